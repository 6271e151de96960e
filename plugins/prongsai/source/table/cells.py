"""CSV text → rows of cells (RFC 4180), each with its place in the file and in Excel."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from prongsai.source.yaml.errors import YamlProblem
from prongsai.source.yaml.tree import Mark
from prongsai.thai.text import needs_normalising, normalise, tidied

BLANK = frozenset({"", "-", "–", "—"})
"""Cells that say nothing: empty, or the dash of one who has nothing to fill in."""

SEPARATORS = ",;\t"
_SAID_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t ]*(?:\n|\Z)', re.IGNORECASE)
"""The first line by which Excel is told the separator, and which it does not show."""
_LINES = re.compile("\n*+")
_BEGINNING = 20_000
"""So much of a text is tried with each separator."""


MAX_ROWS = 20_000
MAX_COLUMNS = 500
_MAX_PROBLEMS = 500
"""What has more is no table of an agency, or one mistake repeated."""


class Cell(NamedTuple):
    """A normalised text and where it stands: in the file (from 0), and the row and column of Excel (from 1 and 0)."""

    text: str
    line: int
    at: int
    row: int
    column: int

    @property
    def mark(self) -> Mark:
        """Its place in the file."""
        return Mark(self.line, self.at)

    @property
    def in_excel(self) -> str:
        """Where Excel shows it, said where its row is not the line of the file; else nothing."""
        return "" if self.row == self.line + 1 else f" (ใน Excel คือแถวที่ {self.row} คอลัมน์ {_letters(self.column)})"

    def saying(self, text: str) -> Cell:
        """Another text in the same place."""
        return self._replace(text=text)


Row = list[Cell]


def _letters(column: int) -> str:
    """`A` to `Z`, then `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def told(code: str, cell: Cell, found: str, cure: str, **how: object) -> YamlProblem:
    """A problem of a cell."""
    return YamlProblem(code, cell.line, cell.at, found + cell.in_excel, cure, **how)  # type: ignore[arg-type]


def rows_of(text: str, problems: list[YamlProblem], score: Callable[[list[Row]], int]) -> list[Row]:
    """The rows that hold anything. Where the file does not say its separator, it is the one whose rows have the best `score`."""
    said = _SAID_SEPARATOR.match(text)
    if said:
        return _rows(text, said[1], said.end(), problems)
    first, beginning = text.split("\n", 1)[0], text[:_BEGINNING]
    best = max(SEPARATORS, key=lambda one: (score(_rows(beginning, one, 0, [])), first.count(one)))
    return _rows(text, best, 0, problems)


def _rows(text: str, separator: str, start: int, problems: list[YamlProblem]) -> list[Row]:
    mark = re.escape(separator)
    # Possessive, so that a quotation mark that nothing closes is looked for once.
    quoted = re.compile(rf'"((?:[^"]++|"")*+)"[ \t]*+(?={mark}|\n|\Z)' if separator != "\t" else r'"((?:[^"]++|"")*+)" *+(?=\t|\n|\Z)')
    plain = re.compile(rf"[^{mark}\n]*+")
    tidy = normalise if needs_normalising(text.replace("\t", "")) else tidied
    rows: list[Row] = []
    row: Row = []
    at, line, number = start, text.count("\n", 0, start), 1
    begins = start
    while at <= len(text):
        found = quoted.match(text, at) if text[at : at + 1] == '"' else None
        place, breaks = (line, at - begins, number, len(row)), 0
        if found is not None:
            value, end = found[1].replace('""', '"'), found.end()
            breaks = text.count("\n", at, end)
        else:
            end = plain.match(text, at).end()  # type: ignore[union-attr]  # a cell may be empty
            value = text[at:end]
            if value.startswith('"') and len(problems) < _MAX_PROBLEMS:
                cure = 'ปิดเครื่องหมายคำพูดท้ายค่า ถ้าในค่ามีเครื่องหมายคำพูด ให้พิมพ์ซ้อนกันสองตัว ("")'
                problems.append(told("csv-table", Cell(value, *place), "ค่านี้เปิดเครื่องหมายคำพูดแต่ไม่ได้ปิด", cure))
        row.append(Cell(tidy(value) if value else "", *place))
        if breaks:
            line += breaks
            begins = text.rindex("\n", at, end) + 1
        at = end
        if len(row) == MAX_COLUMNS and text[at : at + 1] == separator:
            problems.append(told("csv-table", row[0], f"แถวนี้มีเกิน {MAX_COLUMNS} คอลัมน์", "ลบคอลัมน์ที่ไม่ใช้ทางขวาของตาราง แล้วบันทึกใหม่"))
            break
        if at == len(text) or text[at] == "\n":
            if any(cell.text for cell in row):
                rows.append(row)
            if len(rows) > MAX_ROWS:
                problems.append(told("csv-table", row[0], f"ตารางมีเกิน {MAX_ROWS:,} แถว", "ลบแถวที่ไม่ใช่งานของปีนี้ แล้วบันทึกใหม่"))
                break
            row = []
            blank = _LINES.match(text, at)
            assert blank is not None, "at least the end of this line, or nothing at the end of all"
            number += (ended := blank.end() - at) or 1
            line += ended or 1
            begins = at = max(blank.end(), at + 1)
        else:
            at += 1
    return rows

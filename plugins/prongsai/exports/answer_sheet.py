"""The answer sheet of a year's OIT items, in the order of the official form, to be copied into it: CSV and XLSX."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from prongsai.exports import Absolute
from prongsai.exports.csv import csv_text
from prongsai.exports.table import Column, Table, Value, row
from prongsai.oit.verdict import ItemState

_COLUMNS = (
    Column("code", "ข้อ"),
    Column("title", "ข้อมูลที่ต้องเปิดเผย"),
    Column("disclosed", "มี/ไม่มี"),
    Column("url", "URL"),
    Column("explanation", "คำอธิบาย"),
    Column("date", "วันที่ตอบ"),
    Column("verdict", "ผลตรวจของเว็บไซต์"),
)
_WIDTHS = {"code": 7, "title": 48, "disclosed": 10, "url": 52, "explanation": 70, "date": 13, "verdict": 40}
_DISCLOSED = {ItemState.UNSTATED: "", ItemState.ABSENT: "ไม่มี"}
_TEXT = {"text_wrap": True, "valign": "top"}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A day of no meaning: the same data make the same file."""
_NAME = "answer-sheet"


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the form: what is told of an item, the address of its page, and the click path to it."""

    code: str
    title_th: str
    state: ItemState
    address: str
    path_th: str
    told_th: str = ""
    answered_on: date | None = None
    missing_th: tuple[str, ...] = ()
    can_be_seen: bool = True
    """Whether there is anything to be opened; what has a title alone is not answered with มี."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The sheet of a year in the folder of a page."""

    folder: str
    lines: tuple[Answered, ...]
    caption_th: str

    def files(self) -> tuple[CsvSheet, XlsxSheet]:
        """The sheet as CSV and as XLSX."""
        return CsvSheet(self), XlsxSheet(self)


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """The sheet as CSV."""

    sheet: AnswerSheet

    @property
    def address(self) -> str:
        """Where it lies."""
        return f"{self.sheet.folder}{_NAME}.csv"

    def data(self, absolute: Absolute) -> bytes:
        """What is written."""
        return csv_text(table(self.sheet.lines, self.sheet.caption_th, absolute)).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class XlsxSheet:
    """The sheet as a workbook."""

    sheet: AnswerSheet

    @property
    def address(self) -> str:
        """Where it lies."""
        return f"{self.sheet.folder}{_NAME}.xlsx"

    def data(self, absolute: Absolute) -> bytes:
        """What is written."""
        return _xlsx(self.sheet.lines, self.sheet.caption_th, absolute)


def table(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> Table:
    """The sheet as rows, one an item."""
    return Table(name=_NAME, caption_th=caption_th, columns=_COLUMNS, rows=tuple(row(_values(line, absolute)) for line in lines))


def _values(line: Answered, absolute: Absolute) -> Mapping[str, Value]:
    return {
        "code": line.code,
        "title": line.title_th,
        "disclosed": _DISCLOSED.get(line.state, "มี" if line.can_be_seen else ""),
        "url": absolute(line.address),
        "explanation": "\n".join(part for part in (line.path_th, line.told_th) if part),
        "date": line.answered_on.isoformat() if line.answered_on else "",
        "verdict": f"{line.state.label}: ขาด {', '.join(line.missing_th)}" if line.state is ItemState.INCOMPLETE else line.state.label,
    }


def _xlsx(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> bytes:
    """Cells are texts whatever they begin with: no formula can come out of a title."""
    # Loaded when the first is written: what only plans pages writes none.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": caption_th, "created": _MADE})
        sheet = book.add_worksheet("OIT")
        sheet.freeze_panes("C2")
        text, head = book.add_format(_TEXT), book.add_format({**_TEXT, "bold": True})
        for number, column in enumerate(_COLUMNS):
            sheet.set_column(number, number, _WIDTHS[column.key])
            sheet.write_string(0, number, column.head_th, head)
        for line, one in enumerate(table(lines, caption_th, absolute).rows, 1):
            for number, column in enumerate(_COLUMNS):
                if value := one.values[column.key]:
                    sheet.write_string(line, number, str(value), text)
    return file.getvalue()

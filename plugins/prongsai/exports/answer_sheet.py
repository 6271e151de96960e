"""The answer sheet of a year's OIT items, in the order of the official form, to be copied into it: CSV and XLSX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

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
_LETTERS = "ABCDEFG"
_MADE = "2000-01-01T00:00:00Z"
"""A day of no meaning: the same data make the same file."""
_TITLE = "OIT-TITLE"
"""Stands in the blank workbook where each year's own goes."""
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
        "disclosed": _DISCLOSED.get(line.state, "มี"),
        "url": absolute(line.address),
        "explanation": "\n".join(part for part in (line.path_th, line.told_th) if part),
        "date": line.answered_on.isoformat() if line.answered_on else "",
        "verdict": f"{line.state.label}: ขาด {', '.join(line.missing_th)}" if line.state is ItemState.INCOMPLETE else line.state.label,
    }


def _xlsx(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> bytes:
    blank = _blank()
    rows = "".join(
        f'<row r="{number}">{_cells(one.values, number, blank.style)}</row>'
        for number, one in enumerate(table(lines, caption_th, absolute).rows, 2)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in blank.parts.items():
            text = part.replace(_TITLE, escape(caption_th)).replace("</sheetData>", f"{rows}</sheetData>")
            # Without the moment at which each part is written.
            book.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _cells(values: Mapping[str, Value], number: int, style: str) -> str:
    """Cells that are text whatever they begin with: no formula can come out of a title."""
    return "".join(
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(str(values[column.key]))}</t></is></c>'
        for letter, column in zip(_LETTERS, _COLUMNS, strict=True)
        if values[column.key]
    )


@dataclass(frozen=True, slots=True)
class _Blank:
    """A workbook with its heads and no rows: its parts by name, and the number of the style of its texts."""

    parts: dict[str, str]
    style: str


@cache
def _blank() -> _Blank:
    """Made by openpyxl, once: a year's rows take it longer than everything else that is done for them."""
    book = Workbook(write_only=True)
    book.properties.title = _TITLE
    sheet = book.create_sheet("OIT")
    sheet.freeze_panes = "C2"
    for letter, column in zip(_LETTERS, _COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = _WIDTHS[column.key]
    text = Alignment(wrap_text=True, vertical="top")
    for texts in ([column.head_th for column in _COLUMNS], [_TITLE]):
        cells = [WriteOnlyCell(sheet, value=value) for value in texts]
        for cell in cells:
            cell.alignment, cell.font = text, Font(bold=len(texts) > 1)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as made:
        parts = {name: made.read(name).decode("utf-8") for name in made.namelist()}
    sheets = next(name for name in parts if name.startswith("xl/worksheets/"))
    (sample,) = re.findall(r'<row r="2"[^>]*><c r="A2" s="([0-9]+)".*?</row>', parts[sheets])
    parts[sheets] = re.sub(r'<row r="2".*?</row>', "", parts[sheets])
    parts["docProps/core.xml"] = re.sub(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", _MADE, parts["docProps/core.xml"])
    return _Blank(parts, sample)

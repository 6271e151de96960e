"""The answer sheet of a year's OIT items, in the order of the official form, to be copied into it: CSV and XLSX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from prongsai.exports import Absolute, AddressedFile
from prongsai.exports.csv import csv_text
from prongsai.exports.table import Column, Row, Table, Value
from prongsai.oit.verdict import ItemState, ItemVerdict

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
    """One line of the form: the verdict on an item, the address of its page, and the click path to it."""

    verdict: ItemVerdict
    address: str
    path_th: str


def files(folder: str, lines: tuple[Answered, ...], caption_th: str) -> tuple[AddressedFile, AddressedFile]:
    """The sheet in the folder of a page, as CSV and as XLSX."""
    return (
        AddressedFile(f"{folder}{_NAME}.csv", partial(_csv, lines, caption_th)),
        AddressedFile(f"{folder}{_NAME}.xlsx", partial(_xlsx, lines, caption_th)),
    )


def table(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> Table:
    """The sheet as rows, one an item."""
    return Table(name=_NAME, caption_th=caption_th, columns=_COLUMNS, rows=tuple(Row(_values(line, absolute)) for line in lines))


def _values(line: Answered, absolute: Absolute) -> Mapping[str, Value]:
    verdict, answer = line.verdict, line.verdict.answer
    told = answer and (answer.explanation_th if answer.disclosed else answer.reason_th)
    missing = ", ".join(one.element.text_th for one in verdict.missing)
    return {
        "code": verdict.item.code,
        "title": verdict.item.title_th,
        "disclosed": _DISCLOSED.get(verdict.state, "มี"),
        "url": absolute(line.address),
        "explanation": "\n".join(part for part in (line.path_th, told) if part),
        "date": answer.answered_on.isoformat() if answer and answer.answered_on else "",
        "verdict": f"{verdict.state.label}: ขาด {missing}" if verdict.state is ItemState.INCOMPLETE else verdict.state.label,
    }


def _csv(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> bytes:
    return csv_text(table(lines, caption_th, absolute)).encode("utf-8", "replace")


def _xlsx(lines: tuple[Answered, ...], caption_th: str, absolute: Absolute) -> bytes:
    blank = _blank()
    rows = "".join(
        f'<row r="{number}">{_cells(row.values, number, blank.style)}</row>'
        for number, row in enumerate(table(lines, caption_th, absolute).rows, 2)
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
    for row in ([column.head_th for column in _COLUMNS], [_TITLE]):
        cells = [WriteOnlyCell(sheet, value=value) for value in row]
        for cell in cells:
            cell.alignment, cell.font = text, Font(bold=len(row) > 1)
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

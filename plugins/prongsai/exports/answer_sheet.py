"""The answer sheet of a year's OIT items, in the order of the official form, to be copied into it: CSV and XLSX."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle

from prongsai.exports import Absolute, AddressedFile
from prongsai.exports.csv import csv_text
from prongsai.oit.verdict import ItemState, ItemVerdict
from prongsai.pages.table import Column, Row, Table

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
_MADE = datetime(2000, 1, 1)  # a day of no meaning: the same data make the same file
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


def _values(line: Answered, absolute: Absolute) -> Mapping[str, str | None]:
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
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _MADE
    book.properties.title = caption_th
    sheet = book.create_sheet("OIT")
    sheet.freeze_panes = "C2"
    for place, column in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDEFG"[place]].width = _WIDTHS[column.key]
    # A style that all cells name costs a third of a style made for each.
    for style in ("head", "text"):
        book.add_named_style(NamedStyle(style, font=Font(bold=style == "head"), alignment=Alignment(wrap_text=True, vertical="top")))
    sheet.append([_cell(sheet, column.head_th, "head") for column in _COLUMNS])
    for row in table(lines, caption_th, absolute).rows:
        sheet.append([_cell(sheet, row.values[column.key], "text") for column in _COLUMNS])
    file = io.BytesIO()
    book.save(file)
    return _timeless(file)


def _cell(sheet: Any, value: Any, style: str) -> Any:
    """A cell that is text whatever it begins with: no formula can come out of a title."""
    cell = WriteOnlyCell(sheet, value=value or None)
    if value:
        cell.data_type = "s"
    cell.style = style
    return cell


def _timeless(file: io.BytesIO) -> bytes:
    """The same archive without the moment at which each part was written."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _without_moment(data)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return rewritten.getvalue()


def _without_moment(core: bytes) -> bytes:
    start, end = b'<dcterms:modified xsi:type="dcterms:W3CDTF">', b"</dcterms:modified>"
    before, found, rest = core.partition(start)
    return before + found + _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + end + rest.partition(end)[2] if found else core

"""The answer sheet of a year's OIT items, in the order of the official form, to be copied into it: CSV and XLSX."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

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
_TEXT = {"text_wrap": True, "valign": "top"}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A day of no meaning: the same data make the same file."""
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
        for line, row in enumerate(table(lines, caption_th, absolute).rows, 1):
            for number, column in enumerate(_COLUMNS):
                if value := row.values[column.key]:
                    sheet.write_string(line, number, str(value), text)
    return file.getvalue()

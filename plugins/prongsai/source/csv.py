"""CSV text, as a spreadsheet saves it → a list of records like one of YAML, and the place of every cell.

A column is known by its Thai head, as form สขร. 1 and our own downloads word it, or by the key of its field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from prongsai.problems.nearest import nearest
from prongsai.source.yaml.errors import YamlProblem
from prongsai.source.yaml.tree import Mark, Path
from prongsai.thai.text import compact, normalise, shortened, tidied

HEADS = {
    "month": ("เดือน",),
    "none": ("ไม่มี", "ไม่มีการจัดซื้อจัดจ้าง"),
    "title_th": ("งานที่จัดซื้อหรือจัดจ้าง", "งานที่ซื้อหรือจ้าง", "งานจัดซื้อจัดจ้าง", "รายการ", "ชื่องาน", "ชื่อโครงการ", "ชื่อรายการของงานที่ซื้อหรือจ้าง"),
    "budget": ("วงเงิน", "วงเงินงบประมาณ", "วงเงินที่จะซื้อหรือจ้าง", "วงเงินที่จัดซื้อหรือจัดจ้าง", "วงเงินงบประมาณที่ได้รับจัดสรร"),
    "budget_source_th": ("แหล่งที่มาของงบประมาณ", "แหล่งงบประมาณ", "แหล่งเงินงบประมาณ"),
    "status_th": ("สถานะ", "สถานะการจัดซื้อจัดจ้าง"),
    "reference_price": ("ราคากลาง",),
    "method_th": ("วิธี", "วิธีซื้อหรือจ้าง", "วิธีจัดซื้อจัดจ้าง", "วิธีการจัดซื้อจัดจ้าง"),
    "bidders": ("ผู้เสนอราคา", "ผู้เสนอราคาและราคาที่เสนอ", "รายชื่อผู้เสนอราคาและราคาที่เสนอ"),
    "winner_th": ("ผู้ได้รับคัดเลือก", "ผู้ได้รับการคัดเลือก", "ผู้ที่ได้รับการคัดเลือก", "รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก"),
    "winner_price": ("ราคาที่ตกลง", "ราคาที่ตกลงซื้อหรือจ้าง"),
    "project_number": ("เลขที่โครงการ", "เลขที่โครงการ e-GP", "เลขที่โครงการในระบบ e-GP"),
    "reason_th": ("เหตุผล", "เหตุผลที่คัดเลือก", "เหตุผลที่คัดเลือกโดยสรุป"),
    "contract_number": ("เลขที่สัญญา", "เลขที่สัญญาหรือข้อตกลง", "เลขที่ของสัญญาหรือข้อตกลง"),
    "contract_on": ("วันที่สัญญา", "วันที่ทำสัญญา", "วันที่ของสัญญาหรือข้อตกลง"),
    "remark_th": ("หมายเหตุ",),
    "id": ("รหัส",),
}
"""The columns of `procurement.csv`: the field of each, and the heads under which it is met."""

OF_SITE = {
    "number": ("ลำดับที่", "ลำดับ", "ที่"),
    "fiscal_year_be": ("ปีงบประมาณ",),
    "agency": ("ชื่อหน่วยงาน", "หน่วยงาน"),
    "district_th": ("อำเภอ",),
    "province_th": ("จังหวัด",),
    "ministry_th": ("กระทรวง", "กระทรวงที่กำกับดูแล"),
    "kind": ("ประเภทหน่วยงาน",),
}
"""Columns of the official list that the site fills by itself: they may stand in the file, and no record takes them."""

_BLANK = frozenset({"", "-", "–"})
_YES = frozenset({"ไม่มี", "ใช่", "x", "/", "✓"})
_WITH_PRICE = re.compile(r"(?P<name>.*?\S)(?:\s*[:=(]\s*|\s+)(?P<price>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:บาท)?\s*\)?")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    mark: Mark


@dataclass(slots=True)
class CsvTree:
    """The cells of one file by record and field: made to tell where something stands."""

    text: str
    problems: list[YamlProblem] = field(default_factory=list)
    silent: frozenset[int] = frozenset()
    _rows: list[dict[str, _Cell]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = _rows(self.text, self.problems)
        if rows:
            keys = _keys(rows[0], self.problems)
            self._rows = [self._row(row, keys) for row in rows[1:] if "month" in keys]

    def data(self) -> list[dict[str, Any]] | None:
        """The records, blank cells left out; None where the heads cannot be read."""
        if any(one.code == "csv-table" and one.line == 0 for one in self.problems):
            return None
        return [
            {key: _value(key, cell.text) for key, cell in row.items() if key in HEADS and cell.text not in _BLANK} for row in self._rows
        ]

    def column(self, key: str) -> list[str]:
        """The texts of one column, row by row; blank where the file has no such column."""
        return [row[key].text if key in row else "" for row in self._rows]

    def blank_cells(self, path: Path) -> list[str]:
        """The fields of the row at `path` whose cells hold nothing, not even the dash of one who has nothing to fill in."""
        row = self._rows[path[0]] if path and isinstance(path[0], int) else {}
        return [key for key, cell in row.items() if key in HEADS and not cell.text]

    def marks(self, path: Path) -> tuple[Mark, Mark]:
        """The place of the cell at `path`, of its row where it has none, or of the file's beginning."""
        mark = Mark(0, 0)
        if path and isinstance(path[0], int) and path[0] < len(self._rows):
            row = self._rows[path[0]]
            cell = row.get(str(path[1])) if len(path) > 1 else None
            mark = (cell or next(iter(row.values()))).mark
        return mark, mark

    def stands(self, path: Path) -> bool:
        """Whether there is a cell at `path`, be it blank."""
        return len(path) == 2 and isinstance(path[0], int) and path[0] < len(self._rows) and path[1] in self._rows[path[0]]

    def is_guessed(self, path: Path) -> bool:  # noqa: ARG002  # as of a YAML tree
        """Nothing of a table is guessed."""
        return False

    def _row(self, row: list[_Cell], keys: list[str]) -> dict[str, _Cell]:
        for extra in row[len(keys) :]:
            if extra.text not in _BLANK:
                found = f"ค่า “{shortened(extra.text)}” อยู่นอกคอลัมน์ที่มีชื่อ"
                cure = "ถ้าค่ามีเครื่องหมาย , ให้ครอบค่าด้วยเครื่องหมายคำพูด หรือย้ายค่าไปคอลัมน์ที่ถูกต้อง"
                self.problems.append(YamlProblem("csv-table", extra.mark.line, extra.mark.column, found, cure))
                break
        return {key: cell for key, cell in zip(keys, row, strict=False) if key}


def parse(text: str) -> tuple[Any, list[YamlProblem]]:
    """`text` as a list of records, with the problems met on the way; None where nothing could be made of it."""
    tree = CsvTree(text)
    return tree.data() or None, tree.problems


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8, or in the Thai code page in which Excel saves it; raises UnicodeDecodeError."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874")


def _keys(heads: list[_Cell], problems: list[YamlProblem]) -> list[str]:
    """The field of each column, "" where it has none."""
    known = {_folded(name): key for key, names in (HEADS | OF_SITE).items() for name in (key, *names)}
    keys: list[str] = []
    unknown: list[_Cell] = []
    for head in heads:
        key = known.get(_folded(head.text), "")
        if key and key in keys:
            found = f"มีคอลัมน์ {shortened(head.text)} ซ้ำกัน"
            problems.append(YamlProblem("duplicate-key", head.mark.line, head.mark.column, found, "เหลือไว้เพียงคอลัมน์เดียว"))
            key = ""
        elif not key and head.text:
            unknown.append(head)
        keys.append(key)
    if "month" not in keys:
        cure = f"ตั้งชื่อคอลัมน์ในแถวแรก เช่น {', '.join(HEADS[key][0] for key in ('month', 'title_th', 'budget'))}"
        problems.append(YamlProblem("csv-table", 0, 0, "แถวแรกไม่มีคอลัมน์ เดือน", cure))
        return keys
    for head in unknown:
        near = nearest(_folded(head.text), known)
        cure = (
            f"น่าจะเป็น {(HEADS | OF_SITE)[known[near]][0]}"
            if near
            else f"ลบคอลัมน์นี้ หรือใช้ชื่อที่มี: {', '.join(names[0] for names in HEADS.values())}"
        )
        problems.append(YamlProblem("unknown-key", head.mark.line, head.mark.column, f"ไม่รู้จักคอลัมน์ {shortened(head.text)}", cure))
    return keys


def _folded(head: str) -> str:
    """A head without its unit, its spaces and its case."""
    return re.sub(r"\(.*?\)|[\s/]", "", head).casefold()


def _value(key: str, text: str) -> Any:
    if key == "none":
        return "true" if text.casefold() in _YES else text
    if key == "bidders":
        return [_bidder(one.strip()) for one in re.split(r"[;\n]", text) if one.strip()]
    return text


def _bidder(text: str) -> dict[str, str]:
    """`หจก. ก 495,000 บาท` as name and price; a name alone where no price ends it."""
    priced = _WITH_PRICE.fullmatch(text)
    return {"name_th": compact(priced["name"]), "price": priced["price"]} if priced else {"name_th": text}


def _rows(text: str, problems: list[YamlProblem]) -> list[list[_Cell]]:
    """The rows that hold anything, by RFC 4180; separated by what separates the heads."""
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    cell = re.compile(rf'"((?:[^"]|"")*)"[ \t]*(?={re.escape(separator)}|\n|\Z)|([^{re.escape(separator)}\n]*)')
    rows: list[list[_Cell]] = []
    row: list[_Cell] = []
    at, line = 0, 0
    while at <= len(text):
        while line + 1 < len(starts) and starts[line + 1] <= at:
            line += 1
        mark = Mark(line, at - starts[line])
        found = cell.match(text, at)
        assert found is not None, "a cell may be empty"
        if found[1] is None and found[2].startswith('"'):
            cure = 'ปิดเครื่องหมายคำพูดท้ายค่า ถ้าในค่ามีเครื่องหมายคำพูด ให้พิมพ์ซ้อนกันสองตัว ("")'
            problems.append(YamlProblem("csv-table", mark.line, mark.column, "ค่านี้เปิดเครื่องหมายคำพูดแต่ไม่ได้ปิด", cure))
        value = found[2] if found[1] is None else found[1].replace('""', '"')
        row.append(_Cell(tidied(normalise(value)), mark))
        at = found.end()
        if at == len(text) or text[at] == "\n":
            rows.append(row)
            row = []
        at += 1
    return [one for one in rows if any(cell.text for cell in one)]

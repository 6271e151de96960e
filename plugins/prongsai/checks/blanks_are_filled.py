"""What OIT asks for is told or left out: a key or cell that stands blank says neither that there is some nor that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.catalogue import key_labels
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.kinds import RecordKind, all_kinds
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import Shape, shape_of
from prongsai.source.csv import CsvTree
from prongsai.source.yaml.tree import Path

_MAY_BE_BLANK = frozenset({"id", "remark_th"})
"""What nobody asks for, and most records leave blank."""

_INSTEAD = {
    "fee_th": "กรอกค่าธรรมเนียม ถ้าไม่มีให้เขียนว่า ไม่มี",
    "documents_th": "กรอกเอกสารที่ต้องใช้ ถ้าไม่ต้องใช้เอกสารให้เขียน no_documents: true แทนบรรทัดนี้",
    "none": "เขียน none: true ถ้าไม่มี หรือลบบรรทัดนี้ถ้ามี",
    "no_documents": "เขียน no_documents: true ถ้าไม่ต้องใช้เอกสาร หรือลบบรรทัดนี้",
    "project_number": "กรอกเลขที่โครงการ ถ้าไม่มีให้เขียนว่า ไม่มี",
}


def check(records: Records) -> Iterator[Problem]:
    """The warning `blank-value` at each blank key of a file that OIT is judged by, and at each row of a table with blank cells."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind in all_kinds():
                for placed in folder.of(kind) if kind.blanks is not None else ():
                    # In a mended copy what was left out looks like a blank.
                    if placed.file.has_blank and not placed.file.is_mended and placed.value is not None:
                        yield from _row(placed) if placed.file.is_table else _keys(placed, kind)


def _keys(placed: Placed, kind: RecordKind[Any]) -> Iterator[Problem]:
    shape = shape_of(kind.record)
    for path in _blanks(placed, (), placed.typed(), shape, kind.blanks or frozenset()):
        key = str(path[-1])
        cure = _INSTEAD.get(key, "กรอกค่าหลังเครื่องหมาย : หรือลบบรรทัดนี้ถ้ายังไม่มีข้อมูล")
        found = f"{key} ({key_labels()[key]}) ยังว่างอยู่ ช่องที่ว่างแปลว่ายังไม่ได้เปิดเผย"
        yield placed.problem("blank-value", path, found, cure, severity=Severity.WARNING, at_key=True)


def _blanks(placed: Placed, path: Path, data: Any, shape: Shape, told: frozenset[str]) -> Iterator[Path]:
    """The paths of keys that stand without a value; those that must have one have been told of as such."""
    if isinstance(data, dict) and shape.keys is not None:
        for key, inner in shape.keys.items():
            if key in data:
                yield from _blanks(placed, (*path, key), data[key], inner, told)
            elif (
                key not in shape.required and key not in told | _MAY_BE_BLANK and placed.file.typed.tree.stands((*placed.path, *path, key))
            ):
                yield (*path, key)
    elif isinstance(data, list) and shape.item is not None:
        for index, item in enumerate(data):
            yield from _blanks(placed, (*path, index), item, shape.item, told)


def _row(placed: Placed) -> Iterator[Problem]:
    """One problem a row: a table of a thousand jobs may lack a column in each."""
    tree = placed.file.typed.tree
    if not isinstance(tree, CsvTree) or placed.value.none or not placed.value.title_th:
        return
    blank = [key for key in tree.blank_cells(placed.path) if key not in _MAY_BE_BLANK | {"none"}]
    if blank:
        found = f"งานนี้ยังไม่ได้กรอก {', '.join(key_labels()[key] for key in blank)} ช่องที่ว่างแปลว่ายังไม่ได้เปิดเผย"
        cure = "กรอกในคอลัมน์นั้น ถ้ายังไม่มีข้อมูลให้พิมพ์ขีด (-)"
        yield placed.problem("blank-value", (blank[0],), found, cure, severity=Severity.WARNING)

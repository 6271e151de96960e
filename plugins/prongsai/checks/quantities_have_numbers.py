"""A quantity says how many: the reports leave `จำนวน` empty often enough to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.measure import Quantity
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.digits import to_arabic

_FIGURES = ("number", "people", "percent")
_COUNTED = frozenset({"บาท", "คน", "ราย", "ครั้ง", "เรื่อง", "ครัวเรือน", "หลังคาเรือน", "แห่ง", "หลัง", "คัน", "ชุด", "เล่ม", "แผ่น", "ฉบับ", "โครงการ"})
"""Units of which nobody tells thousandths."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `quantity-without-number`, unless the source itself gives none."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.MEASURES):
                for path, quantity in _quantities(placed):
                    yield from _with_dot(placed, path, quantity)
                    if not quantity.not_stated and _has_no_figure(placed, path, quantity):
                        yield placed.problem(
                            "quantity-without-number",
                            path,
                            "มีจำนวนที่ไม่ได้กรอกตัวเลข",
                            "กรอก number, people หรือ percent หรือใส่ not_stated: true ถ้าต้นฉบับไม่ได้ระบุ",
                            severity=Severity.WARNING,
                        )


def _with_dot(placed: Placed, path: Path, quantity: Quantity) -> Iterator[Problem]:
    """The warning `unlikely-number` where a dot may separate thousands: of what is counted there is no half."""
    if quantity.number is None or quantity.number % 1 == 0 or (quantity.unit_th or "").partition(" ")[0] not in _COUNTED:
        return
    typed = str(placed.typed((*path, "number")))
    if re.fullmatch(r"[1-9๑-๙][0-9๐-๙]{0,2}\.[0-9๐-๙]{3}", typed):
        found = f"จำนวน “{typed}” {quantity.unit_th} อ่านได้สองอย่าง จุดอาจคั่นหลักพันหรือเป็นจุดทศนิยม"
        cure = f"เปลี่ยนเป็น {to_arabic(typed).replace('.', '')} ถ้าจุดคั่นหลักพัน ถ้าเป็นทศนิยมจริง ไม่ต้องแก้"
        yield placed.problem("unlikely-number", (*path, "number"), found, cure, severity=Severity.WARNING)


def _quantities(placed: Placed) -> Iterator[tuple[Path, Quantity]]:
    if placed.value is not None:
        for key in ("results", "outcomes"):
            for index, statement in enumerate(getattr(placed.value, key)):
                for nth, quantity in enumerate(statement.quantities):
                    yield (key, index, "quantities", nth), quantity


def _has_no_figure(placed: Placed, path: Path, quantity: Quantity) -> bool:
    if any(getattr(quantity, figure) is not None for figure in _FIGURES):
        return False
    # A figure that could not be read has been told of by itself.
    typed = placed.typed(path)
    return not (isinstance(typed, dict) and any(figure in typed for figure in _FIGURES))

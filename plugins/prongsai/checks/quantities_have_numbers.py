"""A quantity says how many: the reports leave `จำนวน` empty often enough to be told."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.problem import Problem, Severity
from prongsai.records import Records


def check(records: Records) -> Iterator[Problem]:
    """The warning `quantity-without-number`, unless the source itself gives none."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.measures:
                if placed.value is None:
                    continue
                for key in ("results", "outcomes"):
                    for index, statement in enumerate(getattr(placed.value, key)):
                        for nth, quantity in enumerate(statement.quantities):
                            if (quantity.number, quantity.people, quantity.percent) == (None, None, None) and not quantity.not_stated:
                                yield placed.problem(
                                    "quantity-without-number",
                                    (key, index, "quantities", nth),
                                    "มีจำนวนที่ไม่ได้กรอกตัวเลข",
                                    "กรอก number, people หรือ percent หรือใส่ not_stated: true ถ้าต้นฉบับไม่ได้ระบุ",
                                    severity=Severity.WARNING,
                                )

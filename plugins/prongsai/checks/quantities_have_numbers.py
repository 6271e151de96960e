"""A quantity says how many: the reports leave `จำนวน` empty often enough to be told."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.measure import Quantity
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path

_FIGURES = ("number", "people", "percent")


def check(records: Records) -> Iterator[Problem]:
    """The warning `quantity-without-number`, unless the source itself gives none."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.MEASURES):
                for path, quantity in _quantities(placed):
                    if not quantity.not_stated and _has_no_figure(placed, path, quantity):
                        yield placed.problem(
                            "quantity-without-number",
                            path,
                            "มีจำนวนที่ไม่ได้กรอกตัวเลข",
                            "กรอก number, people หรือ percent หรือใส่ not_stated: true ถ้าต้นฉบับไม่ได้ระบุ",
                            severity=Severity.WARNING,
                        )


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

"""The prices of one job are of one size: a zero too many or too few is told."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.catalogue import key_labels
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.procurement import Job
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import shortened

_FAR = 5
"""No budget, reference price and price of one job differ so many times."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `unlikely-number` at a price that is far from the budget, or where none is told from the reference price."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.PROCUREMENT):
                if placed.value is not None:
                    yield from _far(placed, placed.value)


def _far(placed: Placed, job: Job) -> Iterator[Problem]:
    key = "budget" if job.budget else "reference_price"
    base = getattr(job, key)
    if not base:
        return
    for path, price in _prices(job):
        if price and path != (key,) and not base < price * _FAR < base * _FAR**2:
            label = key_labels()[str(path[-1])].removesuffix(" (บาท)")
            typed = shortened(_typed(placed, path, price))
            found = f"{label} {typed} ห่างจาก{key_labels()[key].removesuffix(' (บาท)')} {base:,.10g} บาท เกิน {_FAR} เท่า"
            cure = "ตรวจจำนวนหลักของทั้งสองค่ากับต้นฉบับ แก้ค่าที่ศูนย์ขาดหรือเกิน ถ้าถูกต้องแล้วไม่ต้องแก้"
            yield placed.problem("unlikely-number", path, found, cure, severity=Severity.WARNING)


def _prices(job: Job) -> Iterator[tuple[Path, float | None]]:
    yield ("reference_price",), job.reference_price
    for index, bidder in enumerate(job.bidders):
        yield ("bidders", index, "price"), bidder.price
    yield ("winner_price",), job.winner_price


def _typed(placed: Placed, path: Path, price: float) -> str:
    try:
        return str(placed.typed(path))
    except (KeyError, IndexError, TypeError):
        return f"{price:,.10g}"

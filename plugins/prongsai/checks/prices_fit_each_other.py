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
"""Prices of one job do not differ so many times. A budget may: it can be that of a plan of many jobs."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `unlikely-number` at a price that is far from the reference price, or where none is told far above the budget."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.PROCUREMENT):
                if placed.value is not None:
                    yield from _far(placed, placed.value)


def _far(placed: Placed, job: Job) -> Iterator[Problem]:
    key = "reference_price" if job.reference_price else "budget"
    base = getattr(job, key)
    if not base:
        return
    for path, price in _prices(job):
        if not price:
            continue
        is_low = key == "reference_price" and price * _FAR <= base
        # What was agreed above the price is told as `price-too-high`.
        if is_low or (price >= base * _FAR and path != ("winner_price",)):
            label = key_labels()[str(path[-1])].removesuffix(" (บาท)")
            typed = shortened(_typed(placed, path, price))
            found = f"{label} {typed} ห่างจาก{key_labels()[key].removesuffix(' (บาท)')} {base:,.10g} บาท เกิน {_FAR} เท่า"
            cure = "ตรวจจำนวนหลักของทั้งสองค่ากับต้นฉบับ แก้ค่าที่ศูนย์ขาดหรือเกิน ถ้าถูกต้องแล้วไม่ต้องแก้"
            yield placed.problem("unlikely-number", path, found, cure, severity=Severity.WARNING)


def _prices(job: Job) -> Iterator[tuple[Path, float | None]]:
    for index, bidder in enumerate(job.bidders):
        yield ("bidders", index, "price"), bidder.price
    yield ("winner_price",), job.winner_price


def _typed(placed: Placed, path: Path, price: float) -> str:
    try:
        return str(placed.typed(path))
    except (KeyError, IndexError, TypeError):
        return f"{price:,.10g}"

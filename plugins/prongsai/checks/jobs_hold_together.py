"""A job of procurement holds together: who won had offered, for no more than was offered or planned, before the contract was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.model.fields import NONE_TH
from prongsai.model.procurement import Job
from prongsai.problems.problem import Problem, Severity
from prongsai.thai.calendar import ce_year
from prongsai.thai.text import shortened

_OPENED = re.compile("([0-9]{2})(0[1-9]|1[0-2])[0-9]{7}")
"""A number of e-GP begins with the year (two digits, B.E.) and the month in which the project was opened."""


def check(records: Records) -> Iterator[Problem]:
    """The warnings `contradicted`, `price-too-high`, `days-out-of-order`, and `list-in-two-files` beside a table."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            yield from _two_files(year)
            for placed in year.of(kinds.PROCUREMENT):
                if placed.value is not None and not placed.value.none:
                    yield from _winner(placed, placed.value)
                    yield from _prices(placed, placed.value)
                    yield from _days(placed, placed.value)


def _two_files(year: YearRecords) -> Iterator[Problem]:
    """A table beside a list: both are read, though one was mostly meant to stand for the other."""
    for kind, placed in year.placed.items():
        files = {one.file.name: one.file for one in placed if kind.table and one.file.name.name in (kind.file, kind.table)}
        if len(files) < 2:
            continue
        table, lists = (next(file for file in files.values() if file.is_table is wanted) for wanted in (True, False))
        listed = {key: one for one in placed if not one.file.is_table for key in _keys(one.value)}
        again = [one for one in placed if one.file.is_table and any(key in listed for key in _keys(one.value))]
        same = f" โดย {len(again)} งานมีอยู่ในทั้งสองไฟล์ เช่น “{shortened(again[0].value.title_th or NONE_TH)}”" if again else ""
        found = f"มี {lists.name.name} อยู่ด้วย ระบบนำ {table.name.name} กับไฟล์นั้นมารวมกัน{same}"
        cure = "ตรวจว่างานในสองไฟล์ไม่ซ้ำกัน แล้วรวมไว้ในไฟล์เดียว"
        yield table.problem("list-in-two-files", (), found, cure, severity=Severity.WARNING)


def _keys(job: Job | None) -> Iterator[Any]:
    if job is not None:
        yield job.month, _folded(job.title_th or NONE_TH)
        if job.project_number and job.project_number != NONE_TH:
            yield job.project_number


def _folded(name: str) -> str:
    return re.sub(r"[\s.]", "", name).casefold()


def _winner(placed: Placed, job: Job) -> Iterator[Problem]:
    if not job.winner_th or not job.bidders:
        return
    winner = _folded(job.winner_th)
    named = [bidder for bidder in job.bidders if _folded(bidder.name_th) in winner or winner in _folded(bidder.name_th)]
    if not named:
        bidders = ", ".join(shortened(one.name_th, 30) for one in job.bidders[:4])
        found = f"ผู้ได้รับคัดเลือก “{shortened(job.winner_th)}” ไม่อยู่ในรายชื่อผู้เสนอราคา ({bidders})"
        yield placed.problem("contradicted", ("winner_th",), found, "แก้ชื่อให้ตรงกัน หรือเพิ่มผู้เสนอราคาที่ขาด", severity=Severity.WARNING)
        return
    offers = [bidder.price for bidder in named if bidder.price is not None]
    if job.winner_price is not None and offers and job.winner_price > max(offers):
        yield _too_high(placed, job.winner_price, f"ราคาที่ผู้ได้รับคัดเลือกเสนอ {max(offers):,.10g} บาท")


def _prices(placed: Placed, job: Job) -> Iterator[Problem]:
    if job.winner_price is None:
        return
    for key, what in (("budget", "วงเงิน"), ("reference_price", "ราคากลาง")):
        limit = getattr(job, key)
        if limit is not None and 0 < limit < job.winner_price:
            yield _too_high(placed, job.winner_price, f"{what} {placed.quoted((key,), f'{limit:,.10g}')} บาท")
            return


def _too_high(placed: Placed, price: float, limit: str) -> Problem:
    found = f"ราคาที่ตกลง {placed.quoted(('winner_price',), f'{price:,.10g}')} บาท สูงกว่า{limit}"
    return placed.problem("price-too-high", ("winner_price",), found, "ตรวจตัวเลขกับสัญญา", severity=Severity.WARNING)


def _days(placed: Placed, job: Job) -> Iterator[Problem]:
    opened = _OPENED.fullmatch(job.project_number or "")
    if job.contract_on is None or opened is None:
        return
    year, month = ce_year(2500 + int(opened[1])), int(opened[2])
    if (job.contract_on.year, job.contract_on.month) < (year, month):
        found = f"สัญญาทำก่อนเดือนที่เปิดโครงการ {job.project_number} ใน e-GP (เลขสี่ตัวแรกคือปีและเดือน)"
        yield placed.problem("days-out-of-order", ("contract_on",), found, "ตรวจวันที่สัญญาและเลขที่โครงการ", severity=Severity.WARNING)

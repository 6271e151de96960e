"""What was counted, bought or reported has happened: nothing is told of a month that has not begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.measure import Round
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.calendar import Month, Period, fiscal_year, half_year, long_date


def check(records: Records) -> Iterator[Problem]:
    """The warning `month-in-future`: against today where it is known, else against the day on which the data were brought up to date."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.STATISTICS):
                if placed.value is not None:
                    yield from _statistics(placed, records.today)
            if records.today is None or records.today > fiscal_year(year.year_be).to_on:
                continue
            for placed in year.of(kinds.PROCUREMENT):
                if placed.value is not None:
                    yield from _month(placed, ("month",), placed.value.month, records.today)
            for placed in year.of(kinds.MEASURES):
                for index, entry in enumerate(placed.value.progress if placed.value else ()):
                    begins = half_year(year.year_be, 2 if entry.round is Round.FULL_YEAR else 1).from_on
                    if entry.round is not None and records.today < begins and (entry.percent or entry.text_th):
                        found = f"รายงานผลของ{entry.round.label} แต่ช่วงนั้นยังไม่เริ่ม"
                        yield _told(placed, ("progress", index, "round"), found)


def _statistics(placed: Placed, today: date | None) -> Iterator[Problem]:
    statistics = placed.value
    for index, service in enumerate(statistics.services):
        for nth, month in enumerate(service.months):
            if month.count:
                yield from _month(placed, ("services", index, "months", nth, "month"), month.month, today, statistics.updated_on)
        if service.period is not None and service.count:
            yield from _period(placed, ("services", index, "period"), service.period, today, statistics.updated_on)
    for index, complaint in enumerate(statistics.complaints):
        if complaint.received or complaint.none:
            yield from _period(placed, ("complaints", index, "period"), complaint.period, today, statistics.updated_on)


def _month(placed: Placed, path: Path, month: Month, today: date | None, updated_on: date | None = None) -> Iterator[Problem]:
    if month.year_ce is not None:
        yield from _period(placed, path, month.days, today, updated_on)


def _period(placed: Placed, path: Path, period: Period, today: date | None, updated_on: date | None) -> Iterator[Problem]:
    if today is not None and period.from_on > today:
        yield _told(placed, path, f"มีข้อมูลของ {placed.quoted(path, period.name_th)} ซึ่งยังไม่ถึง")
    elif updated_on is not None and period.from_on > updated_on:
        yield _told(placed, path, f"มีข้อมูลของ {placed.quoted(path, period.name_th)} แต่ updated_on เป็นวันที่ {long_date(updated_on)} ซึ่งมาก่อน")


def _told(placed: Placed, path: Path, found: str) -> Problem:
    return placed.problem("month-in-future", path, found, "แก้เดือนหรือปี หรือรอกรอกเมื่อถึงเวลา", severity=Severity.WARNING)

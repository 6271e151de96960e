"""What a record dates to its fiscal year lies in it: a measure's schedule, the period of a count, the day of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import typed_at
from prongsai.kinds import RecordKind
from prongsai.likely.days import meant, said
from prongsai.model.fields import WITHIN_YEAR
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import marked, values_at
from prongsai.thai.calendar import Month, Period, fiscal_year

_NEAR_DAYS = 3 * 366


def check(records: Records) -> Iterator[Problem]:
    """The warnings `schedule-outside-year` and `date-outside-year` where something has no day in the year of its folder."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for kind, placed in year.placed.items():
                for pattern in marked(kind.record, WITHIN_YEAR):
                    for one in placed:
                        for path, when in values_at(one.value, pattern):
                            if (told := _told(year, kind, when, partial(typed_at, one, path))) is not None:
                                code, found, cure = told
                                yield one.problem(code, path, found, cure, severity=Severity.WARNING)


def _told(year: YearRecords, kind: RecordKind[Any], when: Any, typed: Callable[[], Any]) -> tuple[Any, str, str] | None:
    period, whole = _days(when), fiscal_year(year.year_be)
    if period is None or (period.to_on >= whole.from_on and period.from_on <= whole.to_on):
        return None
    written = typed()
    if isinstance(written, dict):  # schedule: {period: …}
        written = written.get("period")
    outside = f"{said(written, period)}อยู่นอกปีงบประมาณ {year.year_be} ({whole.name_th})"
    right = _right(written, when, period, whole)
    if kind is kinds.MEASURES:
        cure = f"น่าจะเป็น {right}" if right else "แก้ปีของระยะเวลา หรือย้ายมาตรการไปโฟลเดอร์ของปีที่ถูกต้อง"
        return "schedule-outside-year", f"ระยะเวลา {outside}", cure
    return "date-outside-year", outside, f"น่าจะเป็น {right}" if right else "แก้ปี หรือย้ายรายการนี้ไปโฟลเดอร์ของปีที่ถูกต้อง"


def _right(typed: Any, when: Any, period: Period, whole: Period) -> str | None:
    """What was typed with the year that was likely meant: only where it is far away, since one next to it may lie in the wrong folder."""
    if not isinstance(typed, str) or abs((period.from_on - whole.from_on).days) < _NEAR_DAYS:
        return None
    value = when if isinstance(when, date | Month) else period
    return meant(typed, value, lambda days: whole.from_on <= days.from_on and days.to_on <= whole.to_on)


def _days(when: Any) -> Period | None:
    if isinstance(when, Period):
        return when
    if isinstance(when, Month):
        # One that could not be read has no year, and has been told of.
        return when.days if when.year_ce else None
    if isinstance(when, date):
        return Period(when, when)
    period: Period | None = when.period
    return period

"""Who says that there was none tells of none beside it."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.model.statistics import FIGURES
from prongsai.problems.problem import Problem
from prongsai.thai.calendar import Month


def check(records: Records) -> Iterator[Problem]:
    """`none-contradicted` at `none: true` of complaints that are counted, and of a month that has jobs."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            yield from _complaints(year)
            yield from _months(year)


def _complaints(year: YearRecords) -> Iterator[Problem]:
    for placed in year.of(kinds.STATISTICS):
        for index, one in enumerate(placed.value.complaints if placed.value else ()):
            counted = [f"{key} {count:,}" for key in FIGURES if (count := getattr(one, key))]
            if one.none and counted:
                found = f"none: true บอกว่าไม่มีเรื่องร้องเรียน แต่กรอก {' '.join(counted)} ไว้"
                yield placed.problem("none-contradicted", ("complaints", index, "none"), found, "ลบ none: true หรือลบตัวเลขออก")


def _months(year: YearRecords) -> Iterator[Problem]:
    placed_jobs = [placed for placed in year.of(kinds.PROCUREMENT) if placed.value]
    jobs: dict[Month, int] = {}
    for placed in placed_jobs:
        if not placed.value.none:
            jobs[placed.value.month] = jobs.get(placed.value.month, 0) + 1
    for placed in placed_jobs:
        month = placed.value.month
        if month.year_ce is None:
            continue  # what stands in for a month that could not be read
        if placed.value.none and (placed.value.title_th or month in jobs):
            typed = placed.typed().get("month", month.name_th)
            found = f"none: true บอกว่า {typed} ไม่มีการจัดซื้อจัดจ้าง แต่มี{f' {jobs[month]} รายการ' if month in jobs else 'ชื่องานอยู่ด้วย'}"
            yield placed.problem("none-contradicted", ("none",), found, "ลบบรรทัดที่บอกว่าไม่มี หรือแก้เดือนให้ถูกต้อง")

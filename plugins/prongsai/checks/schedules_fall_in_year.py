"""A measure runs in its own fiscal year."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.layout import FileKind
from prongsai.problem import Problem, Severity
from prongsai.records import Records
from prongsai.thai.calendar import fiscal_year


def check(records: Records) -> Iterator[Problem]:
    """The warning `schedule-outside-year` where a schedule has no day in the year of its folder."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            whole = fiscal_year(year.year_be)
            for placed in year.of(FileKind.MEASURES):
                period = placed.value.schedule.period if placed.value and placed.value.schedule else None
                if period and (period.to_on < whole.from_on or period.from_on > whole.to_on):
                    yield placed.problem(
                        "schedule-outside-year",
                        ("schedule",),
                        f"ระยะเวลา {period.name_th} อยู่นอกปีงบประมาณ {year.year_be} ({whole.name_th})",
                        "แก้ปีของระยะเวลา หรือย้ายมาตรการไปโฟลเดอร์ของปีที่ถูกต้อง",
                        severity=Severity.WARNING,
                    )

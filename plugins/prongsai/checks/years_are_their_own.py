"""A year is no copy of another: one begun by copying a folder still has that year's closing, title, days or data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from prongsai import kinds
from prongsai.intake.records import AgencyRecords, Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.model.fiscal_year import YearRecord
from prongsai.problems.problem import Problem, Severity
from prongsai.published.recorded import recorded_years
from prongsai.source.files import SourceFile
from prongsai.thai.calendar import fiscal_year
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_YEAR = re.compile("(?<![0-9])25[0-9]{2}(?![0-9])")
_MAY_STAY = frozenset({kinds.YEAR, kinds.OIT})
"""What is looked at key by key, and what may be answered alike each year."""
_FEW = 3
"""A file with fewer values may well say the same in two years, as that there was none of something."""


def check(records: Records) -> Iterator[Problem]:
    """`year-copied` at what belongs to another year: an error where a year is closed that cannot be, else a warning."""
    recorded = recorded_years(records)
    for agency in records.agencies.values():
        for year in agency.years.values():
            placed = year.one(kinds.YEAR)
            if placed and placed.value:
                yield from _closing(records, agency, year, placed, is_recorded=(agency.slug, year.year_be) in recorded)
                yield from _of_other_year(agency, year, placed)
    yield from _same_data(records)


def _closing(records: Records, agency: AgencyRecords, year: YearRecords, placed: Placed, *, is_recorded: bool) -> Iterator[Problem]:
    """A year cannot have been closed before it began; while it runs, or on a day to come, that is doubtful."""
    record: YearRecord = placed.value
    if not record.frozen or record.frozen_on is None:
        return
    whole, typed = fiscal_year(year.year_be), shortened(str(placed.typed(("frozen_on",))))
    is_certain = True
    # A year that was opened again closes on the day after, at the soonest.
    latest = records.today and records.today + timedelta(days=1 if record.reopened else 0)
    if latest and record.frozen_on > latest:
        found = f"frozen_on เป็น {typed} ซึ่งยังมาไม่ถึง แต่ปีงบประมาณ {year.year_be} ถูกปิดแล้วด้วย frozen: true"
        is_certain = False
    elif record.frozen_on < whole.from_on:
        found = f"ปิดปีงบประมาณ {year.year_be} เมื่อ {typed} ก่อนวันเริ่มปี ({whole.name_th})"
    elif record.frozen_on < whole.to_on:
        others = [one.year_be for one in _earlier(agency, year) if _record(one).frozen_on == record.frozen_on]
        is_certain = bool(others)
        if is_recorded and not others:
            return  # closed early on purpose
        as_in = f" ซึ่งเป็นวันที่ปิดปี {others[0]}" if others else ""
        found = f"ปิดปีงบประมาณ {year.year_be} เมื่อ {typed}{as_in} ก่อนสิ้นปี ({whole.name_th})"
    else:
        return
    cure = "ถ้าปีนี้ยังไม่ปิด ให้ลบบรรทัด frozen และ frozen_on ถ้าปิดแล้ว ให้แก้ frozen_on เป็นวันที่ปิดปีนี้"
    severity = Severity.ERROR if is_certain and not is_recorded else Severity.WARNING
    yield placed.problem("year-copied", ("frozen_on",), found, cure, severity=severity)


def _of_other_year(agency: AgencyRecords, year: YearRecords, placed: Placed) -> Iterator[Problem]:
    """What `year.yml` has of the year from which it was copied."""
    record: YearRecord = placed.value
    if (answers := record.assessment_year_be) and answers not in (year.year_be, year.year_be - 1):
        found = f"assessment_year_be เป็น {answers} แต่มาตรการของปี {year.year_be} ตอบผลการประเมินของปี {year.year_be - 1} หรือปีเดียวกัน"
        yield _doubt(placed, ("assessment_year_be",), found, f"ตรวจปี น่าจะเป็น {year.year_be - 1}")
    if record.report is None:
        return
    for key, allowed in (("title_th", {year.year_be}), ("period_th", {year.year_be, year.year_be - 1})):
        text = getattr(record.report, key) or ""
        named = {int(one) for one in _YEAR.findall(to_arabic(text))}
        copied = [one.year_be for one in _earlier(agency, year) if named and _report(one, key) == text]
        # A report is often of the result of the year before: a title that names another year alone may be right.
        if copied and not (named & {year.year_be}):
            found = f"{key} เป็นของปี {copied[0]}: {shortened(text)}"
            yield _doubt(placed, ("report", key), found, f"แก้เป็นของปี {year.year_be}")
        elif named and max(named) < min(allowed) and "ปีงบประมาณ" in text:
            found = f"{key} บอกปี {max(named)} แต่อยู่ในโฟลเดอร์ปี {year.year_be}: {shortened(text)}"
            yield _doubt(placed, ("report", key), found, f"แก้เป็นของปี {year.year_be} หรือย้ายไฟล์ไปโฟลเดอร์ของปีที่ถูกต้อง")
    day = record.report.reported_on
    copied = [one.year_be for one in _earlier(agency, year) if day and _report(one, "reported_on") == day]
    if copied:
        found = f"วันที่รายงาน {shortened(str(placed.typed(('report', 'reported_on'))))} เป็นวันเดียวกับของปี {copied[0]}"
        yield _doubt(placed, ("report", "reported_on"), found, f"แก้เป็นวันที่รายงานของปี {year.year_be} ถ้ายังไม่รายงาน ให้ลบบรรทัดนี้")


def _doubt(placed: Placed, path: tuple[str, ...], found: str, cure: str) -> Problem:
    return placed.problem("year-copied", path, found, cure, severity=Severity.WARNING)


def _earlier(agency: AgencyRecords, year: YearRecords) -> Iterator[YearRecords]:
    return (one for one in agency.years.values() if one.year_be < year.year_be)


def _record(year: YearRecords) -> YearRecord:
    placed = year.one(kinds.YEAR)
    return placed.value if placed and placed.value else YearRecord()


def _report(year: YearRecords, key: str) -> Any:
    return getattr(_record(year).report, key, None)


def _same_data(records: Records) -> Iterator[Problem]:
    """Files of two years that hold the same, where every year has data of its own."""
    before: dict[tuple[str, str], list[tuple[int, SourceFile]]] = {}
    for agency in records.agencies.values():
        for year in agency.years.values():
            for kind, of_kind in year.placed.items():
                if kind in _MAY_STAY:
                    continue
                for file in {id(one.file): one.file for one in of_kind}.values():
                    name = str(file.name).partition(f"{year.year_be}/")[2]
                    before.setdefault((agency.slug, name), []).append((year.year_be, file))
    for same in before.values():
        same.sort(key=lambda one: one[0])
        for at, (year_be, file) in enumerate(same):
            copied = next((other for other, one in same[:at] if _is_same(one, file)), None)
            if copied is not None:
                found = f"ข้อมูลทั้งไฟล์เหมือนกับไฟล์ชื่อเดียวกันของปี {copied} ทุกช่อง"
                cure = f"แก้เป็นข้อมูลของปี {year_be} ถ้ายังไม่มีข้อมูลของปีนี้ ให้ลบไฟล์นี้จากโฟลเดอร์ปี {year_be}"
                yield Problem(file.shown, 1, 1, "year-copied", found, cure, Severity.WARNING)


def _is_same(one: SourceFile, other: SourceFile) -> bool:
    if isinstance(one.kept, bytes) and isinstance(other.kept, bytes) and len(one.kept) != len(other.kept):
        return False  # packed data of one length are looked into, others need not be
    return bool(one.data == other.data) and _values(one.data) >= _FEW


def _values(data: Any) -> int:
    if isinstance(data, dict):
        return sum(map(_values, data.values()))
    return sum(map(_values, data)) if isinstance(data, list) else 1

"""A closed year stays as it was when `published.yml` wrote it down, until it is opened again on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.publication import ClosedYear
from prongsai.problems.problem import Problem
from prongsai.published.closed import checksums_of_year, folder_of_year


def _cure(back: str, what: str = "แก้") -> str:
    return f"{back} ถ้าตั้งใจ{what} ให้เขียน reopened พร้อม on และ reason_th ใน year.yml ของปีนั้น"


def check(records: Records) -> Iterator[Problem]:
    """`year-is-closed` at each file of a closed year that changed; `missing-key` where a year is closed without a day."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            placed = year.one(kinds.YEAR)
            if placed and placed.value and placed.value.frozen and not placed.value.frozen_on:
                yield placed.problem("missing-key", ("frozen",), "ปิดปีนี้โดยไม่ได้บอกวันที่ปิด", "เพิ่มช่อง frozen_on บอกวันที่ปิด", at_key=True)
    published = records.one(kinds.PUBLISHED)
    if published and published.value:
        for index, closed in enumerate(published.value.years):
            yield from _changes(records, published, index, closed)


def _changes(records: Records, published: Placed, index: int, closed: ClosedYear) -> Iterator[Problem]:
    agency = records.agencies.get(closed.agency)
    year = agency.years.get(closed.year_be) if agency else None
    if year is None:
        found = f"ไม่พบข้อมูลปีงบประมาณ {closed.year_be} ซึ่งปิดแล้ว"
        yield published.problem("year-is-closed", ("years", index, "year_be"), found, "นำโฟลเดอร์ของปีนี้กลับมาตามเดิม")
        return
    record = _record(year)
    if record.reopened and record.reopened.on >= closed.frozen_on:
        return
    folder = folder_of_year(closed.agency, closed.year_be)
    root = published.file.path.parent
    try:
        sums = checksums_of_year(records, root, folder)
    except OSError as error:
        name = Path(error.filename).relative_to(root).as_posix()
        shown = published.file.shown.removesuffix(kinds.PUBLISHED.file) + name
        yield Problem(shown, 1, 1, "unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")
        return
    if sums is None:
        return  # what is wrong with a file is told already
    yield from _differences(published, index, closed, sums)
    placed = year.one(kinds.YEAR)
    if placed and placed.value and not record.frozen:
        found = f"ปีงบประมาณ {closed.year_be} ปิดแล้ว แต่ไม่มี frozen: true"
        yield placed.file.problem_of_file("year-is-closed", found, _cure("เขียน frozen: true ไว้ตามเดิม"))


def _record(year: YearRecords) -> YearRecord:
    placed = year.one(kinds.YEAR)
    return placed.value if placed and placed.value else YearRecord()


def _differences(published: Placed, index: int, closed: ClosedYear, sums: dict[str, str]) -> Iterator[Problem]:
    folder = folder_of_year(closed.agency, closed.year_be)
    shown = published.file.shown.removesuffix(kinds.PUBLISHED.file)
    before = {one.path: one.sha256 for one in closed.files}
    for name, sha256 in sums.items():
        if before.get(name) != sha256:
            what, cure = ("แก้ไข", _cure("คืนข้อมูลเดิม")) if name in before else ("เพิ่ม", _cure("นำไฟล์นี้ออก", "เพิ่ม"))
            found = f"{what}ไฟล์นี้หลังจากปิดปีงบประมาณ {closed.year_be} แล้ว"
            yield Problem(f"{shown}{folder}/{name}", 1, 1, "year-is-closed", found, cure)
    for at, one in enumerate(closed.files):
        if one.path not in sums:
            found = f"ไฟล์ {folder}/{one.path} ของปีที่ปิดแล้วหายไป"
            yield published.problem("year-is-closed", ("years", index, "files", at, "path"), found, _cure("นำไฟล์กลับมา", "ลบ"))

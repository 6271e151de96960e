"""A closed year stays as it was when `published.yml` wrote it down, until it is opened again on purpose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.publication import ClosedYear
from prongsai.problems.problem import Problem
from prongsai.published.closed import Held, files_of_year, folder_of_year
from prongsai.published.recorded import recorded_years
from prongsai.source.leftovers import COMES_AND_GOES, leftover_of
from prongsai.source.walk import Listing
from prongsai.thai.names import as_typed


def _cure(back: str, what: str = "แก้") -> str:
    return f"{back} ถ้าตั้งใจ{what} ให้เขียน reopened พร้อม on และ reason_th ใน year.yml ของปีนั้น"


def check(records: Records) -> Iterator[Problem]:
    """`year-is-closed` at each file of a closed year that changed; `missing-key` where a year is closed without a day."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            placed = year.one(kinds.YEAR)
            if placed and placed.value and placed.value.frozen and not placed.value.frozen_on:
                yield placed.problem("missing-key", ("frozen",), "ปิดปีนี้โดยไม่ได้บอกวันที่ปิด", "เพิ่มช่อง frozen_on บอกวันที่ปิด", at_key=True)
    for published, index, closed in recorded_years(records).values():
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
    listing = records.listing
    try:
        held = files_of_year(records, folder)
        # What is wrong with a file that could not be read is told already.
        changes = [] if held is None else list(_differences(listing, published, index, closed, held))
    except OSError as error:
        shown = listing.shown(Path(error.filename).relative_to(listing.root).as_posix())
        yield Problem(shown, 1, 1, "unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")
        return
    yield from changes
    placed = year.one(kinds.YEAR)
    if held is not None and placed and placed.value and not record.frozen:
        found = f"ปีงบประมาณ {closed.year_be} ปิดแล้ว แต่ไม่มี frozen: true"
        yield placed.file.problem_of_file("year-is-closed", found, _cure("เขียน frozen: true ไว้ตามเดิม"))


def _record(year: YearRecords) -> YearRecord:
    placed = year.one(kinds.YEAR)
    return placed.value if placed and placed.value else YearRecord()


def _differences(listing: Listing, published: Placed, index: int, closed: ClosedYear, held: dict[str, Held]) -> Iterator[Problem]:
    folder = folder_of_year(closed.agency, closed.year_be)
    before: dict[str, list[str]] = defaultdict(list)
    for one in closed.files:
        before[as_typed(one.path)].append(one.sha256)
    for name, file in held.items():
        if leftover_of(PurePosixPath(name)) in COMES_AND_GOES and as_typed(name) not in before:
            continue
        recorded = before.get(as_typed(name), [])
        if not any(map(file.is_as, recorded)):
            what, cure = ("แก้ไข", _cure("คืนข้อมูลเดิม")) if recorded else ("เพิ่ม", _cure("นำไฟล์นี้ออก", "เพิ่ม"))
            found = f"{what}ไฟล์นี้หลังจากปิดปีงบประมาณ {closed.year_be} แล้ว"
            yield Problem(listing.shown(folder / name), 1, 1, "year-is-closed", found, cure)
    there = {as_typed(name) for name in held}
    for at, one in enumerate(closed.files):
        if as_typed(one.path) not in there and leftover_of(PurePosixPath(one.path)) not in COMES_AND_GOES:
            found = f"ไฟล์ {folder}/{one.path} ของปีที่ปิดแล้วหายไป"
            yield published.problem("year-is-closed", ("years", index, "files", at, "path"), found, _cure("นำไฟล์กลับมา", "ลบ"))

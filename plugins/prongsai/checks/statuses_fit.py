"""The status of a measure, its percentages, its rounds and its results say the same."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.measure import Measure, Progress, Round, Status
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path

_ORDER = {Status.NOT_STARTED: 0, Status.IN_PROGRESS: 1, Status.DONE: 2}
_ROUNDS = {Round.HALF_YEAR: 0, Round.FULL_YEAR: 1}


def check(records: Records) -> Iterator[Problem]:
    """`contradicted`: an error where both cannot be true (nothing begun at 100 %, all done at 0 %), else a warning."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.MEASURES):
                if placed.value is not None and (placed.value.progress or placed.value.status is Status.NOT_STARTED):
                    yield from _measure(placed, placed.value)


def _measure(placed: Placed, measure: Measure) -> Iterator[Problem]:
    for index, entry in enumerate(measure.progress):
        yield from _percent(placed, ("progress", index), entry, entry.status)
    last = _last(measure)
    if last is not None:
        index, entry = last
        if entry.status is None:
            # Its percentage is that of the measure as a whole.
            yield from _percent(placed, ("progress", index), entry, measure.status)
        elif measure.status is not None and measure.status is not entry.status:
            found = f"สถานะของมาตรการเป็น {measure.status} ({measure.status.label}) แต่รอบล่าสุดเป็น {entry.status} ({entry.status.label})"
            yield _told(placed, ("progress", index, "status"), found, "แก้สถานะให้ตรงกับรอบล่าสุด")
        yield from _backwards(placed, measure, index)
    if measure.status is Status.NOT_STARTED:
        for key, what in (("results", "ผลการดำเนินการ"), ("outcomes", "ผลลัพธ์")):
            if getattr(measure, key):
                found = f"สถานะเป็น {Status.NOT_STARTED} ({Status.NOT_STARTED.label}) แต่มี{what}แล้ว"
                yield _told(placed, ("status",), found, f"แก้ status หรือลบ {key} ถ้าเป็นของมาตรการอื่น")


def _percent(placed: Placed, path: Path, entry: Progress, status: Status | None) -> Iterator[Problem]:
    """A percentage beside a status that it does not fit."""
    if entry.percent is None or status is None:
        return
    impossible = (status is Status.NOT_STARTED and entry.percent == 100) or (status is Status.DONE and entry.percent == 0)
    doubtful = {
        Status.NOT_STARTED: entry.percent > 0,
        Status.IN_PROGRESS: entry.percent in (0, 100),
        Status.DONE: entry.percent < 100,
    }[status]
    if impossible or doubtful:
        percent = placed.quoted((*path, "percent"), f"{entry.percent:g}")
        found = f"ความก้าวหน้าร้อยละ {percent} แต่สถานะเป็น {status} ({status.label})"
        severity = Severity.ERROR if impossible else Severity.WARNING
        yield _told(placed, (*path, "percent"), found, "แก้ percent หรือ status ให้ตรงกัน", severity)


def _last(measure: Measure) -> tuple[int, Progress] | None:
    """The newest entry: by its day, else by its round; None where the order is not known."""
    entries = list(enumerate(measure.progress))
    if len(entries) == 1:
        return entries[0]
    if entries and all(entry.on for _, entry in entries):
        return max(entries, key=lambda one: (one[1].on, one[0]))
    if entries and all(entry.round for _, entry in entries):
        return max(entries, key=lambda one: (_ROUNDS[one[1].round], one[0]) if one[1].round else (0, 0))
    return None


def _backwards(placed: Placed, measure: Measure, last: int) -> Iterator[Problem]:
    """Whether the newest entry says less than one before it."""
    entry = measure.progress[last]
    for index, before in enumerate(measure.progress):
        if index == last:
            continue
        if entry.percent is not None and before.percent is not None and entry.percent < before.percent:
            found = (
                f"ความก้าวหน้าลดลงจากร้อยละ {before.percent:g} เป็นร้อยละ {placed.quoted(('progress', last, 'percent'), f'{entry.percent:g}')}"
            )
            yield _told(placed, ("progress", last, "percent"), found, "ตรวจตัวเลขของทั้งสองรอบกับรายงาน")
            return
        if entry.status and before.status and _ORDER[entry.status] < _ORDER[before.status]:
            found = f"สถานะถอยจาก {before.status} ({before.status.label}) เป็น {entry.status} ({entry.status.label})"
            yield _told(placed, ("progress", last, "status"), found, "ตรวจสถานะของทั้งสองรอบกับรายงาน")
            return


def _told(placed: Placed, path: Path, found: str, cure: str, severity: Severity = Severity.WARNING) -> Problem:
    return placed.problem("contradicted", path, found, cure, severity=severity)

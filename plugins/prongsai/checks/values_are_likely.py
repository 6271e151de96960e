"""Values are likely: what a judge doubts in any field of any record, from whichever file it comes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed, typed_at
from prongsai.likely import doubts
from prongsai.likely.doubt import Setting
from prongsai.problems.problem import Problem


def check(records: Records) -> Iterator[Problem]:
    """A problem at each value that its judge doubts."""
    for agency in records.agencies.values():
        for year_be, folder in agency.folders():
            setting = Setting(records.today, year_be)
            for kind, placed in folder.placed.items():
                yield from _doubtful(placed, kind.record, setting)
    for kind, placed in records.placed.items():
        if kind is not kinds.PUBLISHED:
            yield from _doubtful(placed, kind.record, Setting(records.today))


def _doubtful(placed: list[Placed], record: type, setting: Setting) -> Iterator[Problem]:
    for one in placed:
        for path, doubt in doubts(one.value, record, partial(typed_at, one), setting):
            yield one.problem(doubt.code, path, doubt.found, doubt.cure, severity=doubt.severity)

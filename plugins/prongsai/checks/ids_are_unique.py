"""An id is an address: no two records of the same kind in the same place share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from prongsai.intake.layout import FileKind
from prongsai.intake.records import Records
from prongsai.intake.validate import RECORD_TYPES, Placed
from prongsai.problems.problem import Problem
from prongsai.schema.shape import shape_of
from prongsai.source.yaml.tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`duplicate-id` at every repeat, naming where the id stands first."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, placed in folder.placed.items():
                if kind.holds_list and "id" in (shape_of(RECORD_TYPES[kind]).keys or {}):
                    yield from _repeats((one, (), one.value) for one in placed)
        yield from _repeats(_inner(agency.profile, "units"))
        yield from _repeats(_inner(agency.one(FileKind.STRUCTURE), "divisions"))
        for year in agency.years.values():
            yield from _repeats(_inner(year.one(FileKind.YEAR), "issues"))
            yield from _repeats(_inner(year.one(FileKind.ASSESSMENT), "questions"))


def _inner(placed: Placed | None, key: str) -> Iterator[tuple[Placed, Path, Any]]:
    if placed and placed.value:
        for index, item in enumerate(getattr(placed.value, key)):
            yield placed, (key, index), item


def _repeats(items: Iterable[tuple[Placed, Path, Any]]) -> Iterator[Problem]:
    first: dict[str, tuple[Placed, Path]] = {}
    for placed, path, item in items:
        if item is None or item.id is None:
            continue
        if item.id in first:
            before, at = first[item.id]
            line = before.file.line_of((*before.path, *at, "id"))
            where = f"บรรทัด {line}" if before.file is placed.file else f"{before.file.shown} บรรทัด {line}"
            found = f"รหัส {item.id} ซ้ำกับ{' ' if before.file is not placed.file else ''}{where}"
            yield placed.problem("duplicate-id", (*path, "id"), found, "ตั้งรหัสใหม่ให้ไม่ซ้ำกัน")
        else:
            first[item.id] = placed, path

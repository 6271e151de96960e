"""An id is an address: no two records of the same kind in the same place share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.problems.problem import Problem
from prongsai.schema.shape import shape_of
from prongsai.source.yaml.tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`duplicate-id` at every repeat, naming where the id stands first."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, placed in folder.placed.items():
                keys = shape_of(kind.record).keys or {}
                if kind.many and "id" in keys:
                    yield from _repeats((one, (), one.value) for one in placed)
                for key, inner in keys.items():
                    if inner.item and "id" in (inner.item.keys or {}):
                        for one in placed:
                            yield from _repeats(_inner(one, key))


def _inner(placed: Placed, key: str) -> Iterator[tuple[Placed, Path, Any]]:
    for index, item in enumerate(getattr(placed.value, key) if placed.value else ()):
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

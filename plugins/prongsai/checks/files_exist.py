"""A file that a record names lies where the record says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai.checks.files_are_sound import path_of
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.fields import A_FILE
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.schema.shape import marked, values_at
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import normalise, shortened


class _Disk:
    """What lies in each folder, each looked at once."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}

    def names(self, folder: str) -> frozenset[str]:
        """The files in `folder`, as the disk spells them: a web server tells `A.pdf` from `a.pdf`, Windows does not."""
        if folder not in self._names:
            try:
                with os.scandir(folder) as entries:
                    self._names[folder] = frozenset(entry.name for entry in entries if entry.is_file())
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        return self._names[folder]


def check(records: Records) -> Iterator[Problem]:
    """`missing-file` for every file that any record names, with the nearest name in the folder."""
    disk = _Disk()
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, placed in folder.placed.items():
                for pattern in marked(kind.record, A_FILE):
                    for one in placed:
                        for path, name in values_at(one.value, pattern):
                            yield from _missing(disk, one, path, name)


def _missing(disk: _Disk, placed: Placed, path: Path, name: str) -> Iterator[Problem]:
    wanted = PurePosixPath(name)
    names = disk.names(str(path_of(placed, name).parent))
    if wanted.name not in names:
        yield placed.problem("missing-file", path, f"ไม่พบไฟล์ {shortened(name)}", _cure(wanted, sorted(names)))


def _cure(wanted: PurePosixPath, names: list[str]) -> str:
    if any(normalise(name) == wanted.name for name in names):
        # They look the same: the one on the disk was typed with other characters (ํ + า for ำ).
        return f"เปลี่ยนชื่อไฟล์ในโฟลเดอร์ โดยพิมพ์ใหม่เป็น {shortened(wanted.name)}"
    names = [name for name in names if name.isprintable()]
    same = (name for name in names if name.casefold() == wanted.name.casefold())
    near = next(same, None) or nearest(wanted.name, names, 0.7)
    return f"น่าจะเป็น {wanted.with_name(near)}" if near else "นำไฟล์มาวางในโฟลเดอร์ หรือแก้ชื่อให้ตรง"

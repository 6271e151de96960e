"""A file that a record names lies where the record says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai.nearest import nearest
from prongsai.problem import Problem
from prongsai.records import Records
from prongsai.thai.text import normalise, shortened
from prongsai.validate import Placed
from prongsai.yaml_tree import Path


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
    """`missing-file` for evidence, emblems and manuals, with the nearest name in the folder."""
    disk = _Disk()
    for agency in records.agencies.values():
        if agency.profile and agency.profile.value:
            yield from _missing(disk, agency.profile, ("emblem",), agency.profile.value.emblem)
        for placed in agency.e_services:
            if placed.value:
                yield from _missing(disk, placed, ("manual_file",), placed.value.manual_file)
        for placed in (*agency.channels, *agency.e_services, *(m for y in agency.years.values() for m in y.measures)):
            if placed.value:
                for index, evidence in enumerate(placed.value.evidence):
                    yield from _missing(disk, placed, ("evidence", index, "file"), evidence.file)


def _missing(disk: _Disk, placed: Placed, path: Path, name: str | None) -> Iterator[Problem]:
    if name is None:
        return
    # `measures/one.yml` names files of the year's folder, as `measures.yml` does.
    folder = placed.file.path.parent
    folder = folder.parent if folder.name == "measures" else folder
    wanted = PurePosixPath(name)
    names = disk.names(str(folder / wanted.parent))
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

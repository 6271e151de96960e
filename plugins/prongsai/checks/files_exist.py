"""A file that a record names lies where the record says."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from prongsai.problem import Problem
from prongsai.records import Records
from prongsai.validate import Placed
from prongsai.yaml_tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`missing-file` for evidence, emblems and manuals, with the nearest name in the folder."""
    for agency in records.agencies.values():
        if agency.profile and agency.profile.value:
            yield from _missing(agency.profile, ("emblem",), agency.profile.value.emblem)
        for placed in agency.e_services:
            if placed.value:
                yield from _missing(placed, ("manual_file",), placed.value.manual_file)
        for placed in (*agency.channels, *agency.e_services, *(m for y in agency.years.values() for m in y.measures)):
            if placed.value:
                for index, evidence in enumerate(placed.value.evidence):
                    yield from _missing(placed, ("evidence", index, "file"), evidence.file)


def _missing(placed: Placed, path: Path, name: str | None) -> Iterator[Problem]:
    if name is None:
        return
    # `measures/one.yml` names files of the year's folder, as `measures.yml` does.
    folder = placed.file.path.parent
    folder = folder.parent if folder.name == "measures" else folder
    file = folder / name
    if file.is_file():
        return
    near: list[str] = []
    if file.parent.is_dir():
        near = difflib.get_close_matches(file.name, sorted(one.name for one in file.parent.iterdir()), 1, 0.5)
    cure = f"น่าจะเป็น {(file.parent / near[0]).relative_to(folder).as_posix()}" if near else "นำไฟล์มาวางในโฟลเดอร์ หรือแก้ชื่อให้ตรง"
    yield placed.problem("missing-file", path, f"ไม่พบไฟล์ {name}", cure)

"""A file that holds data and is not read, by what it is called or by what stands in it: the record of which kind was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.kinds import Place, RecordKind
from prongsai.schema.shape import shape_of
from prongsai.source import csv as csv_table
from prongsai.source.walk import Lying
from prongsai.source.yaml import tree as yaml_tree
from prongsai.thai.digits import to_arabic

_DATA_ENDINGS = frozenset({"yml", "yaml", "csv", "tsv", "json", "txt", "text"})
_OTHER_ENDINGS = frozenset({"bak", "bk", "old", "orig", "rej", "save", "sav", "backup", "tmp", "temp", "swp", "part"})
_COPY = re.compile(
    r"^(?:copy(?: \([0-9]+\))? of |สำเนา(?:ของ)?\s*)"
    r"|[\s_-]*(?:[-–]\s*)?(?:copy|สำเนา|backup|สำรอง|old|new|เก่า|ใหม่|final|ล่าสุด)(?:\s*\(?[0-9]+\)?)?$"
    r"|\s*\([0-9]+\)$|[\s_-]+v?[0-9]{1,8}$|\s*\([^()]*conflicted copy[^()]*\)$|[._-]sync-conflict-[0-9a-z-]+$",
)
_RECORD_BEGINS = re.compile(rb"\s*(?:#[^\n]*\n\s*)*(?:-\s+|[\[{]\s*)*\"?[a-z][a-z0-9_]*\"?\s*:(?:\s|$)")
_MOST_READ = 100_000
_FEWEST_HEADS = 3
_FEWEST_KEYS = 2
_SHORTEST = 6
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a file was meant as: a kind of record, and the `name` by which it would be read; `is_table` of rows for a spreadsheet."""

    kind: RecordKind[Any]
    name: PurePosixPath
    is_table: bool

    @property
    def is_read_as_table(self) -> bool:
        """Whether a spreadsheet may stand for this kind of record."""
        return bool(self.kind.table)


def plain_stem(name: str) -> tuple[str, list[str]]:
    """What a file is called without what tells a copy from another, and the endings that it had, the outermost first."""
    stem, endings = name.casefold().lstrip("~$#").rstrip("~#"), []
    while True:
        before = stem
        stem = stem.strip()
        head, dot, ending = stem.rpartition(".")
        if dot and head and ending in _DATA_ENDINGS | _OTHER_ENDINGS:
            stem = head
            endings.append(ending)
        elif len(stem) <= _LONGEST:
            stem = _COPY.sub("", stem, count=1)
        if stem == before:
            return stem.replace("_", "-"), endings


_LONGEST = 200


def kind_called(name: str) -> RecordKind[Any] | None:
    """The kind of record of which a file has the name, whatever its ending, its case, and the marks of a copy."""
    return _kinds_by_stem().get(plain_stem(name)[0])


def _kinds_by_stem() -> dict[str, RecordKind[Any]]:
    return {kind.stem: kind for kind in kinds.all_kinds() if kind is not kinds.OIT_CATALOGUE}


def meant_by(file: Lying) -> Meant | None:
    """The record that a file seems to hold; None where it seems to hold none. Only a file of text is looked into."""
    stem, endings = plain_stem(file.name.name)
    kind = _kinds_by_stem().get(stem)
    if kind and _DATA_ENDINGS & {*endings}:
        return _meant(kind, file.name, is_table=bool({"csv", "tsv"} & {*endings}))
    suffix = file.name.suffix.casefold().removeprefix(".").rstrip("~")
    if not endings and suffix not in ("md", ""):
        return None
    try:
        if file.path.stat().st_size > _MOST_READ * 10:
            return None
        with file.path.open("rb") as opened:
            raw = opened.read(_MOST_READ)
    except OSError:
        return None
    is_called_so = stem.strip("0123456789 ปี-") in kinds.PROCUREMENT.label_th and len(stem) >= _SHORTEST
    if {"csv", "tsv", "txt"} & {*endings} and _is_procurement(raw, 2 if is_called_so else _FEWEST_HEADS):
        return _meant(kinds.PROCUREMENT, file.name, is_table=True)
    found = _kind_of_records(raw, file.name)
    return _meant(found, file.name, is_table=False) if found else None


def _meant(kind: RecordKind[Any], name: PurePosixPath, *, is_table: bool) -> Meant:
    folder = name.parent
    in_year = bool(folder.parts) and bool(_YEAR.fullmatch(to_arabic(folder.name)))
    of_folder = kind.folder and folder.name == kind.stem
    if of_folder:
        return Meant(kind, folder / f"{plain_stem(name.name)[0]}.yml", is_table)
    if kind.lies == {Place.YEAR} and not in_year:
        folder = PurePosixPath(*folder.parts[:1]) / "2569" if len(folder.parts) <= 1 else folder.parent
    return Meant(kind, folder / (kind.table if is_table and kind.table else kind.file), is_table)


def _is_procurement(raw: bytes, heads_wanted: int) -> bool:
    try:
        lines = csv_table.decoded(raw.rsplit(b"\n", 1)[0] if len(raw) == _MOST_READ else raw).splitlines()[:10]
    except UnicodeDecodeError:
        return False
    heads = _heads()
    return any(len({heads.get(_folded(cell), "") for cell in re.split("[,;\t]", line[:5000])} - {""}) >= heads_wanted for line in lines)


@cache
def _heads() -> dict[str, str]:
    return {_folded(name): key for key, names in csv_table.HEADS.items() for name in names}


def _folded(head: str) -> str:
    return "".join(head.split()).strip('"').partition("(")[0]


def _kind_of_records(raw: bytes, name: PurePosixPath) -> RecordKind[Any] | None:
    """The kind whose keys are those of the first record in a text; None where it is none, or too little to be sure."""
    if not _RECORD_BEGINS.match(raw[:2000]):
        return None
    try:
        text = raw.decode("utf-8-sig", "replace" if len(raw) == _MOST_READ else "strict").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    data, _ = yaml_tree.parse(text)
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        return None
    keys = {key for key in first if isinstance(key, str)}
    # One word with a colon is a note like any other; a key of two words is what only our records have.
    if not any("_" in key for key in keys):
        return None
    known = {kind: len(keys & _keys_of(kind)) for kind in kinds.all_kinds() if kind.many or not isinstance(data, list)}
    best = max(known.values())
    found = [kind for kind, count in known.items() if count == best >= _FEWEST_KEYS and 3 * count >= 2 * len(keys)]
    in_year = bool(name.parent.name) and bool(_YEAR.fullmatch(to_arabic(name.parent.name)))
    near = [kind for kind in found if (Place.YEAR if in_year else Place.AGENCY) in kind.lies]
    return next(iter(near or found), None)


def _keys_of(kind: RecordKind[Any]) -> frozenset[str]:
    return frozenset(shape_of(kind.record).keys or ())

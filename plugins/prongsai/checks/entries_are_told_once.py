"""Each entry of a list is told once: by the natural keys beside its type (`model.once`), by itself where it is a plain value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.fields import NONE_TH
from prongsai.model.once import Once
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import Shape, shape_of
from prongsai.source.yaml.tree import Path
from prongsai.thai.calendar import Month, Period, long_date
from prongsai.thai.text import shortened

_SIGNS = re.compile("[()-]")
_LETTER = re.compile(r"[^\W\d_]")
_VALUE = Once((), "")
"""A list of plain values: each is its own key."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists below one kind of value: by attribute, what is told once in each, and the lists of its entries."""

    of_key: tuple[tuple[str, tuple[Once, ...], _Lists | None], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list with its place."""

    placed: Placed
    path: Path
    value: Any


def check(records: Records) -> Iterator[Problem]:
    """`duplicate-entry` at each repeat: an error where only one can be true, else a warning."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, placed in folder.placed.items():
                if kind.many and len(placed) > 1:
                    entries = [_Entry(one, (), one.value) for one in placed if one.value is not None]
                    onces = getattr(kind.record, "ONCE", ())
                    for of_file in _by_file(entries) if kind.table else (entries,):
                        yield from _repeats(of_file, onces)
                yield from _inside(placed, kind.record)
    for kind, placed in records.placed.items():
        if kind is kinds.ALLOW:
            yield from _repeats([_Entry(one, (), one.value) for one in placed if one.value is not None], kind.record.ONCE)


def _by_file(entries: list[_Entry]) -> list[list[_Entry]]:
    """A table beside a list is told by itself (`list-in-two-files`)."""
    of_file: dict[Any, list[_Entry]] = {}
    for entry in entries:
        of_file.setdefault(entry.placed.file.name, []).append(entry)
    return list(of_file.values())


def _inside(placed: list[Placed], record: type) -> Iterator[Problem]:
    lists = _lists(record)
    if lists:
        for one in placed:
            if one.value is not None:
                yield from _below(one, (), one.value, lists)


def _below(placed: Placed, path: Path, value: Any, lists: _Lists) -> Iterator[Problem]:
    for key, once, inner in lists.of_key:
        held = getattr(value, key)
        if not held:
            continue
        if isinstance(held, tuple):
            if len(held) > 1 and once and _may_repeat(held, once):
                yield from _repeats([_Entry(placed, (*path, key, index), one) for index, one in enumerate(held)], once)
            if inner:
                for index, one in enumerate(held):
                    yield from _below(placed, (*path, key, index), one, inner)
        elif inner:
            yield from _below(placed, (*path, key), held, inner)


def _may_repeat(held: tuple[Any, ...], onces: tuple[Once, ...]) -> bool:
    """Whether two entries agree at least in their first key: of nearly no list, so it is asked before anything is made of one."""
    for once in onces:
        first = [_plain(one) for one in held] if once is _VALUE else [_plain(getattr(one, once.keys[0])) for one in held]
        if len(set(first)) < len(first):
            return True
    return False


def _lists(record: type) -> _Lists | None:
    return _lists_of(record)


@cache
def _lists_of(record: type) -> _Lists | None:
    return _found(shape_of(record))


def _found(shape: Shape) -> _Lists | None:
    of_key: list[tuple[str, tuple[Once, ...], _Lists | None]] = []
    for key, inner in (shape.keys or {}).items():
        item = inner.item
        if item is not None:
            once = getattr(item.record, "ONCE", ()) if item.keys else (_VALUE,)
            below = _found(item)
            if once or below:
                of_key.append((key, once, below))
        elif inner.keys and (below := _found(inner)):
            of_key.append((key, (), below))
    return _Lists(tuple(of_key)) if of_key else None


def _repeats(entries: Sequence[_Entry], onces: tuple[Once, ...]) -> Iterator[Problem]:
    """Each repeat of one list, told by the first of its keys that is the same."""
    told: set[int] = set()
    for once in onces:
        first: dict[Any, int] = {}
        for at, entry in enumerate(entries):
            key = _key(entry, once)
            if key is None:
                continue
            before = first.setdefault(key, at)
            if (
                before == at
                or at in told
                or not _are_typed(entries[before], entry, once)
                or _is_a_part(entries[before].value, entry.value, once)
                or _has_its_id(entries[before], entry)
            ):
                continue
            told.add(at)
            yield _problem(entries[before], entry, once)


def _key(entry: _Entry, once: Once) -> Any:
    """What two entries of the same thing have in common; None where a key is blank."""
    if once is _VALUE:
        return _plain(entry.value)
    values = [getattr(entry.value, key) for key in once.keys]
    if not all(map(_is_filled, values)):
        return None
    return tuple(map(_plain, (*values, *(getattr(entry.value, key) for key in once.also))))


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind is not str:
        return tuple(map(_plain, value)) if kind is tuple else value
    # Most are ids and texts of which nothing is to be taken away but spaces.
    key = value.replace(" ", "") if value.isascii() else "".join(value.split())
    # 044-000-000 and 044000000 are one number.
    return _SIGNS.sub("", key) if key[:1].isdigit() and not _LETTER.search(key) else key.casefold()


def _is_filled(value: Any) -> bool:
    return value not in (None, "", False, (), NONE_TH) and not (isinstance(value, Month) and value.year_ce is None)


def _are_two(before: _Entry, after: _Entry, once: Once) -> bool:
    """Whether two entries of one key are a repeat: no parts of one thing, and not two of one id, which is told as such."""
    if _is_a_part(before.value, after.value, once) or _has_its_id(before, after):
        return False
    return _are_typed(before, after, once)


def _are_typed(before: _Entry, after: _Entry, once: Once) -> bool:
    """Whether choices are what was typed: the first of all stands in for one that is none. Asked of repeats only, as it takes its time."""
    for key in once.keys:
        if isinstance(getattr(after.value, key), StrEnum):
            for entry in (before, after):
                typed = entry.placed.typed(entry.path)
                if not (isinstance(typed, dict) and typed.get(key) == getattr(entry.value, key)):
                    return False
    return True


def _is_a_part(before: Any, after: Any, once: Once) -> bool:
    """Whether two entries are parts of one thing: the same as a whole, and another in one of the parts."""
    if not once.parts:
        return False
    same = all(_plain(getattr(before, key)) == _plain(getattr(after, key)) for key in once.whole)
    return same and any(_plain(getattr(before, key)) != _plain(getattr(after, key)) for key in once.parts)


def _has_its_id(before: _Entry, after: _Entry) -> bool:
    """Whether the two have one id: that is told as such."""
    an_id = getattr(after.value, "id", None)
    return an_id is not None and an_id == getattr(before.value, "id", None)


def _problem(before: _Entry, after: _Entry, once: Once) -> Problem:
    key = once.keys[0] if once.keys else None
    value = getattr(after.value, key) if key else after.value
    path, first = (((*one.path, key) if key else one.path) for one in (after, before))
    line = before.placed.file.line_of((*before.placed.path, *first))
    beside = before.placed.file is after.placed.file
    where = f"บรรทัด {line}" if beside else f"{before.placed.file.shown} บรรทัด {line}"
    shown = " ".join(f"“{_shown(after, (*after.path, one), getattr(after.value, one))}”" for one in once.keys if one != "none")
    shown = shown or f"“{_shown(after, path, value)}”"
    found = f"{once.noun_th or 'ค่า'} {shown} มีแล้วใน{'' if beside else ' '}{where}"
    if once.is_fact:
        return after.placed.problem("duplicate-entry", path, found, "เหลือไว้เพียงรายการเดียวที่ถูกต้อง หรือแก้รายการที่กรอกผิด")
    cure = "ลบรายการที่ซ้ำ ถ้าเป็นคนละเรื่องกัน แก้ให้เห็นว่าต่างกัน" if once.keys else "ลบค่าที่ซ้ำ"
    return after.placed.problem("duplicate-entry", path, found, cure, severity=Severity.WARNING)


def _shown(entry: _Entry, path: Path, value: Any) -> str:
    """The value as typed where it is a text there, else in words."""
    if isinstance(value, Month | Period):
        return entry.placed.quoted(path, value.name_th)
    return entry.placed.quoted(path, long_date(value) if hasattr(value, "toordinal") else shortened(str(value)))

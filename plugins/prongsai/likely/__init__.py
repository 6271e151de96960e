"""Likely values: what a value that fits its type must be as well, so that it is what its writer meant.

A field says by the mark of its type (`fields.Likely`) which judge looks at its values. `doubts` is one walk over a record, whichever
kind of file it comes from, and passes by all that bears no mark.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from prongsai.likely import amounts, days, emails, links, places, telephones
from prongsai.likely.doubt import Doubt, Judge, Setting
from prongsai.model.fields import Likely
from prongsai.schema.shape import Shape, shape_of
from prongsai.source.yaml.tree import Path

JUDGES: dict[str, Judge] = {
    "telephone": telephones.can_be_dialled,
    "province": places.is_bare_province,
    "district": places.is_bare_district,
    "address": places.is_an_address,
    "line-account": places.is_an_account,
    "link": links.leads_somewhere,
    "email": emails.reaches_somebody,
    "year": days.year_is_near,
    **amounts.judges(),
    **days.judges(),
}
"""Who judges values that are marked so."""


class _Branch:
    """What of a record is to be looked at: the value here by its judges, what is in it by theirs."""

    __slots__ = ("get", "is_leaf", "item", "judges", "keys")

    def __init__(self, judges: tuple[Judge, ...], item: _Branch | None, keys: list[tuple[str, _Branch]]) -> None:
        self.judges = judges
        self.item = item
        # Taken apart once: nearly all the work is passing by what needs no look.
        self.keys = [(key, one.judges, one.item, None if one.is_leaf or one.item else one) for key, one in keys]
        self.is_leaf: bool = item is None and not keys
        self.get = _getter([f"{key}_" if keyword.iskeyword(key) else key for key, _ in keys])


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """All these attributes of a record at once."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def doubts(record: Any, kind: type, typed: Callable[[Path], Any], setting: Setting) -> list[tuple[Path, Doubt]]:
    """What is doubtful in a record of type `kind`, each with its path in it; `typed` gives what was typed at a path."""
    branch = _branch_of(kind)
    if branch is None or record is None:
        return []
    look = _Look(typed, setting)
    _look(record, branch, (), look)
    return look.found


class _Look:
    """What goes along on the way through a record, with the place at which it is."""

    __slots__ = ("found", "key", "path", "setting", "typed")

    def __init__(self, typed: Callable[[Path], Any], setting: Setting) -> None:
        self.found: list[tuple[Path, Doubt]] = []
        self.typed = typed
        self.setting = setting
        self.path: Path = ()
        self.key: str | int = ""

    def now(self) -> Any:
        """What was typed at this place: seldom asked for, so its path is made only then."""
        return self.typed((*self.path, self.key))

    def judge(self, value: Any, judges: tuple[Judge, ...], path: Path, key: str | int) -> None:
        """Add what the judges doubt about the value at `key` below `path`."""
        self.path, self.key = path, key
        for judge in judges:
            for doubt in judge(value, self.now, self.setting):
                self.found.append(((*path, key), doubt))


@cache
def _branch_of(kind: type) -> _Branch | None:
    return _branch(shape_of(kind))


def _branch(shape: Shape) -> _Branch | None:
    judges = tuple(JUDGES[mark.what] for mark in shape.marks if isinstance(mark, Likely))
    item = _branch(shape.item) if shape.item else None
    keys = [(key, below) for key, inner in (shape.keys or {}).items() if (below := _branch(inner))]
    return _Branch(judges, item, keys) if judges or item or keys else None


def _look(record: Any, branch: _Branch, path: Path, look: _Look) -> None:
    """Look at the fields of a record; most of what is met is absent, or a value with nothing below it."""
    for (key, judges, item, below), value in zip(branch.keys, branch.get(record), strict=False):
        if value is None:
            continue
        if judges:
            look.judge(value, judges, path, key)
        if item is not None:
            if value:
                _look_through(value, item, (*path, key), look)
        elif below is not None:
            _look(value, below, (*path, key), look)


def _look_through(values: Any, item: _Branch, path: Path, look: _Look) -> None:
    """Look at the items of a list."""
    if item.judges:
        for index, value in enumerate(values):
            if value is not None:
                look.judge(value, item.judges, path, index)
    if item.item is not None:
        for index, value in enumerate(values):
            _look_through(value or (), item.item, (*path, index), look)
    elif not item.is_leaf:
        get = item.get
        for index, value in enumerate(values):
            # Asked before a call: most steps have neither a day nor steps of their own.
            if value is not None and any(get(value)):
                _look(value, item, (*path, index), look)

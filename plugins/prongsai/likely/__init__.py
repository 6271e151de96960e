"""Likely values: what a value that fits its type must be as well, so that it is what its writer meant.

A field says by the mark of its type (`fields.Likely`) which judge looks at its values. `doubts` is one walk over a record, whichever
kind of file it comes from, and passes by all that bears no mark.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class _Branch:
    """What of a record is to be looked at: the value here by its judges, what is in it by theirs."""

    judges: tuple[Judge, ...] = ()
    item: _Branch | None = None
    keys: tuple[tuple[str, str, _Branch], ...] = ()
    """Key, attribute and what is below it."""


def doubts(record: Any, kind: type, typed: Callable[[Path], Any], setting: Setting) -> list[tuple[Path, Doubt]]:
    """What is doubtful in a record of type `kind`, each with its path in it; `typed` gives what was typed at a path."""
    found: list[tuple[Path, Doubt]] = []
    branch = _branch_of(kind)
    if branch and record is not None:
        _look(record, branch, (), _Look(found, typed, setting))
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """What goes along on the way through a record."""

    found: list[tuple[Path, Doubt]]
    typed: Callable[[Path], Any]
    setting: Setting


@cache
def _branch_of(kind: type) -> _Branch | None:
    return _branch(shape_of(kind))


def _branch(shape: Shape) -> _Branch | None:
    judges = tuple(JUDGES[mark.what] for mark in shape.marks if isinstance(mark, Likely))
    item = _branch(shape.item) if shape.item else None
    keys = []
    for key, inner in (shape.keys or {}).items():
        if below := _branch(inner):
            keys.append((key, f"{key}_" if keyword.iskeyword(key) else key, below))
    return _Branch(judges, item, tuple(keys)) if judges or item or keys else None


def _look(value: Any, branch: _Branch, path: Path, look: _Look) -> None:
    """Add to what was found what is doubtful at `path` and below; most of what is met is absent or has nothing below it."""
    for judge in branch.judges:
        look.found.extend((path, doubt) for doubt in judge(value, lambda: look.typed(path), look.setting))
    if branch.item:
        for index, one in enumerate(value):
            if one is not None:
                _look(one, branch.item, (*path, index), look)
    for key, attribute, below in branch.keys:
        one = getattr(value, attribute)
        if one is not None and one != ():
            _look(one, below, (*path, key), look)

"""A view: what one page shows, as a value. Frozen, typed, picklable and hashable, and no larger than what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform


class View:
    """Every view names its template; its fields are the names that the template sees."""

    __slots__ = ()
    template: ClassVar[str] = ""


_LIKE_PART = re.compile("(?:list-)*page-[0-9]+")

VIEWS: dict[str, type[View]] = {}
"""The view of each page template."""

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def view(template: str) -> Callable[[_Class], _Class]:
    """Makes a class the view of `template`."""

    def made(cls: _Class) -> _Class:
        made_so: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made_so.template = template
        VIEWS[template] = made_so
        return made_so  # type: ignore[no-any-return]

    return made


def names_of(one: View) -> dict[str, Any]:
    """What the template of a view sees, by name."""
    names, values = _readers(type(one))
    return dict(zip(names, values(one), strict=True))


_READERS: dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}


def _readers(cls: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    if cls not in _READERS:
        names = tuple(one.name for one in fields(cls))
        get: Any = attrgetter(*names)
        _READERS[cls] = names, get if len(names) > 1 else lambda one: (get(one),)
    return _READERS[cls]


@dataclass(frozen=True, slots=True)
class AddressOfPart:
    """The address of page `number` of a list that is split: called as a function by templates."""

    base: str
    first: str | None = None
    """Where the first page lies, if not at `base`."""
    taken: frozenset[str] = frozenset()
    """Ids of records with pages of their own beside the list that have the form of its further pages."""

    def __call__(self, number: int) -> str:
        """`measures/`, and from the second on `measures/page-2/`."""
        if number == 1:
            return self.base if self.first is None else self.first
        name = f"page-{number}"
        while name in self.taken:
            name = f"list-{name}"
        return f"{self.base}{name}/"


def like_parts(ids: Iterable[str]) -> frozenset[str]:
    """Those of `ids` that a further page of a list could be called by: they keep their addresses, and the list gives way."""
    return frozenset(one for one in ids if _LIKE_PART.fullmatch(one))

"""What is true of a value of which the type is known."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from enum import Enum

from tests.template_types.annotations import arguments, bindings, class_of, hints, of
from tests.template_types.members import (
    ANY,
    BLANK,
    NONE,
    UNSET,
    ClassOf,
    Const,
    Fixed,
    Instance,
    Keyed,
    Member,
    Misfit,
    Type,
    exactly,
    only,
    union,
)


def elements(one: Member) -> Type:
    """What a loop over a value meets."""
    cls = class_of(one)
    if one is ANY:
        return only(ANY)
    if isinstance(one, Fixed):
        return union(one.items)
    if isinstance(one, Keyed):
        return frozenset(key for key, _ in one.entries)
    if isinstance(one, ClassOf) and issubclass(one.cls, Enum):
        return exactly(one.cls)
    if cls and issubclass(cls, str):
        return exactly(str)
    if not isinstance(one, Instance) or not issubclass(one.cls, Iterable):
        raise Misfit(f"{one} cannot be looped over")
    if one.cls is range:
        return exactly(int)
    if issubclass(one.cls, tuple) and one.cls is not tuple:
        return union(of(hint) for hint in hints(one.cls).values())
    if issubclass(one.cls, Mapping):
        return arguments(one, Mapping)[0]
    if found := arguments(one, Iterable):
        return found[0]
    if "return" in (annotated := hints(inspect.unwrap(getattr(one.cls, "__iter__")))):  # noqa: B009  # of the class itself
        (iterated,) = of(annotated["return"], bindings(one))
        return elements(iterated)
    return only(ANY)


def fields(one: Member) -> tuple[Type, ...] | None:
    """The parts of a tuple of known length."""
    if isinstance(one, Fixed):
        return one.items
    if isinstance(one, Instance) and issubclass(one.cls, tuple) and one.cls is not tuple:
        return tuple(of(hint) for hint in hints(one.cls).values())
    return None


def is_sized(one: Member) -> bool:
    """Whether a value has a length."""
    cls = class_of(one)
    return one is ANY or (cls is not None and hasattr(cls, "__len__")) or (isinstance(one, ClassOf) and issubclass(one.cls, Enum))


def can_be(truth: bool, one: Member) -> bool:
    """Whether a value can count as true, or as false."""
    if one is ANY:
        return True
    if one in (NONE, BLANK, UNSET):
        return not truth
    if isinstance(one, Const):
        return bool(one.value) is truth
    if isinstance(one, Fixed | Keyed):
        return bool(one.items if isinstance(one, Fixed) else one.entries) is truth
    if isinstance(one, Instance):
        if issubclass(one.cls, Enum):
            return any(bool(member) is truth for member in one.cls)
        open_ended = one.cls is object or getattr(one.cls, "_is_protocol", False)
        return truth or open_ended or any(hasattr(one.cls, name) for name in ("__bool__", "__len__"))
    return truth


def spread(one: Member) -> Type:
    """An enum as its members."""
    if isinstance(one, Instance) and issubclass(one.cls, Enum):
        return frozenset(Const(member, one.cls) for member in one.cls)
    return only(one)


def can_equal(one: Member, other: Member) -> bool:
    """Whether two values can be equal."""
    if ANY in (one, other):
        return True
    if isinstance(one, Const) and isinstance(other, Const):
        return bool(one.value == other.value)
    first, second = class_of(one), class_of(other)
    if first is None or second is None:
        return one == other
    for known, cls in ((one, second), (other, first)):
        if isinstance(known, Const) and issubclass(cls, Enum):
            return any(member == known.value for member in cls)
    if issubclass(first, int | float) and issubclass(second, int | float):
        return True
    return issubclass(first, second) or issubclass(second, first)


def why_unprintable(one: Member) -> str:
    """Why a value is not to be printed; empty where it is."""
    cls = class_of(one)
    if one is NONE:
        return "may be None"
    if one in (ANY, BLANK):
        return ""
    words = (str, int, float)
    fit = cls is not None and (issubclass(cls, words) or cls.__str__ is not object.__str__ or hasattr(cls, "__html__"))
    of_code = cls is not None and (issubclass(cls, bool) or (issubclass(cls, Enum) and not issubclass(cls, words)))
    return "" if fit and not of_code else f"is {one}"


def is_callable(one: Member) -> bool:
    """Whether a value can be called."""
    return one is ANY or one.callable or "__call__" in dir(class_of(one) or Member)

"""The shape of a record type: which keys it takes where, read from the types themselves."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from prongsai.model.fields import Names, StandIn
from prongsai.thai.calendar import Month, Period


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place: a mapping with `keys`, a list of `item`, a choice, or a value."""

    keys: dict[str, Shape] | None = None
    required: frozenset[str] = frozenset()
    item: Shape | None = None
    choices: type[StrEnum] | None = None
    kind: str = "text"
    """`mapping`, `list`, `choice`, `number`, `yes_no`, `period`, `month` or `text`; of a choice of shapes, the simplest."""
    stand_in: str | None = None
    """A text that fits, where not any text does."""

    def at(self, path: tuple[str | int, ...]) -> Shape | None:
        """The shape at `path` below this one, or None where the path leads nowhere."""
        shape: Shape | None = self
        for part in path:
            if shape is None:
                return None
            shape = shape.item if isinstance(part, int) else (shape.keys or {}).get(part)
        return shape


_VALUE = Shape()


def shape_of(record: Any) -> Shape:
    """The shape of a record type (a dataclass of `prongsai.model`); recursive types end three deep."""
    return _shape_of(record)


@cache
def _shape_of(record: Any) -> Shape:
    return _shape(record, 0)


def _shape(annotation: Any, depth: int) -> Shape:
    if depth > 12:
        return _VALUE
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        shape = _shape(typing.get_args(annotation)[0], depth)
        stand_in = next((one.value for one in annotation.__metadata__ if isinstance(one, StandIn)), None)
        return dataclasses.replace(shape, stand_in=stand_in) if stand_in else shape
    if origin in (typing.Union, types.UnionType):
        shapes = [_shape(arg, depth) for arg in typing.get_args(annotation) if arg is not type(None)]
        return shapes[0] if len(shapes) == 1 else _VALUE
    if origin is tuple:
        return Shape(item=_shape(typing.get_args(annotation)[0], depth + 1), kind="list")
    if _is_record(annotation):
        hints = _hints(annotation)
        fields = dataclasses.fields(annotation)
        return Shape(
            # `from_` is the key `from`: that word is Python's own.
            keys={one.name.removesuffix("_"): _shape(hints[one.name], depth + 1) for one in fields},
            required=frozenset(one.name.removesuffix("_") for one in fields if one.default is dataclasses.MISSING),
            kind="mapping",
        )
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return Shape(choices=annotation, kind="choice")
        if issubclass(annotation, bool):
            return Shape(kind="yes_no")
        if issubclass(annotation, int | float):
            return Shape(kind="number")
        if annotation in (Period, Month):
            return Shape(kind="period" if annotation is Period else "month")
    return _VALUE


Pattern: typing.TypeAlias = tuple[str | None, ...]
"""The keys that lead to a field; None for every item of a list."""


def marked(record: Any, mark: Names) -> tuple[Pattern, ...]:
    """Where a record type has fields whose types bear `mark`."""
    return _marks(record).get(mark, ())


@cache
def _marks(record: Any) -> dict[Names, tuple[Pattern, ...]]:
    """All marks of a record type at once: asking its types for their annotations is what takes long."""
    found: dict[Names, dict[Pattern, None]] = {}
    for mark, pattern in _marked(record, 0):
        found.setdefault(mark, {})[pattern] = None
    return {mark: tuple(patterns) for mark, patterns in found.items()}


def _marked(annotation: Any, depth: int) -> Iterator[tuple[Names, Pattern]]:
    if depth > 12:
        return
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        own = [one for one in annotation.__metadata__ if isinstance(one, Names)]
        yield from ((mark, ()) for mark in own)
        yield from ((mark, pattern) for mark, pattern in _marked(args[0], depth) if mark not in own)
    elif origin in (typing.Union, types.UnionType):
        for arg in args:
            yield from _marked(arg, depth)
    elif origin is tuple:
        yield from ((mark, (None, *pattern)) for mark, pattern in _marked(args[0], depth + 1))
    elif _is_record(annotation):
        hints = _hints(annotation)
        for one in dataclasses.fields(annotation):
            yield from ((mark, (one.name, *pattern)) for mark, pattern in _marked(hints[one.name], depth + 1))


def _is_record(annotation: Any) -> bool:
    return dataclasses.is_dataclass(annotation) and not getattr(annotation, "__module__", "").startswith("prongsai.thai")


@cache
def _hints(record: Any) -> dict[str, Any]:
    return typing.get_type_hints(record, include_extras=True)


def values_at(value: Any, pattern: Pattern) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """What stands in a record where `pattern` leads, with its path; nothing where a value on the way is missing."""
    if value is None:
        return
    if not pattern:
        yield (), value
        return
    key, rest = pattern[0], pattern[1:]
    inner = enumerate(value) if key is None else ((key, getattr(value, key)),)
    for name, one in inner:
        for path, found in values_at(one, rest):
            yield (name, *path), found

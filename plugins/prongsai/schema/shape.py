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

from prongsai.model.fields import StandIn
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
    if dataclasses.is_dataclass(annotation) and not getattr(annotation, "__module__", "").startswith("prongsai.thai"):
        hints = typing.get_type_hints(annotation, include_extras=True)
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


def marked(record: Any, mark: object) -> tuple[Pattern, ...]:
    """Where a record type has fields whose types bear `mark` (see `fields.Names`)."""
    return _all_marked(record, mark)


@cache
def _all_marked(record: Any, mark: object) -> tuple[Pattern, ...]:
    return tuple(_marked(record, mark, 0))


def _marked(annotation: Any, mark: object, depth: int) -> Iterator[Pattern]:
    if depth > 12:
        return
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from [()] if mark in annotation.__metadata__ else _marked(args[0], mark, depth)
    elif origin in (typing.Union, types.UnionType):
        yield from dict.fromkeys(pattern for arg in args for pattern in _marked(arg, mark, depth))
    elif origin is tuple:
        yield from ((None, *pattern) for pattern in _marked(args[0], mark, depth + 1))
    elif dataclasses.is_dataclass(annotation) and not getattr(annotation, "__module__", "").startswith("prongsai.thai"):
        hints = typing.get_type_hints(annotation, include_extras=True)
        for one in dataclasses.fields(annotation):
            yield from ((one.name, *pattern) for pattern in _marked(hints[one.name], mark, depth + 1))


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

"""The shape of a record type: what may stand where in it, read from the types themselves, once for all who ask."""

from __future__ import annotations

import dataclasses
import keyword
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from prongsai.model.fields import Names, StandIn
from prongsai.thai.calendar import Month, Period

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place: a mapping with `keys`, a list of `item`, a choice, or a value."""

    keys: dict[str, Shape] | None = None
    required: frozenset[str] = frozenset()
    item: Shape | None = None
    choices: type[StrEnum] | None = None
    kind: str = "text"
    """`mapping`, `list`, `choice`, `number`, `yes_no`, `period`, `month` or `text`; of a choice of shapes, the simplest."""
    record: type | None = None
    """The type of a mapping: where a type holds itself, the same one stands deeper again."""
    marks: tuple[Any, ...] = ()
    """What its type bears beside validators (`fields.Names`, `accepts.Accepts`), the outermost last."""
    low: float | None = None
    high: float | None = None
    is_whole: bool = False
    """Of a number: its limits, and whether it has no fraction."""

    @property
    def stand_in(self) -> str | None:
        """A text that fits, where not any text does."""
        return next((mark.value for mark in self.marks if isinstance(mark, StandIn)), None)

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
    """The shape of a record type (a dataclass of `prongsai.model`); recursive types end some levels deep."""
    return _shape_of(record)


@cache
def _shape_of(record: Any) -> Shape:
    return _shape(record, 0)


def _shape(annotation: Any, depth: int) -> Shape:
    if depth > _DEEPEST:
        return _VALUE
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _with_marks(_shape(typing.get_args(annotation)[0], depth), annotation.__metadata__)
    if origin in (typing.Union, types.UnionType):
        shapes = [_shape(arg, depth) for arg in typing.get_args(annotation) if arg is not type(None)]
        return shapes[0] if len(shapes) == 1 else Shape(marks=tuple(mark for shape in shapes for mark in shape.marks))
    if origin is tuple:
        return Shape(item=_shape(typing.get_args(annotation)[0], depth + 1), kind="list")
    if dataclasses.is_dataclass(annotation) and not getattr(annotation, "__module__", "").startswith("prongsai.thai"):
        hints = _hints(typing.cast("type", annotation))
        fields = dataclasses.fields(annotation)
        return Shape(
            # `from_` is the key `from`: that word is Python's own.
            keys={one.name.removesuffix("_"): _shape(hints[one.name], depth + 1) for one in fields},
            required=frozenset(one.name.removesuffix("_") for one in fields if one.default is dataclasses.MISSING),
            kind="mapping",
            record=typing.cast("type", annotation),
        )
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return Shape(choices=annotation, kind="choice")
        if issubclass(annotation, bool):
            return Shape(kind="yes_no")
        if issubclass(annotation, int | float):
            return Shape(kind="number", is_whole=issubclass(annotation, int))
        if annotation in (Period, Month):
            return Shape(kind="period" if annotation is Period else "month")
    return _VALUE


@cache
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record, include_extras=True)


def _with_marks(shape: Shape, metadata: tuple[Any, ...]) -> Shape:
    """The shape with what stands beside its type: our own marks, and the limits that pydantic holds."""
    marks = tuple(one for one in metadata if type(one).__module__.startswith("prongsai."))
    low, high = shape.low, shape.high
    for one in metadata:
        # A `Field(ge=0)` keeps its limits as metadata of its own.
        for limit in getattr(one, "metadata", ()):
            low, high = getattr(limit, "ge", low), getattr(limit, "le", high)
    return dataclasses.replace(shape, marks=shape.marks + marks, low=low, high=high)


Pattern: typing.TypeAlias = tuple[str | None, ...]
"""The keys that lead to a field; None for every item of a list."""


def marked(record: Any, mark: Names) -> tuple[Pattern, ...]:
    """Where a record type has fields whose types bear `mark` (see `fields.Names`)."""
    return _all_marked(record, mark)


@cache
def _all_marked(record: Any, mark: Names) -> tuple[Pattern, ...]:
    return tuple(_marked(shape_of(record), mark))


def _marked(shape: Shape, mark: Names) -> Iterator[Pattern]:
    if mark in shape.marks:
        yield ()
        return
    if shape.item:
        yield from ((None, *pattern) for pattern in _marked(shape.item, mark))
    for key, inner in (shape.keys or {}).items():
        yield from ((key, *pattern) for pattern in _marked(inner, mark))


def values_at(value: Any, pattern: Pattern) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """What stands in a record where `pattern` leads, with its path; nothing where a value on the way is missing."""
    if value is None:
        return
    if not pattern:
        yield (), value
        return
    key, rest = pattern[0], pattern[1:]
    inner = enumerate(value) if key is None else ((key, getattr(value, f"{key}_" if keyword.iskeyword(key) else key)),)
    for name, one in inner:
        for path, found in values_at(one, rest):
            yield (name, *path), found

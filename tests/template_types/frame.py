"""Names where they are visible, what is known there, and the values that only templates have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

from jinja2 import nodes
from tests.template_types.members import Member, Type
from tests.template_types.syntax import Key, names_in

Facts: TypeAlias = Mapping[Key, Type]


@dataclass(eq=False)
class Frame:
    """Names where they are visible, and what is known of expressions there."""

    template: str
    parent: Frame | None = None
    names: dict[str, Type] = field(default_factory=dict)
    facts: dict[Key, Type] = field(default_factory=dict)

    def find(self, name: str) -> Type | None:
        if name in self.names:
            return self.names[name]
        return self.parent.find(name) if self.parent else None

    def inner(self, template: str | None = None) -> Frame:
        """A frame in which names can be set without being seen outside."""
        return Frame(template or self.template, self, {}, dict(self.facts))

    def set(self, name: str, value: Type) -> None:
        self.names[name] = value
        self.facts = {key: fact for key, fact in self.facts.items() if name not in names_in(key)}


@dataclass(frozen=True, eq=False)
class Macro(Member):
    node: nodes.Macro
    frame: Frame
    callable: ClassVar[bool] = True

    def __str__(self) -> str:
        return f"macro {self.node.name}"


@dataclass(frozen=True, eq=False)
class Caller(Member):
    node: nodes.CallBlock
    frame: Frame
    callable: ClassVar[bool] = True

    def __str__(self) -> str:
        return "caller"


@dataclass(frozen=True, eq=False)
class Imported(Member):
    frame: Frame

    def __str__(self) -> str:
        return f"template {self.frame.template}"


@dataclass(frozen=True, eq=False)
class Loop(Member):
    elements: Type
    node: nodes.For
    frame: Frame
    callable: ClassVar[bool] = True

    def __str__(self) -> str:
        return "loop"


@contextmanager
def knowing(frame: Frame, facts: Facts) -> Iterator[None]:
    before = frame.facts
    frame.facts = {**before, **facts}
    try:
        yield
    finally:
        frame.facts = before


def handed_on(caller: Frame, given_as: Mapping[Key | None, str], macro: Frame) -> dict[Key, Type]:
    """What a caller knows of its arguments, in the names that they have in the macro, and of globals."""

    def in_macro(key: Any) -> Any:
        if not isinstance(key, tuple):
            return key
        if key in given_as:
            return ("name", given_as[key])
        if key[:1] == ("name",):
            return None if key[1] in macro.names or caller.find(key[1]) is not None else key
        parts = tuple(map(in_macro, key))
        return None if any(part is None and was is not None for part, was in zip(parts, key, strict=True)) else parts

    renamed = ((in_macro(key), fact) for key, fact in caller.facts.items())
    return {key: fact for key, fact in renamed if key is not None}

"""Types as sets of alternatives: what each alternative is, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import ModuleType
from typing import Any, ClassVar, TypeAlias


class Member:
    """One alternative of a type."""

    callable: ClassVar[bool] = False


Type: TypeAlias = frozenset[Member]
"""A value is one of these; of none where no value gets."""

Bindings: TypeAlias = Mapping[Any, Type]
"""What type variables (and `Self`) stand for."""


class Misfit(Exception):
    """What a value has not or cannot, in words."""


@dataclass(frozen=True)
class Marker(Member):
    """An alternative without parts."""

    name: str

    def __str__(self) -> str:
        return self.name


ANY = Marker("Any")
"""Nothing is known."""
NONE = Marker("None")
BLANK = Marker("nothing")
"""What an `if` without `else` gives: it prints as nothing, and can do nothing else."""
UNSET = Marker("unset")
"""A name that some way through the template leaves unset."""


@dataclass(frozen=True)
class Instance(Member):
    """A value of a class; `args` are those of a generic one."""

    cls: type
    args: tuple[Type, ...] = ()

    def __str__(self) -> str:
        args = [told(one) for one in self.args] + (["..."] if self.cls is tuple else [])
        return f"{self.cls.__name__}[{', '.join(args)}]" if self.args else self.cls.__name__


@dataclass(frozen=True)
class Const(Member):
    """A value that is known itself: a literal, or a member of an enum. The class keeps 1 and True apart."""

    value: Any
    cls: type

    def __str__(self) -> str:
        return f"{self.cls.__name__}.{self.value.name}" if isinstance(self.value, Enum) else repr(self.value)


@dataclass(frozen=True)
class Fixed(Member):
    """A tuple or list of known length."""

    cls: type
    items: tuple[Type, ...]

    def __str__(self) -> str:
        return f"{self.cls.__name__}[{', '.join(map(told, self.items))}]"


@dataclass(frozen=True)
class Keyed(Member):
    """A dict with known keys."""

    entries: tuple[tuple[Const, Type], ...]

    def __str__(self) -> str:
        return f"{{{', '.join(str(key) for key, _ in self.entries)}}}"

    @property
    def values(self) -> Type:
        return union(value for _, value in self.entries)

    @property
    def keys(self) -> Type:
        """The classes of its keys."""
        return frozenset(Instance(key.cls) for key, _ in self.entries)


@dataclass(frozen=True)
class Function(Member):
    """A function or method; `owner` is what a method is called on."""

    callable: ClassVar[bool] = True
    function: Callable[..., Any]
    owner: Member | None = None

    def __str__(self) -> str:
        return f"function {getattr(self.function, '__qualname__', self.function)}"


@dataclass(frozen=True)
class Signature(Member):
    """`Callable[[…], …]`; `parameters` are None for `...`."""

    callable: ClassVar[bool] = True
    parameters: tuple[Type, ...] | None
    result: Type

    def __str__(self) -> str:
        parameters = "..." if self.parameters is None else f"[{', '.join(map(told, self.parameters))}]"
        return f"Callable[{parameters}, {told(self.result)}]"


@dataclass(frozen=True)
class ClassOf(Member):
    """A class itself."""

    callable: ClassVar[bool] = True
    cls: type

    def __str__(self) -> str:
        return f"class {self.cls.__name__}"


@dataclass(frozen=True)
class Module(Member):
    """A module of Python."""

    module: ModuleType

    def __str__(self) -> str:
        return f"module {self.module.__name__}"


def told(one: Type) -> str:
    """A type in words, None last."""
    return " | ".join(sorted(map(str, one), key=lambda name: (name == "None", name))) or "Never"


def union(types: Iterable[Type]) -> Type:
    """Whatever one of them is."""
    return frozenset(one for each in types for one in each)


def only(one: Member) -> Type:
    """A type of one alternative."""
    return frozenset({one})


def exactly(cls: type, *args: Type) -> Type:
    """Instances of a class."""
    return only(Instance(cls, args))

"""Annotations and values → types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    NewType,
    Protocol,
    Self,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from tests.template_types.members import (
    ANY,
    NONE,
    Bindings,
    ClassOf,
    Const,
    Fixed,
    Function,
    Instance,
    Keyed,
    Member,
    Module,
    Signature,
    Type,
    exactly,
    only,
    union,
)

_ARITY: dict[type, int] = {list: 1, tuple: 1, set: 1, frozenset: 1, dict: 2, Counter: 1}
"""How many arguments Python's own classes have."""
WRAPPED = type(cache(lambda: None))
"""The class of functions whose results are kept."""


def of(hint: Any, bound: Bindings | None = None) -> Type:
    """The type that an annotation means; `TypeError` for one that is not known here."""
    bound = bound or {}
    origin, args = get_origin(hint), get_args(hint)
    if hint is None or hint is NoneType:
        return only(NONE)
    if hint is Any or hint is ...:
        return only(ANY)
    if hint is Self or isinstance(hint, TypeVar):
        limit = getattr(hint, "__bound__", None)
        return bound.get(hint) or (of(limit, bound) if limit else only(ANY))
    if isinstance(hint, NewType):
        return of(hint.__supertype__, bound)
    if hasattr(hint, "__value__") and not isinstance(hint, type):  # `type X = …` of Python 3.12
        return of(hint.__value__, bound)
    if origin in (Annotated, ClassVar, Final):
        return of(args[0], bound)
    if origin in (Union, UnionType):
        return union(of(one, bound) for one in args)
    if origin is Literal:
        return union(of_value(one) for one in args)
    if origin is TypeGuard:
        return exactly(bool)
    if origin is type:
        return frozenset(ClassOf(one.cls) if isinstance(one, Instance) else ANY for one in of(args[0], bound))
    if origin is Callable:
        parameters, result = args
        listed = tuple(of(one, bound) for one in parameters) if isinstance(parameters, list) else None
        return only(Signature(listed, of(result, bound)))
    if hint is Callable:
        return only(Signature(None, only(ANY)))
    if origin is tuple and args[1:] != (...,):
        return only(Fixed(tuple, tuple(of(one, bound) for one in args)))
    if origin is tuple:
        return exactly(tuple, of(args[0], bound))
    if isinstance(origin, type):
        return exactly(origin, *(of(one, bound) for one in args)) if args else of(origin, bound)
    if isinstance(hint, type):
        count = _ARITY.get(hint, len(_parameters(hint)))
        return exactly(hint, *[only(ANY)] * count)
    raise TypeError(f"no type is known by {hint!r}")


def of_value(value: Any) -> Type:
    """The type of a value that is at hand."""
    if value is None:
        return only(NONE)
    if isinstance(value, str | int | float | Enum):
        return only(Const(value, type(value)))
    if isinstance(value, tuple | list):
        return only(Fixed(type(value), tuple(map(of_value, value))))
    if isinstance(value, ModuleType):
        return only(Module(value))
    if isinstance(value, type):
        return only(ClassOf(value))
    if isinstance(value, FunctionType | BuiltinFunctionType | MethodType | WRAPPED):
        return only(Function(value))
    return of(type(value))


@cache
def hints(of_what: Any) -> Mapping[str, Any]:
    """The annotations of a class, a function or a module; none of a function whose own module cannot read them while it runs."""
    try:
        return get_type_hints(of_what, include_extras=True)
    except NameError:
        if isinstance(of_what, FunctionType):
            return {}
        raise


def class_of(one: Member) -> type | None:
    """The class of a value, where it has one that is known."""
    if isinstance(one, Instance | Const | Fixed):
        return one.cls
    return dict if isinstance(one, Keyed) else NoneType if one is NONE else None


def _parameters(cls: type) -> tuple[Any, ...]:
    """The type variables of a class; one made of a generic class of Python's own keeps them with that only."""
    of_bases = (one for base in vars(cls).get("__orig_bases__", ()) for one in getattr(base, "__parameters__", ()))
    return getattr(cls, "__parameters__", ()) or tuple(dict.fromkeys(of_bases))


def arguments(one: Instance, base: type) -> tuple[Type, ...]:
    """The arguments by which a value is a `base`: those of `Mapping` for a `Counter[str]` are str and int."""
    if one.cls is base:
        return one.args
    if one.cls is Counter and base is not Iterable:
        return (*one.args, exactly(int))
    if one.cls.__module__ in ("builtins", "collections", "collections.abc"):
        return one.args  # as a list is a Sequence of what it is a list of
    bound = dict(zip(_parameters(one.cls), one.args, strict=False))
    for hint in vars(one.cls).get("__orig_bases__", one.cls.__bases__):
        origin = get_origin(hint) or hint
        if origin not in (Generic, Protocol, object) and issubclass(origin, base):
            (inherited,) = of(hint, bound)
            assert isinstance(inherited, Instance)
            return arguments(inherited, base)
    return ()


def bindings(one: Instance) -> Bindings:
    """What the type variables of a value's class, and of the classes below it, stand for."""
    bound: dict[Any, Type] = {Self: only(one)}
    for base in one.cls.__mro__:
        if names := _parameters(base):
            bound |= zip(names, arguments(one, base), strict=False)
    return bound

"""What values have, take and give, and what was asked of which class."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence, Set
from enum import Enum
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any, TypeVar

from tests.template_types.annotations import WRAPPED, arguments, bindings, class_of, hints, of, of_value
from tests.template_types.members import (
    ANY,
    ClassOf,
    Const,
    Fixed,
    Function,
    Instance,
    Keyed,
    Marker,
    Member,
    Misfit,
    Module,
    Signature,
    Type,
    exactly,
    only,
    told,
    union,
)
from tests.template_types.own import LEFT_OUT, OWN
from tests.template_types.values import can_equal, elements, fields, is_callable, spread


class Reader:
    """Reads what values have, and remembers what was asked of which class.

    `hidden` are attributes that are taken to be missing: so a test sees that a renamed one is noticed.
    """

    def __init__(self, hidden: Set[tuple[type, str]] = frozenset()) -> None:
        self.hidden = hidden
        self.asked: set[tuple[type, str]] = set()

    def attribute(self, one: Member, name: str) -> Type:
        """What `one.name` is; `Misfit` where there is none."""
        if one is ANY:
            return only(ANY)
        if isinstance(one, Module):
            return self._of_module(one.module, name)
        if isinstance(one, ClassOf):
            return self._of_class(one.cls, name)
        if isinstance(one, Keyed):
            own = next((value for key, value in one.entries if key.value == name), None)
            return own or self.attribute(Instance(dict, (one.keys, one.values)), name)
        if isinstance(one, Const) and isinstance(one.value, Enum) and name in ("name", "value"):
            return of_value(getattr(one.value, name))
        if isinstance(one, Const):
            return self.attribute(Instance(one.cls), name)
        if isinstance(one, Fixed):
            return self.attribute(Instance(one.cls, (union(one.items),)), name)
        if isinstance(one, Instance):
            return self._of_instance(one, name)
        raise Misfit(f"{one} has no {name}")

    def _of_module(self, module: ModuleType, name: str) -> Type:
        if not hasattr(module, name):
            raise Misfit(f"{module.__name__} has no {name}")
        annotated = hints(module).get(name)
        found = of_value(getattr(module, name))
        return of(annotated) if annotated else frozenset(Instance(one.cls) if isinstance(one, Const) else one for one in found)

    def _of_class(self, cls: type, name: str) -> Type:
        self._ask(cls, name)
        found = _defined(cls, name)
        if issubclass(cls, Enum) and name in cls.__members__:
            return of_value(cls[name])
        if isinstance(found, classmethod):
            return only(Function(found.__func__, ClassOf(cls)))
        if found is None or isinstance(found, property) or inspect.ismemberdescriptor(found):
            raise Misfit(f"class {cls.__name__} has no {name}")
        return of_value(getattr(cls, name))

    def _ask(self, cls: type, name: str) -> None:
        self.asked.add((cls, name))
        if any((base, name) in self.hidden for base in cls.__mro__):
            raise Misfit(f"{cls.__name__} has no {name}")

    def _of_instance(self, one: Instance, name: str) -> Type:
        self._ask(one.cls, name)
        if issubclass(one.cls, Enum) and name in ("name", "value"):
            return union(self.attribute(member, name) for member in spread(one))
        if name in hints(one.cls):
            return of(hints(one.cls)[name], bindings(one))
        found = _defined(one.cls, name)
        if isinstance(found, property | cached_property):
            getter = found.fget if isinstance(found, property) else found.func
            return of(hints(getter).get("return", Any), bindings(one))
        if isinstance(found, staticmethod):
            return only(Function(found.__func__))
        if isinstance(found, classmethod):
            return only(Function(found.__func__, ClassOf(one.cls)))
        if isinstance(found, FunctionType | WRAPPED) and hints(inspect.unwrap(found)):
            return only(Function(found, one))
        for base, own in OWN:
            if issubclass(one.cls, base) and (name in vars(own) or name in hints(own)):
                stand_in = Instance(own, arguments(one, base) if own.__dict__.get("__parameters__") else ())
                return of(hints(own)[name]) if name in hints(own) else only(Function(vars(own)[name], stand_in))
        if found is None and not _is_set_by_init(one.cls, name):
            raise Misfit(f"{one} has no {name}")
        return only(ANY)

    def item(self, one: Member, key: Type) -> Type:
        """What `one[key]` is, or `one.key` as Jinja has it for a text; `Misfit` where there is none."""
        if one is ANY:
            return only(ANY)
        if isinstance(one, Keyed):
            return union(self._entry(one, each) for asked in key for each in spread(asked))
        if isinstance(one, Instance) and issubclass(one.cls, Mapping):
            wanted, value = arguments(one, Mapping)
            if not self.fits(key, wanted):
                raise Misfit(f"{one} has no key {told(key)}")
            return value
        known = [each.value for each in key if isinstance(each, Const)]
        if (parts := fields(one)) is not None and len(known) == len(key) and all(isinstance(each, int) for each in known):
            if any(not -len(parts) <= each < len(parts) for each in known):
                raise Misfit(f"{one} has no item {told(key)}")
            return union(parts[each] for each in known)
        cls = class_of(one)
        if cls and issubclass(cls, Sequence):
            if self.fits(key, exactly(int)):
                return elements(one)
        elif cls and hasattr(cls, "__getitem__") and isinstance(one, Instance):
            return self.call(Function(cls.__getitem__, one), [key], {})
        if known and len(known) == len(key) and all(isinstance(each, str) for each in known):
            return union(self.attribute(one, each) for each in known)
        raise Misfit(f"{one} has no item {told(key)}")

    def _entry(self, one: Keyed, asked: Member) -> Type:
        if not isinstance(asked, Const):
            return one.values if any(can_equal(asked, key) for key, _ in one.entries) else self._no_entry(one, asked)
        return next((value for key, value in one.entries if key.value == asked.value), None) or self._no_entry(one, asked)

    def _no_entry(self, one: Keyed, asked: Member) -> Type:
        raise Misfit(f"{one} has no key {asked}")

    def fits(self, given: Type, wanted: Type) -> bool:
        """Whether whatever is given may stand where `wanted` is asked for."""
        return all(any(self._is(one, other) for other in wanted) for one in given)

    def _is(self, one: Member, wanted: Member) -> bool:
        if ANY in (one, wanted) or wanted == Instance(object):
            return True
        if isinstance(one, Marker) or not isinstance(wanted, Instance):
            return self._is_the_same_kind(one, wanted)
        cls = class_of(one)
        if getattr(wanted.cls, "_is_protocol", False):
            return all(self._has(one, name) for name in (*hints(wanted.cls), *vars(wanted.cls)) if not name.startswith("_"))
        if cls is None or not (issubclass(cls, wanted.cls) or (wanted.cls is float and issubclass(cls, int))):
            return False
        if isinstance(one, Fixed):
            return not wanted.args or self.fits(union(one.items), wanted.args[0])
        if isinstance(one, Keyed):
            one = Instance(dict, (one.keys, one.values))
        return not isinstance(one, Instance) or all(map(self.fits, arguments(one, wanted.cls), wanted.args))

    def _is_the_same_kind(self, one: Member, wanted: Member) -> bool:
        if isinstance(wanted, Signature):
            return is_callable(one)
        if isinstance(wanted, Const):
            return isinstance(one, Const) and bool(one.value == wanted.value)
        if isinstance(wanted, ClassOf):
            return isinstance(one, ClassOf) and issubclass(one.cls, wanted.cls)
        if isinstance(wanted, Fixed):
            parts = fields(one)
            return parts is not None and len(parts) == len(wanted.items) and all(map(self.fits, parts, wanted.items))
        return one == wanted

    def _has(self, one: Member, name: str) -> bool:
        try:
            self.attribute(one, name)
        except Misfit:
            return False
        return True

    def call(self, called: Member, positional: Sequence[Type], named: Mapping[str, Type]) -> Type:
        """What a call gives; `Misfit` where the arguments do not fit."""
        if isinstance(called, Signature):
            return self._call_signature(called, positional, named)
        if isinstance(called, ClassOf):
            if any(inspect.isfunction(inspect.getattr_static(called.cls, name)) for name in ("__init__", "__new__")):
                self._bind(called.cls, positional, named)
            return of(called.cls)
        if isinstance(called, Instance) and is_callable(called):
            return self.call(next(iter(self.attribute(called, "__call__"))), positional, named)
        if not isinstance(called, Function):
            raise Misfit(f"{called} cannot be called")
        function = inspect.unwrap(called.function)
        if not hints(function):
            return only(ANY)
        bound: dict[Any, Type] = dict(bindings(called.owner)) if isinstance(called.owner, Instance) else {}
        arguments = self._bind(function, [only(called.owner), *positional] if called.owner else positional, named)
        for name, parameter in inspect.signature(function).parameters.items():
            hint = hints(function).get(name, Any)
            if isinstance(hint, TypeVar) and hint not in bound:
                bound[hint] = arguments.arguments.get(name) or of(LEFT_OUT.get(hint, Any))
            elif name in arguments.arguments:
                given = arguments.arguments[name]
                if parameter.kind is parameter.VAR_KEYWORD:
                    given = tuple(given.values())
                for value in given if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD) else (given,):
                    if not self.fits(value, of(hint, bound)):
                        raise Misfit(f"{name} is to be {told(of(hint, bound))}, not {told(value)}")
        return of(hints(function).get("return", Any), bound)

    def _call_signature(self, called: Signature, positional: Sequence[Type], named: Mapping[str, Type]) -> Type:
        if called.parameters is not None:
            if named or len(positional) != len(called.parameters):
                raise Misfit(f"it takes {len(called.parameters)} arguments without names, not {len(positional) + len(named)}")
            for number, (value, wanted) in enumerate(zip(positional, called.parameters, strict=True), 1):
                if not self.fits(value, wanted):
                    raise Misfit(f"argument {number} is to be {told(wanted)}, not {told(value)}")
        return called.result

    def _bind(self, function: Callable[..., Any], positional: Sequence[Type], named: Mapping[str, Type]) -> inspect.BoundArguments:
        signature = inspect.signature(function)
        if getattr(function, "jinja_pass_arg", None):  # the first parameter is Jinja's
            signature = signature.replace(parameters=list(signature.parameters.values())[1:])
        try:
            return signature.bind(*positional, **named)
        except TypeError as error:
            raise Misfit(str(error)) from None


def _defined(cls: type, name: str) -> Any:
    """What a class or one below it defines by a name; what `type` itself has is not of its instances."""
    return next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)


def _is_set_by_init(cls: type, name: str) -> bool:
    """Whether a class that annotates nothing may have an attribute: its `__init__` names it."""
    return any(inspect.isfunction(made := vars(base).get("__init__")) and name in made.__code__.co_names for base in cls.__mro__)

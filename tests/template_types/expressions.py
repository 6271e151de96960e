"""What expressions of a template can be, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, nodes
from jinja2.filters import FILTERS
from jinja2.utils import Namespace
from markupsafe import Markup
from tests.template_types.annotations import class_of, of, of_value
from tests.template_types.conditions import Conditions
from tests.template_types.filters import OF_TEXT, Filters
from tests.template_types.findings import Findings, Place
from tests.template_types.frame import Caller, Frame, Imported, Loop, Macro, handed_on, knowing
from tests.template_types.members import (
    ANY,
    BLANK,
    NONE,
    UNSET,
    Const,
    Fixed,
    Function,
    Instance,
    Keyed,
    Member,
    Misfit,
    Type,
    exactly,
    only,
    told,
    union,
)
from tests.template_types.reader import Reader
from tests.template_types.syntax import ADDED, is_counted, key_of, source_of
from tests.template_types.values import can_be, can_equal, elements, spread, why_unprintable


@dataclass(frozen=True)
class MacroOf:
    """As a global of the environment: the macro of a template that stands behind a function."""

    template: str
    macro: str


class _Parsed:
    """A template's tree, its nodes numbered; the expressions that count, and the names that each macro mentions."""

    def __init__(self, template: str, tree: nodes.Template) -> None:
        found = list(tree.find_all(nodes.Node))
        self.tree = tree
        self.numbers = {id(node): number for number, node in enumerate(found)}
        self.expressions: set[Place] = {(template, node.lineno, self.numbers[id(node)]) for node in found if is_counted(node)}
        self.mentioned = {id(node): {name.name for name in node.find_all(nodes.Name)} for node in found if isinstance(node, nodes.Macro)}


_PARSED: WeakKeyDictionary[Environment, dict[str, _Parsed]] = WeakKeyDictionary()

_TEXT, _MARKUP = exactly(str), exactly(Markup)
_INT, _FLOAT, _BOOL = exactly(int), exactly(float), exactly(bool)
_OF_LOOP = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), _INT),
    **dict.fromkeys(("first", "last"), _BOOL),
    "changed": of(Callable[..., bool]),
    "cycle": of(Callable[..., Any]),
}


class Expressions:
    """Expressions of one page's template and of all that it imports; statements are walked through by `Walk`."""

    def __init__(self, environment: Environment, reader: Reader) -> None:
        self.findings = Findings(asked=reader.asked)
        self._environment = environment
        self._reader = reader
        self._filters = Filters(environment, reader, self._attribute)
        self._conditions = Conditions(environment, self._silently)
        self._modules: dict[str, Frame] = {}
        self._walked: set[Any] = set()
        self._calls: list[str] = []
        self._quiet = 0

    def _parsed(self, template: str) -> _Parsed:
        known = _PARSED.setdefault(self._environment, {})
        if template not in known:
            assert self._environment.loader, "templates come from a loader"
            source, _, _ = self._environment.loader.get_source(self._environment, template)
            tree = self._environment.parse(source, template)
            known[template] = _Parsed(template, tree)
        self.findings.expressions |= known[template].expressions
        return known[template]

    def _place(self, node: nodes.Node, frame: Frame) -> Place:
        return (frame.template, node.lineno, self._parsed_of(frame).numbers[id(node)])

    def _parsed_of(self, frame: Frame) -> _Parsed:
        return _PARSED[self._environment][frame.template]

    def _error(self, node: nodes.Node, frame: Frame, words: str) -> None:
        if self._quiet:
            return
        told_already = f"{frame.template}:{node.lineno}: {words}"
        if not any(one == told_already or one.startswith(f"{told_already} (called") for one in self.findings.errors):
            by = f" (called from {', from '.join(reversed(self._calls))})" if self._calls else ""
            self.findings.errors.append(told_already + by)

    def _walk_all(self, body: Sequence[nodes.Node], frame: Frame) -> None:
        raise NotImplementedError

    def _loop(self, node: nodes.For, element: Type, frame: Frame) -> None:
        raise NotImplementedError

    def _bind(self, target: nodes.Node, value: Type, frame: Frame) -> None:
        raise NotImplementedError

    def _module(self, template: str) -> Frame:
        raise NotImplementedError

    def _exported(self, imported: Frame, name: str, node: nodes.Node, frame: Frame) -> Type:
        raise NotImplementedError

    def _each(self, value: Type, node: nodes.Node, frame: Frame, act: Callable[[Member], Type]) -> Type:
        """What `act` gives for all that a value can be; what does not fit is told, and given nothing."""
        found: Type = frozenset()
        for one in sorted(value, key=str):
            try:
                found |= act(one)
            except Misfit as misfit:
                self._error(node, frame, str(misfit))
        return found

    def _printed(self, node: nodes.Node, frame: Frame) -> None:
        """Holds that a value may be printed."""
        self._printable(self._type_of(node, frame), node, frame)

    def _printable(self, value: Type, node: nodes.Node, frame: Frame) -> None:
        for one in sorted(value, key=str):
            if why := why_unprintable(one):
                self._error(node, frame, f"{source_of(node)} {why} and is printed")

    def _type_of(self, node: nodes.Node, frame: Frame) -> Type:
        """What an expression can be, as far as is known where it stands."""
        found = self._found(node, frame)
        if frame.facts and (key := key_of(node)) and key in frame.facts:
            found = frame.facts[key]
        if not self._quiet and is_counted(node):
            place = self._place(node, frame)
            self.findings.reached.add(place)
            if ANY in found:
                self.findings.unknown[place] = f"{frame.template}:{node.lineno}: {source_of(node)}"
        return found

    def _found(self, node: nodes.Node, frame: Frame) -> Type:
        match node:
            case nodes.Const():
                return of_value(node.value)
            case nodes.TemplateData():
                return _MARKUP
            case nodes.Name():
                return self._name(node, frame)
            case nodes.Getattr():
                return self._getattr(node, frame)
            case nodes.Getitem():
                return self._getitem(node, frame)
            case nodes.Call():
                return self._call(node, frame)
            case nodes.Filter():
                assert node.node, "only the filter of a block has none"
                return self._filter(node, frame, self._type_of_maybe(node.node, frame, node.name in ("default", "d")))
            case nodes.Test():
                return self._test(node, frame)
            case nodes.Not():
                self._type_of(node.node, frame)
                return _BOOL
            case nodes.And() | nodes.Or():
                return self._and_or(node, frame)
            case nodes.Compare():
                return self._compare(node, frame)
            case nodes.CondExpr():
                return self._inline_if(node, frame)
            case nodes.Concat():
                for one in node.nodes:
                    self._printed(one, frame)
                return _TEXT
            case nodes.BinExpr():
                return self._arithmetic(node, frame)
            case nodes.UnaryExpr():
                return self._each(self._type_of(node.node, frame), node, frame, lambda one: self._negated(one, node))
            case nodes.Tuple() | nodes.List():
                cls = tuple if isinstance(node, nodes.Tuple) else list
                return only(Fixed(cls, tuple(self._type_of(one, frame) for one in node.items)))
            case nodes.Dict():
                return self._dict(node, frame)
            case nodes.MarkSafe() | nodes.MarkSafeIfAutoescape():
                self._type_of(node.expr, frame)
                return _MARKUP
            case _:
                raise NotImplementedError(f"{type(node).__name__} in {frame.template}:{node.lineno}")

    def _name(self, node: nodes.Name, frame: Frame) -> Type:
        found = frame.find(node.name)
        if found is None and node.name in self._environment.globals:
            value = self._environment.globals[node.name]
            if isinstance(value, MacroOf):
                return self._exported(self._module(value.template), value.macro, node, frame)
            return of_value(value)
        if found is None and key_of(node) not in frame.facts:  # `is defined` may have told of it
            self._error(node, frame, f"there is no {node.name}")
        if found and UNSET in found:
            self._error(node, frame, f"{node.name} is not set on every way that leads here")
        return (found or frozenset()) - {UNSET}

    def _getattr(self, node: nodes.Getattr, frame: Frame) -> Type:
        return self._each(self._type_of(node.node, frame), node, frame, lambda one: self._attribute(one, node.attr, node.node))

    def _attribute(self, one: Member, name: str, node: nodes.Node | None = None) -> Type:
        """What Jinja's `one.name` is: an attribute, else an item."""
        if one is NONE:
            raise Misfit(f"{source_of(node) if node else 'it'} may be None, which has no {name}")
        if isinstance(one, Imported) and name in one.frame.names and not name.startswith("_"):
            return one.frame.names[name]
        if isinstance(one, Loop) and name in ("previtem", "nextitem"):
            return one.elements
        if isinstance(one, Loop) and name in _OF_LOOP:
            return _OF_LOOP[name]
        if one == Instance(Namespace):  # whoever sets what it holds tells nobody
            return only(ANY)
        try:
            return self._reader.attribute(one, name)
        except Misfit:
            if isinstance(one, Instance) and issubclass(one.cls, Mapping):
                return self._reader.item(one, of_value(name))
            raise

    def _getitem(self, node: nodes.Getitem, frame: Frame) -> Type:
        value = self._type_of(node.node, frame)
        if isinstance(node.arg, nodes.Slice):
            for end in (node.arg.start, node.arg.stop, node.arg.step):
                if end is not None and not self._reader.fits(self._type_of(end, frame), of(int | None)):
                    self._error(node, frame, f"{source_of(end)} is no whole number")
            return self._each(value, node, frame, lambda one: self._slice(one, node.node))
        key = self._type_of(node.arg, frame)
        if isinstance(node.node, nodes.Dict):
            self._keys_fit(value, key, node, frame)
        return self._each(value, node, frame, lambda one: self._item(one, key, node.node))

    def _item(self, one: Member, key: Type, node: nodes.Node) -> Type:
        if one is NONE:
            raise Misfit(f"{source_of(node)} may be None, which has no {told(key)}")
        return self._reader.item(one, key)

    def _slice(self, one: Member, node: nodes.Node) -> Type:
        cls = class_of(one)
        if isinstance(one, Fixed):
            return exactly(one.cls, union(one.items))
        if one is ANY or (cls and issubclass(cls, Sequence)):
            return only(one) if not isinstance(one, Const) else exactly(one.cls)
        raise Misfit(f"{source_of(node)} can be {one}, which has no parts")

    def _keys_fit(self, written: Type, key: Type, node: nodes.Node, frame: Frame) -> None:
        """Holds that each key of a dict that is written where it is asked is a value of the enum that it is asked by."""
        if all(isinstance(each, Instance) and spread(each) != only(each) for each in key):
            for number, (entry, _) in enumerate(pair for one in written if isinstance(one, Keyed) for pair in one.entries):
                self._can_equal(key, only(entry), node, number, frame)

    def _dict(self, node: nodes.Dict, frame: Frame) -> Type:
        pairs = [(self._type_of(pair.key, frame), self._type_of(pair.value, frame)) for pair in node.items]
        keys = [next(iter(key)) for key, _ in pairs if len(key) == 1]
        if len(keys) == len(pairs) and all(isinstance(key, Const) for key in keys):
            return only(Keyed(tuple((key, value) for key, (_, value) in zip(keys, pairs, strict=True) if isinstance(key, Const))))
        return exactly(dict, union(key for key, _ in pairs), union(value for _, value in pairs))

    def _elements(self, node: nodes.Node) -> Callable[[Member], Type]:
        def of_one(one: Member) -> Type:
            if one is NONE:
                raise Misfit(f"{source_of(node)} may be None, which cannot be looped over")
            return elements(one)

        return of_one

    def _and_or(self, node: nodes.And | nodes.Or, frame: Frame) -> Type:
        left, goes_on = self._type_of(node.left, frame), isinstance(node, nodes.And)
        kept = frozenset(one for one in left if can_be(not goes_on, one))
        facts = self._conditions.assume(node.left, goes_on, frame)
        if facts is None:
            return kept
        with knowing(frame, facts):
            return kept | self._type_of(node.right, frame)

    def _inline_if(self, node: nodes.CondExpr, frame: Frame) -> Type:
        self._type_of(node.test, frame)
        found: Type = frozenset()
        for truth, way in ((True, node.expr1), (False, node.expr2)):
            if (facts := self._conditions.assume(node.test, truth, frame)) is not None:
                with knowing(frame, facts):
                    found |= self._type_of(way, frame) if way else only(BLANK)
        return found

    def _compare(self, node: nodes.Compare, frame: Frame) -> Type:
        left = self._type_of(node.expr, frame)
        for operand in node.ops:
            right = self._type_of(operand.expr, frame)
            self._compared(left, operand, right, node, frame)
            left = right
        return _BOOL

    def _compared(self, left: Type, operand: nodes.Operand, right: Type, node: nodes.Compare, frame: Frame) -> None:
        if operand.op in ("eq", "ne"):
            self._can_equal(left, right, operand.expr, 0, frame)
        elif operand.op in ("in", "notin"):
            for one in right:
                self._contained(left, one, operand, node, frame)
        else:
            for first in left:
                for second in right:
                    if not _is_ordered(first, second):
                        self._error(node, frame, f"{source_of(node)}: {first} and {second} have no order")

    def _contained(self, left: Type, one: Member, operand: nodes.Operand, node: nodes.Compare, frame: Frame) -> None:
        cls = class_of(one)
        if cls and issubclass(cls, str):
            if not self._reader.fits(left, _TEXT):
                self._error(node, frame, f"{source_of(node.expr)} is {told(left)}, which is in no text")
        elif isinstance(one, Fixed):
            for number, item in enumerate(one.items):
                self._can_equal(left, item, operand.expr, number, frame)
        else:
            self._each(only(one), node, frame, self._elements(operand.expr))

    def _can_equal(self, value: Type, other: Type, node: nodes.Node, nth: int, frame: Frame) -> None:
        """Notes whether two values that are compared can be equal; `nth` of what is compared at a node."""
        if not self._quiet and value and other:
            compared = (self._place(node, frame), nth)
            if any(can_equal(one, another) for one in value for another in other):
                self.findings.ever.add(compared)
            else:
                self.findings.never.setdefault(compared, f"{told(value)} is never {told(other)}")

    def _arithmetic(self, node: nodes.BinExpr, frame: Frame) -> Type:
        left, right = self._type_of(node.left, frame), self._type_of(node.right, frame)
        sign = ADDED[type(node)]
        return self._each(left, node, frame, lambda one: union(_result(one, sign, other, node) for other in right))

    def _negated(self, one: Member, node: nodes.UnaryExpr) -> Type:
        if isinstance(one, Const) and isinstance(one.value, int | float):
            return of_value(-one.value if isinstance(node, nodes.Neg) else one.value)
        if one is ANY or issubclass(class_of(one) or object, int | float):
            return only(one)
        raise Misfit(f"{source_of(node.node)} is {one}, no number")

    def _call(self, node: nodes.Call, frame: Frame, caller: Caller | None = None) -> Type:
        called = self._type_of(node.node, frame)
        positional = [self._type_of(one, frame) for one in node.args]
        named = {one.key: self._type_of(one.value, frame) for one in node.kwargs}
        for more in (node.dyn_args, node.dyn_kwargs):
            if more is not None:
                self._type_of(more, frame)
        if isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Dict) and node.node.attr == "get" and positional:
            self._keys_fit(self._silently(node.node.node, frame), positional[0], node, frame)

        def act(one: Member) -> Type:
            try:
                return self._called(one, positional, named, node, frame, caller)
            except Misfit as misfit:
                raise Misfit(f"{source_of(node.node)}: {misfit}") from None

        if node.dyn_args is not None or node.dyn_kwargs is not None:
            return only(ANY)  # nobody knows which arguments these are
        return self._each(called, node, frame, act)

    def _called(
        self, one: Member, positional: list[Type], named: dict[str, Type], node: nodes.Call, frame: Frame, caller: Caller | None
    ) -> Type:
        if one is ANY:
            return only(ANY)
        if one is NONE:
            raise Misfit("it may be None, which cannot be called")
        if isinstance(one, Macro):
            return self._macro(one, positional, named, node, frame, caller)
        if isinstance(one, Caller):
            return self._called_back(one, positional, f"{frame.template}:{node.lineno}")
        if isinstance(one, Loop):
            return self._deeper(one, positional)
        return self._reader.call(one, positional, named)

    def _macro(
        self, one: Macro, positional: list[Type], named: dict[str, Type], call: nodes.Call, called_in: Frame, caller: Caller | None
    ) -> Type:
        frame = Frame(one.frame.template, one.frame)
        names = [name.name for name in one.node.args]
        given_as = [*zip(call.args, names, strict=False), *((more.value, more.key) for more in call.kwargs)]
        mentioned = self._parsed_of(one.frame).mentioned[id(one.node)]
        if len(positional) > len(names) and "varargs" not in mentioned:
            raise Misfit(f"it takes {len(names)} arguments, not {len(positional)}")
        given = dict(zip(names, positional, strict=False))
        for name, value in named.items():
            if name in given:
                raise Misfit(f"{name} is given twice")
            if name not in names and "kwargs" not in mentioned:
                raise Misfit(f"it has no argument {name}")
            given[name] = value
        defaults = dict(zip(names[len(names) - len(one.node.defaults) :], one.node.defaults, strict=True))
        for name in names:
            if name not in given and name not in defaults:
                raise Misfit(f"argument {name} is missing")
            frame.set(name, given[name] if name in given else self._type_of(defaults[name], frame))
        for name, value in (("varargs", exactly(tuple, only(ANY))), ("kwargs", of(dict[str, Any])), ("caller", only(caller or NONE))):
            if name in mentioned:
                frame.set(name, value)
        frame.facts = handed_on(called_in, {key_of(arg): name for arg, name in given_as}, frame)
        key = (id(one.node), id(one.frame), tuple(frame.names.items()), tuple(frame.facts.items()))
        self._once(key, one.node.body, frame, f"{called_in.template}:{call.lineno}")
        return _MARKUP

    def _called_back(self, one: Caller, positional: list[Type], by: str) -> Type:
        frame = one.frame.inner()
        if len(positional) != len(one.node.args):
            raise Misfit(f"the block takes {len(one.node.args)} arguments, not {len(positional)}")
        for target, value in zip(one.node.args, positional, strict=True):
            self._bind(target, value, frame)
        self._once((id(one.node), id(one.frame), tuple(positional)), one.node.body, frame, by)
        return _MARKUP

    def _deeper(self, one: Loop, positional: list[Type]) -> Type:
        if not one.node.recursive:
            raise Misfit("this loop is not recursive")
        if len(positional) != 1:
            raise Misfit(f"it takes 1 argument, not {len(positional)}")
        element = self._each(positional[0], one.node, one.frame, elements)
        key = (id(one.node), id(one.frame), element)
        if not self._quiet and key not in self._walked:
            self._walked.add(key)
            self._loop(one.node, element, one.frame)
        return _MARKUP

    def _once(self, key: Any, body: list[nodes.Node], frame: Frame, by: str) -> None:
        if self._quiet or key in self._walked:
            return
        self._walked.add(key)
        self._calls.append(by)
        self._walk_all(body, frame)
        self._calls.pop()

    def _filter(self, node: nodes.Filter, frame: Frame, value: Type) -> Type:
        args = [self._type_of(one, frame) for one in node.args]
        named = {str(more.key): self._type_of(more.value, frame) for more in node.kwargs}
        shown = f"{source_of(node.node)} | {node.name}"
        function = self._environment.filters.get(node.name)

        def of_one(one: Member) -> Type:
            try:
                return self._filters.result(node.name, one, args, named)
            except Misfit as misfit:
                raise Misfit(f"{shown}: {misfit}") from None

        if function is None:
            self._error(node, frame, f"there is no filter {node.name}")
            return frozenset()
        if function is not FILTERS.get(node.name):
            try:
                return self._reader.call(Function(function), [value, *args], named)
            except Misfit as misfit:
                self._error(node, frame, f"{shown}: {misfit}")
                return frozenset()
        if node.name in ("default", "d"):
            return self._filters.default(value, args, named)
        if node.name in OF_TEXT:
            for part, what in ((value, node.node or node), *zip(args, node.args, strict=True)):
                self._printable(part, what, frame)
        return self._each(value, node, frame, of_one)

    def _test(self, node: nodes.Test, frame: Frame) -> Type:
        if node.name not in self._environment.tests:
            self._error(node, frame, f"there is no test {node.name}")
        self._type_of_maybe(node.node, frame, node.name in ("defined", "undefined"))
        for one in node.args:
            self._type_of(one, frame)
        return _BOOL

    def _type_of_maybe(self, node: nodes.Node, frame: Frame, may_be_unset: bool) -> Type:
        if not may_be_unset or not isinstance(node, nodes.Name):
            return self._type_of(node, frame)
        self.findings.reached.add(self._place(node, frame))
        return self._silently(node, frame)

    def _silently(self, node: nodes.Node, frame: Frame) -> Type:
        self._quiet += 1
        try:
            return self._type_of(node, frame)
        finally:
            self._quiet -= 1


def _is_ordered(one: Member, other: Member) -> bool:
    if ANY in (one, other):
        return True
    first, second = class_of(one), class_of(other)
    if first is None or second is None:
        return False
    if issubclass(first, int | float) and issubclass(second, int | float):
        return True
    # Every class has `__lt__`; that of `object` orders nothing.
    return (issubclass(first, second) or issubclass(second, first)) and any("__lt__" in vars(cls) for cls in first.__mro__[:-1])


def _result(one: Member, sign: str, other: Member, node: nodes.BinExpr) -> Type:
    first, second = class_of(one), class_of(other)
    if one is ANY or other is ANY or first is None or second is None:
        if one in (NONE, BLANK) or other in (NONE, BLANK):
            raise Misfit(f"{source_of(node)}: {one} {sign} {other}")
        return only(ANY)
    if issubclass(first, int | float) and issubclass(second, int | float):
        return _FLOAT if sign == "/" or issubclass(first, float) or issubclass(second, float) else _INT
    if issubclass(first, str) and sign == "%":
        for part in union(other.items) if isinstance(other, Fixed) else only(other):
            if why := why_unprintable(part):
                raise Misfit(f"{source_of(node)}: what {why} is printed")
        return exactly(first)
    if issubclass(first, str) and ((sign == "+" and issubclass(second, str)) or (sign == "*" and issubclass(second, int))):
        return _MARKUP if issubclass(first, Markup) else _TEXT
    if sign == "+" and first is second and issubclass(first, tuple | list):
        return exactly(first, elements(one) | elements(other))
    if first is not second and hasattr(first, "__add__") and first.__module__ == second.__module__ == "datetime":
        return only(ANY)
    raise Misfit(f"{source_of(node)}: {one} {sign} {other}")

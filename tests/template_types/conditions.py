"""What a condition tells of the values in it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, get_args, get_origin

from jinja2 import Environment, nodes
from jinja2.tests import TESTS
from tests.template_types.annotations import class_of, hints
from tests.template_types.frame import Facts, Frame, knowing
from tests.template_types.members import ANY, NONE, Const, Fixed, Member, Type, only
from tests.template_types.syntax import key_of
from tests.template_types.values import can_be, can_equal, spread

_TESTED: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "float": (float,),
    "boolean": (bool,),
    "mapping": (Mapping,),
}
"""The classes that Jinja's own tests look for."""


class Conditions:
    """Conditions of one environment; `type_of` reads an expression without telling what is wrong with it."""

    def __init__(self, environment: Environment, type_of: Callable[[nodes.Node, Frame], Type]) -> None:
        self._environment = environment
        self._type_of = type_of

    def assume(self, node: nodes.Node, truth: bool, frame: Frame) -> Facts | None:
        """What is known where a condition holds, or does not; None where that cannot be."""
        match node:
            case nodes.Not():
                return self.assume(node.node, not truth, frame)
            case nodes.And() | nodes.Or():
                first = self.assume(node.left, truth, frame)
                if isinstance(node, nodes.And) is truth:
                    return self.also(first, node.right, truth, frame)
                return _either(first, self.also(self.assume(node.left, not truth, frame), node.right, truth, frame))
            case nodes.Test():
                return self._test(node, truth, frame)
            case nodes.Compare() if len(node.ops) == 1:
                return self._compared(node.expr, node.ops[0], truth, frame)
            case _:
                return self._kept(node, frame, lambda one: can_be(truth, one))

    def also(self, known: Facts | None, node: nodes.Node, truth: bool, frame: Frame) -> Facts | None:
        """The same where something else is known before."""
        if known is None:
            return None
        with knowing(frame, known):
            more = self.assume(node, truth, frame)
        return None if more is None else {**known, **more}

    def _kept(self, node: nodes.Node, frame: Frame, keep: Callable[[Member], bool]) -> Facts | None:
        before = self._type_of(node, frame)
        after = frozenset(one for one in before if keep(one))
        if before and not after:
            return None
        key = key_of(node)
        return {key: after} if key and after != before else {}

    def _test(self, node: nodes.Test, truth: bool, frame: Frame) -> Facts | None:
        if node.name in ("defined", "undefined") and isinstance(node.node, nodes.Name):
            unknown = frame.find(node.node.name) is None and node.node.name not in self._environment.globals
            return {("name", node.node.name): only(ANY)} if unknown and (node.name == "defined") is truth else {}
        if node.name == "none":
            return self._kept(node.node, frame, lambda one: one is ANY or (one is NONE) is truth)
        function: Any = self._environment.tests.get(node.name)
        guard = None if function is None or function is TESTS.get(node.name) else hints(inspect.unwrap(function)).get("return")
        classes = get_args(guard) if get_origin(guard) is TypeGuard else _TESTED.get(node.name, ())
        return self._kept(node.node, frame, lambda one: one is ANY or _is_one_of(one, classes) is truth) if classes else {}

    def _compared(self, node: nodes.Node, operand: nodes.Operand, truth: bool, frame: Frame) -> Facts | None:
        right = self._type_of(operand.expr, frame)
        if operand.op in ("eq", "ne"):
            others = [right]
        elif operand.op in ("in", "notin") and len(right) == 1:
            others = [one for each in right if isinstance(each, Fixed) for one in each.items]
        else:
            others = []
        if not others:
            return {}
        equal = (operand.op in ("eq", "in")) is truth
        # What is no single value can be equal to another of its kind, and different too.
        single = frozenset(one for other in others if len(other) == 1 for one in other if isinstance(one, Const) or one is NONE)
        before = frozenset(one for each in self._type_of(node, frame) for one in spread(each))

        def keep(one: Member) -> bool:
            if equal:
                return any(can_equal(one, each) for other in others for each in other)
            return not ((isinstance(one, Const) or one is NONE) and any(can_equal(one, each) for each in single))

        after = frozenset(one for one in before if keep(one))
        if before and not after:
            return None
        key = key_of(node)
        return {key: after} if key and after != before else {}


def _either(first: Facts | None, second: Facts | None) -> Facts | None:
    if first is None or second is None:
        return second if first is None else first
    return {key: first[key] | second[key] for key in first.keys() & second.keys()}


def _is_one_of(one: Member, classes: tuple[type, ...]) -> bool:
    cls = class_of(one)
    return cls is not None and issubclass(cls, classes)

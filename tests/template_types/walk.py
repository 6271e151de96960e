"""One walk through a page's template and all that it imports, with types in the place of values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jinja2 import TemplateNotFound, nodes
from markupsafe import Markup
from tests.template_types.annotations import of
from tests.template_types.expressions import Expressions
from tests.template_types.frame import Caller, Facts, Frame, Imported, Loop, Macro
from tests.template_types.members import (
    UNSET,
    Const,
    Fixed,
    Member,
    Misfit,
    Type,
    exactly,
    only,
    told,
    union,
)
from tests.template_types.syntax import names_in, source_of
from tests.template_types.values import elements, fields


class Walk(Expressions):
    """Statements of one page's template and of all that it imports."""

    def page(self, template: str, names: dict[str, Type]) -> None:
        """Walks through a template that is given these names."""
        self._walk_all(self._parsed(template).tree.body, Frame(template, None, names))
        # What is compared in a macro of another template may be equal where another page calls it.
        self.findings.errors += [one for one in self.findings.unreachable if one.startswith(f"{template}:")]

    def _walk_all(self, body: Sequence[nodes.Node], frame: Frame) -> None:
        for node in body:
            self._walk(node, frame)

    def _walk(self, node: nodes.Node, frame: Frame) -> None:
        match node:
            case nodes.Output():
                for one in node.nodes:
                    if not isinstance(one, nodes.TemplateData):
                        self._printed(one, frame)
            case nodes.If():
                self._if(node, frame)
            case nodes.For():
                self._for(node, frame)
            case nodes.Assign():
                self._bind(node.target, self._type_of(node.node, frame), frame)
            case nodes.AssignBlock():
                self._walk_all(node.body, frame.inner())
                result = self._filter(node.filter, frame, exactly(Markup)) if node.filter else exactly(Markup)
                self._bind(node.target, result, frame)
            case nodes.Macro():
                frame.set(node.name, only(Macro(node, frame)))
            case nodes.CallBlock():
                self.findings.reached.add(self._place(node.call, frame))
                self._call(node.call, frame, Caller(node, frame))
            case nodes.FilterBlock():
                self._walk_all(node.body, frame.inner())
                self._filter(node.filter, frame, exactly(Markup))
            case nodes.With():
                inner = frame.inner()
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self._type_of(value, frame), inner)
                self._walk_all(node.body, inner)
            case nodes.Import():
                frame.set(node.target, union(only(Imported(one)) for one in self._imported(node, frame)))
            case nodes.FromImport():
                for name in node.names:
                    own, alias = name if isinstance(name, tuple) else (name, name)
                    found = [self._exported(one, own, node, frame) for one in self._imported(node, frame)]
                    frame.set(alias, union(found))
            case nodes.Include():
                for template in self._templates(node.template, frame, node):
                    self._walk_all(self._parsed(template).tree.body, frame.inner(template) if node.with_context else Frame(template))
            case nodes.Extends():
                for template in self._templates(node.template, frame, node):
                    self._walk_all(self._parsed(template).tree.body, frame.inner(template))
            case nodes.Block() | nodes.Scope() | nodes.ScopedEvalContextModifier():
                inner = frame.inner()
                if isinstance(node, nodes.Block):
                    inner.names["super"] = of(Callable[[], Markup])
                self._walk_all(node.body, inner)
            case nodes.ExprStmt():
                self._type_of(node.node, frame)
            case nodes.Continue() | nodes.Break():
                pass
            case _:
                raise NotImplementedError(f"{type(node).__name__} in {frame.template}:{node.lineno}")

    def _if(self, node: nodes.If, frame: Frame) -> None:
        names, facts, ends = dict(frame.names), dict(frame.facts), []
        ways: list[tuple[nodes.Node | None, list[nodes.Node]]] = [(one.test, one.body) for one in (node, *node.elif_)]
        ways.append((None, node.else_))
        known: Facts | None = {}
        for test, body in ways:
            if known is None:
                break
            frame.names, frame.facts = dict(names), {**facts, **known}
            here: Facts | None = {}
            if test:
                self._type_of(test, frame)
                here = self._conditions.assume(test, True, frame)
                known = self._conditions.also(known, test, False, frame)
            if here is not None:
                frame.facts = {**frame.facts, **here}
                self._walk_all(body, frame)
                ends.append(frame.names)
        frame.names = names
        for name in {name for end in ends for name in end if end[name] != names.get(name)}:
            before = frame.find(name) or only(UNSET)
            frame.names[name] = union(end.get(name, before) for end in ends)
            facts = {key: fact for key, fact in facts.items() if name not in names_in(key)}
        frame.facts = facts

    def _for(self, node: nodes.For, frame: Frame) -> None:
        iterated = self._type_of(node.iter, frame)
        self._loop(node, self._each(iterated, node.iter, frame, self._elements(node.iter)), frame)
        self._walk_all(node.else_, frame.inner())

    def _loop(self, node: nodes.For, element: Type, frame: Frame) -> None:
        if not element:
            return
        inner = frame.inner()
        self._bind(node.target, element, inner)
        if node.test:
            self._type_of(node.test, inner)
            if (facts := self._conditions.assume(node.test, True, inner)) is None:
                return
            inner.facts |= facts
        inner.names["loop"] = only(Loop(element, node, frame))
        self._walk_all(node.body, inner)

    def _bind(self, target: nodes.Node, value: Type, frame: Frame) -> None:
        """Sets a name, or several to the parts of a value."""
        if isinstance(target, nodes.Name):
            frame.set(target.name, value)
        elif isinstance(target, nodes.Tuple):
            count = len(target.items)
            parts = [self._parts(one, count, target, frame) for one in value]
            for number, one in enumerate(target.items):
                self._bind(one, union(part[number] for part in parts), frame)

    def _parts(self, one: Member, count: int, target: nodes.Node, frame: Frame) -> tuple[Type, ...]:
        try:
            parts = fields(one)
            if parts is None:
                return (elements(one),) * count
            if len(parts) != count:
                raise Misfit(f"{one} has {len(parts)} parts, not {count}")
        except Misfit as misfit:
            self._error(target, frame, str(misfit))
            return (frozenset(),) * count
        return parts

    def _templates(self, node: nodes.Node, frame: Frame, at: nodes.Node) -> list[str]:
        names = self._type_of(node, frame)
        names = union(union(one.items) if isinstance(one, Fixed) else only(one) for one in names)
        found = []
        for one in sorted(names, key=str):
            if not isinstance(one, Const) or not isinstance(one.value, str):
                self._error(at, frame, f"nobody knows which template {source_of(node)} is")
                return []
            if self._exists(one.value):
                found.append(one.value)
        if not found and not getattr(at, "ignore_missing", False):
            self._error(at, frame, f"there is no template {told(names)}")
        return found

    def _exists(self, template: str) -> bool:
        try:
            self._parsed(template)
        except TemplateNotFound:
            return False
        return True

    def _imported(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> list[Frame]:
        return [
            self._with_context(template, frame) if node.with_context else self._module(template)
            for template in self._templates(node.template, frame, node)
        ]

    def _with_context(self, template: str, frame: Frame) -> Frame:
        inner = frame.inner(template)
        self._walk_all(self._parsed(template).tree.body, inner)
        return inner

    def _module(self, template: str) -> Frame:
        """The names that a template sets, without those of who imports it."""
        if template not in self._modules:
            self._modules[template] = frame = Frame(template)
            before, (self._calls, self._quiet) = (self._calls, self._quiet), ([], 0)
            self._walk_all(self._parsed(template).tree.body, frame)
            self._calls, self._quiet = before
        return self._modules[template]

    def _exported(self, imported: Frame, name: str, node: nodes.Node, frame: Frame) -> Type:
        if name in imported.names and not name.startswith("_"):
            return imported.names[name]
        self._error(node, frame, f"template {imported.template} has no {name}")
        return frozenset()

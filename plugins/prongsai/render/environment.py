"""The Jinja environment of our page templates: escaping always on, and quick about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import escape

from prongsai.thai.calendar import Month


def escape_output(value: Any) -> str:
    """`value` as HTML text: markup as it is, everything else escaped."""
    if value.__class__ is str:
        # Nearly all text needs nothing, and looking is a fifth of the work of copying.
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return str.__str__(escape(value))
        return value
    return value.__html__() if hasattr(value, "__html__") else str.__str__(escape(value))


def _is_month(value: Any) -> TypeGuard[Month]:
    return isinstance(value, Month)


class _Generator(CodeGenerator):
    """Jinja's compiler with `escape_output` in the place of `escape`.

    The standard one wraps each piece in a Markup object, only for all pieces to be joined.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escape_output(")


class _Context(Context):
    """Jinja's context, which asks of everything called in a template whether it wants the context: none of our names does.

    A macro would be told whether to escape, and without being told does as the environment says: always.
    """

    def call(self, called: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """What `called` returns; variables of loops and blocks are only for those who want the context."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*arguments, **named)


class PageEnvironment(Environment):
    """Jinja with our templates: an agency's own folders first, then the package's."""

    code_generator_class = _Generator
    context_class = _Context
    escape_output = staticmethod(escape_output)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, auto_reload=False)
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002  # Jinja's name
        """The template, loaded once: Jinja's own cache takes longer to ask than a macro to draw."""
        if isinstance(name, Template) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template sees, as a plain dict: Jinja's chain of two is walked anew for each rendering."""
        return {**self.globals, **(d or {})}


def page_environment(overrides: Sequence[Path], filters: Mapping[str, Callable[..., Any]], **names: Any) -> Environment:
    """An environment with these `filters` and global `names`; a name that is not given is an error, not a gap."""
    loader = ChoiceLoader([FileSystemLoader([str(folder) for folder in overrides]), PackageLoader("prongsai.render", "templates")])
    environment = PageEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(filters)
    environment.tests["month"] = _is_month
    environment.globals.update(names)
    return environment

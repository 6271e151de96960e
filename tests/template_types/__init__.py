"""Holds Jinja templates against the types of what they are given: every name, attribute, call and literal, in every branch.

Templates are walked with types in the place of values. A macro is walked once for each set of types that it is called with.
Nothing is told of what is `Any`; how much that is, and what no way through a template leads to, is counted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set
from typing import Any

from jinja2 import Environment
from tests.template_types.annotations import hints, of
from tests.template_types.expressions import MacroOf
from tests.template_types.findings import Findings
from tests.template_types.reader import Reader
from tests.template_types.walk import Walk

__all__ = ["Findings", "MacroOf", "annotations_of", "check", "examine"]


def annotations_of(view: type) -> Mapping[str, Any]:
    """The names that a view (a dataclass) gives its template, each with its annotation."""
    annotated = hints(view)
    return {one.name: annotated[one.name] for one in dataclasses.fields(view)}


def check(environment: Environment, template: str, names: Mapping[str, Any]) -> list[str]:
    """What is wrong in a template that is given these names, each with its annotation: `measure.html:14: Measure has no titel_th`.

    A global of the environment that is a `MacroOf` is called as that macro.
    """
    return examine(environment, template, names).errors


def examine(environment: Environment, template: str, names: Mapping[str, Any], hidden: Set[tuple[type, str]] = frozenset()) -> Findings:
    """The same, with what was looked at; `hidden` are attributes (of a class) that are taken to be missing."""
    walk = Walk(environment, Reader(hidden))
    walk.page(template, {name: of(hint) for name, hint in names.items()})
    return walk.findings

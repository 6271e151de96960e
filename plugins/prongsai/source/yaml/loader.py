"""YAML text → PyYAML's nodes, all scalars text; or the first thing that stands in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import yaml
from yaml.nodes import Node

from prongsai.source.yaml.errors import TOO_DEEP, YamlProblem, explained, special_character

MAX_DEPTH = 20

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # PyYAML's C loader has no types
    """PyYAML's C loader with every plain scalar left as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    # Tags are not used, and looking each up in Python takes a quarter of the time of a file.
    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """No tag for any node."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to follow."""

    def ascend_resolver(self) -> None:
        """Nothing to leave."""


_MAY_BE_SPECIAL = re.compile(r"(?:^|[\s,:\[{?\ufeff-])(?:[&*]\S|!)", re.MULTILINE)
_MAX_BRACKETS = 500
_MAX_SPECIAL = 500
_COMPACT_NESTING = ("- - ", "-  ", "? ")


class RefusedError(Exception):
    """YAML that cannot be taken as it stands: all that was met up to there."""

    def __init__(self, *problems: YamlProblem) -> None:
        super().__init__(problems[0].found)
        self.problems = problems


def compose(text: str) -> Node | None:
    """The root node of `text` (None where it is empty), or `RefusedError`."""
    try:
        if _may_be_special(text) or _may_be_deep(text):
            _refuse_special_and_deep(text)
        loader = _Loader(text)
        try:
            return loader.get_single_node()  # type: ignore[no-any-return]
        finally:
            loader.dispose()
    except RecursionError:
        _refuse_special_and_deep(text)
        raise RefusedError(YamlProblem("yaml-too-deep", 0, 0, *TOO_DEEP)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Besides its own errors, PyYAML's Python loader lets chr() fail on "\UFFFFFFFF".
        raise RefusedError(explained(error, text)) from None


def _may_be_special(text: str) -> bool:
    return ("*" in text or "&" in text or "!" in text) and bool(_MAY_BE_SPECIAL.search(text))


def _may_be_deep(text: str) -> bool:
    """Whether nodes can lie hundreds deep: each level costs a bracket, or `- ` after `- `, or a space of indentation.

    libyaml's composer calls itself for each level, and some 30,000 of them end the process
    without a word (yaml/pyyaml has no limit), so depth is looked at before.
    """
    return text.count("[") + text.count("{") > _MAX_BRACKETS or any(sign in text for sign in _COMPACT_NESTING)


def _refuse_special_and_deep(text: str) -> None:
    """Refuse anchors, aliases, tags and deep nesting, at their places: events need no recursion."""
    depth, lines = 0, text.split("\n")
    problems: list[YamlProblem] = []
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH + 1:
            raise RefusedError(*problems, YamlProblem("yaml-too-deep", event.start_mark.line, event.start_mark.column, *TOO_DEEP))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            problems.append(special_character(lines, event.start_mark.line, event.start_mark.column))
        if len(problems) == _MAX_SPECIAL:
            break
    if problems:
        raise RefusedError(*problems)


def _events(text: str) -> Iterator[Any]:
    """The events of `text` up to its first error, which composing meets again."""
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, OverflowError):
        return

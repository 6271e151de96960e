"""YAML text → plain data whose scalars are all text, and the marks of any part of it.

YAML's own types are not used: `044123456`, `๙๗.๐๗`, `no` and `12:30` reach the model as typed,
and the field that they are for decides what they mean. Anchors, aliases, merges and tags are
refused: a clerk who types `&` or `*` means the character, and an alias bomb needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from prongsai.problems.problem import Severity
from prongsai.source.yaml.errors import QUOTES, TOO_DEEP, YamlProblem, hash_cuts_text, swallowed_lines
from prongsai.source.yaml.loader import MAX_DEPTH, RefusedError, compose
from prongsai.source.yaml.mend import mend
from prongsai.thai.text import normalise, shortened, tidied

__all__ = ["MAX_DEPTH", "Mark", "Path", "Tree", "YamlProblem", "marks", "parse", "texts_in"]

_MAY_CUT_TEXT = re.compile(r"\S[ \t]+#[^\s#!]")
_CUT = re.compile(r"\s+#[^\s#!]")
_NULLS = frozenset({"", "~", "null"})

Path: TypeAlias = tuple[str | int, ...]
"""Where something is in a file: keys and list positions from the root."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Line and column from 0."""

    line: int
    column: int


def texts_in(data: Any, is_wanted: Callable[[str], bool] = bool) -> Iterator[tuple[Path, str]]:
    """The texts in a file's data with their paths, made only for those wanted: at first all that are not blank."""
    yield from _texts_below(data, [], is_wanted)


def _texts_below(data: Any, here: list[str | int], is_wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    entries: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        if isinstance(value, str):
            if is_wanted(value):
                yield (*here, key), value
        elif isinstance(value, dict | list):
            here.append(key)
            yield from _texts_below(value, here, is_wanted)
            here.pop()


def parse(text: str) -> tuple[Any, list[YamlProblem]]:
    """`text` as dicts, lists and strings (without stray spaces), with the problems met on the way.

    Blank values (`key:`) are left out. Where there are errors, data is what a mended copy holds,
    for further problems only: None where nothing could be made of it.
    """
    try:
        root = compose(text)
    except RefusedError:
        tree = Tree(text)
        return tree.data(), tree.problems
    met = _Met()
    try:
        data = None if root is None else _plain(root, met, 0)
    except RefusedError as refused:
        return None, [*met.problems, *refused.problems]
    lines = text.split("\n") if met.multiline else []
    if any(True for node in met.multiline for _ in swallowed_lines(node, lines)):
        tree = Tree(text)
        return tree.data(), tree.problems
    if (" #" in text or "\t#" in text) and _MAY_CUT_TEXT.search(text):
        met.problems.extend(_cut_texts(text.split("\n"), root))
    return data, met.problems


def marks(text: str, path: Path) -> tuple[Mark, Mark]:
    """The marks of the key and of the value at `path`, or of the nearest thing above it that exists."""
    return Tree(text).marks(path)


class Tree:
    """The nodes of one file, mended where they had to be: made to tell where something stands."""

    def __init__(self, text: str) -> None:
        self._mended = mend(text)
        self._keys: dict[int, dict[str, tuple[Node, Node]]] = {}
        self.problems = list(self._mended.problems)
        self.silent = frozenset(self._mended.silent)
        """Lines (from 0) in which nothing further is told."""

    def data(self) -> Any:
        """The plain data; what is wrong with it is added to `problems`."""
        root = self._mended.root
        if root is None:
            return None
        met = _Met()
        try:
            data = _plain(root, met, 0)
        except RefusedError as refused:
            data = None
            met.problems.extend(refused.problems)
        met.problems.extend(_cut_texts(self._mended.lines, root))
        self.problems.extend(one for one in met.problems if not self._follows_from_a_mend(one))
        return data

    def _follows_from_a_mend(self, one: YamlProblem) -> bool:
        return one.line in self.silent or (one.code == "duplicate-key" and bool(self._mended.guessed))

    def marks(self, path: Path) -> tuple[Mark, Mark]:
        """The marks of the key and of the value at `path`, or of the nearest thing above it that exists."""
        key, value, _ = self._find(path)
        return self._typed(key), self._typed(value)

    def stands(self, path: Path) -> bool:
        """Whether there is something at `path`, be it blank."""
        return self._find(path)[2]

    def is_guessed(self, path: Path) -> bool:
        """Whether a mend in what stands at `path` may have taken something away from it."""
        node = self._find(path)[1]
        return node is not None and any(node.start_mark.line <= line <= node.end_mark.line for line in self._mended.guessed)

    def _find(self, path: Path) -> tuple[Node | None, Node | None, bool]:
        key = value = node = self._mended.root
        for part in path:
            if isinstance(node, MappingNode) and isinstance(part, str):
                found = self._keys_of(node).get(part)
                if not found:
                    return key, value, False
                key, value = found
            elif isinstance(node, SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
                key = value = node.value[part]
            else:
                return key, value, False
            node = value
        return key, value, node is not None

    def _keys_of(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        if id(node) not in self._keys:
            self._keys[id(node)] = {_name(key): (key, value) for key, value in node.value if isinstance(key, ScalarNode)}
        return self._keys[id(node)]

    def _typed(self, node: Node | None) -> Mark:
        if node is None:
            return Mark(0, 0)
        # A blank value at the end of a file is marked in the line after its last.
        line = min(node.start_mark.line, len(self._mended.lines) - 1)
        column = node.start_mark.column if line == node.start_mark.line else len(self._mended.lines[line])
        return Mark(line, self._mended.typed_column(line, column))


def _name(key: ScalarNode) -> str:
    name: str = key.value
    return name if name.isascii() else normalise(name)


@dataclass(slots=True)
class _Met:
    """What is met on the way through the nodes: problems, and texts of several lines that may hold too much."""

    problems: list[YamlProblem] = field(default_factory=list)
    multiline: list[ScalarNode] = field(default_factory=list)


def _plain(node: Node, met: _Met, depth: int) -> Any:
    if node.__class__ is ScalarNode:
        if not node.style:
            if node.value in _NULLS:
                return None
            if " - " in node.value and node.start_mark.line != node.end_mark.line:
                met.multiline.append(node)
            # YAML itself takes the spaces off both ends of a plain text.
            return tidied(node.value) if "  " in node.value else node.value
        if node.style in QUOTES and node.start_mark.line != node.end_mark.line:
            met.multiline.append(node)
        return tidied(node.value)
    if depth > MAX_DEPTH:
        raise RefusedError(YamlProblem("yaml-too-deep", node.start_mark.line, node.start_mark.column, *TOO_DEEP))
    if node.__class__ is SequenceNode:
        return [_plain(item, met, depth + 1) for item in node.value]
    data: dict[str, Any] = {}
    seen: dict[str, int] = {}
    repeating = False
    for key, value in node.value:
        if key.__class__ is not ScalarNode:
            mark = key.start_mark
            met.problems.append(YamlProblem("yaml-syntax", mark.line, mark.column, "ชื่อช่องต้องเป็นคำเดียว", "เขียนเป็น ชื่อช่อง: ค่า"))
            continue
        name = key.value
        if not name.isascii():
            name = _name(key)
        if name in seen:
            if not repeating:
                met.problems.append(_repeated(key, name, seen[name]))
            repeating = True
        else:
            repeating = False
            seen[name] = key.start_mark.line
        plain = _plain(value, met, depth + 1)
        if plain is not None:
            data[name] = plain
    return data


def _repeated(key: Node, name: str, first: int) -> YamlProblem:
    """The first of a run of keys that were there before: such a run is mostly a new entry without its dash."""
    return YamlProblem(
        "duplicate-key",
        key.start_mark.line,
        key.start_mark.column,
        f"มีช่อง {shortened(name)} ซ้ำกับบรรทัด {first + 1}",
        "เหลือไว้เพียงบรรทัดเดียว ถ้าเป็นรายการใหม่ ให้ใส่ - นำหน้าช่องแรก",
    )


def _cut_texts(lines: list[str], root: Node | None) -> list[YamlProblem]:
    """Unquoted texts that `#` cuts short, or takes as a whole (`colour: #1f4e5f`)."""
    problems: list[YamlProblem] = []
    pending: list[Any] = [root] if root is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            pending.extend(part for pair in node.value for part in pair)
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        elif not node.style and node.end_mark.line < len(lines):
            cut = _CUT.match(lines[node.end_mark.line], node.end_mark.column)
            if cut:
                problems.append(hash_cuts_text(cut.string, node.end_mark.line, cut.end() - 2, Severity.WARNING))
    return problems

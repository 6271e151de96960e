"""YAML text → plain data whose scalars are all text, and the marks of any part of it.

YAML's own types are not used: `044123456`, `๙๗.๐๗`, `no` and `12:30` reach the model as typed,
and the field that they are for decides what they mean. Anchors, aliases, merges and tags are
refused: a clerk who types `&` or `*` means the character, and an alias bomb needs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_DEPTH = 20

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # PyYAML's C loader has no types
    """PyYAML's C loader with every plain scalar left as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
_MAY_BE_SPECIAL = re.compile(r"(?:^|[\s,:\[{-])[&*!]\S", re.MULTILINE)
_MAY_CUT_TEXT = re.compile(r"^[^#\n]*\S[ \t]+#[^\s#!]", re.MULTILINE)
_NULLS = frozenset({"", "~", "null"})

Path = tuple[str | int, ...]
"""Where something is in a file: keys and list positions from the root."""


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """YAML that cannot be taken: a code, place (from 0), and in Thai what and how to mend."""

    code: str
    line: int
    column: int
    found: str
    cure: str


class _RefusedError(Exception):
    def __init__(self, problem: YamlProblem) -> None:
        super().__init__(problem.found)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Mark:
    """Line and column from 0."""

    line: int
    column: int


def parse(text: str) -> tuple[Any, list[YamlProblem]]:
    """`text` as dicts, lists and strings, with the problems met on the way.

    Blank values (`key:`) are left out. Data is None where the text is no YAML at all.
    """
    try:
        if _MAY_BE_SPECIAL.search(text):
            _refuse_special(text)
        root = _compose(text)
        problems: list[YamlProblem] = []
        data = None if root is None else _plain(root, problems, 0)
        if _MAY_CUT_TEXT.search(text):
            problems.extend(_cut_texts(text, root))
        return data, problems
    except _RefusedError as refused:
        return None, [refused.problem]


def marks(text: str, path: Path) -> tuple[Mark, Mark]:
    """The marks of the key and of the value at `path`, or of the nearest thing above it that exists."""
    try:
        node = _compose(text)
    except _RefusedError:
        return Mark(0, 0), Mark(0, 0)
    if node is None:
        return Mark(0, 0), Mark(0, 0)
    key = value = _mark(node)
    for part in path:
        if isinstance(node, MappingNode) and isinstance(part, str):
            found = [(k, v) for k, v in node.value if isinstance(k, ScalarNode) and k.value == part]
            if not found:
                break
            key_node, node = found[-1]
            key, value = _mark(key_node), _mark(node)
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            key = value = _mark(node)
        else:
            break
    return key, value


def _mark(node: Node) -> Mark:
    return Mark(node.start_mark.line, node.start_mark.column)


def _compose(text: str) -> Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()  # type: ignore[no-any-return]
    except yaml.YAMLError as error:
        raise _RefusedError(_explained(error, text)) from None
    except RecursionError:
        raise _RefusedError(YamlProblem("yaml-too-deep", 0, 0, *_TOO_DEEP)) from None
    finally:
        loader.dispose()


_TOO_DEEP = ("ข้อมูลซ้อนกันลึกเกินไป", f"จัดข้อมูลให้ซ้อนกันไม่เกิน {MAX_DEPTH} ชั้น")


def _plain(node: Node, problems: list[YamlProblem], depth: int) -> Any:
    if node.__class__ is ScalarNode:
        return None if node.style is None and node.value in _NULLS else node.value
    if depth > MAX_DEPTH:
        raise _RefusedError(YamlProblem("yaml-too-deep", node.start_mark.line, node.start_mark.column, *_TOO_DEEP))
    if node.__class__ is SequenceNode:
        return [_plain(item, problems, depth + 1) for item in node.value]
    data: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for key, value in node.value:
        name = key.value
        if key.__class__ is not ScalarNode:
            mark = key.start_mark
            raise _RefusedError(YamlProblem("yaml-syntax", mark.line, mark.column, "ชื่อช่องข้อมูลต้องเป็นคำเดียว", "เขียนเป็น ชื่อช่อง: ค่า"))
        if name in seen:
            problems.append(
                YamlProblem(
                    "duplicate-key",
                    key.start_mark.line,
                    key.start_mark.column,
                    f"มี {name} ซ้ำกับบรรทัด {seen[name] + 1}",
                    "เหลือไว้เพียงบรรทัดเดียว หรือรวมค่าทั้งสองเข้าด้วยกัน",
                )
            )
        seen[name] = key.start_mark.line
        plain = _plain(value, problems, depth + 1)
        if plain is not None:
            data[name] = plain
    return data


def _refuse_special(text: str) -> None:
    """Refuse anchors, aliases and tags, at their place."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            mark: Any = event.start_mark
            tag = getattr(event, "tag", None)
            special = "*" if isinstance(event, yaml.AliasEvent) else "&" if getattr(event, "anchor", None) else "!" if tag else ""
            if special:
                raise _RefusedError(
                    YamlProblem(
                        "yaml-special-character",
                        mark.line,
                        mark.column,
                        f"ค่าขึ้นต้นด้วยเครื่องหมาย {special} ซึ่งมีความหมายพิเศษใน YAML",
                        'ครอบข้อความทั้งหมดด้วยเครื่องหมายคำพูด เช่น "ข้อความ"',
                    )
                )
    except yaml.YAMLError as error:
        raise _RefusedError(_explained(error, text)) from None


def _cut_texts(text: str, root: Node | None) -> list[YamlProblem]:
    """Unquoted texts that `#` cuts short: the rest is a comment to YAML, and would be lost unseen."""
    lines = text.splitlines()
    problems: list[YamlProblem] = []
    pending: list[Any] = [root] if root is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            pending.extend(part for pair in node.value for part in pair)
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        elif node.style is None and node.end_mark.line < len(lines):
            rest = lines[node.end_mark.line][node.end_mark.column :]
            cut = re.match(r"\s+#[^\s#!]", rest)
            if cut and node.value:
                problems.append(
                    YamlProblem(
                        "hash-cuts-text",
                        node.end_mark.line,
                        node.end_mark.column + cut.end() - 2,
                        "ข้อความตั้งแต่เครื่องหมาย # ไปจะไม่ถูกอ่าน",
                        "ครอบข้อความทั้งหมดด้วยเครื่องหมายคำพูด หรือเว้นวรรคหลัง # หากตั้งใจเขียนหมายเหตุ",
                    )
                )
    return problems


def _explained(error: yaml.YAMLError, text: str) -> YamlProblem:
    """PyYAML's error as one that a clerk can act on."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None)
    what = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''} {getattr(error, 'reason', '') or ''}"
    lines = text.splitlines() or [""]
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else 0
    if mark is None and (bad := re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)):
        line = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        return YamlProblem("yaml-control-character", line, column, "มีอักขระที่มองไม่เห็นซึ่งไฟล์ข้อความใช้ไม่ได้", "ลบแล้วพิมพ์ส่วนนั้นใหม่")
    typed = lines[line]
    tab = next((i for i in (line, line - 1) if 0 <= i < len(lines) and re.match(r" *\t", lines[i])), None)
    if tab is not None or "'\\t'" in what:
        line = line if tab is None else tab
        at = lines[line].find("\t")
        return YamlProblem("yaml-tab", line, max(at, 0), "มีปุ่มแท็บ (Tab) ที่ต้นบรรทัด", "ใช้ช่องว่าง (Space) แทนแท็บ ครั้งละ 2 ช่อง")
    if "quoted scalar" in what:
        line, column = (start.line, start.column) if start else (line, column)
        return YamlProblem("yaml-quote", line, column, "เปิดเครื่องหมายคำพูดแล้วไม่ได้ปิด", "เติมเครื่องหมายคำพูดปิดท้ายข้อความ")
    if "mapping values are not allowed" in what:
        return YamlProblem(
            "yaml-colon",
            line,
            column,
            "มีเครื่องหมาย : อยู่กลางข้อความ หรือย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า",
            f"ครอบข้อความด้วยเครื่องหมายคำพูด เช่น {_quoted(typed)}",
        )
    if "cannot start any token" in what:
        return YamlProblem(
            "yaml-special-character",
            line,
            column,
            f"ค่าขึ้นต้นด้วยเครื่องหมาย {typed[column : column + 1]} ซึ่งมีความหมายพิเศษใน YAML",
            'ครอบข้อความทั้งหมดด้วยเครื่องหมายคำพูด เช่น "ข้อความ"',
        )
    if "could not find expected ':'" in what:
        line, column = (start.line, start.column) if start else (line, column)
        return YamlProblem("yaml-missing-colon", line, column, "บรรทัดนี้ไม่มีเครื่องหมาย : คั่นชื่อช่องกับค่า", "เขียนเป็น ชื่อช่อง: ค่า โดยเว้นวรรคหลัง :")
    if "another document" in what or "expected a single document" in what:
        return YamlProblem("yaml-documents", line, column, "มีเส้น --- คั่นกลางไฟล์", "ลบเส้น --- ออก หรือแยกเป็นสองไฟล์")
    if re.search(r"flow (sequence|mapping|node)|expected ',' or", what):
        line, column = (start.line, start.column) if start else (line, column)
        return YamlProblem(
            "yaml-bracket",
            line,
            column,
            "วงเล็บ [ ] หรือ { } ไม่ครบคู่ หรือขาดเครื่องหมายจุลภาค",
            "เติมวงเล็บหรือจุลภาคให้ครบ หรือเขียนเป็นรายการขึ้นบรรทัดใหม่ด้วย -",
        )
    if re.search(r"block (mapping|sequence|collection|end|entry)|indentation|expected <block end>|expected key", what):
        return YamlProblem("yaml-indent", line, column, "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในชุดเดียวกัน", "จัดให้ชื่อช่องในชุดเดียวกันเริ่มที่แนวเดียวกัน")
    if "depth" in what or "nesting" in what:
        return YamlProblem("yaml-too-deep", line, column, *_TOO_DEEP)
    return YamlProblem("yaml-syntax", line, column, "อ่านบรรทัดนี้ไม่ออกตามรูปแบบ YAML", "เทียบกับตัวอย่างในคู่มือ แล้วแก้เครื่องหมายหรือย่อหน้า")


def _quoted(line: str) -> str:
    """The line with its text in quotes, as the clerk should have typed it."""
    pair = re.match(r"\s*-?\s*([A-Za-z_]+):\s+(.+)", line)
    if pair:
        return f'{pair[1]}: "{pair[2].strip()}"'
    item = re.match(r"\s*-\s+(.+)", line)
    return f'- "{item[1].strip()}"' if item else 'title_th: "ประกาศ: เรื่อง…"'

"""PyYAML's errors as problems that a clerk can act on: where, what stands there, what to type.

libyaml and PyYAML's own scanner word the same error differently; both are known here. An error
is told where it was made, which is often a line before the one where the scanner gave up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from prongsai.problems.codes import Code
from prongsai.problems.problem import Severity
from prongsai.source.yaml.lines import CONFLICT, ENTRY, FOR_COLON, KEY_AND_REST, NO_SPACE_AFTER_DASH, is_item, under_indented, width
from prongsai.thai.text import shortened

CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TOO_DEEP = ("ข้อมูลซ้อนกันลึกเกินไป", "จัดข้อมูลให้ซ้อนกันไม่เกิน 20 ชั้น")

_NOT_ALIGNED = ("ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในชุดเดียวกัน", "จัดให้ชื่อช่องในชุดเดียวกันเริ่มที่แนวเดียวกัน")

_STRAY_ITEM = (
    "รายการที่ขึ้นต้นด้วย - นี้ไม่ได้อยู่ใต้ชื่อช่อง หรือย่อหน้าไม่ตรงกับรายการอื่น",
    "ใส่ชื่อช่องของรายการไว้เหนือบรรทัดนี้ แล้วจัดเครื่องหมาย - ให้ตรงกันทุกรายการ",
)

_UNCLOSED = re.compile(r"""\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
_NOT_CLOSED = ("เปิดเครื่องหมายคำพูดแล้วไม่ได้ปิด", "เติมเครื่องหมายคำพูดปิดท้ายข้อความ")
QUOTES = frozenset({"'", '"'})
_SWALLOWED = re.compile(r"[ \t]*(?:-[ \t]+)*[a-z][a-z_]*:(?:[ \t]|$)")
_BARE_KEY = re.compile(r"\s*(?:-\s+)*[A-Za-z_][A-Za-z0-9_]*(?:\s+[^\s:#].*|:\S.*)?$")

_NEEDS_QUOTES = re.compile(r"""^[#@&*!%\[\]{}>|"'`,?]|:(?:\s|$)|\s#""")
_MAX_WRITTEN = 100
"""A line longer than this is not written out in a cure."""


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """YAML that cannot be taken: a code, place (from 0), and in Thai what and how to mend."""

    code: Code
    line: int
    column: int
    found: str
    cure: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class _Error:
    """What PyYAML says, its place, where what it was reading began, and the lines as typed."""

    says: str
    line: int
    column: int
    start: tuple[int, int] | None
    lines: list[str]

    @property
    def typed(self) -> str:
        return self.lines[self.line]

    @property
    def character(self) -> str:
        return self.typed[self.column : self.column + 1]

    def line_before(self) -> int | None:
        """The nearest line above that holds anything but a comment."""
        return next((at for at in range(self.line - 1, -1, -1) if not re.match(r"\s*(#|$)", self.lines[at])), None)


def explained(error: Exception, text: str) -> YamlProblem:
    """The problem behind an error of PyYAML."""
    lines = text.split("\n")
    if isinstance(error, yaml.reader.ReaderError):
        return next(control_characters(lines))
    if not isinstance(error, yaml.MarkedYAMLError):
        bad = next((at for at, line in enumerate(lines) if re.search(r"\\U[0-9A-Fa-f]{8}", line)), 0)
        return _backslash_at(lines, bad, len(lines[bad]))
    mark = error.problem_mark or error.context_mark
    start = error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    # From PyYAML 6.0.4 on, libyaml gives up at the thousandth level, before it tells of any above.
    if "nesting depth" in (error.problem or ""):
        return YamlProblem("yaml-too-deep", line, 0, *TOO_DEEP)
    met = _Error(
        says=f"{error.context or ''}: {error.problem or ''}",
        line=line,
        column=min(mark.column, len(lines[line])) if mark and mark.line == line else 0,
        start=(start.line, start.column) if start and start.line < len(lines) else None,
        lines=lines,
    )
    return next(problem for read in _READERS if (problem := read(met)))


def control_characters(lines: list[str]) -> Iterator[YamlProblem]:
    """The first character of each line that no text file can hold (NUL and its like)."""
    for line, typed in enumerate(lines):
        if bad := CONTROL.search(typed):
            found = f"มีอักขระควบคุมที่มองไม่เห็น (รหัส {ord(bad[0]):02X})"
            yield YamlProblem("yaml-control-character", line, bad.start(), found, "ลบข้อความส่วนนั้น แล้วพิมพ์ใหม่")


def _backslash_at(lines: list[str], line: int, column: int) -> YamlProblem:
    return YamlProblem(
        "yaml-backslash",
        line,
        max(lines[line].rfind("\\", 0, column + 1), 0),
        'มีเครื่องหมาย \\ ในข้อความที่ครอบด้วย " " ซึ่งมีความหมายพิเศษใน YAML',
        "ใช้ / แทน \\ หรือครอบข้อความด้วย ' ' แทน \" \"",
    )


def special_character(lines: list[str], line: int, column: int) -> YamlProblem:
    """A value begins with a character that YAML gives a meaning."""
    character = lines[line][column : column + 1]
    whole = re.fullmatch(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?", lines[line][:column])
    example = quoted(lines[line]) if whole else '"ข้อความ"'
    cure = f"ครอบข้อความด้วยเครื่องหมายคำพูด เช่น {example}"
    if lines[line][column:].strip() == "-":
        # In quotation marks a dash would be no number and no day either.
        cure = "ถ้ายังไม่มีข้อมูล ให้ลบเครื่องหมาย - แล้วเว้นช่องนี้ว่างไว้"
    if character == "-":
        cure += " ถ้าเป็นรายการ ให้ขึ้นบรรทัดใหม่ก่อนเครื่องหมาย -"
    return YamlProblem("yaml-special-character", line, column, f"ค่าขึ้นต้นด้วยเครื่องหมาย {character} ซึ่งมีความหมายพิเศษใน YAML", cure)


def quoted(line: str) -> str:
    """The line with its text in quotes, as the clerk should have typed it."""
    pair = re.match(r"\s*((?:-\s+)*[A-Za-z_][\w-]*):\s+(.+)", line)
    item = re.match(r"\s*-\s+(.+)", line)
    text = shortened(pair[2] if pair else item[1] if item else line, _MAX_WRITTEN)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    mark = "'" if '"' in text or "\\" in text else '"'
    if mark == "'":
        text = text.replace("'", "''")
    return f"{pair[1]}: {mark}{text}{mark}" if pair else f"- {mark}{text}{mark}" if item else f"{mark}{text}{mark}"


def _conflict(met: _Error) -> YamlProblem | None:
    """What Git leaves where two people changed the same lines."""
    at = next((at for at in range(min(met.line + 2, len(met.lines))) if CONFLICT.match(met.lines[at])), None)
    if at is None:
        return None
    cure = "เลือกข้อมูลชุดบนหรือชุดล่างไว้ชุดเดียว แล้วลบอีกชุดกับบรรทัด <<<<<<< ======= และ >>>>>>>"
    return YamlProblem("yaml-syntax", at, 0, f"“{shortened(met.lines[at], 40)}” เป็นรอยที่ Git ทิ้งไว้เมื่อสองคนแก้จุดเดียวกัน", cure)


def _tab(met: _Error) -> YamlProblem | None:
    leading = re.match(r" *\t\s*", met.typed)
    at_tab = met.character == "\t" and "cannot start any token" in met.says
    if not (leading or at_tab or "tab character" in met.says):
        return None
    if leading:
        column = met.typed.index("\t")
        return YamlProblem("yaml-tab", met.line, column, "มีแท็บ (Tab) ที่ต้นบรรทัด", "ลบแท็บ แล้วเคาะช่องว่างแทน ย่อหน้าละ 2 ช่อง")
    return YamlProblem("yaml-tab", met.line, met.column, "มีแท็บ (Tab) แทนช่องว่าง", "ลบแท็บ แล้วเคาะช่องว่าง 1 ช่องแทน")


def _backslash(met: _Error) -> YamlProblem | None:
    if not re.search(r"escape|hexa?decimal", met.says):
        return None
    return _backslash_at(met.lines, met.line, met.column)


def _quote(met: _Error) -> YamlProblem | None:
    """A quote that is never closed: the scanner runs on, to the next quote or to the end."""
    opened = met.start if "quoted scalar" in met.says else _quote_left_open(met)
    if opened:
        return YamlProblem("yaml-quote", *opened, *_NOT_CLOSED)
    before = met.typed[: met.column].rstrip()
    if "<block end>" in met.says or "expected key" in met.says or "expected '-' indicator" in met.says:
        opening = re.match(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?([\"'])", met.typed)
        if opening and before.endswith(("'", '"')) and len(before) >= opening.end():
            cure = f"ให้เครื่องหมายคำพูดครอบข้อความทั้งหมด เช่น {quoted(met.typed)}"
            return YamlProblem("yaml-quote", met.line, met.column, "มีข้อความอยู่นอกเครื่องหมายคำพูด", cure)
    return None


def swallowed_lines(root: Node, lines: list[str]) -> Iterator[YamlProblem]:
    """Texts that take in what follows: by a quote that the file's next quote closes, by a dash too far right."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            below = range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines)))
            if node.style in QUOTES and any(_SWALLOWED.match(lines[line]) for line in below):
                yield YamlProblem("yaml-quote", node.start_mark.line, node.start_mark.column, *_NOT_CLOSED)
            elif not node.style and below and (line := _taken_item(node, below, lines)) is not None:
                yield YamlProblem("yaml-indent", line, width(lines[line]), *_STRAY_ITEM)
        elif isinstance(node, MappingNode):
            pending.extend(part for pair in node.value for part in pair)
        else:
            pending.extend(node.value)


def _taken_item(node: ScalarNode, below: range, lines: list[str]) -> int | None:
    """The line of an item that lies so far to the right that it became part of the text of the item above."""
    if not re.fullmatch(r"\s*(?:-\s+)+", lines[node.start_mark.line][: node.start_mark.column]):
        return None
    return next((line for line in below if is_item(lines[line])), None)


def _quote_left_open(met: _Error) -> tuple[int, int] | None:
    """The opening quote on a line above, if nothing closes it there and the next line begins something new."""
    for at in range(met.line - 1, -1, -1):
        line = met.lines[at]
        if '"' not in line and "'" not in line:
            continue
        if not _UNCLOSED.match(line) or not ENTRY.match(met.lines[at + 1]):
            return None
        return at, re.search("[\"']", line).start()  # type: ignore[union-attr]  # it was just found
    return None


def _dash(met: _Error) -> YamlProblem | None:
    """`-key: value` above the line where the scanner gave up, or in it."""
    above = met.line_before()
    for at in (met.line, above):
        if (
            at is not None
            and (dash := NO_SPACE_AFTER_DASH.match(met.lines[at]))
            and re.search("block|mapping values|expected key", met.says)
        ):
            return YamlProblem("yaml-syntax", at, dash.end(1) - 1, "ไม่ได้เว้นวรรคหลังเครื่องหมาย -", f"เขียนเป็น - {shortened(dash[2], 40)}")
    return None


def _colon(met: _Error) -> YamlProblem | None:
    if "mapping values are not allowed" not in met.says:
        return None
    if not re.fullmatch(r"\s*(?:-\s+)*[A-Za-z_]\w*", met.typed[: met.column]):
        if ENTRY.match(met.typed):
            cure = f"ครอบข้อความด้วยเครื่องหมายคำพูด เช่น {quoted(met.typed)}"
        else:
            cure = "เขียน >- หลังชื่อช่อง แล้วย้ายข้อความทั้งหมดลงบรรทัดใหม่ที่ย่อหน้าลึกกว่าชื่อช่อง"
        return YamlProblem("yaml-colon", met.line, met.column, "มีเครื่องหมาย : อยู่ในข้อความ", cure)
    # The colon is that of a key, so the line was taken as more text of the line above.
    above = met.line_before()
    if above is not None and _BARE_KEY.match(met.lines[above]):
        return _no_colon(met.lines, above)
    return _indent(met)


_BULLET = re.compile(r"\s*([•●▪◦‣·–—−-])\s*(\S.*)")
"""What stands for the dash of an item when a list comes from Word, or the dash itself without its blank."""


def _no_colon(lines: list[str], line: int) -> YamlProblem:
    typed = lines[line]
    key = KEY_AND_REST.match(typed)
    if key is None and (bullet := _BULLET.match(typed)):
        found = "ไม่ได้เว้นวรรคหลังเครื่องหมาย -" if bullet[1] == "-" else f"รายการขึ้นต้นด้วย {bullet[1]} ซึ่งไม่ใช่เครื่องหมาย - ของ YAML"
        cure = f"เขียนเป็น - {bullet[2]}" if len(bullet[2]) <= _MAX_WRITTEN else f"เปลี่ยน {bullet[1]} ที่ต้นบรรทัดเป็น - แล้วเว้นวรรคหนึ่งครั้ง"
        return YamlProblem("yaml-syntax", line, bullet.start(1), found, cure)
    if key is None or len(key[2]) > 60:
        return YamlProblem(
            "yaml-missing-colon",
            line,
            len(typed) - len(typed.lstrip()),
            "บรรทัดนี้ไม่มีชื่อช่องและเครื่องหมาย :",
            "เขียนเป็น ชื่อช่อง: ค่า หรือถ้าเป็นข้อความต่อจากบรรทัดบน ให้ย่อหน้าลึกกว่าชื่อช่อง",
        )
    # A sign that was typed for the colon, or after a blank, is no part of the text.
    text = FOR_COLON.sub("", key[4], count=1)
    stray = key[4].removesuffix(text).strip()
    if key[3] and not stray:
        found = "ไม่ได้เว้นวรรคหลังเครื่องหมาย :"
    elif stray.startswith(":") and not key[3]:
        found = f"เครื่องหมาย : ไม่ได้ติดชื่อช่อง {key[2]} และไม่มีวรรคตามหลัง"
    elif stray:
        found = f"หลังชื่อช่อง {key[2]} พิมพ์ {key[3]}{shortened(stray, 10)} แทนเครื่องหมาย :"
    else:
        found = "บรรทัดนี้ไม่มีเครื่องหมาย : หลังชื่อช่อง"
    head = f"{'- ' if '-' in key[1] else ''}{key[2]}:"
    if len(text) > _MAX_WRITTEN:
        # What is cut short would be lost by whoever types the cure as it stands.
        cure = f"เปลี่ยน {typed[: -len(text)].strip()} ที่ต้นบรรทัดเป็น {head} แล้วเว้นวรรคหนึ่งครั้ง ข้อความหลังจากนั้นคงไว้ตามเดิม"
    else:
        cure = f"เขียนเป็น {quoted(f'{head} {text}') if _NEEDS_QUOTES.search(text) else f'{head} {text}'.rstrip()}"
    return YamlProblem("yaml-missing-colon", line, key.end(1), found, cure)


def _missing_colon(met: _Error) -> YamlProblem | None:
    if "could not find expected ':'" not in met.says:
        return None
    return _no_colon(met.lines, met.start[0] if met.start else met.line)


_SPECIAL = re.compile(
    r"cannot start any token|alphabetic or numeric|(scanning|parsing) an? (tag|alias|anchor|block scalar)|undefined alias|duplicate anchor"
    r"|undefined tag|entries are not allowed|keys are not allowed|parsing a block node.*node content"
)


def _special(met: _Error) -> YamlProblem | None:
    line, column = met.start if met.start and met.start[0] == met.line else (met.line, met.column)
    if _SPECIAL.search(met.says) and met.lines[line][column : column + 1].strip():
        return special_character(met.lines, line, column)
    before = met.typed[: met.column].rstrip()
    bracket = re.match(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?([\[{])", met.typed)
    if "<block end>" in met.says or "expected key" in met.says or "expected '-' indicator" in met.says:
        if bracket and before.endswith(("]", "}")) and met.character not in "]}":
            return special_character(met.lines, met.line, bracket.start(1))
        if met.character in ("]", "}"):
            return YamlProblem("yaml-bracket", met.line, met.column, "มีวงเล็บปิดเกินมา", "ลบวงเล็บที่เกิน")
        if met.character == ":":
            return YamlProblem("yaml-syntax", met.line, met.column, "หน้าเครื่องหมาย : ไม่มีชื่อช่อง", "เติมชื่อช่องหน้าเครื่องหมาย :")
    return None


def _directive(met: _Error) -> YamlProblem | None:
    """A line that begins with `%` is an order to YAML, and must be followed by `---`."""
    at = next((at for at in range(met.line + 1) if met.lines[at].startswith("%")), None)
    if at is None or not re.search(r"directive|document", met.says):
        return None
    return YamlProblem(
        "yaml-special-character",
        at,
        0,
        "บรรทัดขึ้นต้นด้วยเครื่องหมาย % ซึ่งมีความหมายพิเศษใน YAML",
        "ลบบรรทัดนี้ ถ้าเป็นหมายเหตุให้ขึ้นต้นด้วย # แทน",
    )


def _documents(met: _Error) -> YamlProblem | None:
    ended = next((at for at in range(met.line) if met.lines[at].startswith("...")), None)
    if "<document start>" in met.says and ended is not None:
        return YamlProblem("yaml-documents", ended, 0, "มีเส้น ... คั่นกลางไฟล์", "ลบเส้น ... ออก")
    if "another document" not in met.says:
        return None
    return YamlProblem("yaml-documents", met.line, met.column, "มีเส้น --- คั่นกลางไฟล์", "ลบเส้น --- ออก หรือแยกเป็นสองไฟล์")


def _bracket(met: _Error) -> YamlProblem | None:
    if not re.search(r"flow (sequence|mapping|node)|expected ',' or", met.says):
        return None
    line, column = met.start or (met.line, met.column)
    if not met.lines[line][column:].strip():
        # The file ends within the brackets: what was opened last is meant.
        line = next((at for at in range(line, -1, -1) if re.search(r"[\[{]", met.lines[at])), line)
        column = max(met.lines[line].rfind("["), met.lines[line].rfind("{"), 0)
    return YamlProblem(
        "yaml-bracket",
        line,
        column,
        "วงเล็บ [ ] หรือ { } ไม่ครบคู่ หรือขาดเครื่องหมายจุลภาค",
        "เติมวงเล็บหรือจุลภาคให้ครบ หรือเขียนเป็นรายการ ขึ้นบรรทัดใหม่แล้วนำด้วย -",
    )


def _hash(met: _Error) -> YamlProblem | None:
    """A text that `#` cuts short, and whose next line therefore hangs in the air."""
    above = met.line_before()
    cut = re.search(r"\S\s+#[^\s#!]", met.lines[above]) if above is not None else None
    if above is None or cut is None or ENTRY.match(met.typed):
        return None
    return hash_cuts_text(met.lines[above], above, cut.end() - 2, Severity.ERROR)


def hash_cuts_text(typed: str, line: int, column: int, severity: Severity) -> YamlProblem:
    """What stands after ` #` is a comment to YAML, and would be lost unseen."""
    return YamlProblem(
        "hash-cuts-text",
        line,
        column,
        f"ข้อความตั้งแต่เครื่องหมาย # ไป (“{shortened(typed[column:], 40)}”) จะไม่ถูกอ่าน",
        "ครอบข้อความทั้งหมดด้วยเครื่องหมายคำพูด หรือเว้นวรรคหลัง # หากตั้งใจเขียนหมายเหตุ",
        severity,
    )


def _indent(met: _Error) -> YamlProblem | None:
    if not re.search(r"block|indentation|expected key|mapping values|<document start>|expected '-'", met.says):
        return None
    above = met.line_before()
    if above is not None and under_indented(met.lines, above) is not None:
        return YamlProblem("yaml-indent", above, width(met.lines[above]), *_NOT_ALIGNED)
    column = len(met.typed) - len(met.typed.lstrip())
    found, cure = _NOT_ALIGNED
    if is_item(met.typed):
        found, cure = _STRAY_ITEM
    elif not ENTRY.match(met.typed):
        found = "ย่อหน้าของข้อความบรรทัดนี้ไม่ตรงกับบรรทัดก่อนหน้า"
        cure = "ให้ทุกบรรทัดของข้อความเดียวกันเริ่มที่แนวเดียวกัน และลึกกว่าชื่อช่อง"
    return YamlProblem("yaml-indent", met.line, column, found, cure)


def _blank_in_braces(met: _Error) -> YamlProblem | None:
    """`{month: ต.ค. 2566, count:}`: without a space YAML takes the colon for a part of the value."""
    key = next((one for one in re.finditer(r"[{,]\s*([A-Za-z_]+):(?=[,}])", met.typed)), None)
    if key is None:
        return None
    cure = f"เว้นวรรคแล้วกรอกค่า เช่น {key[1]}: 0 หรือลบช่องนี้ถ้าไม่มีข้อมูล"
    return YamlProblem("yaml-syntax", met.line, key.start(1), f"หลัง {key[1]}: ไม่มีค่า", cure)


def _syntax(met: _Error) -> YamlProblem:
    return YamlProblem("yaml-syntax", met.line, met.column, "อ่านบรรทัดนี้ไม่ออกตามรูปแบบ YAML", "เทียบกับตัวอย่างในคู่มือ แล้วแก้เครื่องหมายหรือย่อหน้า")


_READERS: tuple[Callable[[_Error], YamlProblem | None], ...] = (
    _conflict,
    _tab,
    _backslash,
    _directive,
    _quote,
    _documents,
    _dash,
    _blank_in_braces,
    _colon,
    _missing_colon,
    _bracket,
    _special,
    _hash,
    _indent,
    _syntax,
)

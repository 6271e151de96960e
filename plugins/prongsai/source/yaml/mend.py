"""YAML with errors → the nodes of a mended copy, so that everything else in the file can be told as well.

A mend keeps every line in its place. Characters that YAML would act on become characters that
look alike, so that columns stay as typed; where a line moves sideways, the shift is remembered.
What was mended is never built, as an error was told; it only carries further problems. Where a
mend is a guess, the lines it touched are remembered, and what follows from them is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from yaml.nodes import Node

from prongsai.source.yaml.errors import CONTROL, YamlProblem, control_characters, swallowed_lines
from prongsai.source.yaml.lines import CONFLICT, ENTRY, KEY_AND_REST, NO_SPACE_AFTER_DASH, is_item, open_columns, under_indented, width
from prongsai.source.yaml.loader import RefusedError, compose

_MAX_MENDS = 50
_MAX_READ = 2_000_000
"""Characters read again for mending one file: a large file of junk is given up soon."""

_MAX_TRIES = 3
_MOST_CONTROLS = 501
"""One more than is told of a file."""
_LOOK_ALIKE = str.maketrans("*&!@`%|>-?,[]{}\"':#\\", "∗＆！＠ˋ％｜＞–？，［］｛｝”’∶＃⧵")


@dataclass(slots=True)
class Mended:
    """The nodes of `lines`, mended from `typed` (None where nothing helped), and what was told on the way.

    In the lines of `silent` nothing further is told; what a record that spans a line of `guessed`
    lacks or repeats may come of the guess. `shifts` says how far a line moved to the right.
    """

    typed: list[str]
    lines: list[str] = field(init=False)
    root: Node | None = None
    problems: list[YamlProblem] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    guessed: set[int] = field(default_factory=set)
    shifts: dict[int, int] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = list(self.typed)

    def typed_column(self, line: int, column: int) -> int:
        """Where a column of the mended line stands in the line as typed."""
        return max(column - self.shifts.get(line, 0), 0)


def mend(text: str) -> Mended:
    """The nodes of `text`, mended as far as needed and possible."""
    mended = Mended(text.split("\n"))
    for _ in range(max(2, min(_MAX_MENDS, _MAX_READ // (len(text) + 1)))):
        try:
            mended.root = compose("\n".join(mended.lines))
            if mended.root and (swallowed := tuple(swallowed_lines(mended.root, mended.lines))):
                mended.root = None
                raise RefusedError(*swallowed)
        except RefusedError as refused:
            met = refused.problems
            if met[0].code == "yaml-control-character":
                met = tuple(islice(control_characters(mended.lines), _MOST_CONTROLS))
            if not _take(mended, met):
                return mended
            if len(met) == _MOST_CONTROLS:
                _controls(mended)
        else:
            return mended
    last = mended.problems[-1]
    found, cure = "ยังมีจุดอื่นในไฟล์นี้ที่อ่านไม่ออก นอกจากที่แสดงไว้", "แก้รายการที่แสดงไว้ก่อน แล้วตรวจอีกครั้ง"
    mended.problems.append(YamlProblem("too-many-problems", last.line, last.column, found, cure))
    return mended


def _take(mended: Mended, met: tuple[YamlProblem, ...]) -> bool:
    """Tell each problem, once a line, and mend it; False where there is no more to be done."""
    for problem in met:
        if problem.line not in mended.tries and problem.line not in mended.silent and not _follows(mended, problem):
            mended.problems.append(replace(problem, column=mended.typed_column(problem.line, problem.column)))
    if met[-1].code == "yaml-too-deep":
        return False
    for line in {problem.line for problem in met}:
        mended.tries[line] = mended.tries.get(line, 0) + 1
    for problem in met:
        if mended.tries[problem.line] <= _MAX_TRIES:
            _MENDS.get(problem.code, _drop)(mended, problem)
        elif mended.lines[problem.line]:
            _drop(mended, problem)
        else:
            return False
    return True


def _follows(mended: Mended, problem: YamlProblem) -> bool:
    """Whether an indentation is wrong only because the line above was moved or dropped."""
    if problem.code != "yaml-indent":
        return False
    return next((line for line in range(problem.line - 1, -1, -1) if mended.typed[line].strip()), None) in mended.guessed


def _disarm(mended: Mended, line: int, column: int, characters: str) -> None:
    """Put a look-alike in the place of each of `characters` from `column` on."""
    typed = mended.lines[line]
    rest = re.sub(f"[{re.escape(characters)}]", lambda found: found[0].translate(_LOOK_ALIKE), typed[column:])
    mended.lines[line] = typed[:column] + rest
    mended.silent.add(line)


def _control(mended: Mended, problem: YamlProblem) -> None:
    mended.lines[problem.line] = CONTROL.sub(" ", mended.lines[problem.line])
    mended.silent.add(problem.line)


def _controls(mended: Mended) -> None:
    """Mend the lines at once of which nobody reads any more: the file is none that a person typed."""
    for line, typed in enumerate(mended.lines):
        if CONTROL.search(typed):
            mended.lines[line] = CONTROL.sub(" ", typed)
            mended.silent.add(line)


def _quotes(mended: Mended, problem: YamlProblem) -> None:
    _disarm(mended, problem.line, 0, "\"'")


def _backslashes(mended: Mended, problem: YamlProblem) -> None:
    _disarm(mended, problem.line, 0, "\\")


def _colons(mended: Mended, problem: YamlProblem) -> None:
    _disarm(mended, problem.line, problem.column, ":")


def _hash(mended: Mended, problem: YamlProblem) -> None:
    _disarm(mended, problem.line, problem.column, "#")


def _character(mended: Mended, problem: YamlProblem) -> None:
    typed = mended.lines[problem.line]
    character = typed[problem.column : problem.column + 1]
    if problem.column == 0 and character == "%":
        _line(mended, problem)
    elif character in "[]{}":
        _disarm(mended, problem.line, problem.column, "[]{}")
    else:
        mended.lines[problem.line] = typed[: problem.column] + character.translate(_LOOK_ALIKE) + typed[problem.column + 1 :]
        mended.silent.add(problem.line)


def _brackets(mended: Mended, problem: YamlProblem) -> None:
    """The line becomes text, and what its brackets held on further lines is dropped."""
    block = _block(mended.lines, problem.line)
    if block.stop < len(mended.lines) and re.match(r"\s*[\]}]", mended.lines[block.stop]):
        block = range(block.start, block.stop + 1)
    _disarm(mended, problem.line, problem.column, "[]{}")
    for line in block[1:]:
        mended.lines[line] = ""
        mended.silent.add(line)


def _colon_after_key(mended: Mended, problem: YamlProblem) -> None:
    key = KEY_AND_REST.match(mended.lines[problem.line])
    if key is None:
        # Keys are never Thai, so what is dropped here is text.
        mended.lines[problem.line] = ""
    else:
        mended.lines[problem.line] = f"{key[1]}{key[2]}: {key[4].translate(_LOOK_ALIKE)}".rstrip()
    mended.silent.add(problem.line)


def _conflict(mended: Mended, start: int) -> None:
    """Keep the upper of two versions."""
    marks = [line for line in range(start, len(mended.lines)) if re.match("[<=>|]{7}(?:\\s|$)", mended.lines[line])]
    lower = next((line for line in marks if mended.lines[line].startswith(("=", "|"))), start)
    end = next((line for line in marks if mended.lines[line].startswith(">")), lower)
    for line in {start, *range(lower, end + 1)}:
        mended.lines[line] = ""
        mended.silent.add(line)
        mended.guessed.add(line)


def _syntax(mended: Mended, problem: YamlProblem) -> None:
    if CONFLICT.match(mended.lines[problem.line]):
        _conflict(mended, problem.line)
    elif NO_SPACE_AFTER_DASH.match(mended.lines[problem.line]):
        mended.lines[problem.line] = NO_SPACE_AFTER_DASH.sub(r"\1 \2", mended.lines[problem.line])
        mended.shifts[problem.line] = mended.shifts.get(problem.line, 0) + 1
    else:
        _drop(mended, problem)


def _tabs(mended: Mended, problem: YamlProblem) -> None:
    """Spaces for the tabs of this line, and of those directly below: one slip of the editor, told once."""
    typed = mended.lines[problem.line]
    if typed[: problem.column].strip():
        mended.lines[problem.line] = re.sub(r"(?<=-)[ \t]*\t[ \t]*|\t", " ", typed)
        mended.shifts[problem.line] = len(mended.lines[problem.line]) - len(typed)
        mended.tries.pop(problem.line, None)
        return
    wanted = {column for column, _ in open_columns(mended.lines, problem.line)}
    above = next((line for line in reversed(mended.lines[: problem.line]) if line.strip()), "")
    sizes = [
        size for size in (2, 4, 8) if width(typed, size) in wanted or (above.rstrip().endswith(":") and width(typed, size) > width(above))
    ]
    for line in range(problem.line, len(mended.lines)):
        typed = mended.lines[line]
        if not re.match(" *\t", typed):
            break
        rest = typed.lstrip(" \t")
        indent = width(typed, sizes[0] if sizes else 2)
        mended.shifts[line] = indent - (len(typed) - len(rest))
        mended.lines[line] = " " * indent + rest
        if sizes:
            mended.tries.pop(line, None)
        else:
            mended.guessed.add(line)
            mended.silent.add(line)


def _indentation(mended: Mended, problem: YamlProblem) -> None:
    """The line and all below it that is deeper, moved to the nearest column where such a line can stand."""
    typed = mended.lines[problem.line]
    indent = width(typed)
    nearby = open_columns(mended.lines, problem.line)
    columns = [column for column, dash in nearby if dash is is_item(typed)]
    column = under_indented(mended.lines, problem.line)
    if column is None:
        column = min(columns, key=lambda one: (abs(one - indent), -one), default=indent)
    if column == indent or not ENTRY.match(typed):
        _drop(mended, problem)
        return
    block = _block(mended.lines, problem.line)
    # What follows stays where it is, if it has neighbours there: then this line alone slipped.
    if len(block) > 1 and any(width(mended.lines[block[1]]) == one for one, _ in nearby):
        block = block[:1]
    for line in block:
        typed = mended.lines[line]
        moved = max(width(typed) + column - indent, 0) if typed.strip() else 0
        mended.shifts[line] = mended.shifts.get(line, 0) + moved - width(typed)
        mended.lines[line] = " " * moved + typed.lstrip()
    mended.guessed.update(block)
    mended.silent.add(problem.line)


def _line(mended: Mended, problem: YamlProblem) -> None:
    mended.lines[problem.line] = ""
    mended.silent.add(problem.line)
    mended.guessed.add(problem.line)


def _drop(mended: Mended, problem: YamlProblem) -> None:
    for line in _block(mended.lines, problem.line):
        mended.lines[line] = ""
        mended.silent.add(line)
        mended.guessed.add(line)


def _block(lines: list[str], line: int) -> range:
    """`line` and all lines below it that are deeper."""
    indent = width(lines[line])
    stop = line + 1
    for at in range(line + 1, len(lines)):
        if lines[at].strip():
            if width(lines[at]) <= indent:
                break
            stop = at + 1
    return range(line, stop)


_MENDS: dict[str, Callable[[Mended, YamlProblem], None]] = {
    "yaml-control-character": _control,
    "yaml-tab": _tabs,
    "yaml-quote": _quotes,
    "yaml-backslash": _backslashes,
    "yaml-colon": _colons,
    "yaml-special-character": _character,
    "yaml-bracket": _brackets,
    "yaml-missing-colon": _colon_after_key,
    "yaml-indent": _indentation,
    "yaml-documents": _line,
    "yaml-syntax": _syntax,
    "hash-cuts-text": _hash,
}

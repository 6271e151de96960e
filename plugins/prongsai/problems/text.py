"""Problems for a terminal: place, the line as typed with a caret, cure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from prongsai.problems.problem import Problem, summary

_EXCERPT_WIDTH = 72
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
# What would steer a terminal, or turn the order of what is read, is shown as a sign of its own.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def as_text(problem: Problem) -> str:
    """One problem."""
    lines = [f"{problem.file}:{problem.line}:{problem.column}: {problem.label}: {problem.found} [{problem.code}]"]
    if problem.source_line.strip():
        excerpt, caret = _excerpt(problem.source_line, problem.column - 1)
        lines += [f"{problem.line:>7} | {excerpt}", f"        | {caret}"]
    if problem.allowed_th:
        lines.append(f"    เหตุผลที่อนุญาต: {problem.allowed_th}")
    cure, *to_paste = problem.cure.split("\n")
    return "\n".join([*lines, f"    วิธีแก้: {cure}", *(f"    {line}" for line in to_paste)])


def report(problems: Iterable[Problem]) -> str:
    """All problems, and their number."""
    problems = list(problems)
    return "\n\n".join([*map(as_text, problems), summary(problems)])


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """The line around `column`, and a caret under it; Thai marks above and below take no width."""
    start = max(0, column - _EXCERPT_WIDTH * 2 // 3)
    text = _STEERING.sub("�", line[start : start + _EXCERPT_WIDTH].replace("\t", "→"))
    head = "…" if start else ""
    tail = "…" if start + _EXCERPT_WIDTH < len(line.rstrip()) else ""
    width = sum(_width(char) for char in text[: column - start])
    return f"{head}{text.rstrip()}{tail}", " " * (width + len(head)) + "^"


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

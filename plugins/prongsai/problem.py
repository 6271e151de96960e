"""Problems: what is wrong in the content, told to the clerk who typed it, with place and cure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from prongsai.codes import Code

_EXCERPT_WIDTH = 72
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
# What would steer a terminal, or turn the order of what is read, is shown as a sign of its own.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Severity(StrEnum):
    """An error stops the build; a warning is told and the page is built."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The severity in Thai."""
        return "ข้อผิดพลาด" if self is Severity.ERROR else "คำเตือน"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: `file` as the clerk knows it, `line` and `column` from 1, `code` for ever.

    `found` says in Thai what was met, `cure` what to do; `source_line` is the line as typed,
    empty where the problem is not in a line (a missing file).
    """

    file: str
    line: int
    column: int
    code: Code
    found: str
    cure: str
    severity: Severity = Severity.ERROR
    source_line: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity is Severity.ERROR

    def as_text(self) -> str:
        """The problem for a terminal: place, source line with caret, cure."""
        lines = [f"{self.file}:{self.line}:{self.column}: {self.severity.label}: {self.found} [{self.code}]"]
        if self.source_line.strip():
            excerpt, caret = _excerpt(self.source_line, self.column - 1)
            lines += [f"{self.line:>7} | {excerpt}", f"        | {caret}"]
        lines.append(f"    วิธีแก้: {self.cure}")
        return "\n".join(lines)

    def as_github(self) -> str:
        """The problem as a workflow command, which GitHub shows beside the line.

        Source: docs.github.com, "Workflow commands for GitHub Actions".
        """
        place = f"file={_property(self.file)},line={self.line},col={self.column},title={_property(self.code)}"
        return f"::{self.severity} {place}::{_data(self.found)}%0Aวิธีแก้: {_data(self.cure)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


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


def too_many(last: Problem) -> Problem:
    """What is told after `last` where more was found than anybody reads."""
    found, cure = "ยังมีปัญหาอื่นอีก นอกจากที่แสดงไว้", "แก้รายการที่แสดงไว้ก่อน แล้วตรวจอีกครั้ง"
    return replace(last, code="too-many-problems", found=found, cure=cure, source_line="")


def summary(problems: Iterable[Problem]) -> str:
    """`พบข้อผิดพลาด 3 รายการ คำเตือน 1 รายการ`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{severity.label} {counts[severity]} รายการ" for severity in Severity if counts[severity]]
    return "พบ" + " ".join(parts) if parts else "ไม่พบปัญหา"


def as_text(problems: Iterable[Problem]) -> str:
    """All problems for a terminal, and their number."""
    problems = list(problems)
    return "\n\n".join([*(problem.as_text() for problem in problems), summary(problems)])


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON array, keys as the attributes of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """All problems as GitHub annotations, one a line."""
    return "\n".join(problem.as_github() for problem in problems)

"""Problems: what is wrong in the content, told to the clerk who typed it, with place and cure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from prongsai.problems.codes import Code
from prongsai.problems.personal import masked


class Severity(StrEnum):
    """An error stops the build; a warning is told, and stops a strict one; a notice is told and stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The severity in Thai."""
        return {Severity.ERROR: "ข้อผิดพลาด", Severity.WARNING: "คำเตือน", Severity.NOTICE: "ข้อแนะนำ"}[self]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: `file` as the clerk knows it, `line` and `column` from 1, `code` for ever.

    `found` says in Thai what was met, `cure` what to do; `source_line` is the line as typed,
    empty where the problem is not in a line (a missing file). `allowed_th` is the reason for which the agency allows what was met.
    No personal id stands in any of them as a whole, since logs are kept.
    """

    file: str
    line: int
    column: int
    code: Code
    found: str
    cure: str
    severity: Severity = Severity.ERROR
    source_line: str = ""
    allowed_th: str = ""

    def __post_init__(self) -> None:
        """Take the middle of a personal id out of whatever is told."""
        for name in ("file", "found", "cure", "source_line"):
            text = getattr(self, name)
            if (told := masked(text)) is not text:
                object.__setattr__(self, name, told)

    @property
    def label(self) -> str:
        """What it is, in Thai."""
        return "อนุญาตไว้" if self.allowed_th else self.severity.label

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity is Severity.ERROR


def too_many(last: Problem) -> Problem:
    """What is told after `last` where more was found than anybody reads."""
    found, cure = "ยังมีปัญหาอื่นอีก นอกจากที่แสดงไว้", "แก้รายการที่แสดงไว้ก่อน แล้วตรวจอีกครั้ง"
    return replace(last, code="too-many-problems", found=found, cure=cure, source_line="")


def summary(problems: Iterable[Problem]) -> str:
    """`พบข้อผิดพลาด 3 รายการ คำเตือน 1 รายการ`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{severity.label} {counts[severity]} รายการ" for severity in Severity if counts[severity]]
    return "พบ" + " ".join(parts) if parts else "ไม่พบปัญหา"


Tell: TypeAlias = Callable[[Iterable[Problem]], None]
"""Tells problems to whoever builds; called for each part of the work that meets some."""


class Refused(Exception):
    """The site cannot be built as its content is; why has been told."""

"""Problems as workflow commands, which GitHub shows beside the line.

Source: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.problems.problem import Problem


def annotation(problem: Problem) -> str:
    """One problem on one line."""
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    allowed = f"%0Aเหตุผลที่อนุญาต: {_data(problem.allowed_th)}" if problem.allowed_th else ""
    return f"::{problem.severity} {place}::{_data(problem.found)}{allowed}%0Aวิธีแก้: {_data(problem.cure)}"


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line."""
    return "\n".join(map(annotation, problems))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

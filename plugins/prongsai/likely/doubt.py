"""A doubt about a value, and what a judge may know to have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from prongsai.problems.codes import Code
from prongsai.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Setting:
    """Around a record: the day on which it is read, and the fiscal year of its folder (None where no day counts, and beside the years)."""

    today: date | None = None
    year_be: int | None = None
    windows: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What judges have worked out for this setting, each by a key of its own."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a value cannot be, or is hardly, what its writer meant; `found` and `cure` in Thai, as those of a problem."""

    code: Code
    found: str
    cure: str
    severity: Severity = Severity.ERROR


Judge: TypeAlias = Callable[[Any, Callable[[], Any], Setting], Iterable[Doubt]]
"""From a value, what was typed for it, and its setting. A value like nearly all must cost it next to nothing."""

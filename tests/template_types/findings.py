"""What is found of a template: what is wrong, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[str, int, int]
"""Template, line, and which node of the template."""


@dataclass
class Findings:
    """What is wrong, and how much was looked at; those of several templates are joined by `|`.

    `never` are comparisons that cannot hold, `ever` those that can: in a macro, for one of its callers.
    """

    errors: list[str] = field(default_factory=list)
    expressions: set[Place] = field(default_factory=set)
    reached: set[Place] = field(default_factory=set)
    unknown: dict[Place, str] = field(default_factory=dict)
    never: dict[tuple[Place, int], str] = field(default_factory=dict)
    ever: set[tuple[Place, int]] = field(default_factory=set)
    asked: set[tuple[type, str]] = field(default_factory=set)

    def __or__(self, other: Findings) -> Findings:
        return Findings(
            list(dict.fromkeys([*self.errors, *other.errors])),
            self.expressions | other.expressions,
            self.reached | other.reached,
            self.unknown | other.unknown,
            other.never | self.never,
            self.ever | other.ever,
            self.asked | other.asked,
        )

    @property
    def unreachable(self) -> list[str]:
        """Comparisons that hold for nobody."""
        never = sorted((compared, words) for compared, words in self.never.items() if compared not in self.ever)
        return [f"{template}:{line}: {words}" for ((template, line, _), _), words in never]

    @property
    def unreached(self) -> list[Place]:
        """Expressions to which no way leads."""
        return sorted(self.expressions - self.reached)

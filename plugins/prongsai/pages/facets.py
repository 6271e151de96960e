"""Ways to narrow a list on its page: values with counts, as links that work without JavaScript's help too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that a list can be narrowed to, and how many entries have it."""

    value: str
    label_th: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: `name` is the query parameter."""

    name: str
    title_th: str
    values: tuple[FacetValue, ...]


def in_order(counts: Counter[tuple[str, str]], order: Sequence[str]) -> tuple[FacetValue, ...]:
    """The values that occur, (value, label) with their counts, in this order of values."""
    return tuple(
        FacetValue(str(value), label, count) for (value, label), count in sorted(counts.items(), key=lambda one: order.index(one[0][0]))
    )


def told(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    """The facets that narrow anything: one of a single value is none."""
    return tuple(facet for facet in facets if len(facet.values) > 1)

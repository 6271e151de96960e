"""How good an answer is: recall among the first, the place of the first right page, and whether there was any answer at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean
from urllib.parse import unquote

from benchmarks.search.queries import Kind, Query

FIRST = 10


@dataclass(frozen=True, slots=True)
class Answered:
    """A query with the distinct pages that were answered, best first."""

    query: Query
    pages: tuple[str, ...]

    def recall(self, first: int = FIRST) -> float:
        """The share of right pages among the first, of as many as could stand there."""
        found = sum(page in self.query.relevant for page in self.pages[:first])
        return found / min(first, len(self.query.relevant))

    @property
    def reciprocal_rank(self) -> float:
        """1 where the first page is right, 1/2 where the second is the first right one, 0 where none is."""
        return next((1 / place for place, page in enumerate(self.pages, 1) if page in self.query.relevant), 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """Several queries together."""

    queries: int
    recall: float
    mrr: float
    none: float
    """The share of queries that got no answer; each has one."""


def score(answers: Iterable[Answered], first: int = FIRST) -> Score:
    """The mean over `answers`."""
    answers = list(answers)
    if not answers:
        return Score(0, 0.0, 0.0, 0.0)
    return Score(
        len(answers),
        fmean(one.recall(first) for one in answers),
        fmean(one.reciprocal_rank for one in answers),
        fmean(not one.pages for one in answers),
    )


def by_kind(answers: Sequence[Answered]) -> dict[Kind, Score]:
    """The score of each kind of query that was asked."""
    kinds = [kind for kind in Kind if any(one.query.kind is kind for one in answers)]
    return {kind: score(one for one in answers if one.query.kind is kind) for kind in kinds}


def distinct_pages(addresses: Iterable[str], most: int | None = None) -> tuple[str, ...]:
    """Addresses of results without their fragments and queries, each page where it came first."""
    pages = dict.fromkeys(unquote(address.partition("#")[0].partition("?")[0]).removesuffix("index.html") for address in addresses)
    return tuple(islice(pages, most))

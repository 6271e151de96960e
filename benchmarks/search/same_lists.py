"""Whether the same query gives the same list elsewhere: in the header box, and in Firefox."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.search.engines import SETTLED, ProngsaiBox, ProngsaiPage, below
from benchmarks.search.firefox import firefox
from benchmarks.search.queries import Query
from benchmarks.search.scores import Answered, distinct_pages
from benchmarks.search.timing import window


@dataclass(frozen=True, slots=True)
class Sameness:
    """How many lists were equal, of how many, and the queries of some that were not."""

    equal: int
    of: int
    unequal: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.equal} of {self.of}" + (f", not for {', '.join(map(repr, self.unequal[:3]))}" if self.unequal else "")


def _sameness(queries: Sequence[str], are_equal: Sequence[bool]) -> Sameness:
    unequal = tuple(query for query, equal in zip(queries, are_equal, strict=True) if not equal)
    return Sameness(sum(are_equal), len(are_equal), unequal)


def compare_with_box(
    browser: Browser, box: ProngsaiBox, queries: Sequence[Query], shown: Mapping[str, Sequence[str]]
) -> tuple[list[Answered], Sameness]:
    """What the box answers, and whether it is how the page's list begins."""
    answers, equal = [], []
    with window(browser) as context:
        page = context.new_page()
        box.ready(page)
        for query in queries:
            links = box.links(page, query.text)
            answers.append(Answered(query, distinct_pages(below(box.host, links))))
            whole = list(shown[query.text])
            equal.append(links == whole[: len(links)] and bool(links) == bool(whole))
    return answers, _sameness([query.text for query in queries], equal)


_LINKS = f"Array.from(document.querySelectorAll({json.dumps(ProngsaiPage.result)}), link => link.href)"


def compare_with_firefox(program: str, engine: ProngsaiPage, texts: Sequence[str]) -> Sameness:
    """Whether Firefox lists the same results of our page in the same order as Chromium did."""
    equal = []
    with firefox(program) as tab:
        for text in texts:
            tab.go(engine.address(text))
            tab.wait_for(f"({SETTLED})()")
            equal.append(tab.evaluate(_LINKS) == engine.shown[text])
    return _sameness(texts, equal)

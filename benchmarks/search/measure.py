"""One portal, measured: what each search finds, what it costs a visitor, and what the index and its building cost."""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from benchmarks.run import Build
from benchmarks.search import timing
from benchmarks.search.engines import Engine, MaterialBox, Pagefind, ProngsaiBox, ProngsaiPage
from benchmarks.search.firefox import FirefoxError, find_firefox
from benchmarks.search.queries import Everyday, Kind, Query, QueryMaker
from benchmarks.search.same_lists import Sameness, compare_with_box, compare_with_firefox
from benchmarks.search.scores import Answered
from benchmarks.search.serve import Host, hosted, wire_size
from benchmarks.search.sites import SEED, Portal

ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is asked; `asked` queries of each kind, and so on."""

    asked: int = 40
    asked_of_others: int = 40
    box: int = 48
    cold: int = 16
    cold_of_others: int = 6
    by_keys: int = 8
    by_link: int = 8
    warm: int = 120
    firefox: int = 160


def amount_for(portal: Portal, *, quick: bool) -> Amount:
    """How much is asked of `portal`: of the others little where their answers take many seconds each."""
    amount = Amount()
    if quick:
        amount = Amount(asked=25, asked_of_others=25, box=32, cold=8, cold_of_others=3, by_keys=4, by_link=3, firefox=64)
    if len(portal.pages) > 5000:
        amount = replace(amount, asked=min(amount.asked, 30), asked_of_others=3, cold_of_others=3)
    return amount


@dataclass(frozen=True, slots=True)
class Index:
    """The files of a search on the host: their number, their bytes on the disk, and the largest on the wire."""

    files: int
    bytes: int
    largest: tuple[str, int]


@dataclass
class Side:
    """What was measured of one search."""

    name: str
    answers: list[Answered] = field(default_factory=list)
    cold: list[timing.Cold] = field(default_factory=list)
    by_keys: list[timing.Cold] = field(default_factory=list)
    view: int = 0
    """Bytes that it adds to a page on which nobody searches."""
    view_paths: dict[str, int] = field(default_factory=dict)
    index: Index | None = None
    build: Build | None = None


@dataclass
class Measured:
    """What was measured of one portal; only we have the rest."""

    portal: Portal
    ours: Side
    others: list[Side] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    link: list[timing.Cold] = field(default_factory=list)
    link_with_theme: list[timing.Cold] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    box: list[Answered] = field(default_factory=list)
    same_in_box: Sameness | None = None
    same_in_firefox: Sameness | None = None
    builds: list[tuple[Build, Build]] = field(default_factory=list)
    """Without and with the search, in turn."""


def everyday_words() -> list[Everyday]:
    """The product's list of everyday words; empty before it has one."""
    from prongsai import catalogue

    load = getattr(catalogue, "everyday_words", None)
    return [Everyday(tuple(word.said_th), tuple(word.means_th)) for word in load().words] if load else []


def queries_of(portal: Portal, count: int) -> list[Query]:
    """The queries of a portal, the same in every run."""
    return QueryMaker(portal.pages, portal.places, everyday_words(), SEED).make(count)


def some_of_each(queries: Sequence[Query], count: int) -> list[Query]:
    """About `count` queries, as many of each kind, in the order in which they were made."""
    kinds = [kind for kind in Kind if any(query.kind is kind for query in queries)]
    each = -(-count // max(1, len(kinds)))
    return [query for kind in kinds for query in [one for one in queries if one.kind is kind][:each]]


@contextmanager
def chromium(executable: Path) -> Iterator[Browser]:
    """The browser that everything but Firefox's lists is measured in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def measure(browser: Browser, portal: Portal, amount: Amount, builds: dict[str, list[Build]]) -> Measured:
    """Everything about `portal`, which is built."""
    queries = queries_of(portal, amount.asked)
    measured = Measured(portal, Side("Prongsai"))
    tell(f"{portal.name}: {len(portal.pages):,} pages, {len(queries)} queries")
    if (portal.site / "search" / "index.html").is_file():
        _measure_ours(browser, measured, queries, amount)
    else:
        measured.missing.append("Prongsai: no search in the built site yet")
    measured.builds = list(zip(builds.get("without", []), builds.get("with", []), strict=True))
    for kind, root in ((MaterialBox, portal.material), (Pagefind, portal.pagefind)):
        if kind.name in builds:
            side = _measure_other(browser, kind, root, queries, amount)
            side.build = builds[kind.name][0]
            measured.others.append(side)
        else:
            measured.missing.append(f"{kind.name}: not measured")
    return measured


def _measure_ours(browser: Browser, measured: Measured, queries: Sequence[Query], amount: Amount) -> None:
    portal, ours = measured.portal, measured.ours
    with hosted(portal.site) as host:
        engine = ProngsaiPage(host.address)
        ours.answers = _ask_all(browser, engine, queries)
        some = some_of_each(queries, amount.box)
        measured.box, measured.same_in_box = compare_with_box(browser, ProngsaiBox(host.address), some, engine.shown)
        tell(f"  box: {measured.same_in_box}")
        measured.same_in_firefox = _firefox(measured, engine, [query.text for query in some_of_each(queries, amount.firefox)])
        box = ProngsaiBox(host.address)
        cold = some_of_each(queries, amount.cold)
        ours.cold = [timing.cold_in_box(browser, host, box, one.text) for one in cold]
        ours.by_keys = [timing.cold_in_box(browser, host, box, one.text, by_keys=True) for one in some_of_each(queries, amount.by_keys)]
        for by_link, cached in ((measured.link, False), (measured.link_with_theme, True)):
            links = some_of_each(queries, amount.by_link)
            by_link += [timing.cold_by_link(browser, host, one.text, theme_is_cached=cached) for one in links]
        with timing.window(browser) as context:
            measured.warm = timing.warm(context.new_page(), host, [one.text for one in some_of_each(queries, amount.warm)])
        _measure_view(browser, host, portal, ours)
    ours.index = index_of(portal.site / "search")
    tell("  Prongsai: timed")


def _firefox(measured: Measured, engine: ProngsaiPage, texts: list[str]) -> Sameness | None:
    program = find_firefox()
    if not program:
        measured.missing.append("Firefox: not installed")
        return None
    try:
        same = compare_with_firefox(program, engine, texts)
    except (FirefoxError, ImportError, OSError) as error:
        measured.missing.append(f"Firefox: {error}")
        return None
    tell(f"  Firefox: {same}")
    return same


def _measure_view(browser: Browser, host: Host, portal: Portal, ours: Side) -> None:
    """A page in the middle of the site, with our search and built without it."""
    address = portal.pages[len(portal.pages) // 2].address
    paths = timing.bytes_of_view(browser, host, address)
    ours.view_paths = {path: count for path, count in paths.items() if path.startswith("/search/")}
    ours.view = sum(ours.view_paths.values())
    without = portal.without_search / address / "index.html"
    if without.is_file():
        markup = [len(gzip.compress(file.read_bytes(), 6)) for file in (portal.site / address / "index.html", without)]
        ours.view_paths["(in the page itself)"] = markup[0] - markup[1]
        ours.view += markup[0] - markup[1]


def _measure_other(browser: Browser, kind: type[Engine], root: Path, queries: Sequence[Query], amount: Amount) -> Side:
    side = Side(kind.name)
    with hosted(root) as host:
        engine = kind(host.address)
        asked = [query for of in Kind for query in [one for one in queries if one.kind is of][: amount.asked_of_others]]
        side.answers = _ask_all(browser, engine, asked)
        timed = [one.query for one in side.answers if one.pages][:: max(1, len(side.answers) // amount.cold_of_others)]
        for query in timed[: amount.cold_of_others]:
            side.cold.append(timing.cold_in_box(browser, host, engine, query.text))
            if len(side.by_keys) < amount.cold_of_others // 2:
                side.by_keys.append(timing.cold_in_box(browser, host, engine, query.text, by_keys=True))
        if engine.loads_on_view:
            side.view = side.cold[0].own if side.cold else 0
    side.index = index_of(root / "search" if kind is MaterialBox else root / "pagefind")
    tell(f"  {kind.name}: timed")
    return side


def _ask_all(browser: Browser, engine: Engine, queries: Sequence[Query]) -> list[Answered]:
    started = time.perf_counter()
    answers: list[Answered] = []
    while len(answers) < len(queries):
        with timing.window(browser) as context:
            page = context.new_page()
            engine.ready(page)
            for query in queries[len(answers) :]:
                try:
                    answers.append(Answered(query, engine.ask(page, query.text)))
                except PlaywrightTimeoutError:
                    # A page that hangs answers nothing any more: on with another.
                    answers.append(Answered(query, ()))
                    tell(f"  {engine.name}: no end of an answer to {query.text!r}")
                    break
    tell(f"  {engine.name}: {len(answers)} answers in {time.perf_counter() - started:.0f} s")
    return answers


def index_of(folder: Path) -> Index:
    """The files below `folder` that are no pages."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".html"]
    largest = max(files, key=wire_size, default=None)
    return Index(
        len(files),
        sum(file.stat().st_size for file in files),
        (largest.relative_to(folder).as_posix(), wire_size(largest)) if largest else ("", 0),
    )


def median_and_most(numbers: Sequence[float]) -> tuple[float, float]:
    """The median and the largest; zeros of nothing."""
    return (statistics.median(numbers), max(numbers)) if numbers else (0.0, 0.0)


def percentile(numbers: Sequence[float], share: float) -> float:
    """The number below which `share` of them are."""
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def tell(text: str) -> None:
    """Say how far it has come."""
    print(text, file=sys.stderr, flush=True)

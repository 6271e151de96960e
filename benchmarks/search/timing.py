"""What a search costs a visitor: bytes on the wire and time, on a slow mobile line and when all is there already."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.search.engines import OURS, SETTLED, Engine, ProngsaiPage
from benchmarks.search.serve import Host

KEY_EVERY = 0.120
"""Seconds between the keys of somebody who types well."""
_QUIET = 0.8
"""Seconds without a byte after which nothing more is coming: five times the latency of the line."""
_LONGEST = 120.0
_VIEW: ViewportSize = {"width": 1280, "height": 800}

# Both in milliseconds of the clock, so that the host's notes can be laid beside them.
_CLOCK = """
(result => {
  const clock = window.benchClock = { start: 0, first: 0 };
  const start = event => { clock.start = clock.start || performance.timeOrigin + event.timeStamp; };
  addEventListener("pointerdown", start, true);
  addEventListener("keydown", start, true);
  new MutationObserver(() => {
    if (!clock.first && document.querySelector(result)) { clock.first = performance.timeOrigin + performance.now(); }
  }).observe(document, { childList: true, subtree: true });
})(%s);
"""
_ORIGIN = "performance.timeOrigin"


@dataclass(frozen=True, slots=True)
class Cold:
    """A first search on slow 4G: milliseconds until its first result (None: there was none), and bytes on the wire.

    `before` are those of the search's own files until that moment, `own` all of them, `whole` with everything else of the page.
    """

    text: str
    milliseconds: float | None
    before: int
    own: int
    whole: int
    largest: tuple[str, int]


@contextmanager
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window that has seen nothing yet."""
    context = browser.new_context(viewport=_VIEW, locale="th-TH", reduced_motion="reduce")
    try:
        yield context
    finally:
        context.close()


@contextmanager
def slow_4g(host: Host) -> Iterator[None]:
    """Meanwhile the line is slow."""
    host.line.slow = True
    try:
        yield
    finally:
        host.line.slow = False


def cold_in_box(browser: Browser, host: Host, engine: Engine, text: str, *, by_keys: bool = False) -> Cold:
    """A page is open and its box is used for the first time: by a click, then the whole text at once, or key by key.

    The time is from the click, or the first key. A search that loads with every page has the slow line from the start.
    """
    with window(browser) as context:
        page = context.new_page()
        page.add_init_script(_CLOCK % repr(engine.result))
        mark = host.traffic.mark()
        if engine.loads_on_view:
            host.line.slow = True
        engine.open(page)
        if not engine.loads_on_view:
            _wait_until_quiet(host)
            mark = host.traffic.mark()
        with slow_4g(host):
            field = page.locator(engine.box).first
            if by_keys:
                field.evaluate("field => field.focus()")
                _press_keys(page, text)
            else:
                field.click()
                engine.type(page, text)
            return _measured(page, host, engine.own, mark, text, "window.benchClock.start")


def cold_by_link(browser: Browser, host: Host, text: str, *, theme_is_cached: bool) -> Cold:
    """A link to `/search/?q=` is followed, by somebody who has never been here or has read a page of the site before."""
    engine = ProngsaiPage(host.address)
    with window(browser) as context:
        if theme_is_cached:
            before = context.new_page()
            before.goto(host.address)
            _wait_until_quiet(host)
            before.close()
        page = context.new_page()
        page.add_init_script(_CLOCK % repr(engine.result))
        mark = host.traffic.mark()
        with slow_4g(host):
            page.goto(engine.address(text), wait_until="commit")
            return _measured(page, host, OURS, mark, text, _ORIGIN)


def _measured(page: Page, host: Host, own: str, mark: int, text: str, start: str) -> Cold:
    """Wait for the first result and for the rest, and count."""
    until = time.monotonic() + _LONGEST
    first = 0.0
    while not first and time.monotonic() < until:
        page.wait_for_timeout(20)
        first = page.evaluate("window.benchClock.first")
        if not first and host.traffic.quiet_for() > _QUIET * 4:
            break
    _wait_until_quiet(host)
    milliseconds = first - page.evaluate(start) if first else None
    before = _own(host.traffic.bytes_since(mark, until=first / 1000 if first else None), own)
    every = host.traffic.bytes_since(mark)
    ours = _own(every, own)
    largest = max(ours.items(), key=lambda one: one[1], default=("", 0))
    return Cold(text, milliseconds, sum(before.values()), sum(ours.values()), sum(every.values()), largest)


def _own(counts: dict[str, int], own: str) -> dict[str, int]:
    return {path: count for path, count in counts.items() if re.search(own, path)}


def _wait_until_quiet(host: Host) -> None:
    while host.traffic.quiet_for() < _QUIET:
        time.sleep(0.05)


def _press_keys(page: Page, text: str) -> None:
    """Each character as a key of its own; Playwright's own typing knows no Thai keys and would only insert."""
    session = page.context.new_cdp_session(page)
    for character in text:
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": character, "text": character})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": character})
        page.wait_for_timeout(KEY_EVERY * 1000)


_SEND = """([box, text]) => new Promise(done => {
  const field = document.querySelector(box), list = document.getElementById("search-results");
  const isSettled = () => list.getAttribute("aria-busy") === "false";
  field.value = text;
  const started = performance.now();
  const observer = new MutationObserver(() => {
    if (isSettled()) { observer.disconnect(); done(performance.now() - started); }
  });
  observer.observe(list, { attributes: true, childList: true });
  field.form.requestSubmit();
})"""


def warm(page: Page, host: Host, texts: Sequence[str]) -> list[float]:
    """Milliseconds from sending each text on our page of results to its complete answer, with all files there.

    The texts are asked once before they are timed. What is typed waits for the next key (90 ms in the box, 150 on the page), what is
    sent does not: that wait is not in the figures.
    """
    engine = ProngsaiPage(host.address)
    page.goto(engine.address(texts[0]))
    page.wait_for_function(SETTLED)
    taken: list[float] = []
    for timed in (False, True):
        for text in texts:
            milliseconds = page.evaluate(_SEND, [engine.box, text])
            if timed:
                taken.append(milliseconds)
    return taken


def bytes_of_view(browser: Browser, host: Host, address: str) -> dict[str, int]:
    """What a page sends to somebody who reads it and does not search: bytes by path."""
    mark = host.traffic.mark()
    with window(browser) as context:
        context.new_page().goto(f"{host.address}{address}")
        time.sleep(1)
        _wait_until_quiet(host)
    return host.traffic.bytes_since(mark)

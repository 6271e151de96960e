"""The pages of the example portal, opened once on the narrowest screen: quiet, on their own, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage, Windows
from tests.browser.kinds import KINDS, WITH_GAPS, addresses_in, unlike_each_other

pytestmark = pytest.mark.browser

# Text that reaches over the edge of the window, or over the edge of a box that cuts it off.
CUT_OFF = """() => {
  const meant = ".md-skip, .pr-hidden, thead, .md-overlay, .md-toggle, .md-option, .md-dialog";
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility({visibilityProperty: true}) || !box.width || one.closest(meant) || one.closest("svg")) continue;
    const style = getComputedStyle(one), scrolls = one.closest(".pr-scroll");
    const over = !scrolls && (box.right > innerWidth + 1 || box.left < -1);
    const cuts = style.overflowX === "hidden" || style.overflowX === "clip" || style.overflowY === "hidden";
    if (over || cuts && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) {
      found.push(one.outerHTML.slice(0, 160));
    }
  }
  return found;
}"""


@dataclass(slots=True)
class Visit:
    """What was met at one address."""

    address: str
    messages: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    sideways: int = 0
    cut_off: list[str] = field(default_factory=list)


def watch(page: Page, host: str, visits: list[Visit]) -> None:
    """Write down under the last visit what the page tells."""
    page.on("console", lambda message: visits[-1].messages.append(message.text))
    page.on("pageerror", lambda error: visits[-1].messages.append(str(error)))
    # The favicon is fetched last, and given up where the next page comes first.
    page.on("requestfailed", lambda request: None if request.failure == "net::ERR_ABORTED" else visits[-1].failed.append(request.url))
    page.on("response", lambda response: visits[-1].failed.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: None if request.url.startswith(host) else visits[-1].elsewhere.append(request.url))


def sideways(page: Page) -> int:
    """By how many CSS pixels the page is wider than the window."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


@pytest.fixture(scope="module")
def visits(portal: Path, host: str, windows: Windows) -> Iterator[list[Visit]]:
    page = windows.shared({"base_url": host, "viewport": {"width": 320, "height": 640}}).new_page()
    found: list[Visit] = []
    watch(page, host, found)
    for address in unlike_each_other(addresses_in(portal)):
        found.append(Visit(address))
        page.goto(address or "./")
        found[-1].sideways = sideways(page)
        found[-1].cut_off = page.evaluate(CUT_OFF)
    yield found
    page.close()


def test_the_whole_portal_is_visited(visits: list[Visit]) -> None:
    assert len(visits) > 400


def test_no_page_writes_to_the_console_or_fails(visits: list[Visit]) -> None:
    assert {visit.address: visit.messages for visit in visits if visit.messages} == {}


def test_no_page_asks_for_what_is_not_there(visits: list[Visit]) -> None:
    assert {visit.address: visit.failed for visit in visits if visit.failed} == {}


def test_no_page_asks_another_host_for_anything(visits: list[Visit]) -> None:
    assert {visit.address: visit.elsewhere for visit in visits if visit.elsewhere} == {}


def test_no_page_scrolls_sideways_at_320_pixels(visits: list[Visit]) -> None:
    assert {visit.address: visit.sideways for visit in visits if visit.sideways > 0} == {}


def test_nothing_is_cut_off_at_320_pixels(visits: list[Visit]) -> None:
    assert {visit.address: visit.cut_off for visit in visits if visit.cut_off} == {}


@pytest.mark.parametrize("address", [*KINDS.values(), *WITH_GAPS.values()], ids=[*KINDS, *WITH_GAPS])
def test_a_page_fits_at_twice_the_size(open_page: OpenPage, address: str) -> None:
    """A window of 1280 pixels at 200 % is one of 640 CSS pixels, drawn twice as large (WCAG 1.4.4)."""
    page = open_page(address, width=640, height=400, device_scale_factor=2)
    assert sideways(page) <= 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [959, 960, 1219, 1220, 1920])
def test_the_turns_of_the_layout_fit(open_page: OpenPage, width: int) -> None:
    """The widths at which the menu, the columns and Material's own layout change."""
    page = open_page("sample/2569/measures/", width=width)
    assert sideways(page) <= 0
    assert page.evaluate(CUT_OFF) == []


def test_text_may_be_spaced_out(open_page: OpenPage) -> None:
    """A reader's own spacing (WCAG 1.4.12) cuts nothing off."""
    page = open_page("sample/2569/measures/", width=360)
    page.add_style_tag(content="* { line-height: 1.8 !important; letter-spacing: .12em !important; word-spacing: .16em !important }")
    assert sideways(page) <= 0
    assert page.evaluate(CUT_OFF) == []

"""WCAG 2.1 AA, as far as a machine can tell, on one page of every kind; and what it cannot tell of colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, WITH_GAPS
from tests.reading import parse

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark on a phone": {"color_scheme": "dark", "width": 360},
}


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def violations(axe: Axe, page: Page) -> list[str]:
    """What axe-core found, one line for each element."""
    found = axe.run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("address", WITH_GAPS.values(), ids=WITH_GAPS)
def test_axe_finds_nothing_where_much_is_missing(open_page: OpenPage, axe: Axe, address: str) -> None:
    assert violations(axe, open_page(address, width=360, color_scheme="dark")) == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(open_page: OpenPage, axe: Axe, address: str, look: dict[str, Any]) -> None:
    assert violations(axe, open_page(address, **look)) == []


def test_axe_finds_nothing_where_filters_are_on(open_page: OpenPage, axe: Axe) -> None:
    assert violations(axe, open_page("sample/2569/measures/?status=done&owner=finance")) == []


def test_axe_finds_nothing_in_the_open_menu_of_a_phone(open_page: OpenPage, axe: Axe) -> None:
    page = open_page("sample/", width=360)
    page.locator(".pr-menu-button").press("Enter")
    expect(page.locator(".pr-drawer")).to_be_visible()
    assert violations(axe, page) == []


def test_axe_finds_nothing_where_no_agency_matches(open_page: OpenPage, axe: Axe) -> None:
    page = open_page()
    page.locator("#pr-finder-input").fill("ไม่มีที่ไหน")
    assert violations(axe, page) == []


STATUSES = {
    "pr-status": {"done", "in_progress", "not_started", "unknown"},
    "pr-verdict": {"complete", "to_be_seen", "incomplete", "absent", "unstated"},
}
OF_ELEMENTS = {"present": "complete", "missing": "incomplete"}
"""What an element shares with the item that it makes."""


def test_every_status_has_a_shape_of_its_own_and_words(portal: Path) -> None:
    shapes: dict[str, dict[str, set[str]]] = {name: {} for name in STATUSES}
    for path in portal.rglob("*.html"):
        page = parse(path.read_text("utf-8"))
        for status in page.find_all("span", class_="pr-status"):
            name, kind = status.attributes["class"].split(" ")[-1].split("--")
            # Where a page shows hundreds, each shape is drawn once.
            used = status.find("use")
            drawn = (page.find("symbol", id=used.attributes["href"][1:]) or status if used else status).find("path")
            assert drawn is not None, path
            assert status.words(), path
            shapes[name].setdefault(OF_ELEMENTS.get(kind, kind), set()).add(drawn.attributes["d"])
    for name, kinds in STATUSES.items():
        assert set(shapes[name]) == kinds
        assert all(len(one) == 1 for one in shapes[name].values())
        assert len(set.union(*shapes[name].values())) == len(kinds)


def test_shapes_and_words_stay_visible_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page("sample/2569/measures/", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ink, paper = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert ink != paper
    for status in page.locator(".pr-row .pr-status").all():
        expect(status).to_be_visible()
        assert status.evaluate("status => getComputedStyle(status).color") == ink
        shape = status.locator("svg")
        assert (shape.bounding_box() or {"width": 0})["width"] >= 12
        assert shape.evaluate("shape => getComputedStyle(shape.firstElementChild).fill") == ink


def test_no_text_is_smaller_than_a_phone_can_show(open_page: OpenPage) -> None:
    """Marks above and below Thai letters need room: 14 CSS pixels at least."""
    page = open_page("sample/2569/measures/waste-collection-calendar/", width=360)
    smallest = """() => [...document.querySelectorAll("body *")]
      .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".md-skip, .pr-hidden, svg"))
      .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
      .map(one => [parseFloat(getComputedStyle(one).fontSize), one.className])
      .sort((one, other) => one[0] - other[0])[0]"""
    size, where = page.evaluate(smallest)
    assert size >= 14, where

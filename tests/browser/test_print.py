"""On paper: A4, without what only a screen can do, and with a way back to the site."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import SITE_URL

pytestmark = pytest.mark.browser

MEASURE = "sample/2569/measures/waste-collection-calendar/"
CHANNEL = "sample/channels/corruption/"
A4_IN_POINTS = (595, 842)

SCREEN_ONLY = ".pr-bar, .pr-tabs, .pr-drawer, .pr-toc, .pr-menu-button, .md-skip, [data-md-component=palette], .pr-neighbours, .pr-facets"


@pytest.mark.parametrize(("address", "width"), [(MEASURE, 1280), (MEASURE, 360), (CHANNEL, 1280), ("sample/2569/", 1280)])
def test_a_page_is_printed_on_a4(open_page: OpenPage, address: str, width: int) -> None:
    pdf = open_page(address, width=width).pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*([\d. ]+)\]", pdf)
    sizes = {tuple(round(float(number)) for number in box.split()[2:]) for box in boxes}
    assert sizes == {A4_IN_POINTS}
    # A page that broke its columns or repeated its bar would need many more sheets.
    assert 1 <= len(boxes) <= 6


@pytest.mark.parametrize(("address", "width"), [(MEASURE, 1280), (CHANNEL, 360), ("sample/2569/measures/", 1280)])
def test_what_only_a_screen_can_do_is_not_printed(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(address, width=width)
    page.emulate_media(media="print")
    for part in page.locator(SCREEN_ONLY).all():
        expect(part).to_be_hidden()
    for shown in ("h1", ".pr-brand__name", ".pr-notice", "footer"):
        expect(page.locator(shown).first).to_be_visible()


def test_a_printed_list_says_which_part_of_it_is_shown(open_page: OpenPage) -> None:
    page = open_page("sample/2569/measures/?status=done")
    page.emulate_media(media="print")
    expect(page.get_by_text("แสดง 6 จาก 10 มาตรการ: ดำเนินการแล้ว")).to_be_visible()
    expect(page.locator("[data-pr-all]")).to_be_hidden()


def test_a_printed_channel_shows_its_code_and_its_address(open_page: OpenPage) -> None:
    page = open_page(CHANNEL)
    page.emulate_media(media="print")
    expect(page.locator(".pr-qr__code")).to_be_visible()
    expect(page.locator(".pr-qr")).to_contain_text(f"{SITE_URL}{CHANNEL}#corruption-report")
    address = page.locator(".pr-ways a[href^=https]").first
    assert "https://www.tambon-sample.example/corruption-report" in address.evaluate("link => getComputedStyle(link, '::after').content")


def test_a_dark_screen_prints_dark_on_white(open_page: OpenPage) -> None:
    page = open_page(MEASURE, color_scheme="dark")
    page.emulate_media(media="print")
    dark_text = """() => [...document.querySelectorAll("body *")]
      .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg"))
      .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
      .filter(one => { const [r, g, b] = getComputedStyle(one).color.match(/\\d+/g); return 0.299 * r + 0.587 * g + 0.114 * b > 140; })
      .map(one => one.outerHTML.slice(0, 120))"""
    assert page.evaluate(dark_text) == []

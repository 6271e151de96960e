"""Light and dark, and a page opened as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_page_starts_as_the_device_wants_it(open_page: OpenPage) -> None:
    assert scheme(open_page(color_scheme="light")) == "default"
    assert scheme(open_page(color_scheme="dark")) == "slate"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_switch_to_dark_is_remembered_on_every_page(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, own=True)
    page.get_by_title("เปลี่ยนเป็นโหมดมืด").click()
    assert scheme(page) == "slate"
    for address in ("./", "sample/", "sample/channels/corruption/"):
        page.goto(address)
        assert scheme(page) == "slate"
    page.get_by_title("เปลี่ยนเป็นโหมดสว่าง").click()
    assert scheme(page) == "default"
    page.reload()
    assert scheme(page) == "default"


def test_the_switch_works_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(own=True)
    page.locator("#__palette_0").press("Enter")
    assert scheme(page) == "slate"
    page.locator("#__palette_1").press("Enter")
    assert scheme(page) == "default"


@pytest.mark.parametrize("kind", ["portal home", "agency home", "measure"])
def test_a_page_opened_as_a_file_shows_its_styles(open_page: OpenPage, portal: Path, kind: str) -> None:
    page = open_page((portal / KINDS[kind] / "index.html").as_uri())
    assert page.evaluate("[...document.styleSheets].filter(sheet => sheet.href).length") == 4
    assert "Noto Sans Thai" in page.evaluate("getComputedStyle(document.body).fontFamily")
    expect(page.locator(".pr-tabs a").first).to_have_css("text-decoration-line", "none")
    expect(page.locator(".md-header")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")

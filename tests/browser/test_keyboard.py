"""The citizen's way by keyboard alone, and what the eye needs for it."""

from __future__ import annotations

from itertools import islice

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

# What shows the focus of an element that has no size or no border of its own.
FOCUS = """() => {
  const focused = document.activeElement;
  const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused.closest(".pr-finder__box") || focused;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2, there = document.elementFromPoint(x, y);
  return {
    what: focused.outerHTML.split(">")[0] + ">",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: there !== null && (shown.contains(there) || there.contains(shown)),
  };
}"""


def press_tab(page: Page, key: str = "Tab") -> str:
    """Go to the next stop, which must show that it has the focus; its tag, or nothing at the end of the page."""
    page.keyboard.press(key)
    focus = page.evaluate(FOCUS)
    if focus["what"].startswith("<body"):
        return ""
    assert focus["outlined"], f"no outline: {focus['what']}"
    assert focus["uncovered"], f"covered or out of the window: {focus['what']}"
    return focus["what"]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on `selector`."""
    while press_tab(page):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def follow(page: Page, selector: str, address: str) -> None:
    """Go to the link by Tab, and where it leads by Enter."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address}")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_citizen_reaches_the_corruption_channel_by_keyboard_alone(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    tab_to(page, "#pr-finder-input")
    page.keyboard.type("อบต ตัวอย่าง")
    expect(page.locator("[data-pr-agencies] li:visible")).to_have_count(1)
    expect(page.locator("#pr-finder-count")).to_have_text("พบ 1 หน่วยงาน")
    page.keyboard.press("Enter")
    expect(page.locator("[data-pr-agencies] a:visible")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sample/")
    follow(page, ".pr-more", "sample/2570/measures/")
    follow(page, ".pr-row__title", "sample/2570/measures/*/")
    follow(page, ".pr-bar__link", "sample/channels/")
    follow(page, ".pr-action--corruption", "sample/channels/corruption/")
    tab_to(page, ".pr-channel a[href^='tel:']")


def test_the_finder_says_when_no_agency_matches_and_takes_all_back(open_page: OpenPage) -> None:
    page = open_page()
    finder = page.locator("#pr-finder-input")
    finder.fill("ไม่มีที่ไหน")
    expect(page.locator("[data-pr-agencies] li:visible")).to_have_count(0)
    expect(page.locator(".pr-province:visible")).to_have_count(0)
    expect(page.locator("#pr-finder-count")).to_contain_text("ไม่พบหน่วยงาน")
    finder.fill("")
    expect(page.locator("[data-pr-agencies] li:visible")).to_have_count(6)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("กุดน้อย", "กุดน้อย"),
        ("อบต.กุดน้อย", "กุดน้อย"),
        ("อบต กุดน้อย", "กุดน้อย"),
        ("กุด\u200bน้อย", "กุดน้อย"),
        ("นครราชสีมา กุด", "กุดน้อย"),
        ("สีคิ้ว", "กุดน้อย"),
        ("ทต.ไชย", "เทศบาลตำบลไชยมงคล"),
        ("ลำทับ", "ดินแดง"),
        ("ล\u0e4d\u0e32ทับ", "ดินแดง"),  # ำ typed in two strokes
        ("เเดง กระบี่", "ดินแดง"),  # แ typed as two เ
    ],
)
def test_the_finder_knows_an_agency_however_it_is_typed(open_page: OpenPage, typed: str, found: str) -> None:
    page = open_page()
    page.locator("#pr-finder-input").fill(typed)
    expect(page.locator("[data-pr-agencies] li:visible")).to_have_count(1)
    expect(page.locator("[data-pr-agencies] li:visible")).to_contain_text(found)


@pytest.mark.parametrize("kind", ["portal home", "measure", "not found"])
def test_the_first_stop_skips_to_the_content(open_page: OpenPage, kind: str) -> None:
    page = open_page(KINDS[kind])
    press_tab(page)
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    press_tab(page)
    assert page.evaluate("document.activeElement.closest('#pr-content') !== null")


MOST_STOPS = 80


# The phone is the harder case: its bar and its header leave the least room.
@pytest.mark.parametrize(("kind", "width"), [*((kind, 360) for kind in KINDS), ("portal home", 1280), ("measure list", 1280)])
def test_every_stop_shows_the_focus_and_none_is_covered(open_page: OpenPage, kind: str, width: int) -> None:
    page = open_page(KINDS[kind], width=width)
    first, *stops = islice(iter(lambda: press_tab(page), ""), MOST_STOPS)
    assert "md-skip" in first
    if is_long := len(stops) + 1 == MOST_STOPS:
        # Hundreds of cells and rows alike: on from the last of them.
        page.locator("footer a").first.focus()
        stops += iter(lambda: press_tab(page), "")
    assert f'href="{page.locator("footer a").last.get_attribute("href")}"' in stops[-1]
    # Back again: what scrolls in from above must not lie under the header.
    *_, last = [press_tab(page, "Shift+Tab") for _ in range(MOST_STOPS if is_long else len(stops) + 1)]
    assert is_long or last == first


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("sample/", width=360)
    button, drawer = page.locator(".pr-menu-button"), page.locator(".pr-drawer")
    expect(drawer).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(page, ".pr-menu-button")
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(drawer.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    follow(page, ".pr-drawer a[href$='/contact/']", "sample/contact/")


def test_the_menu_closes_when_the_keyboard_leaves_it(open_page: OpenPage) -> None:
    page = open_page("sample/", width=360)
    tab_to(page, ".pr-menu-button")
    page.keyboard.press("Enter")
    tab_to(page, ".pr-action")
    expect(page.locator(".pr-drawer")).to_be_hidden()
    expect(page.locator(".pr-menu-button")).to_have_attribute("aria-expanded", "false")


def test_the_menu_opens_by_touch(open_page: OpenPage) -> None:
    page = open_page("sample/", width=360, has_touch=True)
    page.locator(".pr-menu-button").tap()
    page.locator(".pr-drawer").get_by_text("มาตรการ", exact=True).tap()
    page.wait_for_url("**/sample/2570/measures/")

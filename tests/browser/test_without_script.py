"""Without JavaScript every page reads and leads on; script only adds comfort."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, WITH_GAPS

pytestmark = pytest.mark.browser

# What script alone brings; and on a phone, the place that the header tells already and the dashes of a stacked table.
MAY_BE_UNSEEN = ".pr-finder__form, .pr-find, .pr-found, .pr-shown, .pr-lead--place, .pr-none"

UNSEEN = """may_be => [...document.querySelectorAll("article *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
  .filter(one => !one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(one => !one.closest(may_be) && !one.closest("details:not([open])"))
  .map(one => one.outerHTML.slice(0, 200))"""


def open_without_script(open_page: OpenPage, address: str, width: int = 360) -> Page:
    return open_page(address, width=width, java_script_enabled=False)


@pytest.mark.parametrize("address", [*KINDS.values(), *WITH_GAPS.values()], ids=[*KINDS, *WITH_GAPS])
def test_a_page_reads_and_leads_on(open_page: OpenPage, address: str) -> None:
    page = open_without_script(open_page, address)
    assert page.evaluate("document.documentElement.className") == "no-js"
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(UNSEEN, MAY_BE_UNSEEN) == []
    for link in page.locator(".pr-bar__link").all():
        expect(link).to_be_visible()
    menu = page.locator(".pr-tabs a")
    assert menu.count() >= 3
    for link in menu.all():
        expect(link).to_be_visible()
    expect(page.locator(".pr-menu-button")).to_be_hidden()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_of_agencies_is_complete(open_page: OpenPage, width: int) -> None:
    page = open_without_script(open_page, "", width)
    expect(page.locator("[data-pr-agencies] li:visible")).to_have_count(6)
    expect(page.locator(".pr-finder__form")).to_be_hidden()
    page.get_by_text("องค์การบริหารส่วนตำบลกุดน้อย").click()
    page.wait_for_url("**/kut-noi/")


def test_the_links_of_the_filters_lead_to_the_full_list(open_page: OpenPage) -> None:
    page = open_without_script(open_page, "sample/2569/measures/")
    page.locator(".pr-facets a[data-facet=status]").first.click()
    page.wait_for_url("**/sample/2569/measures/?status=*")
    expect(page.locator(".pr-row:visible")).to_have_count(10)
    expect(page.locator(".pr-shown")).to_be_hidden()


def test_the_filters_of_a_short_list_open_by_themselves(open_page: OpenPage) -> None:
    """`<details>` needs no script."""
    page = open_without_script(open_page, "sample/2569/measures/")
    facets = page.locator(".pr-facets__columns")
    page.locator(".pr-facets summary").click()
    expect(facets).to_be_hidden()
    page.locator(".pr-facets summary").click()
    expect(facets).to_be_visible()


def test_a_citizen_comes_from_the_portal_to_a_form(open_page: OpenPage) -> None:
    page = open_without_script(open_page, "")
    page.locator(".pr-bar__link").first.click()
    page.wait_for_url("**/channels/")
    page.get_by_role("link", name="แจ้งเบาะแสหรือร้องเรียนการทุจริตและประพฤติมิชอบ").click()
    page.wait_for_url("**/sample/channels/corruption/#corruption-report")
    expect(page.locator("#corruption-report a[href^='https://www.tambon-sample.example/']").first).to_be_visible()

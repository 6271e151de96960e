"""Tables of records: sorted by their heads, taken away as a file, read without script."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.portals import example_portal

from prongsai.model.service_manual import ServiceManual

pytestmark = pytest.mark.browser

LIST = "sample/service-manuals/"


def manuals() -> tuple[ServiceManual, ...]:
    return next(agency for agency in example_portal().agencies if agency.slug == "sample").service_manuals


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"table[data-pr-sort] tbody tr > :nth-child({number})").all_inner_texts()


def sort_by(page: Page, name: str) -> str | None:
    """Press the head of a column; what it then says of the order."""
    page.get_by_role("button", name=name).click()
    return page.get_by_role("columnheader", name=name).get_attribute("aria-sort")


def test_numbers_are_sorted_as_numbers_up_and_down(open_page: OpenPage) -> None:
    page = open_page(LIST)
    days = sorted(one.days or 0 for one in manuals())
    assert column(page, 2) != [str(one) for one in days]
    assert sort_by(page, "ระยะเวลา") == "ascending"
    assert column(page, 2) == [str(one) for one in days]
    assert sort_by(page, "ระยะเวลา") == "descending"
    assert column(page, 2) == [str(one) for one in reversed(days)]


def test_texts_are_sorted_as_in_a_thai_dictionary_and_one_column_at_a_time(open_page: OpenPage) -> None:
    page = open_page(LIST)
    sort_by(page, "ระยะเวลา")
    assert sort_by(page, "บริการ") == "ascending"
    in_order = page.evaluate("words => [...words].sort((a, b) => a.localeCompare(b, 'th'))", [one.title_th for one in manuals()])
    assert column(page, 1) == in_order
    expect(page.locator("th[aria-sort]")).to_have_count(1)


def test_what_is_not_disclosed_stays_last(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.evaluate(
        "document.querySelector('[data-pr-sort] tbody tr td:nth-child(3)').innerHTML = '<span class=pr-missing>ยังไม่ได้เปิดเผย</span>'"
    )
    for _ in range(2):
        sort_by(page, "ค่าธรรมเนียม")
        assert column(page, 3)[-1] == "ยังไม่ได้เปิดเผย"


def test_a_table_is_sorted_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(LIST)
    head = page.get_by_role("button", name="ระยะเวลา")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="ระยะเวลา")).to_have_attribute("aria-sort", "ascending")
    expect(head).to_be_focused()


def test_the_file_holds_what_the_table_shows(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(LIST)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="ดาวน์โหลด CSV").click()
    assert downloading.value.suggested_filename == "service-manuals.csv"
    downloading.value.save_as(tmp_path / "manuals.csv")
    with (tmp_path / "manuals.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert heads == page.locator("table[data-pr-sort] thead th").all_inner_texts()
    assert rows == [[cell[row] for cell in (column(page, number) for number in range(1, 5))] for row in range(len(manuals()))]


def test_without_script_a_table_is_a_table(open_page: OpenPage) -> None:
    page = open_page(LIST, java_script_enabled=False)
    assert column(page, 1) == [one.title_th for one in manuals()]
    expect(page.locator("table button")).to_have_count(0)
    expect(page.get_by_role("link", name="ดาวน์โหลด CSV")).to_be_visible()


def test_a_wide_table_scrolls_in_its_box_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(LIST, width=360)
    box = page.locator(".pr-scroll")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    expect(box).to_have_attribute("tabindex", "0")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

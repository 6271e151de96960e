"""The filters of the measure list: what is written in the content decides which rows remain."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.building import CHECKOUT

pytestmark = pytest.mark.browser

LIST = "sample/2569/measures/"


@cache
def measures() -> list[dict[str, Any]]:
    """The measures of the list, as the clerk wrote them."""
    return yaml.safe_load((CHECKOUT / "content/sample/2569/measures.yml").read_text("utf-8"))


def values_of(measure: dict[str, Any], facet: str) -> list[str]:
    value = measure.get("owners" if facet == "owner" else facet, [])
    return value if isinstance(value, list) else [value]


def matching(**wanted: str) -> list[str]:
    """The ids of the measures that have all these values, in the order written."""
    return [one["id"] for one in measures() if all(value in values_of(one, facet) for facet, value in wanted.items())]


def values(facet: str) -> list[str]:
    return sorted({value for one in measures() for value in values_of(one, facet)})


def rows(page: Page) -> list[str]:
    """The ids of the measures whose rows can be seen."""
    links = page.locator(".pr-row:visible .pr-row__title").all()
    return [(link.get_attribute("href") or "").strip("/").split("/")[-1] for link in links]


def words(page: Page) -> str:
    return page.locator("[data-pr-shown-words]").inner_text()


def link_to(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'.pr-facets a[data-facet="{facet}"][data-value="{value}"]')


@pytest.mark.parametrize("facet", ["status", "owner", "indicator", "tool"])
def test_each_value_narrows_the_list_to_the_measures_that_have_it(open_page: OpenPage, facet: str) -> None:
    page = open_page(LIST)
    assert sorted(rows(page)) == sorted(matching())
    counts = {value: link_to(page, facet, value).locator(".pr-count").inner_text() for value in values(facet)}
    assert counts == {value: str(len(matching(**{facet: value}))) for value in values(facet)}
    for value in values(facet):
        page.goto(f"{LIST}?{facet}={value}")
        expected = matching(**{facet: value})
        assert sorted(rows(page)) == sorted(expected)
        assert words(page).startswith(f"แสดง {len(expected)} จาก {len(matching())} มาตรการ: ")
        expect(link_to(page, facet, value)).to_have_attribute("aria-current", "true")


def test_two_filters_leave_what_both_leave(open_page: OpenPage) -> None:
    page = open_page(LIST)
    for status, tool in product(values("status"), values("tool")):
        page.goto(f"{LIST}?status={status}&tool={tool}")
        expected = matching(status=status, tool=tool)
        assert sorted(rows(page)) == sorted(expected)
        assert f"แสดง {len(expected)} จาก" in words(page)


def test_headings_without_rows_are_hidden(open_page: OpenPage) -> None:
    page = open_page(f"{LIST}?status=not_started")
    expect(page.locator(".pr-group:visible")).to_have_count(1)


def test_links_say_how_many_rows_they_would_leave_and_hide_where_none(open_page: OpenPage) -> None:
    page = open_page(f"{LIST}?status=in_progress")
    for owner in values("owner"):
        left = len(matching(status="in_progress", owner=owner))
        link = link_to(page, "owner", owner)
        if left:
            expect(link.locator(".pr-count")).to_have_text(str(left))
        else:
            expect(link).to_be_hidden()
    # Another status takes the place of this one, so its count is that of the whole list.
    expect(link_to(page, "status", "done").locator(".pr-count")).to_have_text(str(len(matching(status="done"))))


@pytest.mark.parametrize("width", [1280, 360])
def test_filters_are_put_on_one_after_the_other_and_taken_off_again(open_page: OpenPage, width: int) -> None:
    page = open_page(LIST, width=width)

    def choose(facet: str, value: str) -> None:
        if width == 360:  # folded on a phone, after each choice
            page.locator(".pr-facets summary").click()
        link_to(page, facet, value).click()

    choose("status", "done")
    page.wait_for_url("**/?status=done#list")
    choose("owner", "finance")
    page.wait_for_url("**/?status=done&owner=finance#list")
    assert sorted(rows(page)) == sorted(matching(status="done", owner="finance"))
    assert words(page).endswith(": ดำเนินการแล้ว · กองคลัง")
    choose("status", "done")
    page.wait_for_url("**/?owner=finance#list")
    assert sorted(rows(page)) == sorted(matching(owner="finance"))
    page.go_back()
    page.wait_for_url("**/?status=done&owner=finance#list")
    assert sorted(rows(page)) == sorted(matching(status="done", owner="finance"))
    page.locator("[data-pr-all]").click()
    page.wait_for_url("**/measures/#list")
    assert sorted(rows(page)) == sorted(matching())
    expect(page.locator("[data-pr-shown]")).to_be_hidden()


def test_the_filters_start_folded_on_a_phone_only(open_page: OpenPage) -> None:
    expect(open_page(LIST, width=360).locator(".pr-facets__columns")).to_be_hidden()
    expect(open_page(LIST).locator(".pr-facets__columns")).to_be_visible()


@pytest.mark.parametrize("query", ["status=unheard-of", "owner=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "indicator=99&tool=eit"])
def test_a_value_that_no_measure_has_shows_none_and_the_way_back(open_page: OpenPage, query: str) -> None:
    page = open_page(f"{LIST}?{query}")
    assert rows(page) == []
    assert words(page).startswith("แสดง 0 จาก 10 มาตรการ")
    assert page.locator("article img").count() == 0
    page.locator("[data-pr-all]").click()
    page.wait_for_url("**/measures/#list")
    assert len(rows(page)) == 10


def test_other_parameters_of_an_address_change_nothing(open_page: OpenPage) -> None:
    page = open_page(f"{LIST}?fbclid=IwAR0&utm_source=line")
    assert len(rows(page)) == 10
    expect(page.locator("[data-pr-shown]")).to_be_hidden()

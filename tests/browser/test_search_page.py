"""The search page: a place of its own that can be linked, kept and come back to, and the index that needs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import addresses_in
from tests.browser.searching import HOSTILE, count_of, results, wait_for_answer, watch
from tests.browser.serving import served
from tests.browser.test_accessibility import violations
from tests.browser.test_every_page import CUT_OFF, sideways
from tests.building import AGENCY, make_project, run_build, settings
from tests.reading import parse

pytestmark = pytest.mark.browser

QUERY = "ร้องเรียน"
NOTHING = "qqzzxxyy"


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def asked(page: Page) -> dict[str, str]:
    """The parameters of the page's address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def search(open_page: OpenPage, query: str = QUERY, **options: Any) -> Page:
    """The search page with its answer; other parameters stand in the query already."""
    page = open_page(f"search/?q={query}", **options)
    wait_for_answer(page)
    return page


def facet(page: Page, step: str) -> Any:
    return page.locator(f'[data-pr-narrow] a[data-step="{step}"]')


def chosen(page: Page) -> list[str]:
    return [link.inner_text() for link in page.locator("[data-pr-chosen] a:visible").all()]


# Results


def test_a_link_with_a_query_shows_its_results(open_page: OpenPage) -> None:
    page = search(open_page)
    expect(page.locator(".pr-find input")).to_have_value(QUERY)
    expect(page).to_have_title(re.compile(f"^“{QUERY}” · ค้นหา · "))
    items = page.locator("#search-results > li")
    assert items.count() == 10
    assert page.evaluate("[...document.querySelectorAll('#search-results > li')].every(one => one.querySelectorAll('a').length === 1)")
    assert count_of(page) > 10
    expect(page.locator("#index")).to_be_hidden()


def test_every_result_says_what_it_is_and_where_it_matched(open_page: OpenPage) -> None:
    page = search(open_page, f"{QUERY}&kind=measure")
    for item in page.locator("#search-results > li").all():
        expect(item.locator("mark").first).to_be_visible()
        facts = [one.inner_text() for one in item.locator(".pr-results__facts > span").all()]
        assert facts[0] == "มาตรการ"
        assert re.fullmatch(r"(อบต|ทต)\..+", facts[1])
        assert re.fullmatch(r"ปี 25\d\d", facts[2])
        expect(item.locator(".pr-status svg")).to_be_visible()


def test_results_lead_to_their_place(open_page: OpenPage, portal: Path) -> None:
    page = search(open_page, "ขั้นตอนการดำเนินงาน&n=50")
    for link in results(page):
        address, _, anchor = link.removeprefix("../").partition("#")
        html = (portal / address / "index.html").read_text("utf-8")
        assert not anchor or any(one.attributes.get("id") == anchor for one in parse(html).all()), link


def test_everyday_words_and_spelling_are_told(open_page: OpenPage) -> None:
    page = search(open_page, "ไฟข้างทางเสีย")
    expect(page.locator("[data-pr-note]")).to_contain_text("พบจากคำว่า “ไฟ")
    page = search(open_page, "ปฏิธินเก็บขยะ")
    expect(page.locator("[data-pr-note]")).to_contain_text("แสดงผลของคำที่ใกล้เคียง")
    link = page.locator("[data-pr-note] a")
    spelling = link.inner_text().strip("“”")
    link.click()
    expect(page.locator(".pr-find input")).to_have_value(spelling)
    wait_for_answer(page)
    expect(page.locator("[data-pr-note]")).to_be_hidden()


# Filters


@pytest.mark.parametrize("name", ["agency", "year", "kind", "status", "owner"])
def test_each_filter_leaves_as_many_results_as_its_link_says(open_page: OpenPage, name: str) -> None:
    page = search(open_page)
    links = page.locator(f'[data-pr-narrow] a[data-step^="{name}="]:visible').all()
    assert len(links) > 1
    step, told = links[1].get_attribute("data-step"), int(links[1].locator(".pr-count").inner_text())
    links[1].click()
    wait_for_answer(page)
    value = (step or "").partition("=")[2]
    assert asked(page) == {"q": QUERY, name: value}
    left = count_of(page)
    # A large site counts what its n-grams propose, a little more than what is then found.
    assert told == pytest.approx(left, rel=0.1)
    expect(facet(page, step or "")).to_have_attribute("aria-current", "true")
    expect(facet(page, step or "")).to_be_focused()
    page.reload()
    wait_for_answer(page)
    assert count_of(page) == left


def test_filters_are_put_on_one_after_the_other_and_taken_off_again(open_page: OpenPage) -> None:
    page = search(open_page)
    everything = count_of(page)
    facet(page, "kind=measure").click()
    wait_for_answer(page)
    measures = count_of(page)
    facet(page, "year=2567").click()
    wait_for_answer(page)
    assert asked(page) == {"q": QUERY, "kind": "measure", "year": "2567"}
    assert chosen(page) == ["ปี 2567 ✕", "มาตรการ ✕"]
    assert count_of(page) < measures < everything
    page.go_back()
    expect(page.locator("[data-pr-chosen] a")).to_have_count(1)
    assert count_of(page) == measures
    page.get_by_label("เอาตัวกรอง มาตรการ ออก").click()
    wait_for_answer(page)
    assert asked(page) == {"q": QUERY}
    assert count_of(page) == everything


def test_a_filter_keeps_a_new_query_company(open_page: OpenPage) -> None:
    page = search(open_page, f"{QUERY}&kind=measure")
    page.locator(".pr-find input").fill("ทุจริต")
    page.locator(".pr-find button").click()
    wait_for_answer(page)
    assert asked(page) == {"q": "ทุจริต", "kind": "measure"}


def test_filters_are_folded_on_a_phone_and_what_is_on_stands_above(open_page: OpenPage) -> None:
    page = search(open_page, width=360)
    expect(page.locator("[data-pr-narrow] .pr-facets__columns")).to_be_hidden()
    page.locator("[data-pr-narrow] summary").click()
    facet(page, "kind=measure").click()
    wait_for_answer(page)
    expect(page.locator("[data-pr-narrow] .pr-facets__columns")).to_be_hidden()
    expect(page.locator("[data-pr-chosen] a")).to_be_visible()
    expect(page.locator("[data-pr-count]")).to_be_focused()


def test_an_agency_without_results_is_told_and_the_others_are_shown(open_page: OpenPage) -> None:
    page = search(open_page, f"{quote('องค์การบริหารส่วนตำบลหลุ่งตะเคียน')}&agency=chai-mongkhon&kind=contact")
    expect(page.locator("[data-pr-note]")).to_contain_text("ไม่พบในหน่วยงานที่เลือก จึงแสดงผลจากทุกหน่วยงาน")
    assert results(page)


@pytest.mark.parametrize(
    "filters", ["kind=unheard-of", "year=9999", "status=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "owner=__proto__"]
)
def test_a_filter_that_leaves_nothing_offers_the_way_back(open_page: OpenPage, filters: str) -> None:
    page = search(open_page, f"{QUERY}&{filters}")
    assert results(page) == []
    assert page.locator("article img").count() == 0
    page.get_by_role("link", name="ค้นหาโดยไม่ใช้ตัวกรอง").click()
    wait_for_answer(page)
    assert asked(page) == {"q": QUERY}
    assert len(results(page)) == 10


def test_other_parameters_of_an_address_change_nothing(open_page: OpenPage) -> None:
    page = search(open_page, f"{QUERY}&fbclid=IwAR0&n=abc")
    assert len(results(page)) == 10
    assert chosen(page) == []


def test_long_facets_show_a_part_until_asked(open_page: OpenPage) -> None:
    page = search(open_page)
    owners = page.locator('[data-pr-narrow] a[data-step^="owner="]')
    assert owners.count() > 8
    expect(page.locator('[data-pr-narrow] a[data-step^="owner="]:visible')).to_have_count(8)
    page.get_by_role("button", name=re.compile(r"แสดงอีก \d+ รายการ")).last.click()
    expect(owners.nth(8)).to_be_focused()
    assert page.locator('[data-pr-narrow] a[data-step^="owner="]:visible').count() == owners.count()


# More, and back


def test_show_more_adds_ten_and_the_keyboard_goes_on_there(open_page: OpenPage) -> None:
    page = search(open_page)
    first = results(page)
    more = page.locator("[data-pr-more] a")
    more.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    more.click()
    expect(page.locator("#search-results > li")).to_have_count(20)
    assert results(page)[:10] == first
    assert len(set(results(page))) == 20
    expect(page.locator("#search-results > li").nth(10).locator("a")).to_be_focused()
    assert abs(page.evaluate("scrollY") - place) < 2
    assert asked(page) == {"q": QUERY, "n": "20"}


def test_more_ends_when_all_is_shown(open_page: OpenPage) -> None:
    page = search(open_page, f"{QUERY}&kind=contact")
    total = count_of(page)
    assert 1 <= total <= 10
    assert len(results(page)) == total
    expect(page.locator("[data-pr-more]")).to_be_hidden()


def test_back_from_a_result_returns_to_the_same_place(open_page: OpenPage) -> None:
    page = search(open_page, f"{QUERY}&n=20")
    link = page.locator("#search-results > li").nth(16).locator("a")
    link.scroll_into_view_if_needed()
    place, address = page.evaluate("scrollY"), page.url
    assert place > 500
    link.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    page.wait_for_url(address)
    wait_for_answer(page)
    expect(page.locator("#search-results > li")).to_have_count(20)
    expect(link).to_be_focused()
    assert abs(page.evaluate("scrollY") - place) < 2


def test_back_and_forward_go_through_queries(open_page: OpenPage) -> None:
    page = search(open_page, "ขยะ")
    first = results(page)
    page.locator(".pr-find input").fill("ถนน")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^“ถนน”"))
    wait_for_answer(page)
    facet(page, "kind=measure").click()
    wait_for_answer(page)
    last = results(page)
    page.go_back()
    page.go_back()
    expect(page.locator(".pr-find input")).to_have_value("ขยะ")
    wait_for_answer(page)
    assert results(page) == first
    page.go_forward()
    page.go_forward()
    expect(page.locator(".pr-find input")).to_have_value("ถนน")
    wait_for_answer(page)
    assert results(page) == last


def test_back_leads_to_the_query_before_and_not_to_each_letter(open_page: OpenPage) -> None:
    page = search(open_page, "ขยะ")
    page.locator(".pr-find input").fill("")
    page.locator(".pr-find input").press_sequentially("ถนน", delay=250)
    expect(page).to_have_title(re.compile("^“ถนน”"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    wait_for_answer(page)
    page.go_back()
    expect(page.locator(".pr-find input")).to_have_value("ขยะ")


# Typing


def test_it_answers_while_one_types_and_the_address_follows(open_page: OpenPage) -> None:
    page = open_page("search/")
    expect(page.locator("#index")).to_be_visible()
    page.locator(".pr-find input").click()
    page.keyboard.insert_text("ขยะ")
    expect(page.locator("#search-results > li").first).to_be_visible()
    expect(page.locator("#index")).to_be_hidden()
    page.wait_for_url(lambda url: asked_in(url) == "ขยะ")
    expect(page.locator(".pr-find input")).to_be_focused()
    page.locator(".pr-find input").fill("")
    expect(page.locator("#index")).to_be_visible()
    expect(page.locator("[data-pr-found]")).to_be_hidden()
    expect(page).to_have_title(re.compile("^ค้นหา · "))
    assert "q=" not in page.url


def asked_in(url: str) -> str:
    return parse_qs(urlsplit(url).query).get("q", [""])[0]


def test_one_letter_is_told_to_be_too_few(open_page: OpenPage) -> None:
    page = search(open_page, "ก")
    expect(page.locator("[data-pr-count]")).to_have_text("พิมพ์อย่างน้อย 2 ตัวอักษร")
    expect(page.locator("#index")).to_be_visible()


# Nothing, and failure


def test_nothing_found_says_so_and_helps(open_page: OpenPage) -> None:
    page = search(open_page, NOTHING)
    expect(page.locator("[data-pr-count]")).to_have_text(f"ไม่พบ “{NOTHING}”")
    expect(page.get_by_role("heading", name="ลองวิธีเหล่านี้")).to_be_visible()
    expect(page.locator("[data-pr-narrow]")).to_be_hidden()
    expect(page.locator("#index")).to_be_visible()
    page.locator("[data-pr-instead] a").first.click()
    page.wait_for_url("**/channels/")


@pytest.mark.parametrize("missing", [r"/search/data/", r"/search/page\.js"])
def test_a_search_that_fails_says_so_and_offers_the_index(open_page: OpenPage, missing: str) -> None:
    page = open_page("about:blank", own=True)
    page.route(re.compile(missing), lambda route: route.abort())
    page.goto(f"search/?q={QUERY}")
    expect(page.locator("[data-pr-failed]")).to_contain_text("ขณะนี้ค้นหาไม่ได้")
    wait_for_answer(page)
    expect(page.locator("[data-pr-instead]")).to_be_visible()
    expect(page.locator("#index")).to_be_visible()
    expect(page.locator("[data-pr-nothing]")).to_be_hidden()
    assert page.locator("[data-pr-count]").inner_text() == ""


# What is typed


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_asked_stays_text_and_stays_here(open_page: OpenPage, host: str, query: str) -> None:
    page = open_page("about:blank", own=True)
    seen = watch(page, host)
    page.goto(f"search/?q={quote(query[:2000])}")
    wait_for_answer(page)
    page.wait_for_load_state("networkidle")
    elements = "document.querySelectorAll('article img, article script, iframe, object').length"
    assert page.evaluate(elements) == 0
    seen.asked.clear()
    page.locator(".pr-find input").fill("")
    page.locator(".pr-find input").click()
    page.keyboard.insert_text(query)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    wait_for_answer(page)
    assert page.evaluate(elements) == 0
    assert sideways(page) <= 0
    assert seen.told == []
    # A browser asks for the icon again when the address of a page changes.
    assert [one for one in seen.asked if not one.startswith(f"{host}search/") and "favicon" not in one] == []


# From a folder


def test_a_page_opened_from_a_folder_searches_and_leads_on(open_page: OpenPage, portal: Path) -> None:
    page = open_page(f"{(portal / 'search/index.html').as_uri()}?q={quote(QUERY)}")
    wait_for_answer(page)
    facet(page, "kind=measure").click()
    page.wait_for_url(lambda url: asked_in(url) == QUERY and url.endswith("&kind=measure"))
    wait_for_answer(page)
    page.locator(".pr-find input").fill("ขยะ")
    expect(page).to_have_title(re.compile("^“ขยะ”"))
    wait_for_answer(page)
    page.locator("#search-results a").first.click()
    page.wait_for_url(re.compile(r"/index\.html(#.*)?$"))
    page.locator(".pr-search input[type=search]").fill(QUERY)
    page.locator(".pr-search .md-search-result__link").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/index\.html\?q="))
    wait_for_answer(page)
    assert len(results(page)) == 10


# The index


def test_without_javascript_the_index_leads_to_every_page(open_page: OpenPage, portal: Path) -> None:
    page = open_page("search/", java_script_enabled=False)
    expect(page.locator(".pr-find")).to_be_hidden()
    expect(page.locator("[data-pr-found]")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.get_by_role("list", name="มาตรการ ตามตัวอักษร", exact=True).get_by_role("link", name="ป", exact=True).click()
    page.wait_for_url("**/search/measure/#l-0e1b")
    expect(page.locator("#l-0e1b h2")).to_be_in_viewport()
    listed = set()
    for address in addresses_in(portal):
        if address.startswith("search/") and address != "search/":
            for list_ in parse((portal / address / "index.html").read_text("utf-8")).find_all("ul", class_="pr-list"):
                listed |= {link.attributes["href"].removeprefix("../../") for link in list_.find_all("a")}
    # The index leads to a year's checklist, and that to the items of which nothing is known yet.
    unknown = {one for one in addresses_in(portal) if re.search("/oit/o[0-9]+/$", one) and "ยังไม่ได้บอกว่าเปิดเผยไว้ที่ใด" in text_at(portal, one)}
    # What repeats other pages is reached from them.
    repeating = {one for one in addresses_in(portal) if one.endswith("/evidence-pack/")}
    unlisted = {"", "channels/", "e-services/", "oit/"} | unknown | repeating
    assert {one for one in addresses_in(portal) if not one.startswith("search/")} - listed <= unlisted
    assert {f"{one.split('oit/')[0]}oit/" for one in unknown} <= listed


def text_at(portal: Path, address: str) -> str:
    return (portal / address / "index.html").read_text("utf-8")


# Other sites


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of one agency is served, whose readers want Thai digits."""
    folder = tmp_path_factory.mktemp("small")
    measures = "".join(f"- {{id: m{number}, title_th: อบรมครั้งที่ {number}, status: done}}\n" for number in range(1, 16))
    content = {"agency.yml": AGENCY, "2567/measures.yml": measures}
    with served(run_build(make_project(folder, content, settings(numerals="thai")), folder / "site")) as address:
        yield address


def test_numbers_are_in_the_digits_of_the_readers_and_addresses_are_not(open_page: OpenPage, small: str) -> None:
    page = open_page("search/?q=อบรม", base_url=small)
    wait_for_answer(page)
    expect(page.locator("[data-pr-count]")).to_contain_text("พบ ๑")
    expect(page.locator("[data-pr-more] a")).to_have_text(re.compile("แสดงเพิ่มอีก [๐-๙]+ รายการ"))
    expect(page.locator(".pr-results__facts").first).to_contain_text("ปี ๒๕๖๗")
    page.locator("[data-pr-more] a").click()
    expect(page.locator("#search-results > li").nth(10)).to_be_visible()
    assert asked(page) == {"q": "อบรม", "n": "20"}


def test_a_site_of_one_agency_has_its_whole_index_on_the_search_page(open_page: OpenPage, small: str) -> None:
    page = open_page("search/", base_url=small)
    expect(page.locator("#kind-measure")).to_have_text("มาตรการ ๑๕ หน้า")
    expect(page.get_by_role("link", name="อบรมครั้งที่ ๑๕")).to_be_visible()
    expect(page.locator(".pr-letters")).to_have_count(0)


# Everyone


ADDRESSES = {
    "index": "search/",
    "letters": "search/measure/",
    "results": f"search/?q={QUERY}&kind=measure",
    "everyday": "search/?q=ไฟข้างทางเสีย",
    "nothing": f"search/?q={NOTHING}",
    "filtered away": f"search/?q={QUERY}&year=9999",
}
LOOKS: dict[str, dict[str, Any]] = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "on a phone": {"width": 320}}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing(open_page: OpenPage, axe: Axe, address: str, look: dict[str, Any]) -> None:
    page = open_page(address, **look)
    if "?" in address:
        wait_for_answer(page)
    if look.get("width"):
        assert sideways(page) <= 0
        assert page.evaluate(CUT_OFF) == []
        if page.locator("[data-pr-narrow] summary").is_visible():
            page.locator("[data-pr-narrow] summary").click()
    assert violations(axe, page) == []

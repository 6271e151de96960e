"""The search page and the index by kind and alphabet: every page is in it once, where a Thai reader looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from tests.effort import steps
from tests.portals import draw, example_portal, make_agency, make_measures, make_portal, make_site, make_year, view_of
from tests.reading import Element, parse

from prongsai.model.measure import Measure
from prongsai.model.portal import Portal
from prongsai.oit.verdict import ItemState
from prongsai.pages import Page, pages_of, search_pages
from prongsai.pages.page import SearchKind, Section
from prongsai.pages.search_pages import SMALL, Board, Listing, SearchIndexView, SearchView, listing_of
from prongsai.render.renderer import Renderer
from prongsai.thai.digits import Numerals

NO_PORTAL = make_portal(())


def listed(*titles: str, kind: SearchKind = SearchKind.MEASURE, **facts: Any) -> list[Listing]:
    return [Listing(kind, title, f"a/{number}/", **facts) for number, title in enumerate(titles)]


def planned(entries: Iterable[Listing]) -> dict[str, Page]:
    return {page.address: page for page in search_pages.pages(NO_PORTAL, entries)}


def shelf_of(entries: Iterable[Listing]) -> Board:
    (shelf,) = view_of(planned(entries)["search/"], SearchView).shelves
    return shelf


def letters(*titles: str) -> list[str]:
    return [one.name_th for one in shelf_of(listed(*titles)).letters]


# Letters


@pytest.mark.parametrize(
    ("title", "letter", "anchor"),
    [
        ("กองคลัง", "ก", "l-0e01"),
        ("เก็บภาษี", "ก", "l-0e01"),
        ("แจ้งเหตุ", "จ", "l-0e08"),
        ("ไฟฟ้าสาธารณะ", "ฟ", "l-0e1f"),
        ("โครงการ", "ค", "l-0e04"),
        ("“แผนงาน”", "ผ", "l-0e1c"),
        ("(ร่าง) ประกาศ", "ร", "l-0e23"),
        ("ฤดูฝน", "ฤ", "l-0e24"),
        ("ฮ", "ฮ", "l-0e2e"),
        ("5 ส", "0–9", "l-0-9"),
        ("๕ ส", "0–9", "l-0-9"),
        ("E-Service", "A–Z", "l-a-z"),
        ("ita", "A–Z", "l-a-z"),
        ("…", "อื่น ๆ", "l-other"),
        ("ะ", "อื่น ๆ", "l-other"),
        ("เ", "อื่น ๆ", "l-other"),
    ],
)
def test_title_stands_under_its_first_consonant(title: str, letter: str, anchor: str) -> None:
    (one,) = shelf_of(listed(title)).letters
    assert (one.name_th, one.anchor) == (letter, anchor)
    assert one.anchor.isascii()


def test_letters_stand_in_thai_order_then_figures_then_latin() -> None:
    assert letters("ITA", "๕ ส", "ฮ", "เข้า", "ก", "–", "แขก", "ใหม่") == ["ก", "ข", "ห", "ฮ", "0–9", "A–Z", "อื่น ๆ"]


def test_titles_stand_in_the_order_of_the_dictionary() -> None:
    titles = [one.title_th for one in shelf_of(listed("แขก", "ขาว", "เข้า", "ไก่", "กา", "ก่อน", "กอด", "๑๐ ข้อ", "A", "แก")).entries]
    assert titles == ["กอด", "ก่อน", "กา", "แก", "ไก่", "ขาว", "เข้า", "แขก", "๑๐ ข้อ", "A"]


def test_one_title_stands_by_agency_and_newest_year_first() -> None:
    same = [
        Listing(SearchKind.MEASURE, "อบรม", "b/2566/", "อบต.ข", 2566),
        Listing(SearchKind.MEASURE, "อบรม", "a/2565/", "อบต.ก", 2565),
        Listing(SearchKind.MEASURE, "อบรม", "a/2567/", "อบต.ก", 2567),
    ]
    assert [one.address for one in shelf_of(same).entries] == ["a/2567/", "a/2565/", "b/2566/"]


# Pages


@pytest.mark.parametrize(
    ("count", "addresses"),
    [
        (0, ["search/"]),
        (SMALL, ["search/"]),
        (SMALL + 1, ["search/", "search/measure/"]),
        (200, ["search/", "search/measure/"]),
        (201, ["search/", "search/measure/", "search/measure/page-2/"]),
        (401, ["search/", "search/measure/", "search/measure/page-2/", "search/measure/page-3/"]),
    ],
)
def test_index_has_pages_of_its_own_when_it_is_long(count: int, addresses: list[str]) -> None:
    assert list(planned(listed(*(f"ก {number:03}" for number in range(count))))) == addresses


def test_kinds_stand_in_their_order_and_none_is_empty() -> None:
    entries = [one for kind in reversed(SearchKind) if kind is not SearchKind.NONE for one in listed("ก", kind=kind)]
    shelves = view_of(planned(entries)["search/"], SearchView).shelves
    assert [shelf.kind for shelf in shelves] == [kind for kind in SearchKind if kind is not SearchKind.NONE]


def test_letters_lead_to_the_page_on_which_they_start() -> None:
    titles = [*(f"ก {number:03}" for number in range(150)), *(f"ข {number:03}" for number in range(250)), "ฮ"]
    pages = planned(listed(*titles))
    assert [(one.name_th, one.number, one.count) for one in shelf_of(listed(*titles)).letters] == [
        ("ก", 1, 150),
        ("ข", 1, 250),
        ("ฮ", 3, 1),
    ]
    groups = [
        [(group.name_th, group.continued, len(group.entries)) for group in view_of(page, SearchIndexView).groups]
        for page in list(pages.values())[1:]
    ]
    assert groups == [[("ก", False, 150), ("ข", False, 50)], [("ข", True, 200)], [("ฮ", False, 1)]]


def test_page_of_a_letter_that_goes_on_says_so() -> None:
    titles = [f"ก {number:03}" for number in range(201)]
    content = drawn(NO_PORTAL, listed(*titles))["search/measure/page-2/"]
    assert [one.words() for one in content.find_all("h2")] == ["ก (ต่อ)"]
    assert content.find("section", id="l-0e01")


def drawn(portal: Portal, entries: Iterable[Listing], **options: Any) -> dict[str, Element]:
    renderer = Renderer(make_site(portal, **options))
    return {page.address: parse(renderer.slots(page)["content"]) for page in search_pages.pages(portal, entries)}


# What is listed


def index_links(contents: dict[str, Element]) -> list[str]:
    """Where the entries of the index lead, from the site's root."""
    return [
        link.attributes["href"].replace("../", "")
        for content in contents.values()
        for list_ in content.find_all("ul", class_="pr-list")
        for link in list_.find_all("a")
        if "#" not in link.attributes["href"]
    ]


def is_listed(page: Page) -> bool:
    """Whether there is something to be read; that nothing is known of an OIT item is told by its checklist."""
    return page.found.kind is not SearchKind.NONE and page.found.status is not ItemState.UNSTATED


def test_every_page_of_the_example_is_listed_once() -> None:
    pages = list(pages_of(example_portal()))
    contents = {address: parse(slots["content"]) for address, (_, slots) in draw(example_portal()).items() if address.startswith("search/")}
    assert len(contents) > 5
    assert sorted(index_links(contents)) == sorted(page.address for page in pages if is_listed(page))


def test_small_site_lists_everything_on_the_search_page() -> None:
    portal = make_portal((make_agency("", years=(make_year(2566, make_measures(3)),)),))
    contents = {address: parse(slots["content"]) for address, (_, slots) in draw(portal).items() if address.startswith("search/")}
    assert list(contents) == ["search/"]
    shown = [page for page in pages_of(portal) if page.section is not Section.SEARCH]
    expected = [page.address or "./" for page in shown if is_listed(page)]
    assert len(expected) < len(shown)
    assert sorted(index_links(contents)) == sorted(one.replace("./", "") for one in expected)


def test_further_pages_of_a_list_and_the_search_itself_are_not_listed() -> None:
    portal = make_portal((make_agency(years=(make_year(2566, make_measures(201)),)),))
    addresses = [one.address for page in pages_of(portal) if (one := listing_of(page))]
    assert "kut-noi/2566/measures/" in addresses
    assert "kut-noi/2566/measures/page-2/" not in addresses
    assert [one for one in addresses if one.startswith("search/")] == []


def test_hand_written_pages_are_listed_with_the_others() -> None:
    by_hand = Listing(SearchKind.PAGE, "ประวัติตำบล", "kut-noi/history/", "อบต.กุดน้อย")
    (page,) = (page for page in pages_of(make_portal((make_agency(),)), [by_hand]) if page.address == "search/")
    assert by_hand in [entry for shelf in view_of(page, SearchView).shelves for entry in shelf.entries]


@pytest.mark.parametrize(
    ("entry", "facts"),
    [
        (Listing(SearchKind.MEASURE, "อบรม", "", "อบต.กุดน้อย", 2566), "อบต.กุดน้อย · ปี 2566"),
        (Listing(SearchKind.CONTACT, "ติดต่อ อบต.กุดน้อย", "", "อบต.กุดน้อย"), ""),
        (Listing(SearchKind.YEAR, "ปีงบประมาณ 2566", "", "อบต.กุดน้อย", 2566), "อบต.กุดน้อย"),
        (Listing(SearchKind.PAGE, "ประวัติ", ""), ""),
    ],
)
def test_what_a_title_says_is_not_said_twice(entry: Listing, facts: str) -> None:
    assert entry.facts_th == facts


def test_home_of_an_agency_says_where_it_lies() -> None:
    home = next(one for page in pages_of(make_portal((make_agency(),))) if (one := listing_of(page)) and one.kind is SearchKind.AGENCY)
    assert home.facts_th == "อำเภอสีคิ้ว จังหวัดนครราชสีมา"


def test_site_of_one_agency_does_not_name_it_at_every_entry() -> None:
    entries = [one for page in pages_of(make_portal((make_agency(""),))) if (one := listing_of(page))]
    assert {one.agency_th for one in entries} == {""}


def test_counts_and_years_are_in_readers_digits_and_anchors_are_not() -> None:
    content = drawn(NO_PORTAL, listed(*(f"{number} ข้อ" for number in range(61)), year_be=2566), numerals=Numerals.THAI)
    assert "๖๑ หน้า" in content["search/"].words()
    assert "[๐–๙](../search/measure/#l-0-9)" in content["search/"].words()
    assert "ปี ๒๕๖๖" in content["search/measure/"].words()


# Links


def test_links_of_the_index_lead_to_anchors_that_exist() -> None:
    titles = [f"{letter} {number:03}" for letter in "กขคงจ" for number in range(90)]
    contents = drawn(NO_PORTAL, listed(*titles))
    ids = {address: {one.attributes["id"] for one in content.all() if "id" in one.attributes} for address, content in contents.items()}
    links = [link.attributes["href"] for link in contents["search/"].find_all("a") if "#l-" in link.attributes["href"]]
    assert len(links) == 5
    for link in links:
        there, anchor = link.removeprefix("../").split("#")
        assert anchor in ids[there]


def test_titles_in_html_stay_text() -> None:
    content = drawn(NO_PORTAL, listed("<img src=x onerror=alert(1)>"))["search/"]
    assert content.find("img") is None
    assert "<img src=x onerror=alert(1)>" in content.words()


def test_section_of_the_search_has_no_second_search_box() -> None:
    portal = make_portal((make_agency(years=(make_year(2566, make_measures(70)),)),))
    pages = draw(portal)
    for address, (page, slots) in pages.items():
        assert (slots["search"] == "") == address.startswith("search/"), address
        assert page.found.kind is SearchKind.NONE or page.section is not Section.SEARCH


def test_index_of_ten_thousand_pages_takes_few_steps_a_page() -> None:
    entries = [Listing(SearchKind.MEASURE, measure.title_th, f"a/{measure.id}/", "อบต.กุดน้อย", 2566) for measure in many_measures()]
    renderer = Renderer(make_site(NO_PORTAL))

    def drawn_pages(count: int) -> int:
        return sum(1 for page in search_pages.pages(NO_PORTAL, entries[:count]) if renderer.slots(page))

    assert drawn_pages(10_000) == 51
    # Templates are loaded by now. A page itself takes some thousand steps.
    assert steps(lambda: drawn_pages(10_000)) - steps(lambda: drawn_pages(1_000)) < 9_000 * 110


def many_measures() -> list[Measure]:
    words = [one.title_th for one in shelf_words()]
    return [Measure(id=f"m{number}", title_th=f"{words[number % len(words)]} {number}") for number in range(10_000)]


def shelf_words() -> list[Listing]:
    return [one for page in pages_of(example_portal()) if (one := listing_of(page)) and one.kind is SearchKind.MEASURE]


def test_titles_of_an_index_come_in_the_order_of_their_letters() -> None:
    pages = {page.address: page.view for page in pages_of(example_portal()) if page.section is Section.SEARCH}
    shelves = [one for view in pages.values() if isinstance(view, SearchView) for one in view.shelves]
    shelf = next(one for one in shelves if one.kind is SearchKind.MEASURE)
    indexes = [view for view in pages.values() if isinstance(view, SearchIndexView) and view.shelf.kind is SearchKind.MEASURE]
    entries = [entry for view in indexes for group in view.groups for entry in group.entries]
    names = [one.name_th for one in shelf.letters]
    assert all(first < second for first, second in pairwise(names))
    assert sum(one.count for one in shelf.letters) == shelf.count == len(entries)

"""The pieces of pages: contents, titles, menus, digits, links."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.portals import draw, example_portal, make_agency, make_measures, make_portal, make_site, make_year
from tests.reading import parse

from prongsai.model.measure import Measure
from prongsai.model.portal import Agency, Portal
from prongsai.pages import pages_of
from prongsai.pages.page import Page, Section
from prongsai.pages.portal_pages import not_found
from prongsai.render.renderer import SLOTS, Renderer, Slots, menu
from prongsai.thai.digits import Numerals

Drawn = dict[str, tuple[Page, Slots]]


@pytest.fixture(scope="module")
def example() -> Drawn:
    return draw(example_portal())


def test_every_page_has_every_piece(example: Drawn) -> None:
    assert {frozenset(slots) for _, slots in example.values()} == {frozenset(SLOTS)}


def test_contents_are_the_headings_in_their_order(example: Drawn) -> None:
    checked = 0
    for _, slots in example.values():
        headings = [(one.attributes["id"], one.words()) for one in parse(slots["content"]).find_all("h2") if "id" in one.attributes]
        entries = [(one.attributes["href"][1:], "".join(child.text for child in one.children)) for one in parse(slots["toc"]).find_all("a")]
        assert entries == (headings if len(headings) > 1 else [])
        checked += len(entries)
    assert checked > 500


def test_no_page_has_an_anchor_twice(example: Drawn) -> None:
    for page, slots in example.values():
        anchors = re.findall(r'\sid="([^"]+)"', "".join(slots.values()))
        assert len(anchors) == len(set(anchors)), page.address


def test_every_page_has_one_title_in_its_content(example: Drawn) -> None:
    assert {len(list(parse(slots["content"]).find_all("h1"))) for _, slots in example.values()} == {1}


def test_tab_titles_tell_all_pages_apart(example: Drawn) -> None:
    titles = [slots["title"] for _, slots in example.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_page_is_described(example: Drawn) -> None:
    for page, slots in example.values():
        descriptions = re.findall(r'<meta name="description" content="([^"]+)">', slots["head"])
        assert len(descriptions) == 1, page.address
        assert len(descriptions[0]) > 20, page.address


def test_portals_own_titles_name_the_site_and_agencies_titles_name_the_agency(example: Drawn) -> None:
    for page, slots in example.values():
        assert slots["title"].endswith("ท้องถิ่นโปร่งใส") == (page.agency is None)
        assert page.agency is None or page.agency.short_name_th in slots["title"]


def test_pieces_do_not_depend_on_the_order_of_pages(example: Drawn) -> None:
    portal = example_portal()
    renderer, pages = Renderer(make_site(portal)), list(pages_of(portal))
    # Agencies and depths in turns, which no build does.
    pages.sort(key=lambda page: page.address[::-1])
    assert all(renderer.slots(page) == example[page.address][1] for page in pages)


def test_notice_stands_on_every_page_of_a_made_up_agency_and_on_no_other(example: Drawn) -> None:
    for page, slots in example.values():
        assert ("หน่วยงานสมมติ" in slots["notice"]) == bool(page.agency and page.agency.fictional)


# The menu


def entries(agency: Agency | None, portal: Portal) -> list[str]:
    return [entry.link.title_th for entry in menu(make_site(portal), agency, Section.HOME)]


@pytest.mark.parametrize(("agencies", "measures"), [(1, 1), (60, 150)])
def test_menu_is_as_long_whatever_the_size_of_the_site(agencies: int, measures: int) -> None:
    year = make_year(2566, make_measures(measures))
    portal = make_portal(tuple(make_agency(f"a{number}", years=(year, make_year(2565), make_year(2564))) for number in range(agencies)))
    assert entries(portal.agencies[0], portal) == ["หน้าแรก", "ร้องเรียน แจ้งเหตุ", "บริการออนไลน์", "ข้อมูลที่เปิดเผย", "OIT", "มาตรการ", "ติดต่อ"]
    assert entries(None, portal) == ["หน่วยงานทั้งหมด", "ร้องเรียน แจ้งเหตุ", "บริการออนไลน์", "เทียบหน่วยงาน (OIT)"]


def test_menu_leaves_out_what_is_not_there() -> None:
    agency = make_agency()
    assert entries(agency, make_portal((agency,))) == ["หน้าแรก", "ร้องเรียน แจ้งเหตุ", "บริการออนไลน์", "ติดต่อ"]
    assert entries(None, make_portal((agency,))) == ["หน่วยงานทั้งหมด", "ร้องเรียน แจ้งเหตุ", "บริการออนไลน์"]


def test_site_of_one_agency_has_no_menu_of_agencies() -> None:
    agency = make_agency("")
    assert entries(None, make_portal((agency,))) == []


def test_menu_names_the_section_of_the_page(example: Drawn) -> None:
    for page, slots in example.values():
        current = re.findall(r'aria-current="true">([^<]+)<', slots["tabs"])
        # The search belongs to no part of a menu.
        assert len(current) == (page.section is not Section.SEARCH), page.address


# Digits


def test_readers_digits_are_thai_and_addresses_codes_and_numbers_to_dial_are_not() -> None:
    measure = Measure(id="m1", title_th="อบรม 3 ครั้ง & ๔ คน", oit_items=("O13",), updated_on=date(2024, 9, 1))
    agency = make_agency(years=(make_year(2566, (measure,)),), telephones=("000-000-0001",))
    page, slots = draw(make_portal((agency,)), numerals=Numerals.THAI)["kut-noi/2566/measures/m1/"]
    assert slots["title"] == "อบรม ๓ ครั้ง &amp; ๔ คน · อบต.กุดน้อย ๒๕๖๖"
    shown = parse("".join(slots[name] for name in SLOTS if name not in ("head", "footer"))).words()
    without_codes = re.sub(r"\]\([^)]*\)|O13", "", shown)
    assert not re.search("[0-9]", without_codes)
    assert "O13" in shown
    assert 'href="tel:0000000001">000-000-0001<' in slots["footer"]
    assert '<time datetime="2024-09-01">๑ กันยายน ๒๕๖๗</time>' in slots["content"]
    assert page.address in slots["head"]


def test_arabic_digits_are_shown_where_a_clerk_typed_thai_ones() -> None:
    agency = make_agency(about_th="ประชากร ๕,๒๔๐ คน")
    _, slots = draw(make_portal((agency,)))["kut-noi/"]
    assert "ประชากร 5,240 คน" in slots["content"]


# Not found


@pytest.mark.parametrize(("url", "root"), [("https://a.example/", "/"), ("https://a.example/site/", "/site/"), ("", "/")])
def test_page_for_what_is_not_found_links_from_the_root(url: str, root: str) -> None:
    portal = make_portal((make_agency(),))
    slots = Renderer(make_site(portal, url=url)).slots(not_found(portal))
    links = [one.attributes["href"] for one in parse("".join(slots.values())).find_all("a")]
    assert {f"{root}channels/", f"{root}e-services/", root} <= set(links)
    assert [link for link in links if not link.startswith(root)] == []
    assert "canonical" not in slots["head"]


def test_full_address_is_told_only_where_the_site_knows_it() -> None:
    portal = make_portal((make_agency(),))
    assert "canonical" not in draw(portal, url="")["kut-noi/"][1]["head"]
    assert '<link rel="canonical" href="https://transparency.example/kut-noi/">' in draw(portal)["kut-noi/"][1]["head"]
    assert "pr-qr" not in draw(portal, url="")["kut-noi/channels/"][1]["content"]
    assert "pr-qr" in draw(portal)["kut-noi/channels/"][1]["content"]


# What the size of a page depends on


OF_RECORDS = ("measure.html", "e_service.html", "e_services.html", "channels.html", "corruption.html", "contact.html")
PLACE_IN_LIST = re.compile(r'มาตรการที่ \d+ จาก \d+|<nav class="pr-neighbours".*?</nav>', re.DOTALL)


def portal_of(agencies: int, measures: int) -> Portal:
    names = [f"a{number:03}" for number in range(agencies)]
    return make_portal(tuple(make_agency(slug, years=(make_year(2566, make_measures(measures)),)) for slug in names))


def test_no_record_page_grows_with_the_number_of_others() -> None:
    small, large = draw(portal_of(3, 5)), draw(portal_of(20, 60))
    records = [address for address, (page, _) in small.items() if page.template in OF_RECORDS]
    assert len(records) == 3 * (5 + len(OF_RECORDS) - 1)
    for address in records:
        before, after = ({name: PLACE_IN_LIST.sub("", html) for name, html in pages[address][1].items()} for pages in (small, large))
        assert before == after, address

"""The evidence pack: every item once, told as its own page tells it, and found by nobody who searches."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.portals import draw, example_portal, make_agency, make_year, verdicts
from tests.reading import Element, parse

from prongsai.catalogue.oit import SHIPPED
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit import OitAnswer
from prongsai.model.portal import Agency
from prongsai.model.statistics import Statistics
from prongsai.oit.verdict import ItemState
from prongsai.pages.evidence_pack_pages import MEANINGS
from prongsai.pages.oit_sheet import changed_on, way_th
from prongsai.pages.page import Page, SearchKind
from prongsai.pages.planning import planning_of
from prongsai.pages.search_pages import listing_of
from prongsai.render.renderer import anchored

PACK = "sample/2569/oit/evidence-pack/"


def sample() -> Agency:
    return next(agency for agency in example_portal().agencies if agency.slug == "sample")


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[Page, Element]]:
    """The sample agency's pages, read."""
    drawn = draw(replace(example_portal(), agencies=(sample(),)))
    return {address: (page, parse(slots["content"])) for address, (page, slots) in drawn.items() if "/oit/" in address}


def sheets(content: Element) -> list[Element]:
    return list(content.find_all("section", class_="pr-sheet"))


def places(content: Element) -> list[tuple[str, str]]:
    """Where what is told is to be seen: as a link, and as it is printed."""
    return [(one.attributes["href"], one.attributes["data-address"]) for one in content.find_all("a") if "data-address" in one.attributes]


def test_each_item_stands_in_it_once_in_the_order_of_the_form(pages: dict[str, tuple[Page, Element]]) -> None:
    codes = [item.item.code.lower() for item in verdicts(sample(), example_portal().oit_catalogues)[2569].items]
    content = pages[PACK][1]
    assert [sheet.attributes["id"] for sheet in sheets(content)] == codes
    contents = content.find("section", class_="pr-contents")
    assert contents
    assert [link.attributes["href"] for link in contents.find_all("a")] == [f"#{code}" for code in codes]


@pytest.mark.parametrize("year", [2566, 2567, 2568, 2569])
def test_a_sheet_tells_what_the_page_of_the_item_tells(pages: dict[str, tuple[Page, Element]], year: int) -> None:
    for sheet in sheets(pages[f"sample/{year}/oit/evidence-pack/"][1]):
        own = pages[f"sample/{year}/oit/{sheet.attributes['id']}/"][1]
        for name, of_class in (("ol", "pr-elements"), ("dl", "pr-facts"), ("ul", "pr-proofs"), ("p", "pr-state")):
            told, expected = sheet.find(name, class_=of_class), own.find(name, class_=of_class)
            assert (told and told.words()) == (expected and expected.words())
        assert places(sheet) == places(own)
        drawn, its_own = sheet.find("svg", class_="pr-qr__code"), own.find("svg", class_="pr-qr__code")
        assert drawn
        assert its_own
        assert [one.attributes for one in drawn.all()] == [one.attributes for one in its_own.all()]


def test_no_anchor_stands_in_it_twice(pages: dict[str, tuple[Page, Element]]) -> None:
    anchors = Counter(one.attributes["id"] for one in pages[PACK][1].all() if "id" in one.attributes)
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    assert {"o1", "o1-chart", "contents"} <= set(anchors)


def test_it_is_in_no_search_and_in_no_index(pages: dict[str, tuple[Page, Element]]) -> None:
    page = pages[PACK][0]
    assert page.found.kind is SearchKind.NONE
    assert listing_of(page) is None


def test_every_verdict_has_a_meaning() -> None:
    assert list(MEANINGS) == list(ItemState)


def test_anchors_of_elements_become_those_of_the_item() -> None:
    assert anchored('<li id="e-chart">id=&#34;e-x&#34;</li><li id="e-powers">', "O1") == (
        '<li id="o1-chart">id=&#34;e-x&#34;</li><li id="o1-powers">'
    )


def year_of(*answers: OitAnswer, **facts: Any) -> FiscalYear:
    return make_year(2567, oit=answers, **facts)


def test_the_newest_day_that_the_data_tell_is_when_they_were_changed() -> None:
    answered = OitAnswer(item="O1", answered_on=date(2024, 3, 5)), OitAnswer(item="O2", answered_on=date(2024, 3, 1))
    assert changed_on(make_agency(), year_of(*answered)) == date(2024, 3, 5)
    assert changed_on(make_agency(), year_of(*answered, statistics=Statistics(updated_on=date(2024, 4, 1)))) == date(2024, 4, 1)
    assert changed_on(make_agency(), year_of()) is None


def test_the_way_to_a_checklist_is_the_menu_and_then_its_year() -> None:
    years = make_year(2567), make_year(2566)
    planning = planning_of(make_agency(years=years), SHIPPED)
    assert way_th(planning, years[0]) == "หน้าแรกของเว็บไซต์ › อบต.กุดน้อย › OIT"
    assert way_th(planning, years[1]) == "หน้าแรกของเว็บไซต์ › อบต.กุดน้อย › OIT › 2566"

"""A measure leads to the pages of the OIT items that it names, and an item to the measures that name it."""

from __future__ import annotations

from dataclasses import replace

from tests.portals import draw, example_portal, make_agency, make_measures, make_portal, make_year
from tests.reading import Element, parse

from prongsai.catalogue.oit import SHIPPED, Catalogues
from prongsai.catalogue.own import laid_over
from prongsai.model.measure import Measure
from prongsai.model.own_catalogue import OwnCatalogue, OwnElement, OwnItem, OwnSection
from prongsai.model.portal import Agency
from prongsai.pages.named_items import NamedItem, by_item, named_item


def naming(*codes: str) -> tuple[Measure, ...]:
    return (replace(make_measures(1)[0], oit_items=codes),)


def agency_with(*years: int, codes: tuple[str, ...] = ("O13",)) -> Agency:
    return make_agency(years=tuple(make_year(year, naming(*codes)) for year in years))


def hrefs_in(page: Element) -> list[str | None]:
    return [one.attributes.get("href") for one in page.find_all("a")]


def address_of(agency: Agency, code: str) -> NamedItem:
    return named_item(agency, agency.years[0], code, SHIPPED)


def test_a_code_is_that_of_the_measures_own_year_first() -> None:
    found = address_of(agency_with(2567, 2566), "O13")
    assert (found.year_be, found.address) == (2567, "kut-noi/2567/oit/o13/")
    assert found.title_th == "E-Service"


def test_a_code_that_the_own_year_has_not_is_that_of_the_year_it_answers() -> None:
    found = address_of(agency_with(2567, 2566), "O43")
    assert (found.year_be, found.address) == (2566, "kut-noi/2566/oit/o43/")


def test_a_code_leads_nowhere_where_the_agency_has_no_page_of_that_year() -> None:
    found = address_of(agency_with(2567), "O43")
    assert (found.year_be, found.address) == (2566, "")
    assert found.title_th


def test_a_code_of_no_form_stays_a_code() -> None:
    assert address_of(agency_with(2565), "O13") == NamedItem("O13")


def test_an_item_tells_of_each_measure_once() -> None:
    found = by_item(agency_with(2567, 2566, codes=("O13", "O43", "O13")), SHIPPED)
    assert {key: [one.year.year_be for one in namings] for key, namings in found.items()} == {
        (2567, "O13"): [2567],
        (2566, "O43"): [2567, 2566],
        (2566, "O13"): [2566],
    }


def test_pages_of_measures_and_items_lead_to_each_other() -> None:
    pages = draw(make_portal((agency_with(2567, 2566, codes=("O13", "O43")),)))
    measure = parse(pages["kut-noi/2567/measures/m1/"][1]["content"])
    hrefs = hrefs_in(measure)
    assert "../../../../kut-noi/2567/oit/o13/" in hrefs
    assert "../../../../kut-noi/2566/oit/o43/" in hrefs
    assert "ตามแบบของปี 2566" in measure.words()
    item = parse(pages["kut-noi/2566/oit/o43/"][1]["content"])
    assert "มาตรการที่เกี่ยวข้อง" in item.words()
    assert "../../../../kut-noi/2567/measures/m1/" in hrefs_in(item)
    assert "มาตรการที่เกี่ยวข้อง" not in parse(pages["kut-noi/2566/oit/o1/"][1]["content"]).words()


def test_the_measures_of_kut_chum_saeng_lead_to_the_form_that_they_name() -> None:
    agency = next(one for one in example_portal().agencies if one.slug == "kut-chum-saeng")
    assert {key: len(found) for key, found in by_item(agency, SHIPPED).items()} == {(2566, "O43"): 4}


def test_an_item_of_the_sites_own_says_so() -> None:
    own = OwnCatalogue(
        source_th="คู่มือของปี",
        items=(OwnItem(code="O2", elements=(OwnElement(id="photos", optional=True),)), OwnItem(code="O27", removed=True)),
    )
    forms = Catalogues({2567: laid_over(own, SHIPPED[2567], 2567)})
    pages = draw(make_portal((agency_with(2567),), oit_catalogues=forms))
    assert "เว็บไซต์นี้กำหนดรายการข้อนี้เอง ที่มา: คู่มือของปี" in parse(pages["kut-noi/2567/oit/o2/"][1]["content"]).words()
    assert "รายการข้อนี้เอง" not in parse(pages["kut-noi/2567/oit/o1/"][1]["content"]).words()
    assert "kut-noi/2567/oit/o27/" not in pages
    checklist = parse(pages["kut-noi/2567/oit/"][1]["content"]).words()
    assert "34 ข้อ" in checklist
    assert "เว็บไซต์นี้กำหนดรายการเอง 1 ข้อ" in checklist


def test_a_year_that_only_the_site_knows_has_its_pages() -> None:
    section = OwnSection(section="9.1", name_th="ข้อมูลพื้นฐาน")
    own = OwnCatalogue(sections=(section,), items=(OwnItem(code="O1", topic="structure", title_th="โครงสร้าง", section="9.1"),))
    forms = Catalogues({2570: laid_over(own, None, 2570)})
    pages = draw(make_portal((agency_with(2570),), oit_catalogues=forms))
    assert "kut-noi/2570/oit/o1/" in pages
    assert pages["kut-noi/2570/oit/"][0].template == "oit.html"

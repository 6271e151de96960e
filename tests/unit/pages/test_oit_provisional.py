"""A year whose form is not known yet: the page says so and leads to what the agency showed the year before."""

from __future__ import annotations

from tests.portals import draw, example_portal, make_agency, make_portal, make_year
from tests.reading import Element, parse

from prongsai.catalogue.oit import oit_catalogue, years
from prongsai.model.fiscal_year import FiscalYear
from prongsai.oit.verdict import judge
from prongsai.pages import Page

LAST = years()[-1]
TO_COME = LAST + 1


def drawn(*of_years: FiscalYear) -> dict[str, tuple[Page, Element]]:
    pages = draw(make_portal((make_agency(years=of_years),)))
    return {address.removeprefix("kut-noi/"): (page, parse(slots["content"])) for address, (page, slots) in pages.items()}


def test_it_says_plainly_that_the_form_is_not_known() -> None:
    page, content = drawn(make_year(TO_COME), make_year(LAST))[f"{TO_COME}/oit/"]
    words = content.words()
    assert f"ยังไม่ทราบแบบ OIT ของปีงบประมาณ {TO_COME}" in words
    assert f"แสดงหัวข้อของปีงบประมาณ {LAST} ไว้ให้เตรียมข้อมูลก่อน" in words
    assert f"เป็นผลตรวจของปีงบประมาณ {LAST} ยังไม่ใช่ของปี {TO_COME}" in words
    assert page.description_th.startswith("ยังไม่ทราบแบบ OIT")


def test_each_topic_leads_to_last_years_item_with_its_verdict() -> None:
    (sample,) = [agency for agency in example_portal().agencies if agency.slug == "sample"]
    catalogue = oit_catalogue(LAST)
    assert catalogue
    verdict = judge(sample, next(year for year in sample.years if year.year_be == LAST), catalogue)
    _, slots = draw(make_portal((sample,)))[f"sample/{TO_COME}/oit/"]
    rows = [row.words() for row in parse(slots["content"]).find_all("li", class_="pr-row")]
    assert rows == [
        f"[{one.item.title_th}](../../../sample/{LAST}/oit/{one.item.code.lower()}/) ปี {LAST} ข้อ {one.item.code} {one.state.label}"
        for one in verdict.items
    ]
    assert len({one.state for one in verdict.items}) > 1


def test_without_last_year_the_topics_stand_alone() -> None:
    _, content = drawn(make_year(TO_COME))[f"{TO_COME}/oit/"]
    catalogue = oit_catalogue(LAST)
    assert catalogue
    assert [row.words() for row in content.find_all("span", class_="pr-row__title")] == [one.title_th for one in catalogue.items]
    assert list(content.find_all("a")) == []
    assert "ผลตรวจ" not in content.words()


def test_the_years_lead_to_each_other() -> None:
    pages = drawn(make_year(TO_COME + 1), make_year(TO_COME), make_year(LAST), make_year(2565))
    for year in (TO_COME + 1, TO_COME, LAST):
        nav = pages[f"{year}/oit/"][1].find("nav")
        assert nav
        assert [link.words() for link in nav.find_all("a")] == [
            f"[{one}](../../../kut-noi/{one}/oit/)" for one in (TO_COME + 1, TO_COME, LAST)
        ]
        assert [link.words() for link in nav.find_all("a", **{"aria-current": "page"})] == [f"[{year}](../../../kut-noi/{year}/oit/)"]
    assert "2565/oit/" not in pages


def test_the_menu_leads_to_the_newest_year_that_is_judged() -> None:
    _, slots = draw(make_portal((make_agency(years=(make_year(TO_COME), make_year(LAST))),)))["kut-noi/"]
    assert f'href="../kut-noi/{LAST}/oit/"' in slots["tabs"]

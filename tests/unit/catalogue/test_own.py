"""A site's own form over the shipped one: what is said changes, what is not stays, and what is new comes in its order."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from prongsai.catalogue.oit import SHIPPED, Catalogues
from prongsai.catalogue.own import base_of, laid_over
from prongsai.model.oit_catalogue import CatalogueItem, Confidence, Element, OitCatalogue, PeriodRule, Rule
from prongsai.model.own_catalogue import OwnCatalogue, OwnItem

SHIPPED_2569 = SHIPPED[2569]


def form(**own: Any) -> OitCatalogue:
    return laid_over(TypeAdapter(OwnCatalogue).validate_python(own), SHIPPED_2569, 2569)


def item(code: str, **own: Any) -> CatalogueItem:
    found = form(items=[{"code": code, **own}]).item(code)
    assert found
    return found


def shipped(code: str) -> CatalogueItem:
    found = SHIPPED_2569.item(code)
    assert found
    return found


def test_a_form_that_says_nothing_changes_nothing() -> None:
    assert form() == SHIPPED_2569
    assert form(items=[{"code": "O2"}]) == SHIPPED_2569


def test_only_what_is_said_changes() -> None:
    changed = form(items=[{"code": "O2", "period": "fiscal_year"}])
    assert [one for one in changed.items if one.code != "O2"] == [one for one in SHIPPED_2569.items if one.code != "O2"]
    assert item("O2", period="fiscal_year").period is PeriodRule.FISCAL_YEAR
    assert item("O2", period="fiscal_year").elements == shipped("O2").elements


def test_an_item_that_changes_is_the_sites_own() -> None:
    assert [one.code for one in form(items=[{"code": "O2", "title_confidence": "manual"}, {"code": "O3"}]).items if one.is_own] == ["O2"]


def test_an_item_is_confirmed_by_what_the_site_says_of_it() -> None:
    assert not shipped("O2").is_confirmed
    confirmed = item("O2", title_confidence="manual", elements_confidence="manual")
    assert confirmed.is_confirmed
    assert confirmed.note_th is None, "the shipped note says that no manual was found"


def test_what_is_worded_anew_is_not_confirmed_by_what_was_shipped() -> None:
    assert shipped("O1").title_confidence is Confidence.SEEN
    assert item("O1", title_th="โครงสร้าง").title_confidence is Confidence.UNVERIFIED
    assert item("O1", elements=[{"id": "chart", "optional": "true"}]).elements_confidence is Confidence.UNVERIFIED
    assert item("O1", title_th="โครงสร้าง", title_confidence="manual").title_confidence is Confidence.MANUAL


def test_the_shipped_note_stays_where_nothing_was_worded_anew() -> None:
    assert item("O2", section="9.5").note_th == shipped("O2").note_th
    assert item("O2", title_th="ผู้บริหาร", note_th="ตามคู่มือ").note_th == "ตามคู่มือ"


def test_elements_are_changed_added_and_taken_away_by_their_id() -> None:
    elements = item(
        "O2",
        elements=[
            {"id": "photos", "text_th": "ภาพถ่าย", "optional": "true"},
            {"id": "history", "text_th": "ประวัติ", "period": "current"},
            {"id": "both-sides", "removed": "true"},
        ],
    ).elements
    assert [one.id for one in elements] == ["top-and-deputies", "named", "photos", "contact", "history"]
    assert elements[2] == Element(id="photos", text_th="ภาพถ่าย", rule=Rule.EXECUTIVES_PHOTOS, optional=True)
    assert elements[4] == Element(id="history", text_th="ประวัติ", period=PeriodRule.CURRENT)


def test_an_optional_element_can_be_made_to_count() -> None:
    law = next(one for one in item("O1", elements=[{"id": "founding-law", "optional": "false"}]).elements if one.id == "founding-law")
    assert not law.optional


def test_an_item_is_taken_away_by_its_code() -> None:
    left = form(items=[{"code": "O15", "removed": "true"}])
    assert left.item("O15") is None
    assert len(left.items) == len(SHIPPED_2569.items) - 1


def test_items_and_sections_stand_in_the_order_of_their_numbers() -> None:
    new = {"topic": "a", "title_th": "ก", "section": "9.6", "period": "current", "elements": [{"id": "a", "text_th": "ก"}]}
    both = form(sections=[{"section": "9.6", "name_th": "เพิ่ม"}], items=[{"code": "O30", **new}, {"code": "O27", **new}])
    assert [one.code for one in both.items][-3:] == ["O26", "O27", "O30"]
    assert [one.section for one in both.sections] == ["9.1", "9.2", "9.3", "9.4", "9.5", "9.6", "10.1", "10.2"]


def test_a_topic_that_moved_takes_its_title_and_elements_along() -> None:
    moved = item("O5", topic="news")
    assert (moved.topic, moved.title_th, moved.elements) == ("news", shipped("O4").title_th, shipped("O4").elements)
    assert moved.is_own


def test_a_new_topic_at_a_known_code_takes_nothing_along() -> None:
    assert base_of(OwnItem(code="O5", topic="village-fund"), SHIPPED_2569) is None
    assert item("O5", topic="village-fund", title_th="กองทุน").elements == ()


@pytest.mark.parametrize("code", ["O1", "O5"])
def test_a_year_without_a_shipped_form_is_what_the_site_says(code: str) -> None:
    own = OwnCatalogue(items=(OwnItem(code=code, topic="structure", title_th="โครงสร้าง"),))
    (only,) = laid_over(own, None, 2570).items
    assert (only.code, only.title_th, only.is_own) == (code, "โครงสร้าง", True)


def test_own_forms_stand_beside_the_shipped_ones() -> None:
    own = laid_over(OwnCatalogue(source_th="คู่มือ"), None, 2570)
    both = Catalogues({2570: own})
    assert [*both] == [*SHIPPED, 2570]
    assert both.newest is own
    assert both[2569] is SHIPPED[2569]
    assert both.get(2571) is None


def test_indicators_of_a_year_are_the_main_ones_and_the_sections_of_its_form() -> None:
    assert list(SHIPPED.indicators(2566)) == [*"123456789", "9.1", "9.2", "9.3", "9.4", "9.5", "10", "10.1", "10.2"]
    names = {year: SHIPPED.indicators(year)["9.2"].name_th for year in (2565, 2566, 2567, 2570)}
    assert names == {2565: "การบริหารงาน", 2566: "การบริหารงาน"} | dict.fromkeys((2567, 2570), "การบริหารงานและการใช้จ่ายงบประมาณ")
    assert {one.tool for number, one in SHIPPED.indicators(2568).items() if "." in number} == {"oit"}


def test_sections_of_an_own_form_are_indicators_as_well() -> None:
    own = form(sections=[{"section": "9.6", "name_th": "เพิ่ม"}, {"section": "10.1", "name_th": "อื่น"}])
    numbers = Catalogues({2569: own}).indicators(2569)
    assert (numbers["9.6"].name_th, numbers["9.6"].tool, numbers["10.1"].name_th) == ("เพิ่ม", "oit", "อื่น")

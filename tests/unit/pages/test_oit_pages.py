"""The page of an OIT item: what it says of its verdict."""

from __future__ import annotations

import re

from tests.portals import draw, example_portal

from prongsai.oit.verdict import ElementState, ItemState, judge


def test_a_page_says_how_many_elements_only_a_person_can_see() -> None:
    portal, drawn = example_portal(), draw(example_portal())
    told = {}
    for agency in portal.agencies:
        for year in agency.years:
            form = portal.oit_catalogues.get(year.year_be)
            for one in judge(agency, year, form).items if form else ():
                needed = [element.state for element in one.elements if element.counts]
                if one.state is ItemState.TO_BE_SEEN and needed:
                    content = drawn[f"{agency.slug}/{year.year_be}/oit/{one.item.code.lower()}/"][1]["content"]
                    seen = needed.count(ElementState.TO_BE_SEEN)
                    told[agency.slug, year.year_be, one.item.code] = seen
                    assert re.findall(r"เครื่องตรวจไม่ได้ (\d+) จาก (\d+)", content) == [(str(seen), str(len(needed)))]
    assert len(told) > 30
    assert 0 not in told.values()

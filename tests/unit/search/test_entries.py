"""What the search knows of each planned page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.portals import draw, example_portal, make_agency, make_measures, make_portal, make_year

from prongsai.model.measure import Measure, Status
from prongsai.model.portal import Portal
from prongsai.pages.page import SearchKind
from prongsai.search.entries import NO_STATUS, UNKNOWN, Entry, entries_of
from prongsai.thai.digits import Numerals


def entries_in(portal: Portal, numerals: Numerals = Numerals.ARABIC) -> dict[str, Entry]:
    """All entries of a portal by address."""
    drawn = draw(portal, numerals=numerals).values()
    entries = [
        entry for page, slots in drawn if page.found.kind is not SearchKind.NONE for entry in entries_of(page, slots["content"], numerals)
    ]
    assert len({entry.address for entry in entries}) == len(entries)
    return {entry.address: entry for entry in entries}


@cache
def of_example() -> dict[str, Entry]:
    return entries_in(example_portal())


def test_every_page_is_an_entry_and_the_searchs_own_are_none() -> None:
    pages = {address for address, (page, _) in draw(example_portal()).items() if page.found.kind is not SearchKind.NONE}
    assert {entry.partition("#")[0] for entry in of_example()} == pages
    assert not any(address.startswith("search/") for address in pages)


def test_every_anchor_of_an_entry_is_on_its_page() -> None:
    drawn = draw(example_portal())
    anchors = [(entry.address.partition("#")[0], part.anchor) for entry in of_example().values() for part in entry.parts if part.anchor]
    anchors += [(address, anchor) for address, _, anchor in (one.partition("#") for one in of_example()) if anchor]
    assert len(anchors) > 400
    missing = [
        (address, anchor)
        for address, anchor in anchors
        if not re.search(rf'\bid="{re.escape(anchor)}(_title)?"', drawn[address][1]["content"])
    ]
    assert missing == []


def test_a_channel_is_an_entry_of_its_own_and_no_text_of_its_page() -> None:
    entries = entries_in(make_portal((make_agency(),)))
    whistle = entries["kut-noi/channels/corruption/#whistle"]
    page = entries["kut-noi/channels/corruption/"]
    assert (whistle.title_th, whistle.kind, whistle.agency_th) == ("แจ้งเบาะแส", SearchKind.CHANNEL, "อบต.กุดน้อย")
    assert [(part.heading_th, part.text_th) for part in page.parts if part.anchor == "whistle"] == [("แจ้งเบาะแส", "")]


def test_an_entry_says_where_it_is_and_what_one_narrows_by() -> None:
    measure = Measure(id="m", title_th="เก็บขยะ ๒ รอบ", status=Status.DONE, owners=("office",))
    entries = entries_in(make_portal((make_agency(years=(make_year(2567, (measure, *make_measures(1))),)),)))
    entry = entries["kut-noi/2567/measures/m/"]
    assert (entry.title_th, entry.kind, entry.year_be, entry.agency) == ("เก็บขยะ 2 รอบ", SearchKind.MEASURE, 2567, "kut-noi")
    assert (entry.status, entry.status_th, entry.owners_th) == ("done", Status.DONE.label, ("สำนักปลัด",))
    assert all(name in entry.where_th for name in ("องค์การบริหารส่วนตำบลกุดน้อย", "อบต.กุดน้อย", "สีคิ้ว", "นครราชสีมา"))
    other = entries["kut-noi/2567/measures/m1/"]
    assert (other.status, other.status_th, other.owners_th) == (UNKNOWN, NO_STATUS, ())
    assert entries["kut-noi/contact/"].status == ""


def test_an_oit_item_says_its_verdict_and_stands_last_where_nothing_is_known() -> None:
    entries = entries_in(make_portal((make_agency(years=(make_year(2567),)),)))
    unstated, known = entries["kut-noi/2567/oit/o1/"], entries["kut-noi/2567/oit/o23/"]
    assert (unstated.kind, unstated.status, unstated.status_th) == (SearchKind.OIT, "unstated", "ยังไม่ระบุ")
    assert (known.status, known.status_th) == ("incomplete", "ไม่ครบ")
    assert max(entries.values(), key=lambda entry: entry.rank).status == "unstated"
    assert entries["kut-noi/2567/oit/"].status == ""


def test_the_comparison_of_agencies_stands_behind_their_own_pages() -> None:
    entries = of_example()
    compared = [entry.rank for address, entry in entries.items() if address.startswith("oit/")]
    own = [entry.rank for entry in entries.values() if entry.kind is SearchKind.OIT and entry.agency and entry.status != "unstated"]
    assert compared
    assert max(own) < min(compared)


def test_titles_have_the_digits_of_the_readers() -> None:
    portal = make_portal((make_agency(years=(make_year(2567, make_measures(1)),)),))
    assert entries_in(portal, Numerals.THAI)["kut-noi/2567/measures/m1/"].title_th == "มาตรการ ๑"
    assert entries_in(portal)["kut-noi/2567/measures/m1/"].title_th == "มาตรการ 1"


@pytest.mark.parametrize(
    ("better", "other"), [("kut-noi/channels/", "kut-noi/2567/measures/m1/"), ("kut-noi/2567/measures/m1/", "kut-noi/2566/measures/m1/")]
)
def test_what_can_be_acted_on_and_what_is_newer_stands_first_among_equals(better: str, other: str) -> None:
    entries = entries_in(make_portal((make_agency(years=(make_year(2566, make_measures(1)), make_year(2567, make_measures(1)))),)))
    assert entries[better].rank < entries[other].rank


def test_a_list_of_what_other_pages_say_is_not_read() -> None:
    """Else a search for an agency's name would find every topic on which agencies are compared."""
    entries = entries_in(make_portal((make_agency("kut-noi", years=(make_year(2567),)), make_agency("other", name_th="อบต.อื่น"))))
    topic = entries["oit/topics/contact/"]
    assert (topic.title_th, topic.agency, topic.year_be) == ("ข้อมูลการติดต่อ: เทียบทุกหน่วยงาน", "", None)
    assert [(part.heading_th, part.text_th) for part in topic.parts if part.anchor == "list"] == [("หน่วยงาน", "")]
    assert not any("กุดน้อย" in part.text_th for part in topic.parts)

"""The page of a year says whether it is closed, and why it was opened again."""

from __future__ import annotations

from datetime import date

from tests.portals import draw, make_agency, make_year
from tests.reading import parse

from prongsai.model.fiscal_year import Reopening, YearRecord
from prongsai.model.portal import Portal

CLOSED_ON = date(2025, 7, 31)
REOPENED = Reopening(on=date(2025, 8, 5), reason_th="ตัวเลขไม่ตรงกับรายงาน <b>")


def words(record: YearRecord) -> str:
    portal = Portal((make_agency(years=(make_year(2567, record=record),)),))
    _, slots = draw(portal)["kut-noi/2567/"]
    return " ".join(parse(slots["content"]).words().split())


def test_an_open_year_says_nothing_of_it() -> None:
    assert "ปิดข้อมูล" not in words(YearRecord())
    assert "เปิดแก้ไข" not in words(YearRecord())


def test_a_closed_year_says_since_when() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=CLOSED_ON))
    assert "ปิดข้อมูลของปีนี้แล้วเมื่อ 31 กรกฎาคม 2568" in shown
    assert "เปิดแก้ไขเมื่อ" not in shown


def test_a_year_that_was_opened_again_says_when_and_why() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=CLOSED_ON, reopened=REOPENED))
    assert "เปิดแก้ไขเมื่อ 5 สิงหาคม 2568 เพราะตัวเลขไม่ตรงกับรายงาน <b>" in shown
    assert "ปิดข้อมูล" not in shown


def test_a_year_that_was_closed_again_says_both() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=date(2025, 8, 6), reopened=REOPENED))
    assert "ปิดข้อมูลของปีนี้แล้วเมื่อ 6 สิงหาคม 2568" in shown
    assert "เปิดแก้ไขเมื่อ 5 สิงหาคม 2568" in shown

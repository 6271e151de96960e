"""The page of a year says whether it is closed, and why it was opened again."""

from __future__ import annotations

from datetime import date

from tests.portals import draw, make_agency, make_assessment, make_portal, make_year
from tests.reading import Element, parse

from prongsai.model.fiscal_year import FiscalYear, Reopening, YearRecord

CLOSED_ON = date(2025, 7, 31)
REOPENED = Reopening(on=date(2025, 8, 5), reason_th="ตัวเลขไม่ตรงกับรายงาน <b>")


def words(record: YearRecord) -> str:
    portal = make_portal((make_agency(years=(make_year(2567, record=record),)),))
    _, slots = draw(portal)["kut-noi/2567/"]
    return " ".join(parse(slots["content"]).words().split())


def test_an_open_year_says_nothing_of_it() -> None:
    assert "ปิดข้อมูล" not in words(YearRecord())
    assert "เปิดแก้ไข" not in words(YearRecord())


def test_a_closed_year_says_since_when() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=CLOSED_ON))
    assert "ปิดข้อมูลของปีนี้แล้วเมื่อ 31 กรกฎาคม 2568 ข้อมูลจะไม่เปลี่ยนอีก" in shown
    assert "เปิดแก้ไขเมื่อ" not in shown


def test_a_year_that_was_opened_again_says_when_and_why() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=CLOSED_ON, reopened=REOPENED))
    assert "ข้อมูลของปีนี้เปิดให้แก้ไขอยู่" in shown
    assert "ปิดไว้เมื่อ 31 กรกฎาคม 2568 แล้วเปิดแก้ไขเมื่อ 5 สิงหาคม 2568 เพราะตัวเลขไม่ตรงกับรายงาน <b>" in shown
    assert "ปิดข้อมูล" not in shown


def test_a_year_that_was_closed_again_says_both() -> None:
    shown = words(YearRecord(frozen=True, frozen_on=date(2025, 8, 6), reopened=REOPENED))
    assert "ปิดข้อมูลของปีนี้แล้วเมื่อ 6 สิงหาคม 2568" in shown
    assert "ก่อนปิดครั้งนี้ เปิดแก้ไขเมื่อ 5 สิงหาคม 2568 เพราะตัวเลข" in shown


def year_page(*years: FiscalYear) -> Element:
    """The page of the first of these years."""
    _, slots = draw(make_portal((make_agency(years=years),)))[f"kut-noi/{years[0].year_be}/"]
    return parse(slots["content"])


def test_a_year_without_a_result_leads_to_the_last_one() -> None:
    years = make_year(2570), make_year(2569), make_year(2568, assessment=make_assessment(total_score=92.5)), make_year(2567)
    page = year_page(*years)
    assert "‹ยังไม่ได้เปิดเผยผลการประเมินของปีนี้› ผลล่าสุดที่เปิดเผยคือ [ปีงบประมาณ 2568](../../kut-noi/2568/#assessment) คะแนนรวม 92.50" in page.words()
    assert "ผลล่าสุด" not in year_page(years[-1]).words()


def test_a_result_without_a_total_is_led_to_without_a_number() -> None:
    page = year_page(make_year(2569), make_year(2568, assessment=make_assessment()))
    assert "คือ [ปีงบประมาณ 2568](../../kut-noi/2568/#assessment)" in page.words()
    assert "คะแนนรวม" not in page.words()


def test_a_year_whose_form_is_not_known_says_so_and_leads_to_the_topics() -> None:
    page = year_page(make_year(2570))
    assert "‹ยังไม่ทราบแบบ OIT ของปีนี้› [ดูหัวข้อของปีงบประมาณ 2569 ไว้เตรียมข้อมูล](../../kut-noi/2570/oit/)" in page.words()
    assert "ยังไม่ทราบแบบ" not in year_page(make_year(2569)).words()
    assert "OIT" not in year_page(make_year(2565)).words()

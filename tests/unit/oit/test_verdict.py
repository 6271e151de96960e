"""The verdict on OIT items: from records, from documents, from what the agency says, and never from its word alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.portals import make_agency, make_year

from prongsai.catalogue.oit import oit_catalogue
from prongsai.model.channel import Channel, Purpose, Way, WayKind
from prongsai.model.document import Document, Fulfilment
from prongsai.model.evidence import Evidence
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.no_gift import NoGift
from prongsai.model.oit import ElementAnswer, OitAnswer
from prongsai.model.oit_catalogue import PeriodRule
from prongsai.model.participation import Participation
from prongsai.model.portal import Agency
from prongsai.model.procurement import Job
from prongsai.model.structure import Law, Structure
from prongsai.oit.periods import asked_th, misfit
from prongsai.oit.verdict import ElementState, ItemState, ItemVerdict, judge
from prongsai.thai.calendar import Month, Period, parse_coverage

CONTACT: dict[str, Any] = {
    "address_th": "เลขที่ 1",
    "telephones": ("044-000-000",),
    "email": "saraban@kut-noi.example",
    "map_url": "https://map.example/",
}


def item(code: str, year: FiscalYear, agency: Agency | None = None, **profile: Any) -> ItemVerdict:
    """The verdict on one item of a year."""
    catalogue = oit_catalogue(year.year_be)
    assert catalogue
    judged = judge(agency or make_agency(years=(year,), **profile), year, catalogue)
    return next(one for one in judged.items if one.item.code == code)


def states(verdict: ItemVerdict) -> dict[str, ElementState]:
    return {one.element.id: one.state for one in verdict.elements}


def document(name: str = "report", **facts: Any) -> Document:
    return Document(**{"id": name, "title_th": "รายงาน", "url": "https://kut-noi.example/report", **facts})


def test_what_nobody_told_of_is_not_stated() -> None:
    verdict = item("O4", make_year(2567))
    assert verdict.state is ItemState.UNSTATED
    assert set(states(verdict).values()) == {ElementState.MISSING}


def test_an_item_is_complete_when_the_records_show_every_element() -> None:
    verdict = item("O4", make_year(2567), **CONTACT)
    assert verdict.state is ItemState.COMPLETE
    assert [place.address for one in verdict.elements for place in one.places] == [
        f"kut-noi/contact/#{anchor}" for anchor in ("address", "telephone", "email", "map")
    ]


@pytest.mark.parametrize("key", CONTACT)
def test_an_item_without_one_element_is_not_complete_and_names_it(key: str) -> None:
    verdict = item("O4", make_year(2567), **{name: value for name, value in CONTACT.items() if name != key})
    assert verdict.state is ItemState.INCOMPLETE
    assert len(verdict.missing) == 1


def test_an_agencys_word_alone_is_never_green() -> None:
    """It names a place for every element; only who opens them can tell."""
    answer = OitAnswer(
        item="O9", elements=tuple(ElementAnswer(element=one, url=f"https://a.example/#{one}") for one in ("results", "spent"))
    )
    verdict = item("O9", make_year(2567, oit=(answer,)))
    assert states(verdict) == {
        "results": ElementState.TO_BE_SEEN,
        "spent": ElementState.TO_BE_SEEN,
        "problems": ElementState.MISSING,
        "suggestions": ElementState.MISSING,
    }
    assert verdict.state is ItemState.INCOMPLETE
    whole = OitAnswer(item="O9", documents=("report",))
    verdict = item("O9", make_year(2567, oit=(whole,), documents=(document(covers=parse_coverage("2566")),)))
    assert verdict.state is ItemState.TO_BE_SEEN
    assert set(states(verdict).values()) == {ElementState.TO_BE_SEEN}


def test_a_document_does_not_stand_for_what_records_can_show() -> None:
    verdict = item("O4", make_year(2567, oit=(OitAnswer(item="O4", documents=("report",)),), documents=(document(),)))
    assert verdict.state is ItemState.INCOMPLETE
    pointed = OitAnswer(item="O4", elements=(ElementAnswer(element="map", url="https://a.example/map"),))
    verdict = item("O4", make_year(2567, oit=(pointed,)), **{key: value for key, value in CONTACT.items() if key != "map_url"})
    assert states(verdict)["map"] is ElementState.TO_BE_SEEN
    assert verdict.state is ItemState.TO_BE_SEEN


def test_what_the_agency_has_not_is_told_with_its_reason() -> None:
    verdict = item("O16", make_year(2567, oit=(OitAnswer(item="O16", disclosed=False, reason_th="ไม่มีการจัดซื้อ"),)))
    assert verdict.state is ItemState.ABSENT


@pytest.mark.parametrize(("covers", "fits"), [("2566", True), ("2565-2567", True), ("2567", False), ("6 เดือนแรก 2566", False)])
def test_a_document_of_another_time_is_no_evidence_and_the_page_says_why(covers: str, fits: bool) -> None:
    """O9 of 2567 reports on 2566, all of it."""
    year = make_year(2567, documents=(document(covers=parse_coverage(covers), fulfils=(Fulfilment(item="O9"),)),))
    verdict = item("O9", year)
    assert verdict.state is (ItemState.TO_BE_SEEN if fits else ItemState.INCOMPLETE)
    assert all(bool(one.why_th) is not fits for one in verdict.elements)
    if not fits:
        assert "ปีงบประมาณ 2566" in verdict.elements[0].why_th


def test_an_item_of_the_first_half_with_a_document_of_the_year_before_is_not_complete() -> None:
    year = make_year(2566, documents=(document(covers=parse_coverage("2565"), fulfils=(Fulfilment(item="O12"),)),))
    verdict = item("O12", year)
    assert verdict.state is ItemState.INCOMPLETE
    assert verdict.elements[0].why_th == (
        "ครอบคลุม ตุลาคม 2564 – กันยายน 2565 แต่ข้อนี้ต้องเป็น 6 เดือนแรกของปีงบประมาณ 2566 (ตุลาคม 2565 – มีนาคม 2566)"
    )


def test_what_only_asks_for_a_document_of_its_time_is_judged_by_that() -> None:
    plan = Fulfilment(topic="strategic-plan")
    whole: dict[str, Any] = {"fulfils": (plan,), "covers": parse_coverage("2566-2570")}
    state = states(item("O5", make_year(2568, documents=(document(**whole),))))
    assert state == {"covers-year": ElementState.PRESENT}
    for facts in ({"covers": None}, {"covers": parse_coverage("2568")}, {"url": None}):
        verdict = item("O5", make_year(2568, documents=(document(**{**whole, **facts}),)))
        assert verdict.state is ItemState.INCOMPLETE, facts


def test_a_topics_document_is_evidence_in_every_year_and_an_items_only_in_its_own() -> None:
    by_topic = document("code", fulfils=(Fulfilment(topic="ethics-code"),))
    years = (make_year(2567), make_year(2566))
    agency = make_agency(years=years)
    object.__setattr__(agency, "documents", (by_topic, document("plan", fulfils=(Fulfilment(item="O32"),))))
    assert item("O20", years[0], agency).state is ItemState.TO_BE_SEEN
    assert item("O39", years[1], agency).state is ItemState.TO_BE_SEEN
    assert item("O32", years[0], agency).state is ItemState.UNSTATED


def test_corruption_channels_must_be_online_and_protect() -> None:
    def verdict(**facts: Any) -> ItemVerdict:
        channel = Channel(id="whistle", purpose=Purpose.CORRUPTION, title_th="แจ้งเบาะแส", **facts)
        agency = make_agency(years=(make_year(2566),))
        object.__setattr__(agency, "channels", (channel,))
        return item("O28", agency.years[0], agency)

    form = Way(kind=WayKind.WEB_FORM, url="https://kut-noi.example/form")
    assert verdict(ways=(form,), protection_th="ปกปิดชื่อผู้แจ้ง").state is ItemState.COMPLETE
    assert {one.element.id for one in verdict(ways=(form,)).missing} == {"protection"}
    post = Way(kind=WayKind.POST, place_th="ตู้ ปณ. 1")
    assert {one.element.id for one in verdict(ways=(post,), protection_th="ปกปิดชื่อผู้แจ้ง").missing} == {"online", "reachable"}


JOB = {
    "title_th": "ซื้อน้ำมัน",
    "budget": 1000,
    "budget_source_th": "รายได้",
    "status_th": "ลงนามแล้ว",
    "method_th": "เฉพาะเจาะจง",
    "reference_price": 990,
    "winner_price": 980,
    "winner_th": "ร้าน ก",
    "project_number": "99256800001",
}
LISTED = {"title_th": "job", "winner_price": "agreed-price", "winner_th": "winner", "status_th": "status", "method_th": "method"}
FIRST_MONTHS = [Month(2024, 10), Month(2024, 11), Month(2024, 12), Month(2025, 1), Month(2025, 2), Month(2025, 3)]


def listed(*, ministry_th: str | None = "กระทรวงตัวอย่าง", months: int = 6, **facts: Any) -> ItemVerdict:
    """O12 of 2568: one job in October, and months that had none."""
    none = (Job(month=month, none=True) for month in FIRST_MONTHS[1:months])
    year = make_year(2568, procurement=(Job(month=FIRST_MONTHS[0], **{**JOB, **facts}), *none))
    return item("O12", year, ministry_th=ministry_th)


def test_the_procurement_list_is_complete_when_jobs_agency_and_months_tell_all() -> None:
    verdict = listed()
    assert verdict.state is ItemState.COMPLETE
    places = {one.element.id: one.places[0].address for one in verdict.elements}
    assert places["ministry"] == places["district"] == "kut-noi/2568/procurement/#agency"
    assert places["number"] == places["project-number"] == "kut-noi/2568/procurement/"
    assert listed(project_number="ไม่มี").state is ItemState.COMPLETE


@pytest.mark.parametrize("key", JOB)
def test_the_procurement_list_lacks_what_one_job_lacks(key: str) -> None:
    lacking: dict[str, Any] = {key: None}
    verdict = listed(**lacking)
    missing = {one.element.id for one in verdict.missing}
    assert LISTED.get(key, key.removesuffix("_th").replace("_", "-")) in missing
    assert missing <= {LISTED.get(key, key.removesuffix("_th").replace("_", "-")), "winner", "agreed-price"}


def test_the_procurement_list_lacks_the_ministry_or_a_month() -> None:
    assert {one.element.id for one in listed(ministry_th=None).missing} == {"ministry"}
    assert {one.element.id for one in listed(months=5).missing} == {"by-month"}
    assert item("O12", make_year(2568), ministry_th="กระทรวงตัวอย่าง").state is ItemState.UNSTATED


def test_progress_is_shown_by_the_status_of_every_job_in_every_month() -> None:
    def progress(*jobs: Job) -> ItemState:
        return item("O16", make_year(2567, procurement=jobs)).state

    rest = [Job(month=Month(month.year_ce - 1, month.month), none=True) for month in FIRST_MONTHS[1:] if month.year_ce]
    october = Job(month=Month(2023, 10), title_th="ซื้อน้ำมัน", status_th="ลงนามแล้ว")
    assert progress(october, *rest) is ItemState.COMPLETE
    assert progress(october, *rest[1:]) is ItemState.UNSTATED
    assert progress(Job(month=Month(2023, 10), title_th="ซื้อน้ำมัน"), *rest) is ItemState.UNSTATED


def test_laws_the_no_gift_report_and_who_held_a_hearing_are_shown_by_records() -> None:
    def laws(*known: Law) -> ItemState:
        agency = make_agency(years=(make_year(2566),))
        object.__setattr__(agency, "structure", Structure(laws=known))
        return item("O6", agency.years[0], agency).state

    assert laws(Law(title_th="พ.ร.บ. ก", url="https://law.example/")) is ItemState.COMPLETE
    assert laws(Law(title_th="พ.ร.บ. ก", url="https://law.example/"), Law(title_th="พ.ร.บ. ข")) is ItemState.UNSTATED
    assert laws() is ItemState.UNSTATED
    assert item("O28", make_year(2567, no_gift=NoGift(report_th="ไม่มีผู้ใดรับของขวัญ"))).state is ItemState.COMPLETE
    assert item("O28", make_year(2567, no_gift=NoGift(everyone=True))).state is ItemState.UNSTATED
    hearing: dict[str, Any] = {"id": "hearing", "title_th": "ประชาคม", "participants": 8, "outcome_th": "ผล", "use_th": "ใช้"}
    assert item("O25", make_year(2567, participation=(Participation(**hearing, unit="office"),))).state is ItemState.COMPLETE
    verdict = item("O25", make_year(2567, participation=(Participation(**hearing),)))
    assert {one.element.id for one in verdict.missing} == {"by-agency"}
    papers = (Evidence(title_th="คำสั่ง", file="files/a.pdf"),)
    for evidence, state in (
        (papers, ElementState.PRESENT),
        ((Evidence(title_th="คำสั่ง"),), ElementState.MISSING),
        ((), ElementState.MISSING),
    ):
        year = make_year(2569, participation=(Participation(**hearing, evidence=evidence),))
        assert states(item("O19", year))["supporting-documents"] is state


def test_a_document_of_an_item_that_asks_for_one_thing_is_evidence_of_that_thing() -> None:
    whole = make_year(2566, oit=(OitAnswer(item="O6", documents=("report",)),), documents=(document(),))
    assert item("O6", whole).state is ItemState.TO_BE_SEEN


FIRST_HALF = Period(date(2023, 10, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("rule", "covers", "fits"),
    [
        (PeriodRule.CURRENT, "2550", True),
        (PeriodRule.UNKNOWN, "2550", True),
        (PeriodRule.FISCAL_YEAR, "2567", True),
        (PeriodRule.FISCAL_YEAR, "6 เดือนแรก 2567", True),
        (PeriodRule.FISCAL_YEAR, "2566", False),
        (PeriodRule.FIRST_HALF, "ต.ค. 2566 - มี.ค. 2567", True),
        (PeriodRule.FIRST_HALF, "2567", True),
        (PeriodRule.FIRST_HALF, "ต.ค. 2566 - ก.พ. 2567", False),
        (PeriodRule.FIRST_HALF, "6 เดือนหลัง 2567", False),
        (PeriodRule.PREVIOUS_YEAR, "2566", True),
        (PeriodRule.PREVIOUS_YEAR, "2567", False),
        (PeriodRule.SPANS_YEAR, "2566-2570", True),
        (PeriodRule.SPANS_YEAR, "2567", False),
        (PeriodRule.SPANS_YEAR, "2561-2565", False),
        (PeriodRule.PREVIOUS_ITA, "2567", True),
    ],
)
def test_what_a_document_must_cover(rule: PeriodRule, covers: str, fits: bool) -> None:
    why = misfit(rule, 2567, parse_coverage(covers))
    assert (why is None) is fits
    assert why is None or asked_th(rule, 2567) in why


NOTHING: dict[str, Any] = {"url": None}


@pytest.mark.parametrize("code", [f"O{number}" for number in range(1, 36)])
def test_a_title_alone_is_no_evidence_of_any_item(code: str) -> None:
    only_a_title = document(covers=parse_coverage("2566"), fulfils=(Fulfilment(item=code),), **NOTHING)
    by_word = OitAnswer(item=code, documents=("report",), evidence=(Evidence(title_th="คำสั่ง"),))
    verdict = item(code, make_year(2567, documents=(only_a_title,), oit=(by_word,)))
    assert verdict.state is ItemState.INCOMPLETE
    assert ElementState.TO_BE_SEEN not in states(verdict).values()
    assert verdict.can_be_seen == any(one.places for one in verdict.elements), "O23 is shown by what every site has"
    assert all(one.misfit_th for one in verdict.evidence)


def test_an_element_told_by_its_place_needs_a_document_of_the_item() -> None:
    element = next(one.element.id for one in item("O10", make_year(2567)).elements)
    answer = OitAnswer(item="O10", elements=(ElementAnswer(element=element, page="5", where_th="บทที่ 2"),))
    assert states(item("O10", make_year(2567, oit=(answer,))))[element] is ElementState.MISSING
    with_document = make_year(2567, oit=(answer,), documents=(document(fulfils=(Fulfilment(item="O10"),)),))
    assert states(item("O10", with_document))[element] is ElementState.TO_BE_SEEN
    with_a_title = make_year(2567, oit=(answer,), documents=(document(fulfils=(Fulfilment(item="O10"),), **NOTHING),))
    assert states(item("O10", with_a_title))[element] is ElementState.MISSING

"""The evidence pack (ชุดหลักฐาน) of a year: every OIT item in one document, to be printed with each item on a sheet of its own."""

from __future__ import annotations

from datetime import date

from prongsai import address
from prongsai.frozen import Frozen
from prongsai.model.fiscal_year import FiscalYear
from prongsai.oit.verdict import ItemState
from prongsai.pages.faces import AgencyFace, Tally, YearFace, face_of_year, tally_of
from prongsai.pages.oit_sheet import ItemSheet
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view
from prongsai.thai.calendar import fiscal_year

MEANINGS = Frozen(
    {
        ItemState.COMPLETE: "ข้อมูลในเว็บไซต์แสดงองค์ประกอบที่ต้องมีครบทุกองค์ประกอบ",
        ItemState.TO_BE_SEEN: "มีหลักฐานของทุกองค์ประกอบ แต่บางส่วนต้องให้คนเปิดเอกสารดู",
        ItemState.INCOMPLETE: "ขาดองค์ประกอบที่ต้องมีอย่างน้อย 1 องค์ประกอบ",
        ItemState.ABSENT: "หน่วยงานประกาศว่าไม่มีข้อมูลข้อนี้ และบอกเหตุผล",
        ItemState.UNSTATED: "ข้อมูลในเว็บไซต์ยังไม่ได้บอกว่าเปิดเผยไว้ที่ใด",
    }
)
"""What each verdict means to who reads it on paper."""


@view("evidence_pack.html")
class EvidencePackView(View):
    """Every item of a year with all that is told of it; `span_th` are the days of the year."""

    agency: AgencyFace
    year: YearFace
    verdict: Tally
    sheets: tuple[ItemSheet, ...]
    meanings: Frozen[ItemState, str]
    span_th: str
    changed_on: date | None


def pack(planning: Planning, year: FiscalYear, sheets: tuple[ItemSheet, ...], crumbs: tuple[Link, ...], changed: date | None) -> Page:
    """`/<agency>/<year>/oit/evidence-pack/`. It repeats the pages of the items, so neither search nor index tells of it."""
    agency = planning.agency
    return Page(
        address=address.of_evidence_pack(agency, year.year_be),
        title_th=f"ชุดหลักฐาน OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"ชุดหลักฐาน OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"หลักฐานการเปิดเผยข้อมูล OIT {len(sheets)} ข้อ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} สำหรับพิมพ์ ข้อละหน้า",
        view=EvidencePackView(
            agency=planning.face,
            year=face_of_year(year),
            verdict=tally_of(planning.verdicts[year.year_be]),
            sheets=sheets,
            meanings=MEANINGS,
            span_th=fiscal_year(year.year_be).name_th,
            changed_on=changed,
        ),
        agency=planning.face,
        section=Section.OIT,
        crumbs=crumbs,
        changed_on=changed,
        found=Found(SearchKind.NONE, year.year_be),
    )

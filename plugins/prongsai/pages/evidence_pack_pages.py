"""The evidence pack (ชุดหลักฐาน) of a year: every OIT item in one document, to be printed with each item on a sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState, YearVerdict
from prongsai.pages.oit_sheet import ItemSheet, changed_on
from prongsai.pages.page import Found, Kind, Link, Page, Section
from prongsai.thai.calendar import fiscal_year

MEANINGS = {
    ItemState.COMPLETE: "ข้อมูลในเว็บไซต์แสดงองค์ประกอบที่ต้องมีครบทุกองค์ประกอบ",
    ItemState.TO_BE_SEEN: "มีหลักฐานของทุกองค์ประกอบ แต่บางส่วนต้องให้คนเปิดเอกสารดู",
    ItemState.INCOMPLETE: "ขาดองค์ประกอบที่ต้องมีอย่างน้อย 1 องค์ประกอบ",
    ItemState.ABSENT: "หน่วยงานประกาศว่าไม่มีข้อมูลข้อนี้ และบอกเหตุผล",
    ItemState.UNSTATED: "ข้อมูลในเว็บไซต์ยังไม่ได้บอกว่าเปิดเผยไว้ที่ใด",
}
"""What each verdict means to who reads it on paper."""


def pack(agency: Agency, year: FiscalYear, verdict: YearVerdict, sheets: Sequence[ItemSheet], crumbs: tuple[Link, ...]) -> Page:
    """`/<agency>/<year>/oit/evidence-pack/`. It repeats the pages of the items, so neither search nor index tells of it."""
    changed = changed_on(agency, year)
    return Page(
        address=address.of_evidence_pack(agency, year.year_be),
        title_th=f"ชุดหลักฐาน OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"ชุดหลักฐาน OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"หลักฐานการเปิดเผยข้อมูล OIT {len(sheets)} ข้อ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} สำหรับพิมพ์ ข้อละหน้า",
        template="evidence_pack.html",
        context={
            "agency": agency,
            "year": year,
            "verdict": verdict,
            "sheets": sheets,
            "meanings": MEANINGS,
            "span_th": fiscal_year(year.year_be).name_th,
            "changed_on": changed,
        },
        agency=agency,
        section=Section.OIT,
        crumbs=crumbs,
        changed_on=changed,
        found=Found(Kind.NONE, year.year_be),
    )

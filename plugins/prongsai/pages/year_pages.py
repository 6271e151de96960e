"""A year at a glance: the ITA result, the measures' progress, and where to read on."""

from __future__ import annotations

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState, YearVerdict
from prongsai.pages import chart
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Link, Page, Section


def year_at_a_glance(agency: Agency, year: FiscalYear, catalogues: OitForms, oit: YearVerdict | None = None) -> Page:
    """`/<agency>/<year>/`, with the verdict on the year's OIT items where they are known."""
    days = [measure.changed_on for measure in year.measures]
    days += [year.record.report.reported_on if year.record.report else None, year.assessment.announced_on if year.assessment else None]
    return Page(
        address=address.of_year(agency, year.year_be),
        title_th=f"ปีงบประมาณ {year.year_be}",
        tab_title_th=f"ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"ผลการประเมิน ITA และความก้าวหน้าของมาตรการ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template="year.html",
        context={
            "agency": agency,
            "year": year,
            "progress": chart.progress(year.measures),
            "indicators": catalogues.indicators(year.year_be),
            "oit": oit,
            "oit_states": [state for state in ItemState if oit and oit.counts[state]],
            "oit_stand_in": catalogues.stand_in(year.year_be),
            "answered_in": _answered_in(agency, year),
            "last_result": next((one for one in agency.years if one.assessment and one.year_be < year.year_be), None),
            "records": records(agency, year),
        },
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs_below(agency),
        changed_on=max((day for day in days if day), default=None),
        found=Found(Kind.YEAR, year.year_be),
    )


def _answered_in(agency: Agency, year: FiscalYear) -> FiscalYear | None:
    """The year whose measures answer this year's ITA result, where it is another."""
    return next((one for one in agency.years if one.measures and one is not year and one.assessment_year_be == year.year_be), None)


def crumbs_below_year(agency: Agency, year: FiscalYear, *links: Link) -> tuple[Link, ...]:
    """The way to a page below a year."""
    return crumbs_below(agency, Link(f"ปีงบประมาณ {year.year_be}", address.of_year(agency, year.year_be)), *links)


def records(agency: Agency, year: FiscalYear) -> list[Link]:
    """The pages of what the agency disclosed in a year beside its measures and its result; only those that exist."""
    of_year = {
        "ข้อมูลเชิงสถิติการให้บริการและเรื่องร้องเรียน": (year.statistics, address.of_statistics),
        "สรุปผลการจัดซื้อจัดจ้างรายเดือน": (year.procurement, address.of_procurement),
        "ข่าวประชาสัมพันธ์": (year.news, address.of_news),
        "การเปิดโอกาสให้เกิดการมีส่วนร่วม": (year.participation, address.of_participation),
        "นโยบายไม่รับของขวัญ (No Gift Policy)": (year.no_gift, address.of_no_gift),
    }
    return [Link(title, address_of(agency, year.year_be)) for title, (disclosed, address_of) in of_year.items() if disclosed]

"""The home of an agency: the three things a citizen comes for, then how the agency is doing."""

from __future__ import annotations

from datetime import date

from prongsai import address
from prongsai.model.channel import Purpose
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure, Status
from prongsai.model.portal import Agency
from prongsai.pages import chart, structured_data
from prongsai.pages.page import Found, Kind, Link, Page, Section
from prongsai.pages.portal_pages import HOME

NEWEST = 5


def crumbs_of(agency: Agency) -> tuple[Link, ...]:
    """The way to an agency's home: the portal first, where there is one."""
    return (HOME,) if agency.slug else ()


def crumbs_below(agency: Agency, *links: Link) -> tuple[Link, ...]:
    """The way to a page below an agency's home."""
    return (*crumbs_of(agency), Link(agency.short_name_th if agency.slug else "หน้าแรก", address.of_agency(agency)), *links)


def year_with_measures(agency: Agency) -> FiscalYear | None:
    """The newest year that tells of measures."""
    return next((year for year in agency.years if year.measures), None)


def home(agency: Agency) -> Page:
    """`/<agency>/`."""
    year = year_with_measures(agency)
    before = next((one for one in agency.years if one.measures and year and one.year_be < year.year_be), None)
    newest = _newest(agency)
    return Page(
        address=address.of_agency(agency),
        title_th=agency.name_th,
        tab_title_th=agency.short_name_th,
        description_th=f"ร้องเรียน แจ้งเหตุ ขอรับบริการออนไลน์ และดูข้อมูลที่{agency.name_th} {agency.place_th} เปิดเผย",
        template="agency_home.html",
        context={
            "agency": agency,
            "year": year,
            # A year that has just begun has hardly anything to show: what was done in the one before stands beside it.
            "year_before": before,
            "done_before": sum(measure.status is Status.DONE for measure in before.measures) if before else 0,
            "progress": chart.progress(year.measures) if year else (),
            "scores": chart.scores(agency),
            "newest": newest,
            "general": agency.channels_for(Purpose.COMPLAINT, Purpose.QUESTION, Purpose.OPINION),
            "corruption": agency.channels_for(Purpose.CORRUPTION),
        },
        agency=agency,
        section=Section.HOME,
        crumbs=crumbs_of(agency),
        changed_on=newest[0][0] if newest else None,
        structured_data=(structured_data.organization(agency),),
        found=Found(Kind.AGENCY),
    )


def _newest(agency: Agency) -> list[tuple[date, FiscalYear, Measure]]:
    """The measures that changed last, newest first; empty where no measure names a day."""
    dated = [(day, year, measure) for year in agency.years for measure in year.measures if (day := measure.changed_on)]
    return sorted(dated, key=lambda entry: entry[0], reverse=True)[:NEWEST]

"""The home of an agency: the three things a citizen comes for, then how the agency is doing; and its contact page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure, Status
from prongsai.model.portal import Agency
from prongsai.pages import chart, contact_pages, structured_data
from prongsai.pages.chart import ScoreOfYear, Segment
from prongsai.pages.faces import AgencyFace, MeasureFace, YearFace, face_of_measure, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

NEWEST = 5


@view("agency_home.html")
class AgencyHomeView(View):
    """`year` is the newest that tells of measures, `year_before` the one before it; `newest` are the measures that changed last."""

    agency: AgencyFace
    about_th: str | None
    years: tuple[int, ...]
    has_structure: bool
    has_executives: bool
    service_manuals: int
    year: YearFace | None
    measures: int
    progress: tuple[Segment, ...]
    year_before: YearFace | None
    measures_before: int
    done_before: int
    scores: tuple[ScoreOfYear, ...]
    newest: tuple[tuple[date, YearFace, MeasureFace], ...]


def year_with_measures(agency: Agency) -> FiscalYear | None:
    """The newest year that tells of measures."""
    return next((year for year in agency.years if year.measures), None)


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/` and `/<agency>/contact/`."""
    yield _home(planning)
    yield contact_pages.contact(planning)


def _home(planning: Planning) -> Page:
    agency = planning.agency
    year = year_with_measures(agency)
    # A year that has just begun has hardly anything to show: what was done in the one before stands beside it.
    before = next((one for one in agency.years if one.measures and year and one.year_be < year.year_be), None)
    newest = _newest(agency)
    return Page(
        address=address.of_agency(agency),
        title_th=agency.name_th,
        tab_title_th=agency.short_name_th,
        description_th=f"ร้องเรียน แจ้งเหตุ ขอรับบริการออนไลน์ และดูข้อมูลที่{agency.name_th} {agency.place_th} เปิดเผย",
        view=AgencyHomeView(
            agency=planning.face,
            about_th=agency.profile.about_th,
            years=tuple(one.year_be for one in agency.years),
            has_structure=agency.structure is not None,
            has_executives=bool(agency.executives),
            service_manuals=len(agency.service_manuals),
            year=face_of_year(year) if year else None,
            measures=len(year.measures) if year else 0,
            progress=chart.progress(year.measures) if year else (),
            year_before=face_of_year(before) if before else None,
            measures_before=len(before.measures) if before else 0,
            done_before=sum(measure.status is Status.DONE for measure in before.measures) if before else 0,
            scores=chart.scores(agency),
            newest=tuple((day, face_of_year(of_year), face_of_measure(measure)) for day, of_year, measure in newest),
        ),
        agency=planning.face,
        section=Section.HOME,
        crumbs=planning.crumbs,
        changed_on=newest[0][0] if newest else None,
        structured_data=(structured_data.organization(agency),),
        found=Found(SearchKind.AGENCY),
    )


def _newest(agency: Agency) -> list[tuple[date, FiscalYear, Measure]]:
    """The measures that changed last, newest first; empty where no measure names a day."""
    dated = [(day, year, measure) for year in agency.years for measure in year.measures if (day := measure.changed_on)]
    return sorted(dated, key=lambda entry: entry[0], reverse=True)[:NEWEST]

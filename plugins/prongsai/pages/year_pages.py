"""A year at a glance: the ITA result, the measures' progress, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.frozen import NOTHING, Frozen
from prongsai.kinds import Place, lying
from prongsai.model.assessment import Assessment
from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.oit_forms import Indicator
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState
from prongsai.pages import chart
from prongsai.pages.chart import Segment
from prongsai.pages.faces import AgencyFace, Tally, YearFace, face_of_year, tally_of
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("year.html")
class YearView(View):
    """One year. `answered_in` is the year whose measures answer its result, `last_result_be` that of the newest earlier result.

    `oit` tells how its items stand, or `stand_in_be` by the form of which year to prepare; `records` are links to what else is there.
    """

    agency: AgencyFace
    year: YearFace
    years: tuple[int, ...]
    record: YearRecord
    assessment: Assessment | None
    indicators: Frozen[str, Indicator]
    measures: int
    progress: tuple[Segment, ...]
    answered_in: YearFace | None
    documents: int
    oit: Tally | None
    oit_states: tuple[ItemState, ...]
    stand_in_be: int | None
    last_result_be: int | None
    last_total_score: float | None
    records: tuple[Link, ...]


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/`, with the verdict on the year's OIT items where they are known."""
    agency, forms, oit = planning.agency, planning.forms, planning.verdicts.get(year.year_be)
    days = [measure.changed_on for measure in year.measures]
    days += [year.record.report.reported_on if year.record.report else None, year.assessment.announced_on if year.assessment else None]
    last = next((one for one in agency.years if one.assessment and one.year_be < year.year_be), None)
    stand_in = forms.stand_in(year.year_be)
    yield Page(
        address=address.of_year(agency, year.year_be),
        title_th=f"ปีงบประมาณ {year.year_be}",
        tab_title_th=f"ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"ผลการประเมิน ITA และความก้าวหน้าของมาตรการ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        view=YearView(
            agency=planning.face,
            year=face_of_year(year),
            years=tuple(one.year_be for one in agency.years),
            record=year.record,
            assessment=year.assessment,
            indicators=_indicators(planning, year),
            measures=len(year.measures),
            progress=chart.progress(year.measures),
            answered_in=_answered_in(agency, year),
            documents=len(year.documents),
            oit=tally_of(oit) if oit else None,
            oit_states=tuple(state for state in ItemState if oit and oit.counts[state]),
            stand_in_be=stand_in.fiscal_year_be if stand_in else None,
            last_result_be=last.year_be if last else None,
            last_total_score=last.assessment.total_score if last and last.assessment else None,
            records=records(agency, year),
        ),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below(),
        changed_on=max((day for day in days if day), default=None),
        found=Found(SearchKind.YEAR, year.year_be),
    )


def _indicators(planning: Planning, year: FiscalYear) -> Frozen[str, Indicator]:
    """Those that the result of the year names."""
    if year.assessment is None:
        return NOTHING
    known = planning.forms.indicators(year.year_be)
    return Frozen({one.indicator: known[one.indicator] for one in year.assessment.indicators})


def _answered_in(agency: Agency, year: FiscalYear) -> YearFace | None:
    """The year whose measures answer this year's ITA result, where it is another."""
    answering = (one for one in agency.years if one.measures and one is not year and one.assessment_year_be == year.year_be)
    return next((face_of_year(one) for one in answering), None)


def records(agency: Agency, year: FiscalYear) -> tuple[Link, ...]:
    """The pages of what the agency disclosed in a year beside its measures and its result; only those that exist."""
    return tuple(
        Link(kind.menu_th, address.of_kind(agency, year.year_be, kind.stem)) for kind in lying(Place.YEAR) if kind.menu_th and kind.of(year)
    )

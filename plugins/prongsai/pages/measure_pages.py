"""Measures: the list of a year, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.model.assessment import Question, Tool
from prongsai.model.fiscal_year import FiscalYear, Issue
from prongsai.model.measure import Measure, Status
from prongsai.model.oit_forms import Indicator, OitForms
from prongsai.model.portal import Agency
from prongsai.pages import chart
from prongsai.pages.chart import Segment
from prongsai.pages.faces import (
    AgencyFace,
    ChannelFace,
    EServiceFace,
    MeasureFace,
    MeasureOfYear,
    UnitFace,
    YearFace,
    face_of_channel,
    face_of_e_service,
    face_of_measure,
    face_of_unit,
    face_of_year,
)
from prongsai.pages.facets import Facet, in_order, told
from prongsai.pages.named_items import NamedItem, named_item
from prongsai.pages.page import Found, Link, Page, Part, SearchKind, Section, slices
from prongsai.pages.planning import Planning
from prongsai.pages.view import AddressOfPart, View, like_parts, view
from prongsai.pages.weaknesses import siblings


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures under one heading of a list: an issue or an indicator."""

    title_th: str
    measures: tuple[MeasureFace, ...]


@view("measures.html")
class MeasuresView(View):
    """`count` measures of a year, of which `groups` hold those of this page; `years` are the years that have any."""

    agency: AgencyFace
    year: YearFace
    count: int
    years: tuple[YearFace, ...]
    progress: tuple[Segment, ...]
    facets: tuple[Facet, ...]
    groups: tuple[MeasureGroup, ...]
    part: Part
    address_of_part: AddressOfPart


@view("measure.html")
class MeasureView(View):
    """One measure, the `position`-th of `count`, with all that it names."""

    agency: AgencyFace
    year: YearFace
    measure: Measure
    issue: Issue | None
    indicator: Indicator | None
    questions: tuple[Question, ...]
    owners: tuple[UnitFace, ...]
    channels: tuple[ChannelFace, ...]
    e_services: tuple[EServiceFace, ...]
    oit_items: tuple[NamedItem, ...]
    siblings: tuple[MeasureOfYear, ...]
    previous: MeasureFace | None
    next: MeasureFace | None
    position: int
    count: int


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/measures/`, split where there are more than 200, and `/<agency>/<year>/measures/<id>/` for each."""
    if year.measures:
        yield from _lists(planning, year)
        yield from _measures(planning, year)


def _lists(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    agency = planning.agency
    progress, facets = chart.progress(year.measures), _facets(agency, year, planning.forms)
    base = address.of_measures(agency, year.year_be)
    address_of_part = AddressOfPart(base, taken=like_parts(one.id for one in year.measures))
    for part, entries in slices(year.measures):
        yield Page(
            address=address_of_part(part.number),
            title_th=f"มาตรการ ปีงบประมาณ {year.year_be}",
            tab_title_th=f"มาตรการ ปีงบประมาณ {year.year_be}{part.nth_th} · {agency.short_name_th}",
            description_th=f"มาตรการ {len(year.measures)} มาตรการ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} สถานะและความก้าวหน้า",
            view=MeasuresView(
                agency=planning.face.naming(agency, (one for measure in entries for one in measure.owners)),
                year=face_of_year(year),
                count=len(year.measures),
                years=tuple(face_of_year(one) for one in agency.years if one.measures),
                progress=progress,
                facets=facets,
                groups=_groups(year, entries, planning.forms),
                part=part,
                address_of_part=address_of_part,
            ),
            agency=planning.face,
            section=Section.MEASURES,
            crumbs=planning.crumbs_below_year(year),
            changed_on=max((day for measure in year.measures if (day := measure.changed_on)), default=None),
            found=Found(SearchKind.MEASURES, year.year_be),
        )


def _measures(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    agency, forms = planning.agency, planning.forms
    channels = {channel.id: face_of_channel(channel) for channel in agency.channels}
    services = {service.id: face_of_e_service(service) for service in agency.e_services}
    units = {unit.id: face_of_unit(unit) for unit in agency.units.values()}
    issues = {issue.id: issue for issue in year.record.issues}
    face, faces = face_of_year(year), [face_of_measure(measure) for measure in year.measures]
    crumbs = planning.crumbs_below_year(year, Link("มาตรการ", address.of_measures(agency, year.year_be)))
    for index, measure in enumerate(year.measures):
        owners = tuple(units[one] for one in measure.owners)
        yield Page(
            address=address.of_measure(agency, year.year_be, measure.id),
            title_th=measure.title_th,
            tab_title_th=f"{measure.title_th} · {agency.short_name_th} {year.year_be}",
            description_th=_description(agency, year, measure),
            view=MeasureView(
                agency=planning.face,
                year=face,
                measure=measure,
                issue=issues.get(measure.issue) if measure.issue else None,
                indicator=indicator_as_named(year, measure, forms),
                questions=tuple(year.questions[one] for one in measure.questions),
                owners=owners,
                channels=tuple(channels[one] for one in measure.channels),
                e_services=tuple(services[one] for one in measure.e_services),
                oit_items=tuple(named_item(agency, year, one, forms) for one in dict.fromkeys(measure.oit_items)),
                siblings=siblings(year, measure, planning.weaknesses),
                previous=faces[index - 1] if index else None,
                next=faces[index + 1] if index + 1 < len(faces) else None,
                position=index + 1,
                count=len(faces),
            ),
            agency=planning.face,
            section=Section.MEASURES,
            crumbs=crumbs,
            changed_on=measure.changed_on,
            found=Found(SearchKind.MEASURE, year.year_be, measure.status, owners),
        )


def indicator_of(year: FiscalYear, measure: Measure, catalogues: OitForms) -> Indicator | None:
    """The official indicator that a measure answers, if it names one: of the year whose result it answers, else of its own."""
    both = (catalogues.indicators(one) for one in (year.assessment_year_be, year.year_be))
    return next((found for of_year in both if (found := of_year.get(measure.indicator or ""))), None)


def indicator_as_named(year: FiscalYear, measure: Measure, catalogues: OitForms) -> Indicator | None:
    """The same, by the name that the measure gives it where it has that name in its own year."""
    own = catalogues.indicators(year.year_be).get(measure.indicator or "")
    return own if own and own.name_th == measure.indicator_name_th else indicator_of(year, measure, catalogues)


def _description(agency: Agency, year: FiscalYear, measure: Measure) -> str:
    status = measure.status.label if measure.status else "รายงานไม่ได้ระบุสถานะ"
    return f"{measure.title_th} มาตรการของ{agency.name_th} ปีงบประมาณ พ.ศ. {year.year_be} สถานะ: {status}"


def _groups(year: FiscalYear, entries: Iterable[Measure], catalogues: OitForms) -> tuple[MeasureGroup, ...]:
    """By issue where the report has issues, else by indicator; in the report's order."""
    issues = {issue.id: issue for issue in year.record.issues}
    titles: dict[str, list[Measure]] = {}
    for measure in entries:
        if issues:
            issue = issues.get(measure.issue or "")
            number = f"ประเด็นที่ {issue.number} " if issue and issue.number else ""
            # Two issues can carry one title (a report did); the number keeps them apart.
            title = f"{number}{issue.title_th}" if issue else "ไม่ได้ระบุประเด็น"
        else:
            indicator = indicator_of(year, measure, catalogues)
            title = f"{indicator.label} ({indicator.tool.upper()})" if indicator else "มาตรการทั้งหมด"
        titles.setdefault(title, []).append(measure)
    return tuple(MeasureGroup(title, tuple(map(face_of_measure, group))) for title, group in titles.items())


def _facets(agency: Agency, year: FiscalYear, catalogues: OitForms) -> tuple[Facet, ...]:
    """Status, owner, indicator and tool, each with the values that occur; a facet of one value is none."""
    statuses: Counter[tuple[str, str]] = Counter()
    owners: Counter[tuple[str, str]] = Counter()
    numbers: Counter[tuple[str, str]] = Counter()
    tools: Counter[tuple[str, str]] = Counter()
    for measure in year.measures:
        statuses[(measure.status, measure.status.label) if measure.status else ("unknown", "ไม่ได้ระบุสถานะ")] += 1
        owners.update((owner, agency.units[owner].name_th) for owner in measure.owners)
        if indicator := indicator_of(year, measure, catalogues):
            numbers[(indicator.indicator, f"{indicator.indicator} {indicator.name_th}")] += 1
        if measure.tool:
            tools[(measure.tool, measure.tool.label)] += 1
    named = (
        ("status", "สถานะ", in_order(statuses, [*Status, "unknown"])),
        ("owner", "ผู้รับผิดชอบ", in_order(owners, list(agency.units))),
        ("indicator", "ตัวชี้วัด", in_order(numbers, [*catalogues.indicators(year.assessment_year_be), *catalogues.indicators(year.year_be)])),
        ("tool", "เครื่องมือประเมิน", in_order(tools, list(Tool))),
    )
    return told([Facet(name, title, values) for name, title, values in named])

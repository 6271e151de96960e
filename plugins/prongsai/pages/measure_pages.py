"""Measures: the list of a year, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from prongsai import address
from prongsai.model.assessment import Question, Tool
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure, Status
from prongsai.model.oit_forms import Indicator, OitForms
from prongsai.model.portal import Agency
from prongsai.pages import chart
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.facets import Facet, in_order, told
from prongsai.pages.named_items import named_item
from prongsai.pages.page import Found, Kind, Link, Page, Section, slices


@dataclass(frozen=True, slots=True)
class Group:
    """Measures under one heading of a list: an issue or an indicator."""

    title_th: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same weakness in another year."""

    year: FiscalYear
    measure: Measure


Weaknesses: TypeAlias = dict[str, list[Sibling]]


def lists(agency: Agency, year: FiscalYear, catalogues: OitForms) -> Iterator[Page]:
    """`/<agency>/<year>/measures/`, split where there are more than 200."""
    if not year.measures:
        return
    progress, facets = chart.progress(year.measures), _facets(agency, year, catalogues)
    base = address.of_measures(agency, year.year_be)
    for part in slices(year.measures):
        nth = f" หน้า {part.number}" if part.number > 1 else ""
        yield Page(
            address=address.nth(base, part.number),
            title_th=f"มาตรการ ปีงบประมาณ {year.year_be}",
            tab_title_th=f"มาตรการ ปีงบประมาณ {year.year_be}{nth} · {agency.short_name_th}",
            description_th=f"มาตรการ {len(year.measures)} มาตรการ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} สถานะและความก้าวหน้า",
            template="measures.html",
            context={
                "agency": agency,
                "year": year,
                "years": [one for one in agency.years if one.measures],
                "progress": progress,
                "facets": facets,
                "groups": _groups(year, part.entries, catalogues),
                "part": part,
                "address_of_part": lambda number: address.nth(base, number),
            },
            agency=agency,
            section=Section.MEASURES,
            crumbs=crumbs_below(agency, _year_link(agency, year)),
            changed_on=max((day for measure in year.measures if (day := measure.changed_on)), default=None),
            found=Found(Kind.MEASURES, year.year_be),
        )


def measures(agency: Agency, year: FiscalYear, weaknesses: Weaknesses, catalogues: OitForms) -> Iterator[Page]:
    """`/<agency>/<year>/measures/<id>/` for each measure."""
    channels = {channel.id: channel for channel in agency.channels}
    services = {service.id: service for service in agency.e_services}
    issues = {issue.id: issue for issue in year.record.issues}
    crumbs = crumbs_below(agency, _year_link(agency, year), Link("มาตรการ", address.of_measures(agency, year.year_be)))
    for index, measure in enumerate(year.measures):
        questions = [year.questions[one] for one in measure.questions]
        owners = tuple(agency.units[one] for one in measure.owners)
        yield Page(
            address=address.of_measure(agency, year.year_be, measure.id),
            title_th=measure.title_th,
            tab_title_th=f"{measure.title_th} · {agency.short_name_th} {year.year_be}",
            description_th=_description(agency, year, measure),
            template="measure.html",
            context={
                "agency": agency,
                "year": year,
                "measure": measure,
                "issue": issues.get(measure.issue) if measure.issue else None,
                "indicator": indicator_as_named(year, measure, catalogues),
                "questions": questions,
                "owners": owners,
                "channels": [channels[one] for one in measure.channels],
                "e_services": [services[one] for one in measure.e_services],
                "oit_items": [named_item(agency, year, one, catalogues) for one in dict.fromkeys(measure.oit_items)],
                "siblings": _siblings(year, measure, weaknesses),
                "previous": year.measures[index - 1] if index else None,
                "next": year.measures[index + 1] if index + 1 < len(year.measures) else None,
                "position": index + 1,
            },
            agency=agency,
            section=Section.MEASURES,
            crumbs=crumbs,
            changed_on=measure.changed_on,
            found=Found(Kind.MEASURE, year.year_be, measure.status, owners),
        )


def indicator_of(year: FiscalYear, measure: Measure, catalogues: OitForms) -> Indicator | None:
    """The official indicator that a measure answers, if it names one: of the year whose result it answers, else of its own."""
    both = (catalogues.indicators(one) for one in (year.assessment_year_be, year.year_be))
    return next((found for of_year in both if (found := of_year.get(measure.indicator or ""))), None)


def indicator_as_named(year: FiscalYear, measure: Measure, catalogues: OitForms) -> Indicator | None:
    """The same, by the name that the measure gives it where it has that name in its own year."""
    own = catalogues.indicators(year.year_be).get(measure.indicator or "")
    return own if own and own.name_th == measure.indicator_name_th else indicator_of(year, measure, catalogues)


def _year_link(agency: Agency, year: FiscalYear) -> Link:
    return Link(f"ปีงบประมาณ {year.year_be}", address.of_year(agency, year.year_be))


def _description(agency: Agency, year: FiscalYear, measure: Measure) -> str:
    status = measure.status.label if measure.status else "รายงานไม่ได้ระบุสถานะ"
    return f"{measure.title_th} มาตรการของ{agency.name_th} ปีงบประมาณ พ.ศ. {year.year_be} สถานะ: {status}"


def _groups(year: FiscalYear, entries: Iterable[Measure], catalogues: OitForms) -> list[Group]:
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
    return [Group(title, tuple(group)) for title, group in titles.items()]


def _facets(agency: Agency, year: FiscalYear, catalogues: OitForms) -> list[Facet]:
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


def by_weakness(agency: Agency) -> Weaknesses:
    """Every measure of an agency under the weaknesses that it answers."""
    table: Weaknesses = {}
    for year in agency.years:
        for measure in year.measures:
            for key in _weakness_keys(year, measure):
                table.setdefault(key, []).append(Sibling(year, measure))
    return table


def _siblings(year: FiscalYear, measure: Measure, weaknesses: Weaknesses) -> list[Sibling]:
    """Measures of other years on the same weakness, newest first."""
    found = {
        (sibling.year.year_be, sibling.measure.id): sibling
        for key in _weakness_keys(year, measure)
        for sibling in weaknesses[key]
        if sibling.year is not year
    }
    return sorted(found.values(), key=lambda sibling: -sibling.year.year_be)


def _weakness_keys(year: FiscalYear, measure: Measure) -> list[str]:
    """What names a weakness across years: the id the agency gave it, or the code of a question."""
    keys = [f"weakness {measure.weakness_id}"] if measure.weakness_id else []
    questions: list[Question] = [year.questions[one] for one in measure.questions if one in year.questions]
    return keys + [f"question {question.code.upper()}" for question in questions if question.code]

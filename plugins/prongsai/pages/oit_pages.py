"""OIT: the checklist of a year in the order of the official form, and a page for each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.exports import answer_sheet
from prongsai.exports.answer_sheet import Answered
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import CatalogueSection, OitCatalogue
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState, ItemVerdict, YearVerdict, judge
from prongsai.pages import evidence_pack_pages
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.facets import Facet, in_order, told
from prongsai.pages.named_items import Namings
from prongsai.pages.oit_sheet import ItemSheet, changed_on, sheet_of, way_th
from prongsai.pages.page import Found, Kind, Link, Page, Section
from prongsai.thai.calendar import fiscal_year

CHECKLIST = "oit.html"
"""The template of a year's checklist."""


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one section of the form."""

    section: CatalogueSection
    items: tuple[ItemVerdict, ...]

    def count(self, state: ItemState) -> int:
        """How many of its items are in one state."""
        return sum(one.state is state for one in self.items)


@dataclass(frozen=True, slots=True)
class Change:
    """A topic whose verdict is another than in the year before; `before` is None for what the form asks for the first time."""

    now: ItemVerdict
    before: ItemVerdict | None


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same topic in another year."""

    year_be: int
    verdict: ItemVerdict


def verdicts(agency: Agency, catalogues: OitForms) -> dict[int, YearVerdict]:
    """The verdicts on every year of an agency whose items are known, newest first."""
    known = ((year, catalogues.get(year.year_be)) for year in agency.years)
    return {year.year_be: judge(agency, year, catalogue) for year, catalogue in known if catalogue}


def pages(agency: Agency, year: FiscalYear, of_years: dict[int, YearVerdict], catalogues: OitForms, namings: Namings) -> Iterator[Page]:
    """`/<agency>/<year>/oit/`, `…/oit/o13/` for each item, and all in one to print; of a year to come, last year's topics."""
    verdict = of_years.get(year.year_be)
    # The years that have a checklist; one to prepare by is one as well.
    shown = [one.year_be for one in agency.years if one.year_be in of_years or catalogues.stand_in(one.year_be)]
    if verdict:
        yield _checklist(agency, year, verdict, of_years, shown)
        sheets = [sheet_of(agency, year, item, max(of_years), verdict.catalogue.source_th) for item in verdict.items]
        for sheet in sheets:
            yield _item(agency, year, sheet, of_years, namings)
        yield evidence_pack_pages.pack(agency, year, verdict, sheets, _crumbs_below_oit(agency, year))
    elif last := catalogues.stand_in(year.year_be):
        yield _provisional(agency, year, last, of_years, shown)


def _checklist(agency: Agency, year: FiscalYear, verdict: YearVerdict, of_years: dict[int, YearVerdict], shown: list[int]) -> Page:
    return Page(
        address=address.of_oit(agency, year.year_be),
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"รายการข้อมูลที่ต้องเปิดเผย (OIT) {len(verdict.items)} ข้อ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template=CHECKLIST,
        context={
            "agency": agency,
            "year": year,
            "verdict": verdict,
            "years": shown,
            "groups": _groups(verdict),
            "changes": changes(verdict, of_years.get(year.year_be - 1)),
            "facets": _facets(verdict),
            "own": sum(one.item.is_own for one in verdict.items),
            "unconfirmed": sum(not one.item.is_confirmed for one in verdict.items),
            "span_th": fiscal_year(year.year_be).name_th,
            "changed_on": changed_on(agency, year),
            "states": [state for state in ItemState if verdict.counts[state]],
        },
        agency=agency,
        section=Section.OIT,
        crumbs=crumbs_below(agency, _year_link(agency, year)),
        found=Found(Kind.OIT, year.year_be),
        files=answer_sheet.files(
            address.of_oit(agency, year.year_be),
            tuple(_answered(agency, year, one, max(of_years)) for one in verdict.items),
            f"แบบตอบ OIT ปีงบประมาณ {year.year_be} {agency.name_th}",
        ),
    )


def _groups(verdict: YearVerdict) -> list[Group]:
    """The sections that have items: a site's own form can leave one without any."""
    groups = (Group(section, verdict.in_section(section.section)) for section in verdict.catalogue.sections)
    return [group for group in groups if group.items]


def _answered(agency: Agency, year: FiscalYear, verdict: ItemVerdict, newest_be: int) -> Answered:
    path = f"{way_th(agency, year, newest_be)} › {verdict.item.code} {verdict.item.title_th}"
    return Answered(verdict, address.of_oit_item(agency, year.year_be, verdict.item.code), path)


def _item(agency: Agency, year: FiscalYear, sheet: ItemSheet, of_years: dict[int, YearVerdict], namings: Namings) -> Page:
    verdict, item, unit = sheet.verdict, sheet.verdict.item, sheet.unit
    return Page(
        address=sheet.address,
        title_th=f"{item.code} {item.title_th}",
        tab_title_th=f"{item.code} {item.title_th} · {agency.short_name_th} {year.year_be}",
        description_th=f"ข้อ {item.code} {item.title_th} ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}: {verdict.state.label}",
        template="oit_item.html",
        context={
            "agency": agency,
            "year": year,
            "sheet": sheet,
            "namings": namings.get((year.year_be, item.code), []),
            "siblings": siblings(year.year_be, verdict, of_years),
        },
        agency=agency,
        section=Section.OIT,
        crumbs=_crumbs_below_oit(agency, year),
        changed_on=verdict.answer.answered_on if verdict.answer else None,
        found=Found(Kind.OIT, year.year_be, verdict.state, owners=(unit,) if unit else ()),
    )


def _provisional(agency: Agency, year: FiscalYear, last: OitCatalogue, of_years: dict[int, YearVerdict], shown: list[int]) -> Page:
    verdict = of_years.get(last.fiscal_year_be)
    return Page(
        address=address.of_oit(agency, year.year_be),
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"ยังไม่ทราบแบบ OIT ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} แสดงหัวข้อของปี {last.fiscal_year_be} ไว้ก่อน",
        template="oit_provisional.html",
        context={
            "agency": agency,
            "year": year,
            "years": shown,
            "catalogue": last,
            "verdict": verdict,
            "states": [state for state in ItemState if verdict and verdict.counts[state]],
            "states_of": {one.item.code: one.state for one in verdict.items} if verdict else {},
        },
        agency=agency,
        section=Section.OIT,
        crumbs=crumbs_below(agency, _year_link(agency, year)),
        found=Found(Kind.OIT, year.year_be),
    )


def changes(verdict: YearVerdict, before: YearVerdict | None) -> list[Change]:
    """What is otherwise than in the year before, by topic; nothing where that year is not known."""
    found: list[Change] = []
    for now in verdict.items if before else ():
        then = next(iter(before.of_topic(now.item.topic)), None) if before else None
        if then is None or then.state is not now.state:
            found.append(Change(now, then))
    return found


def siblings(year_be: int, verdict: ItemVerdict, of_years: dict[int, YearVerdict]) -> list[Sibling]:
    """The topic in other years, newest first."""
    return [Sibling(other, one) for other, its in of_years.items() if other != year_be for one in its.of_topic(verdict.item.topic)]


def _facets(verdict: YearVerdict) -> list[Facet]:
    sections = {section.section: f"{section.section} {section.name_th}" for section in verdict.catalogue.sections}
    in_sections = Counter((one.item.section, sections[one.item.section]) for one in verdict.items)
    in_states = Counter((str(one.state), one.state.label) for one in verdict.items)
    return told(
        [
            Facet("verdict", "ผลตรวจ", in_order(in_states, list(ItemState))),
            Facet("section", "หมวด", in_order(in_sections, list(sections))),
        ]
    )


def _crumbs_below_oit(agency: Agency, year: FiscalYear) -> tuple[Link, ...]:
    return crumbs_below(agency, _year_link(agency, year), Link("OIT", address.of_oit(agency, year.year_be)))


def _year_link(agency: Agency, year: FiscalYear) -> Link:
    return Link(f"ปีงบประมาณ {year.year_be}", address.of_year(agency, year.year_be))

"""OIT: the checklist of a year in the order of the official form, and a page for each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.catalogue.oit import Catalogues
from prongsai.exports import answer_sheet
from prongsai.exports.answer_sheet import Answered
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import CatalogueSection, OitCatalogue
from prongsai.model.portal import Agency
from prongsai.oit.periods import asked_th
from prongsai.oit.verdict import ItemState, ItemVerdict, YearVerdict, judge
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.facets import Facet, in_order, told
from prongsai.pages.page import Found, Kind, Link, Page, Section


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


def verdicts(agency: Agency, catalogues: Catalogues) -> dict[int, YearVerdict]:
    """The verdicts on every year of an agency whose items are known, newest first."""
    known = ((year, catalogues.get(year.year_be)) for year in agency.years)
    return {year.year_be: judge(agency, year, catalogue) for year, catalogue in known if catalogue}


def pages(agency: Agency, year: FiscalYear, of_years: dict[int, YearVerdict], catalogues: Catalogues) -> Iterator[Page]:
    """`/<agency>/<year>/oit/` and `…/oit/o13/` for each item; of a year to come, last year's topics."""
    verdict = of_years.get(year.year_be)
    if verdict:
        yield _checklist(agency, year, verdict, of_years)
        for item in verdict.items:
            yield _item(agency, year, item, of_years)
    elif year.year_be > catalogues.newest.fiscal_year_be:
        yield _provisional(agency, year, catalogues.newest)


def _checklist(agency: Agency, year: FiscalYear, verdict: YearVerdict, of_years: dict[int, YearVerdict]) -> Page:
    return Page(
        address=address.of_oit(agency, year.year_be),
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"รายการข้อมูลที่ต้องเปิดเผย (OIT) {len(verdict.items)} ข้อ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template="oit.html",
        context={
            "agency": agency,
            "year": year,
            "verdict": verdict,
            "years": list(of_years),
            "groups": [Group(section, verdict.in_section(section.section)) for section in verdict.catalogue.sections],
            "changes": changes(verdict, of_years.get(year.year_be - 1)),
            "facets": _facets(verdict),
            "states": [state for state in ItemState if verdict.counts[state]],
        },
        agency=agency,
        section=Section.OIT,
        crumbs=crumbs_below(agency, _year_link(agency, year)),
        found=Found(Kind.OIT, year.year_be),
        files=answer_sheet.files(
            address.of_oit(agency, year.year_be),
            tuple(_answered(agency, year, one) for one in verdict.items),
            f"แบบตอบ OIT ปีงบประมาณ {year.year_be} {agency.name_th}",
        ),
    )


def _answered(agency: Agency, year: FiscalYear, verdict: ItemVerdict) -> Answered:
    return Answered(verdict, address.of_oit_item(agency, year.year_be, verdict.item.code), _path_th(agency, year, verdict))


def _path_th(agency: Agency, year: FiscalYear, verdict: ItemVerdict) -> str:
    """The way to an item from the site's first page, as one clicks."""
    crumbs = (*crumbs_below(agency, _year_link(agency, year)), Link("OIT", ""))
    return " › ".join([*(link.title_th for link in crumbs), f"{verdict.item.code} {verdict.item.title_th}"])


def _item(agency: Agency, year: FiscalYear, verdict: ItemVerdict, of_years: dict[int, YearVerdict]) -> Page:
    item = verdict.item
    crumbs = crumbs_below(agency, _year_link(agency, year), Link("OIT", address.of_oit(agency, year.year_be)))
    unit = agency.units.get(verdict.answer.unit) if verdict.answer and verdict.answer.unit else None
    return Page(
        address=address.of_oit_item(agency, year.year_be, item.code),
        title_th=f"{item.code} {item.title_th}",
        tab_title_th=f"{item.code} {item.title_th} · {agency.short_name_th} {year.year_be}",
        description_th=f"ข้อ {item.code} {item.title_th} ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}: {verdict.state.label}",
        template="oit_item.html",
        context={
            "agency": agency,
            "year": year,
            "verdict": verdict,
            "item": item,
            "unit": unit,
            "asked_th": asked_th(item.period, year.year_be),
            "asked_of": {one.element.id: asked_th(one.period, year.year_be) for one in verdict.elements if one.period is not item.period},
            "path_th": _path_th(agency, year, verdict),
            "siblings": siblings(year.year_be, verdict, of_years),
        },
        agency=agency,
        section=Section.OIT,
        crumbs=crumbs,
        changed_on=verdict.answer.answered_on if verdict.answer else None,
        found=Found(Kind.OIT, year.year_be, verdict.state, owners=(unit,) if unit else ()),
    )


def _provisional(agency: Agency, year: FiscalYear, last: OitCatalogue) -> Page:
    return Page(
        address=address.of_oit(agency, year.year_be),
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"ยังไม่ทราบรายการข้อมูลที่ต้องเปิดเผย (OIT) ปีงบประมาณ พ.ศ. {year.year_be} แสดงหัวข้อของปี {last.fiscal_year_be} ไว้ก่อน",
        template="oit_provisional.html",
        context={"agency": agency, "year": year, "catalogue": last},
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


def _year_link(agency: Agency, year: FiscalYear) -> Link:
    return Link(f"ปีงบประมาณ {year.year_be}", address.of_year(agency, year.year_be))

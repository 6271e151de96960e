"""OIT: the checklist of a year in the order of the official form, and a page for each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from prongsai import address
from prongsai.exports.answer_sheet import Answered, AnswerSheet
from prongsai.frozen import Frozen
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import CatalogueSection, OitCatalogue
from prongsai.oit.verdict import ItemState, ItemVerdict, YearVerdict
from prongsai.pages import evidence_pack_pages
from prongsai.pages.faces import (
    AgencyFace,
    FormFace,
    MeasureOfYear,
    Tally,
    VerdictFace,
    VerdictOfYear,
    YearFace,
    face_of_form,
    face_of_year,
    tally_of,
)
from prongsai.pages.facets import Facet, in_order, told
from prongsai.pages.oit_sheet import ItemSheet, changed_on, sheet_of, way_th
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view
from prongsai.thai.calendar import fiscal_year


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one section of the form."""

    section: CatalogueSection
    items: tuple[VerdictFace, ...]

    def count(self, state: ItemState) -> int:
        """How many of its items are in one state."""
        return sum(one.state is state for one in self.items)


@dataclass(frozen=True, slots=True)
class Change:
    """A topic whose verdict is another than in the year before; `before` is None for what the form asks for the first time."""

    now: VerdictFace
    before: VerdictFace | None


@view("oit.html")
class ChecklistView(View):
    """The items of a year by section; `own` of them are the site's, `unconfirmed` rest on no source of ours."""

    agency: AgencyFace
    year: YearFace
    years: tuple[int, ...]
    verdict: Tally
    groups: tuple[ItemGroup, ...]
    changes: tuple[Change, ...]
    facets: tuple[Facet, ...]
    own: int
    unconfirmed: int
    span_th: str
    changed_on: date | None
    states: tuple[ItemState, ...]


@view("oit_item.html")
class OitItemView(View):
    """One item with all that is told of it, the measures that name it, and its topic in other years."""

    agency: AgencyFace
    year: YearFace
    sheet: ItemSheet
    namings: tuple[MeasureOfYear, ...]
    siblings: tuple[VerdictOfYear, ...]


@view("oit_provisional.html")
class ProvisionalView(View):
    """The topics of the newest form that is known, for a year to come, with the verdicts of its own year."""

    agency: AgencyFace
    year: YearFace
    years: tuple[int, ...]
    catalogue: FormFace
    verdict: Tally | None
    states: tuple[ItemState, ...]
    states_of: Frozen[str, ItemState]


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/oit/`, `…/oit/o13/` for each item, and all in one to print; of a year to come, last year's topics."""
    verdict = planning.verdicts.get(year.year_be)
    if verdict:
        way, crumbs, changed = way_th(planning, year), _crumbs_below_oit(planning, year), changed_on(planning.agency, year)
        yield _checklist(planning, year, verdict, way, changed)
        sheets = tuple([sheet_of(planning, year, item, way) for item in verdict.items])
        for sheet in sheets:
            yield _item(planning, year, sheet, crumbs)
        yield evidence_pack_pages.pack(planning, year, sheets, crumbs, changed)
    elif last := planning.forms.stand_in(year.year_be):
        yield _provisional(planning, year, last)


def _years(planning: Planning) -> tuple[int, ...]:
    """The years that have a checklist; one to prepare by is one as well."""
    years = (one.year_be for one in planning.agency.years)
    return tuple(one for one in years if one in planning.verdicts or planning.forms.stand_in(one))


def _checklist(planning: Planning, year: FiscalYear, verdict: YearVerdict, way: str, changed: date | None) -> Page:
    agency = planning.agency
    here = address.of_oit(agency, year.year_be)
    lines = tuple(_answered(planning, year, one, way) for one in verdict.items)
    return Page(
        address=here,
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"รายการข้อมูลที่ต้องเปิดเผย (OIT) {len(verdict.items)} ข้อ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        view=ChecklistView(
            agency=planning.face,
            year=face_of_year(year),
            years=_years(planning),
            verdict=tally_of(verdict),
            groups=_groups(verdict, planning.verdict_faces[year.year_be]),
            changes=changes(planning, year.year_be),
            facets=_facets(verdict),
            own=sum(one.item.is_own for one in verdict.items),
            unconfirmed=sum(not one.item.is_confirmed for one in verdict.items),
            span_th=fiscal_year(year.year_be).name_th,
            changed_on=changed,
            states=tuple(state for state in ItemState if verdict.counts[state]),
        ),
        agency=planning.face,
        section=Section.OIT,
        crumbs=planning.crumbs_below_year(year),
        found=Found(SearchKind.OIT, year.year_be),
        files=AnswerSheet(here, lines, f"แบบตอบ OIT ปีงบประมาณ {year.year_be} {agency.name_th}").files(),
    )


def _groups(verdict: YearVerdict, faces: Mapping[str, VerdictFace]) -> tuple[ItemGroup, ...]:
    """The sections that have items: a site's own form can leave one without any."""
    groups = (
        ItemGroup(section, tuple(faces[one.item.code] for one in verdict.in_section(section.section)))
        for section in verdict.catalogue.sections
    )
    return tuple(group for group in groups if group.items)


def _answered(planning: Planning, year: FiscalYear, verdict: ItemVerdict, way: str) -> Answered:
    item, answer = verdict.item, verdict.answer
    return Answered(
        code=item.code,
        title_th=item.title_th,
        state=verdict.state,
        address=address.of_oit_item(planning.agency, year.year_be, item.code),
        path_th=f"{way} › {item.code} {item.title_th}",
        told_th=((answer.explanation_th if answer.disclosed else answer.reason_th) if answer else None) or "",
        answered_on=answer.answered_on if answer else None,
        missing_th=verdict.missing_th,
        can_be_seen=verdict.can_be_seen,
    )


def _item(planning: Planning, year: FiscalYear, sheet: ItemSheet, crumbs: tuple[Link, ...]) -> Page:
    agency, verdict, item, unit = planning.agency, sheet.verdict, sheet.verdict.item, sheet.unit
    return Page(
        address=sheet.address,
        title_th=f"{item.code} {item.title_th}",
        tab_title_th=f"{item.code} {item.title_th} · {agency.short_name_th} {year.year_be}",
        description_th=f"ข้อ {item.code} {item.title_th} ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}: {verdict.state.label}",
        view=OitItemView(
            agency=planning.face,
            year=face_of_year(year),
            sheet=sheet,
            namings=tuple(planning.namings.get((year.year_be, item.code), ())),
            siblings=siblings(planning, year.year_be, item.topic),
        ),
        agency=planning.face,
        section=Section.OIT,
        crumbs=crumbs,
        changed_on=verdict.answer.answered_on if verdict.answer else None,
        found=Found(SearchKind.OIT, year.year_be, verdict.state, owners=(unit,) if unit else ()),
    )


def _provisional(planning: Planning, year: FiscalYear, last: OitCatalogue) -> Page:
    agency, verdict = planning.agency, planning.verdicts.get(last.fiscal_year_be)
    return Page(
        address=address.of_oit(agency, year.year_be),
        title_th=f"การเปิดเผยข้อมูล OIT ปีงบประมาณ {year.year_be}",
        tab_title_th=f"OIT ปีงบประมาณ {year.year_be} · {agency.short_name_th}",
        description_th=f"ยังไม่ทราบแบบ OIT ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th} แสดงหัวข้อของปี {last.fiscal_year_be} ไว้ก่อน",
        view=ProvisionalView(
            agency=planning.face,
            year=face_of_year(year),
            years=_years(planning),
            catalogue=face_of_form(last),
            verdict=tally_of(verdict) if verdict else None,
            states=tuple(state for state in ItemState if verdict and verdict.counts[state]),
            states_of=Frozen({one.item.code: one.state for one in verdict.items} if verdict else {}),
        ),
        agency=planning.face,
        section=Section.OIT,
        crumbs=planning.crumbs_below_year(year),
        found=Found(SearchKind.OIT, year.year_be),
    )


def changes(planning: Planning, year_be: int) -> tuple[Change, ...]:
    """What is otherwise than in the year before, by topic; nothing where that year is not known."""
    before = planning.verdict_faces.get(year_be - 1)
    if before is None:
        return ()
    by_topic: dict[str, VerdictFace] = {}
    for one in before.values():
        by_topic.setdefault(one.item.topic, one)
    both = ((now, by_topic.get(now.item.topic)) for now in planning.verdict_faces[year_be].values())
    return tuple(Change(now, then) for now, then in both if then is None or then.state is not now.state)


def siblings(planning: Planning, year_be: int, topic: str) -> tuple[VerdictOfYear, ...]:
    """The topic in other years, newest first."""
    return tuple([one for one in planning.topics[topic] if one.year_be != year_be])


def _facets(verdict: YearVerdict) -> tuple[Facet, ...]:
    sections = {section.section: f"{section.section} {section.name_th}" for section in verdict.catalogue.sections}
    in_sections = Counter((one.item.section, sections[one.item.section]) for one in verdict.items)
    in_states = Counter((str(one.state), one.state.label) for one in verdict.items)
    return told(
        [
            Facet("verdict", "ผลตรวจ", in_order(in_states, list(ItemState))),
            Facet("section", "หมวด", in_order(in_sections, list(sections))),
        ]
    )


def _crumbs_below_oit(planning: Planning, year: FiscalYear) -> tuple[Link, ...]:
    return planning.crumbs_below_year(year, Link("OIT", address.of_oit(planning.agency, year.year_be)))

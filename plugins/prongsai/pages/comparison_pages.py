"""OIT topic by topic: how the agencies of a portal stand, side by side, in the order of their names and without a score.

Made last, from the standings that were kept while the agencies' own pages passed by: nothing is judged twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prongsai import address
from prongsai.exports import comparison as export
from prongsai.exports.comparison import Compared
from prongsai.model.oit_catalogue import CatalogueItem, CatalogueSection, OitCatalogue
from prongsai.model.portal import Agency, Portal
from prongsai.oit.standing import ItemStanding, Standing, compared_years, standing, years_without_form
from prongsai.oit.verdict import ItemState, YearVerdict
from prongsai.pages.facets import Facet, FacetValue, in_order, told
from prongsai.pages.oit_pages import CHECKLIST
from prongsai.pages.page import Found, Kind, Link, Page, Section, slices
from prongsai.pages.portal_pages import HOME
from prongsai.thai.sorting import thai_sort_key

FEW = 12
"""So many agencies stand in columns beside the topics, and are named where they tell nothing; nobody reads a wider table."""

_CONFIRMED = {"no": "ยังไม่ยืนยันกับคู่มือ", "yes": "มีที่มารองรับ"}
"""What is found on agencies' pages or follows from other years is not confirmed by the manual either, but has a source."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a year's form: how each agency that has the year stands in it, in the order of their names."""

    item: CatalogueItem
    standings: tuple[ItemStanding, ...]

    @property
    def counts(self) -> list[tuple[ItemState, int]]:
        """How many agencies are in each state that occurs."""
        counted = Counter(one.state for one in self.standings)
        return [(state, counted[state]) for state in ItemState if counted[state]]


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one section of the form."""

    section: CatalogueSection
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OfYear:
    """A topic in the form of one year: mostly one item, none where that form does not ask for it."""

    year_be: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How an agency stands in an item, and the page that shows why."""

    state: ItemState
    code: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """An agency in the table of a topic: for each year its marks, none where the agency tells nothing of that year."""

    agency: Agency
    marks: tuple[tuple[OfYear, tuple[Mark, ...]], ...]


class Form:
    """The form of one year with the standings of the agencies that have the year, by slug."""

    def __init__(self, catalogue: OitCatalogue, agencies: Sequence[Agency], of: Mapping[str, tuple[ItemStanding, ...]]) -> None:
        self.catalogue, self.year_be = catalogue, catalogue.fiscal_year_be
        self.agencies = agencies
        self.present = [one for one in agencies if one.slug in of]
        self.absent = [one for one in agencies if one.slug not in of]
        self.of = of

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every item in the order of the form."""
        by_item = zip(*(self.of[one.slug] for one in self.present), strict=True)
        return tuple(Row(item, standings) for item, standings in zip(self.catalogue.items, by_item, strict=True))

    def of_topic(self, topic: str) -> OfYear:
        """The topic in this form."""
        return OfYear(self.year_be, tuple(row for row in self.rows if row.item.topic == topic))


def standing_of(page: Page) -> Standing | None:
    """What is kept of a page: of an agency's checklist how its items stand, of any other page nothing."""
    if page.template != CHECKLIST:
        return None
    agency, verdict = page.context["agency"], page.context["verdict"]
    assert isinstance(agency, Agency)
    assert isinstance(verdict, YearVerdict)
    return standing(agency, verdict)


def pages(portal: Portal, standings: Iterable[Standing]) -> Iterator[Page]:
    """`/oit/`, `/oit/<year>/` and `/oit/topics/<topic>/` of a portal; one agency's own site has nobody to compare with."""
    agencies = sorted(portal.agencies, key=lambda one: thai_sort_key(one.name_th))
    by_year: dict[int, dict[str, tuple[ItemStanding, ...]]] = {year_be: {} for year_be in compared_years(portal)}
    for one in standings:
        by_year[one.year_be][one.agency] = one.items
    if portal.single or not by_year:
        return
    forms = [Form(portal.oit_catalogues[year_be], agencies, of) for year_be, of in by_year.items()]
    yield _of_year(portal, forms[0], forms, address.of_comparison())
    for form in forms:
        yield _of_year(portal, form, forms, address.of_comparison(form.year_be))
    for topic in dict.fromkeys(item.topic for form in forms for item in form.catalogue.items):
        yield from _of_topic(topic, forms, agencies)


def _of_year(portal: Portal, form: Form, forms: Sequence[Form], here: str) -> Page:
    newest = here == address.of_comparison()
    file = export.file(address.of_comparison(form.year_be), f"oit-{form.year_be}", lambda: _compared([form], form.agencies))
    title = "เทียบหน่วยงานทีละหัวข้อ OIT" + ("" if newest else f" ปีงบประมาณ {form.year_be}")
    when = "ในปีล่าสุด" if newest else f"ปีงบประมาณ พ.ศ. {form.year_be}"
    return Page(
        address=here,
        title_th=title,
        tab_title_th=title,
        description_th=f"แต่ละหัวข้อที่ต้องเปิดเผย (OIT) {when} หน่วยงานใดเปิดเผยครบ ยังไม่ครบ หรือยังไม่ระบุ",
        template="comparison.html",
        context={
            "form": form,
            "years": [one.year_be for one in forms],
            "groups": [
                Group(section, tuple(row for row in form.rows if row.item.section == section.section))
                for section in form.catalogue.sections
            ],
            "few": FEW,
            "none_confirmed": not any(row.item.is_confirmed for row in form.rows),
            # A filter works on the page that it is on: one of several would show a part of the agencies only.
            "filtered": len(portal.agencies) <= address.PAGE_SIZE,
            "fictional": [one for one in form.present if one.profile.fictional],
            "formless": years_without_form(portal),
            "states": list(ItemState),
            "facets": _facets_of_year(form),
            "file": file.address,
        },
        section=Section.OIT,
        crumbs=(HOME,) if newest else (HOME, _START),
        # The newest year has an address of its own, which stays when it is the newest no more.
        found=Found(Kind.NONE) if newest else Found(Kind.OIT, form.year_be, unread=("list",)),
        files=() if newest else (file,),
    )


def _of_topic(topic: str, forms: Sequence[Form], agencies: Sequence[Agency]) -> Iterator[Page]:
    of_years = [form.of_topic(topic) for form in forms]
    asked = [(form, of_year) for form, of_year in zip(forms, of_years, strict=True) if of_year.rows]
    title = asked[0][1].rows[0].item.title_th
    facets = _facets_of_topic([of_year for _, of_year in asked], agencies)
    file = export.file(address.of_topic(topic), topic, lambda: _compared([form for form, _ in asked], agencies, topic))
    for part in slices(agencies):
        nth = f" หน้า {part.number}" if part.number > 1 else ""
        yield Page(
            address=address.of_topic(topic, part.number),
            title_th=f"{title}: เทียบทุกหน่วยงาน",
            tab_title_th=f"{title}: เทียบทุกหน่วยงาน{nth}",
            description_th=f"{title}: หน่วยงานใดเปิดเผยครบ ยังไม่ครบ หรือยังไม่ระบุ ในแต่ละปีงบประมาณ{nth}",
            template="comparison_topic.html",
            context={
                "of_years": of_years,
                "asked": [of_year for _, of_year in asked],
                "states": list(ItemState),
                "lines": [Line(one, tuple((of_year, _marks(one, form, topic)) for form, of_year in asked)) for one in part.entries],
                "facets": facets,
                "part": part,
                "address_of_part": lambda number: address.of_topic(topic, number),
                "file": file.address,
            },
            section=Section.OIT,
            crumbs=(HOME, _START),
            found=Found(Kind.OIT, unread=("list",)),
            files=(file,) if part.number == 1 else (),
        )


_START = Link("เทียบหน่วยงาน (OIT)", address.of_comparison())


def _marks(agency: Agency, form: Form, topic: str) -> tuple[Mark, ...]:
    """How an agency stands in a topic of one year; nothing where it tells nothing of that year."""
    return tuple(
        Mark(standing.state, item.code, address.of_oit_item(agency, form.year_be, item.code))
        for item, standing in zip(form.catalogue.items, form.of.get(agency.slug, ()), strict=False)
        if item.topic == topic
    )


def _compared(forms: Sequence[Form], agencies: Sequence[Agency], topic: str | None = None) -> Iterator[Compared]:
    """The lines of a file: every agency with every item, also where it tells nothing of that year."""
    for form in forms:
        for agency in agencies:
            standings = form.of.get(agency.slug)
            for index, item in enumerate(form.catalogue.items):
                if topic in (None, item.topic):
                    yield Compared(agency, form.year_be, item, standings[index] if standings else None)


def _facets_of_year(form: Form) -> list[Facet]:
    sections = {one.section: f"{one.section} {one.name_th}" for one in form.catalogue.sections}
    in_sections = Counter((row.item.section, sections[row.item.section]) for row in form.rows)
    in_states = Counter((str(state), state.label) for row in form.rows for state, _ in row.counts)
    confirmed = Counter((one, _CONFIRMED[one]) for one in ("yes" if row.item.is_confirmed else "no" for row in form.rows))
    return told(
        [
            Facet("verdict", "มีหน่วยงานที่", in_order(in_states, list(ItemState))),
            Facet("confirmed", "ชื่อข้อและองค์ประกอบ", in_order(confirmed, list(_CONFIRMED))),
            Facet("section", "หมวด", in_order(in_sections, list(sections))),
        ]
    )


def _facets_of_topic(asked: Sequence[OfYear], agencies: Sequence[Agency]) -> list[Facet]:
    facets = []
    for one in asked:
        # The words that say what is shown name the values only: each says its year.
        states = Counter((str(of.state), f"ปี {one.year_be} {of.state.label}") for row in one.rows for of in row.standings)
        facets.append(Facet(f"verdict-{one.year_be}", f"ผลตรวจปี {one.year_be}", in_order(states, list(ItemState))))
    provinces = Counter(one.profile.province_th for one in agencies)
    values = (FacetValue(one.replace(" ", "-"), one, provinces[one]) for one in sorted(provinces, key=thai_sort_key))
    return told([*facets, Facet("province", "จังหวัด", tuple(values))])

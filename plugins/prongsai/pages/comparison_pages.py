"""OIT topic by topic: how the agencies of a portal stand, side by side, in the order of their names and without a score.

Made last, from the standings that were kept while the agencies' own pages passed by: nothing is judged twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai import address
from prongsai.exports.comparison import ComparedYear, ComparisonFile
from prongsai.frozen import Frozen
from prongsai.model.oit_catalogue import CatalogueSection, OitCatalogue
from prongsai.model.portal import Portal
from prongsai.oit.standing import ItemStanding, Standing, compared_years, years_without_form
from prongsai.oit.verdict import ItemState
from prongsai.pages.faces import AgencyFace, ItemFace, face_of, face_of_item
from prongsai.pages.facets import Facet, FacetValue, in_order, told
from prongsai.pages.page import Found, Link, Page, Part, SearchKind, Section, slices
from prongsai.pages.planning import PORTAL_HOME
from prongsai.pages.view import AddressOfPart, View, view
from prongsai.thai.sorting import thai_sort_key

FEW = 12
"""So many agencies stand in columns beside the topics, and are named where they tell nothing; nobody reads a wider table."""

_CONFIRMED = {"no": "ยังไม่ยืนยันกับคู่มือ", "yes": "มีที่มารองรับ"}
"""What is found on agencies' pages or follows from other years is not confirmed by the manual either, but has a source."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a year's form: how each agency that has the year stands in it, in the order of their names."""

    item: ItemFace
    standings: tuple[ItemStanding, ...]

    @property
    def counts(self) -> tuple[tuple[ItemState, int], ...]:
        """How many agencies are in each state that occurs."""
        counted = Counter(one.state for one in self.standings)
        return tuple((state, counted[state]) for state in ItemState if counted[state])


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row without how each agency stands: only how many are in which state."""

    item: ItemFace
    counts: tuple[tuple[ItemState, int], ...]


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """The items of one section of the form."""

    section: CatalogueSection
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OfYear:
    """A topic in the form of one year: mostly one item, none where that form does not ask for it."""

    year_be: int
    rows: tuple[CountedRow, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How an agency stands in an item, and the page that shows why."""

    state: ItemState
    code: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """An agency in the table of a topic: for each year its marks, none where the agency tells nothing of that year."""

    agency: AgencyFace
    marks: tuple[tuple[OfYear, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one year with the standings of the agencies that have the year, by slug; agencies in the order of their names."""

    catalogue: OitCatalogue
    agencies: tuple[AgencyFace, ...]
    of: Frozen[str, tuple[ItemStanding, ...]]
    rows: tuple[Row, ...]
    """Every item in the order of the form."""

    @property
    def year_be(self) -> int:
        """Its year."""
        return self.catalogue.fiscal_year_be

    def of_topic(self, topic: str) -> OfYear:
        """The topic in this form."""
        return OfYear(self.year_be, tuple(CountedRow(row.item, row.counts) for row in self.rows if row.item.topic == topic))


@dataclass(frozen=True, slots=True)
class AgenciesOfYear:
    """The year of a comparison, and which agencies tell something of it."""

    year_be: int
    present: tuple[AgencyFace, ...]
    absent: tuple[AgencyFace, ...]


@view("comparison.html")
class ComparisonView(View):
    """Every item of a year's form; up to `few` agencies stand beside it in columns."""

    form: AgenciesOfYear
    years: tuple[int, ...]
    groups: tuple[ComparedGroup, ...]
    few: int
    none_confirmed: bool
    filtered: bool
    fictional: tuple[AgencyFace, ...]
    formless: tuple[int, ...]
    states: tuple[ItemState, ...]
    facets: tuple[Facet, ...]
    file: str


@view("comparison_topic.html")
class TopicView(View):
    """One topic: agencies in lines, years in columns."""

    of_years: tuple[OfYear, ...]
    asked: tuple[OfYear, ...]
    states: tuple[ItemState, ...]
    lines: tuple[Line, ...]
    facets: tuple[Facet, ...]
    part: Part
    address_of_part: AddressOfPart
    file: str


def pages(portal: Portal, standings: Iterable[Standing]) -> Iterator[Page]:
    """`/oit/`, `/oit/<year>/` and `/oit/topics/<topic>/` of a portal; one agency's own site has nobody to compare with."""
    agencies = tuple(face_of(one) for one in sorted(portal.agencies, key=lambda one: thai_sort_key(one.name_th)))
    by_year: dict[int, dict[str, tuple[ItemStanding, ...]]] = {year_be: {} for year_be in compared_years(portal)}
    for one in standings:
        by_year[one.year_be][one.agency] = one.items
    if portal.single or not by_year:
        return
    forms = [_form(portal.oit_catalogues[year_be], agencies, of) for year_be, of in by_year.items()]
    yield _of_year(portal, forms[0], forms, address.of_comparison())
    for form in forms:
        yield _of_year(portal, form, forms, address.of_comparison(form.year_be))
    for topic in dict.fromkeys(item.topic for form in forms for item in form.catalogue.items):
        yield from _of_topic(topic, forms, agencies)


def _form(catalogue: OitCatalogue, agencies: tuple[AgencyFace, ...], of: Mapping[str, tuple[ItemStanding, ...]]) -> Form:
    by_item = zip(*(of[one.slug] for one in agencies if one.slug in of), strict=True)
    rows = tuple(Row(face_of_item(item), standings) for item, standings in zip(catalogue.items, by_item, strict=True))
    return Form(catalogue, agencies, Frozen(of), rows)


def _of_year(portal: Portal, form: Form, forms: Sequence[Form], here: str) -> Page:
    newest = here == address.of_comparison()
    years = (ComparedYear(form.year_be, form.catalogue.items, form.of),)
    file = ComparisonFile(address.of_comparison(form.year_be), f"oit-{form.year_be}", form.agencies, years)
    title = "เทียบหน่วยงานทีละหัวข้อ OIT" + ("" if newest else f" ปีงบประมาณ {form.year_be}")
    when = "ในปีล่าสุด" if newest else f"ปีงบประมาณ พ.ศ. {form.year_be}"
    present = tuple(one for one in form.agencies if one.slug in form.of)
    return Page(
        address=here,
        title_th=title,
        tab_title_th=title,
        description_th=f"แต่ละหัวข้อที่ต้องเปิดเผย (OIT) {when} หน่วยงานใดเปิดเผยครบ ยังไม่ครบ หรือยังไม่ระบุ",
        view=ComparisonView(
            form=AgenciesOfYear(form.year_be, present, tuple(one for one in form.agencies if one.slug not in form.of)),
            years=tuple(one.year_be for one in forms),
            groups=tuple(
                ComparedGroup(section, tuple(row for row in form.rows if row.item.section == section.section))
                for section in form.catalogue.sections
            ),
            few=FEW,
            none_confirmed=not any(row.item.is_confirmed for row in form.rows),
            # A filter works on the page that it is on: one of several would show a part of the agencies only.
            filtered=len(portal.agencies) <= address.PAGE_SIZE,
            fictional=tuple(one for one in present if one.fictional),
            formless=tuple(years_without_form(portal)),
            states=tuple(ItemState),
            facets=_facets_of_year(form),
            file=file.address,
        ),
        section=Section.OIT,
        crumbs=(PORTAL_HOME,) if newest else (PORTAL_HOME, _START),
        # The newest year has an address of its own, which stays when it is the newest no more.
        found=Found(SearchKind.NONE) if newest else Found(SearchKind.OIT, form.year_be, unread=("list",)),
        files=() if newest else (file,),
    )


def _of_topic(topic: str, forms: Sequence[Form], agencies: tuple[AgencyFace, ...]) -> Iterator[Page]:
    of_years = tuple(form.of_topic(topic) for form in forms)
    asked = [(form, of_year) for form, of_year in zip(forms, of_years, strict=True) if of_year.rows]
    title = asked[0][1].rows[0].item.title_th
    facets = _facets_of_topic([of_year for _, of_year in asked], agencies)
    file = ComparisonFile(address.of_topic(topic), topic, agencies, tuple(_of_topic_in(form, topic) for form, _ in asked))
    for part, some in slices(agencies):
        yield Page(
            address=address.of_topic(topic, part.number),
            title_th=f"{title}: เทียบทุกหน่วยงาน",
            tab_title_th=f"{title}: เทียบทุกหน่วยงาน{part.nth_th}",
            description_th=f"{title}: หน่วยงานใดเปิดเผยครบ ยังไม่ครบ หรือยังไม่ระบุ ในแต่ละปีงบประมาณ{part.nth_th}",
            view=TopicView(
                of_years=of_years,
                asked=tuple(one for _, one in asked),
                states=tuple(ItemState),
                lines=tuple(Line(one, tuple((of_year, _marks(one, form, topic)) for form, of_year in asked)) for one in some),
                facets=facets,
                part=part,
                address_of_part=AddressOfPart(address.of_topic(topic)),
                file=file.address,
            ),
            section=Section.OIT,
            crumbs=(PORTAL_HOME, _START),
            found=Found(SearchKind.OIT, unread=("list",)),
            files=(file,) if part.number == 1 else (),
        )


def _of_topic_in(form: Form, topic: str) -> ComparedYear:
    """The items of a topic in one form, with how each agency stands in them."""
    places = [index for index, item in enumerate(form.catalogue.items) if item.topic == topic]
    standings = {slug: tuple(items[index] for index in places) for slug, items in form.of.items()}
    return ComparedYear(form.year_be, tuple(form.catalogue.items[index] for index in places), Frozen(standings))


_START = Link("เทียบหน่วยงาน (OIT)", address.of_comparison())


def _marks(agency: AgencyFace, form: Form, topic: str) -> tuple[Mark, ...]:
    """How an agency stands in a topic of one year; nothing where it tells nothing of that year."""
    return tuple(
        Mark(standing.state, item.code, address.of_oit_item(agency, form.year_be, item.code))
        for item, standing in zip(form.catalogue.items, form.of.get(agency.slug, ()), strict=False)
        if item.topic == topic
    )


def _facets_of_year(form: Form) -> tuple[Facet, ...]:
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


def _facets_of_topic(asked: Sequence[OfYear], agencies: Sequence[AgencyFace]) -> tuple[Facet, ...]:
    facets = []
    for one in asked:
        # The words that say what is shown name the values only: each says its year.
        states: Counter[tuple[str, str]] = Counter()
        for state, count in (counted for row in one.rows for counted in row.counts):
            states[str(state), f"ปี {one.year_be} {state.label}"] += count
        facets.append(Facet(f"verdict-{one.year_be}", f"ผลตรวจปี {one.year_be}", in_order(states, list(ItemState))))
    provinces = Counter(one.province_th for one in agencies)
    values = (FacetValue(one.replace(" ", "-"), one, provinces[one]) for one in sorted(provinces, key=thai_sort_key))
    return told([*facets, Facet("province", "จังหวัด", tuple(values))])

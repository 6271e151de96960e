"""Faces: of an agency, a year, a measure, … what pages of other things show of it.

A face has the attributes of the thing itself, only fewer: a template that was written for the one draws the other as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prongsai.frozen import NOTHING, Frozen
from prongsai.model.agency import Unit
from prongsai.model.assessment import Tool
from prongsai.model.channel import Channel, Purpose
from prongsai.model.e_service import EService
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure, Status
from prongsai.model.oit_catalogue import CatalogueItem, CatalogueSection, OitCatalogue
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState, ItemVerdict, YearVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFace:
    """An agency (`Agency`) as every one of its pages shows it; `units` are those that the page names, by id."""

    slug: str
    name_th: str
    short_name_th: str
    has_short_name: bool
    place_th: str
    district_th: str
    province_th: str
    fictional: bool
    emblem: str | None
    colour: str | None
    telephones: tuple[str, ...]
    email: str | None
    units: Frozen[str, Unit] = NOTHING

    def naming(self, agency: Agency, ids: Iterable[str | None]) -> AgencyFace:
        """The same with the units of these ids."""
        named = {one: agency.units[one] for one in ids if one}
        return replace(self, units=Frozen(named)) if named else self


def face_of(agency: Agency) -> AgencyFace:
    """The face of an agency."""
    return AgencyFace(
        slug=agency.slug,
        name_th=agency.name_th,
        short_name_th=agency.short_name_th,
        has_short_name=agency.has_short_name,
        place_th=agency.place_th,
        district_th=agency.district_th,
        province_th=agency.province_th,
        fictional=agency.fictional,
        emblem=agency.emblem,
        colour=agency.colour,
        # The foot of a page has room for one; the contact page has all.
        telephones=agency.telephones[:1],
        email=agency.email,
    )


@dataclass(frozen=True, slots=True)
class YearFace:
    """A fiscal year (`FiscalYear`) by its number, and the year whose result it answers."""

    year_be: int
    assessment_year_be: int


def face_of_year(year: FiscalYear) -> YearFace:
    """The face of a year."""
    return YearFace(year.year_be, year.assessment_year_be)


@dataclass(frozen=True, slots=True)
class MeasureFace:
    """A measure (`Measure`) as it stands in lists."""

    id: str
    title_th: str
    status: Status | None
    owners: tuple[str, ...] = ()
    indicator: str | None = None
    tool: Tool | None = None


def face_of_measure(measure: Measure) -> MeasureFace:
    """The face of a measure."""
    return MeasureFace(measure.id, measure.title_th, measure.status, measure.owners, measure.indicator, measure.tool)


@dataclass(frozen=True, slots=True)
class MeasureOfYear:
    """A measure of a certain year: one on the same weakness in another year, or one that names an OIT item."""

    year: YearFace
    measure: MeasureFace


@dataclass(frozen=True, slots=True)
class UnitFace:
    """A unit (`Unit`) by its name."""

    id: str
    name_th: str


def face_of_unit(unit: Unit) -> UnitFace:
    """The face of a unit."""
    return UnitFace(unit.id, unit.name_th)


@dataclass(frozen=True, slots=True)
class ChannelFace:
    """A channel (`Channel`) as other pages link to it."""

    id: str
    purpose: Purpose
    title_th: str


def face_of_channel(channel: Channel) -> ChannelFace:
    """The face of a channel."""
    return ChannelFace(channel.id, channel.purpose, channel.title_th)


@dataclass(frozen=True, slots=True)
class EServiceFace:
    """An E-Service (`EService`) as other pages link to it."""

    id: str
    title_th: str


def face_of_e_service(service: EService) -> EServiceFace:
    """The face of an E-Service."""
    return EServiceFace(service.id, service.title_th)


@dataclass(frozen=True, slots=True)
class ItemFace:
    """An item of a form (`CatalogueItem`) by its code."""

    code: str
    title_th: str
    topic: str
    section: str
    is_confirmed: bool


def face_of_item(item: CatalogueItem) -> ItemFace:
    """The face of an item."""
    return ItemFace(item.code, item.title_th, item.topic, item.section, item.is_confirmed)


@dataclass(frozen=True, slots=True)
class FormFace:
    """The form of a year (`OitCatalogue`) without what its items ask for."""

    fiscal_year_be: int
    sections: tuple[CatalogueSection, ...]
    items: tuple[ItemFace, ...]

    def in_section(self, section: str) -> tuple[ItemFace, ...]:
        """The items of the section `9.1`, in the order of the form."""
        return tuple(item for item in self.items if item.section == section)


def face_of_form(form: OitCatalogue) -> FormFace:
    """The face of a form."""
    return FormFace(form.fiscal_year_be, form.sections, tuple(map(face_of_item, form.items)))


@dataclass(frozen=True, slots=True)
class VerdictFace:
    """The verdict on an item (`ItemVerdict`) by its state; `missing_th` are the words of the elements that it lacks of those `needed`."""

    item: ItemFace
    state: ItemState
    needed: int
    missing_th: tuple[str, ...]
    reason_th: str
    year_be: int


def face_of_verdict(verdict: ItemVerdict, year_be: int) -> VerdictFace:
    """The face of a verdict on a year."""
    missing = verdict.missing_th if verdict.state is ItemState.INCOMPLETE else ()
    return VerdictFace(face_of_item(verdict.item), verdict.state, verdict.needed, missing, verdict.reason_th, year_be)


@dataclass(frozen=True, slots=True)
class VerdictOfYear:
    """The verdict on a topic in one year."""

    year_be: int
    verdict: VerdictFace


@dataclass(frozen=True, slots=True)
class Tally:
    """The verdicts on a year (`YearVerdict`) counted: how many of all items are in which state."""

    year_be: int
    total: int
    counts: Frozen[ItemState, int]
    source_th: str | None


def tally_of(verdict: YearVerdict) -> Tally:
    """The verdicts on a year, counted; a state that no item is in counts 0."""
    counts = verdict.counts
    return Tally(verdict.year_be, verdict.total, Frozen({state: counts[state] for state in ItemState}), verdict.source_th)

"""What an agency's own templates see: the whole agency, year, measure where ours see a face of it.

Templates were given whole records before views were values. Those of agencies go on working: a face has the names of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from prongsai.address import PAGE_SIZE
from prongsai.model.channel import Purpose
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency, Portal
from prongsai.pages.comparison_pages import AgenciesOfYear
from prongsai.pages.faces import AgencyFace, FormFace, MeasureFace, Tally, VerdictFace, YearFace
from prongsai.pages.page import Page
from prongsai.pages.planning import Planning, planning_of
from prongsai.pages.portal_pages import AgencyWithChannels, AgencyWithServices
from prongsai.pages.search_pages import Board
from prongsai.thai.sorting import thai_sort_key


def has_templates(folders: Iterable[Path]) -> bool:
    """Whether an agency has templates of its own."""
    return any(path.is_file() for folder in folders for path in folder.rglob("*.html"))


GIVEN_UP: dict[str, tuple[str, ...]] = {
    "agency_home.html": ("general", "corruption"),
    "channels.html": ("corruption",),
    "procurement.html": ("jobs",),
    "year.html": ("oit_stand_in", "last_result"),
    "search.html": ("portal",),
    "not_found.html": ("portal",),
}
"""Names that a template had up to version 0.1 and that its view has no more: an agency's own template still has them in 0.2."""


@dataclass(frozen=True, slots=True)
class _Around:
    """Whose page it is, and of which year."""

    planning: Planning | None
    year: FiscalYear | None


class Wholes:
    """Turns faces into what they are faces of."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._agencies = {agency.slug: agency for agency in portal.agencies}
        # Pages come agency by agency.
        self._planning = lru_cache(maxsize=2)(lambda slug: planning_of(self._agencies[slug], portal.oit_catalogues))

    def agency(self, face: AgencyFace | None) -> Agency | None:
        """The whole agency."""
        return self._agencies[face.slug] if face else None

    def page(self, page: Page) -> Any:
        """The page with the whole agency that it belongs to."""
        return replace(page, agency=self.agency(page.agency))  # type: ignore[arg-type]  # has all that a face has

    def names(self, page: Page, names: Mapping[str, Any]) -> dict[str, Any]:
        """What a template of `page` sees, whole, and what it saw under names that views have given up."""
        planning = self._planning(page.agency.slug) if page.agency else None
        named = names.get("year")
        year = _year_of(planning, named.year_be) if isinstance(named, YearFace) else None
        around = _Around(planning, year)
        whole = {name: self._whole(value, around) for name, value in names.items()}
        if isinstance(names.get("form"), AgenciesOfYear):
            whole["form"] = self._compared(whole)
        if "part" in whole:
            whole["part"] = _with_entries(whole, around)
        return {**self._given_up(page.template, around), **whole}

    def _whole(self, value: Any, around: _Around) -> Any:
        if isinstance(value, AgencyFace | AgencyWithChannels | AgencyWithServices):
            return self._agencies[value.slug]
        if isinstance(value, YearFace):
            return _year_of(around.planning, value.year_be) or value
        if isinstance(value, MeasureFace):
            return next((one for one in around.year.measures if one.id == value.id), value) if around.year else value
        if isinstance(value, FormFace):
            return self._portal.oit_catalogues[value.fiscal_year_be]
        if isinstance(value, Tally):
            return around.planning.verdicts.get(value.year_be, value) if around.planning else value
        if isinstance(value, VerdictFace):
            return _verdict_of(value, around) or value
        if isinstance(value, Board):
            # A list that does not stand on the page was counted by its entries.
            return SimpleNamespace(kind=value.kind, count=value.count, letters=value.letters, entries=value.entries or range(value.count))
        if value.__class__ is tuple:
            around = _of_named_year(value, around)
            return tuple([self._whole(one, around) for one in value])
        if is_dataclass(value) and type(value).__module__.startswith("prongsai.pages"):
            return self._with_wholes(value, around)
        return value

    def _with_wholes(self, value: Any, around: _Around) -> Any:
        """A value of a page module with its faces made whole; what it says of another year is of that year."""
        around = _of_named_year([getattr(value, one.name) for one in fields(value)], around, getattr(value, "year_be", None))
        changed = {}
        for one in fields(value):
            before = getattr(value, one.name)
            after = self._whole(before, around)
            if after is not before:
                changed[one.name] = after
        return replace(value, **changed) if changed else value

    def _compared(self, names: Mapping[str, Any]) -> Any:
        """The form of a year with all its rows, and the agencies that are compared by it."""
        form = names["form"]
        return SimpleNamespace(
            year_be=form.year_be,
            present=form.present,
            absent=form.absent,
            agencies=tuple(sorted(self._portal.agencies, key=lambda one: thai_sort_key(one.name_th))),
            catalogue=self._portal.oit_catalogues[form.year_be],
            rows=tuple(row for group in names["groups"] for row in group.rows),
        )

    def _given_up(self, template: str, around: _Around) -> dict[str, Any]:
        """Names that the template had before and its view has no more."""
        agency, year = around.planning.agency if around.planning else None, around.year
        known: dict[str, Any] = {"portal": self._portal}
        if agency:
            known["corruption"] = agency.channels_for(Purpose.CORRUPTION)
            known["general"] = agency.channels_for(Purpose.COMPLAINT, Purpose.QUESTION, Purpose.OPINION)
        if agency and year:
            known["jobs"] = tuple(job for job in year.procurement if not job.none)
            known["oit_stand_in"] = self._portal.oit_catalogues.stand_in(year.year_be)
            known["last_result"] = next((one for one in agency.years if one.assessment and one.year_be < year.year_be), None)
        return {name: known[name] for name in GIVEN_UP.get(template, ()) if name in known}


def _with_entries(names: Mapping[str, Any], around: _Around) -> Any:
    """A part of a list with its entries, which templates can count."""
    part = names["part"]
    entries: Sequence[Any] = ()
    if "lines" in names:
        entries = [line.agency for line in names["lines"]]
    elif "provinces" in names:
        entries = [agency for _, agencies in names["provinces"] for agency in agencies]
    elif "agencies" in names:
        entries = names["agencies"]
    elif "shelf" in names:
        entries = [entry for group in names["groups"] for entry in group.entries]
    elif around.year:
        news = sorted(around.year.news, key=lambda one: one.published_on, reverse=True)
        entries = (news if "table" in names else around.year.measures)[part.start : part.start + PAGE_SIZE]
    return SimpleNamespace(number=part.number, count=part.count, start=part.start, nth_th=part.nth_th, entries=tuple(entries))


def _of_named_year(values: Iterable[Any], around: _Around, year_be: Any = None) -> _Around:
    """What says of which year it is, is of that year."""
    named = next((one.year_be for one in values if isinstance(one, YearFace)), year_be)
    other = _year_of(around.planning, named) if isinstance(named, int) else None
    return _Around(around.planning, other) if other else around


def _year_of(planning: Planning | None, year_be: int) -> FiscalYear | None:
    return next((one for one in planning.agency.years if one.year_be == year_be), None) if planning else None


def _verdict_of(face: VerdictFace, around: _Around) -> Any:
    verdict = around.planning.verdicts.get(face.year_be) if around.planning else None
    return next((one for one in verdict.items if one.item.code == face.item.code), None) if verdict else None

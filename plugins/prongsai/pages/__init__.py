"""Which pages exist, at which address, showing what: every page is planned once, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from prongsai.kinds import Place, all_kinds, lying
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency, Portal
from prongsai.oit.standing import Standing, standing
from prongsai.pages import comparison_pages, portal_pages, search_pages
from prongsai.pages.page import Page
from prongsai.pages.planning import planning_of
from prongsai.pages.search_pages import Listing
from prongsai.pages.view import VIEWS, View

__all__ = ["OfAgency", "Page", "Plan", "pages_of", "plan_agency", "views"]


@dataclass(frozen=True, slots=True)
class OfAgency:
    """What is planned of one agency: its pages, and how it stands in the comparison with others."""

    pages: tuple[Page, ...]
    standings: tuple[Standing, ...]


def plan_agency(agency: Agency, forms: OitForms) -> OfAgency:
    """The pages of one agency, kind by kind in the order of the table, judged by the forms of its portal."""
    planning = planning_of(agency, forms)
    of_agency, of_year = _planners(Place.AGENCY, "of_agency"), _planners(Place.YEAR, "of_year")
    pages = [page for planned in of_agency for page in planned(planning)]
    pages += [page for year in agency.years for planned in of_year for page in planned(planning, year)]
    return OfAgency(tuple(pages), tuple(standing(agency, verdict) for verdict in planning.verdicts.values()))


def _planners(place: Place, name: str) -> list[Callable[..., Iterator[Page]]]:
    return [getattr(_module(kind.pages), name) for kind in lying(place) if kind.pages]


def _module(name: str) -> ModuleType:
    """The page module of a row; one from outside the package by its whole name."""
    return import_module(name if "." in name else f"prongsai.pages.{name}")


def views() -> dict[str, type[View]]:
    """The view of every page template, whichever module makes it."""
    for kind in all_kinds():
        if kind.pages:
            _module(kind.pages)
    return VIEWS


class Plan:
    """The pages of a portal, planned agency by agency when they are first asked for, and once.

    A process that was forked after an agency was planned finds its pages there.
    """

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._planned: dict[int, OfAgency] = {}

    def of_agency(self, index: int) -> OfAgency:
        """What is planned of the agency at `index`."""
        if index not in self._planned:
            self._planned[index] = plan_agency(self.portal.agencies[index], self.portal.oit_catalogues)
        return self._planned[index]

    def forget(self, index: int) -> None:
        """Let go of an agency whose pages are written."""
        self._planned.pop(index, None)

    def of_portal(self) -> Iterator[Page]:
        """The portal's own pages; none on a site of one agency."""
        if not self.portal.single:
            yield from portal_pages.pages(self.portal)

    def of_records(self) -> Iterator[Page]:
        """The portal's own pages, then those of every agency."""
        yield from self.of_portal()
        for index in range(len(self.portal.agencies)):
            yield from self.of_agency(index).pages

    def comparison(self, standings: Iterable[Standing]) -> Iterator[Page]:
        """The comparison of the agencies, which needs how all of them stand."""
        return comparison_pages.pages(self.portal, standings)

    def search(self, listings: Iterable[Listing]) -> Iterator[Page]:
        """The search page and the index by kind, which need every other page."""
        return search_pages.pages(self.portal, listings)

    def pages(self, by_hand: Iterable[Listing] = ()) -> Iterator[Page]:
        """Every page of the site; hand-written pages stand in the index as well."""
        listings = list(by_hand)
        standings: list[Standing] = []
        for page in self.of_records():
            listings += search_pages.listings_of(page)
            yield page
        for index in range(len(self.portal.agencies)):
            standings += self.of_agency(index).standings
        for page in self.comparison(standings):
            listings += search_pages.listings_of(page)
            yield page
        yield from self.search(listings)


def pages_of(portal: Portal, by_hand: Iterable[Listing] = ()) -> Iterator[Page]:
    """Every page of a portal."""
    return Plan(portal).pages(by_hand)

"""Which pages exist, at which address, showing which object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency, Portal
from prongsai.pages import (
    agency_pages,
    channel_pages,
    comparison_pages,
    contact_pages,
    document_pages,
    e_service_pages,
    measure_pages,
    named_items,
    news_pages,
    no_gift_pages,
    oit_pages,
    organisation_pages,
    participation_pages,
    portal_pages,
    procurement_pages,
    search_pages,
    service_manual_pages,
    statistics_pages,
    year_pages,
)
from prongsai.pages.page import Page
from prongsai.pages.search_pages import Listing

__all__ = ["Page", "pages_of", "pages_of_agency"]


def pages_of(portal: Portal, by_hand: Iterable[Listing] = ()) -> Iterator[Page]:
    """Every page of the site, agency by agency; a page is planned here and rendered by whoever writes it.

    Then come the pages that need something of all others: the comparison of agencies, and last the search page
    with the index, in which hand-written pages stand as well.
    """
    entries, standings = list(by_hand), []
    for page in _pages_of_records(portal):
        if entry := search_pages.listing_of(page):
            entries.append(entry)
        if standing := comparison_pages.standing_of(page):
            standings.append(standing)
        yield page
    for page in comparison_pages.pages(portal, standings):
        if entry := search_pages.listing_of(page):
            entries.append(entry)
        yield page
    yield from search_pages.pages(portal, entries)


def _pages_of_records(portal: Portal) -> Iterator[Page]:
    if not portal.single:
        yield from portal_pages.pages(portal)
    for agency in portal.agencies:
        yield from pages_of_agency(agency, portal.oit_catalogues)


def pages_of_agency(agency: Agency, catalogues: OitForms) -> Iterator[Page]:
    """Every page of one agency, judged by the forms of its portal."""
    yield agency_pages.home(agency)
    yield from channel_pages.pages(agency)
    yield from e_service_pages.pages(agency)
    yield from service_manual_pages.pages(agency)
    yield from organisation_pages.pages(agency)
    yield contact_pages.contact(agency)
    yield from document_pages.pages(agency, catalogues)
    weaknesses = measure_pages.by_weakness(agency)
    namings = named_items.by_item(agency, catalogues)
    verdicts = oit_pages.verdicts(agency, catalogues)
    for year in agency.years:
        yield year_pages.year_at_a_glance(agency, year, catalogues, verdicts.get(year.year_be))
        yield from measure_pages.lists(agency, year, catalogues)
        yield from measure_pages.measures(agency, year, weaknesses, catalogues)
        yield from document_pages.pages(agency, catalogues, year)
        yield from statistics_pages.pages(agency, year)
        yield from procurement_pages.pages(agency, year, catalogues)
        for planned in (news_pages, participation_pages, no_gift_pages):
            yield from planned.pages(agency, year)
        yield from oit_pages.pages(agency, year, verdicts, catalogues, namings)

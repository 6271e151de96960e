"""Which pages exist, at which address, showing which object."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.model.portal import Agency, Portal
from prongsai.pages import agency_pages, channel_pages, contact_pages, e_service_pages, measure_pages, portal_pages, year_pages
from prongsai.pages.page import Page

__all__ = ["Page", "pages_of", "pages_of_agency"]


def pages_of(portal: Portal) -> Iterator[Page]:
    """Every page of the site, agency by agency; a page is planned here and rendered by whoever writes it."""
    if not portal.single:
        yield from portal_pages.pages(portal)
    for agency in portal.agencies:
        yield from pages_of_agency(agency)


def pages_of_agency(agency: Agency) -> Iterator[Page]:
    """Every page of one agency."""
    yield agency_pages.home(agency)
    yield from channel_pages.pages(agency)
    yield from e_service_pages.pages(agency)
    yield contact_pages.contact(agency)
    weaknesses = measure_pages.by_weakness(agency)
    for year in agency.years:
        yield year_pages.year_at_a_glance(agency, year)
        yield from measure_pages.lists(agency, year)
        yield from measure_pages.measures(agency, year, weaknesses)

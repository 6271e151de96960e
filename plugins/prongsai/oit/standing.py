"""A verdict reduced to what comparing agencies needs: little enough to be kept of every agency while its pages pass by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from prongsai.catalogue.oit import years
from prongsai.model.portal import Agency, Portal
from prongsai.oit.verdict import ItemState, YearVerdict


class ItemStanding(NamedTuple):
    """How one item stands; `missing` are the ids of the elements that an incomplete one lacks."""

    state: ItemState
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the items of one agency's year stand, in the order of that year's form; `agency` is its slug."""

    agency: str
    year_be: int
    items: tuple[ItemStanding, ...]


def standing(agency: Agency, verdict: YearVerdict) -> Standing:
    """What is kept of a verdict."""
    items = (
        ItemStanding(one.state, tuple(of.element.id for of in one.missing) if one.state is ItemState.INCOMPLETE else ())
        for one in verdict.items
    )
    return Standing(agency.slug, verdict.year_be, tuple(items))


def compared_years(portal: Portal) -> list[int]:
    """The years in which a portal's agencies can be compared, newest first: at least one has the year, and its form is known."""
    of_agencies = {year.year_be for agency in portal.agencies for year in agency.years}
    return sorted(of_agencies.intersection(years()), reverse=True)

"""A verdict reduced to what comparing agencies needs: little enough to be kept of every agency while its pages pass by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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
    return [year_be for year_be in _years(portal) if year_be in portal.oit_catalogues]


def years_without_form(portal: Portal) -> list[int]:
    """The years of which agencies told something, but whose form is not known, newest first."""
    return [year_be for year_be in _years(portal) if year_be not in portal.oit_catalogues]


def _years(portal: Portal) -> list[int]:
    return sorted({year.year_be for agency in portal.agencies for year in agency.years}, reverse=True)

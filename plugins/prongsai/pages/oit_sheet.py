"""What is told of an OIT item wherever it is shown in full: on its own page and in the evidence pack of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from prongsai import address
from prongsai.kinds import Place, lying
from prongsai.model.agency import Unit
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.oit.periods import asked_th
from prongsai.oit.verdict import ItemVerdict
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Link


@dataclass(frozen=True, slots=True, eq=False)
class ItemSheet:
    """One item with all that is told of it; equal to itself only, so that what is drawn of it once can be kept by it.

    `asked_of` is the time asked of elements whose time is not that of the item, by their ids; `source_th` where an item that the
    site words itself comes from.
    """

    address: str
    verdict: ItemVerdict
    unit: Unit | None
    asked_th: str
    asked_of: dict[str, str]
    way_th: str
    source_th: str | None = None


def sheet_of(agency: Agency, year: FiscalYear, verdict: ItemVerdict, newest_be: int, source_th: str | None = None) -> ItemSheet:
    """The sheet of one item of a year; `newest_be` is the newest year of which the items are known, `source_th` the year's own source."""
    item, answer = verdict.item, verdict.answer
    return ItemSheet(
        address=address.of_oit_item(agency, year.year_be, item.code),
        verdict=verdict,
        unit=agency.units.get(answer.unit) if answer and answer.unit else None,
        asked_th=asked_th(item.period, year.year_be),
        asked_of={one.element.id: asked_th(one.period, year.year_be) for one in verdict.elements if one.period is not item.period},
        way_th=way_th(agency, year, newest_be),
        source_th=source_th if item.is_own else None,
    )


def way_th(agency: Agency, year: FiscalYear, newest_be: int) -> str:
    """The way from the site's first page to the checklist of a year, as one clicks: the menu's "OIT" opens the newest year."""
    links = [*crumbs_below(agency), Link("OIT", ""), *([Link(str(year.year_be), "")] if year.year_be != newest_be else [])]
    return " › ".join(link.title_th for link in links)


def changed_on(agency: Agency, year: FiscalYear) -> date | None:
    """The newest day on which what the items of a year rest on was changed; None where nothing tells a day.

    The day of an announcement or an event is none: its record may be older or younger.
    """
    held = [(kind, kind.of(agency)) for kind in lying(Place.AGENCY)] + [(kind, kind.of(year)) for kind in lying(Place.YEAR)]
    days = (getattr(one, kind.updated) for kind, records in held if kind.updated for one in records)
    return max((day for day in days if day), default=None)


def anchored(elements: str, code: str) -> Markup:
    """The elements of an item with anchors that are its own where those of other items stand beside it: `o13-chart` for `e-chart`.

    Text holds no quotation mark that is not escaped, so nothing but anchors is met.
    """
    return Markup(str.replace(elements, ' id="e-', f' id="{code.lower()}-'))  # noqa: S704  # markup already

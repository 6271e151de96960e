"""What is told of an OIT item wherever it is shown in full: on its own page and in the evidence pack of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai import address
from prongsai.frozen import NOTHING, Frozen
from prongsai.kinds import Place, lying
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.oit.periods import asked_th
from prongsai.oit.verdict import ItemVerdict
from prongsai.pages.faces import UnitFace, face_of_unit
from prongsai.pages.page import Link
from prongsai.pages.planning import Planning


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """One item with all that is told of it.

    `asked_of` is the time asked of elements whose time is not that of the item, by their ids; `source_th` where an item that the
    site words itself comes from.
    """

    address: str
    verdict: ItemVerdict
    unit: UnitFace | None
    asked_th: str
    asked_of: Frozen[str, str]
    way_th: str
    source_th: str | None = None


def sheet_of(planning: Planning, year: FiscalYear, verdict: ItemVerdict, way: str) -> ItemSheet:
    """The sheet of one item of a year; `way` is the one to the year's checklist."""
    item, answer, agency = verdict.item, verdict.answer, planning.agency
    unit = agency.units.get(answer.unit) if answer and answer.unit else None
    others = {one.element.id: asked_th(one.period, year.year_be) for one in verdict.elements if one.period is not item.period}
    return ItemSheet(
        address=address.of_oit_item(agency, year.year_be, item.code),
        verdict=verdict,
        unit=face_of_unit(unit) if unit else None,
        asked_th=asked_th(item.period, year.year_be),
        asked_of=Frozen(others) if others else NOTHING,
        way_th=way,
        source_th=planning.verdicts[year.year_be].source_th if item.is_own else None,
    )


def way_th(planning: Planning, year: FiscalYear) -> str:
    """The way from the site's first page to the checklist of a year, as one clicks: the menu's "OIT" opens the newest year."""
    newest_be = max(planning.verdicts)
    links = [*planning.crumbs_below(), Link("OIT", ""), *([Link(str(year.year_be), "")] if year.year_be != newest_be else [])]
    return " › ".join(link.title_th for link in links)


def changed_on(agency: Agency, year: FiscalYear) -> date | None:
    """The newest day on which what the items of a year rest on was changed; None where nothing tells a day.

    The day of an announcement or an event is none: its record may be older or younger.
    """
    held = [(kind, kind.of(agency)) for kind in lying(Place.AGENCY)] + [(kind, kind.of(year)) for kind in lying(Place.YEAR)]
    days = (getattr(one, kind.updated) for kind, records in held if kind.updated for one in records)
    return max((day for day in days if day), default=None)

"""OIT items that measures name: the page to which a code leads, and the measures that lead to an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.pages.faces import MeasureOfYear, face_of_measure, face_of_year


@dataclass(frozen=True, slots=True)
class NamedItem:
    """A code as a measure names it, with the title that it has in the form of `year_be`; both empty where no form has it.

    `address` is empty where the agency has no page of that year.
    """

    code: str
    title_th: str = ""
    year_be: int | None = None
    address: str = ""


Namings: TypeAlias = Mapping[tuple[int, str], list[MeasureOfYear]]
"""By year of the form and code."""


def named_item(agency: Agency, year: FiscalYear, code: str, catalogues: OitForms) -> NamedItem:
    """What a measure of `year` means by `code`: the item of its own year, else of the year whose result it answers."""
    for year_be in (year.year_be, year.assessment_year_be):
        form = catalogues.get(year_be)
        if form and (item := form.item(code)):
            has_page = any(one.year_be == year_be for one in agency.years)
            return NamedItem(code, item.title_th, year_be, address.of_oit_item(agency, year_be, code) if has_page else "")
    return NamedItem(code)


def by_item(agency: Agency, catalogues: OitForms) -> Namings:
    """The measures of an agency under the items that they name, the newest year first."""
    found: dict[tuple[int, str], list[MeasureOfYear]] = {}
    for year in agency.years:
        for measure in year.measures:
            for code in dict.fromkeys(measure.oit_items):
                if year_be := named_item(agency, year, code, catalogues).year_be:
                    found.setdefault((year_be, code), []).append(MeasureOfYear(face_of_year(year), face_of_measure(measure)))
    return found

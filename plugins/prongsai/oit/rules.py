"""Where an agency's records show an element: one function a rule, each telling the places, or none.

The functions stand in `of_agency` and `of_year`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import Rule
from prongsai.model.portal import Agency
from prongsai.thai.calendar import Period


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is to be seen: an address of the site, or (`outside`) of the web."""

    title_th: str
    address: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at; `period` is the time that the element asks for, None where any will do."""

    agency: Agency
    year: FiscalYear
    period: Period | None

    def other_year(self, year_be: int) -> FiscalYear | None:
        """Another year of the same agency."""
        return next((one for one in self.agency.years if one.year_be == year_be), None)


Shows = Callable[[Subject], Iterator[Place]]
SHOWS: dict[Rule, Shows] = {}


def shows(rule: Rule) -> Callable[[Shows], Shows]:
    """Registers the function below as the one that looks for `rule`."""

    def register(function: Shows) -> Shows:
        SHOWS[rule] = function
        return function

    return register


def places(rule: Rule, subject: Subject) -> tuple[Place, ...]:
    """Where the records show what `rule` looks for, each place once."""
    return tuple(dict.fromkeys(SHOWS[rule](subject)))

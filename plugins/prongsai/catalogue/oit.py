"""The OIT items of each fiscal year: those shipped are the files `oit_<year>.yml` beside this module, over which a site lays its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from prongsai.catalogue import main_indicators, read
from prongsai.model.oit_catalogue import OitCatalogue
from prongsai.model.oit_forms import Indicator, OitForms

_FILE = re.compile(r"oit_(\d{4})\.yml")
_ADAPTER = TypeAdapter(OitCatalogue)


@cache
def years() -> tuple[int, ...]:
    """The fiscal years (พ.ศ.) whose items are shipped, the newest last."""
    names = (_FILE.fullmatch(path.name) for path in files("prongsai.catalogue").iterdir())
    return tuple(sorted(int(name[1]) for name in names if name))


@cache
def oit_catalogue(year_be: int) -> OitCatalogue | None:
    """The shipped form of `year_be`, None where there is none."""
    if year_be not in years():
        return None
    catalogue: OitCatalogue = _ADAPTER.validate_python(read(f"oit_{year_be}.yml"))
    assert catalogue.fiscal_year_be == year_be, f"oit_{year_be}.yml says that it is of {catalogue.fiscal_year_be}"
    return catalogue


class Catalogues(OitForms):
    """The forms by which a site is judged, by fiscal year, the newest last: its `own`, else those shipped.

    A shipped form is read when it is first asked for, so that a site pays for the years it has.
    """

    def __init__(self, own: Mapping[int, OitCatalogue] | None = None) -> None:
        self._own = dict(own or {})
        self._years = tuple(sorted({*years(), *self._own}))
        self._indicators: dict[int, dict[str, Indicator]] = {}

    def __getitem__(self, year_be: int) -> OitCatalogue:
        found = self._own.get(year_be) or oit_catalogue(year_be)
        if found is None:
            raise KeyError(year_be)
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._years)

    def __len__(self) -> int:
        return len(self._years)

    @property
    def newest(self) -> OitCatalogue:
        """The form of the newest year that is known."""
        return self[self._years[-1]]

    def stand_in(self, year_be: int) -> OitCatalogue | None:
        """The form by which to prepare for a year to come, whose own is not known yet."""
        return self.newest if year_be > self._years[-1] else None

    def indicators(self, year_be: int) -> dict[str, Indicator]:
        """All indicators of a year, and the sub-indicators that are the sections of its form, in the official order.

        A year without a form has the sub-indicators of the nearest year that has one.
        """
        if year_be not in self._indicators:
            form = self[min(self._years, key=lambda one: abs(one - year_be))]
            self._indicators[year_be] = dict(_with_sections(main_indicators(year_be), form))
        return self._indicators[year_be]


def _with_sections(main: dict[str, Indicator], form: OitCatalogue) -> Iterator[tuple[str, Indicator]]:
    for number, indicator in main.items():
        yield number, indicator
        for one in form.sections:
            if one.section.partition(".")[0] == number:
                yield one.section, Indicator(one.section, indicator.tool, one.name_th)


SHIPPED = Catalogues()
"""What serves a site without a form of its own."""

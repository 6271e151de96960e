"""The OIT items of each fiscal year: a year is the file `oit_<year>.yml` beside this module."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from prongsai.catalogue import read
from prongsai.model.oit_catalogue import OitCatalogue

_FILE = re.compile(r"oit_(\d{4})\.yml")
_ADAPTER = TypeAdapter(OitCatalogue)


@cache
def years() -> tuple[int, ...]:
    """The fiscal years (พ.ศ.) whose items are known, the newest last."""
    names = (_FILE.fullmatch(path.name) for path in files("prongsai.catalogue").iterdir())
    return tuple(sorted(int(name[1]) for name in names if name))


@cache
def oit_catalogue(year_be: int) -> OitCatalogue | None:
    """The form of `year_be`, None where it is not known."""
    if year_be not in years():
        return None
    catalogue = _ADAPTER.validate_python(read(f"oit_{year_be}.yml"))
    assert catalogue.fiscal_year_be == year_be, f"oit_{year_be}.yml says that it is of {catalogue.fiscal_year_be}"
    return catalogue

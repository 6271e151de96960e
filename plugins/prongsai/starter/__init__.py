"""A new agency's first files, for `prongsai new`: the templates beside this module, filled with its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from string import Template

import yaml

from prongsai.model.agency import AgencyKind
from prongsai.schema.editor import editor_files
from prongsai.thai import calendar
from prongsai.thai.text import compact, normalise

_ABBREVIATIONS = {
    AgencyKind.SUBDISTRICT_ADMINISTRATION: "อบต.",
    AgencyKind.SUBDISTRICT_MUNICIPALITY: "ทต.",
    AgencyKind.TOWN_MUNICIPALITY: "ทม.",
    AgencyKind.CITY_MUNICIPALITY: "ทน.",
    AgencyKind.PROVINCIAL_ADMINISTRATION: "อบจ.",
}

_TEMPLATES = Path(__file__).parent

# Git and the wheel builder would obey a `.gitignore` or `.gitattributes` that lies among the templates.
_PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "README.md": "README.md",
    "content/agency.yml": "content/agency.yml",
    "content/channels.yml": "content/channels.yml",
    "content/e-services.yml": "content/e-services.yml",
    "content/structure.yml": "content/structure.yml",
    "content/executives.yml": "content/executives.yml",
    "content/service-manuals.yml": "content/service-manuals.yml",
    "content/search.yml": "content/search.yml",
    "content/year/year.yml": "content/{year_be}/year.yml",
    "content/year/measures.yml": "content/{year_be}/measures.yml",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known of an agency before its first page."""

    kind: AgencyKind
    name_th: str
    short_name_th: str
    district_th: str
    province_th: str


def kind_of(name: str) -> AgencyKind | None:
    """The kind that a name begins with, in full (องค์การบริหารส่วนตำบล) or short (อบต.); None where it tells none."""
    name = compact(normalise(name))
    return next((kind for kind, short in _ABBREVIATIONS.items() if name.startswith((kind.label, short))), None)


def facts_of(kind: AgencyKind, name: str, district: str, province: str) -> Facts:
    """The facts as they are kept: the full and the short name, places without `อำเภอ` and `จังหวัด`."""
    name = compact(normalise(name))
    short = _ABBREVIATIONS.get(kind, "")
    place = name.removeprefix(kind.label).removeprefix(short).strip() if kind_of(name) is kind else ""
    return Facts(
        kind=kind,
        name_th=f"{kind.label}{place}" if place else name,
        short_name_th=f"{short}{place}" if place else name,
        district_th=_without(district, "อำเภอ", "อ."),
        province_th=_without(province, "จังหวัด", "จ."),
    )


def _without(text: str, *prefixes: str) -> str:
    text = compact(normalise(text))
    for prefix in prefixes:
        text = text.removeprefix(prefix).strip()
    return text


def starter_files(facts: Facts, today: date) -> dict[PurePosixPath, str]:
    """Each file of the new site, by its path below the site's folder, for the fiscal year that `today` is in."""
    year_be = calendar.fiscal_year_of(today)
    years = {"year_be": year_be, "previous_year_be": year_be - 1, "next_year_be": year_be + 1}
    names = {name: str(getattr(facts, name)) for name in Facts.__dataclass_fields__}
    files = {}
    for template, place in _PLACES.items():
        text = (_TEMPLATES / template).read_text("utf-8")
        values = {name: _yaml(value) for name, value in names.items()} if template.endswith(".yml") else names
        files[PurePosixPath(place.format(year_be=year_be))] = Template(text).substitute(values, **years)
    return files | editor_files()


def _yaml(text: str) -> str:
    """`text` as a YAML value on one line, quoted only where it must be."""
    return yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("...\n").strip()

"""What planning the pages of an agency needs to know of it as a whole: worked out once, before its first page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.oit.verdict import YearVerdict, judge
from prongsai.pages.faces import AgencyFace, VerdictFace, VerdictOfYear, face_of, face_of_verdict
from prongsai.pages.named_items import Namings, by_item
from prongsai.pages.page import Link
from prongsai.pages.weaknesses import Weaknesses, by_weakness

PORTAL_HOME = Link("หน้าแรกของเว็บไซต์", "")


@dataclass(frozen=True, slots=True)
class Planning:
    """An agency, its face, the forms by which it is judged, and what its years say of each other."""

    agency: Agency
    face: AgencyFace
    forms: OitForms
    verdicts: Mapping[int, YearVerdict]
    """Of every year whose items are known, newest first."""
    verdict_faces: Mapping[int, Mapping[str, VerdictFace]]
    """The same by the codes of their items."""
    topics: Mapping[str, Sequence[VerdictOfYear]]
    """The same by topic."""
    weaknesses: Weaknesses
    namings: Namings

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way to the agency's home: the portal first, where there is one."""
        return (PORTAL_HOME,) if self.agency.slug else ()

    def crumbs_below(self, *links: Link) -> tuple[Link, ...]:
        """The way to a page below the agency's home."""
        return crumbs_below(self.face, *links)

    def crumbs_below_year(self, year: FiscalYear, *links: Link) -> tuple[Link, ...]:
        """The way to a page below a year."""
        return self.crumbs_below(self.year_link(year), *links)

    def year_link(self, year: FiscalYear) -> Link:
        """The link to a year at a glance."""
        return Link(f"ปีงบประมาณ {year.year_be}", address.of_year(self.face, year.year_be))


def crumbs_below(agency: AgencyFace, *links: Link) -> tuple[Link, ...]:
    """The way to a page below an agency's home."""
    home = Link(agency.short_name_th if agency.slug else "หน้าแรก", address.of_agency(agency))
    return (*((PORTAL_HOME,) if agency.slug else ()), home, *links)


def planning_of(agency: Agency, forms: OitForms) -> Planning:
    """All of it; every year is judged here, and nowhere else."""
    known = ((year, forms.get(year.year_be)) for year in agency.years)
    verdicts = {year.year_be: judge(agency, year, form) for year, form in known if form}
    faces = {year_be: {one.item.code: face_of_verdict(one, year_be) for one in verdict.items} for year_be, verdict in verdicts.items()}
    topics: dict[str, list[VerdictOfYear]] = {}
    for year_be, of_year in faces.items():
        for one in of_year.values():
            topics.setdefault(one.item.topic, []).append(VerdictOfYear(year_be, one))
    return Planning(agency, face_of(agency), forms, verdicts, faces, topics, by_weakness(agency), by_item(agency, forms))

"""Records without errors → the frozen portal."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from prongsai import kinds
from prongsai.intake.records import AgencyRecords, Records, YearRecords
from prongsai.kinds import Place
from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.portal import Agency, Portal


def build_portal(records: Records) -> Portal:
    """The portal of `records`, which must have no errors."""
    redirects = tuple(placed.value for placed in records.of(kinds.REDIRECTS))
    return Portal(tuple(_agency(agency) for agency in records.agencies.values()), records.oit_catalogues(), redirects)


def _agency(records: AgencyRecords) -> Agency:
    assert records.profile is not None, "records with errors are never built"
    units = {unit.id: unit for unit in records.profile.value.units}
    years = tuple(_year(records, records.years[year]) for year in sorted(records.years, reverse=True))
    return Agency(slug=records.slug, units=units, years=years, **_held(records, Place.AGENCY, Agency))


def _year(agency: AgencyRecords, year: YearRecords) -> FiscalYear:
    answered = agency.years.get(year.assessment_year_be)
    assessment = answered.one(kinds.ASSESSMENT) if answered else None
    questions = {question.id: question for question in assessment.value.questions} if assessment else {}
    held = _held(year, Place.YEAR, FiscalYear)
    return FiscalYear(**{**held, "record": held["record"] or YearRecord()}, year_be=year.year_be, questions=questions)


def _held(records: AgencyRecords | YearRecords, place: Place, holder: type[Agency | FiscalYear]) -> dict[str, Any]:
    """What the rows of the table put into a holder: in a field of its own where it has one, else into `more`."""
    own = {one.name for one in fields(holder)}
    held: dict[str, Any] = {"more": {}}
    for kind in kinds.lying(place):
        placed = records.of(kind)
        value = tuple(one.value for one in placed) if kind.many else placed[0].value if placed else None
        (held if kind.field in own else held["more"])[kind.field] = value
    return held

"""Records without errors → the frozen portal."""

from __future__ import annotations

from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.portal import Agency, Portal
from prongsai.records import AgencyRecords, Records, YearRecords


def build_portal(records: Records) -> Portal:
    """The portal of `records`, which must have no errors."""
    return Portal(tuple(_agency(agency) for agency in records.agencies.values()))


def _agency(records: AgencyRecords) -> Agency:
    assert records.profile is not None, "records with errors are never built"
    profile = records.profile.value
    return Agency(
        slug=records.slug,
        profile=profile,
        units={unit.id: unit for unit in profile.units},
        channels=tuple(placed.value for placed in records.channels),
        e_services=tuple(placed.value for placed in records.e_services),
        years=tuple(_year(records, records.years[year]) for year in sorted(records.years, reverse=True)),
        everyday_words=tuple(placed.value for placed in records.everyday_words),
    )


def _year(agency: AgencyRecords, year: YearRecords) -> FiscalYear:
    answered = agency.years.get(year.assessment_year_be)
    assessment = answered.assessment.value if answered and answered.assessment else None
    return FiscalYear(
        year_be=year.year_be,
        record=year.year.value if year.year else YearRecord(),
        assessment=year.assessment.value if year.assessment else None,
        measures=tuple(placed.value for placed in year.measures),
        questions={question.id: question for question in assessment.questions} if assessment else {},
    )

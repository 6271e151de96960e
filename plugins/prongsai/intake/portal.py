"""Records without errors → the frozen portal."""

from __future__ import annotations

from typing import Any

from prongsai.intake.layout import FileKind
from prongsai.intake.records import AgencyRecords, Records, YearRecords
from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.portal import Agency, Portal


def build_portal(records: Records) -> Portal:
    """The portal of `records`, which must have no errors."""
    return Portal(
        tuple(_agency(agency) for agency in records.agencies.values()), records.oit_catalogues(), _values(records, FileKind.REDIRECTS)
    )


def _agency(records: AgencyRecords) -> Agency:
    assert records.profile is not None, "records with errors are never built"
    profile = records.profile.value
    return Agency(
        slug=records.slug,
        profile=profile,
        units={unit.id: unit for unit in profile.units},
        channels=_values(records, FileKind.CHANNELS),
        e_services=_values(records, FileKind.E_SERVICES),
        years=tuple(_year(records, records.years[year]) for year in sorted(records.years, reverse=True)),
        everyday_words=_values(records, FileKind.SEARCH),
        documents=_values(records, FileKind.DOCUMENTS),
        structure=_value(records, FileKind.STRUCTURE),
        executives=_values(records, FileKind.EXECUTIVES),
        service_manuals=_values(records, FileKind.SERVICE_MANUALS),
    )


def _year(agency: AgencyRecords, year: YearRecords) -> FiscalYear:
    answered = agency.years.get(year.assessment_year_be)
    assessment = _value(answered, FileKind.ASSESSMENT) if answered else None
    return FiscalYear(
        year_be=year.year_be,
        record=_value(year, FileKind.YEAR) or YearRecord(),
        assessment=_value(year, FileKind.ASSESSMENT),
        measures=_values(year, FileKind.MEASURES),
        documents=_values(year, FileKind.DOCUMENTS),
        oit=_values(year, FileKind.OIT),
        questions={question.id: question for question in assessment.questions} if assessment else {},
        statistics=_value(year, FileKind.STATISTICS),
        procurement=_values(year, FileKind.PROCUREMENT),
        news=_values(year, FileKind.NEWS),
        participation=_values(year, FileKind.PARTICIPATION),
        no_gift=_value(year, FileKind.NO_GIFT),
    )


def _values(records: Records | AgencyRecords | YearRecords, kind: FileKind) -> tuple[Any, ...]:
    return tuple(placed.value for placed in records.of(kind))


def _value(records: AgencyRecords | YearRecords, kind: FileKind) -> Any:
    placed = records.one(kind)
    return placed.value if placed else None

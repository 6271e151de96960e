"""All records of a portal with their places, agency by agency and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from prongsai.layout import FileKind, Layout
from prongsai.load import SourceFile
from prongsai.problem import Problem
from prongsai.validate import Placed, validate


@dataclass(slots=True)
class YearRecords:
    """What one folder `<agency>/<year>/` holds."""

    slug: str
    year_be: int
    year: Placed | None = None
    assessment: Placed | None = None
    measures: list[Placed] = field(default_factory=list)

    @property
    def assessment_year_be(self) -> int:
        """The year whose ITA result the measures answer: as written, else the year before."""
        written = self.year.value.assessment_year_be if self.year and self.year.value else None
        return written or self.year_be - 1


@dataclass(slots=True)
class AgencyRecords:
    """What one folder `<agency>/` holds.

    `unreadable` names the kinds of file (with their year) of which something could not be read:
    a reference into one of them cannot be judged.
    """

    slug: str
    profile: Placed | None = None
    channels: list[Placed] = field(default_factory=list)
    e_services: list[Placed] = field(default_factory=list)
    everyday_words: list[Placed] = field(default_factory=list)
    years: dict[int, YearRecords] = field(default_factory=dict)
    unreadable: set[tuple[FileKind, int | None]] = field(default_factory=set)


@dataclass(slots=True)
class Records:
    """All agencies' records by slug, and every file they came from."""

    agencies: dict[str, AgencyRecords] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)

    def all(self) -> Iterator[Placed]:
        """Every record that has a value, in file order."""
        for agency in self.agencies.values():
            placed = [agency.profile, *agency.channels, *agency.e_services, *agency.everyday_words]
            for year in agency.years.values():
                placed += [year.year, year.assessment, *year.measures]
            yield from (one for one in placed if one and one.value is not None)


def gather(layout: Layout) -> tuple[Records, list[Problem]]:
    """Validate every file and put its records where they belong; with all problems met."""
    records, problems = Records(), []
    for found in layout.files:
        records.files.append(found.file)
        agency = records.agencies.setdefault(found.slug, AgencyRecords(found.slug))
        validated = validate(found.file, found.kind)
        problems.extend(validated.problems)
        if found.file.is_mended or not validated.whole:
            agency.unreadable.add((found.kind, found.year_be))
        if found.year_be is None:
            _put_agency(agency, found.kind, validated.records)
        else:
            year = agency.years.setdefault(found.year_be, YearRecords(found.slug, found.year_be))
            _put_year(year, found.kind, validated.records)
    return records, problems


def _put_agency(agency: AgencyRecords, kind: FileKind, placed: list[Placed]) -> None:
    if kind is FileKind.AGENCY:
        agency.profile = placed[0] if placed else None
    elif kind is FileKind.CHANNELS:
        agency.channels.extend(placed)
    elif kind is FileKind.E_SERVICES:
        agency.e_services.extend(placed)
    else:
        agency.everyday_words.extend(placed)


def _put_year(year: YearRecords, kind: FileKind, placed: list[Placed]) -> None:
    if kind is FileKind.MEASURES:
        year.measures.extend(placed)
    elif placed and kind is FileKind.YEAR:
        year.year = placed[0]
    elif placed:
        year.assessment = placed[0]

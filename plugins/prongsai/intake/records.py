"""All records of a portal with their places, agency by agency and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.catalogue.oit import SHIPPED, Catalogues
from prongsai.catalogue.own import laid_over
from prongsai.intake.layout import Layout
from prongsai.intake.validate import Placed, validate
from prongsai.kinds import RecordKind
from prongsai.model.fields import A_FILE
from prongsai.problems.problem import Problem
from prongsai.schema.shape import marked, values_at
from prongsai.source.files import SourceFile
from prongsai.source.walk import Listing
from prongsai.source.yaml.tree import Path


class _ByKind:
    """Records by the kind of their file."""

    placed: dict[RecordKind[Any], list[Placed]]

    def of(self, kind: RecordKind[Any]) -> list[Placed]:
        """The records of all files of a kind, in file order."""
        return self.placed.get(kind, [])

    def one(self, kind: RecordKind[Any]) -> Placed | None:
        """The record of a kind that has but one."""
        return next(iter(self.of(kind)), None)


@dataclass(slots=True)
class YearRecords(_ByKind):
    """What one folder `<agency>/<year>/` holds."""

    slug: str
    year_be: int
    placed: dict[RecordKind[Any], list[Placed]] = field(default_factory=dict)

    @property
    def assessment_year_be(self) -> int:
        """The year whose ITA result the measures answer: as written, else the year before."""
        year = self.one(kinds.YEAR)
        written = year.value.assessment_year_be if year and year.value else None
        return written or self.year_be - 1


@dataclass(slots=True)
class AgencyRecords(_ByKind):
    """What one folder `<agency>/` holds.

    `unreadable` names the kinds of file (with their year) of which something could not be read:
    a reference into one of them cannot be judged.
    """

    slug: str
    placed: dict[RecordKind[Any], list[Placed]] = field(default_factory=dict)
    years: dict[int, YearRecords] = field(default_factory=dict)
    unreadable: set[tuple[RecordKind[Any], int | None]] = field(default_factory=set)

    @property
    def profile(self) -> Placed | None:
        """`agency.yml`."""
        return self.one(kinds.AGENCY)

    def folders(self) -> Iterator[tuple[int | None, AgencyRecords | YearRecords]]:
        """The agency's own records (None), then those of each year."""
        yield None, self
        yield from self.years.items()


@dataclass(slots=True)
class Records(_ByKind):
    """All agencies' records by slug, every file they came from, all that lies beside them, and the site's own records (`placed`).

    `forms_in_doubt` are the years of whose own OIT form something could not be read: what names an item of it cannot be judged.
    """

    listing: Listing
    agencies: dict[str, AgencyRecords] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    placed: dict[RecordKind[Any], list[Placed]] = field(default_factory=dict)
    forms_in_doubt: set[int] = field(default_factory=set)
    today: date | None = None
    """The day on which the content is read; None where no day counts."""
    kind_of: dict[PurePosixPath, RecordKind[Any]] = field(default_factory=dict)
    """The kind of each file, by its name below the content folder."""
    closed_folders: tuple[str, ...] = ()
    """The folders of closed years as problems show them (`content/kut-noi/2566/`)."""

    def own_catalogues(self) -> Iterator[tuple[int, Placed]]:
        """The site's own OIT forms with their years, of which something could be made."""
        return ((int(placed.file.name.stem), placed) for placed in self.of(kinds.OIT_CATALOGUE) if placed.value is not None)

    def oit_catalogues(self) -> Catalogues:
        """The OIT forms by which the site is judged: the shipped ones, and over them its own."""
        own = {year: laid_over(placed.value, SHIPPED.get(year), year) for year, placed in self.own_catalogues()}
        return Catalogues(own) if own else SHIPPED

    def named_files(self) -> Iterator[tuple[RecordKind[Any], Placed, Path, str]]:
        """Every file that a record of an agency names: the record's kind, the record, the path of the name in it, the name."""
        for agency in self.agencies.values():
            for _, folder in agency.folders():
                for kind, placed in folder.placed.items():
                    for pattern in marked(kind.record, A_FILE):
                        for one in placed:
                            for path, name in values_at(one.value, pattern):
                                yield kind, one, path, name


def gather(layout: Layout, today: date | None = None) -> tuple[Records, list[Problem]]:
    """Validate every file and put its records where they belong; with all problems met."""
    closed = _closed_years(layout)
    records, problems = Records(layout.listing, today=today, closed_folders=tuple(closed.values())), []
    for found in layout.files:
        records.files.append(found.file)
        records.kind_of[found.file.name] = found.kind
        agency = records.agencies.setdefault(found.slug, AgencyRecords(found.slug))
        validated = validate(found.file, found.kind, is_closed=(found.slug, found.year_be) in closed)
        problems.extend(validated.problems)
        if found.file.is_mended or not validated.whole:
            agency.unreadable.add((found.kind, found.year_be))
        folder = agency if found.year_be is None else agency.years.setdefault(found.year_be, YearRecords(found.slug, found.year_be))
        folder.placed.setdefault(found.kind, []).extend(validated.records)
    for found in layout.of_site:
        if found.kind is not kinds.PUBLISHED:
            # The list of addresses repeats titles: what is wrong with them is told where they were typed.
            records.files.append(found.file)
            records.kind_of[found.file.name] = found.kind
        validated = validate(found.file, found.kind)
        problems.extend(validated.problems)
        records.placed.setdefault(found.kind, []).extend(validated.records)
        if found.year_be and (found.file.is_mended or not validated.whole or validated.problems):
            records.forms_in_doubt.add(found.year_be)
    return records, problems


def _closed_years(layout: Layout) -> dict[tuple[str, int | None], str]:
    """The closed years by agency, and their folders as shown: known before their files are held against stricter types."""
    closed = {}
    for found in layout.files:
        if found.kind is kinds.YEAR and isinstance(found.file.data, dict) and "frozen" in found.file.data:
            value = next(iter(validate(found.file, kinds.YEAR, is_closed=True).records)).value
            if value and value.is_closed:
                closed[found.slug, found.year_be] = found.file.shown.removesuffix(found.file.name.name)
    return closed

"""What a fiscal year holds, as checksums: by them a closed year is known to be as it was when it was closed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.published.checksums import checksum, is_unchanged
from prongsai.source.files import YAML_SUFFIXES, SourceFile
from prongsai.source.walk import Listing, Lying

_NOT_CONTENT = ("frozen", "frozen_on", "reopened")


def folder_of_year(slug: str, year_be: int) -> PurePosixPath:
    """The year's folder below the content folder."""
    return PurePosixPath(slug) / str(year_be)


@dataclass(frozen=True, slots=True)
class Held:
    """What one file of a year holds: data, known by their checksum, or what lies at `path`."""

    path: Path
    of_data: str = ""

    @property
    def sha256(self) -> str:
        """Its checksum, as it is recorded. A file that cannot be opened raises `OSError`."""
        return self.of_data or checksum(self.path)

    def is_as(self, sha256: str) -> bool:
        """Whether it holds what had this checksum. A file that cannot be opened raises `OSError`."""
        return self.of_data == sha256 if self.of_data else is_unchanged(self.path, sha256)


def files_of_year(records: Records, folder: PurePosixPath) -> dict[str, Held] | None:
    """Every file in a year's folder, by its path there; None where a YAML file could not be read as it stands.

    Of YAML its normalised data count, not comments and layout, and not what closes or opens the year.
    """
    held: dict[str, Held] = {}
    for file in records.files:
        if file.name.is_relative_to(folder):
            if file.is_mended or file.data is None:
                return None
            held[str(file.name.relative_to(folder))] = Held(file.path, _of_data(file))
    for lying in _others(records.listing, folder):
        held[str(lying.name.relative_to(folder))] = Held(lying.path)
    return held


def _of_data(file: SourceFile) -> str:
    data = file.data
    if file.name.name == kinds.YEAR.file and isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in _NOT_CONTENT}
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _others(listing: Listing, folder: PurePosixPath) -> Iterator[Lying]:
    """Every file that is no YAML; what is hidden is not published, and what a link leads to is held where it lies itself."""
    return (file for file in listing.below(folder) if not file.below_link and file.name.suffix.lower() not in YAML_SUFFIXES)

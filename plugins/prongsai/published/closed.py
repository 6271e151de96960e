"""What a fiscal year holds, as checksums: by them a closed year is known to be as it was when it was closed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.source.files import YAML_SUFFIXES, SourceFile

_NOT_CONTENT = ("frozen", "frozen_on", "reopened")


def folder_of_year(slug: str, year_be: int) -> PurePosixPath:
    """The year's folder below the content folder."""
    return PurePosixPath(slug) / str(year_be)


def checksums_of_year(records: Records, root: Path, folder: PurePosixPath) -> dict[str, str] | None:
    """SHA-256 of every file in a year's folder, by its path there; None where a YAML file could not be read as it stands.

    Of YAML its normalised data count, not comments and layout, and not what closes or opens the year.
    A file that cannot be opened raises `OSError`.
    """
    sums: dict[str, str] = {}
    for file in records.files:
        if file.name.is_relative_to(folder):
            if file.is_mended or file.data is None:
                return None
            sums[str(file.name.relative_to(folder))] = _of_data(file)
    for path in _others(root / folder):
        sums[path.relative_to(root / folder).as_posix()] = checksum(path)
    return sums


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _of_data(file: SourceFile) -> str:
    data = file.data
    if file.name.name == kinds.YEAR.file and isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in _NOT_CONTENT}
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _others(folder: Path) -> Iterator[Path]:
    """Every file that is no YAML; what is hidden is not published."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and path.suffix.lower() not in YAML_SUFFIXES and path.is_file():
                yield path

"""Rules held against small contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.building import AGENCY, Files, write_files

from prongsai.intake.layout import lay_out
from prongsai.intake.records import Records, gather
from prongsai.problems.problem import Problem
from prongsai.source.files import read_content

MEASURE = "- id: new-website\n  title_th: ปรับปรุงเว็บไซต์\n"


def records_of(folder: Path, files: Files) -> Records:
    """The records of these files, beside an agency in order."""
    write_files(folder, {"agency.yml": AGENCY, **files})
    return gather(lay_out(read_content(folder, "content")))[0]


def told(check: Callable[[Records], Iterator[Problem]], folder: Path, files: Files) -> list[tuple[str, int, str]]:
    """What one rule tells: file, line and code."""
    return [(one.file.removeprefix("content/"), one.line, one.code) for one in sorted(check(records_of(folder, files)))]

"""An everyday word stands in one place of `search.yml`, so that all it means is seen together.

A word of the catalogue may be told again: it then means the terms of both. It is no problem, or each
word added to the catalogue would make a warning in the file of an agency that has had it for years.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import AgencyRecords, Records
from prongsai.intake.validate import Placed
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import shortened


def check(records: Records) -> Iterator[Problem]:
    """The warning `duplicate-word` at every repeat, naming where the word stands first."""
    for agency in records.agencies.values():
        first: dict[str, tuple[Placed, Path]] = {}
        for placed, path, word in _said(agency):
            # Spaces and case make no difference to the search.
            key = "".join(word.split()).casefold()
            if key not in first:
                first[key] = placed, path
                continue
            before, at = first[key]
            yield placed.problem(
                "duplicate-word",
                path,
                f"คำ “{shortened(word)}” ซ้ำกับบรรทัด {before.file.line_of((*before.path, *at))}",
                "ลบคำที่ซ้ำ ถ้าคำนี้มีหลายความหมาย ให้รวม means_th ไว้ในรายการเดียว",
                severity=Severity.WARNING,
            )


def _said(agency: AgencyRecords) -> Iterator[tuple[Placed, Path, str]]:
    for placed in agency.of(kinds.SEARCH):
        if placed.value is not None:
            for index, word in enumerate(placed.value.said_th):
                yield placed, ("said_th", index), word

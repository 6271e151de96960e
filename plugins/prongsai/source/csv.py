"""CSV text, as a spreadsheet saves it → a list of records like one of YAML, and the place of every cell.

A column is known by its Thai head, as form สขร. 1 and our own downloads word it, or by the key of its field. What stands above
and below a table, and what offices write into one cell, is the business of `source.table`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prongsai.source.table.cells import BLANK
from prongsai.source.table.heads import HEADS, OF_SITE
from prongsai.source.table.jobs import Job, read_jobs
from prongsai.source.yaml.errors import YamlProblem
from prongsai.source.yaml.tree import Mark, Path

__all__ = ["HEADS", "OF_SITE", "CsvTree", "decoded", "parse"]

_YES = frozenset({"ไม่มี", "ใช่", "x", "/", "✓"})


@dataclass(slots=True)
class CsvTree:
    """The cells of one file by record and field: made to tell where something stands."""

    text: str
    problems: list[YamlProblem] = field(default_factory=list)
    silent: frozenset[int] = frozenset()
    _jobs: list[Job] | None = None

    def __post_init__(self) -> None:
        self._jobs = read_jobs(self.text, self.problems)

    def data(self) -> list[dict[str, Any]] | None:
        """The records, blank cells left out; None where the heads cannot be read."""
        return None if self._jobs is None else [_record(job) for job in self._jobs]

    def column(self, key: str) -> list[str]:
        """The texts of one column, row by row; blank where the file has no such column."""
        return [job.cells[key].text if key in job.cells else "" for job in self._jobs or ()]

    def blank_cells(self, path: Path) -> list[str]:
        """The fields of the row at `path` whose cells hold nothing, not even the dash of one who has nothing to fill in."""
        job = self._at(path)
        return [key for key, cell in job.cells.items() if key in HEADS and not cell.text] if job else []

    def marks(self, path: Path) -> tuple[Mark, Mark]:
        """The place of the cell at `path`, of its row where it has none, or of the file's beginning."""
        mark = Mark(0, 0)
        if job := self._at(path):
            cell = job.cells.get(str(path[1])) if len(path) > 1 else None
            mark = (cell or next(iter(job.cells.values()))).mark
        return mark, mark

    def stands(self, path: Path) -> bool:
        """Whether there is a cell at `path`, be it blank."""
        job = self._at(path)
        return job is not None and len(path) == 2 and path[1] in job.cells

    def in_excel(self, path: Path) -> str:
        """Where Excel shows the cell at `path`, said where its row is not the line of the file."""
        job = self._at(path)
        if job is None:
            return ""
        cell = job.cells.get(str(path[1])) if len(path) > 1 else None
        return (cell or next(iter(job.cells.values()))).in_excel

    def is_guessed(self, path: Path) -> bool:  # noqa: ARG002  # as of a YAML tree
        """Nothing of a table is guessed."""
        return False

    def _at(self, path: Path) -> Job | None:
        index = path[0] if path else None
        return self._jobs[index] if isinstance(index, int) and self._jobs and index < len(self._jobs) else None


def parse(text: str) -> tuple[Any, list[YamlProblem]]:
    """`text` as a list of records, with the problems met on the way; None where nothing could be made of it."""
    tree = CsvTree(text)
    return tree.data() or None, tree.problems


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8, or as Excel saves it: in the Thai code page or in UTF-16; raises UnicodeDecodeError."""
    if is_utf_16(raw):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874")


def is_utf_16(raw: bytes) -> bool:
    """Whether a file begins with the mark of what Excel calls Unicode text."""
    return raw[:2] in (b"\xff\xfe", b"\xfe\xff")


def _record(job: Job) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, cell in job.cells.items():
        if key in HEADS and cell.text not in BLANK:
            values[key] = _value(key, cell.text)
    if "bidders" in values:
        values["bidders"] = [{"name_th": name} if price is None else {"name_th": name, "price": price} for name, price in job.offers.pairs]
    return values


def _value(key: str, text: str) -> str:
    return "true" if key == "none" and text.casefold() in _YES else text

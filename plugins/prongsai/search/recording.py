"""Entries → what the index is made of, noted while pages are written: texts and n-grams, kept in files where they are many.

Each process that writes pages has a recorder of its own; `index.py` brings them together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self

from prongsai.search.entries import Entry
from prongsai.search.folding import skeleton, skeletons
from prongsai.search.grams import PLACE, TITLE, Noted
from prongsai.search.size import agency_gram, year_gram
from prongsai.thai.digits import to_arabic

_CODE = re.compile("(?:[a-z](?<![0-9a-z]{2}) ?[0-9]{1,2}|0(?<![0-9a-z]0)[0-9]{2})(?![0-9a-z])")
"""An item's code as it is typed, ๐๔๓ for O43 too; of a telephone number no more comes of it than a proposal."""
_MOST_NOTED = 1_500_000
"""Characters of skeletons kept in memory; their grams take some 60 MB while they are sorted."""
_MOST_LINES = 30_000
"""Lines whose skeletons are kept: nine of ten lines stand on another page as well; some 10 MB."""
_APART = "\n\n"
"""Between lines that are folded together: what a rule looks back at, two characters, is no line's end."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Head:
    """What the index needs to know of an entry besides its text: its place in the order, and what one narrows by."""

    rank: tuple[int, int]
    agency: str
    agency_th: str
    where_th: str
    kind: str
    year_be: int | None
    status: str
    status_th: str
    owners_th: tuple[str, ...]
    address: str


class _Lines:
    """Lines of text, and what of each is noted: its skeleton, and those of the codes in it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def noted(self, lines: Sequence[str]) -> tuple[str, set[str]]:
        """The skeletons of `lines`, one a line, and of all their codes."""
        if len(self._known) > _MOST_LINES:
            self._known = {}
        known = self._known
        missing = [line for line in dict.fromkeys(lines) if line not in known]
        if missing:
            for line, sounds in zip(missing, skeletons(_APART.join(missing)).split(_APART), strict=True):
                found = _CODE.findall(to_arabic(line).lower())
                known[line] = sounds, tuple(skeleton(code.replace(" ", "")) for code in found)
        every = [known[line] for line in lines]
        return "\n".join([sounds for sounds, _ in every]), {code for _, codes in every for code in codes}


@dataclass(slots=True)
class Recorded:
    """What one recorder noted: heads in the order of their numbers, texts in a file (`ends`: where each ends), runs of n-grams."""

    texts: Path
    heads: list[Head] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    runs: list[Path] = field(default_factory=list)

    def text(self, number: int, opened: BinaryIO) -> bytes:
        """The text of entry `number`, as JSON, from its opened file."""
        start = self.ends[number - 1] if number else 0
        opened.seek(start)
        return opened.read(self.ends[number] - start)


class Recorder:
    """Notes entries below `folder`, whose files are `name`'s own; memory does not grow with their number.

    It is a context: left by an error, it closes its file and has noted nothing.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._recorded = Recorded(folder / f"{name}.texts")
        self._file = self._recorded.texts.open("wb")
        self._noted = Noted()
        self._lines = _Lines()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, entry: Entry) -> None:
        """Note `entry`."""
        recorded = self._recorded
        number = len(recorded.heads)
        recorded.heads.append(_head(entry))
        self._file.write(_as_json(entry).encode("utf-8", "replace"))
        recorded.ends.append(self._file.tell())
        self._note(number, entry)
        if len(self._noted) > _MOST_NOTED:
            self._spill()

    def close(self) -> Recorded:
        """What was noted."""
        self._spill()
        self._file.close()
        return self._recorded

    def _note(self, number: int, entry: Entry) -> None:
        texts = [text for part in entry.parts for text in (part.heading_th, part.text_th)]
        body, codes = self._lines.noted("\n".join([*texts, facts_of(entry)]).split("\n"))
        self._noted.add(self._lines.noted([entry.where_th])[0], number, PLACE)
        self._noted.add(body, number)
        self._noted.add(skeleton(entry.title_th), number, TITLE)
        for code in codes:
            self._noted.add(code, number)
        if entry.year_be:
            self._noted.add_gram(year_gram(entry.year_be), number)
        if entry.agency:
            self._noted.add_gram(agency_gram(entry.agency), number)

    def _spill(self) -> None:
        run = self._folder / f"{self._name}.{len(self._recorded.runs)}"
        self._noted.write(run)
        self._recorded.runs.append(run)
        self._noted = Noted()


def facts_of(entry: Entry) -> str:
    """What a search finds an entry by though its text need not say it, besides its place: kind, year, status."""
    year = f"\nปีงบประมาณ {entry.year_be}" if entry.year_be else ""
    return f"{entry.kind.label_th}{year}\n{entry.status_th}"


def _head(entry: Entry) -> Head:
    return Head(
        entry.rank,
        entry.agency,
        entry.agency_th,
        entry.where_th,
        entry.kind,
        entry.year_be,
        entry.status,
        entry.status_th,
        entry.owners_th,
        entry.address,
    )


def _as_json(entry: Entry) -> str:
    """The entry as the browser reads it: address, title, kind, agency, year, status, owners, parts."""
    parts = [[part.anchor, part.heading_th, part.text_th] for part in entry.parts]
    owners = list(entry.owners_th)
    data = [entry.address, entry.title_th, entry.kind, entry.agency, entry.year_be, entry.status, owners, parts]
    return _JSON.encode(data)

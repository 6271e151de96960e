"""The search: an index of normalised substrings that a static host serves, and the client that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.model.search import EverydayWord
from prongsai.parallel.processes import temporary_folder
from prongsai.search.client import write_scripts
from prongsai.search.entries import Entry
from prongsai.search.index import Index
from prongsai.search.recording import Recorded, Recorder
from prongsai.search.size import Cut

__all__ = ["Search", "searching"]


@dataclass(frozen=True, slots=True)
class Search:
    """The index of one site while it is built: recorders note what there is to find, `write` writes it down."""

    folder: Path
    cut: Cut
    words: Mapping[str, Sequence[EverydayWord]] = field(default_factory=dict)
    parts: list[Recorded] = field(default_factory=list)

    def recorder(self, name: str) -> Recorder:
        """A recorder for one process or purpose; what it has noted belongs into `parts`."""
        return Recorder(self.folder, name)

    def add(self, entries: Iterable[Entry]) -> None:
        """Note entries of pages that are not ours to write."""
        with self.recorder("others") as recorder:
            for entry in entries:
                recorder.add(entry)
            self.parts.append(recorder.close())

    def write(self, site: Path) -> None:
        """Write the index below the folder of the site."""
        Index(self.parts, site, self.cut, self.words).write()
        write_scripts(site)


@contextmanager
def searching(cut: Cut | None, words: Mapping[str, Sequence[EverydayWord]]) -> Iterator[Search | None]:
    """A search whose notes are gone afterwards, with agencies' own everyday words; None for a site without one."""
    if cut is None:
        yield None
        return
    with temporary_folder("search") as folder:
        yield Search(folder, cut, words)

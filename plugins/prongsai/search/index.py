"""What was recorded → the files of the index, below `search/data/` of the site.

Each file is a script that hands its data to the client: a site opened from a folder cannot read files in any other way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from prongsai.catalogue import everyday_words
from prongsai.model.search import EverydayWord
from prongsai.pages.page import SearchKind
from prongsai.parallel import share
from prongsai.search import coding
from prongsai.search.folding import skeleton
from prongsai.search.grams import PAD, WIDTH, Run, grams_of, lists_of
from prongsai.search.recording import Head, Recorded
from prongsai.search.size import Cut, bucket_of
from prongsai.writing import write_data

FOLDER = "search/data"
_PACK = 6_000
"""Characters of lists in one file."""
_COLUMN = 8_192
"""Entries in one file of facets."""
_MANY = 2_000
"""Entries from which on several processes write."""
_RANGES = 8
"""Ranges of n-grams that they share."""
_COMMON = 60_000
"""Entries beyond which an n-gram tells nothing any more and its list holds the best only."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Index:
    """Writes the index of `parts` below `site`; cut as `size.cut_for` says.

    `words` are agencies' own everyday words by slug, beside those for everybody.
    """

    def __init__(self, parts: Sequence[Recorded], site: Path, cut: Cut, words: Mapping[str, Sequence[EverydayWord]]) -> None:
        self._parts, self._cut, self._words = parts, cut, words
        self._folder = site / FOLDER
        # Numbers follow the order of rank, so that the first of a list are the best of equals.
        entries = [(head.rank, head.agency, part, number) for part, one in enumerate(parts) for number, head in enumerate(one.heads)]
        entries.sort()
        self._order = [(part, number) for _, _, part, number in entries]
        self._numbers = [np.zeros(len(one.heads), np.uint32) for one in parts]
        for place, (part, number) in enumerate(self._order):
            self._numbers[part][number] = place
        self._version = hashlib.sha256("\n".join(head.address for head in self._heads()).encode()).hexdigest()[:10]

    def write(self) -> None:
        """Write all files; where there are many, several processes do."""
        buckets: dict[int, dict[str, str]] = {number: {} for number in range(self._cut.buckets)}
        for written in share(self._write_part, weight=len(self._order), enough=_MANY):
            for number, bucket in written.items():
                buckets[number].update(bucket)
        for number, bucket in buckets.items():
            self._file(f"grams/{number}", bucket)
        self._everyday(grams_of(self._runs()))
        if self._cut.buckets:
            self._facets()
        self._file("about", {"buckets": self._cut.buckets, "together": self._cut.together, "entries": len(self._order)})

    def _everyday(self, grams: Set[str]) -> None:
        """The everyday words whose official terms may stand on the site: n-grams of theirs do."""
        for_all = [*self._words.get("", ()), *everyday_words().words]
        own = sorted(slug for slug, words in self._words.items() if slug and words)
        self._file("words", {"words": _words(for_all, grams), "own": own})
        for slug in own:
            self._file(f"words-{slug}", {"words": _words(self._words[slug], grams)})

    def _heads(self) -> Iterator[Head]:
        return (self._parts[part].heads[number] for part, number in self._order)

    def _write_part(self, part: int, parts: int) -> dict[int, dict[str, str]]:
        self._texts(part, parts)
        written: dict[int, dict[str, str]] = {}
        if self._cut.buckets:
            # Always as many ranges, so that the same content makes the same files on every machine.
            ranges = _RANGES if len(self._order) >= _MANY else 1
            for one in range(part, ranges, parts):
                for number, bucket in self._lists(one, ranges).items():
                    written.setdefault(number, {}).update(bucket)
        return written

    def _texts(self, part: int, parts: int) -> None:
        together = self._cut.together or max(1, len(self._order))
        with ExitStack() as stack:
            opened = [stack.enter_context(part.texts.open("rb")) for part in self._parts]
            for at in range(part * together, len(self._order), parts * together):
                some = self._order[at : at + together]
                heads = [self._parts[part].heads[number] for part, number in some]
                agencies = {head.agency: [head.agency_th, head.where_th] for head in heads if head.agency}
                texts = b",".join([self._parts[part].text(number, opened[part]) for part, number in some])
                self._raw(f"text/{at // together}", b'{"agencies":%b,"entries":[%b]}' % (_json(agencies).encode(), texts))

    def _lists(self, one: int, ranges: int) -> dict[int, dict[str, str]]:
        """Write the files of lists of one range of n-grams; what the buckets are to say of its n-grams, by prefix."""
        buckets: dict[int, dict[str, str]] = {}
        lists: dict[str, str] = {}
        pack, packed = one, 0
        for prefix, of_prefix in groupby(lists_of(self._runs(), _COMMON, one, ranges), key=lambda one: one[0][:2]):
            listed: list[str] = []
            for gram, count, code in of_prefix:
                if len(code) <= self._cut.inline:
                    listed.append(gram[2:] + code)
                    continue
                if packed > _PACK:
                    self._file(f"lists/{pack}", lists)
                    # Each range has numbers of its own.
                    lists, pack, packed = {}, pack + ranges, 0
                lists[gram] = code
                packed += len(code)
                listed.append(f"{gram[2:]}~{coding.number(count)}{coding.number(pack)}")
            buckets.setdefault(bucket_of(prefix, self._cut.buckets), {})[prefix] = " ".join(listed)
        if lists:
            self._file(f"lists/{pack}", lists)
        return buckets

    def _runs(self) -> list[Run]:
        return [Run(file, numbers) for part, numbers in zip(self._parts, self._numbers, strict=True) for file in part.runs]

    def _facets(self) -> None:
        heads = list(self._heads())
        for at in range(0, len(heads), _COLUMN):
            some = heads[at : at + _COLUMN]
            columns = {
                "agency": _column([head.agency for head in some], {head.agency: head.agency_th for head in some}),
                "year": _column([str(head.year_be or "") for head in some], {}),
                "kind": _column([head.kind for head in some], {kind: kind.label_th for kind in SearchKind}),
                "status": _column([head.status for head in some], {head.status: head.status_th for head in some}),
                "owner": _column(["\n".join(head.owners_th) for head in some], {}),
            }
            self._file(f"facets/{at // _COLUMN}", columns)

    def _file(self, name: str, data: Any) -> None:
        self._raw(name, _json(data).encode())

    def _raw(self, name: str, data: bytes) -> None:
        write_data(self._folder, f"{name}.js", b'prongsaiSearch.take("%b","%b",%b)\n' % (name.encode(), self._version.encode(), data))


def _column(values: list[str], labels: dict[str, str]) -> dict[str, Any]:
    """A column of facets: the values that occur, what people read for them, and runs of (value, how many more)."""
    known = {value: place for place, value in enumerate(dict.fromkeys(values))}
    runs = "".join(coding.number(known[value]) + coding.number(sum(1 for _ in same) - 1) for value, same in groupby(values))
    return {"values": list(known), "labels": [labels.get(value, value) for value in known], "runs": runs}


def _words(words: Iterable[EverydayWord], grams: Set[str]) -> list[list[tuple[str, ...]]]:
    known = ((word.said_th, tuple(means for means in word.means_th if _may_stand(means, grams))) for word in words)
    return [[said, means] for said, means in known if means]


def _may_stand(text: str, grams: Set[str]) -> bool:
    sounds = skeleton(text)
    return all(sounds[at : at + WIDTH].ljust(WIDTH, PAD) in grams for at in range(max(1, len(sounds) - WIDTH + 1)))


def _json(data: Any) -> str:
    return _JSON.encode(data)

"""N-grams of many texts at once, as arrays: noted in runs, brought together in order, and written as short text.

A gram is four characters of a skeleton, seven bits each, so that numbers sort as the texts do. A posting is an entry's number
with where the gram stands in it: in its title, in which quarters of its text, in the names of its place. Grams of one phrase
stand in one quarter, and that tells far more than that an entry has them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prongsai.search import coding

WIDTH = 4
"""Characters of a skeleton in a gram: about a syllable and a half of Thai."""
PAD = "_"
"""Fills the grams at the end of a text, so that each of its last characters begins one too."""

_BITS = 7
BEST = 2_000
"""Postings that are kept of a gram which nearly all entries have."""
_AT_ONCE = 1_000_000
"""Postings brought together at once: some 50 MB while they are sorted."""

_ALPHABET = np.frombuffer(coding.DIGITS.encode("ascii"), np.uint8)

Grams: TypeAlias = NDArray[np.uint32]


TITLE = 1
"""Stands in the title."""
PLACE = 32
"""Stands in the names of the agency and its place."""
_QUARTERS = 4
_OVERLAP = 48
"""Characters by which quarters reach into each other: a phrase of as many lies within one."""
_LEAST = 240
"""A text of fewer characters is one quarter."""
_NUMBER = np.uint64((1 << 28) - 1)
_FIRST = 2
"""Stands in the first quarter of the text; those of the others follow."""
# Stretches of a text, one after the other, and the quarters that each belongs to: its own, and near its ends its neighbour.
_MASKS = (2, 2 | 4, 4 | 2, 4, 4 | 8, 8 | 4, 8, 8 | 16, 16 | 8, 16)
_MIDDLES = (3, 6)
"""Those of `_MASKS` in the middle of the second and third quarter."""


class Noted:
    """Texts whose grams are wanted, until they are written as a run."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._numbers: list[int] = []
        self._lengths: list[int] = []
        self._wheres: list[int] = []
        self._grams: list[int] = []

    def __len__(self) -> int:
        return len(self._text)

    def add(self, skeleton: str, number: int, where: int = 0) -> None:
        """Note every gram of `skeleton` for entry `number`; none runs over from one line into the next.

        `where` is `TITLE` or `PLACE`, or 0 for the text, whose quarters are told apart.
        """
        text = f"{skeleton}\n".replace("\n", PAD * (WIDTH - 1))
        self._text += text.encode("ascii")
        self._numbers.append(number)
        self._lengths.append(len(text))
        self._wheres.append(where)

    def add_gram(self, gram: str, number: int) -> None:
        """Note one gram that is no part of a text."""
        self._grams.append(_key_of(gram) << 36 | number << 8 | PLACE)

    def write(self, file: Path) -> None:
        """Write the run: its grams, how many postings each has, and the postings' numbers and places, all in order."""
        text = np.frombuffer(bytes(self._text) + PAD.encode("ascii") * WIDTH, np.uint8).astype(np.uint32)
        size = len(self._text)
        grams = text[:size].copy()
        for at in range(1, WIDTH):
            grams = (grams << np.uint32(_BITS)) | text[at : size + at]
        inside = text[:size] != ord(PAD)
        numbers = np.repeat(np.array(self._numbers, np.uint64), self._lengths)[inside]
        both = (grams[inside].astype(np.uint64) << np.uint64(36)) | (numbers << np.uint64(8)) | self._places()[inside]
        both = np.concatenate((both, np.array(self._grams, np.uint64)))
        both.sort()
        firsts = (
            np.flatnonzero(np.append(True, both[1:] >> np.uint64(8) != both[:-1] >> np.uint64(8))) if len(both) else np.zeros(0, np.int64)
        )
        places = np.bitwise_or.reduceat(both & np.uint64(0xFF), firsts) if len(both) else both
        both = both[firsts]
        grams = both >> np.uint64(36)
        starts = np.flatnonzero(np.append(True, grams[1:] != grams[:-1])) if len(grams) else np.zeros(0, np.int64)
        known, counts = grams[starts], np.diff(starts, append=len(grams))
        with file.open("wb") as opened:
            for array in (known, counts, (both >> np.uint64(8) & _NUMBER) << np.uint64(6) | places):
                np.save(opened, array.astype(np.uint32))

    def _places(self) -> NDArray[np.uint8]:
        """For every character where it stands: title, place, or the quarters of the text that it belongs to."""
        lengths = np.array(self._lengths, np.int64)
        wheres = np.array(self._wheres, np.int64)
        is_quartered = (wheres == 0) & (lengths >= _LEAST)
        stretches = np.zeros((len(lengths), len(_MASKS)), np.int64)
        stretches[:, 0] = lengths
        stretches[is_quartered] = _stretches(lengths[is_quartered])
        masks = np.tile(np.array(_MASKS, np.uint8), (len(lengths), 1))
        masks[:, 0] = np.where(wheres > 0, wheres, _FIRST)
        # A quarter narrower than two overlaps: its middle belongs to the quarters before and after it as well.
        is_narrow = is_quartered & (-(-lengths // _QUARTERS) < 2 * _OVERLAP)
        masks[np.ix_(is_narrow, _MIDDLES)] |= np.array([_FIRST | _FIRST << 2, _FIRST << 1 | _FIRST << 3], np.uint8)
        return np.repeat(masks.ravel(), stretches.ravel())


def _stretches(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """How long each stretch of `_MASKS` is in texts of these lengths."""
    quarter = -(-lengths // _QUARTERS)
    ends = []
    for one in range(_QUARTERS):
        start, end = one * quarter, (one + 1) * quarter
        inner = [start + _OVERLAP] if one else []
        inner += [end - _OVERLAP] if one < _QUARTERS - 1 else []
        ends += [*np.sort(inner, axis=0), np.minimum(end, lengths)]
    return np.diff(np.stack(ends, axis=1), axis=1, prepend=0)


class Run:
    """A run that was written, its entries by their final numbers."""

    def __init__(self, file: Path, numbers: NDArray[np.uint32]) -> None:
        with file.open("rb") as opened:
            self.grams: Grams = np.load(opened)
            counts = np.load(opened)
            start = opened.tell()
            np.lib.format.read_magic(opened)
            shape, _, _ = np.lib.format.read_array_header_1_0(opened)
            start = opened.tell()
        self.ends = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        self._values = np.memmap(file, np.uint32, "r", start, shape) if shape[0] else np.zeros(0, np.uint32)
        self._numbers = numbers

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many postings each gram has."""
        return np.diff(self.ends)

    def between(self, first: int, last: int) -> NDArray[np.uint64]:
        """Grams from `first` up to `last` with their postings, as one number each."""
        low, high = np.searchsorted(self.grams, (first, last))
        values = np.asarray(self._values[self.ends[low] : self.ends[high]])
        grams = np.repeat(self.grams[low:high], np.diff(self.ends[low : high + 1])).astype(np.uint64)
        numbers = self._numbers[values >> np.uint32(6)].astype(np.uint64)
        both: NDArray[np.uint64] = (grams << np.uint64(36)) | (numbers << np.uint64(8)) | (values & np.uint32(63))
        return both


def lists_of(runs: Sequence[Run], most: int, part: int = 0, parts: int = 1) -> Iterator[tuple[str, int, str]]:
    """Each gram of all runs in order, how many postings it has, and their list as `coding.placed` writes it.

    Of a gram with more than `most` the list holds the first `BEST` only: it tells nothing of the others.
    With `parts` only those of one `part`, all of them of about the same size; no two have grams of one prefix.
    """
    known, counts = _counted(runs)
    first, stop = _cuts(known, counts, parts)[part : part + 2]
    while first < stop:
        last = min(stop, int(np.searchsorted(np.cumsum(counts[first:stop]), _AT_ONCE, "right")) + first + 1)
        end = int(known[last]) if last < len(known) else 1 << (_BITS * WIDTH)
        both = np.concatenate([run.between(int(known[first]), end) for run in runs])
        # Each run is in order already: merged, not sorted anew.
        both.sort(kind="stable")
        texts = _written(both, counts[first:last])
        start = 0
        for gram, count, text in zip(known[first:last].tolist(), counts[first:last].tolist(), texts, strict=True):
            yield _text_of(gram), count, text if count <= most else _written(both[start : start + BEST], np.array([BEST]))[0]
            start += count
        first = last


def _cuts(known: Grams, counts: NDArray[np.int64], parts: int) -> list[int]:
    """Where each part begins and the last one ends: parts of about as many postings, cut between two prefixes."""
    prefixes = known >> np.uint32(2 * _BITS)
    starts = np.flatnonzero(np.append(True, prefixes[1:] != prefixes[:-1])) if len(known) else np.zeros(0, np.int64)
    postings = np.cumsum(counts) - counts
    places = np.searchsorted(postings[starts], [int(counts.sum()) * part // parts for part in range(parts)])
    return [int(cut) for cut in np.append(starts, len(known))[places]] + [len(known)]


def grams_of(runs: Sequence[Run]) -> frozenset[str]:
    """All grams of all runs."""
    return frozenset(map(_text_of, np.unique(np.concatenate([run.grams for run in runs])).tolist())) if runs else frozenset()


def _counted(runs: Sequence[Run]) -> tuple[Grams, NDArray[np.int64]]:
    """All grams in order, and how many postings each has in all runs together."""
    known, places = np.unique(np.concatenate([run.grams for run in runs]), return_inverse=True)
    counts = np.zeros(len(known), np.int64)
    np.add.at(counts, places, np.concatenate([run.counts for run in runs]))
    return known, counts


def _key_of(gram: str) -> int:
    key = 0
    for letter in gram:
        key = key << _BITS | ord(letter)
    return key


def _text_of(gram: int) -> str:
    return "".join(chr(gram >> _BITS * (WIDTH - 1 - at) & 127) for at in range(WIDTH))


def _written(both: NDArray[np.uint64], counts: NDArray[np.int64]) -> list[str]:
    """Each gram's postings as `coding.placed` writes them, all at once."""
    numbers = (both >> np.uint64(8) & _NUMBER).astype(np.int64)
    steps = np.diff(numbers, prepend=-1) - 1
    starts = np.cumsum(counts) - counts
    steps[starts] = numbers[starts]
    digits, lengths = _digits(steps)
    ends = np.cumsum(lengths + 1)
    text = np.empty(len(digits) + len(both), np.uint8)
    is_place = np.zeros(len(text), bool)
    is_place[ends - 1] = True
    text[is_place] = _ALPHABET[(both & np.uint64(63)).astype(np.int64)]
    text[~is_place] = digits
    written = text.tobytes().decode("ascii")
    cuts = [0, *ends[np.cumsum(counts) - 1].tolist()]
    return [written[start:end] for start, end in pairwise(cuts)]


def _digits(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """`coding.number` of each value, joined, and the digits of each."""
    lengths = np.ones(len(values), np.int64)
    rest, more = values, values >= coding.LAST
    while more.any():
        lengths[more] += 1
        rest = np.where(more, (rest - coding.LAST) // coding.MORE, 0)
        more = more & (rest >= coding.LAST)
    starts = np.cumsum(lengths) - lengths
    written = np.empty(int(lengths.sum()), np.uint8)
    rest = values
    for at in range(int(lengths.max(initial=0))):
        here = lengths > at
        low = rest[here]
        last = lengths[here] == at + 1
        written[starts[here] + at] = _ALPHABET[np.where(last, low, coding.LAST + (low - coding.LAST) % coding.MORE)]
        rest = np.where(here, np.maximum(rest - coding.LAST, 0) // coding.MORE, 0)
    return written, lengths

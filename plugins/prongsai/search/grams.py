"""N-grams of many texts at once, as arrays: noted in runs, brought together in order, and written as short text.

A gram is four characters of a skeleton, seven bits each, so that numbers sort as the texts do. A posting is four
times an entry's number, plus where the gram stands: in its title (2), its text (1), or only in what is known of it (0).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_AT_ONCE = 1_000_000
"""Postings brought together at once: some 50 MB while they are sorted."""

Grams: TypeAlias = NDArray[np.uint32]


class Noted:
    """Texts whose grams are wanted, until they are written as a run."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._values: list[int] = []
        self._lengths: list[int] = []
        self._grams: list[int] = []

    def __len__(self) -> int:
        return len(self._text)

    def add(self, skeleton: str, posting: int) -> None:
        """Note every gram of `skeleton`."""
        self._text += (skeleton + PAD * (WIDTH - 1)).encode("ascii")
        self._values.append(posting)
        self._lengths.append(len(skeleton) + WIDTH - 1)

    def add_gram(self, gram: str, posting: int) -> None:
        """Note one gram that is no part of a text."""
        self._grams.append(_key_of(gram) << 32 | posting)

    def write(self, file: Path) -> None:
        """Write the run: its grams, how many postings each has, and the postings, all in order."""
        text = np.frombuffer(bytes(self._text) + PAD.encode("ascii") * WIDTH, np.uint8).astype(np.uint32)
        size = len(self._text)
        grams = text[:size].copy()
        for at in range(1, WIDTH):
            grams = (grams << np.uint32(_BITS)) | text[at : size + at]
        values = np.repeat(np.array(self._values, np.uint32), self._lengths)
        inside = text[:size] != ord(PAD)
        both = (grams[inside].astype(np.uint64) << np.uint64(32)) | values[inside]
        both = np.concatenate((both, np.array(self._grams, np.uint64)))
        both.sort()
        # Of one entry's postings the last stays: the one that tells of the best place.
        both = both[np.append(both[1:] >> np.uint64(2) != both[:-1] >> np.uint64(2), True)] if len(both) else both
        known, counts = np.unique(both >> np.uint64(32), return_counts=True)
        with file.open("wb") as opened:
            for array in (known, counts, both & np.uint64(0xFFFFFFFF)):
                np.save(opened, array.astype(np.uint32))


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
        postings = self._numbers[values >> np.uint32(2)] << np.uint32(2) | values & np.uint32(3)
        both: NDArray[np.uint64] = (grams << np.uint64(32)) | postings
        return both


def lists_of(runs: Sequence[Run], most: int) -> Iterator[tuple[str, int, str]]:
    """Each gram of all runs in order, how many postings it has, and their list as `coding.rising` writes it.

    A list of more than `most` is "".
    """
    known, counts = _counted(runs)
    first = 0
    while first < len(known):
        last = int(np.searchsorted(np.cumsum(counts[first:]), _AT_ONCE, "right")) + first + 1
        end = int(known[last]) if last < len(known) else 1 << (_BITS * WIDTH)
        both = np.concatenate([run.between(int(known[first]), end) for run in runs])
        both.sort()
        texts = _written(both, counts[first:last])
        for gram, count, text in zip(known[first:last].tolist(), counts[first:last].tolist(), texts, strict=True):
            yield _text_of(gram), count, text if count <= most else ""
        first = last


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
    """`coding.rising` of each gram's postings, all at once."""
    values = (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
    steps = np.diff(values, prepend=-1) - 1
    starts = np.cumsum(counts) - counts
    steps[starts] = values[starts]
    digits, lengths = _digits(steps)
    ends = np.cumsum(np.add.reduceat(lengths, starts)) if len(starts) else starts
    text = digits.tobytes().decode("ascii")
    return [text[start:end] for start, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)]


def _digits(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """`coding.number` of each value, joined, and the digits of each."""
    alphabet = np.frombuffer(coding.DIGITS.encode("ascii"), np.uint8)
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
        written[starts[here] + at] = alphabet[np.where(last, low, coding.LAST + (low - coding.LAST) % coding.MORE)]
        rest = np.where(here, np.maximum(rest - coding.LAST, 0) // coding.MORE, 0)
    return written, lengths

"""What goes wrong when Thai is typed: one edit each, of the kinds that typists make."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.search.folding import fold

_TONES = "่้๊๋"
_KARAN = "์"
_VOWELS = "ะัาิีึืุูเแโใไ"
_LETTERS = frozenset([*map(chr, range(0x0E01, 0x0E2F)), *map(chr, range(0x0E30, 0x0E3A)), *map(chr, range(0x0E40, 0x0E4E))])
_CONSONANTS = frozenset(map(chr, range(0x0E01, 0x0E2F)))
_ALIKE = {"ซ": "ช", "ช": "ซ", "ท": "ธ", "ธ": "ท", "ศ": "ษส", "ษ": "ศส", "ส": "ศษ", "ณ": "น", "น": "ณ"}
# The Kedmanee layout, row by row, plain and with the shift key.
_ROWS = (
    "ๅ/-ภถุึคตจขช",
    "ๆไำพะัีรนยบลฃ",
    "ฟหกดเ้่าสวง",
    "ผปแอิืทมใฝ",
    "+๑๒๓๔ู฿๕๖๗๘๙",
    '๐"ฎฑธํ๊ณฯญฐ,ฅ',
    "ฤฆฏโฌ็๋ษศซ.",
    "()ฉฮฺ์?ฒฬฦ",
)


def _beside() -> dict[str, str]:
    beside: dict[str, str] = {}
    for row in _ROWS:
        for at, key in enumerate(row):
            around = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            beside[key] = "".join(other for other in around if other in _LETTERS)
    return beside


_BESIDE = _beside()

Mistake = Callable[[random.Random, str], str | None]
"""Spoils a text in one place; None where it cannot."""


def _at(rng: random.Random, text: str, wanted: Callable[[int], bool]) -> int | None:
    places = [at for at in range(len(text)) if wanted(at)]
    return rng.choice(places) if places else None


def _put(text: str, at: int, length: int, instead: str) -> str:
    return text[:at] + instead + text[at + length :]


def tone(rng: random.Random, text: str) -> str | None:
    """Another tone mark, or none."""
    at = _at(rng, text, lambda at: text[at] in _TONES)
    return None if at is None else _put(text, at, 1, rng.choice(["", *(mark for mark in _TONES if mark != text[at])]))


def alike(rng: random.Random, text: str) -> str | None:
    """A letter that sounds the same."""
    at = _at(rng, text, lambda at: text[at] in _ALIKE)
    return None if at is None else _put(text, at, 1, rng.choice(_ALIKE[text[at]]))


def karan(rng: random.Random, text: str) -> str | None:
    """The sign of a silent letter left out."""
    at = _at(rng, text, lambda at: text[at] == _KARAN)
    return None if at is None else _put(text, at, 1, "")


def doubled_vowel(rng: random.Random, text: str) -> str | None:
    """A vowel twice."""
    at = _at(rng, text, lambda at: text[at] in _VOWELS)
    return None if at is None else _put(text, at, 1, text[at] * 2)


def neighbouring_key(rng: random.Random, text: str) -> str | None:
    """The key beside the right one."""
    at = _at(rng, text, lambda at: text[at] in _LETTERS and bool(_BESIDE.get(text[at])))
    return None if at is None else _put(text, at, 1, rng.choice(_BESIDE[text[at]]))


def dropped(rng: random.Random, text: str) -> str | None:
    """A character left out."""
    at = _at(rng, text, lambda at: text[at] in _LETTERS)
    return None if at is None else _put(text, at, 1, "")


def doubled(rng: random.Random, text: str) -> str | None:
    """A consonant twice."""
    at = _at(rng, text, lambda at: text[at] in _CONSONANTS)
    return None if at is None else _put(text, at, 1, text[at] * 2)


def swapped(rng: random.Random, text: str) -> str | None:
    """Two characters in the wrong order."""
    at = _at(rng, text, lambda at: set(text[at : at + 2]) <= _LETTERS and len(set(text[at : at + 2])) == 2)
    return None if at is None else _put(text, at, 2, text[at + 1] + text[at])


MISTAKES: tuple[Mistake, ...] = (tone, alike, karan, doubled_vowel, neighbouring_key, dropped, doubled, swapped)


def spoil(rng: random.Random, text: str) -> tuple[str, str] | None:
    """`text` with one mistake and the mistake's name; None when what came out still means the same."""
    mistake = rng.choice(MISTAKES)
    spoilt = mistake(rng, text)
    return (spoilt, mistake.__name__) if spoilt and fold(spoilt) != fold(text) else None

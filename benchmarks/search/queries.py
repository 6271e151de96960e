"""Queries made from the built pages, each with the pages that answer it; the same seed gives the same queries."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.search.folding import TO_ARABIC, TO_THAI, fold
from benchmarks.search.mistakes import spoil
from benchmarks.search.pages import BuiltPage, Place

_RUN = re.compile("[0-9A-Za-z\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e59]+")
_CODE = re.compile("(?<![0-9A-Za-z.])([OIE])([0-9]{1,2})(?![0-9A-Za-z])")
_DIGIT = re.compile("[0-9๐-๙]")
# Nobody begins to type with what is written over, under or after a consonant.
_FOLLOWING = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅ")
_TRIES = 400


class Kind(StrEnum):
    """What is typed."""

    SPAN = "span"
    WORD = "word"
    CUT = "cut"
    MISTYPED = "mistyped"
    DIGITS = "digits"
    CODE = "code"
    PLACE = "place + topic"
    EVERYDAY = "everyday"


@dataclass(frozen=True, slots=True)
class Query:
    """A text as somebody would type it, how it was made, and the addresses of all pages that answer it."""

    kind: Kind
    text: str
    how: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Everyday:
    """How people say something, and the official terms for it."""

    said_th: tuple[str, ...]
    means_th: tuple[str, ...]


class QueryMaker:
    """Makes queries of each kind from `pages`; a kind does not depend on how many there are of the others."""

    def __init__(self, pages: Sequence[BuiltPage], places: Sequence[Place], everyday: Sequence[Everyday], seed: int) -> None:
        self._pages = pages
        self._places = places
        self._everyday = everyday
        self._seed = seed
        self._found: dict[str, frozenset[str]] = {}
        self._of_agency: dict[str, list[BuiltPage]] = defaultdict(list)
        for page in pages:
            self._of_agency[page.first_part].append(page)
        self._makers: dict[Kind, Callable[[random.Random], Query | None]] = {
            Kind.SPAN: self._span,
            Kind.WORD: self._word,
            Kind.CUT: self._cut,
            Kind.MISTYPED: self._mistyped,
            Kind.DIGITS: self._digits,
            Kind.CODE: self._code,
            Kind.PLACE: self._place,
            Kind.EVERYDAY: self._everyday_words,
        }
        self._codes = self._find_codes()

    def make(self, count: int, kinds: Sequence[Kind] = tuple(Kind)) -> list[Query]:
        """Up to `count` different queries of each kind; fewer where the pages hold no more."""
        return [query for kind in kinds for query in self._of_kind(kind, count)]

    def _of_kind(self, kind: Kind, count: int) -> list[Query]:
        rng = random.Random(f"{self._seed}/{kind}")
        made: dict[str, Query] = {}
        for _ in range(count * _TRIES):
            if len(made) == count:
                break
            query = self._makers[kind](rng)
            if query and query.relevant:
                made.setdefault(query.text, query)
        return list(made.values())

    def containing(self, text: str) -> frozenset[str]:
        """The addresses of all pages that contain `text`."""
        folded = fold(text)
        if folded not in self._found:
            self._found[folded] = frozenset(page.address for page in self._pages if folded in page.folded) if folded else frozenset()
        return self._found[folded]

    def _query(self, kind: Kind, text: str | None, how: str = "") -> Query | None:
        return Query(kind, text, how, self.containing(text)) if text else None

    def _line(self, rng: random.Random) -> str:
        """A line of any page, a long one oftener: as a finger falls on a page."""
        lines = rng.choice(self._pages).lines
        return rng.choices(lines, [len(line) for line in lines])[0]

    def _piece(self, rng: random.Random, fewest: int, most: int) -> str | None:
        """Some of a line, from any character that one could begin with to the end of another."""
        line = self._line(rng)
        starts = [at for at, character in enumerate(line) if character.isalnum() and character not in _FOLLOWING]
        if not starts:
            return None
        start = rng.choice(starts)
        end = start + rng.randint(fewest, most)
        while end < len(line) and line[end] in _FOLLOWING:
            end += 1
        text = line[start:end].rstrip()
        return text if fewest <= len(text) <= most and len(fold(text)) >= 4 else None

    def _run(self, rng: random.Random, fewest: int, most: int) -> str | None:
        """What stands between spaces or punctuation: in Thai a phrase as often as a word."""
        return _run_of(rng, rng.choice(self._pages), fewest, most)

    def _span(self, rng: random.Random) -> Query | None:
        return self._query(Kind.SPAN, self._piece(rng, 6, 30))

    def _word(self, rng: random.Random) -> Query | None:
        return self._query(Kind.WORD, self._run(rng, 3, 15))

    def _cut(self, rng: random.Random) -> Query | None:
        if rng.random() < 0.5:
            how, text = "word", self._run(rng, 6, 15)
        else:
            how, text = "phrase", self._phrase(rng)
        return self._query(Kind.CUT, text[: -rng.randint(1, 3)], how) if text else None

    def _phrase(self, rng: random.Random) -> str | None:
        """Two or three runs of a line; the last can lose three characters."""
        line = self._line(rng)
        runs = list(_RUN.finditer(line))
        first = rng.randrange(len(runs)) if runs else 0
        some = runs[first : first + rng.randint(2, 3)]
        if len(some) < 2 or len(some[-1][0]) < 5:
            return None
        text = line[some[0].start() : some[-1].end()]
        return text if len(text) <= 45 else None

    def _mistyped(self, rng: random.Random) -> Query | None:
        meant = self._run(rng, 6, 20) if rng.random() < 0.5 else self._piece(rng, 6, 20)
        spoilt = spoil(rng, meant) if meant else None
        # A mistake that makes another text of the site is that text, to whoever reads the query.
        if not meant or not spoilt or self.containing(spoilt[0]):
            return None
        return Query(Kind.MISTYPED, spoilt[0], spoilt[1], self.containing(meant))

    def _digits(self, rng: random.Random) -> Query | None:
        text = self._piece(rng, 6, 30)
        digit = _DIGIT.search(text) if text else None
        if not text or not digit:
            return None
        # Their relevance is that of the text as it stands on the page: the other script must make no difference.
        how, table = ("Thai", TO_THAI) if digit[0].isascii() else ("Arabic", TO_ARABIC)
        return Query(Kind.DIGITS, text.translate(table), how, self.containing(text))

    def _find_codes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for page in self._pages:
            for line in page.lines:
                for letter, number in _CODE.findall(line.translate(TO_ARABIC)):
                    found[letter + number].add(page.address)
        return {code: frozenset(found[code]) for code in sorted(found)}

    def _code(self, rng: random.Random) -> Query | None:
        if not self._codes:
            return None
        code = rng.choice(list(self._codes))
        letter, number = code[0], code[1:]
        forms = {
            "as written": code,
            "small": code.lower(),
            "apart": f"{letter} {number}",
            "small, apart": f"{letter.lower()} {number}",
            "Thai digits": letter + number.translate(TO_THAI),
            "small, Thai digits": letter.lower() + number.translate(TO_THAI),
        }
        if letter == "O" and len(number) == 2:
            forms |= {"zero": f"0{number}", "Thai zero": f"0{number}".translate(TO_THAI)}
        how = rng.choice(list(forms))
        # Only the code itself: O1 stands in O13 too, and is not what was asked for.
        return Query(Kind.CODE, forms[how], how, self._codes[code])

    def _place(self, rng: random.Random) -> Query | None:
        if not self._places:
            return None
        of = rng.choice(("short_name_th", "name_th", "district_th"))
        name: str = getattr(rng.choice(self._places), of)
        # A district may be called as another agency is: who types the name may mean either.
        meant = [
            place for place in self._places if fold(name) in "|".join(map(fold, (place.name_th, place.short_name_th, place.district_th)))
        ]
        own = [page for place in meant for page in self._of_agency[place.slug]]
        if not own:
            return None
        topic = _run_of(rng, rng.choice(own), 3, 15)
        if not topic or fold(topic) in fold(name) or fold(name) in fold(topic):
            return None
        space, first = rng.choice((" ", "")), rng.choice(("place", "topic"))
        text = f"{name}{space}{topic}" if first == "place" else f"{topic}{space}{name}"
        how = f"{of.removesuffix('_th')}, {first} first, {'spaced' if space else 'together'}"
        about = self.containing(topic)
        # A page that says both itself answers too: a village elsewhere can have the district's name.
        return Query(Kind.PLACE, text, how, about & {page.address for page in own} | about & self.containing(name))

    def _everyday_words(self, rng: random.Random) -> Query | None:
        if not self._everyday:
            return None
        word = rng.choice(self._everyday)
        said = rng.choice(word.said_th)
        meant = frozenset[str]().union(*map(self.containing, word.means_th))
        # A page that says it in the same everyday words answers as well; one must lead to the official ones.
        return Query(Kind.EVERYDAY, said, " / ".join(word.means_th), meant | self.containing(said)) if meant else None


def _run_of(rng: random.Random, page: BuiltPage, fewest: int, most: int) -> str | None:
    runs = [run for line in page.lines for run in _RUN.findall(line) if fewest <= len(run) <= most and not run.isdecimal()]
    return rng.choice(runs) if runs else None

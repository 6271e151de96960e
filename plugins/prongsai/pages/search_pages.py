"""The search page, and the index of the site by kind and alphabet, which reads without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from prongsai import address
from prongsai.model.measure import Status
from prongsai.model.portal import Portal
from prongsai.oit.verdict import ItemState
from prongsai.pages.faces import AgencyFace, face_of
from prongsai.pages.page import Found, Link, Page, Part, SearchKind, Section, slices
from prongsai.pages.planning import PORTAL_HOME, crumbs_below
from prongsai.pages.view import AddressOfPart, View, view
from prongsai.thai.digits import to_arabic
from prongsai.thai.sorting import thai_sort_key

SMALL = 60
"""With at most as many entries the index needs no pages of its own: all stand on the search page."""

SEARCH = Link("ค้นหา", address.SEARCH)
_BEFORE_LETTER = re.compile("^[^0-9a-z\u0e01-\u0e2e\u0e40-\u0e44]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """A page in the index: what it is called, whose it is (an agency's home says where that lies), and of which year."""

    kind: SearchKind
    title_th: str
    address: str
    agency_th: str = ""
    year_be: int | None = None

    @property
    def facts_th(self) -> str:
        """What stands beside the title, left out where the title says it."""
        facts = (self.agency_th, f"ปี {self.year_be}" if self.year_be and str(self.year_be) not in self.title_th else "")
        return " · ".join(fact for fact in facts if fact and fact not in self.title_th)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter (ก–ฮ, 0–9, A–Z) under which entries stand: its `anchor`, and on which page of the list it starts."""

    name_th: str
    anchor: str
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entries under one letter on one page of a list; `continued` where it began on the page before."""

    name_th: str
    anchor: str
    continued: bool
    entries: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All entries of a kind in Thai order, and the letters that occur."""

    kind: SearchKind
    entries: tuple[Listing, ...]
    letters: tuple[Letter, ...]


def listing_of(page: Page) -> Listing | None:
    """The page as it stands in the index; None for pages that only lead to others, and for the further pages of a list.

    Nor is an OIT item listed of which nothing is known: its year's checklist leads to it, and the search finds it.
    """
    part = getattr(page.view, "part", None)
    is_further = isinstance(part, Part) and part.number > 1
    if page.found.kind is SearchKind.NONE or page.found.status is ItemState.UNSTATED or is_further:
        return None
    agency = page.agency if page.agency and page.agency.slug else None
    home = page.found.kind is SearchKind.AGENCY
    whose = (agency.place_th if home else agency.short_name_th) if agency else ""
    return Listing(page.found.kind, page.title_th, page.address, whose, page.found.year_be)


@dataclass(frozen=True, slots=True)
class Board:
    """A kind on the search page: its letters with where they start, and its `entries` where they are few enough to stand there."""

    kind: SearchKind
    count: int
    letters: tuple[Letter, ...]
    entries: tuple[Listing, ...]


@view("search.html")
class SearchView(View):
    """The search page: `single` is the agency of a site of one; `statuses` and `verdicts` are drawn for the script to copy."""

    single: AgencyFace | None
    shelves: tuple[Board, ...]
    small: bool
    statuses: tuple[Status | None, ...]
    verdicts: tuple[ItemState, ...]


@view("search_index.html")
class SearchIndexView(View):
    """A part of the list of one kind, under its letters."""

    shelf: Board
    groups: tuple[LetterGroup, ...]
    part: Part
    address_of_part: AddressOfPart


def listings_of(page: Page) -> list[Listing]:
    """The page as it stands in the index, if it does."""
    found = listing_of(page)
    return [found] if found else []


def pages(portal: Portal, entries: Iterable[Listing]) -> Iterator[Page]:
    """`/search/`, and `/search/<kind>/` for each kind that occurs, where there are too many entries for one page."""
    shelves = _shelves(entries)
    small = sum(len(shelf.entries) for shelf in shelves) <= SMALL
    agency = face_of(portal.agencies[0]) if portal.single else None
    crumbs = crumbs_below(agency) if agency else (PORTAL_HOME,)
    yield Page(
        address=address.SEARCH,
        title_th="ค้นหา",
        tab_title_th=f"ค้นหา · {agency.short_name_th}" if agency else "ค้นหา",
        description_th="ค้นหาช่องทางร้องเรียน บริการออนไลน์ มาตรการ และข้อมูลที่เปิดเผย หรือเลือกดูตามประเภทและตัวอักษร",
        view=SearchView(
            single=agency,
            shelves=tuple(_board(one, one.entries if small else ()) for one in shelves),
            small=small,
            statuses=(*Status, None),
            verdicts=tuple(ItemState),
        ),
        agency=agency,
        section=Section.SEARCH,
        crumbs=crumbs,
        found=Found(SearchKind.NONE),
    )
    if small:
        return
    for shelf in shelves:
        for part, _ in slices(shelf.entries):
            yield _index(agency, shelf, part, (*crumbs, SEARCH))


def _board(shelf: Shelf, entries: tuple[Listing, ...]) -> Board:
    return Board(shelf.kind, len(shelf.entries), shelf.letters, entries)


def _index(agency: AgencyFace | None, shelf: Shelf, part: Part, crumbs: tuple[Link, ...]) -> Page:
    title = f"{shelf.kind.label_th} ตามตัวอักษร"
    return Page(
        address=address.of_index(shelf.kind, part.number),
        title_th=title,
        tab_title_th=f"{title}{part.nth_th} · {agency.short_name_th}" if agency else f"{title}{part.nth_th}",
        description_th=f"รายชื่อหน้าประเภท{shelf.kind.label_th}ทั้งหมดของเว็บไซต์นี้ เรียงตามตัวอักษร ก–ฮ{part.nth_th}",
        view=SearchIndexView(
            shelf=_board(shelf, ()),
            groups=_groups(shelf, part),
            part=part,
            address_of_part=AddressOfPart(address.of_index(shelf.kind)),
        ),
        agency=agency,
        section=Section.SEARCH,
        crumbs=crumbs,
        found=Found(SearchKind.NONE),
    )


def _groups(shelf: Shelf, part: Part) -> tuple[LetterGroup, ...]:
    """The entries of a page under their letters."""
    groups = []
    start = 0
    for letter in shelf.letters:
        entries = shelf.entries[max(start, part.start) : min(start + letter.count, part.start + address.PAGE_SIZE)]
        if entries:
            groups.append(LetterGroup(letter.name_th, letter.anchor, start < part.start, entries))
        start += letter.count
    return tuple(groups)


def _shelves(entries: Iterable[Listing]) -> list[Shelf]:
    """The entries by kind, in the order of the kinds."""
    by_kind: dict[SearchKind, list[Listing]] = {kind: [] for kind in SearchKind}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    return [_shelf(kind, some) for kind, some in by_kind.items() if some]


def _shelf(kind: SearchKind, entries: Iterable[Listing]) -> Shelf:
    agencies = lru_cache(maxsize=None)(thai_sort_key)  # as many as the site has, and forgotten with it
    # One title by agency, and the newest year first.
    keyed = [((*_place(one.title_th), agencies(one.agency_th), -(one.year_be or 0), one.address), one) for one in entries]
    keyed.sort(key=itemgetter(0))
    letters = []
    start = 0
    for (name, anchor), group in groupby(keyed, key=lambda one: _letter(*one[0][:2])):
        count = sum(1 for _ in group)
        letters.append(Letter(name, anchor, start // address.PAGE_SIZE + 1, count))
        start += count
    return Shelf(kind, tuple(one for _, one in keyed), tuple(letters))


def _place(title_th: str) -> tuple[int, str, tuple[str, str]]:
    """Where a title stands: Thai letters first, then figures, then Latin, then what has none of them; its letter; its words.

    The letter is its first consonant, digit or Latin letter: vowels before a consonant, quotation marks and the like are skipped.
    """
    words = thai_sort_key(_BEFORE_LETTER.sub("", to_arabic(title_th).casefold()))
    first = words[0][:1]
    if "ก" <= first <= "ฮ":
        return 0, first, words
    if first.isdigit():
        return 1, "", words
    return (2 if "a" <= first <= "z" else 3), "", words


def _letter(rank: int, first: str) -> tuple[str, str]:
    """The name of a letter, and its anchor."""
    if first:
        return first, f"l-{ord(first):04x}"
    return (("0–9", "l-0-9"), ("A–Z", "l-a-z"), ("อื่น ๆ", "l-other"))[rank - 1]

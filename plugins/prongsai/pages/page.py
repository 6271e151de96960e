"""A planned page: its address, its words for tabs and search engines, and what its template shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from prongsai.address import PAGE_SIZE
from prongsai.exports import AddressedFile, File
from prongsai.model.agency import Unit
from prongsai.model.measure import Status
from prongsai.model.portal import Agency
from prongsai.oit.verdict import ItemState

_Entry = TypeVar("_Entry")


class Section(StrEnum):
    """The part of an agency's site that a page belongs to: an entry of its menu."""

    HOME = "home"
    DISCLOSURE = "disclosure"
    MEASURES = "measures"
    OIT = "oit"
    CHANNELS = "channels"
    E_SERVICES = "e-services"
    CONTACT = "contact"
    SEARCH = "search"
    NONE = ""


class Kind(StrEnum):
    """What a page is to whoever searches: a facet of the search, in the order of what a citizen can act on."""

    CHANNEL = "channel"
    E_SERVICE = "e-service"
    SERVICE_MANUAL = "service-manual"
    CONTACT = "contact"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    MEASURE = "measure"
    YEAR = "year"
    OIT = "oit"
    DOCUMENTS = "documents"
    MEASURES = "measures"
    NEWS = "news"
    RECORDS = "records"
    PAGE = "page"
    NONE = ""
    """A page that only leads to others, such as the search's own."""

    @property
    def label_th(self) -> str:
        """What people read."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.CHANNEL: "ช่องทางร้องเรียนและติดต่อ",
    Kind.E_SERVICE: "บริการออนไลน์",
    Kind.SERVICE_MANUAL: "คู่มือการให้บริการ",
    Kind.CONTACT: "ข้อมูลติดต่อ",
    Kind.ORGANISATION: "โครงสร้างและผู้บริหาร",
    Kind.AGENCY: "หน่วยงาน",
    Kind.MEASURE: "มาตรการ",
    Kind.YEAR: "ผลการประเมินรายปี",
    Kind.OIT: "รายการเปิดเผยข้อมูล OIT",
    Kind.DOCUMENTS: "เอกสาร",
    Kind.MEASURES: "รายการมาตรการ",
    Kind.NEWS: "ข่าวประชาสัมพันธ์",
    Kind.RECORDS: "ข้อมูลที่เปิดเผยรายปี",
    Kind.PAGE: "หน้าอื่น",
    Kind.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What the search tells of a page and narrows by; `entries` are anchors whose sections are results of their own.

    `status` is that of a measure, or the verdict on an OIT item.
    `unread` are anchors whose sections only list what other pages say: a search finds it there.
    """

    kind: Kind = Kind.PAGE
    year_be: int | None = None
    status: Status | ItemState | None = None
    owners: tuple[Unit, ...] = ()
    entries: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `address` is relative to the site's root."""

    title_th: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `context` goes to `template`; `crumbs` lead to it, the page itself left out.

    `changed_on` is the newest day named by its data, for the sitemap; `structured_data` are schema.org objects;
    `files` are no pages: neither the sitemap nor the search tells of them.
    """

    address: str
    title_th: str
    tab_title_th: str
    description_th: str
    template: str
    context: dict[str, Any]
    agency: Agency | None = None
    section: Section = Section.NONE
    crumbs: tuple[Link, ...] = ()
    changed_on: date | None = None
    structured_data: tuple[dict[str, Any], ...] = field(default=())
    found: Found = Found()
    files: tuple[File | AddressedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a long list: `entries`, its `number` of `count`, and where in the list it starts (from 0)."""

    entries: Sequence[Any]
    number: int
    count: int
    start: int


def slices(entries: Sequence[_Entry]) -> Iterator[Slice]:
    """`entries` split into pages of at most 200; an empty list is one empty page."""
    count = max(1, -(-len(entries) // PAGE_SIZE))
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_SIZE
        yield Slice(entries[start : start + PAGE_SIZE], number, count, start)

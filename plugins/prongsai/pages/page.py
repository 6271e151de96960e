"""A planned page: its address, its words for tabs and search engines, and its view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from prongsai.address import PAGE_SIZE
from prongsai.exports import File
from prongsai.model.measure import Status
from prongsai.oit.verdict import ItemState
from prongsai.pages.faces import AgencyFace, UnitFace
from prongsai.pages.view import View

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


class SearchKind(StrEnum):
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
        return _LABELS[self]


_LABELS = {
    SearchKind.CHANNEL: "ช่องทางร้องเรียนและติดต่อ",
    SearchKind.E_SERVICE: "บริการออนไลน์",
    SearchKind.SERVICE_MANUAL: "คู่มือการให้บริการ",
    SearchKind.CONTACT: "ข้อมูลติดต่อ",
    SearchKind.ORGANISATION: "โครงสร้างและผู้บริหาร",
    SearchKind.AGENCY: "หน่วยงาน",
    SearchKind.MEASURE: "มาตรการ",
    SearchKind.YEAR: "ผลการประเมินรายปี",
    SearchKind.OIT: "รายการเปิดเผยข้อมูล OIT",
    SearchKind.DOCUMENTS: "เอกสาร",
    SearchKind.MEASURES: "รายการมาตรการ",
    SearchKind.NEWS: "ข่าวประชาสัมพันธ์",
    SearchKind.RECORDS: "ข้อมูลที่เปิดเผยรายปี",
    SearchKind.PAGE: "หน้าอื่น",
    SearchKind.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What the search tells of a page and narrows by; `entries` are anchors whose sections are results of their own.

    `status` is that of a measure, or the verdict on an OIT item.
    `unread` are anchors whose sections only list what other pages say: a search finds it there.
    """

    kind: SearchKind = SearchKind.PAGE
    year_be: int | None = None
    status: Status | ItemState | None = None
    owners: tuple[UnitFace, ...] = ()
    entries: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `address` is relative to the site's root."""

    title_th: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `view` is what it shows; `crumbs` lead to it, the page itself left out.

    `changed_on` is the newest day named by its data, for the sitemap; `structured_data` are schema.org objects as JSON;
    `files` are no pages: neither the sitemap nor the search tells of them.
    """

    address: str
    title_th: str
    tab_title_th: str
    description_th: str
    view: View
    agency: AgencyFace | None = None
    section: Section = Section.NONE
    crumbs: tuple[Link, ...] = ()
    changed_on: date | None = None
    structured_data: tuple[str, ...] = ()
    found: Found = Found()
    files: tuple[File, ...] = ()

    @property
    def template(self) -> str:
        """The template that shows its view."""
        return self.view.template


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a long list: its `number` of `count`, and where in the list it starts (from 0)."""

    number: int
    count: int
    start: int

    @property
    def nth_th(self) -> str:
        """What tells the further pages of a list apart."""
        return f" หน้า {self.number}" if self.number > 1 else ""


def slices(entries: Sequence[_Entry]) -> Iterator[tuple[Part, tuple[_Entry, ...]]]:
    """`entries` split into pages of at most 200; an empty list is one empty page."""
    count = max(1, -(-len(entries) // PAGE_SIZE))
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_SIZE
        yield Part(number, count, start), tuple(entries[start : start + PAGE_SIZE])

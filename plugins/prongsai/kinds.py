"""What the program knows of each kind of record: one row a kind.

Layout, validation, problems, schemas, pages, menus, search, exports, OIT sheets and the handbook's table follow from the rows.
A new kind is a row here, its model, its page module with its template, and its section in `docs/content.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from prongsai.model.agency import AgencyProfile
from prongsai.model.allow import Allowance
from prongsai.model.assessment import Assessment
from prongsai.model.channel import Channel
from prongsai.model.document import Document
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive
from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.measure import Measure
from prongsai.model.news import News
from prongsai.model.no_gift import NoGift
from prongsai.model.oit import OitAnswer
from prongsai.model.own_catalogue import OwnCatalogue
from prongsai.model.participation import Participation
from prongsai.model.portal import Agency
from prongsai.model.procurement import Job
from prongsai.model.publication import PublishedRecord, Redirect
from prongsai.model.search import EverydayWord
from prongsai.model.service_manual import ServiceManual
from prongsai.model.statistics import Statistics
from prongsai.model.structure import Structure

Record = TypeVar("Record")


class Place(StrEnum):
    """Where in the content folder a file of a kind lies."""

    SITE = "site"
    """In the content folder itself."""
    AGENCY = "agency"
    """In the folder of an agency; on a site of one agency that is the content folder."""
    YEAR = "year"
    """In the folder of a fiscal year."""
    YEARS_OF_SITE = "years of site"
    """In a folder of the content folder, one file a year: `oit-catalogue/2569.yml`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordKind(Generic[Record]):
    """One kind of record; equal to itself only.

    `file` is the file's name (of `YEARS_OF_SITE` the folder's), `label_th` what the clerk calls what is in it, `many` whether the
    file is a list of records, `folder` whether a folder of its name may hold a file for each, `table` the name of a
    spreadsheet that may stand for it. `field` is that of `Agency` or `FiscalYear`.
    `pages` is the module of `prongsai.pages` that plans its pages, `page_each` whether each record has its own, `menu_th` how the
    page of a year leads to them. `updated` is the attribute of a record that says when it was brought up to date.
    `oit` is how the OIT rules that it answers begin; `blanks` are keys whose blanks are told by rules of their own,
    where a blank of any other key is told because OIT asks for it (None: blanks are not told).
    """

    file: str
    label_th: str
    lies: frozenset[Place]
    record: type[Record]
    many: bool = False
    folder: bool = False
    table: str = ""
    field: str = ""
    pages: str = ""
    page_each: bool = False
    menu_th: str = ""
    updated: str = ""
    oit: tuple[str, ...] = ()
    blanks: frozenset[str] | None = None

    def __str__(self) -> str:
        """The file's name, as the clerk is told it."""
        return self.file

    @property
    def stem(self) -> str:
        """`news` of `news.yml`."""
        return PurePosixPath(self.file).stem

    def of(self, holder: Agency | FiscalYear) -> tuple[Record, ...]:
        """The records of this kind that an agency or a year holds."""
        name = self.field
        held = getattr(holder, name) if name in _OWN_FIELDS[type(holder)] else holder.more.get(name)
        if self.many:
            return held or ()
        return () if held is None else (held,)


_OWN_FIELDS = {one: frozenset(field.name for field in fields(one)) for one in (Agency, FiscalYear)}
_OF_SITE, _OF_AGENCY, _OF_YEAR = frozenset({Place.SITE}), frozenset({Place.AGENCY}), frozenset({Place.YEAR})

PUBLISHED = RecordKind(file="published.yml", label_th="ที่อยู่ที่เผยแพร่แล้ว (โปรแกรมเขียนให้)", lies=_OF_SITE, record=PublishedRecord)
REDIRECTS = RecordKind(file="redirects.yml", label_th="ที่อยู่ใหม่ของหน้าที่ย้าย (มีเมื่อย้าย)", lies=_OF_SITE, record=Redirect, many=True)
OIT_CATALOGUE = RecordKind(
    file="oit-catalogue", label_th="รายการข้อ OIT ของเว็บไซต์ ปีละหนึ่งไฟล์", lies=frozenset({Place.YEARS_OF_SITE}), record=OwnCatalogue
)
ALLOW = RecordKind(
    file="allow.yml",
    label_th="สิ่งที่อนุญาตให้เผยแพร่ พร้อมเหตุผล (มีเมื่อต้องอนุญาต)",
    lies=_OF_SITE | _OF_AGENCY,
    record=Allowance,
    many=True,
    field="allowances",
)
AGENCY = RecordKind(
    file="agency.yml",
    label_th="ข้อมูลหน่วยงาน (ต้องมี)",
    lies=_OF_AGENCY,
    record=AgencyProfile,
    field="profile",
    pages="agency_pages",
    oit=("contact.", "social."),
)
CHANNELS = RecordKind(
    file="channels.yml",
    label_th="ช่องทางร้องเรียน สอบถาม แสดงความคิดเห็น",
    lies=_OF_AGENCY,
    record=Channel,
    many=True,
    field="channels",
    pages="channel_pages",
    oit=("corruption.", "practice."),
)
E_SERVICES = RecordKind(
    file="e-services.yml",
    label_th="บริการออนไลน์",
    lies=_OF_AGENCY,
    record=EService,
    many=True,
    field="e_services",
    pages="e_service_pages",
    page_each=True,
    oit=("e_services.",),
)
SERVICE_MANUALS = RecordKind(
    file="service-manuals.yml",
    label_th="คู่มือการให้บริการ",
    lies=_OF_AGENCY,
    record=ServiceManual,
    many=True,
    field="service_manuals",
    pages="service_manual_pages",
    page_each=True,
    updated="updated_on",
    oit=("manuals.",),
    blanks=frozenset(),
)
STRUCTURE = RecordKind(
    file="structure.yml",
    label_th="โครงสร้าง หน้าที่และอำนาจ",
    lies=_OF_AGENCY,
    record=Structure,
    field="structure",
    pages="structure_pages",
    updated="updated_on",
    oit=("structure.",),
)
EXECUTIVES = RecordKind(
    file="executives.yml",
    label_th="ผู้บริหาร",
    lies=_OF_AGENCY,
    record=Executive,
    many=True,
    field="executives",
    pages="executive_pages",
    oit=("executives.",),
    blanks=frozenset(),
)
SEARCH = RecordKind(file="search.yml", label_th="คำที่ประชาชนใช้ค้นหา", lies=_OF_AGENCY, record=EverydayWord, many=True, field="everyday_words")
YEAR = RecordKind(file="year.yml", label_th="ข้อมูลของทั้งปี", lies=_OF_YEAR, record=YearRecord, field="record", pages="year_pages")
ASSESSMENT = RecordKind(file="assessment.yml", label_th="ผลการประเมิน ITA", lies=_OF_YEAR, record=Assessment, field="assessment")
MEASURES = RecordKind(
    file="measures.yml",
    label_th="มาตรการ",
    lies=_OF_YEAR,
    record=Measure,
    many=True,
    folder=True,
    field="measures",
    pages="measure_pages",
    page_each=True,
    updated="changed_on",
    oit=("measures.", "report."),
)
DOCUMENTS = RecordKind(
    file="documents.yml",
    label_th="เอกสารที่เผยแพร่",
    lies=_OF_AGENCY | _OF_YEAR,
    record=Document,
    many=True,
    field="documents",
    pages="document_pages",
    oit=("document.",),
)
STATISTICS = RecordKind(
    file="statistics.yml",
    label_th="สถิติการให้บริการและเรื่องร้องเรียน",
    lies=_OF_YEAR,
    record=Statistics,
    field="statistics",
    pages="statistics_pages",
    menu_th="ข้อมูลเชิงสถิติการให้บริการและเรื่องร้องเรียน",
    updated="updated_on",
    oit=("service_statistics.", "complaints."),
    blanks=frozenset({"count", "received", "finished", "pending"}),
)
PROCUREMENT = RecordKind(
    file="procurement.yml",
    label_th="การจัดซื้อจัดจ้างรายเดือน",
    lies=_OF_YEAR,
    record=Job,
    many=True,
    table="procurement.csv",
    field="procurement",
    pages="procurement_pages",
    menu_th="สรุปผลการจัดซื้อจัดจ้างรายเดือน",
    oit=("procurement.",),
    blanks=frozenset({"title_th"}),
)
NEWS = RecordKind(
    file="news.yml",
    label_th="ข่าวประชาสัมพันธ์",
    lies=_OF_YEAR,
    record=News,
    many=True,
    field="news",
    pages="news_pages",
    page_each=True,
    menu_th="ข่าวประชาสัมพันธ์",
    oit=("news.",),
)
PARTICIPATION = RecordKind(
    file="participation.yml",
    label_th="การมีส่วนร่วม",
    lies=_OF_YEAR,
    record=Participation,
    many=True,
    field="participation",
    pages="participation_pages",
    menu_th="การเปิดโอกาสให้เกิดการมีส่วนร่วม",
    oit=("participation.",),
    blanks=frozenset(),
)
NO_GIFT = RecordKind(
    file="no-gift.yml",
    label_th="นโยบายไม่รับของขวัญ",
    lies=_OF_YEAR,
    record=NoGift,
    field="no_gift",
    pages="no_gift_pages",
    menu_th="นโยบายไม่รับของขวัญ (No Gift Policy)",
    updated="updated_on",
    oit=("no_gift.",),
    blanks=frozenset(),
)
OIT = RecordKind(
    file="oit.yml",
    label_th="คำตอบข้อ OIT ที่ข้อมูลอื่นบอกไม่ได้",
    lies=_OF_YEAR,
    record=OitAnswer,
    many=True,
    field="oit",
    pages="oit_pages",
    updated="answered_on",
)

KINDS: tuple[RecordKind[Any], ...] = (
    *(AGENCY, CHANNELS, E_SERVICES, STRUCTURE, EXECUTIVES, SERVICE_MANUALS, SEARCH),
    *(YEAR, ASSESSMENT, MEASURES, STATISTICS, PROCUREMENT, NEWS, PARTICIPATION, NO_GIFT, DOCUMENTS, OIT),
    *(ALLOW, PUBLISHED, REDIRECTS, OIT_CATALOGUE),
)
"""All kinds, in the order in which their pages are planned and the handbook lists them."""


def all_kinds() -> tuple[RecordKind[Any], ...]:
    """The rows, asked for when they are needed: a test adds one of its own."""
    return KINDS


def lying(place: Place) -> Iterator[RecordKind[Any]]:
    """The kinds whose files lie at `place`, in the order of the table."""
    return (kind for kind in all_kinds() if place in kind.lies)


def named(name: str, among: Iterable[RecordKind[Any]]) -> RecordKind[Any] | None:
    """The one of `among` whose file is called `name`, or the spreadsheet that stands for it."""
    return next((kind for kind in among if name and name in (kind.file, kind.table)), None)


def is_table(name: str) -> bool:
    """Whether a file of this name is a spreadsheet that stands for a kind of record."""
    return any(name == kind.table for kind in all_kinds() if kind.table)

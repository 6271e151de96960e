"""The comparison of a portal's agencies as CSV in long form: one line an agency and item, as those who count want it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from prongsai import address
from prongsai.exports import Absolute
from prongsai.exports.csv import csv_text
from prongsai.exports.table import Column, Row, Table, row
from prongsai.frozen import Frozen
from prongsai.model.oit_catalogue import CatalogueItem
from prongsai.oit.standing import ItemStanding

NO_YEAR = "หน่วยงานยังไม่มีข้อมูลปีนี้"

_COLUMNS = (
    Column("agency_id", "รหัสหน่วยงาน"),
    Column("agency", "หน่วยงาน"),
    Column("district", "อำเภอ"),
    Column("province", "จังหวัด"),
    Column("fictional", "หน่วยงานสมมติ"),
    Column("year", "ปีงบประมาณ"),
    Column("code", "ข้อ"),
    Column("topic", "รหัสหัวข้อ"),
    Column("title", "ข้อมูลที่ต้องเปิดเผย"),
    Column("section", "หมวด"),
    Column("verdict", "ผลตรวจของเว็บไซต์"),
    Column("missing", "องค์ประกอบที่ขาด"),
    Column("unconfirmed", "ยังไม่ยืนยันกับคู่มือของ ป.ป.ช."),
    Column("url", "URL"),
)


class ComparedAgency(Protocol):
    """What a line tells of an agency."""

    @property
    def slug(self) -> str:
        """Its folder."""

    @property
    def name_th(self) -> str:
        """Its name."""

    @property
    def district_th(self) -> str:
        """Its district."""

    @property
    def province_th(self) -> str:
        """Its province."""

    @property
    def fictional(self) -> bool:
        """Whether it is made up."""


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """How agencies stand in some items of one year: `standings` by agency's slug, none where it tells nothing of that year."""

    year_be: int
    items: tuple[CatalogueItem, ...]
    standings: Frozen[str, tuple[ItemStanding, ...]]


@dataclass(frozen=True, slots=True)
class ComparisonFile:
    """The comparison in the folder of a page: a line for every agency with every item, also where it tells nothing of that year."""

    folder: str
    name: str
    agencies: tuple[ComparedAgency, ...]
    years: tuple[ComparedYear, ...]

    @property
    def address(self) -> str:
        """Where it lies."""
        return f"{self.folder}{self.name}.csv"

    def data(self, absolute: Absolute) -> bytes:
        """The comparison as CSV."""
        rows = tuple(
            _row(agency, year.year_be, item, standings[index] if standings else None, absolute)
            for year in self.years
            for agency in self.agencies
            for standings in (year.standings.get(agency.slug),)
            for index, item in enumerate(year.items)
        )
        return csv_text(Table(name=self.name, caption_th="", columns=_COLUMNS, rows=rows)).encode("utf-8", "replace")


def _row(agency: ComparedAgency, year_be: int, item: CatalogueItem, standing: ItemStanding | None, absolute: Absolute) -> Row:
    texts = {one.id: one.text_th for one in item.elements}
    return row(
        {
            "agency_id": agency.slug,
            "agency": agency.name_th,
            "district": agency.district_th,
            "province": agency.province_th,
            "fictional": "ใช่" if agency.fictional else "",
            "year": str(year_be),
            "code": item.code,
            "topic": item.topic,
            "title": item.title_th,
            "section": item.section,
            "verdict": standing.state.label if standing else NO_YEAR,
            "missing": "; ".join(texts[one] for one in standing.missing) if standing else "",
            "unconfirmed": "" if item.is_confirmed else "ใช่",
            "url": absolute(address.of_oit_item(agency, year_be, item.code)) if standing else "",
        }
    )

"""The comparison of a portal's agencies as CSV in long form: one line an agency and item, as those who count want it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from prongsai import address
from prongsai.exports import Absolute, AddressedFile
from prongsai.exports.csv import csv_text
from prongsai.exports.table import Column, Row, Table
from prongsai.model.oit_catalogue import CatalogueItem
from prongsai.model.portal import Agency
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


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: an agency and an item of a year; `standing` is None where the agency tells nothing of that year."""

    agency: Agency
    year_be: int
    item: CatalogueItem
    standing: ItemStanding | None


def file(folder: str, name: str, lines: Callable[[], Iterable[Compared]]) -> AddressedFile:
    """The CSV in the folder of a page; its lines are made when it is written, as they are many."""
    return AddressedFile(f"{folder}{name}.csv", partial(_csv, name, lines))


def _csv(name: str, lines: Callable[[], Iterable[Compared]], absolute: Absolute) -> bytes:
    rows = tuple(_row(line, absolute) for line in lines())
    return csv_text(Table(name=name, caption_th="", columns=_COLUMNS, rows=rows)).encode("utf-8", "replace")


def _row(line: Compared, absolute: Absolute) -> Row:
    agency, item, standing = line.agency, line.item, line.standing
    texts = {one.id: one.text_th for one in item.elements}
    return Row(
        {
            "agency_id": agency.slug,
            "agency": agency.name_th,
            "district": agency.profile.district_th,
            "province": agency.profile.province_th,
            "fictional": "ใช่" if agency.profile.fictional else "",
            "year": str(line.year_be),
            "code": item.code,
            "topic": item.topic,
            "title": item.title_th,
            "section": item.section,
            "verdict": standing.state.label if standing else NO_YEAR,
            "missing": "; ".join(texts[one] for one in standing.missing) if standing else "",
            "unconfirmed": "" if item.is_confirmed else "ใช่",
            "url": absolute(address.of_oit_item(agency, line.year_be, item.code)) if standing else "",
        }
    )

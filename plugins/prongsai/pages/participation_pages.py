"""Participation of a year: each occasion on which outsiders had a say, under its anchor, and a table of all."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.exports.csv import csv_file
from prongsai.exports.table import Column, Row, Table
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.participation import Participation
from prongsai.model.portal import Agency
from prongsai.pages.page import Found, Kind, Page, Section
from prongsai.pages.year_pages import crumbs_below_year

_COLUMNS = (
    Column("title_th", "เรื่อง"),
    Column("when", "วันหรือช่วงเวลา"),
    Column("participants_th", "ผู้มีส่วนร่วม"),
    Column("participants", "จำนวน (คน)", numeric=True),
    Column("unit", "ผู้รับผิดชอบ"),
)


def pages(agency: Agency, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/participation/`, where there was an occasion."""
    if not year.participation:
        return
    here = address.of_participation(agency, year.year_be)
    table = Table(
        name="participation",
        caption_th=f"การมีส่วนร่วม ปีงบประมาณ {year.year_be}",
        columns=_COLUMNS,
        rows=tuple(_row(agency, here, one) for one in year.participation),
    )
    yield Page(
        address=here,
        title_th=f"การเปิดโอกาสให้เกิดการมีส่วนร่วม ปีงบประมาณ {year.year_be}",
        tab_title_th=f"การมีส่วนร่วม {year.year_be} · {agency.short_name_th}",
        description_th=f"เรื่องที่เปิดให้บุคคลภายนอกมีส่วนร่วม ผล และการนำผลไปใช้ ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template="participation.html",
        context={"agency": agency, "year": year, "table": table},
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs_below_year(agency, year),
        changed_on=max((day for one in year.participation if (day := one.ended_on)), default=None),
        found=Found(Kind.RECORDS, year.year_be, entries=tuple(one.id for one in year.participation)),
        files=(csv_file(table, here),),
    )


def _row(agency: Agency, here: str, one: Participation) -> Row:
    values = {
        "title_th": one.title_th,
        "when": one.held_on or (one.period.name_th if one.period else None),
        "participants_th": one.participants_th,
        "participants": one.participants,
        "unit": agency.units[one.unit].name_th if one.unit else None,
    }
    return Row(values, {"title_th": f"{here}#{one.id}"})

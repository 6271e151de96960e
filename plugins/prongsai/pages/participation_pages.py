"""Participation of a year: each occasion on which outsiders had a say, under its anchor, and a table of all."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Row, Table, row
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.participation import Participation
from prongsai.model.portal import Agency
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

_COLUMNS = (
    Column("title_th", "เรื่อง"),
    Column("when", "วันหรือช่วงเวลา"),
    Column("participants_th", "ผู้มีส่วนร่วม"),
    Column("participants", "จำนวน (คน)", numeric=True),
    Column("unit", "ผู้รับผิดชอบ"),
)


@view("participation.html")
class ParticipationView(View):
    """The occasions of a year, and a table of them."""

    agency: AgencyFace
    year: YearFace
    occasions: tuple[Participation, ...]
    table: Table


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/participation/`, where there was an occasion."""
    if not year.participation:
        return
    agency, here = planning.agency, address.of_participation(planning.agency, year.year_be)
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
        view=ParticipationView(
            agency=planning.face.naming(agency, (one.unit for one in year.participation)),
            year=face_of_year(year),
            occasions=year.participation,
            table=table,
        ),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year),
        changed_on=max((day for one in year.participation if (day := one.ended_on)), default=None),
        found=Found(SearchKind.RECORDS, year.year_be, entries=tuple(one.id for one in year.participation)),
        files=(CsvFile(table, here),),
    )


def _row(agency: Agency, here: str, one: Participation) -> Row:
    values = {
        "title_th": one.title_th,
        "when": one.held_on or (one.period.name_th if one.period else None),
        "participants_th": one.participants_th,
        "participants": one.participants,
        "unit": agency.units[one.unit].name_th if one.unit else None,
    }
    return row(values, {"title_th": f"{here}#{one.id}"})

"""Loans of a year: each under its anchor, and a table of all."""

from __future__ import annotations

from collections.abc import Iterator

from tests.made_up.loan import Loan
from tests.made_up.row import LOANS

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Row, Table, row
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

_COLUMNS = (Column("title_th", "พัสดุ"), Column("from_on", "วันที่ยืม"), Column("to_on", "วันที่คืน"), Column("unit", "ผู้ดูแล"))


@view("loans.html")
class LoansView(View):
    """The loans of a year, and a table of them."""

    agency: AgencyFace
    year: YearFace
    loans: tuple[Loan, ...]
    table: Table


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/loans/`, where there was a loan."""
    loans = LOANS.of(year)
    if not loans:
        return
    agency, here = planning.agency, address.of_kind(planning.agency, year.year_be, LOANS.stem)
    table = Table(
        name="loans",
        caption_th=f"การยืมพัสดุ ปีงบประมาณ {year.year_be}",
        columns=_COLUMNS,
        rows=tuple(_row(agency, here, one) for one in loans),
    )
    yield Page(
        address=here,
        title_th=f"การยืมพัสดุ ปีงบประมาณ {year.year_be}",
        tab_title_th=f"การยืมพัสดุ {year.year_be} · {agency.short_name_th}",
        description_th=f"พัสดุที่{agency.name_th}ให้ยืม และวันที่ยืมและคืน ปีงบประมาณ พ.ศ. {year.year_be}",
        view=LoansView(agency=planning.face.naming(agency, (one.unit for one in loans)), year=face_of_year(year), loans=loans, table=table),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year),
        changed_on=max((one.updated_on for one in loans if one.updated_on), default=None),
        found=Found(SearchKind.RECORDS, year.year_be, entries=tuple(one.id for one in loans)),
        files=(CsvFile(table, here),),
    )


def _row(agency: Agency, here: str, one: Loan) -> Row:
    unit = agency.units[one.unit].name_th if one.unit else None
    return row({"title_th": one.title_th, "from_on": one.from_on, "to_on": one.to_on, "unit": unit}, {"title_th": f"{here}#{one.id}"})

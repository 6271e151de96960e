"""Service manuals: the list, and a page for each; none where an agency has no manual."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.exports.csv import csv_file
from prongsai.exports.table import Column, Row, Table
from prongsai.model.portal import Agency
from prongsai.model.service_manual import ServiceManual
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Link, Page, Section

COLUMNS = (
    Column("title_th", "บริการ"),
    Column("days", "ระยะเวลา (วันทำการ)", numeric=True),
    Column("fee_th", "ค่าธรรมเนียม"),
    Column("unit", "ส่วนราชการ"),
)


def pages(agency: Agency) -> Iterator[Page]:
    """`/<agency>/service-manuals/` with its table, and `/<agency>/service-manuals/<id>/`."""
    if not agency.service_manuals:
        return
    here = address.of_service_manuals(agency)
    table = _table(agency)
    yield Page(
        address=here,
        title_th="คู่มือการให้บริการ",
        tab_title_th=f"คู่มือการให้บริการ · {agency.short_name_th}",
        description_th=f"ขั้นตอน ระยะเวลา ค่าธรรมเนียม และเอกสารที่ใช้ขอรับบริการแต่ละเรื่องจาก{agency.name_th}",
        template="service_manuals.html",
        context={"agency": agency, "table": table},
        agency=agency,
        section=Section.E_SERVICES,
        crumbs=crumbs_below(agency),
        changed_on=max((one.updated_on for one in agency.service_manuals if one.updated_on), default=None),
        found=Found(Kind.SERVICE_MANUAL),
        files=(csv_file(table, here),),
    )
    for manual in agency.service_manuals:
        yield _manual(agency, manual)


def _table(agency: Agency) -> Table:
    return Table(
        name="service-manuals",
        caption_th=f"คู่มือการให้บริการของ{agency.name_th}",
        columns=COLUMNS,
        rows=tuple(
            Row(
                {
                    "title_th": one.title_th,
                    "days": one.duration_th if one.days is None else one.days,
                    "fee_th": one.fee_th,
                    "unit": agency.units[one.unit].name_th if one.unit else None,
                },
                links={"title_th": address.of_service_manual(agency, one.id)},
            )
            for one in agency.service_manuals
        ),
    )


def _manual(agency: Agency, manual: ServiceManual) -> Page:
    unit = agency.units[manual.unit] if manual.unit else None
    return Page(
        address=address.of_service_manual(agency, manual.id),
        title_th=manual.title_th,
        tab_title_th=f"คู่มือ {manual.title_th} · {agency.short_name_th}",
        description_th=f"{manual.title_th}: ขั้นตอน ระยะเวลา ค่าธรรมเนียม เอกสาร และสถานที่ให้บริการของ{agency.name_th}",
        template="service_manual.html",
        context={
            "agency": agency,
            "manual": manual,
            "unit": unit,
            "e_service": next((one for one in agency.e_services if one.id == manual.e_service), None),
        },
        agency=agency,
        section=Section.E_SERVICES,
        crumbs=crumbs_below(agency, Link("คู่มือการให้บริการ", address.of_service_manuals(agency))),
        changed_on=manual.updated_on,
        found=Found(Kind.SERVICE_MANUAL, owners=(unit,) if unit else ()),
    )

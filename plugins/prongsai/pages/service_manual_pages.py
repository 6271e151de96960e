"""Service manuals: the list, and a page for each; none where an agency has no manual."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Table, row
from prongsai.model.agency import Unit
from prongsai.model.portal import Agency
from prongsai.model.service_manual import ServiceManual
from prongsai.pages.faces import AgencyFace, EServiceFace, face_of_e_service, face_of_unit
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

COLUMNS = (
    Column("title_th", "บริการ"),
    Column("days", "ระยะเวลา (วันทำการ)", numeric=True),
    Column("fee_th", "ค่าธรรมเนียม"),
    Column("unit", "ส่วนราชการ"),
)


@view("service_manuals.html")
class ServiceManualsView(View):
    """All manuals of an agency as a table."""

    agency: AgencyFace
    table: Table


@view("service_manual.html")
class ServiceManualView(View):
    """One manual, the unit that offers the service, and the E-Service by which it is asked for."""

    agency: AgencyFace
    manual: ServiceManual
    unit: Unit | None
    e_service: EServiceFace | None


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/service-manuals/` with its table, and `/<agency>/service-manuals/<id>/`."""
    agency = planning.agency
    if not agency.service_manuals:
        return
    here = address.of_service_manuals(agency)
    table = _table(agency)
    yield Page(
        address=here,
        title_th="คู่มือการให้บริการ",
        tab_title_th=f"คู่มือการให้บริการ · {agency.short_name_th}",
        description_th=f"ขั้นตอน ระยะเวลา ค่าธรรมเนียม และเอกสารที่ใช้ขอรับบริการแต่ละเรื่องจาก{agency.name_th}",
        view=ServiceManualsView(agency=planning.face, table=table),
        agency=planning.face,
        section=Section.E_SERVICES,
        crumbs=planning.crumbs_below(),
        changed_on=max((one.updated_on for one in agency.service_manuals if one.updated_on), default=None),
        found=Found(SearchKind.SERVICE_MANUAL),
        files=(CsvFile(table, here),),
    )
    for manual in agency.service_manuals:
        yield _manual(planning, manual)


def _table(agency: Agency) -> Table:
    return Table(
        name="service-manuals",
        caption_th=f"คู่มือการให้บริการของ{agency.name_th}",
        columns=COLUMNS,
        rows=tuple(
            row(
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


def _manual(planning: Planning, manual: ServiceManual) -> Page:
    agency = planning.agency
    unit = agency.units[manual.unit] if manual.unit else None
    e_service = next((one for one in agency.e_services if one.id == manual.e_service), None)
    return Page(
        address=address.of_service_manual(agency, manual.id),
        title_th=manual.title_th,
        tab_title_th=f"คู่มือ {manual.title_th} · {agency.short_name_th}",
        description_th=f"{manual.title_th}: ขั้นตอน ระยะเวลา ค่าธรรมเนียม เอกสาร และสถานที่ให้บริการของ{agency.name_th}",
        view=ServiceManualView(
            agency=planning.face, manual=manual, unit=unit, e_service=face_of_e_service(e_service) if e_service else None
        ),
        agency=planning.face,
        section=Section.E_SERVICES,
        crumbs=planning.crumbs_below(Link("คู่มือการให้บริการ", address.of_service_manuals(agency))),
        changed_on=manual.updated_on,
        found=Found(SearchKind.SERVICE_MANUAL, owners=(face_of_unit(unit),) if unit else ()),
    )

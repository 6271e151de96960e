"""Statistics of a year: the use of services, corruption complaints, and all other complaints, each told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Row, Table, Value, row
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.model.statistics import ComplaintKind, ComplaintStatistic, ServiceStatistic, Statistics
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

_ANCHORS = {ComplaintKind.CORRUPTION: "corruption", ComplaintKind.GENERAL: "complaints"}


@dataclass(frozen=True, slots=True)
class Complaints:
    """The complaints of one kind under their `anchor`; `table` is None where nothing is disclosed."""

    kind: ComplaintKind
    anchor: str
    entries: tuple[ComplaintStatistic, ...]
    table: Table | None


@view("statistics.html")
class StatisticsView(View):
    """What was counted in a year, table by table."""

    agency: AgencyFace
    year: YearFace
    statistics: Statistics
    services: tuple[Table, ...]
    complaints: tuple[Complaints, ...]


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/statistics/`, where anything was counted."""
    statistics = year.statistics
    if statistics is None:
        return
    agency, here = planning.agency, address.of_statistics(planning.agency, year.year_be)
    services = tuple(table for table in (_by_month(agency, statistics), _by_period(agency, statistics)) if table)
    complaints = tuple(_complaints(kind, anchor, statistics.complaints_of(kind)) for kind, anchor in _ANCHORS.items())
    yield Page(
        address=here,
        title_th=f"ข้อมูลเชิงสถิติ ปีงบประมาณ {year.year_be}",
        tab_title_th=f"ข้อมูลเชิงสถิติ {year.year_be} · {agency.short_name_th}",
        description_th=f"สถิติการให้บริการ เรื่องร้องเรียนการทุจริต และเรื่องร้องเรียนทั่วไป ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        view=StatisticsView(agency=planning.face, year=face_of_year(year), statistics=statistics, services=services, complaints=complaints),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year),
        changed_on=statistics.updated_on,
        found=Found(SearchKind.RECORDS, year.year_be),
        files=tuple(CsvFile(table, here) for table in (*services, *(one.table for one in complaints)) if table),
    )


def _by_month(agency: Agency, statistics: Statistics) -> Table | None:
    """A row a service, a column a month: all months that any service names."""
    services = [one for one in statistics.services if one.months]
    months = sorted({counted.month for one in services for counted in one.months})
    columns = [Column("title_th", "บริการ"), *(Column(month.iso, month.short_th, numeric=True) for month in months)]
    columns += [Column("total", "รวม (ครั้ง)", numeric=True), *_remark(services)]
    rows = []
    for one in services:
        values: dict[str, Value] = {counted.month.iso: counted.count for counted in one.months}
        rows.append(_row(agency, one, values))
    return _table("services-by-month", "จำนวนผู้ใช้บริการรายเดือน (ครั้ง)", columns, rows)


def _by_period(agency: Agency, statistics: Statistics) -> Table | None:
    """The services that are counted for a period as a whole."""
    services = [one for one in statistics.services if not one.months]
    columns = [Column("title_th", "บริการ"), Column("period", "ช่วงเวลา"), Column("total", "จำนวน (ครั้ง)", numeric=True), *_remark(services)]
    rows = [_row(agency, one, {"period": one.period.name_th if one.period else None}) for one in services]
    return _table("services-by-period", "จำนวนผู้ใช้บริการตามช่วงเวลา (ครั้ง)", columns, rows)


def _row(agency: Agency, one: ServiceStatistic, values: dict[str, Value]) -> Row:
    titles = {service.id: service.title_th for service in agency.e_services}
    title = one.title_th or titles.get(one.e_service or "")
    links = {"title_th": address.of_e_service(agency, one.e_service)} if one.e_service else {}
    return row({"title_th": title, **values, "total": one.total, "remark_th": one.remark_th or ""}, links)


def _complaints(kind: ComplaintKind, anchor: str, entries: tuple[ComplaintStatistic, ...]) -> Complaints:
    figures = (("received", "รับเรื่อง"), ("finished", "แล้วเสร็จ"), ("pending", "อยู่ระหว่างดำเนินการ"))
    columns = [Column("period", "ช่วงเวลา"), *(Column(key, f"{head} (เรื่อง)", numeric=True) for key, head in figures), *_remark(entries)]
    rows = [
        row(
            {
                "period": one.period.name_th,
                **{key: count for (key, _), count in zip(figures, one.figures, strict=True)},
                "remark_th": one.remark_th or "",
            }
        )
        for one in entries
    ]
    return Complaints(kind, anchor, entries, _table(anchor, f"สถิติ{kind.label}", columns, rows))


def _remark(records: tuple[ComplaintStatistic, ...] | list[ServiceStatistic]) -> list[Column]:
    return [Column("remark_th", "หมายเหตุ")] if any(one.remark_th for one in records) else []


def _table(name: str, caption_th: str, columns: list[Column], rows: list[Row]) -> Table | None:
    return Table(name=name, caption_th=caption_th, columns=tuple(columns), rows=tuple(rows)) if rows else None

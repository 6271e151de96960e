"""Procurement of a year, month by month: what was bought from whom at what price, and which months told nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.exports.csv import csv_file
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.model.procurement import Bidder, Job
from prongsai.pages.page import Found, Kind, Page, Section
from prongsai.pages.table import Column, Row, Table
from prongsai.pages.year_pages import crumbs_below_year
from prongsai.thai.calendar import Month, Period, fiscal_year, months_of, quarter

_MONTH = Column("month", "เดือน")
_COLUMNS = (
    Column("title_th", "งานที่จัดซื้อหรือจัดจ้าง"),
    Column("budget", "วงเงิน (บาท)", numeric=True),
    Column("reference_price", "ราคากลาง (บาท)", numeric=True),
    Column("method_th", "วิธี"),
    Column("bidders", "ผู้เสนอราคาและราคาที่เสนอ"),
    Column("winner_th", "ผู้ได้รับคัดเลือก"),
    Column("winner_price", "ราคาที่ตกลง (บาท)", numeric=True),
    Column("reason_th", "เหตุผลที่คัดเลือก"),
    Column("contract_number", "เลขที่สัญญา"),
    Column("contract_on", "วันที่สัญญา"),
)
_REMARK = Column("remark_th", "หมายเหตุ")


@dataclass(frozen=True, slots=True)
class MonthOfJobs:
    """A month under its `anchor`: its jobs in a table, the word that it had none, or neither."""

    month: Month
    anchor: str
    none: bool
    remarks_th: tuple[str, ...]
    table: Table | None


def pages(agency: Agency, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/procurement/`, where any month is told of."""
    if not year.procurement:
        return
    here = address.of_procurement(agency, year.year_be)
    months = [_month(month, year.procurement) for month in _months(year)]
    jobs = tuple(job for job in sorted(year.procurement, key=lambda job: job.month) if not job.none)
    whole = Table(
        name="procurement",
        caption_th=f"การจัดซื้อจัดจ้าง ปีงบประมาณ {year.year_be}",
        columns=(_MONTH, *_COLUMNS, _REMARK),
        rows=tuple(map(_row, jobs)),
    )
    tables = [whole, *(one.table for one in months if one.table)]
    yield Page(
        address=here,
        title_th=f"สรุปผลการจัดซื้อจัดจ้างรายเดือน ปีงบประมาณ {year.year_be}",
        tab_title_th=f"การจัดซื้อจัดจ้าง {year.year_be} · {agency.short_name_th}",
        description_th=f"งาน วงเงิน ราคากลาง วิธี ผู้เสนอราคา และสัญญา รายเดือน ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template="procurement.html",
        context={"agency": agency, "year": year, "months": months, "jobs": jobs, "whole": whole, "spent": _spent(jobs)},
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs_below_year(agency, year),
        changed_on=max((job.contract_on for job in jobs if job.contract_on), default=None),
        found=Found(Kind.RECORDS, year.year_be),
        files=tuple(csv_file(table, here) for table in tables),
    )


def _months(year: FiscalYear) -> list[Month]:
    """The six months that an assessor asks for, and every other month that is told of."""
    first_half = Period(fiscal_year(year.year_be).from_on, quarter(year.year_be, 2).to_on)
    return sorted({*months_of(first_half), *(job.month for job in year.procurement)})


def _month(month: Month, procurement: tuple[Job, ...]) -> MonthOfJobs:
    told = [job for job in procurement if job.month == month]
    jobs = [job for job in told if not job.none]
    columns = (*_COLUMNS, _REMARK) if any(job.remark_th for job in jobs) else _COLUMNS
    caption = f"การจัดซื้อจัดจ้าง {month.name_th}"
    table = Table(name=f"procurement-{month.iso}", caption_th=caption, columns=columns, rows=tuple(map(_row, jobs))) if jobs else None
    remarks = tuple(job.remark_th for job in told if job.none and job.remark_th)
    return MonthOfJobs(month, _anchor(month), bool(told) and not jobs, remarks, table)


def _anchor(month: Month) -> str:
    """`m2566-10`: in the Buddhist year, as the clerk and the assessor name the month."""
    return f"m{month.year_be}-{month.month:02}"


def _row(job: Job) -> Row:
    values = {column.key: getattr(job, column.key) for column in (_MONTH, *_COLUMNS) if column.key != "bidders"}
    bidders = "; ".join(map(_bidder, job.bidders)) or None
    return Row({**values, "bidders": bidders, "remark_th": job.remark_th or ""}, anchor=job.id or "")


def _bidder(bidder: Bidder) -> str:
    return f"{bidder.name_th} {bidder.price:,.2f} บาท".replace(".00 บาท", " บาท") if bidder.price is not None else bidder.name_th


def _spent(jobs: tuple[Job, ...]) -> float | None:
    """What the jobs cost in all; None unless each tells."""
    prices = [job.winner_price for job in jobs]
    return sum(price for price in prices if price is not None) if prices and None not in prices else None

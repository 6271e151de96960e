"""Procurement of a year, month by month: what was bought from whom at what price, and which months told nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Row, Shown, Table, Value, row
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import OitCatalogue, Rule
from prongsai.model.portal import Agency
from prongsai.model.procurement import Bidder, Job
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view
from prongsai.thai.calendar import Month, Period, fiscal_year, months_of, quarter

_COLUMNS = (
    # What OIT's list of 2568 asks of every job, in its order.
    Column("number", "ลำดับที่", shown=Shown.BELOW),
    Column("fiscal_year_be", "ปีงบประมาณ", shown=Shown.IN_FILE),
    Column("agency", "ชื่อหน่วยงาน", shown=Shown.IN_FILE),
    Column("district_th", "อำเภอ", shown=Shown.IN_FILE),
    Column("province_th", "จังหวัด", shown=Shown.IN_FILE),
    Column("ministry_th", "กระทรวง", shown=Shown.IN_FILE),
    Column("kind", "ประเภทหน่วยงาน", shown=Shown.IN_FILE),
    Column("title_th", "งานที่จัดซื้อหรือจัดจ้าง"),
    Column("budget", "วงเงิน (บาท)", numeric=True),
    Column("budget_source_th", "แหล่งที่มาของงบประมาณ", shown=Shown.BELOW),
    Column("status_th", "สถานะการจัดซื้อจัดจ้าง"),
    Column("method_th", "วิธี"),
    Column("reference_price", "ราคากลาง (บาท)", numeric=True),
    Column("winner_price", "ราคาที่ตกลง (บาท)", numeric=True),
    Column("winner_th", "ผู้ได้รับคัดเลือก"),
    Column("project_number", "เลขที่โครงการในระบบ e-GP", shown=Shown.BELOW, code=True),
    Column("month", "เดือน", shown=Shown.IN_FILE),
    Column("none", "ไม่มี", shown=Shown.IN_FILE),
    # What form สขร. 1 asks beside it.
    Column("bidders", "ผู้เสนอราคาและราคาที่เสนอ"),
    Column("reason_th", "เหตุผลที่คัดเลือก"),
    Column("contract_number", "เลขที่สัญญา"),
    Column("contract_on", "วันที่สัญญา"),
    Column("remark_th", "หมายเหตุ"),
    Column("id", "รหัส", shown=Shown.IN_FILE),
)
_ASKED_BY: dict[str, frozenset[Rule]] = {
    "budget_source_th": frozenset({Rule.PROCUREMENT_BUDGET_SOURCE}),
    "status_th": frozenset({Rule.PROCUREMENT_STATUS, Rule.PROCUREMENT_PROGRESS}),
    "project_number": frozenset({Rule.PROCUREMENT_PROJECT_NUMBER}),
    "remark_th": frozenset(),
}
"""Columns that a page shows where the year's form asks for them or a job tells them: a gap that nobody asks for is none."""


@dataclass(frozen=True, slots=True)
class MonthOfJobs:
    """A month under its `anchor`: its jobs in a table, the word that it had none, or neither."""

    month: Month
    anchor: str
    none: bool
    remarks_th: tuple[str, ...]
    table: Table | None


@view("procurement.html")
class ProcurementView(View):
    """The jobs of a year month by month; `whole` is the table of all, `spent` what they cost where each tells."""

    agency: AgencyFace
    year: YearFace
    kind_th: str
    ministry_th: str | None
    asks_ministry: bool
    job_count: int
    spent: float | None
    months: tuple[MonthOfJobs, ...]
    whole: Table


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/procurement/`, where any month is told of."""
    if not year.procurement:
        return
    agency, here = planning.agency, address.of_procurement(planning.agency, year.year_be)
    form = planning.forms.get(year.year_be)
    rows, columns = _rows(agency, year), _columns(year, form)
    months = tuple(_month(month, rows, columns) for month in _months(year))
    jobs = tuple(job for job in year.procurement if not job.none)
    whole = Table(
        name="procurement",
        caption_th=f"การจัดซื้อจัดจ้าง ปีงบประมาณ {year.year_be}",
        columns=columns,
        rows=tuple(one for _, one in rows),
    )
    yield Page(
        address=here,
        title_th=f"สรุปผลการจัดซื้อจัดจ้างรายเดือน ปีงบประมาณ {year.year_be}",
        tab_title_th=f"การจัดซื้อจัดจ้าง {year.year_be} · {agency.short_name_th}",
        description_th=f"งาน วงเงิน ราคากลาง วิธี ผู้เสนอราคา และสัญญา รายเดือน ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        view=ProcurementView(
            agency=planning.face,
            year=face_of_year(year),
            kind_th=agency.profile.kind.label,
            ministry_th=agency.profile.ministry_th,
            asks_ministry=Rule.PROCUREMENT_MINISTRY in _asked(form),
            job_count=len(jobs),
            spent=_spent(jobs),
            months=months,
            whole=whole,
        ),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year),
        changed_on=max((job.contract_on for job in jobs if job.contract_on), default=None),
        found=Found(SearchKind.RECORDS, year.year_be),
        files=tuple(CsvFile(table, here) for table in (whole, *(one.table for one in months)) if table),
    )


def _months(year: FiscalYear) -> list[Month]:
    """The six months that an assessor asks for, and every other month that is told of."""
    first_half = Period(fiscal_year(year.year_be).from_on, quarter(year.year_be, 2).to_on)
    return sorted({*months_of(first_half), *(job.month for job in year.procurement)})


def _month(month: Month, rows: list[tuple[Job, Row]], columns: tuple[Column, ...]) -> MonthOfJobs:
    told = [(job, one) for job, one in rows if job.month == month]
    jobs = tuple(one for job, one in told if not job.none)
    caption = f"การจัดซื้อจัดจ้าง {month.name_th}"
    table = Table(name=f"procurement-{month.iso}", caption_th=caption, columns=columns, rows=jobs) if jobs else None
    remarks = tuple(job.remark_th for job, _ in told if job.none and job.remark_th)
    return MonthOfJobs(month, _anchor(month), bool(told) and not jobs, remarks, table)


def _anchor(month: Month) -> str:
    """`m2566-10`: in the Buddhist year, as the clerk and the assessor name the month."""
    return f"m{month.year_be}-{month.month:02}"


def _asked(form: OitCatalogue | None) -> frozenset[Rule]:
    """What the form of a year is judged by."""
    return frozenset(element.rule for item in form.items for element in item.elements if element.rule) if form else frozenset()


def _columns(year: FiscalYear, form: OitCatalogue | None) -> tuple[Column, ...]:
    """All columns; on the page only those that are told, or that the year's form asks for."""
    of_form = _asked(form)

    def is_gap(column: Column) -> bool:
        asked = _ASKED_BY.get(column.key)
        return asked is not None and not asked & of_form and not any(getattr(job, column.key) for job in year.procurement)

    return tuple(replace(column, shown=Shown.IN_FILE) if is_gap(column) else column for column in _COLUMNS)


def _rows(agency: Agency, year: FiscalYear) -> list[tuple[Job, Row]]:
    """Every job with its row, numbered through the year, and every month that is said to have none."""
    profile, numbers = agency.profile, count(1)
    # What the site knows itself, and the official list repeats for every job.
    of_site: dict[str, Value] = {
        "fiscal_year_be": str(year.year_be),
        "agency": profile.name_th,
        "district_th": profile.district_th,
        "province_th": profile.province_th,
        "ministry_th": profile.ministry_th,
        "kind": profile.kind.label,
    }
    return [
        (job, _row(job, of_site | {"number": None if job.none else next(numbers), "none": "ไม่มี" if job.none else ""}))
        for job in sorted(year.procurement, key=lambda job: job.month)
    ]


def _row(job: Job, of_site: dict[str, Value]) -> Row:
    values = {column.key: getattr(job, column.key) for column in _COLUMNS if column.key not in (*of_site, "bidders")}
    bidders = "; ".join(map(_bidder, job.bidders)) or None
    return row({**values, **of_site, "bidders": bidders, "remark_th": job.remark_th or ""}, anchor=job.id or "")


def _bidder(bidder: Bidder) -> str:
    return f"{bidder.name_th} {bidder.price:,.2f} บาท".replace(".00 บาท", " บาท") if bidder.price is not None else bidder.name_th


def _spent(jobs: tuple[Job, ...]) -> float | None:
    """What the jobs cost in all; None unless each tells."""
    prices = [job.winner_price for job in jobs]
    return sum(price for price in prices if price is not None) if prices and None not in prices else None

"""Procurement (การจัดซื้อจัดจ้าง): what was bought or hired in which month, by the columns of form สขร. 1 and of OIT's list."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import A_JOB, A_TRADER, RECORD, ContractDay, Id, Line, MonthOfYear, Price, ProjectNumber, Text
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Bidder:
    """Who offered, and at what price in baht."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("name_th",), "ผู้เสนอราคา"),)

    name_th: Annotated[Line, A_TRADER]
    price: Price | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Job:
    """One job (งานที่ซื้อหรือจ้าง) of a month, prices in baht; or, with `none`, the word that the month had none.

    No list of states or of sources of money is official, so `status_th` and `budget_source_th` are as the agency words them.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("project_number",), "เลขที่โครงการ e-GP", whole=("title_th",), parts=("contract_number", "winner_th")),
        Once(
            ("title_th", "month"), "งาน", also=("winner_th", "winner_price", "budget", "contract_number", "contract_on", "project_number")
        ),
        # One contract may stand for several jobs, or for one job month by month.
        Once(("contract_number",), "เลขที่สัญญา", also=("contract_of",), whole=("winner_th", "contract_on"), parts=("title_th", "month")),
        Once(("month", "none"), "เดือนที่ไม่มีการจัดซื้อจัดจ้าง"),
    )

    id: Id | None = None
    month: MonthOfYear
    none: bool = False
    title_th: Line | None = None
    budget: Price | None = None
    budget_source_th: Line | None = None
    status_th: Line | None = None
    reference_price: Price | None = None
    method_th: Line | None = None
    bidders: tuple[Bidder, ...] = ()
    winner_th: Annotated[Line, A_TRADER] | None = None
    winner_price: Price | None = None
    project_number: ProjectNumber | None = None
    reason_th: Text | None = None
    contract_number: Annotated[Line, A_JOB] | None = None
    contract_on: ContractDay | None = None
    remark_th: Text | None = None

    @property
    def contract_of(self) -> str:
        """Of which run of numbers its contract is: a number without a letter is counted for buying and for hiring."""
        number = self.contract_number or ""
        return "" if any(char.isalpha() for char in number) or not self.title_th else self.title_th.removeprefix("จัด")[:3]

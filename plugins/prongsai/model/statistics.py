"""Statistics (ข้อมูลเชิงสถิติ): how often services were asked for, and what became of complaints, in one fiscal year."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Count, EServiceId, LabelledCode, Line, MonthOfYear, SpanOfYear, Text, UpdatedDay
from prongsai.model.once import Once
from prongsai.thai.calendar import Period

FIGURES = ("received", "finished", "pending")
"""The keys of what became of complaints; the first is the sum of the others."""


class ComplaintKind(LabelledCode):
    """What a complaint is about; corruption is counted apart from everything else."""

    CORRUPTION = "corruption", "เรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"
    GENERAL = "general", "เรื่องร้องเรียนทั่วไป"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class MonthCount:
    """How often in one month; 0 says that there was none."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("month",), "จำนวนของเดือน", is_fact=True),)

    month: MonthOfYear
    count: Count | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ServiceStatistic:
    """The use of one service, month by month, or as one `count` for a `period`.

    `e_service` names it where it is one of `e-services.yml`, `title_th` where it is not.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("e_service",), "สถิติของบริการ", also=("title_th", "span")),
        Once(("title_th",), "สถิติของบริการ", also=("e_service", "span")),
    )

    e_service: EServiceId | None = None
    title_th: Line | None = None
    months: tuple[MonthCount, ...] = ()
    period: SpanOfYear | None = None
    count: Count | None = None
    remark_th: Text | None = None

    @property
    def span_of_months(self) -> Period | None:
        """From the first of its months to the last; None where a month could not be read."""
        if not self.months or any(one.month.year_ce is None for one in self.months):
            return None
        days = [one.month.days for one in self.months]
        return Period(min(one.from_on for one in days), max(one.to_on for one in days))

    @property
    def span(self) -> Period | None:
        """The time that it tells of: its period, else that of its months."""
        return self.period or self.span_of_months

    @property
    def total(self) -> int | None:
        """The count as written, else the sum of the months; None where neither is known."""
        if self.count is not None or not self.months:
            return self.count
        return sum(one.count or 0 for one in self.months)


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ComplaintStatistic:
    """The complaints of one kind in one period; `none` says that there was not a single one."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("kind", "period"), "เรื่องร้องเรียน", is_fact=True),)

    kind: ComplaintKind
    period: SpanOfYear
    none: bool = False
    received: Count | None = None
    finished: Count | None = None
    pending: Count | None = None
    remark_th: Text | None = None

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        """Received, finished and pending: three times 0 where there was none."""
        return (0, 0, 0) if self.none else (self.received, self.finished, self.pending)


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Statistics:
    """`statistics.yml`: what an agency counted in one fiscal year."""

    services: tuple[ServiceStatistic, ...] = ()
    complaints: tuple[ComplaintStatistic, ...] = ()
    remark_th: Text | None = None
    updated_on: UpdatedDay | None = None

    def complaints_of(self, kind: ComplaintKind) -> tuple[ComplaintStatistic, ...]:
        """The complaints of one kind, in the order written."""
        return tuple(one for one in self.complaints if one.kind is kind)

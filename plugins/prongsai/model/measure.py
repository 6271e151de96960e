"""Measure (มาตรการ): what an agency promised to do about a weakness, and what came of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from prongsai.model import accepts
from prongsai.model.assessment import Tool
from prongsai.model.evidence import Evidence
from prongsai.model.fields import (
    RECORD,
    WITHIN_YEAR,
    ChannelId,
    Count,
    DueTime,
    EServiceId,
    Id,
    IndicatorNumber,
    IssueId,
    LabelledCode,
    Line,
    Number,
    OitCode,
    Percent,
    Quarter,
    QuestionId,
    ReportedDay,
    Score,
    Span,
    Text,
    UnitId,
    UpdatedDay,
    dated,
    refuse,
)
from prongsai.model.once import NEVER, Once
from prongsai.thai.calendar import Period, long_date, parse_ends, parse_part_of_year, parse_period
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened


class Status(LabelledCode):
    """How far a measure is, in the words of the official form."""

    NOT_STARTED = "not_started", "ยังไม่ดำเนินการ"
    IN_PROGRESS = "in_progress", "อยู่ระหว่างดำเนินการ"
    DONE = "done", "ดำเนินการแล้ว"


class Round(LabelledCode):
    """A reporting round (รอบ)."""

    HALF_YEAR = "half_year", "รอบ 6 เดือน"
    FULL_YEAR = "full_year", "รอบ 12 เดือน"


class Frequency(LabelledCode):
    """How often something is followed up."""

    MONTH = "month", "ทุกเดือน"
    QUARTER = "quarter", "ทุกไตรมาส"
    HALF_YEAR = "half_year", "ทุก 6 เดือน"
    YEAR = "year", "ทุกปี"


def _worded(value: Any) -> Any:
    return {"text_th": value} if isinstance(value, str) else value


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: `3 ครั้ง`, with the people it reached or a percentage.

    `not_stated` says that the source names the figure and leaves it empty.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("label_th",), "จำนวน", also=("unit_th",)),)

    label_th: Line | None = None
    number: Number | None = None
    unit_th: Line | None = None
    people: Count | None = None
    percent: Percent | None = None
    not_stated: bool = False


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class _Statement:
    ONCE: ClassVar[tuple[Once, ...]] = (Once(("text_th",), "ข้อความ"),)

    text_th: Text
    quantities: tuple[Quantity, ...] = ()


Statement = Annotated[_Statement, BeforeValidator(_worded), accepts.TEXT]
"""A result (ผลการดำเนินการ) or an outcome (ผลลัพธ์): plain text, or text with its figures."""


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class _Step:
    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    text_th: Text
    due: DueTime | None = None
    steps: tuple[Step, ...] = ()


Step = Annotated[_Step, BeforeValidator(_worded), accepts.TEXT]
"""A step (ขั้นตอน): plain text, or text with its own steps and the month it is due."""


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class _FollowUp:
    ONCE: ClassVar[tuple[Once, ...]] = (Once(("text_th",), "ข้อความ"),)

    text_th: Text
    every: Frequency | None = None
    due: tuple[DueTime, ...] = ()


FollowUp = Annotated[_FollowUp, BeforeValidator(_worded), accepts.TEXT]
"""A follow-up (การกำกับติดตาม): plain text, or text with how often or by when."""


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class _Schedule:
    quarters: tuple[Quarter, ...] = ()
    period: Span | None = None
    all_year: bool = False

    @property
    def name_th(self) -> str:
        """`ตลอดปีงบประมาณ`, `ไตรมาสที่ 1–2`, or the months or days."""
        if self.all_year:
            return "ตลอดปีงบประมาณ"
        if self.quarters:
            first, last = self.quarters[0], self.quarters[-1]
            if self.quarters == tuple(range(first, last + 1)):
                return f"ไตรมาสที่ {first}" if first == last else f"ไตรมาสที่ {first}–{last}"
            return "ไตรมาสที่ " + ", ".join(map(str, self.quarters))
        return self.period.name_th if self.period else ""


_OF_FISCAL_YEAR = r"(?:ตลอด)?ปีงบประมาณ\s*(?:พ\.?\s*ศ\.*)?\s*[0-9]{4}"


def _scheduled(value: Any) -> Any:
    """`ตลอดปี`, `ไตรมาสที่ ๑ - ๒`, `ต.ค. 2566 - มี.ค. 2567`, or a mapping of one of them.

    With a year (`ไตรมาสที่ 1/2570`) the days are known as well, and are held against the year of the folder.
    """
    if isinstance(value, str):
        text = to_arabic(value)
        if "ปีงบประมาณ" in text and re.fullmatch(_OF_FISCAL_YEAR, text.strip()):
            return {"all_year": True, "period": dated(parse_part_of_year)(value)}
        if re.match(r"(ดำเนินการ)?\s*ตลอด(ทั้ง)?ปี", text):
            return {"all_year": True}
        if "ทุก" in text and re.match(r"\s*ทุก\s*(วัน|สัปดาห์|เดือน|ไตรมาส)", text):
            raise refuse("unreadable-date", f"ระยะเวลา “{shortened(value)}” ไม่บอกช่วงเวลา", "เปลี่ยนเป็น ตลอดปีงบประมาณ")
        if quarters := re.fullmatch(r"ไตรมาส(?:ที่)?\s*(\d(?:\s*[-–,]\s*\d)*)", text):
            return {"quarters": _quarters(quarters[1], value)}
        if "ไตรมาส" in text and (quarters := re.match(r"\s*ไตรมาส(?:ที่)?\s*([1-4](?:\s*[-–]\s*[1-4])?)\s*[/ปของพ]", text)):
            return {"quarters": _quarters(quarters[1], value), "period": dated(parse_period)(value)}
        return {"period": dated(parse_period)(value)}
    if isinstance(value, dict) and ("from_on" in value or "to_on" in value):
        rest = {k: v for k, v in value.items() if k not in ("from_on", "to_on")}
        first, last = value.get("from_on"), value.get("to_on")
        if not (isinstance(first, str) and isinstance(last, str)):
            raise refuse("unreadable-date", "ช่วงเวลามีวันเริ่มหรือวันสิ้นสุดไม่ครบ", "กรอกทั้ง from_on และ to_on")
        return {**rest, "period": dated(lambda _: parse_ends(first, last))(first)}
    return value


def _quarters(typed: str, value: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"\d", typed)]
    if "-" in typed or "–" in typed:
        if numbers[0] > numbers[-1]:
            raise refuse("end-before-start", f"ช่วงเวลา “{value}” สิ้นสุดก่อนเริ่มต้น", "สลับไตรมาสเริ่มกับไตรมาสสิ้นสุด")
        numbers = list(range(numbers[0], numbers[-1] + 1))
    if not all(1 <= number <= 4 for number in numbers):
        raise refuse("impossible-date", f"“{value}” มีไตรมาสที่ไม่มีจริง", "ปีงบประมาณมีไตรมาสที่ 1 ถึง 4")
    return tuple(numbers)


Schedule = Annotated[_Schedule, BeforeValidator(_scheduled), WITHIN_YEAR, accepts.SCHEDULE, accepts.BOTH_ENDS]
"""When a measure runs (ระยะเวลาดำเนินการ)."""


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Progress:
    """What was reported at a round or on a day."""

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("round",), "ผลของ"),
        Once(("on",), "ผลของวันที่", also=("round",)),
    )

    round: Round | None = None
    on: ReportedDay | None = None
    status: Status | None = None
    percent: Score | None = None
    text_th: Text | None = None

    @property
    def when_th(self) -> str:
        """The round, the day, or both."""
        return " · ".join(part for part in (self.round.label if self.round else "", long_date(self.on) if self.on else "") if part)


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of a fiscal year, with all that the reports tell of it.

    `issue` names an issue of `year.yml`, `owners` units of `agency.yml`, `questions` questions of the
    assessment it answers; `weakness_id` is the same in every year that works on the same weakness.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("title_th",), "มาตรการ", also=("issue", "indicator")),
        Once(("number",), "มาตรการที่", also=("issue", "tool", "indicator")),
    )

    id: Id
    number: Count | None = None
    title_th: Line
    issue: IssueId | None = None
    tool: Tool | None = None
    indicator: IndicatorNumber | None = None
    indicator_name_th: Line | None = None
    questions: tuple[QuestionId, ...] = ()
    weakness_id: Id | None = None
    weaknesses_th: tuple[Text, ...] = ()
    steps: tuple[Step, ...] = ()
    owners: tuple[UnitId, ...] = ()
    schedule: Schedule | None = None
    follow_up: tuple[FollowUp, ...] = ()
    status: Status | None = None
    progress: tuple[Progress, ...] = ()
    results: tuple[Statement, ...] = ()
    outcomes: tuple[Statement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    channels: tuple[ChannelId, ...] = ()
    e_services: tuple[EServiceId, ...] = ()
    oit_items: tuple[OitCode, ...] = ()
    remark_th: Text | None = None
    updated_on: UpdatedDay | None = None

    @property
    def changed_on(self) -> date | None:
        """The newest day on which the measure's own data say that it was brought up to date or reported on."""
        days = [self.updated_on, *(entry.on for entry in self.progress)]
        return max((day for day in days if day), default=None)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """All quantities of the results, then of the outcomes."""
        return tuple(quantity for statement in (*self.results, *self.outcomes) for quantity in statement.quantities)


__all__ = ["FollowUp", "Frequency", "Measure", "Period", "Progress", "Quantity", "Round", "Schedule", "Statement", "Status", "Step"]

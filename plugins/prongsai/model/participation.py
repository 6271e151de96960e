"""Participation (การเปิดโอกาสให้เกิดการมีส่วนร่วม): when outsiders had a say, and what was made of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.evidence import Evidence
from prongsai.model.fields import RECORD, Count, DayOfYear, Id, Line, SpanOfYear, Text, UnitId
from prongsai.model.once import Once
from prongsai.thai.calendar import long_date


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Participation:
    """One occasion: on a day (`held_on`) or in a `period`; who took part, the outcome, and how it was used (`use_th`)."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "กิจกรรม", also=("held_on", "period")),)

    id: Id
    title_th: Line
    held_on: DayOfYear | None = None
    period: SpanOfYear | None = None
    participants_th: Text | None = None
    participants: Count | None = None
    outcome_th: Text | None = None
    use_th: Text | None = None
    unit: UnitId | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def when_th(self) -> str:
        """The day or the period in words; empty where neither is known."""
        if self.held_on:
            return long_date(self.held_on)
        return self.period.name_th if self.period else ""

    @property
    def ended_on(self) -> date | None:
        """The last day on which it was held."""
        return self.held_on or (self.period.to_on if self.period else None)

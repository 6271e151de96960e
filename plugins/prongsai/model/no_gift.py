"""NoGift (นโยบายไม่รับของขวัญ): the declaration of a year, what was done to make it known, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.evidence import Evidence
from prongsai.model.fields import RECORD, DayOfYear, FileName, Line, NewsDay, Text, UpdatedDay
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class NoGiftActivity:
    """A meeting, a training or the like that makes the policy a habit."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "กิจกรรม", also=("held_on",)),)

    title_th: Line
    held_on: DayOfYear | None = None
    text_th: Text | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class NoGift:
    """`no-gift.yml`: the No Gift Policy of one fiscal year.

    `signed_by_th` is the position of who signed, `everyone` whether executives and all staff are bound,
    `file` the signed declaration.
    """

    declared_on: NewsDay | None = None
    signed_by_th: Line | None = None
    everyone: bool | None = None
    text_th: Text | None = None
    file: FileName | None = None
    activities: tuple[NoGiftActivity, ...] = ()
    report_th: Text | None = None
    remark_th: Text | None = None
    updated_on: UpdatedDay | None = None

    @property
    def changed_on(self) -> date | None:
        """The newest day that the record names."""
        return max((day for day in (self.updated_on, self.declared_on, *(one.held_on for one in self.activities)) if day), default=None)

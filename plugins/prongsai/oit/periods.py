"""The time that an OIT item asks for, and whether a document covers it."""

from __future__ import annotations

from prongsai.model.oit_catalogue import PeriodRule
from prongsai.thai.calendar import Period, fiscal_year, half_year


def period_asked(rule: PeriodRule, year_be: int) -> Period | None:
    """The days that an item of the assessed year is about; None where it asks for no certain time."""
    if rule in (PeriodRule.FISCAL_YEAR, PeriodRule.SPANS_YEAR, PeriodRule.PREVIOUS_ITA):
        return fiscal_year(year_be)
    if rule is PeriodRule.FIRST_HALF:
        return half_year(year_be, 1)
    if rule is PeriodRule.PREVIOUS_YEAR:
        return fiscal_year(year_be - 1)
    return None


def asked_th(rule: PeriodRule, year_be: int) -> str:
    """The same in words: `6 เดือนแรกของปีงบประมาณ 2567 (ตุลาคม 2566 – มีนาคม 2567)`."""
    period = period_asked(rule, year_be)
    if period is None:
        return rule.label
    years = {PeriodRule.FIRST_HALF: f"6 เดือนแรกของปีงบประมาณ {year_be}", PeriodRule.PREVIOUS_YEAR: f"ปีงบประมาณ {year_be - 1}"}
    if rule is PeriodRule.SPANS_YEAR:
        return f"หลายปีที่ครอบคลุมปีงบประมาณ {year_be}"
    return f"{years.get(rule, f'ปีงบประมาณ {year_be}')} ({period.name_th})"


def misfit(rule: PeriodRule, year_be: int, covers: Period) -> str | None:
    """Why what covers these days cannot answer an item of the year; None where it can.

    A report on a time that is over must cover all of it; of the assessed year itself a part will do, since
    it is answered while the year goes on.
    """
    asked = period_asked(rule, year_be)
    if asked is None:
        return None
    whole = covers.from_on <= asked.from_on and covers.to_on >= asked.to_on
    touches = covers.from_on <= asked.to_on and covers.to_on >= asked.from_on
    if rule is PeriodRule.SPANS_YEAR:
        fits = whole and covers != asked
    elif rule in (PeriodRule.FIRST_HALF, PeriodRule.PREVIOUS_YEAR):
        fits = whole
    else:
        fits = touches
    return None if fits else f"ครอบคลุม {covers.name_th} แต่ข้อนี้ต้องเป็น {asked_th(rule, year_be)}"

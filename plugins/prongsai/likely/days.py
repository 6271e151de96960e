"""Days, months and periods of another time than their kind: each kind has a window, around the year of its folder or around today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from prongsai.likely.doubt import Doubt, Judge, Setting
from prongsai.problems.problem import Severity
from prongsai.thai import calendar, typed_days
from prongsai.thai.calendar import DateProblem, Month, Period
from prongsai.thai.text import shortened

_IMPOSSIBLE_YEARS = 10
"""So far outside its window nothing is meant."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a kind of day may be: `before` and `after` in years beyond the fiscal year of its folder; `alone` around today elsewhere."""

    before: int = 0
    after: int = 0
    alone: tuple[int, int] = (40, 1)
    is_past: bool = False
    """Whether it cannot be after today."""
    only_past: bool = False
    """Whether that is all: another rule holds it to the fiscal year."""


WINDOWS = {
    "updated": Window(1, 5, (30, 0), is_past=True),
    # A plan of five years may stand in the last of them, with the day on which it was announced.
    "published": Window(6, 3, is_past=True),
    "contract": Window(1, 1, is_past=True),
    "reported": Window(0, 2, is_past=True),
    "announced": Window(1, 3, is_past=True),
    "reopened": Window(0, 30, is_past=True),
    "news": Window(is_past=True, only_past=True),
    "due": Window(1, 2),
    # The national strategy is of 2561 to 2580.
    "covered": Window(10, 25, (40, 25)),
    "in-office": Window(50, 5),
    "moved": Window(0, 0, (20, 1)),
}


def judges() -> dict[str, Judge]:
    """Each kind of day with its judge, by the mark of its type."""
    return {f"{name}-day": partial(_fits, window) for name, window in WINDOWS.items()}


def _bounds(window: Window, setting: Setting) -> tuple[date, date] | None:
    if setting.year_be:
        whole = calendar.fiscal_year(setting.year_be)
        if window.only_past:
            return date.min, setting.today or date.max
        low, high = _years_later(whole.from_on, -window.before), _years_later(whole.to_on, window.after)
    elif setting.today:
        low, high = _years_later(setting.today, -window.alone[0]), _years_later(setting.today, window.alone[1])
    else:
        return None
    return low, min(high, setting.today) if window.is_past and setting.today else high


def _years_later(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day and years else day.day)


def _fits(window: Window, value: Any, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:
    """`unlikely-date` where a day lies outside the window of its kind."""
    bounds = setting.windows.get(id(window), 0)
    if bounds == 0:
        bounds = setting.windows[id(window)] = _bounds(window, setting)
    if bounds is None:
        return
    low, high = bounds
    if value.__class__ is date and low <= value <= high:
        return  # as nearly all are
    if (
        value.__class__ is Month
        and value.year_ce
        and low < date(value.year_ce, value.month, 1)
        and date(value.year_ce, value.month, 28) < high
    ):
        return
    days = _days(value)
    if days is None or (low <= days.from_on and days.to_on <= high):
        return
    if window.only_past and not _within(days, calendar.fiscal_year(setting.year_be or 0)):
        return
    written = typed()
    text = written if isinstance(written, str) else ""
    is_early = days.to_on <= high
    right = None if window.only_past or not text else _right(text, value, low, high, _bounds(window, Setting(None, setting.year_be)))
    far = (low - days.from_on if is_early else days.to_on - high).days
    allowed = 366 if window.is_past and not is_early else 366 * _IMPOSSIBLE_YEARS
    severity = Severity.ERROR if far > allowed else Severity.WARNING
    cure = f"น่าจะเป็น {right}" if right else _cure(setting, days)
    yield Doubt("unlikely-date", _found(text, days, setting, is_early=is_early), cure, severity)


def _right(text: str, value: Any, low: date, high: date, of_year: tuple[date, date] | None) -> str | None:
    """The day that was likely meant: in the window, or as the commonest slips have it in the window that today does not cut."""
    right = meant(text, value, lambda days: low <= days.from_on and days.to_on <= high)
    if right is None and of_year:
        right = meant(text, value, lambda days: of_year[0] <= days.from_on and days.to_on <= of_year[1], commonest=True)
    return right


def said(typed: Any, days: Period) -> str:
    """What was typed, and how it was read where that is not the same."""
    name = days.name_th
    return f"“{shortened(typed)}” คือ {name} ซึ่ง" if isinstance(typed, str) and typed not in ("", name) else f"“{name}” "


def _found(text: str, days: Period, setting: Setting, *, is_early: bool) -> str:
    what = said(text, days)
    if not is_early and setting.today and days.to_on > setting.today:
        return f"{what}ยังมาไม่ถึง"
    if setting.year_be:
        return f"{what}ห่างจากปีงบประมาณ {setting.year_be} มาก"
    return f"{what}นานเกินกว่าจะเป็นไปได้"


def _cure(setting: Setting, days: Period) -> str:
    if setting.today and days.to_on > setting.today:
        return "แก้เป็นวันที่ที่ผ่านมาแล้ว"
    if setting.year_be:
        return "ตรวจวัน เดือน ปีอีกครั้ง ถ้าถูกแล้ว ให้ย้ายรายการนี้ไปโฟลเดอร์ของปีที่ถูกต้อง"
    return "ตรวจวัน เดือน ปีอีกครั้ง"


def _days(value: Any) -> Period | None:
    if isinstance(value, date):
        return Period(value, value)
    if isinstance(value, Month):
        return value.days if value.year_ce else None
    return value if isinstance(value, Period) and value.from_on != date.min else None


def _within(days: Period, whole: Period) -> bool:
    return days.to_on >= whole.from_on and days.from_on <= whole.to_on


def meant(typed: str, value: Any, fits: Callable[[Period], bool], *, commonest: bool = False) -> str | None:
    """What was typed with the year that was likely meant, where that fits; None where none does, or several do.

    The `commonest` slips alone are a year of two digits counted as in the West, and digits that changed places.
    """
    for variants in islice(typed_days.of_other_years(typed), typed_days.COMMONEST if commonest else None):
        right = {one for one in variants if (days := _read(one, value)) and fits(days)}
        if len(right) == 1:
            return right.pop()
    return None


def _read(text: str, value: Any) -> Period | None:
    parse: Callable[[str], Any] = calendar.parse_date
    if isinstance(value, Month):
        parse = calendar.parse_month_or_date
    elif isinstance(value, Period):
        parse = calendar.parse_coverage
    try:
        return _days(parse(text))
    except DateProblem:
        return None


_FIRST_YEAR = 2540
"""Before the law on public information there was nothing to publish."""


def year_is_near(value: int, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:
    """`unlikely-date` for a fiscal year that is long to come, or before there was anything to publish."""
    last = calendar.fiscal_year_of(setting.today) + 5 if setting.today else calendar.PLAUSIBLE_BE[-1]
    if _FIRST_YEAR <= value <= last:
        return
    right = {one for some in islice(typed_days.of_other_years(str(value)), typed_days.COMMONEST) for one in some}
    near = [one for one in right if one.isdigit() and _FIRST_YEAR <= int(one) <= last]
    cure = f"น่าจะเป็น {near[0]}" if len(near) == 1 else "ตรวจปี พ.ศ. อีกครั้ง"
    yield Doubt("unlikely-date", f"ปี “{typed()}” ไม่น่าเป็นปีของข้อมูลที่เผยแพร่", cure, Severity.WARNING)

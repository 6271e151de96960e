"""The Thai calendar: Buddhist years, fiscal years and quarters, and every way a report writes a date."""

from __future__ import annotations

import calendar as western
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from prongsai.problems.codes import Code
from prongsai.thai import typed_days
from prongsai.thai.digits import to_arabic
from prongsai.thai.months import MONTH_OF, MONTHS, SHORT_MONTHS, month_name
from prongsai.thai.text import shortened

BE_OFFSET = typed_days.BE_OFFSET
PLAUSIBLE_BE = range(2480, 2700)
PLAUSIBLE_CE = range(2480 - BE_OFFSET, 2700 - BE_OFFSET)

_Parsed = TypeVar("_Parsed")

_MAX_LENGTH = 100
"""No date is longer; a whole page of spaces would keep the patterns busy for hours."""

_MONTH_NAME = month_name(*range(1, 13))
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_ISO_PERIOD = re.compile(rf"({_ISO.pattern})(?:\s*(?:[–—-]|ถึง)\s*({_ISO.pattern}))?")
_SLASHED = re.compile(r"([0-9]{1,2})\s*/\s*([0-9]{1,2})\s*/\s*([0-9]{4}|[0-9]{2})")
_THAI_DATE = re.compile(
    rf"(?:วันที่\s*)?(?:(?P<day>[0-9]{{1,2}})\s*)?(?:เดือน\s*)?(?P<month>{_MONTH_NAME})\.?\s*"
    r"(?:(?:พ\.?\s*ศ\.*|ค\.?\s*ศ\.*)?\s*(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]))?"
)

_QUARTERS = re.compile(
    r"ไตรมาส(?:ที่)?\s*(?P<first>[1-4])(?:\s*(?:[-–—,]|และ|ถึง)\s*(?P<last>[1-4]))?\s*"
    r"(?:/|(?:ของ)?\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.?\s*ศ\.*)?)\s*(?P<year>[0-9]{4})"
)
_OF_FISCAL_YEAR = re.compile(
    r"(?:(?:รอบ|ช่วง)?\s*(?:6 ?เดือน|ครึ่งปี)(?P<half>แรก|หลัง)\s*(?:ของ)?\s*)?(?:ตลอด)?\s*ปีงบประมาณ\s*(?:พ\.?\s*ศ\.*)?\s*(?P<year>[0-9]{4})"
)

_COVERAGE = re.compile(
    r"(?:(?:รอบ|ช่วง)?\s*(?:6 ?เดือน|ครึ่งปี)(?P<half>แรก|หลัง)\s*(?:ของ)?\s*)?"
    r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?(?P<first>[0-9]{4})(?:\s*[-–—]\s*(?P<last>[0-9]{4}))?"
)


class DateProblem(ValueError):
    """A date that cannot be taken as typed.

    `code` is the problem's code, `found` says in Thai what was met, `cure` what to type instead.
    `read_as` is a text that is taken, where a version before took what was typed for it (see `fields.refuse`).
    """

    def __init__(self, code: Code, found: str, cure: str, *, read_as: str | None = None) -> None:
        super().__init__(found)
        self.code = code
        self.found = found
        self.cure = cure
        self.read_as = read_as


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month, with its CE year where the report gives one (`ภายในเดือนเมษายน ๒๕๖๖`)."""

    year_ce: int | None
    month: int

    @property
    def name_th(self) -> str:
        """`เมษายน 2566`, or `เมษายน` where no year is given."""
        year = f" {self.year_ce + BE_OFFSET}" if self.year_ce else ""
        return MONTHS[self.month - 1] + year

    @property
    def iso(self) -> str:
        """`2023-04`, or `--04` where no year is given (ISO 8601, XML Schema gMonth)."""
        return f"{self.year_ce}-{self.month:02}" if self.year_ce else f"--{self.month:02}"

    @property
    def year_be(self) -> int | None:
        """The Buddhist year, where the report gives one."""
        return self.year_ce + BE_OFFSET if self.year_ce else None

    @property
    def short_th(self) -> str:
        """`เม.ย. 2566`, for the heads of narrow columns."""
        return SHORT_MONTHS[self.month - 1] + (f" {self.year_be}" if self.year_ce else "")

    @property
    def days(self) -> Period:
        """From its first day to its last, where the year is given."""
        assert self.year_ce, "a month of no year has no days"
        return Period(date(self.year_ce, self.month, 1), date(self.year_ce, self.month, _last_day(self.year_ce, self.month)))


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included."""

    from_on: date
    to_on: date

    @property
    def whole_months(self) -> bool:
        """Whether it runs from the first of a month to the last of one."""
        return self.from_on.day == 1 and self.to_on.day == _last_day(self.to_on.year, self.to_on.month)

    @property
    def name_th(self) -> str:
        """`ตุลาคม 2566 – มีนาคม 2567`, with days only where they are not whole months."""
        if self.whole_months:
            first, last = Month(self.from_on.year, self.from_on.month), Month(self.to_on.year, self.to_on.month)
            return first.name_th if first == last else f"{first.name_th} – {last.name_th}"
        if self.from_on == self.to_on:
            return long_date(self.from_on)
        return f"{long_date(self.from_on)} – {long_date(self.to_on)}"


def _last_day(year_ce: int, month: int) -> int:
    return western.monthrange(year_ce, month)[1]


def be_year(year_ce: int) -> int:
    """The Buddhist year of a CE year (for dates after 1940, when the Thai year began on 1 January)."""
    return year_ce + BE_OFFSET


def ce_year(year_be: int) -> int:
    """The CE year of a Buddhist year."""
    return year_be - BE_OFFSET


def long_date(day: date) -> str:
    """`2 พฤศจิกายน 2566`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BE_OFFSET}"


def short_date(day: date) -> str:
    """`2 พ.ย. 2566`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BE_OFFSET}"


def fiscal_year_of(day: date) -> int:
    """The fiscal year (BE) a day falls in: it turns on 1 October.

    Source: พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4.
    """
    return day.year + BE_OFFSET + (day.month >= 10)


def fiscal_year(year_be: int) -> Period:
    """The days of fiscal year `year_be`: 1 October of the year before to 30 September."""
    year = year_be - BE_OFFSET
    return Period(date(year - 1, 10, 1), date(year, 9, 30))


def half_year(year_be: int, number: int) -> Period:
    """The first (October to March) or second half of a fiscal year."""
    return Period(quarter(year_be, 2 * number - 1).from_on, quarter(year_be, 2 * number).to_on)


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of which a period has days, in order."""
    first, last = (12 * day.year + day.month - 1 for day in (period.from_on, period.to_on))
    return tuple(Month(number // 12, number % 12 + 1) for number in range(first, last + 1))


def quarter(year_be: int, number: int) -> Period:
    """Quarter 1–4 of a fiscal year: Oct–Dec, Jan–Mar, Apr–Jun, Jul–Sep."""
    if number not in (1, 2, 3, 4):
        raise ValueError(f"a fiscal year has quarters 1 to 4, not {number}")
    year = year_be - BE_OFFSET
    first = {1: 10, 2: 1, 3: 4, 4: 7}[number]
    start = date(year - (number == 1), first, 1)
    return Period(start, date(start.year, first + 2, _last_day(start.year, first + 2)))


def _full_year(digits: str) -> int:
    """The BE year of two or four digits; a four-digit CE year is refused with its BE year."""
    if len(digits) == 2:
        return 2500 + int(digits)
    year = int(digits)
    if year in PLAUSIBLE_BE:
        return year
    if year in PLAUSIBLE_CE:
        raise DateProblem("date-year-in-ce", f"ปี {year} เป็นปี ค.ศ.", f"เปลี่ยน {year} เป็น {year + BE_OFFSET}")
    raise DateProblem("unreadable-date", f"ปี {year} ไม่น่าเป็นปี พ.ศ.", "ตรวจปีอีกครั้ง เช่น 2566")


def _day(year_ce: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year_ce, month, day)
    except ValueError:
        last = f" เดือน{MONTHS[month - 1]} {year_ce + BE_OFFSET} มี {_last_day(year_ce, month)} วัน" if 1 <= month <= 12 else ""
        raise DateProblem("impossible-date", f"ไม่มีวันที่ {shortened(typed)} ในปฏิทิน{last}", "แก้วันหรือเดือนให้ถูกต้อง") from None


def _month(thai: re.Match[str]) -> int:
    return MONTH_OF[re.sub(r"[.\s]", "", thai["month"])]


def parse_date(typed: str) -> date:
    """One day, from ISO (CE) or from a Thai date (BE); raises `DateProblem`."""
    return _read(typed, _date)


def _read(typed: str, parse: Callable[[str], _Parsed]) -> _Parsed:
    """What `parse` makes of a text, or of what stands in it; of what it cannot read, the cure is what was likely meant."""
    try:
        return parse(typed)
    except DateProblem as problem:
        if problem.code not in ("unreadable-date", "impossible-date") or len(typed) > _MAX_LENGTH:
            raise
    return _read_with_care(typed.strip(), parse)


def _read_with_care(typed: str, parse: Callable[[str], _Parsed]) -> _Parsed:
    plain, weekday = typed_days.plain(to_arabic(typed))
    try:
        parsed = parse(plain)
    except DateProblem as problem:
        found = problem.found.replace(shortened(plain), shortened(typed)) if plain and plain != typed else problem.found
        if shortened(typed) not in found and found.startswith("ปี "):
            found = f"{found} (“{shortened(typed)}”)"
        likely = next((one for one in typed_days.likely(plain) if _is_read(one, parse)), None)
        raise DateProblem(problem.code, found, f"น่าจะเป็น {likely}" if likely else problem.cure) from None
    if isinstance(parsed, date) and weekday not in (None, parsed.weekday()):
        right = f"วัน{typed_days.WEEKDAYS[parsed.weekday()]}"
        found = f"“{shortened(typed)}” ไม่ตรงกับปฏิทิน {long_date(parsed)} เป็น{right}"
        raise DateProblem("impossible-date", found, f"ถ้าวันที่ถูกแล้ว เปลี่ยนเป็น {long_date(parsed)} ถ้าวันในสัปดาห์ถูก ให้แก้วันที่")
    return parsed


def _is_read(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except DateProblem:
        return False
    return True


def _date(typed: str) -> date:
    text = to_arabic(typed).strip() if len(typed) <= _MAX_LENGTH else ""
    if iso := _ISO.fullmatch(text):
        year, month, day = map(int, iso.groups())
        if year in PLAUSIBLE_BE:
            right = f"{year - BE_OFFSET}-{month:02}-{day:02}"
            raise DateProblem("date-year-in-be", f"วันที่ {typed.strip()} เขียนแบบสากลแต่ใช้ปี พ.ศ.", f"เปลี่ยนเป็น {right}")
        if year not in PLAUSIBLE_CE:
            raise DateProblem("unreadable-date", f"ปี {year} ไม่น่าเป็นปี ค.ศ.", "ตรวจปีอีกครั้ง เช่น 2023-11-02")
        return _day(year, month, day, typed)
    if slashed := _SLASHED.fullmatch(text):
        day, month, _ = map(int, slashed.groups())
        return _day(_full_year(slashed[3]) - BE_OFFSET, month, day, typed)
    thai = _THAI_DATE.fullmatch(text)
    if thai and thai["day"] and thai["year"]:
        year = _full_year(thai["year"]) - BE_OFFSET
        return _day(year, _month(thai), int(thai["day"]), typed)
    cure = "เขียนเป็น 2023-11-02 หรือ 2 พ.ย. 2566"
    if re.search(r"(?:6|12)\s*เดือน|ครึ่งปี", text):
        cure = "ถ้าเป็นรอบรายงาน ให้ใช้ round: half_year หรือ full_year ถ้าเป็นกำหนดเวลา ให้เขียนเดือนสุดท้าย เช่น มี.ค. 2567"
    raise DateProblem("unreadable-date", f"อ่านวันที่ “{shortened(typed)}” ไม่ออก", cure)


def parse_month_or_date(typed: str) -> Month | date:
    """A day, or a month with or without its year (`เมษายน ๒๕๖๖`, `ภายในเดือนมกราคม`)."""
    return _read(typed, _month_or_date)


def _month_or_date(typed: str) -> Month | date:
    if len(typed) > _MAX_LENGTH:
        return _date(typed)
    text = to_arabic(typed).strip()
    text = re.sub(r"^(ภายใน|ก่อน|สิ้น)\s*", "", text)
    thai = _THAI_DATE.fullmatch(text)
    if thai and not thai["day"]:
        year = _full_year(thai["year"]) - BE_OFFSET if thai["year"] else None
        return Month(year, _month(thai))
    every = text.startswith("ทุก") and re.match(r"ทุก\s*(เดือน|ไตรมาส|6\s*เดือน|ปี)", text)
    if every:
        word = {"เดือน": "month", "ไตรมาส": "quarter", "ปี": "year"}.get(every[1], "half_year")
        cure = f"ในการกำกับติดตาม ให้ลบ due แล้วเขียน every: {word} ที่อื่นให้เขียนเดือน เช่น เมษายน 2567"
        raise DateProblem("unreadable-date", f"“{shortened(typed)}” ไม่ใช่เดือนหรือวันที่", cure)
    if months := typed_days.months_apart(text):
        raise DateProblem("unreadable-date", f"“{shortened(typed)}” มีหลายเดือน", f"แยกเป็นรายการละเดือน: {' และ '.join(months)}")
    return _date(text)


def parse_month(typed: str) -> Month:
    """A month with its year (`ธ.ค. 2566`, `2023-12`); raises `DateProblem`."""
    return _read(typed, _month_of_year)


def _month_of_year(typed: str) -> Month:
    text = to_arabic(typed).strip() if len(typed) <= _MAX_LENGTH else ""
    if (iso := _ISO_MONTH.fullmatch(text)) and 1 <= int(iso[2]) <= 12:
        year, month = int(iso[1]), int(iso[2])
        if year in PLAUSIBLE_BE:
            right = f"{year - BE_OFFSET}-{month:02}"
            raise DateProblem(
                "date-year-in-be", f"เดือน {text} เขียนแบบสากลแต่ใช้ปี พ.ศ.", f"เปลี่ยนเป็น {right} หรือ {SHORT_MONTHS[month - 1]} {year}"
            )
        if year in PLAUSIBLE_CE:
            return Month(year, month)
    thai = _THAI_DATE.fullmatch(text)
    if thai and not thai["day"] and thai["year"]:
        return Month(_full_year(thai["year"]) - BE_OFFSET, _month(thai))
    cure = f"เติมปี พ.ศ. เช่น {text} 2566" if thai and not thai["day"] else "เขียนเดือนและปี พ.ศ. เช่น ธ.ค. 2566"
    raise DateProblem("unreadable-date", f"อ่านเดือนและปี “{shortened(typed)}” ไม่ออก", cure)


def parse_period(typed: str) -> Period:
    """A span of days or months (`ต.ค.๒๕๖๖-มี.ค.๒๕๖๗`, `๑ ต.ค.๖๖ - ๓๐ ก.ย. ๖๗`); raises `DateProblem`.

    A first half without its year or month (`ต.ค. - ธ.ค. 2566`, `1-30 ก.ย. 2566`) takes those of the second.
    Parts of a fiscal year are named with it: `ไตรมาสที่ 1/2570`, `6 เดือนแรก ปีงบประมาณ 2570`, `ปีงบประมาณ 2570`.
    """
    return _read(typed, _period_of)


def parse_part_of_year(typed: str) -> Period | None:
    """A fiscal year that is named so, its half or its quarters; None where something else is written. Raises `DateProblem`."""
    text = to_arabic(typed).strip() if len(typed) <= _MAX_LENGTH else ""
    if "ไตรมาส" not in text and "ปีงบประมาณ" not in text:
        return None
    quarters, whole = _QUARTERS.fullmatch(text), _OF_FISCAL_YEAR.fullmatch(text)
    part = quarters or whole
    if part is None:
        return None
    year = int(part["year"])
    _check_year(year)
    if quarters:
        first, last = int(quarters["first"]), int(quarters["last"] or quarters["first"])
        if last < first:
            raise DateProblem("end-before-start", f"ช่วงเวลา “{shortened(typed)}” สิ้นสุดก่อนเริ่มต้น", "สลับไตรมาสเริ่มกับไตรมาสสิ้นสุด")
        return Period(quarter(year, first).from_on, quarter(year, last).to_on)
    if part["half"]:
        return half_year(year, 1 if part["half"] == "แรก" else 2)
    return fiscal_year(year)


def _check_year(year: int) -> None:
    if year in PLAUSIBLE_CE:
        raise DateProblem("fiscal-year-in-ce", f"ปี {year} เป็นปี ค.ศ.", f"เปลี่ยนเป็น {be_year(year)}")
    if year not in PLAUSIBLE_BE:
        raise DateProblem("unreadable-year", f"ปี {year} ไม่น่าเป็นปี พ.ศ.", "เขียนปี พ.ศ. สี่หลัก เช่น 2567")


def _period_of(typed: str) -> Period:
    if (part := parse_part_of_year(typed)) is not None:
        return part
    if len(typed) > _MAX_LENGTH:
        raise _unreadable_period(typed)
    text = to_arabic(typed).strip()
    if iso := _ISO_PERIOD.fullmatch(text):
        halves = [iso[1], iso[5] or iso[1]]
    else:
        halves = typed_days.halves(text)
        halves = halves * 2 if len(halves) == 1 else halves
    if len(halves) != 2:
        raise _unreadable_period(typed)
    return _period(halves[0], halves[1], typed)


def parse_coverage(typed: str) -> Period:
    """What a document covers: a fiscal year (`2567`), several (`2566-2570`), a half (`6 เดือนแรก 2567`), or a period.

    Raises `DateProblem`.
    """
    text = to_arabic(typed).strip()
    covered = _COVERAGE.fullmatch(text) if len(text) <= _MAX_LENGTH else None
    if not covered:
        without_half = re.fullmatch(r"(?:รอบ|ช่วง)?\s*(?:6 ?เดือน|ครึ่งปี)\s*(?:ของ)?\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?([0-9]{4})?", text)
        if without_half:
            year = without_half[1] or "2567"
            cure = f"เขียนเป็น 6 เดือนแรก {year} หรือ 6 เดือนหลัง {year}"
            raise DateProblem("unreadable-date", f"“{shortened(typed)}” ไม่บอกว่าเป็นครึ่งปีใด", cure)
        return parse_period(typed)
    first, last = int(covered["first"]), int(covered["last"] or covered["first"])
    for year in (first, last):
        _check_year(year)
    if last < first:
        raise DateProblem("end-before-start", f"ช่วงเวลา “{shortened(typed)}” สิ้นสุดก่อนเริ่มต้น", "สลับปีเริ่มกับปีสิ้นสุด")
    if covered["half"]:
        return half_year(first, 1 if covered["half"] == "แรก" else 2)
    return Period(fiscal_year(first).from_on, fiscal_year(last).to_on)


def parse_ends(first: str, last: str) -> Period:
    """A span of days or months from its two ends; raises `DateProblem`."""
    return _period(to_arabic(first).strip(), to_arabic(last).strip(), f"{first} ถึง {last}")


def _period(first_half: str, last_half: str, typed: str) -> Period:
    last = _end(_month_or_date(last_half), typed)
    first = _start(first_half, last)
    if last < first:
        raise DateProblem("end-before-start", f"ช่วงเวลา “{shortened(typed)}” สิ้นสุดก่อนเริ่มต้น", "สลับวันเริ่มกับวันสิ้นสุด หรือแก้ปีให้ถูกต้อง")
    return Period(first, last)


def _unreadable_period(typed: str) -> DateProblem:
    return DateProblem(
        "unreadable-date", f"อ่านช่วงเวลา “{shortened(typed)}” ไม่ออก", "เขียนเป็น ต.ค. 2566 - มี.ค. 2567 หรือ 1 ต.ค. 2566 - 30 ก.ย. 2567"
    )


def _start(half: str, last: date) -> date:
    if re.fullmatch("[0-9]{1,2}", half):
        return _day(last.year, last.month, int(half), half)
    thai = _THAI_DATE.fullmatch(half) if len(half) <= _MAX_LENGTH else None
    if thai and thai["day"] and not thai["year"]:
        month, day = _month(thai), int(thai["day"])
        return _day(last.year if (month, day) <= (last.month, last.day) else last.year - 1, month, day, half)
    when = _month_or_date(half)
    if isinstance(when, date):
        return when
    return date(when.year_ce or (last.year if when.month <= last.month else last.year - 1), when.month, 1)


def _end(when: Month | date, typed: str) -> date:
    if isinstance(when, date):
        return when
    if when.year_ce is None:
        raise _unreadable_period(typed)
    return date(when.year_ce, when.month, _last_day(when.year_ce, when.month))

r"""Thai numbers and dates as regular expressions, for whoever looks at a text before we read it (an editor, a form).

A pattern never refuses what is read here, and may take more: the 29th of February in any year. Python and JavaScript read it
alike, so it has neither `\d` nor `\w`, which are not the same in the two, nor named groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.thai import telephones, typed_days
from prongsai.thai.calendar import PLAUSIBLE_BE, PLAUSIBLE_CE
from prongsai.thai.months import MONTHS, month_name
from prongsai.thai.numbers import MINUS, PLAIN, Kind
from prongsai.thai.text import CHANGED_BY_NORMALISING

_DIGITS = ("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_MANY = 10_000
"""Limits below it are kept exactly, those above only by how many digits they have."""


def whole(core: str) -> str:
    """A pattern of a whole text that is `core`, but for what normalising takes away."""
    return rf"^\s*(?:{core})\s*$|{CHANGED_BY_NORMALISING}"


def digit(low: int = 0, high: int = 9) -> str:
    """One digit, Thai or Arabic."""
    return "[" + "".join(digits[low] if low == high else f"{digits[low]}-{digits[high]}" for digits in _DIGITS) + "]"


def between(low: int, high: int, separator: str = "") -> str:
    """A whole number from `low` (at least 0) to `high`, without leading zeros; `separator` may follow each of its digits."""

    def written(digits: Iterator[str] | list[str]) -> str:
        return "".join(f"{one}{separator}" for one in digits)

    if high >= _MANY:
        return f"(?:{digit()}{separator}){{1,{len(str(high))}}}"
    alternatives = []
    for length in range(len(str(low)), len(str(high)) + 1):
        first = max(low, 10 ** (length - 1) if length > 1 else 0)
        last = min(high, 10**length - 1)
        alternatives += [written(digits) for digits in _spans(str(first), str(last))]
    return f"(?:{'|'.join(alternatives)})"


def _spans(first: str, last: str) -> Iterator[list[str]]:
    """The numbers from `first` to `last`, equally long, as lists of digits with which a pattern can be made."""
    low, high, rest = int(first[0]), int(last[0]), len(first) - 1
    if not rest:
        yield [digit(low, high)]
        return
    if low == high:
        yield from ([digit(low, low), *digits] for digits in _spans(first[1:], last[1:]))
        return
    if int(first[1:]):
        yield from ([digit(low, low), *digits] for digits in _spans(first[1:], "9" * rest))
        low += 1
    whole_until = high if last[1:] == "9" * rest else high - 1
    if low <= whole_until:
        yield [digit(low, whole_until)] + [digit()] * rest
    if whole_until < high:
        yield from ([digit(high, high), *digits] for digits in _spans("0" * rest, last[1:]))


def number(low: float | None, high: float | None, kind: Kind = PLAIN, *, is_whole: bool) -> str:
    """A number with or without thousands commas, from `low` to `high` (each a whole number, or None), as `thai.numbers` reads it."""
    one, separator, zeros = digit(), "[, ]?", "[0๐]*"
    decimals = rf"(?:\.{zeros})?" if is_whole else rf"(?:\.{one}*)?"
    least = 0 if low is None or low < 0 else int(low)
    most = _MANY**4 if high is None else int(high)
    # 100.5 is above 100, although 100 is not.
    exact = not is_whole and most < _MANY
    sizes = [between(least, most - exact, separator) + decimals] if least <= most - exact else []
    if exact:
        sizes.append(rf"{between(most, most, separator)}(?:\.{zeros})?")
    if not is_whole and not least:
        sizes.append(rf"\.{one}+")
    minus = low is None or low < 0
    sign = rf"[+{MINUS}]?\s?" if minus else r"(?:\+\s?)?"
    # Nothing is nothing with any sign.
    nothing = rf"|[{MINUS}]\s?{zeros}\.?{zeros}" if not least and not minus else ""
    three = rf"{one}{{3}}"
    grouped = rf"{digit(1, 9)}{one}{{0,2}}(?:(?:,{three})+|(?: {three})+)"
    form = rf"[+{MINUS}]?\s?(?:(?:{grouped}|{one}+)(?:\.{one}*)?|\.{one}+)"
    # First where commas and spaces stand, then how large it is.
    return whole(rf"{kind.before}(?={form}{kind.after}\s*$)(?:{sign}(?:{zeros}(?:{'|'.join(sizes)})){nothing}){kind.after}")


_BE, _CE = (between(years[0], years[-1]) for years in (PLAUSIBLE_BE, PLAUSIBLE_CE))
_YEAR = rf"(?:[พค]\.?\s*ศ\.*)?\s*(?:{_BE}|{digit()}{{2}})"
_LAST_DAYS = {29: (2,), 30: (4, 6, 9, 11), 31: (1, 3, 5, 7, 8, 10, 12)}
_TO = r"\s*(?:[–—-]|ถึง)\s*"
_BY = r"(?:(?:ภายใน|ก่อน|สิ้น)\s*)?"


def _padded(low: int, high: int) -> str:
    """A day or a month, with a leading zero or without."""
    return f"{digit(0, 0)}?{between(low, high)}"


def _days(form: str) -> str:
    """A day in a month that has it; `form` says where `DAY`, `MONTH` and `NAME` stand."""
    alternatives = []
    for last, months in _LAST_DAYS.items():
        numbers = "(?:" + "|".join(_padded(month, month) for month in months) + ")"
        alternatives.append(form.replace("DAY", _padded(1, last)).replace("MONTH", numbers).replace("NAME", month_name(*months)))
    return f"(?:{'|'.join(alternatives)})"


_BEFORE = typed_days.BEFORE + rf"(?:(?:วัน)?{typed_days.WEEKDAY}(?:\s*ที่)?[\s,]*|วันที่\s*[:.]?\s*)?"
_ANY_MONTH = rf"{_BEFORE}(?:เดือน\s*)?{month_name(*range(1, len(MONTHS) + 1))}\.?\s*[-/]?\s*"
_DAY_OF_NO_YEAR = _BEFORE + _days(r"DAY\s*[-/]?\s*(?:เดือน\s*)?NAME") + r"\.?\s*[-/]?\s*"
_ISO = rf"{_CE}-{_days('MONTH-DAY')}"
_NUMBERS = _days(r"DAY\s*[-./]\s*MONTH") + rf"\s*[-./]\s*(?:{_BE}|{digit()}{{2}})"
_DAY = rf"(?:{_BEFORE}(?:{_ISO}|{_NUMBERS})|{_DAY_OF_NO_YEAR}{_YEAR}){typed_days.TIME}"
_END = rf"(?:{_BY}(?:{_ANY_MONTH}{_YEAR}|{_DAY}))"
_START = rf"(?:{_padded(1, 31)}|{_DAY_OF_NO_YEAR}|{_BY}(?:{_ANY_MONTH}(?:{_YEAR})?|{_DAY}))"

_OF_YEAR = rf"(?:ของ)?\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.?\s*ศ\.*)?\s*{_BE}"
_QUARTER = digit(1, 4)
PART_OF_YEAR = (
    rf"(?:ไตรมาส(?:ที่)?\s*{_QUARTER}(?:\s*(?:[-–—,]|และ|ถึง)\s*{_QUARTER})?\s*/?\s*{_OF_YEAR}"
    rf"|(?:(?:รอบ|ช่วง)?\s*(?:{digit(6, 6)} ?เดือน|ครึ่งปี)(?:แรก|หลัง)\s*)?(?:ของ)?\s*(?:ตลอด)?\s*ปีงบประมาณ\s*(?:พ\.?\s*ศ\.*)?\s*{_BE})"
)
PERIOD_CORE = rf"(?:(?:{_START}{_TO})?{_END}|{PART_OF_YEAR})"
START, END = whole(_START), whole(_END)
DAY = whole(_DAY)
MONTH = whole(rf"{_CE}-{_padded(1, 12)}|{_ANY_MONTH}{_YEAR}")
MONTH_OR_DAY = whole(rf"{_BY}(?:{_ANY_MONTH}(?:{_YEAR})?|{_DAY})")
PERIOD = whole(PERIOD_CORE)
COVERAGE = whole(
    rf"(?:(?:รอบ|ช่วง)?\s*(?:{digit(6, 6)}\s*เดือน|ครึ่งปี)(?:แรก|หลัง)\s*(?:ของ)?\s*)?"
    rf"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?{_BE}(?:\s*[–—-]\s*{_BE})?|{PERIOD_CORE}"
)

_OF_TELEPHONES = "|".join(sorted(telephones.WORDS, reverse=True))
# Three digits at least; whether a number has as many as it needs is told by its judge.
TELEPHONE = whole(rf"(?=(?:[^0-9๐-๙]*[0-9๐-๙]){{3}})(?:[0-9๐-๙+().,;:/#\s–—-]|{_OF_TELEPHONES})*[0-9๐-๙](?:\s*\))?")

"""Dates as they are typed: what stands around them, how Excel writes them, and what a text that is none was likely meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from prongsai.problems.nearest import nearest
from prongsai.thai.digits import to_arabic
from prongsai.thai.months import MONTH_OF, MONTHS, SHORT_MONTHS, month_name

BE_OFFSET = 543
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAY = "(?:" + "|".join((*WEEKDAYS, "พฤหัสฯ", "พฤหัส")) + ")"
BEFORE = r"(?:(?:ลง|ณ|เมื่อ|ประจำ)\s*(?=วัน|เดือน)|ลว\.?\s*)?"
TIME = r"(?:\s*(?:T|,|เวลา|\s)\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:น\.?|[AaPp][Mm]|Z)?)?"

_MONTH = month_name(*range(1, 13))
_BEFORE = re.compile(BEFORE + rf"(?:(?:วัน)?(?P<weekday>{WEEKDAY})(?:\s*ที่)?[\s,]*(?=[0-9])|วันที่\s*[:.]?\s*(?=[0-9]))?")
_TIME = re.compile(rf"(?<=[0-9]){TIME}$")
_PARTED = re.compile(r"(?<![0-9.-])([0-9]{1,2})([-.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_OF_EXCEL = re.compile(
    rf"(?:(?<![0-9])([0-9]{{1,2}})\s*[-/]\s*)?({_MONTH})\.?\s*[-/]\s*([0-9]{{4}}|[0-9]{{2}})(?![0-9])(?!\s*(?:เดือน\s*)?{_MONTH})"
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_NAME = rf"({'|'.join(_ENGLISH)})[a-z]*\.?"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})?(?:st|nd|rd|th)?[-\s/]*{_ENGLISH_NAME},?[-\s/]*([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_ENGLISH_NAME}\s*([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[/.]|(?=[0-9]{4}$))([0-9]{2}|[0-9])(?:[/.]|(?=[0-9]{2}$))([0-9]{2}|[0-9])")
_MONTH_BEFORE_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile("3[7-9][0-9]{3}|4[0-9]{4}|5[0-4][0-9]{3}")
"""Days from 2001 to 2050, as Excel counts them."""
_MONTH_SLASH_YEAR = re.compile("([0-9]{1,2})[/-]([0-9]{4})")
_YEAR_ALONE = re.compile(r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?\s*)?(2[45][0-9]{2})")
_FIRST_OF_EXCEL = date(1899, 12, 30)
_WORD = re.compile(r"[ก-์][ก-์.]*")
_NO_MONTHS = frozenset({"วันที่", "เดือน", "ปี", "พ.ศ.", "พ.ศ", "ค.ศ.", "ถึง", "ภายใน", "ก่อน", "สิ้น", "ปีงบประมาณ", "ไตรมาสที่", "ไตรมาส"})
_BE, _CE = range(2400, 2700), range(1900, 2157)
_LIKE = 0.55


def plain(text: str) -> tuple[str, int | None]:
    """A text without weekday, `ลงวันที่` and time of day, its dashes as slashes; and the weekday (0 is Monday)."""
    if not text or (text.isascii() and text[:4].isdigit() and len(text) == 10):  # 2023-11-02, as nearly all are
        return text, None
    before = _BEFORE.match(text)
    assert before, "it may be empty"
    text = _TIME.sub("", text[before.end() :])
    text = re.sub(r"\.{2,}", ".", text)
    text = _PARTED.sub(r"\1/\3/\4", text)
    text = _OF_EXCEL.sub(lambda found: f"{found[1]} {found[2]} {found[3]}" if found[1] else f"{found[2]} {found[3]}", text)
    weekday = before["weekday"]
    return text, None if weekday is None else next(at for at, name in enumerate(WEEKDAYS) if name.startswith(weekday.rstrip("ฯ")))


def halves(text: str) -> list[str]:
    """The two ends of a span, or the text as it is."""
    return re.split(r"\s*(?:[–—-]|ถึง)\s*", text)


def months_apart(text: str) -> list[str]:
    """`ม.ค. และ มี.ค. 2570` as months with their year each; nothing where no such list stands."""
    if "," not in text and "และ" not in text and "หรือ" not in text:
        return []
    parts = re.split(r"\s*(?:,|และ|หรือ)\s*", text)
    year = re.search(r"([0-9]{4}|[0-9]{2})$", parts[-1])
    named = [re.fullmatch(rf"(?:เดือน\s*)?({_MONTH})\.?\s*([0-9]{{4}}|[0-9]{{2}})?", one) for one in parts]
    if len(parts) == 1 or not year or not all(named):
        return []
    return [f"{_as_listed(one[1])} {one[2] or year[1]}" for one in named if one]


def _as_listed(month: str) -> str:
    bare = re.sub(r"[.\s]", "", month)
    return month if bare in MONTHS else SHORT_MONTHS[MONTH_OF[bare] - 1]


def likely(text: str) -> Iterator[str]:
    """What a text that is no date was likely meant to be, the likeliest first; each is to be read before it is proposed."""
    if _SERIAL.fullmatch(text):
        yield _short(_FIRST_OF_EXCEL + timedelta(int(text)))
    if first := _YEAR_FIRST.fullmatch(text):
        yield from _from_numbers(first[3], int(first[2]), first[1])
    if (mixed := _MONTH_BEFORE_DAY.fullmatch(text)) and int(mixed[1]) <= 12 < int(mixed[2]):  # months
        yield from _from_numbers(mixed[2], int(mixed[1]), mixed[3])
    if (of_year := _MONTH_SLASH_YEAR.fullmatch(text)) and 1 <= int(of_year[1]) <= len(MONTHS):
        yield f"{SHORT_MONTHS[int(of_year[1]) - 1]} {_in_be(of_year[2])}"
    if alone := _YEAR_ALONE.fullmatch(text):
        yield f"ปีงบประมาณ {alone[1]}"
    english = _MONTH_FIRST.sub(lambda one: _of_english(one[2], one[1], one[3]), text)
    english = _DAY_FIRST.sub(lambda one: _of_english(one[1], one[2], one[3]), english)
    if english != text:
        yield english
    yield from _rightly_spelt(text)


def _from_numbers(day: str, month: int, year: str) -> Iterator[str]:
    if 1 <= month <= len(MONTHS):
        yield f"{int(day)} {SHORT_MONTHS[month - 1]} {_in_be(year)}"


def _of_english(day: str | None, month: str, year: str) -> str:
    # Who writes the month in English counts the years so.
    name = SHORT_MONTHS[_ENGLISH.index(month[:3].lower())]
    year = year if len(year) == 4 else f"20{year}"
    return f"{int(day)} {name} {_in_be(year)}" if day else f"{name} {_in_be(year)}"


def _in_be(year: str) -> str:
    return str(int(year) + BE_OFFSET) if int(year) in _CE else year


def _short(day: date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BE_OFFSET}"


def _rightly_spelt(text: str) -> Iterator[str]:
    """The text with its misspelt months as they are spelt."""
    pieces, at, is_changed = [], 0, False
    for word in _WORD.finditer(text):
        typed, right = word[0], None
        bare = typed.removeprefix("เดือน").removeprefix("วันที่")
        if re.sub(r"[.\s]", "", bare) not in MONTH_OF and bare not in _NO_MONTHS:
            right = _nearest_month(bare)
        if right:
            pieces += [text[at : word.start()], right, "" if text[word.end() : word.end() + 1] in (" ", "") else " "]
            at, is_changed = word.end(), True
    if is_changed:
        yield re.sub(r"(?<=[0-9])(?=[ก-์])", " ", "".join([*pieces, text[at:]]))


def _nearest_month(typed: str) -> str | None:
    """The month whose full name, or short one, is most like a word."""
    if len(typed.replace(".", "")) > 3:  # longer than any short name
        return nearest(typed.replace(".", ""), MONTHS, _LIKE)
    return nearest(typed, SHORT_MONTHS, _LIKE)


_TWO_DIGITS, _FOUR_DIGITS = re.compile("(?<![0-9])[0-9]{2}(?![0-9])"), re.compile("(?<![0-9])[0-9]{4}(?![0-9])")
_MANY = 4
COMMONEST = _MANY + 1
"""How many of the lists of `of_other_years` hold the commonest slips."""


def of_other_years(text: str) -> Iterator[list[str]]:
    """A date with other years that a clerk who typed these may have meant: first the likeliest, which stand together."""
    text = to_arabic(text).strip()
    two, four = list(_TWO_DIGITS.finditer(text))[:_MANY], list(_FOUR_DIGITS.finditer(text))[:_MANY]
    # `1 ต.ค. 26` is of 2026.
    for size in range(len(two), 0, -1):
        yield [_replaced(text, [(one, str(2000 + BE_OFFSET + int(one[0]))) for one in chosen]) for chosen in combinations(two, size)]
    yield from [[]] * (_MANY - len(two))
    yield [_replaced(text, [(one, swapped)]) for one in four for swapped in _swapped(one[0])]
    # `2069-10-01` is of 2569, and `1 ต.ค. 2526` of 2026.
    yield [_replaced(text, [(one, str(2500 - BE_OFFSET + int(one[0][2:])))]) for one in four]
    yield [_replaced(text, [(one, str(2000 + BE_OFFSET + int(one[0][2:])))]) for one in four if one[0].startswith("25")]
    slips = [(at, digit) for at in range(4) for digit in "0123456789"]
    if len(four) > 1:
        # Both years of a period slip together: `ต.ค. 2558 - ธ.ค. 2558`.
        yield [_replaced(text, [(one, one[0][:at] + digit + one[0][at + 1 :]) for one in four]) for at, digit in slips]
    yield [_replaced(text, [(one, one[0][:at] + digit + one[0][at + 1 :])]) for one in four for at, digit in slips]


def _replaced(text: str, changes: list[tuple[re.Match[str], str]]) -> str:
    for old, new in reversed(changes):
        text = text[: old.start()] + new + text[old.end() :]
    return text


def _swapped(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]

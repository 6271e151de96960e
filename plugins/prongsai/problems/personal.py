"""The Thai personal id (เลขประจำตัวประชาชน): found in any text, and masked wherever a text is told.

Thirteen digits, the first 1 to 8 (0 begins a juristic person's number, 9 none), the last a check digit modulo 11.
One in eleven of other numbers of this length has such a digit too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Of any script: `int` reads them all.
_DIGIT = r"\d"
_BETWEEN = r"[ \t\u00a0_‐‑‒–—−-]"
# On cards the groups are 1-2345-67890-12-1; on forms each digit has a box of its own.
_GROUPED = f"{_BETWEEN}{{0,3}}".join(["", f"{_DIGIT}{{4}}", f"{_DIGIT}{{5}}", f"{_DIGIT}{{2}}", _DIGIT])
_BOXED = f"(?:{_BETWEEN}{_DIGIT}){{12}}"
_NOT_BEFORE = r"(?<!\d.)(?<!\d[.].)"
_NOT_AFTER = r"(?![.‐‑‒–—−-]?\d)"
# A digit stands first: a pattern that begins with a set of characters is looked for several times as fast.
_MAYBE = re.compile(f"{_DIGIT}{_NOT_BEFORE}(?:{_GROUPED}|{_BOXED}){_NOT_AFTER}")
ABOUT_COMPLAINTS = ("ผู้ร้อง", "ร้องเรียน", "ร้องทุกข์", "เบาะแส", "เรื่องร้อง", "คำร้อง")
"""What stands in any text that tells of somebody who complained."""
_PARTS_OF_COMPLAINTS = ("ร้อง", "เบาะแส")
assert all(any(part in word for part in _PARTS_OF_COMPLAINTS) for word in ABOUT_COMPLAINTS)
_TITLES = ("นาย", "นาง", "น.ส", "น. ส", "ด.ช", "ด.ญ", "เด็ก")
_POSITIONS = ("นายกเทศ", "นายกองค์", "นายก อบ", "นายกอบต", "นายกฯ", "นายอำเภอ", "นายทะเบียน", "นายช่าง", "นายจ้าง")
"""What begins like a title and is none, as often as pages of an office have it."""
_NEAR = 60
"""A word about complaints stands within so many characters before a name, or twice as many after its title."""
_ANY_DIGIT = re.compile(_DIGIT)
_SHOWN = frozenset({0, 1, 2, 10, 11, 12})
"""The digits that are told: enough to find the number by, seven short of it."""


class PersonalId(NamedTuple):
    """Where one stands in a text, and how it may be told."""

    start: int
    end: int
    masked: str


def may_hold(text: str) -> bool:
    """Whether some thirteen digits stand together: one quick look at a whole file."""
    return _MAYBE.search(text) is not None


def may_be_private(text: str) -> bool:
    """Whether there can be a personal id or the name of somebody in a complaint in `text`: quick looks at a whole file."""
    if may_hold(text):
        return True
    # What all words about complaints have a part of is asked first: of most texts it is the only question.
    one, other = _PARTS_OF_COMPLAINTS
    if one not in text and other not in text:
        return False
    return any(word in text for word in ABOUT_COMPLAINTS) and any(_is_near(text, title) for title in _TITLES)


def _is_near(text: str, title: str) -> bool:
    """Whether the title of a person stands near a word about complaints."""
    at = text.find(title)
    while at >= 0:
        if not text.startswith(_POSITIONS, at):
            around = text[max(0, at - _NEAR) : at + 2 * _NEAR]
            if any(word in around for word in ABOUT_COMPLAINTS):
                return True
        at = text.find(title, at + 1)
    return False


def personal_ids(text: str) -> Iterator[PersonalId]:
    """Every number in `text` that can be a personal id."""
    at = 0
    while found := _MAYBE.search(text, at):
        digits = _ANY_DIGIT.findall(found.group())
        if _is_valid([int(digit) for digit in digits]) and not _is_in_code(text, found.start(), found.end()):
            yield PersonalId(found.start(), found.end(), _masked(found.group()))
            at = found.end()
        else:
            # A number of one digit may stand right before a personal id.
            at = found.start() + 1 if len(found.group()) < 13 + 12 else found.end()


def masked(text: str) -> str:
    """`text` as it may be told: of each personal id the middle digits are gone, all else keeps its place."""
    if not may_hold(text):
        return text
    parts, end = [], 0
    for found in personal_ids(text):
        parts += [text[end : found.start], found.masked]
        end = found.end
    return "".join([*parts, text[end:]])


def _is_valid(digits: list[int]) -> bool:
    total = sum(digit * (13 - at) for at, digit in enumerate(digits[:12]))
    return 1 <= digits[0] <= 8 and (11 - total % 11) % 10 == digits[12]


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Whether letters stand on both sides, as in a checksum."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return all(one.isascii() and one.isalpha() for one in (before, after))


def _masked(number: str) -> str:
    places = iter(range(13))
    return _ANY_DIGIT.sub(lambda digit: digit.group() if next(places) in _SHOWN else "x", number)

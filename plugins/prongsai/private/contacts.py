"""A person's own telephone number or e-mail address where the office's belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.private.words import Sight
from prongsai.problems.problem import Severity
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_NO_DIGIT = re.compile("[^0-9]")
_EXTENSION = re.compile("(?:ต่อ|ext|#|กด)", re.IGNORECASE)
_MOBILE = re.compile("0[689][0-9]{8}")
_MOBILE_IN_WORDS = re.compile(r"(?<![0-9-])(?<![0-9] )0[689][0-9][- ]?[0-9]{3}[- ]?[0-9]{4}(?![0-9])")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,80}[A-Za-z]")
_PERSONAL_HOST = re.compile(
    r"(?:gmail|googlemail|icloud|me|msn|windowslive|ymail|rocketmail)\.com|(?:hotmail|yahoo|outlook|live)(?:\.[a-z]{2,3}){1,2}"
)


def sights_of(typed: str) -> Iterator[Sight]:
    """What is personal in a telephone number or an e-mail address of the office."""
    text = to_arabic(typed)
    if "@" in text:
        if _PERSONAL_HOST.fullmatch(text.rpartition("@")[2].strip().casefold()):
            found = f"อีเมล {shortened(typed)} เป็นบัญชีส่วนบุคคล ไม่ใช่ของหน่วยงาน ผู้ถือบัญชีเปลี่ยนเมื่อใด หน่วยงานอ่านไม่ได้เมื่อนั้น"
            yield Sight("personal-email", 0, typed, found, "ใช้อีเมลของหน่วยงาน เช่น อีเมลสารบรรณ (saraban)", Severity.WARNING)
        return
    digits = _NO_DIGIT.sub("", _EXTENSION.split(text, 1)[0])
    if digits.startswith("66") and "+" in text:
        digits = f"0{digits.removeprefix('66').removeprefix('0')}"
    if _MOBILE.fullmatch(digits):
        found = f"โทรศัพท์ {shortened(typed)} เป็นหมายเลขเคลื่อนที่ ซึ่งมักเป็นของบุคคล"
        yield Sight("personal-telephone", 0, typed, found, "ใช้หมายเลขของสำนักงาน", Severity.WARNING)


def sights_in_words(text: str) -> Iterator[Sight]:
    """What is personal within a text of more than a number or an address."""
    for found in (*_MOBILE_IN_WORDS.finditer(to_arabic(text)), *(_ADDRESS.finditer(text) if "@" in text else ())):
        if found.group() != text:
            yield from sights_of(text[found.start() : found.end()])

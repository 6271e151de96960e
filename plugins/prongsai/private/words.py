"""Private things in a text: personal ids, and the names of people who complained or are complained of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from prongsai.problems.codes import Code
from prongsai.problems.personal import ABOUT_COMPLAINTS, may_hold, personal_ids
from prongsai.problems.problem import Problem, Severity

# Positions and trades that begin like a title: นายก อบต., นายอำเภอ, นายช่าง.
_NAYOK = "ก(?:เทศ|อง|ฯ|สภา|สมาคม|รัฐ|เมือง|พัทยา|เหล่า|อบ|ทต|ท[.]|$|[^\u0e00-\u0e7f])"
_NO_MAN = f"{_NAYOK}|อำเภอ|ทะเบียน|ช่าง|จ้าง|แพทย์|หน้า|ทหาร|เวร|ตรวจ|ประกัน|ด่าน|สถานี|ตำรวจ|สัตวแพทย์|ทุน|หมู่|ท้าย|ไปรษณีย์"
_TITLE = rf"(?:นางสาว|นาย(?!{_NO_MAN})|นาง(?!ฟ้า|รอง|แบบ|งาม|สาว)|น[.]\s?ส[.]|ด[.]\s?[ชญ][.]|เด็กชาย|เด็กหญิง)"
_WORD = "[ก-ฮเแโใไ][\u0e01-\u0e3a\u0e40-\u0e4e]{1,20}"
PERSON = rf"{_TITLE}\s?{_WORD}(?:\s{{1,3}}{_WORD})?"
_COMPLAINANT = "ผู้ร้อง(?:เรียน|ทุกข์)?|ร้อง(?:เรียน|ทุกข์)โดย|ผู้แจ้งเบาะแส|แจ้งเบาะแสโดย"
_BEFORE_NAME = re.compile(rf"(?:{_COMPLAINANT})\s{{0,3}}(?:(?:ชื่อ|คือ|ได้แก่|ราย|[:：=(\"“|,-])\s{{0,3}}){{0,3}}(?P<name>{PERSON})")
_AFTER_NAME = re.compile(
    rf"(?P<name>{PERSON})\s{{0,3}}[(]?\s?(?:ซึ่งเป็น|เป็น|ในฐานะ)?\s?"
    "(?:ผู้ร้อง(?!สอด)|ผู้แจ้งเบาะแส|(?:ได้|มา|ยื่น|ถูก)?(?:ร้องเรียน|ร้องทุกข์)(?:ว่า|เรื่อง|ต่อ|กรณี)|ถูกร้องเรียน|ผู้ถูกร้อง|ยื่น(?:คำ|เรื่อง)ร้อง)"
)
_ACCUSED = re.compile(rf"(?:(?<!ผู้รับเรื่อง)(?<!ผู้รับ)(?<!แจ้งเรื่อง)ร้อง(?:เรียน|ทุกข์)(?:กล่าวหา)?(?:ว่า)?(?P<name>{PERSON}))")
"""Who is complained of, named right after the verb."""
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Sight:
    """Something private in a text: where it stands there, how it is told, and what to do."""

    code: Code
    start: int
    text: str
    found: str
    cure: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """Something private in a file: the problem, the file below the content folder, and what stands there as it is told."""

    problem: Problem
    name: PurePosixPath
    text: str


def sights_in(text: str, *, of_trader: bool = False) -> Iterator[Sight]:
    """What is private in `text`; `of_trader` says that it names who sells to the office."""
    if may_hold(text):
        for one in personal_ids(text):
            if _is_in_link(text, one.start):
                continue
            severity = Severity.WARNING if of_trader else Severity.ERROR
            yield Sight("personal-id", one.start, one.masked, *_of_id(one.masked, of_trader), severity)
    if any(word in text for word in ABOUT_COMPLAINTS):
        told: set[int] = set()
        for pattern in (_BEFORE_NAME, _AFTER_NAME, _ACCUSED):
            for found in pattern.finditer(text):
                if found.start("name") not in told:
                    told.add(found.start("name"))
                    name = found["name"]
                    yield Sight("complainant-named", found.start("name"), name, *_of_name(name), Severity.WARNING)


def _of_id(masked: str, of_trader: bool) -> tuple[str, str]:
    if of_trader:
        return (
            f"มีเลข {masked} ซึ่งตรงกับเลขประจำตัวประชาชน เลขผู้เสียภาษีของบุคคลธรรมดาเป็นเลขเดียวกัน",
            "ลบเลขนี้ออก เหลือเฉพาะชื่อ",
        )
    return f"มีเลข {masked} ซึ่งตรงกับเลขประจำตัวประชาชน", "ลบเลขนี้ออกก่อนเผยแพร่"


def _of_name(name: str) -> tuple[str, str]:
    return f"มีชื่อบุคคล “{name}” ในเรื่องร้องเรียน ซึ่งต้องปกปิดทั้งผู้ร้องเรียนและผู้ถูกร้องเรียน", "ลบชื่อออก เขียนเพียงว่า ผู้ร้องเรียน หรือเจ้าหน้าที่"


def _is_in_link(text: str, at: int) -> bool:
    """Whether it stands in an address of the web: a link may count pictures and moments by numbers of this length."""
    start = max((space.end() for space in _SPACE.finditer(text, max(0, at - 500), at)), default=max(0, at - 500))
    return "://" in text[start:at] or text.startswith("www.", start)

"""Private things in the rows of a table: a count of complaints so small that everybody knows whose it was, and a column of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.private.words import PERSON, Sight
from prongsai.problems.problem import Severity
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_COMPLAINTS = re.compile("ร้องเรียน|ร้องทุกข์|เบาะแส")
_ONE = re.compile("1(?:[.]0+)?\\s*(?:เรื่อง|ราย|คน|ครั้ง)?")
_PERSON = re.compile(PERSON)
_PLACE = re.compile(r"(?:^|[\s(])(?:หมู่(?:ที่)?\s?\d|ม[.]\s?\d|บ้านเลขที่|เลขที่\s?\d|ซอย|ซ[.]|ชุมชน|หมู่บ้าน|บ้าน[ก-ฮเแโใไ])")
_NAMES = re.compile("(?:ชื่อ(?:-?นามสกุล|-?สกุล)?)?\\s?(?:ของ)?ผู้(?:ร้อง(?:เรียน|ทุกข์)?|แจ้งเบาะแส)|ร้องเรียนโดย")
_A_NAME = re.compile("[ก-ฮเแโใไ][\u0e00-\u0e7f]+[ ][ก-ฮเแโใไ][\u0e00-\u0e7f]+")
_CURE = "รวมจำนวนน้อย ๆ เข้ากับกลุ่มที่ใหญ่ขึ้น เช่น ทั้งตำบล หรือไม่ระบุบุคคลและสถานที่"


def is_about_complaints(text: str) -> bool:
    """Whether a title, a name or the heads of a table say that it counts or lists complaints."""
    return _COMPLAINTS.search(text) is not None


def points_at_one(text: str) -> str | None:
    """The words in `text` that name a person or a place so small that one complaint from there has a face."""
    text = to_arabic(text)
    found = _PERSON.search(text) or _PLACE.search(text)
    return found.group().strip(" (") if found else None


def is_one(text: str) -> bool:
    """Whether a cell counts exactly one."""
    return len(text) < 20 and _ONE.fullmatch(to_arabic(text).strip()) is not None


def count_of_one(said: str) -> Sight:
    """What is told where one complaint stands beside a person or a place."""
    found = f"นับเรื่องร้องเรียนได้ 1 เรื่อง และระบุ “{shortened(said)}” จึงอาจรู้ได้ว่าใครร้องเรียน"
    return Sight("count-of-one", 0, said, found, _CURE, Severity.WARNING)


def sights_in_rows(heads: Sequence[str], rows: Sequence[Sequence[str]], is_of_complaints: bool) -> Iterator[tuple[int, int, Sight]]:
    """What is private in a table, by row and column; a kind of thing is told once a table, since allowing or mending it is one work."""
    if not (is_of_complaints or is_about_complaints(" ".join(heads))):
        return
    named = [column for column, head in enumerate(heads) if _NAMES.fullmatch(head.strip())]
    has_name = has_one = False
    for at, row in enumerate(rows):
        for column in named if not has_name else ():
            if column < len(row) and (_PERSON.search(row[column]) or _A_NAME.fullmatch(row[column].strip())):
                has_name = True
                name = row[column].strip()
                found = f"ตารางมีชื่อผู้ร้องเรียน “{shortened(name)}” ผู้ร้องเรียนต้องได้รับการปกปิดชื่อ"
                yield at, column, Sight("complainant-named", 0, name, found, "ลบคอลัมน์นี้ออกก่อนเผยแพร่", Severity.WARNING)
        if not has_one and any(map(is_one, row)):
            for column, cell in enumerate(row):
                if points_at_one(cell):
                    has_one = True
                    yield at, column, count_of_one(cell.strip())
                    break

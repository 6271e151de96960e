"""Texts that stand there and say nothing, or no longer what was written: placeholders, letters lost between programs.

Read from files in the wrong code, and copied out of PDF, Thai comes out in a few shapes that no Thai text has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["unfilled", "garbled", "markdown", "entity"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What is doubtful in a text: the part as it stands, and what it should be, where that can be known."""

    kind: Kind
    part: str
    meant: str = ""


_WAITING = "(?:รอ|ยังไม่มี|ยังไม่ได้)(?:การ)?(?:กรอก|เพิ่ม|ใส่|เติม|รับ|ลง|ปรับปรุง)?ข้อมูล|ยังไม่ได้กรอก|รอกรอก|ใส่ข้อความ(?:ที่นี่)?|กรอกข้อความ"
_UNFILLED = re.compile(rf"[-–—_]+|\.{{2,}}|…+|\*+|\?{{2,}}|[xX]{{2,}}|(?i:n/a|tbd|todo|lorem ipsum.*)|(?:\(?(?:{_WAITING})\)?)")
"""A whole value that only keeps a place."""

_LOST = re.compile("\ufffd+|[?]{3,}(?:[ .,/()0-9-]*[?]{3,})+")
"""Letters for which a code had no place."""
_MISREAD = re.compile("(?:เ[ธน][^\n]?){4}|(?:à[¸¹][^\n]?){3}|[\u00a1-\u00fb]{5,}")
"""UTF-8 read as TIS-620 or as Western, and TIS-620 read as Western."""

_AA_AS_AM = re.compile("กำร(?!า)|ประมำณ|งำน|สำธำรณ|รำคำ|ผ่ำน|ข้ำรำช|มกรำคม|เมษำยน|พฤษภำคม|มิถุนำยน|กรกฎำคม|สิงหำคม|กันยำยน|ตุลำคม|ธันวำคม")
"""A PDF's า that came out as ำ; กำราบ is a word."""
_AM_AS_AA = {
    "สาหรับ": "สำหรับ",
    "ดาเนิน": "ดำเนิน",
    "จานวน": "จำนวน",
    "สานักงาน": "สำนักงาน",
    "ตาบล": "ตำบล",
    "อาเภอ": "อำเภอ",
    "กาหนด": "กำหนด",
}
"""A PDF's ำ that came out as า, in words which offices write most."""
_AM_LOST = re.compile("|".join(_AM_AS_AA))

_ENTITY = re.compile("&(?:nbsp|amp|quot|apos|[rl]dquo|ndash|mdash|hellip|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")
_MARKDOWN = re.compile(r"\*\*[^*\s][^*\n]*\*\*|!?\[[^][\n]+\]\([^()\s]*[./][^()\s]*\)")

_MAYBE_UNFILLED = re.compile(rf": [ \t]*[\"']?(?:{_UNFILLED.pattern})[\"']?[ \t]*(?=[\n,\]}}#]|\Z)")
_MAYBE_UNFILLED_CELL = re.compile(rf'[,;\t]"?(?!-"?[,;\t\n])(?:{_UNFILLED.pattern})"?(?=[,;\t\n]|\Z)')
_HINTS = ("\ufffd", "???", "กำร", "งำน", "à¸", "Ò", *_AM_AS_AA)
"""One of these is in nearly every text that was misread."""
_MISREAD_OFTEN = 3
"""So many เธ stand in any file with a misread text; in others it begins เธอ."""


def may_be_doubtful(text: str, *, is_table: bool = False) -> bool:
    """Whether any value in the text of a whole file may be doubtful: quick looks, as nearly all are in order."""
    return (
        any(hint in text for hint in _HINTS)
        or text.count("เธ") >= _MISREAD_OFTEN
        or ("&" in text and bool(_ENTITY.search(text)))
        or (("**" in text or "](" in text) and bool(_MARKDOWN.search(text)))
        or bool((_MAYBE_UNFILLED_CELL if is_table else _MAYBE_UNFILLED).search(text))
    )


def doubtful(text: str) -> Doubtful | None:
    """What is doubtful in one value, the worst first."""
    if _UNFILLED.fullmatch(text):
        return Doubtful("unfilled", text)
    if lost := _LOST.search(text) or _MISREAD.search(text):
        return Doubtful("garbled", lost[0])
    if wrong := _AA_AS_AM.search(text):
        return Doubtful("garbled", wrong[0], wrong[0].replace("ำ", "า"))
    if wrong := _AM_LOST.search(text):
        return Doubtful("garbled", wrong[0], _AM_AS_AA[wrong[0]])
    if entity := _ENTITY.search(text):
        return Doubtful("entity", entity[0])
    if markdown := _MARKDOWN.search(text):
        return Doubtful("markdown", markdown[0])
    return None

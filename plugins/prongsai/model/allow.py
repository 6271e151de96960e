"""Allowance (การอนุญาต): what looks private or dangerous to publish, and is published on purpose, with the reason."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, LabelledCode, Line, PathBelow
from prongsai.model.once import Once
from prongsai.thai.digits import to_arabic

_NO_DIFFERENCE = re.compile(r"[\s()-]")


class Allowable(LabelledCode):
    """The problems that may be allowed, by their codes."""

    PERSONAL_ID = "personal-id", "เลขที่ไม่ใช่เลขประจำตัวประชาชน แต่บังเอิญตรงกัน"
    PERSONAL_DOCUMENT = "personal-document", "ไฟล์ที่ชื่อเหมือนสำเนาบัตรหรือทะเบียนบ้าน"
    PERSONAL_TELEPHONE = "personal-telephone", "โทรศัพท์เคลื่อนที่ของหน่วยงาน"
    PERSONAL_EMAIL = "personal-email", "อีเมลของหน่วยงานที่ผู้ให้บริการทั่วไป"
    COMPLAINANT_NAMED = "complainant-named", "ชื่อที่ไม่ใช่ชื่อผู้ร้องเรียน หรือเจ้าตัวยินยอม"
    COUNT_OF_ONE = "count-of-one", "จำนวน 1 ที่ไม่ทำให้รู้ว่าเป็นใคร"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Allowance:
    """An entry of `allow.yml`: one thing that `check` told, with the reason why it may stay.

    `problem` is its code, `in_file` the file that it was told of, below the folder of `allow.yml`, `text` what stands there, as
    `check` quoted it.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("problem", "in_file"), "รายการ", also=("text",)),)

    problem: Allowable
    in_file: PathBelow
    text: Line | None = None
    reason_th: Line


def key_of(text: str) -> str:
    """What two ways to type the same thing have in common."""
    return _NO_DIFFERENCE.sub("", to_arabic(text)).casefold()

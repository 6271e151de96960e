"""The kinds of value a clerk types: ids, texts, numbers, dates and links, each valid when made.

Every scalar of a YAML file arrives as text (see `prongsai.load`), so the type of a field decides
what `044123456` or `๙๗.๐๗` means. A value that cannot be taken raises a `PydanticCustomError`
whose type is the problem's code and whose context holds `found` and `cure` in Thai.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from prongsai.thai import calendar
from prongsai.thai.calendar import DateProblem, Month, Period
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import compact

RECORD = ConfigDict(extra="forbid", strict=False)

_Parsed = TypeVar("_Parsed")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SAFE_SCHEMES = frozenset({"http", "https"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{1,30}[0-9](?:\s*(?:ต่อ|ext\.?|#)\s*[0-9]{1,6})?")
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+")


def refuse(code: str, found: str, cure: str) -> PydanticCustomError:
    """The error of a value: `code` for ever, `found` and `cure` in Thai."""
    return PydanticCustomError(code, "{found}", {"found": found, "cure": cure})


def _arabic(value: Any) -> Any:
    return to_arabic(value).strip() if isinstance(value, str) else value


def _id(value: str) -> str:
    if _ID.fullmatch(value) and len(value) <= 64:
        return value
    near = re.sub(r"[^a-z0-9]+", "-", to_arabic(value).casefold()).strip("-")[:64].strip("-")
    cure = f"เปลี่ยนเป็น {near}" if near else "ตั้งชื่อเป็นอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น street-light"
    raise refuse("unsafe-id", f"รหัส “{value}” ใช้เป็นที่อยู่หน้าเว็บไม่ได้", cure)


def _url(value: str) -> str:
    parts = urlsplit(value) if not re.search(r"[\s<>\"'`\\]", value) else None
    if parts and parts.scheme in _SAFE_SCHEMES and parts.hostname:
        return value
    raise refuse("unsafe-url", f"ลิงก์ “{value}” ไม่ใช่ที่อยู่เว็บที่เปิดได้อย่างปลอดภัย", "ใช้ที่อยู่ที่ขึ้นต้นด้วย https:// และไม่มีช่องว่าง")


def _email(value: str) -> str:
    if _EMAIL.fullmatch(value):
        return value
    raise refuse("unreadable-email", f"อีเมล “{value}” ไม่อยู่ในรูปแบบอีเมล", "เขียนเช่น saraban@example.org")


def _telephone(value: str) -> str:
    if _TELEPHONE.fullmatch(value):
        return value
    raise refuse("unreadable-telephone", f"หมายเลขโทรศัพท์ “{value}” โทรไม่ได้", "เขียนเป็นตัวเลข เช่น 044-000-000 ต่อ 11")


def _colour(value: str) -> str:
    if _COLOUR.fullmatch(value):
        return value.lower()
    raise refuse("unreadable-colour", f"สี “{value}” ไม่อยู่ในรูปแบบที่อ่านได้", 'เขียนเป็น "#1f5f8b" (ต้องมีเครื่องหมายคำพูด)')


def _file(value: str) -> str:
    if value.startswith(("/", "\\")) or ".." in value.replace("\\", "/").split("/") or ":" in value:
        raise refuse("unsafe-file", f"ไฟล์ “{value}” อยู่นอกโฟลเดอร์ของหน่วยงาน", "ย้ายไฟล์มาไว้ในโฟลเดอร์นี้ แล้วเขียนเช่น files/report.pdf")
    return value


def _score(value: float) -> float:
    if 0 <= value <= 100:
        return value
    raise refuse("score-out-of-range", f"คะแนน {value:g} ไม่อยู่ระหว่าง 0 ถึง 100", "แก้เป็นคะแนนตั้งแต่ 0 ถึง 100")


def _year_be(value: int) -> int:
    if value in calendar.PLAUSIBLE_BE:
        return value
    if value in calendar.PLAUSIBLE_CE:
        # 2023 is nearly always 2566 copied from a Western calendar, so name the year to write.
        raise refuse("fiscal-year-in-ce", f"ปี {value} เป็นปี ค.ศ.", f"เปลี่ยนเป็น {calendar.be_year(value)}")
    raise refuse("unreadable-year", f"ปี {value} ไม่น่าเป็นปี พ.ศ.", "เขียนปี พ.ศ. สี่หลัก เช่น 2567")


def _oit_code(value: str) -> str:
    typed = to_arabic(value).strip()
    code = re.fullmatch(r"[oO]?\s*0*([1-9]\d?)", typed.replace("ๆ", ""))
    if code and typed.upper() == f"O{code[1]}":
        return f"O{code[1]}"
    cure = f"เปลี่ยนเป็น O{code[1]} (ตัวโอภาษาอังกฤษ)" if code else "เขียนรหัสเช่น O13 (ตัวโอภาษาอังกฤษ)"
    raise refuse("unreadable-oit-code", f"รหัสข้อ OIT “{value}” อ่านไม่ออก", cure)


def dated(parse: Callable[[str], _Parsed]) -> Callable[[Any], Any]:
    """`parse` as a validator: text is parsed, a `DateProblem` becomes the value's error."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except DateProblem as problem:
            raise refuse(problem.code, problem.found, problem.cure) from None

    return validate


Id = Annotated[str, BeforeValidator(_arabic), AfterValidator(_id)]
Text = Annotated[str, Field(min_length=1)]
Line = Annotated[str, Field(min_length=1), AfterValidator(compact)]
Url = Annotated[str, AfterValidator(_url)]
Email = Annotated[str, AfterValidator(_email)]
Telephone = Annotated[str, BeforeValidator(_arabic), AfterValidator(_telephone)]
Colour = Annotated[str, AfterValidator(_colour)]
FileName = Annotated[str, AfterValidator(_file)]
Number = Annotated[float, BeforeValidator(lambda v: _arabic(v).replace(",", "") if isinstance(v, str) else v), Field(allow_inf_nan=False)]
Count = Annotated[int, BeforeValidator(lambda v: _arabic(v).replace(",", "") if isinstance(v, str) else v), Field(ge=0)]
Score = Annotated[Number, AfterValidator(_score)]
YearBE = Annotated[int, BeforeValidator(_arabic), AfterValidator(_year_be)]
Day = Annotated[date, BeforeValidator(dated(calendar.parse_date))]
MonthOrDay = Annotated[Month | date, Field(union_mode="left_to_right"), BeforeValidator(dated(calendar.parse_month_or_date))]
Span = Annotated[Period, BeforeValidator(dated(calendar.parse_period))]
OitCode = Annotated[str, AfterValidator(_oit_code)]


class LabelledCode(StrEnum):
    """A fixed list of codes, each with the Thai `label` that people read."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """A member is its code; its label rides along."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

"""The kinds of value a clerk types: ids, texts, numbers, dates and links, each valid when made.

Every scalar of a YAML file arrives as text (see `prongsai.source.files`), so the type of a field decides
what `044123456` or `๙๗.๐๗` means. A value that cannot be taken raises a `PydanticCustomError`
whose type is the problem's code and whose context holds `found` and `cure` in Thai.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

from prongsai.model import accepts, links
from prongsai.problems.codes import Code
from prongsai.thai import calendar, numbers, telephones
from prongsai.thai.calendar import DateProblem, Month, Period
from prongsai.thai.digits import to_arabic
from prongsai.thai.names import read
from prongsai.thai.numbers import NumberProblem, read_number
from prongsai.thai.text import compact, shortened

RECORD = ConfigDict(extra="forbid", strict=False)

NONE_TH = "ไม่มี"
"""What a clerk writes where there is none of what a field asks for."""

MAX_COUNT = 1_000_000_000
MAX_NUMBER = 1_000_000_000_000
"""No agency counts further; Python itself gives up at some thousand digits."""

_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field by what its value names: a file beside the record, or the id of a record of this kind."""

    what: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """Marks a field whose values have a form of their own: what takes the place of one that misfits, for further checks only."""

    value: str


A_FILE, A_UNIT, A_CHANNEL, AN_E_SERVICE = Names("file"), Names("unit"), Names("channel"), Names("e_service")
AN_ISSUE, A_QUESTION, A_DOCUMENT, A_DIVISION = Names("issue"), Names("question"), Names("document"), Names("division")
A_JOB, A_TRADER = Names("job"), Names("trader")
"""A number of e-GP or of a contract, and who offers or sells: what there are digits of is told by the field."""
OF_OFFICE = Names("office")
"""A telephone number or address of the office as such, where a person's own does not belong."""
WITHIN_YEAR = Names("days")
"""Days that lie in the fiscal year of the folder in which the record is."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SAFE_SCHEMES = frozenset({"http", "https"})
_COLOUR_INSIDE = re.compile("[^0-9A-Za-z]*([0-9A-Fa-f]{6})[^0-9A-Za-z]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NOT_IN_URL = re.compile(r"[\s<>\"'`\\]")
_MAX_URL = 2000
_ELSEWHERE = re.compile("[A-Za-z]:|.*://")
"""The drive of a computer, or a link."""
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]|//")
_MAX_NAME = 255
"""Bytes in the name of a file or folder, on nearly every disk."""
_CHECKSUM = re.compile("[0-9a-f]{64}")
_PROJECT_NUMBER = re.compile("[0-9]{6,20}")
_EXCEL_NUMBER = re.compile(r"[0-9.]+[eE]\+?[0-9]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{1,30}[0-9](?:\s*(?:ต่อ|ext\.?|#)\s*[0-9]{1,6})?")
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+")


@dataclass(frozen=True, slots=True)
class Likely:
    """Marks a field whose value must be likely, not only fit its type: `what` names its judge in `prongsai.likely`."""

    what: str


def refuse(code: Code, found: str, cure: str, *, read_as: str | float | None = None) -> PydanticCustomError:
    """The error of a value: `code` for ever, `found` and `cure` in Thai.

    `read_as` is for a rule that came after years were closed: a text (or a number) that the stricter type takes, and that comes to
    the value which the type before took. In a closed year it stands for what was typed, and the error is a warning.
    """
    context = {"found": found, "cure": cure}
    return PydanticCustomError(code, "{found}", context if read_as is None else context | {"read_as": read_as})


def _arabic(value: Any) -> Any:
    return to_arabic(value).strip() if isinstance(value, str) else value


def counted(kind: numbers.Kind) -> Callable[[Any], Any]:
    """The reader of a kind of number as a validator: a `NumberProblem` becomes the value's error."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return read_number(value, kind)
        except NumberProblem as problem:
            raise refuse("unreadable-number", problem.found, problem.cure, read_as=problem.read_as) from None

    return validate


def _without_marks(value: Any) -> Any:
    """Of a year or a quarter, which have no thousands: Python would take `2_566`, too."""
    if isinstance(value, str) and "_" in value and to_arabic(value).replace("_", "").strip().isdigit():
        plain = to_arabic(value).replace("_", "").strip()
        found = f"อ่านตัวเลข “{shortened(value)}” ไม่ออก มีเครื่องหมาย _ คั่น"
        raise refuse("unreadable-number", found, f"เปลี่ยนเป็น {shortened(plain)}", read_as=plain)
    return _arabic(value)


def _id(value: str) -> str:
    if len(value) <= 64 and _ID.fullmatch(value):
        return value
    near = re.sub(r"[^a-z0-9]+", "-", value[:200].casefold()).strip("-")[:64].strip("-")
    cure = f"เปลี่ยนเป็น {near}" if near else accepts.ID.cure_th
    raise refuse("unsafe-id", f"รหัส “{shortened(value)}” ใช้เป็นที่อยู่หน้าเว็บไม่ได้", cure)


def _filled(value: str) -> str:
    # pydantic's own min_length makes each Thai text keep a second copy of itself, in UTF-8.
    if not value:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value) if len(value) <= _MAX_URL and not _NOT_IN_URL.search(value) else None
        # A name before the host (https://agency.go.th@elsewhere.example) is how a link lies.
        if parts and parts.scheme in _SAFE_SCHEMES and parts.hostname and parts.username is None and parts.port != 0:
            return value
    except ValueError:
        pass
    cure = links.cure_th(value) or accepts.URL.cure_th
    raise refuse("unsafe-url", f"ลิงก์ “{shortened(value)}” ไม่ใช่ที่อยู่เว็บที่เปิดได้อย่างปลอดภัย", cure)


def _email(value: str) -> str:
    if len(value) <= 254 and _EMAIL.fullmatch(value):
        return value
    raise refuse("unreadable-email", f"อีเมล “{shortened(value)}” ไม่อยู่ในรูปแบบอีเมล", links.email_cure_th(value) or accepts.EMAIL.cure_th)


def _telephone(value: str) -> str:
    line = telephones.read(value)
    # Whether a number that fits the form can be dialled is for `likely.telephones` to say: before, it was taken.
    if (line and line.misfit is None) or _TELEPHONE.fullmatch(value):
        return value
    why = telephones.why_not(value) if line else None
    numbers = telephones.without_other_words(value)
    cure = why[1] if why else f"เปลี่ยนเป็น {numbers}" if numbers else accepts.TELEPHONE.cure_th
    if telephones.is_fax(value):
        cure = cure if numbers else "กรอกหมายเลขโทรศัพท์ หรือลบหมายเลขโทรสารนี้ออก"
        raise refuse("unreadable-telephone", f"“{shortened(value)}” มีหมายเลขโทรสาร ซึ่งกดโทรไม่ได้", cure)
    raise refuse("unreadable-telephone", f"หมายเลขโทรศัพท์ “{shortened(value)}” {why[0] if why else 'โทรไม่ได้'}", cure)


def _project_number(value: str) -> str:
    """Digits without the spaces and dashes between them; or the word that the job has none."""
    digits = re.sub(r"[\s-]", "", value)
    if _PROJECT_NUMBER.fullmatch(digits) or digits == NONE_TH:
        return digits
    cure = accepts.PROJECT_NUMBER.cure_th
    if _EXCEL_NUMBER.fullmatch(value):
        cure = "Excel ย่อตัวเลขนี้ไว้ จัดรูปแบบคอลัมน์เป็นข้อความ แล้วพิมพ์เลขเต็มใหม่"
    raise refuse("unreadable-project-number", f"เลขที่โครงการ e-GP “{shortened(value)}” อ่านไม่ออก", cure)


def _colour(value: str) -> str:
    if _COLOUR.fullmatch(value):
        return value.lower()
    meant = _COLOUR_INSIDE.fullmatch(value)
    cure = f'เขียนเป็น "#{meant[1].lower()}" (ต้องมีเครื่องหมายคำพูด)' if meant else accepts.COLOUR.cure_th
    raise refuse("unreadable-colour", f"สี “{shortened(value)}” ไม่อยู่ในรูปแบบที่อ่านได้", cure)


def _file(value: str) -> str:
    r"""Windows writes `files\report.pdf`; an address on the web needs `/`."""
    path = PurePosixPath(value.replace("\\", "/"))
    if re.match("(?i)(?:https?:/|www\\.)", value):
        cure = "ย้ายลิงก์ไปช่อง url (คู่มือใช้ช่อง manual_url) ถ้าไม่มีช่องนั้น ให้นำไฟล์มาวางในโฟลเดอร์ แล้วเขียนชื่อไฟล์ในช่องนี้"
        raise refuse("unsafe-file", f"ช่องนี้รับชื่อไฟล์ แต่ “{shortened(value)}” เป็นลิงก์", cure)
    if path.is_absolute() or ".." in path.parts or _ELSEWHERE.match(value) or not path.name:
        raise refuse("unsafe-file", f"ไฟล์ “{shortened(value)}” อยู่นอกโฟลเดอร์ของหน่วยงาน", accepts.FILE.cure_th)
    return str(path)


def _address(value: str) -> str:
    """An address within the site, from its root: it becomes a folder, so nothing in it may lead elsewhere.

    A name that could not be typed otherwise (two spaces, ํ and า) stands there percent-encoded.
    """
    address = read(value.removeprefix("/"))
    names = address.split("/") if len(address) <= _MAX_URL and not _NOT_IN_ADDRESS.search(address) and "//" not in value else [".."]
    if not {".", ".."} & set(names) and max(len(name.encode()) for name in names) <= _MAX_NAME:
        return address
    raise refuse("unsafe-url", f"“{shortened(value)}” ไม่ใช่ที่อยู่ภายในเว็บไซต์นี้", accepts.ADDRESS.cure_th)


def _target(value: str) -> str:
    if "://" not in value:
        return _address(value)
    if value.startswith("https://"):
        return _url(value)
    raise refuse("unsafe-url", f"ลิงก์ “{shortened(value)}” ไม่ได้ขึ้นต้นด้วย https://", accepts.TARGET.cure_th)


def _checksum(value: str) -> str:
    if _CHECKSUM.fullmatch(value):
        return value
    cure = "คืนไฟล์เดิม แล้วสั่ง prongsai publish-record ไม่ต้องแก้ไฟล์นี้ด้วยมือ"
    raise refuse("wrong-type", f"“{shortened(value)}” ไม่ใช่ค่าตรวจสอบ SHA-256", cure)


def _scored(value: Any) -> Any:
    """Held against its limits while it is still as typed."""
    read = counted(numbers.SCORE)(value)
    # What has no digit is no number at all.
    if isinstance(read, str) and read[-1:].isdigit() and not 0 <= float(read) <= 100:
        raise refuse("score-out-of-range", f"คะแนน {shortened(value)} ไม่อยู่ระหว่าง 0 ถึง 100", accepts.SCORE.cure_th)
    return read


def _unsigned(value: float) -> float:
    return value + 0.0  # -0 is 0


def _year_be(value: int) -> int:
    if value in calendar.PLAUSIBLE_BE:
        return value
    if value in calendar.PLAUSIBLE_CE:
        # 2023 is nearly always 2566 copied from a Western calendar, so name the year to write.
        raise refuse("fiscal-year-in-ce", f"ปี {value} เป็นปี ค.ศ.", f"เปลี่ยนเป็น {calendar.be_year(value)}")
    raise refuse("unreadable-year", f"ปี {shortened(str(value), 20)} ไม่น่าเป็นปี พ.ศ.", accepts.YEAR.cure_th)


def _oit_code(value: str) -> str:
    typed = to_arabic(value).strip()
    code = re.fullmatch(r"(?:[oO0]|ข้อ(?:ที่)?)?\s*0?([1-9][0-9]?)", typed[:20].replace("ๆ", ""))
    if code and typed.upper() == f"O{code[1]}":
        return f"O{code[1]}"
    cure = f"เปลี่ยนเป็น O{code[1]} (ตัวโอภาษาอังกฤษ)" if code else accepts.OIT_CODE.cure_th
    raise refuse("unreadable-oit-code", f"รหัสข้อ OIT “{shortened(value)}” อ่านไม่ออก", cure)


def dated(parse: Callable[[str], _Parsed]) -> Callable[[Any], Any]:
    """`parse` as a validator: text is parsed, a `DateProblem` becomes the value's error."""

    def validate(value: Any) -> Any:
        if value is None:
            raise refuse("missing-value", "มีวันที่ที่ว่างอยู่", "กรอกวันที่ หรือลบบรรทัดที่ว่าง")
        if isinstance(value, list | dict):
            raise refuse("wrong-type", "วันที่ต้องเป็นข้อความบรรทัดเดียว", accepts.DAY.cure_th)
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except DateProblem as problem:
            raise refuse(problem.code, problem.found, problem.cure, read_as=problem.read_as) from None

    return validate


# What a type accepts stands beside its validators: whoever changes the one changes the other.
Id = Annotated[str, BeforeValidator(_arabic), AfterValidator(_id), accepts.ID]
UnitId = Annotated[Id, A_UNIT]
ChannelId = Annotated[Id, A_CHANNEL]
EServiceId = Annotated[Id, AN_E_SERVICE]
IssueId = Annotated[Id, AN_ISSUE]
QuestionId = Annotated[Id, A_QUESTION]
DocumentId = Annotated[Id, A_DOCUMENT]
Text = Annotated[str, AfterValidator(_filled), accepts.TEXT]
Line = Annotated[str, AfterValidator(_filled), AfterValidator(compact), accepts.LINE]
Url = Annotated[str, AfterValidator(_url), Likely("link"), accepts.URL]
Address = Annotated[str, AfterValidator(_address), accepts.ADDRESS]
Target = Annotated[str, AfterValidator(_target), Likely("link"), accepts.TARGET]
Checksum = Annotated[str, AfterValidator(_checksum), accepts.CHECKSUM]
Email = Annotated[str, AfterValidator(_email), Likely("email"), accepts.EMAIL]
_Project = Annotated[
    str,
    BeforeValidator(_arabic),
    AfterValidator(_filled),
    AfterValidator(_project_number),
    Likely("project-number"),
    accepts.PROJECT_NUMBER,
]
ProjectNumber = Annotated[_Project, A_JOB]
Telephone = Annotated[str, BeforeValidator(_arabic), AfterValidator(_telephone), Likely("telephone"), StandIn("1111"), accepts.TELEPHONE]
OfficeTelephone = Annotated[Telephone, OF_OFFICE]
OfficeEmail = Annotated[Email, OF_OFFICE]
Colour = Annotated[str, AfterValidator(_colour), accepts.COLOUR]
PathBelow = Annotated[str, AfterValidator(_file), accepts.FILE]
FileName = Annotated[PathBelow, A_FILE]
_Finite = Annotated[float, Field(allow_inf_nan=False, ge=-MAX_NUMBER, le=MAX_NUMBER)]
Number = Annotated[_Finite, BeforeValidator(counted(numbers.PLAIN)), accepts.NUMBER]
Count = Annotated[int, BeforeValidator(counted(numbers.WHOLE)), Field(ge=0, le=MAX_COUNT), accepts.COUNT]
Baht = Annotated[_Finite, BeforeValidator(counted(numbers.MONEY)), Field(ge=0), accepts.BAHT]
Price = Annotated[Baht, Likely("price")]
Percent = Annotated[_Finite, BeforeValidator(counted(numbers.PERCENT)), Field(ge=0), Likely("percent"), accepts.PERCENT]
Quarter = Annotated[int, BeforeValidator(_without_marks), Field(ge=1, le=4), accepts.QUARTER]
Score = Annotated[_Finite, BeforeValidator(_scored), AfterValidator(_unsigned), Likely("percent"), accepts.SCORE]
YearBE = Annotated[int, BeforeValidator(_without_marks), AfterValidator(_year_be), accepts.YEAR]
Day = Annotated[date, BeforeValidator(dated(calendar.parse_date)), accepts.DAY]
MonthOrDay = Annotated[
    Month | date, Field(union_mode="left_to_right"), BeforeValidator(dated(calendar.parse_month_or_date)), accepts.MONTH_OR_DAY
]
Span = Annotated[Period, BeforeValidator(dated(calendar.parse_period)), accepts.PERIOD]
Coverage = Annotated[Period, BeforeValidator(dated(calendar.parse_coverage)), accepts.COVERAGE]
Province = Annotated[Line, Likely("province")]
District = Annotated[Line, Likely("district")]
PostalAddress = Annotated[Text, Likely("address")]
LineAccount = Annotated[Line, Likely("line-account")]
LikelyYear = Annotated[YearBE, Likely("year")]
UpdatedDay = Annotated[Day, Likely("updated-day")]
PublishedDay = Annotated[Day, Likely("published-day")]
ContractDay = Annotated[Day, Likely("contract-day")]
ReportedDay = Annotated[Day, Likely("reported-day")]
AnnouncedDay = Annotated[Day, Likely("announced-day")]
ReopenedDay = Annotated[Day, Likely("reopened-day")]
InOfficeDay = Annotated[Day, Likely("in-office-day")]
MovedDay = Annotated[Day, Likely("moved-day")]
DueTime = Annotated[MonthOrDay, Likely("due-day")]
Covered = Annotated[Coverage, Likely("covered-day")]
DayOfYear = Annotated[Day, WITHIN_YEAR]
NewsDay = Annotated[DayOfYear, Likely("news-day")]
SpanOfYear = Annotated[Span, WITHIN_YEAR]
MonthOfYear = Annotated[Month, BeforeValidator(dated(calendar.parse_month)), WITHIN_YEAR, accepts.MONTH]
IndicatorNumber = Annotated[str, BeforeValidator(_arabic), AfterValidator(_filled), AfterValidator(compact), accepts.LINE]
OitCode = Annotated[str, AfterValidator(_oit_code), StandIn("O99"), accepts.OIT_CODE]


class LabelledCode(StrEnum):
    """A fixed list of codes, each with the Thai `label` that people read."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """A member is its code; its label rides along."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

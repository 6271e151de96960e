"""What each kind of value takes, told from outside: its validators (`fields`) cannot be asked by an editor or a form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.thai import numbers, patterns
from prongsai.thai.calendar import PLAUSIBLE_BE


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepts:
    """Marks the type of a field with what its validators take; a test holds the two together.

    `name` is that of the kind of value, in English and (`name_th`) as `docs/content.md` has it. `pattern` is found in every text
    that is taken, and may be found in more; without one it follows from the limits of a number. `also` are the types that YAML
    gives to what stands there without quotation marks, in the words of JSON Schema. `low` and `high` are limits of a number that
    its type does not tell, `number` the kind of number, of which the pattern says what may stand around it. `cure_th` says how the
    value is typed.
    """

    name: str
    name_th: str
    pattern: str | None = None
    also: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    number: numbers.Kind = numbers.PLAIN
    cure_th: str
    examples: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class AlsoTogether:
    """Marks a type of mappings that takes these keys as well, all or none of them: its own come from them before it is checked."""

    keys: tuple[tuple[str, Accepts], ...]


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """Marks the type of a list that has at least one item."""


_MEANT_AS_TEXT = ("number", "boolean")
"""`2566` and `no` are text where text is asked for, whatever YAML takes them for."""


def _any_case(words: str) -> str:
    """A pattern of each of the words, in capitals or not."""
    return "|".join("".join(f"[{char}{char.upper()}]" if char.isalpha() else char for char in word) for word in words.split())


def word(name: str, least: int, cure_th: str) -> Accepts:
    """A text of at least so many letters: it is refused where it is sure that there are fewer, being all Thai or ASCII."""
    letter, sign = r"[0-9A-Za-z\u0e00-\u0e7f]", r"[\s!-/:-@\[-`{-~]"
    pattern = rf"^(?!{sign}*(?:{letter}{sign}*){{0,{least - 1}}}$)"
    return Accepts(name=name, name_th=LINE.name_th, pattern=pattern, also=_MEANT_AS_TEXT, cure_th=cure_th)


_DIGIT = patterns.digit()
_CODE = "[a-z0-9๐-๙]"
_NOT_IN_URL = r"""\s<>"'`\\"""
_AFTER_SCHEME = rf"://[^{_NOT_IN_URL}/?#@]+(?:[/?#][^{_NOT_IN_URL}]*)?"
_WITHIN_SITE = r"(?![\s\S]*(?:\\|//))(?!\s*(?:[\s\S]*/)?\.{1,2}(?:/|\s*$))[\s\S]*"
_BELOW_FOLDER = r"(?!\s*[A-Za-z]:)(?![\s\S]*://)(?!\s*[/\\])(?!\s*(?:[\s\S]*[/\\])?\.\.(?:[/\\]|\s*$))(?!\s*(?:\.?[/\\])*\.?\s*$)[\s\S]*"
_NUMBER_CURE_TH = "เขียนเฉพาะตัวเลข เช่น 12"

ANY_TEXT = Accepts(name="any-text", name_th="ข้อความ", pattern="", also=_MEANT_AS_TEXT, cure_th="เขียนเป็นข้อความ")
TEXT = Accepts(name="text", name_th="ข้อความ", pattern=r"\S", also=_MEANT_AS_TEXT, cure_th="เขียนเป็นข้อความ")
LINE = Accepts(name="line", name_th="ข้อความบรรทัดเดียว", pattern=r"\S", also=_MEANT_AS_TEXT, cure_th="เขียนเป็นข้อความบรรทัดเดียว")
YES_NO = Accepts(
    name="yes-no",
    name_th="ใช่หรือไม่",
    # The words that pydantic takes.
    pattern=patterns.whole(_any_case("true false yes no on off t f y n 1 0")),
    also=("boolean", "integer"),
    low=0,
    high=1,
    cure_th="เขียน true (ใช่) หรือ false (ไม่ใช่)",
)
_ID_CORE = rf"(?=\s*[a-z0-9๐-๙-]{{1,64}}\s*$){_CODE}+(?:-{_CODE}+)*"
ID = Accepts(
    name="id",
    name_th="รหัส",
    pattern=patterns.whole(_ID_CORE),
    also=_MEANT_AS_TEXT,
    low=0,
    cure_th="ตั้งชื่อเป็นอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น street-light",
)


def id_but(reserved: frozenset[str]) -> Accepts:
    """An id that is none of those reserved."""
    others = rf"(?!\s*(?:{'|'.join(sorted(reserved))})\s*$)"
    return replace(ID, name="id-not-reserved", pattern=patterns.whole(others + _ID_CORE), cure_th=f"{ID.cure_th} ซึ่งไม่ใช่ชื่อที่สงวนไว้")


OIT_CODE = Accepts(
    name="oit-code",
    name_th="รหัสข้อ OIT",
    pattern=patterns.whole(f"[oO]{patterns.digit(1, 9)}{_DIGIT}?"),
    cure_th="เขียนรหัสเช่น O13 (ตัวโอภาษาอังกฤษ)",
    examples=("O1", "O13"),
)

URL = Accepts(
    name="url",
    name_th="ลิงก์",
    pattern=patterns.whole(f"(?:{_any_case('http https')}){_AFTER_SCHEME}"),
    cure_th="ใช้ที่อยู่ที่ขึ้นต้นด้วย https:// และไม่มีช่องว่าง",
    examples=("https://www.tambon-sample.example/", "https://www.tambon-sample.example/e-service"),
)
ADDRESS = Accepts(
    name="address",
    name_th="ที่อยู่",
    pattern=patterns.whole(_WITHIN_SITE),
    also=_MEANT_AS_TEXT,
    cure_th="เขียนเฉพาะส่วนที่อยู่หลังชื่อเว็บไซต์ เช่น kut-noi/2566/",
    examples=("kut-noi/2567/", "channels/"),
)
TARGET = Accepts(
    name="target",
    name_th="ที่อยู่ หรือลิงก์ที่ขึ้นต้นด้วย https://",
    pattern=patterns.whole(f"https{_AFTER_SCHEME}|{_WITHIN_SITE}"),
    also=_MEANT_AS_TEXT,
    cure_th="ใช้ที่อยู่ภายในเว็บไซต์นี้ หรือลิงก์ที่ขึ้นต้นด้วย https://",
    examples=("channels/", "https://www.tambon-sample.example/"),
)
FILE = Accepts(
    name="file",
    name_th="ไฟล์",
    pattern=patterns.whole(_BELOW_FOLDER),
    also=_MEANT_AS_TEXT,
    cure_th="ย้ายไฟล์มาไว้ในโฟลเดอร์นี้ แล้วเขียนเช่น files/report.pdf",
    examples=("files/report.pdf", "files/manual.pdf"),
)
CHECKSUM = Accepts(
    name="checksum",
    name_th="ค่าตรวจสอบ",
    pattern=patterns.whole("[0-9a-f]{64}"),
    also=("number",),
    cure_th="โปรแกรมเขียนช่องนี้ให้ ไม่ต้องแก้ด้วยมือ",
)
EMAIL = Accepts(
    name="email",
    name_th="อีเมล",
    pattern=patterns.whole(r"""[^@\s<>"']+@[^@\s<>"']+\.[^@\s<>"'.]+"""),
    cure_th="เขียนเช่น saraban@example.org",
    examples=("saraban@example.org", "office@example.org"),
)
TELEPHONE = Accepts(
    name="telephone",
    name_th="โทรศัพท์",
    pattern=patterns.TELEPHONE,
    also=("integer",),
    low=0,
    cure_th="เขียนเป็นตัวเลข เช่น 044-000-000 ต่อ 11",
    examples=("044-000-000", "044-000-000-2 ต่อ 11"),
)
COLOUR = Accepts(
    name="colour",
    name_th="สี",
    pattern=patterns.whole("#[0-9a-fA-F]{6}"),
    cure_th='เขียนเป็น "#1f5f8b" (ต้องมีเครื่องหมายคำพูด)',
    examples=("#1f4e5f", "#1f5f8b"),
)
PROJECT_NUMBER = Accepts(
    name="project-number",
    name_th="ตัวเลข หรือคำว่าไม่มี",
    pattern=patterns.whole(rf"[\s-]*{_DIGIT}(?:[\s-]*{_DIGIT}){{5,19}}[\s-]*|[\sไม่ี-]+"),
    also=("integer",),
    low=0,
    cure_th="เขียนเป็นตัวเลขอย่างเดียว หรือเขียน ไม่มี ถ้างานนี้ไม่มีเลขที่โครงการ",
    examples=("66049123456", "ไม่มี"),
)

NUMBER = Accepts(
    name="number",
    name_th="ตัวเลข",
    also=("number",),
    cure_th=_NUMBER_CURE_TH,
    examples=(12, "1,250.50"),
)
COUNT = Accepts(
    name="count",
    name_th="จำนวนเต็ม",
    also=("integer",),
    number=numbers.WHOLE,
    cure_th=_NUMBER_CURE_TH,
    examples=(12, "1,200"),
)
BAHT = Accepts(
    name="baht",
    name_th="จำนวนเงิน",
    also=("number",),
    number=numbers.MONEY,
    cure_th="เขียนจำนวนเงินเป็นบาท เช่น 48,500",
    examples=(0, "48,500"),
)
PERCENT = Accepts(
    name="percent",
    name_th="ร้อยละ",
    also=("number",),
    number=numbers.PERCENT,
    cure_th=_NUMBER_CURE_TH,
    examples=(80, "92.5"),
)
QUARTER = Accepts(
    name="quarter",
    name_th="เลข 1 ถึง 4",
    also=("integer",),
    cure_th="ปีงบประมาณมีไตรมาสที่ 1 ถึง 4",
    examples=(1, 4),
)
SCORE = Accepts(
    name="score",
    name_th="คะแนน",
    also=("number",),
    low=0,
    high=100,
    number=numbers.SCORE,
    cure_th="แก้เป็นคะแนนตั้งแต่ 0 ถึง 100",
    examples=(85, "97.07"),
)
YEAR = Accepts(
    name="year",
    name_th="ปี พ.ศ.",
    also=("integer",),
    low=PLAUSIBLE_BE[0],
    high=PLAUSIBLE_BE[-1],
    cure_th="เขียนปี พ.ศ. สี่หลัก เช่น 2567",
    examples=(2567, "๒๕๖๗"),
)

DAY = Accepts(
    name="day",
    name_th="วันที่",
    pattern=patterns.DAY,
    cure_th="เขียนเป็น 2023-11-02 หรือ 2 พ.ย. 2566",
    examples=("2023-11-02", "2 พ.ย. 2566"),
)
MONTH = Accepts(
    name="month",
    name_th="เดือนพร้อมปี",
    pattern=patterns.MONTH,
    cure_th="เขียนเดือนและปี พ.ศ. เช่น ธ.ค. 2566",
    examples=("ธ.ค. 2566", "2023-12"),
)
MONTH_OR_DAY = Accepts(
    name="month-or-day",
    name_th="เดือนหรือวันที่",
    pattern=patterns.MONTH_OR_DAY,
    cure_th="เขียนเดือน เช่น เมษายน 2567 หรือวันที่ เช่น 30 ก.ย. 2567",
    examples=("เมษายน 2567", "30 ก.ย. 2567"),
)
PERIOD = Accepts(
    name="period",
    name_th="ช่วงเวลา",
    pattern=patterns.PERIOD,
    cure_th="เขียนเป็น ต.ค. 2566 - มี.ค. 2567 หรือ 1 ต.ค. 2566 - 30 ก.ย. 2567",
    examples=("ต.ค. 2566 - มี.ค. 2567", "1 ต.ค. 2566 - 30 ก.ย. 2567"),
)
COVERAGE = Accepts(
    name="coverage",
    name_th="ช่วงที่ครอบคลุม",
    pattern=patterns.COVERAGE,
    also=("integer",),
    low=PLAUSIBLE_BE[0],
    high=PLAUSIBLE_BE[-1],
    cure_th="เขียนเป็นปีงบประมาณ เช่น 2567 หลายปี เช่น 2566-2570 หรือช่วงเวลา เช่น ต.ค. 2566 - มี.ค. 2567",
    examples=(2567, "2566-2570", "6 เดือนแรก 2567", "ต.ค. 2566 - มี.ค. 2567"),
)
SCHEDULE = Accepts(
    name="schedule",
    name_th="ข้อความเรื่องเวลา",
    pattern=patterns.whole(
        rf"(?:ดำเนินการ)?\s*ตลอด(?:ทั้ง)?ปี[\s\S]*|ไตรมาส(?:ที่)?\s*{patterns.digit(1, 4)}(?:\s*[-–,]\s*{patterns.digit(1, 4)})*"
        f"|{patterns.PERIOD_CORE}"
    ),
    cure_th="เขียนเป็น ตลอดปีงบประมาณ ไตรมาสที่ 1-2 หรือ ต.ค. 2566 - มี.ค. 2567",
    examples=("ตลอดปีงบประมาณ", "ไตรมาสที่ 1-2", "ต.ค. 2566 - มี.ค. 2567"),
)
FIRST_DAY = Accepts(
    name="first-day",
    name_th="เดือนหรือวันที่",
    pattern=patterns.START,
    also=("integer",),
    low=1,
    high=31,
    cure_th="เขียนเป็น ต.ค. 2566 หรือ 1 ต.ค. 2566",
    examples=("ต.ค. 2566", "1 ต.ค. 2566"),
)
LAST_DAY = Accepts(
    name="last-day",
    name_th="เดือนหรือวันที่",
    pattern=patterns.END,
    cure_th="เขียนเป็น มี.ค. 2567 หรือ 31 มี.ค. 2567",
    examples=("มี.ค. 2567", "31 มี.ค. 2567"),
)
BOTH_ENDS = AlsoTogether((("from_on", FIRST_DAY), ("to_on", LAST_DAY)))

"""Numbers as clerks and their spreadsheets write them: one reader for every door, and what to type where one cannot be read.

A comma, or a space, stands only where a thousands comma can: `10,000` and `10 000` are read, `9,7` and `495.000,00` are told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

# What may stand around a number. None of it holds a digit, so that the same words serve texts with Thai digits (`thai.patterns`).
MINUS = "\u2010\u2011\u2012\u2013\u2212\uff0d-"
"""The minus of a keyboard, last as a class of a pattern needs it, and those that Word and Excel put in its place."""
_BAHT_WORDS = r"(?:บาท(?:ถ้วน)?|[bB][aA][hH][tT]|[tT][hH][bB])"
_OPEN_END = rf"\s*[.,]\s?[={MINUS}]"
"""`.-` and `.=`: nothing was left out behind the baht."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of number: the patterns of what may stand before and after it, and whether it has no fraction or is money."""

    before: str = ""
    after: str = ""
    is_whole: bool = False
    is_money: bool = False


PLAIN = Kind()
WHOLE = Kind(is_whole=True)
MONEY = Kind(
    before=r"(?:(?:฿|บาท|[tT][hH][bB])\s*)?",
    after=rf"(?:{_OPEN_END})?(?:\s*{_BAHT_WORDS})?(?:\s*\([^()0-9๐-๙]*\))?",
    is_money=True,
)
"""`฿10,000`, `10,000.- บาท`, `10,000.00 บาท (หนึ่งหมื่นบาทถ้วน)`, and `บาท 10,000`, as text taken from PDF has it."""
PERCENT = Kind(before=r"(?:ร้อยละ\s*)?", after="(?:\\s*(?:%|\uff05|เปอร์เซ็นต์))?")
SCORE = Kind(before=r"(?:(?:ร้อยละ|คะแนน)\s*)?", after="(?:\\s*(?:%|\uff05|เปอร์เซ็นต์|คะแนน))?")


class NumberProblem(ValueError):
    """A number that cannot be taken as typed: `found` says in Thai what was met, `cure` what to type instead.

    `read_as` is what versions before this reader took it for; None where they refused it as well.
    """

    def __init__(self, found: str, cure: str, read_as: float | None) -> None:
        super().__init__(found)
        self.found = found
        self.cure = cure
        self.read_as = read_as


MAX_LENGTH = 100
"""No number is longer, with all that may stand around it."""

_GROUPED = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)"
_BODY = rf"(?P<sign>[+{MINUS}]?)\s?(?P<whole>{_GROUPED}|[0-9]+|(?=\.[0-9]))(?:\.(?P<decimals>[0-9]*))?"
_DOTS_FOR_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    return re.compile(rf"\s*{kind.before}{_BODY}{kind.after}\s*")


def read_number(typed: str, kind: Kind = PLAIN) -> str:
    """The number as digits with a point (`-1200.5`), as `float` and `int` take it; raises `NumberProblem`.

    A text without any digit is no number that could be mended, and is handed back.
    """
    if typed.isascii() and typed.isdigit():
        return typed
    text = to_arabic(typed)
    read = _pattern(kind).fullmatch(text) if len(text) <= MAX_LENGTH else None
    if read is None:
        if re.search("[0-9]", text):
            raise _unread(typed, text, kind)
        return typed
    whole, decimals = read["whole"].replace(",", "").replace(" ", ""), read["decimals"] or ""
    if _is_doubtful(read["whole"], decimals, kind):
        raise _doubtful(typed, text, f"{whole}{decimals}", f"{whole}.{decimals}", kind)
    if kind.is_whole and decimals.strip("0"):
        raise _unread(typed, text, kind)
    sign = "-" if read["sign"] not in ("", "+") else ""
    return f"{sign}{whole or '0'}.{decimals}" if decimals else f"{sign}{whole or '0'}"


def _is_doubtful(whole: str, decimals: str, kind: Kind) -> bool:
    """Whether a point may separate thousands (`28.500` baht or pieces), or baht have more decimals than there are satang."""
    if not (kind.is_money or kind.is_whole):
        return False
    if len(decimals) == 3 and ("," in whole or _DOTS_FOR_THOUSANDS.fullmatch(f"{whole}.{decimals}")):
        return True
    return kind.is_money and len(decimals) > 2 and bool(decimals[2:].strip("0"))


def _doubtful(typed: str, text: str, joined: str, pointed: str, kind: Kind) -> NumberProblem:
    if _DOTS_FOR_THOUSANDS.fullmatch(pointed):
        unit, plain = " บาท" if kind.is_money else "", _plain(Decimal(pointed))
        found = f"ตัวเลข “{shortened(typed)}” อ่านได้สองอย่าง จุดอาจคั่นหลักพันหรือเป็นจุดทศนิยม"
        otherwise = "ถ้าไม่ใช่ให้พิมพ์จำนวนเต็มใหม่" if kind.is_whole and "." in plain else f"หรือเปลี่ยนเป็น {plain} ถ้าจุดเป็นจุดทศนิยม"
        cure = f"เปลี่ยนเป็น {joined} ถ้าหมายถึง {int(joined):,}{unit} {otherwise}"
    else:
        found = f"จำนวนเงิน “{shortened(typed)}” มีทศนิยมเกินสองตำแหน่ง"
        cure = f"เปลี่ยนเป็น {Decimal(pointed):.2f} ตรวจกับต้นฉบับก่อน"
    return NumberProblem(found, cure, _as_before(text, kind))


def _unread(typed: str, text: str, kind: Kind) -> NumberProblem:
    why, cure = _explained(compacted := " ".join(text.split())[: MAX_LENGTH + 1], kind)
    if len(compacted) > MAX_LENGTH:
        why, cure = "ยาวเกินกว่าจะเป็นตัวเลข", _GENERAL
    return NumberProblem(f"อ่านตัวเลข “{shortened(typed)}” ไม่ออก{' ' if why else ''}{why}", cure, _as_before(text, kind))


_GENERAL = "พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก เช่น 12 หรือ 12,500"
_MISPLACED = "เครื่องหมาย , คั่นได้เฉพาะทุกสามหลัก"
_TIMES = {"ล้าน": 6, "แสน": 5, "หมื่น": 4, "พัน": 3}
_NUMBER_INSIDE = re.compile(rf"(?P<words>[^0-9]*?)(?P<number>[+{MINUS}]?[0-9](?:[0-9.,_ ]*[0-9])?)(?P<rest>[^0-9]*)")
_LETTER_FOR_DIGIT = re.compile("[OoIl|](?=[0-9OoIl|.,]*[0-9])|(?<=[0-9,.])[OoIl|]")
_DIGITS_MEANT = str.maketrans("OoIl|", "00111")
_OF_TIME = re.compile("นาที|ชั่วโมง|ชม|สัปดาห์|เดือน|ปี")
"""Units of which a field for days cannot take the number as it is."""
_LARGEST_POWER = 12
_EXCEL = re.compile(r"([0-9]+(?:\.[0-9]+)?)[eE]\+?0*([0-9]{1,2})(?![0-9])")


def _explained(text: str, kind: Kind) -> tuple[str, str]:
    """Why a text with digits is not read, in Thai or nothing, and the cure: the very value where it can be known."""
    if (excel := _EXCEL.search(text)) and int(excel[2]) <= _LARGEST_POWER:
        value = _plain(Decimal(excel[1]).scaleb(int(excel[2])))
        return "เป็นเลขยกกำลังที่ Excel ย่อไว้", f"พิมพ์เลขเต็ม ถ้าไม่มีหลักใดหายไปคือ {value} ตรวจกับต้นฉบับก่อน"
    if _LETTER_FOR_DIGIT.search(text) and (meant := _pattern(kind).fullmatch(text.translate(_DIGITS_MEANT))):
        digits = re.sub("[, ]", "", meant["whole"]) + (f".{meant['decimals']}" if meant["decimals"] else "")
        return "มีตัวอักษรแทนตัวเลข", f"เปลี่ยนเป็น {digits} {_CONFIRM}"
    inside = _NUMBER_INSIDE.fullmatch(text)
    if inside is None:
        return "", "เขียนตัวเลขเดียว ไม่มีข้อความปน เช่น 12 หรือ 12,500"
    number, why, sure = (None, _MISPLACED, False) if inside["words"].endswith((",", ".")) else _mended(inside["number"], kind)
    if number is None:
        return why, _GENERAL
    if times := re.match(r"\s*(ล้าน|แสน|หมื่น|พัน)(?:บาท|\s|$)", inside["rest"]):
        value = _plain(Decimal(number).scaleb(_TIMES[times[1]]))
        unit = " บาท" if kind.is_money else ""
        return "มีหน่วยเป็นคำ", f"เปลี่ยนเป็น {value} ถ้าหมายถึง {Decimal(value):,}{unit} จริง ถ้าไม่ใช่ให้พิมพ์ตัวเลขเต็มตามต้นฉบับ"
    if inside["words"].strip() == "(":
        return "วงเล็บอาจหมายถึงค่าติดลบ", _GENERAL
    if kind.is_money and inside["rest"].strip() in ("%", "\uff05"):
        return "เป็นร้อยละ ไม่ใช่จำนวนเงิน", _GENERAL
    if kind.is_whole and "." in number and number.partition(".")[2].strip("0"):
        return why or "ต้องเป็นจำนวนเต็ม", "พิมพ์จำนวนเต็ม ไม่มีทศนิยม เช่น 12"
    if why:
        return why, f"เปลี่ยนเป็น {number}" + ("" if sure else f" {_CONFIRM}")
    if of_time := _OF_TIME.search(inside["rest"]):
        return f"หน่วยเป็น{of_time[0]}", "ถ้าไม่ใช่หน่วยของช่องนี้ ให้คิดเป็นหน่วยของช่องนี้ก่อน แล้วพิมพ์เฉพาะตัวเลข"
    return "มีข้อความหรือเครื่องหมายปน", f"เปลี่ยนเป็น {number}"


_CONFIRM = "ถ้าตรงกับต้นฉบับ ถ้าไม่ตรงให้พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก"


def _mended(number: str, kind: Kind) -> tuple[str | None, str, bool]:
    """The number that was meant as digits with a point, None where that is not known; why it is not read; whether it is sure."""
    sign = "-" if number[0] in MINUS else ""
    number = number.lstrip(f"+{MINUS}")

    def meant(value: str, why: str, sure: bool = False) -> tuple[str, str, bool]:
        return sign + value, why, sure

    if re.fullmatch(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:\.[0-9]+)?", number):
        if _is_doubtful(number.partition(".")[0], number.partition(".")[2], kind):
            return None, "จุดอาจคั่นหลักพันหรือเป็นจุดทศนิยม", False
        return meant(re.sub("[, ]", "", number), "", True)
    if "_" in number:
        plain = number.replace("_", "")
        return (plain if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None), "มีเครื่องหมาย _ คั่น", True
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:[. ][0-9]{3})+,[0-9]{1,2}", number) or re.fullmatch(r"[0-9]{4,},[0-9]{1,2}", number):
        return meant(re.sub("[. ]", "", number).replace(",", "."), "ใช้เครื่องหมาย , เป็นจุดทศนิยม")
    if re.fullmatch(r"[0-9]{1,3},[0-9]{1,2}", number) or re.fullmatch(r"0,[0-9]{1,6}", number):
        return meant(number.replace(",", "."), "ใช้เครื่องหมาย , เป็นจุดทศนิยม")
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+,[0-9]{2}", number) or re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\.[0-9]{2}", number):
        return meant(f"{re.sub('[.,]', '', number)[:-2]}.{number[-2:]}", "สองหลักท้ายน่าจะเป็นทศนิยม")
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}", number):
        return meant(number.replace(".", ""), "ใช้จุดคั่นหลักพัน")
    tight = re.sub(",+", ",", re.sub(r"\s*,\s*", ",", number)).replace("..", ".")
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+", tight):
        return meant(tight.replace(",", ""), "มีช่องว่างหรือเครื่องหมายเกินมา")
    return None, _MISPLACED if "," in number else "", False


def _plain(value: Decimal) -> str:
    """Without an exponent, and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_before(text: str, kind: Kind) -> float | None:
    """What versions before this reader made of a text: all commas away, then whatever Python takes for a number."""
    bare = text.strip().replace(",", "")
    if len(bare) > MAX_LENGTH or not re.fullmatch(r"[+-]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]{1,2})?", bare):
        return None
    try:
        value = Decimal(bare.replace("_", ""))
    except ArithmeticError:
        return None
    if kind.is_whole and (value != int(value) or "e" in bare.casefold()):
        return None
    return int(value) if kind.is_whole else float(value)

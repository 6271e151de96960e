"""Telephone numbers as Thai offices write them: what of a line can be dialled, and how.

A number of a place has nine digits and begins with 02 to 05 or 07, a mobile one ten and 06, 08 or 09, a hotline is 1xx or 1xxx, and
1800, 1900 and the like have six digits more. What begins with 00 dials abroad, or is a number of an example.
Source: https://th.wikipedia.org/wiki/หมายเลขโทรศัพท์ในประเทศไทย. How offices write them was seen on their pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from prongsai.thai.digits import to_arabic

MAX_LENGTH = 200

_PLACE, _MOBILE = re.compile("0[2-57]"), re.compile("0[689]")
_PLACE_DIGITS, _MOBILE_DIGITS = 9, 10
_DIALLED = re.compile("0[2-57][0-9]{7}|0[689][0-9]{8}|1[0-9]{2,3}|1[4-9][0-9]{8}|00[0-9]{7,13}")
_ABROAD = re.compile(r"(?!66|0)[0-9]{7,15}")
_YEAR = re.compile("2[45][0-9]{2}")

WORDS = (
    *("โทร", "ศัพท์", "สาร", "แฟกซ์", "แฟ็กซ์", "เบอร์", "หมายเลข", "มือถือ", "สายด่วน", "สายตรง", "และ", "หรือ", "ถึง", "ต่อ", "ภายใน", "กด"),
    *("[Ff][Aa][Xx]", "[Tt][Ee][Ll]", "[Pp][Hh][Oo][Nn][Ee]", "[Mm][Oo][Bb][Ii][Ll][Ee]", "[Ee][Xx][Tt]", "[Ee][Nn][Ss][Ii][Oo][Nn]"),
    "[Xx]",
)
"""Patterns of all words that may stand in a line of numbers."""
_DASH = "[-–—]"
_LABELS = (
    r"(?:โทร(?:ศัพท์)?\.?(?:\s*(?:/|และ)\s*(?:โทร\.?\s*)?(?:สาร|โทรสาร|แฟกซ์|แฟ็กซ์|[Ff][Aa][Xx])\.?)?|(?:เบอร์|หมายเลข)(?:โทร(?:ศัพท์)?)?|(?:โทรศัพท์)?มือถือ|"
    r"สายด่วน|สายตรง|[Tt][Ee][Ll]|[Pp][Hh][Oo][Nn][Ee]|[Mm][Oo][Bb][Ii][Ll][Ee])(?:\s*(?:/|และ)\s*(?:มือถือ))?\s*[.:]*"
)
_EXTENSION = r"(?:ต่อ\s*(?:เบอร์|ภายใน|หมายเลข)?|เบอร์ต่อ|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?|กด|#|[Xx])\s*[.:]?"
_COMMA = r"(?:[,;/]|และ|หรือ)"
_FAX = re.compile(r"\s*[,;/(]*\s*(?:โทรสาร|แฟกซ์|แฟ็กซ์|[Ff][Aa][Xx])[\s.:]*")
_GROUP = r"(?:[0-9]+|\(\s*[0-9]+\s*\))"
_GAP = rf"(?:\s*(?:{_DASH}|[./]|ถึง)\s*|\s+)"
_CHAIN = rf"\+?\s*{_GROUP}(?:{_GAP}{_GROUP}|(?<=\))[0-9]+|\([0-9]+\))*"
_SEGMENT = re.compile(
    rf"(?P<label>(?:{_LABELS})?\s*)(?P<chain>{_CHAIN})"
    rf"(?P<extended>\s*\(?\s*{_EXTENSION}\s*(?P<extension>[0-9]{{1,6}})(?![0-9])(?:\s*(?:{_DASH}|/|ถึง)\s*[0-9]{{1,6}}(?![0-9]))*\s*\)?)?"
)
_ONLY_EXTENSION = re.compile(rf"(?P<label>{_EXTENSION}\s*)(?P<chain>[0-9]{{1,6}})(?P<extended>)(?P<extension>)")
_BETWEEN = re.compile(rf"\s*{_COMMA}\s*|\s+")
_DIGITS = re.compile("[0-9]+")
_LONGEST_TAIL = 4
_LONGEST_EXTENSION = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line as typed; `dials` is what a telephone dials for it, empty where it is no number."""

    text: str
    dials: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Digits that cannot be dialled, from `start` to `end` of the line."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of numbers: its parts, joined the line itself, and what of it cannot be dialled."""

    parts: tuple[Part, ...]
    misfit: Misfit | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    dials: str
    is_alone: bool = True
    """Whether neither a range nor a list goes on from it."""


@lru_cache(maxsize=2048)
def read(typed: str) -> Line | None:
    """The numbers of a line; None where there stands something else than numbers, their ranges, extensions and labels."""
    text = to_arabic(typed)
    if len(text) > MAX_LENGTH:
        return None
    numbers: list[_Number] = []
    extension, at = "", 0
    while segment := _SEGMENT.match(text, at) or (_ONLY_EXTENSION.match(text, at) if extension else None):
        start, end = segment.span("chain")
        if (more := _going_on(text[start:end], numbers, extension, segment["extended"])) is not None:
            numbers.append(_Number(start, end, more, is_alone=False))
        else:
            found = _numbers(text, start, end)
            if isinstance(found, Misfit):
                return Line((Part(text, _as_dialled(text)),), found)
            numbers += found
            extension = segment["extension"] or ""
            if extension:
                last = numbers[-1]
                numbers[-1] = _Number(last.start, segment.end(), f"{last.dials},{extension}", last.is_alone)
        at = segment.end()
        if text[at:].strip(" )") == "":  # the bracket around extensions: `(ต่อ 11, 12)`
            return Line(_parts(text, numbers))
        between = _BETWEEN.match(text, at)
        if between is None:
            return None
        at = between.end()
    return None


def _going_on(chain: str, numbers: list[_Number], extension: str, extended: str | None) -> str | None:
    """What is dialled for a short piece of a list: a further extension, other last digits, or a number of the same place."""
    groups = _DIGITS.findall(chain)
    piece: str = groups[0]
    if not numbers or extended or chain.startswith("+") or len(groups) > 2:
        return None
    base: str = numbers[-1].dials.partition(",")[0]
    if extension:
        is_other = _DIALLED.fullmatch("".join(groups)) and (len(groups) > 1 or len(piece) != len(extension))
        return None if is_other or len(piece) > _LONGEST_EXTENSION else f"{base},{piece}"
    if len(groups) > 1 or not _PLACE.match(base):
        return None
    if len(piece) <= 2:  # as many digits as a range changes
        return base[: -len(piece)] + piece
    area = 2 if base.startswith("02") else 3
    return base[:area] + piece if len(piece) == _PLACE_DIGITS - area else None


def _numbers(text: str, start: int, end: int) -> list[_Number] | Misfit:
    """The numbers of a chain of digits that has no list in it, each with its range; or what of it is no number."""
    groups = list(_DIGITS.finditer(text, start, end))
    plus = text.startswith("+", start)
    numbers: list[_Number] = []
    at = 0
    while at < len(groups):
        last = _end_of_number([one[0] for one in groups[at:]], plus=plus and not at)
        if last is None:
            begin = groups[at].start() if at else start
            return Misfit(begin, end, "".join(one[0] for one in groups[at:]))
        begin = groups[at].start() if at else start
        dials = _dialling("".join(one[0] for one in groups[at : at + last + 1]), plus=plus and not at)
        at += last + 1
        stop, is_alone = groups[at - 1].end(), True
        while at < len(groups) and _is_tail(text[groups[at - 1].end() : groups[at].start()], [one[0] for one in groups[at:]]):
            stop, is_alone = groups[at].end(), False
            at += 1
        if at == len(groups):
            stop = end
        numbers.append(_Number(begin, stop, dials, is_alone))
    return numbers


def _end_of_number(groups: list[str], *, plus: bool) -> int | None:
    """The index of the group with which a number is complete; a hotline is as long as it can be."""
    digits, complete = "", None
    for index, group in enumerate(groups):
        digits += group
        if plus and not digits.startswith("66"):
            complete = index if _ABROAD.fullmatch(digits) else complete
        elif _DIALLED.fullmatch(_national(digits) if plus else digits):
            complete = index
            if not digits.startswith("1"):
                break
    return complete


def _national(digits: str) -> str:
    """`66 44 …` as it is dialled within the country; some write a zero behind the 66 as well."""
    return "0" + digits.removeprefix("66").removeprefix("0")


def _dialling(digits: str, *, plus: bool) -> str:
    if not plus:
        return digits
    return f"+66{_national(digits)[1:]}" if digits.startswith("66") else f"+{digits}"


def _is_tail(gap: str, groups: list[str]) -> bool:
    """Whether a group behind a number has the last digits of a range (`044-000000-2`, `/1`, `ถึง 9`), and begins no other number."""
    if not gap.strip(" ()") or len(groups[0]) > _LONGEST_TAIL:
        return False
    # `044-000000-100` goes on to 100; `044-000000/1567` has a hotline beside it.
    return _end_of_number(groups, plus=False) is None or (groups[0].startswith("1") and "/" not in gap)


def _parts(text: str, numbers: list[_Number]) -> tuple[Part, ...]:
    parts, at = [], 0
    for one in numbers:
        end = len(text[: one.end].rstrip())
        parts += [Part(text[at : one.start])] * (at < one.start) + [Part(text[one.start : end], one.dials)]
        at = end
    return (*parts, *([Part(text[at:])] if at < len(text) else []))


def _as_dialled(text: str) -> str:
    """What a telephone makes of a line that nobody understands."""
    number, _, extension = re.sub(_EXTENSION, ",", text, count=1).partition(",")
    digits = "".join(_DIGITS.findall(number))
    extension = "".join(_DIGITS.findall(extension))
    return ("+" if text.startswith("+") else "") + digits + (f",{extension}" if extension else "")


def parts(line: str) -> tuple[Part, ...]:
    """The pieces of a line, each number with what it dials: a range its first, an extension after a pause."""
    known = read(line)
    return known.parts if known else (Part(line, _as_dialled(to_arabic(line))),)


def first(line: str) -> str:
    """The first number of a line for machines: as typed where it is one number, else as it is dialled."""
    dialled = [one for one in parts(line) if one.dials]
    number, _, extension = dialled[0].dials.partition(",")
    if len(dialled) == 1 and "".join(_DIGITS.findall(dialled[0].text)) == "".join(_DIGITS.findall(dialled[0].dials)):
        return dialled[0].text
    return f"{number} ต่อ {extension}" if extension else number


def why_not(typed: str) -> tuple[str, str] | None:
    """Why a line cannot be dialled and what to type instead, in Thai; None where each of its numbers can."""
    line = read(typed)
    if line is None:
        return None if _DIALLED.fullmatch(_as_dialled(to_arabic(typed)).partition(",")[0]) else _GENERAL
    if line.misfit is None:
        return None
    text, misfit = to_arabic(typed), line.misfit
    found, put = _explained(text[misfit.start : misfit.end], misfit.digits)
    if put[0].isdigit() or put.startswith("+"):
        return found, f"เปลี่ยนเป็น {text[: misfit.start]}{put}{text[misfit.end :]}"
    return found, put


_GENERAL = ("ไม่ใช่หมายเลขที่โทรได้", "พิมพ์หมายเลขให้ครบ หมายเลขประจำที่มี 9 หลัก หมายเลขมือถือมี 10 หลัก ทั้งสองขึ้นต้นด้วย 0")


def _explained(written: str, digits: str) -> tuple[str, str]:
    """What is wrong with digits that cannot be dialled; and what to write in their place, or what to do."""
    if _YEAR.fullmatch(digits):
        return "เป็นปี พ.ศ. ไม่ใช่หมายเลขโทรศัพท์", "พิมพ์หมายเลขโทรศัพท์ หรือลบบรรทัดนี้"
    if digits[0] > "1" and not written.startswith("+") and _DIALLED.fullmatch("0" + digits):
        return "ขาดเลข 0 ตัวหน้า ซึ่ง Excel มักตัดออก", f"({'0'}{written[1:]}" if written.startswith("(") else f"0{written}"
    if not written.startswith("+") and digits.startswith("66") and _DIALLED.fullmatch(_national(digits)):
        return "ขาดเครื่องหมาย + หน้ารหัสประเทศ 66", f"+{written}"
    for cut in range(_PLACE_DIGITS, len(digits) - 2):
        if _DIALLED.fullmatch(digits[:cut]) and _DIALLED.fullmatch(digits[cut:]) and digits[cut] == "0":
            return "เป็นสองหมายเลขติดกัน", f"{digits[:cut]}, {digits[cut:]}"
    if written.startswith("+") and not digits.startswith("66"):
        return "ไม่ใช่หมายเลขของประเทศใด", "ตรวจรหัสประเทศและจำนวนหลักของหมายเลข"
    return _of_wrong_length(written, _national(digits) if written.startswith("+") else digits)


def _of_wrong_length(written: str, digits: str) -> tuple[str, str]:
    kinds = ((re.compile("0[02-57]"), "หมายเลขประจำที่", _PLACE_DIGITS), (_MOBILE, "หมายเลขมือถือ", _MOBILE_DIGITS))
    for prefix, kind, right in kinds:
        if prefix.match(digits):
            found = f"มี {len(digits)} หลัก แต่{kind}มี {right} หลัก"
            over = len(digits) - right
            if over < 0:
                return found, f"ตรวจหมายเลขแล้วพิมพ์ให้ครบ {right} หลัก"
            if over <= 2 and written[-over:].isdigit():  # as many digits as a range changes
                return found, f"ลบหลักที่เกิน ถ้าเป็นหลายหมายเลขเรียงกัน ให้คั่นด้วยขีด เช่น {written[:-over]}-{written[-over:]}"
            return found, f"ลบหลักที่เกิน ให้เหลือ {right} หลัก"
    if digits.startswith("0"):
        return f"ขึ้นต้นด้วย {digits[:2]} ซึ่งไม่มีหมายเลขใดในประเทศไทยใช้", "ตรวจหมายเลขแล้วพิมพ์ใหม่"
    if len(digits) in (6, 7):
        return f"มี {len(digits)} หลัก ขาดรหัสพื้นที่", "เติมรหัสพื้นที่ข้างหน้าให้ครบ 9 หลัก"
    if len(digits) < 6:  # an extension
        return "สั้นเกินกว่าจะโทรได้", f"เขียนหมายเลขหลักไว้ข้างหน้า เช่น 044-000-000 ต่อ {digits}"
    return f"มี {len(digits)} หลัก โทรไม่ได้", _GENERAL[1]


def is_fax(typed: str) -> bool:
    """Whether a line names a fax beside a telephone."""
    return bool(_FAX.search(typed[:MAX_LENGTH]))


def without_other_words(typed: str) -> str | None:
    """The part of a line that is telephone numbers, where a fax, a name or other words stand beside them; None where there is none."""
    text = to_arabic(typed)[:MAX_LENGTH]
    before, *after = _FAX.split(text, maxsplit=1)
    if after and (kept := read(before.strip())) and not kept.misfit:
        return before.strip()
    if after and not before.strip():
        return None
    for one in re.finditer(_CHAIN + rf"(?:\s*{_EXTENSION}\s*[0-9]{{1,6}})?", before):
        written = one[0].strip(" ()")
        if (kept := read(written)) and not kept.misfit:
            return written
    return None

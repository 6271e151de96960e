"""How text is compared in a search: one form for all the ways in which the same words are typed.

The browser does the same (`client/normalise.js`, from the tables below); `tests/vectors/folding.json` holds both together.
Only what Python and every browser do alike is used: NFC, and tables of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from prongsai.thai.digits import to_arabic
from prongsai.thai.months import MONTHS, SHORT_MONTHS
from prongsai.thai.text import normalise

# Dotless only where a run of letters begins (`อบต` is inside ตอบตาม too) and no vowel follows (อบตัว).
_AT_START = {
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "อปท": "องค์กรปกครองส่วนท้องถิ่น",
    "สนง": "สำนักงาน",
    "งปม": "งบประมาณ",
    "กทม": "กรุงเทพมหานคร",
    "จนท": "เจ้าหน้าที่",
    "ปชช": "ประชาชน",
    "ศพด": "ศูนย์พัฒนาเด็กเล็ก",
    "ผวจ": "ผู้ว่าราชการจังหวัด",
    "ผญบ": "ผู้ใหญ่บ้าน",
    "รพสต": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
}
# Two letters begin many words (ทนาย, ผอม): with a dot, or as a run of their own.
_AS_RUN = {
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "ผอ": "ผู้อำนวยการ",
}
_BEFORE_NAME = {"ต": "ตำบล", "อ": "อำเภอ", "จ": "จังหวัด"}

_IN_BOTH = (
    "\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\xbf\\xd7\\xf7\\u0e2f\\u0e3f\\u0e4f\\u0e5a\\u0e5b\\u1680\\u2000-\\u206f"
    "\\u20a0-\\u2bff\\u3000-\\u303f\\ufe00-\\ufe0f\\uff00-\\uff0f"
)
# Browsers count what lies beyond the basic plane (emoji) as two characters; nobody searches for it.
_DROPPED = _IN_BOTH + "\\U00010000-\\U0010ffff"
_SIGNS = "\\u0e30-\\u0e3a\\u0e45-\\u0e4e"


@dataclass(frozen=True, slots=True)
class _Rule:
    """`short`, a pattern that begins with `needle`, is read as `full` where the context fits.

    `not_after` lists patterns of what may not stand before it, `after` says of what must follow.
    """

    needle: str
    short: str
    full: str
    not_after: tuple[str, ...] = ()
    after: str = ""

    def for_python(self) -> re.Pattern[str]:
        """What stands before is looked at last: a pattern that begins with a letter is found ten times as fast."""
        first = self.short[0]
        before = "".join(f"(?<!{pattern}{first})" for pattern in self.not_after)
        return re.compile(first + before + self.short[1:] + self.after)


_LETTER = f"[^{_DROPPED}]"


def _rules() -> list[_Rule]:
    """All rules, in the order in which they apply."""
    rules = []
    for short, full in zip(SHORT_MONTHS, MONTHS, strict=True):
        # Often without its last dot (ต.ค 67); ก.พ.ร. and ส.ค.ส. only begin like one.
        start = short.removesuffix(".").replace(".", "\\. ?")
        end = f"(?:\\.(?![\\u0e01-\\u0e2e]\\.|[{_SIGNS}])|(?!\\.|{_LETTER}))"
        rules.append(_Rule(short[: short.index(".") + 1], start + end, full))
    for short, full in sorted({**_AT_START, **_AS_RUN}.items(), key=lambda one: -len(one[0])):
        # Not after another เ, with which it would be a แ, nor before a vowel: what is folded twice would be something else.
        not_after = ("เ",) if full.startswith("เ") else ()
        rules.append(_Rule(f"{short[-1]}.", "\\.?".join(short) + "\\.", full, not_after, f"(?![{_SIGNS}])"))
    # Written with this dot alone as often as with both.
    rules.append(_Rule("พ.สต", f"รพ\\.สต(?![{_SIGNS}])", _AT_START["รพสต"]))
    rules += [_Rule(short, short, full, (_LETTER,), f"(?![{_SIGNS}])") for short, full in _AT_START.items()]
    rules += [_Rule(short, short, full, (_LETTER,), f"(?!{_LETTER})") for short, full in _AS_RUN.items()]
    name = f"[\\u0e01-\\u0e2e\\u0e40-\\u0e44]{_LETTER}"
    rules += [_Rule(f"{short}.", f"{short}\\. ?", full, (_LETTER,), f"(?={name})") for short, full in _BEFORE_NAME.items()]
    # ๐๔๓ is how O43 is typed on a Thai keyboard; a zero amid the digits of a telephone number is one.
    code = "(?=[0-9][0-9](?![a-z]|\\)? ?[.\\-\\u2013]? ?[0-9]))"
    return [*rules, _Rule("0", "0", "o", ("[0-9a-z]", f"[0-9][{_DROPPED}]"), code)]


_MERGED = {
    **dict.fromkeys("ซฌ", "ช"),
    **dict.fromkeys("ธฑฒ", "ท"),
    **dict.fromkeys("ศษ", "ส"),
    **dict.fromkeys("ฅฆ", "ค"),
    **dict.fromkeys("ีึื", "ิ"),
    "ฃ": "ข",
    "ณ": "น",
    "ญ": "ย",
    "ฎ": "ด",
    "ฏ": "ต",
    "ฐ": "ถ",
    "ฬ": "ล",
    "ภ": "พ",
    "ู": "ุ",
    "ไ": "ใ",
}
_VOWELS = "ะัาำิุเแโใๅ"

_FOLDED = [(rule.needle, rule.for_python(), rule.full) for rule in _rules()]
_DOTTED_NEEDLES = frozenset(needle for needle, _, _ in _FOLDED if len(needle) == 2 and needle[1] == ".")
_CODE = re.compile("0[0-9][0-9]")
_DOTTED = re.compile("[\u0e01-\u0e2e]\\.")
_OUT = re.compile(f"[{_DROPPED}]+")
_ASTRAL = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]+")
_CAPITALS = re.compile("[A-Z]+")

# A skeleton has one printable character for every sound: a-z and 0-9 are themselves, Thai comes as the rest of ASCII.
_THAI = "กขคงจฉชดตถทนบปผฝพฟมยรลวสหอฮฤฦะัาำิุเแโใๅๆ"
_ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;"
_HEARD = {**{thai: thai for thai in _THAI}, **_MERGED}
_BYTE = "cp874"
_KEPT = "abcdefghijklmnopqrstuvwxyz0123456789" + "".join(_HEARD)
_LEFT_OUT = bytes(set(range(256)) - set(_KEPT.encode(_BYTE)))
_LEFT_OUT_OF_LINES = bytes(set(_LEFT_OUT) - {ord("\n")})
_SKELETON = bytes.maketrans("".join(_HEARD).encode(_BYTE), "".join(_ASCII[_THAI.index(heard)] for heard in _HEARD.values()).encode("ascii"))
# Nearly every number on our pages is a year of this century: its first half as one character leaves room for what stands before it.
_CENTURY = ("25", "<")
_DOUBLED = re.compile("([" + re.escape("".join(_ASCII[_THAI.index(vowel)] for vowel in _VOWELS)) + "])\\1+")


def fold(text: str) -> str:
    """`text` in lower case with Arabic digits and long names, one space wherever anything but letters and digits stood."""
    # Before it is normalised, too: there a browser would take the halves of an emoji for damage, and out.
    normalised = _ASTRAL.sub(" ", normalise(_ASTRAL.sub(" ", text)))
    return _OUT.sub(" ", _folded(normalised)).strip(" ")


def run(text: str) -> str:
    """`fold(text)` without its spaces: Thai is written without, and with them anywhere."""
    return fold(text).replace(" ", "")


def skeleton(text: str) -> str:
    """What is left of `text`, which is normalised, when the marks and letters that are mistaken for each other are made one.

    In printable ASCII, without spaces. `skeleton(fold(text))` and `skeleton(text)` are the same.
    """
    # Bytes are translated ten times as fast as text.
    kept = _folded(text).encode(_BYTE, "ignore").translate(None, _LEFT_OUT).translate(_SKELETON)
    return _DOUBLED.sub(r"\1", kept.decode("ascii")).replace(*_CENTURY)


def skeletons(text: str) -> str:
    """`skeleton` of each line of `text`, one a line."""
    kept = _folded(text).encode(_BYTE, "ignore").translate(None, _LEFT_OUT_OF_LINES).translate(_SKELETON)
    return _DOUBLED.sub(r"\1", kept.decode("ascii")).replace(*_CENTURY)


def _folded(text: str) -> str:
    folded = _CAPITALS.sub(_lower, to_arabic(text))
    # Most rules begin with a dotted letter, and no long name has a dot: one look finds all that occur.
    dotted = set(_DOTTED.findall(folded))
    for needle, pattern, full in _FOLDED:
        if (needle in dotted if needle in _DOTTED_NEEDLES else needle in folded) and (needle != "0" or _CODE.search(folded)):
            folded = pattern.sub(full, folded)
    return folded


def _lower(capitals: re.Match[str]) -> str:
    return capitals.group().lower()


def tables() -> dict[str, Any]:
    """What the browser needs to fold as we do."""
    dotted = sorted({**_AT_START, **_AS_RUN}.items(), key=lambda one: -len(one[0]))
    return {
        "months": _pairs(zip(SHORT_MONTHS, MONTHS, strict=True)),
        "dotted": _pairs(dotted),
        "starts": "|".join(_AT_START),
        "runs": "|".join(_AS_RUN),
        "names": _pairs(_BEFORE_NAME.items()),
        "dropped": _IN_BOTH + "\\ud800-\\udfff",
        "signs": _SIGNS,
    }


def script() -> dict[str, Any]:
    """What the browser needs for skeletons; every page sends it, so it is short."""
    return {
        "thai": _THAI,
        "ascii": _ASCII,
        "merged": "".join(f"{one}{other}" for one, other in _MERGED.items()),
        "vowels": "".join(_ASCII[_THAI.index(vowel)] for vowel in _VOWELS),
        "short": {short: {**_AT_START, **_AS_RUN}[short] for short in ("อบต", "อบจ", "ทต", "ทม", "ทน")},
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"{short}={full}" for short, full in pairs)

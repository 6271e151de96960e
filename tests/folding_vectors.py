"""What both sides of the search are held to: shared vectors, and texts as hypothesis makes them up."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from prongsai.search.folding import script

FILE = Path(__file__).with_name("vectors") / "folding.json"

# What has an effect of its own on what stands beside it, more often than chance would bring it.
PIECES = [
    *"ําำเแ่้๊๋์็ัิีึืุูะๆฯไใๅ", "่ิ", "ิ่", "ํ้า", "ำ้", "เเ", "ํํา",
    "อบต", "อบต.", "อบจ", "ทต", "ทต.", "ทน", "ผอ.", "สนง", "รพ.สต", "กทม", "ต.", "อ. ", "จ.", "ต.ค.", "ม.ค", "ก.พ.ร.", " ค.",
    "0", "043", "๐๔๓", "O43", "o 43", "5", "a", "E", "Z", " ", "  ", "\n", "\t", ".", "-", "–", ")", "(", ",", "/", "\u200b", "\u00ad",
    "\u00a0", "\u3000", "\ufeff", "\u202e", "\x00", "\x85", "\u2028", "é", "e\u0301", "İ", "ß", "Σ", "Å", "가", "😀", "👨\u200d👩",
    "1\ufe0f\u20e3",
    "ก", "ข", "ซ", "ช", "ท", "ธ", "ศ", "ษ", "ส", "ณ", "น", "ฮ",
]  # fmt: skip

# Unicode that this Python knows: what is newer may be composed otherwise by a newer browser.
anything = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=24)
thai = st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F, exclude_categories=["Cn"]), max_size=24)
marks = st.text(st.sampled_from("\u0e31\u0e33\u0e34\u0e35\u0e38\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e32กเ\u0301\u0327"), max_size=12)
pieced = st.lists(st.sampled_from(PIECES) | thai.map(lambda text: text[:2]), max_size=10).map("".join)
texts = st.one_of(pieced, pieced, pieced, thai, marks, anything)


@dataclass(frozen=True, slots=True)
class Vector:
    """A text as typed, folded, and its skeleton in ASCII."""

    theme: str
    typed: str
    folded: str
    skeleton: str


def vectors() -> list[Vector]:
    """All shared vectors; the file writes a sound as the Thai letter that stands for it."""
    sounds = str.maketrans(script()["thai"], script()["ascii"])
    themes = json.loads(FILE.read_text("utf-8"))["themes"]
    return [
        Vector(theme, case["typed"], case["folded"], case["skeleton"].translate(sounds))
        for theme, cases in themes.items()
        for case in cases
    ]


def named(text: str) -> str:
    """`text` with the code of every character, for a failure that can be read."""
    names = (f"{ord(letter):04X} {unicodedata.name(letter, '?')}" for letter in text)
    return f"{text!r}: {', '.join(names)}"

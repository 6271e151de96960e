"""EverydayWord (คำที่ประชาชนใช้): what a citizen types, with the official terms that the pages carry instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Annotated, ClassVar, TypeVar

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from prongsai.model import accepts
from prongsai.model.fields import RECORD, Line, refuse
from prongsai.model.once import NEVER, Once
from prongsai.thai.text import shortened

MIN_SAID = 4
"""A said word counts wherever it stands in a query: a shorter one (ขยะ, น้ำ) stands in queries of every kind."""
MIN_MEANT = 3
"""A shorter term stands in every page."""

_Word = TypeVar("_Word")


def _letters(text: str) -> int:
    """How many letters, digits and Thai signs: the rest does not count in a search."""
    return sum(char.isalnum() or unicodedata.category(char).startswith("M") for char in text)


def _of_letters(least: int, cure: str) -> Callable[[str], str]:
    def validate(value: str) -> str:
        if _letters(value) >= least:
            return value
        raise refuse("word-too-short", f"คำ “{shortened(value)}” สั้นเกินไป จะไปตรงกับเรื่องอื่นที่ไม่เกี่ยวข้อง", cure)

    return validate


def _some(words: tuple[_Word, ...]) -> tuple[_Word, ...]:
    if not words:
        raise refuse("missing-value", "รายการคำยังว่างอยู่", "ใส่อย่างน้อยหนึ่งคำ บรรทัดละหนึ่งคำ ขึ้นต้นด้วย -")
    return words


_SAID = accepts.word("said-word", MIN_SAID, f"เขียนคำที่เจาะจงขึ้น ยาวตั้งแต่ {MIN_SAID} ตัวอักษร เช่น รถขยะ แทน ขยะ")
_MEANT = accepts.word("meant-word", MIN_MEANT, f"เขียนคำเต็มที่หน้าเว็บใช้ ยาวตั้งแต่ {MIN_MEANT} ตัวอักษร")
SaidWord = Annotated[Line, AfterValidator(_of_letters(MIN_SAID, _SAID.cure_th)), _SAID]
MeantWord = Annotated[Line, AfterValidator(_of_letters(MIN_MEANT, _MEANT.cure_th)), _MEANT]


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class EverydayWord:
    """Words of one meaning as people say, type and misspell them, and the official terms for it, best first.

    The same said word in two records means the terms of both.
    """

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    said_th: Annotated[tuple[SaidWord, ...], AfterValidator(_some), accepts.NotEmpty()]
    means_th: Annotated[tuple[MeantWord, ...], AfterValidator(_some), accepts.NotEmpty()]

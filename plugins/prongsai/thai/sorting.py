"""Thai dictionary order: leading vowels count after their consonant, tone marks last."""

from __future__ import annotations

import re

_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_MARKS = re.compile("[\u0e47-\u0e4e]")


def thai_sort_key(text: str) -> tuple[str, str]:
    """A key that sorts `text` as the Royal Institute's dictionary does (ก่อน before แก before ข)."""
    swapped = _LEADING_VOWEL.sub(r"\2\1", text.casefold())
    return _MARKS.sub("", swapped), swapped

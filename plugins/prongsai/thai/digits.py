"""Thai and Arabic digits: one table each way, for plain text and for finished HTML."""

from __future__ import annotations

import re
from enum import StrEnum

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)

# What must keep its digits when a page is turned: tags with their attributes, character
# references (&#39;), scripts and styles, and whatever a template marked as data
# (addresses, codes, telephone numbers) with data-digits="arabic".
_KEEP = re.compile(
    r"<(script|style|code|pre)\b.*?</\1>"
    r'|<(\w+)\b[^>]*\bdata-digits="arabic"[^>]*>.*?</\2>'
    r"|<[^>]*>"
    r"|&\#?\w+;",
    re.DOTALL,
)


class Numerals(StrEnum):
    """Which digits people read on the site (an option of `mkdocs.yml`)."""

    THAI = "thai"
    ARABIC = "arabic"


def has_thai(text: str) -> bool:
    """Whether there is any of ๐–๙ in `text`: ten looks for a character are far quicker than one for a class."""
    return not text.isascii() and any([digit in text for digit in _THAI])  # noqa: C419  # a list: no generator to resume


def to_arabic(text: str) -> str:
    """`text` with ๐–๙ as 0–9."""
    return text.translate(_TO_ARABIC) if has_thai(text) else text


def to_thai(text: str) -> str:
    """`text` with 0–9 as ๐–๙."""
    return text.translate(_TO_THAI)


def in_text(text: str, numerals: Numerals) -> str:
    """Plain text with the digits that the site's readers see."""
    return to_thai(text) if numerals is Numerals.THAI else to_arabic(text)


def in_html(html: str, numerals: Numerals) -> str:
    """Finished HTML with the digits that readers see; addresses, codes and markup keep theirs."""
    if numerals is Numerals.ARABIC and not has_thai(html):
        return html
    table = _TO_THAI if numerals is Numerals.THAI else _TO_ARABIC
    parts: list[str] = []
    end = 0
    for kept in _KEEP.finditer(html):
        parts.append(html[end : kept.start()].translate(table))
        parts.append(kept.group())
        end = kept.end()
    parts.append(html[end:].translate(table))
    return "".join(parts)

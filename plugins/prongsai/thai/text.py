"""The one normaliser of Thai text, applied to every value on its way in."""

from __future__ import annotations

import re
import unicodedata

# NFC neither joins ํ + า into ำ nor เ + เ into แ, and NFKC splits ำ again; both pairs look
# right on paper and are typed often, so they are mended by hand.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_SARA_AM_TONE_LAST = re.compile("\u0e33([\u0e48-\u0e4b])")
_SARA_AE = re.compile("\u0e40\u0e40")
_TONE_BEFORE_VOWEL = re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

# One look at a whole file tells whether any of its values can need work.
_SUSPICIOUS = re.compile(
    "\u0e4d[\u0e48-\u0e4b]?\u0e32|\u0e33[\u0e48-\u0e4b]|\u0e40\u0e40|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e39]"
    "|[\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u2000-\u200a\u202f\u3000\t]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]"
)


def needs_normalising(text: str) -> bool:
    """Whether `normalise` could change any line of `text` by more than its spaces."""
    return bool(_SUSPICIOUS.search(text)) or not unicodedata.is_normalized("NFC", text)


def normalise(text: str) -> str:
    """`text` as it is kept: NFC, ำ and แ as one character, tone marks last, nothing invisible.

    Lines keep their breaks; runs of spaces become one; both ends are trimmed.
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text)))
    text = _SARA_AM.sub("\\1\u0e33", text)
    text = _SARA_AM_TONE_LAST.sub("\\1\u0e33", text)
    text = _SARA_AE.sub("\u0e41", text)
    text = _TONE_BEFORE_VOWEL.sub("\\2\\1", text)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))


def compact(text: str) -> str:
    """`text` on one line, for titles and descriptions."""
    return " ".join(text.split())

"""The one normaliser of Thai text, applied to every value on its way in."""

from __future__ import annotations

import re
import unicodedata

from prongsai.problems.personal import masked

_TONES = "\u0e48-\u0e4b"
_VOWELS = "\u0e31\u0e34-\u0e3a"
_AM = "\u0e33"
_INVISIBLES = "\u200b-\u200f\u2060\ufeff\u00ad"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"

# NFC neither joins ํ + า into ำ nor เ + เ into แ, and NFKC splits ำ again; both pairs look
# right on paper and are typed often, so they are mended by hand.
_SARA_AM = re.compile(f"\u0e4d([{_TONES}]*)\u0e32")
_SARA_AE = "\u0e40\u0e40"
_TONE_AFTER_AM = re.compile(f"{_AM}[{_TONES}]")
_TONE_BEFORE_VOWEL = re.compile(f"[{_TONES}][{_VOWELS}]")
# Whole runs of marks, taken at once so that a second pass finds nothing to do.
_AM_RUN = re.compile(f"(?<![{_TONES}{_AM}])[{_TONES}{_AM}]*{_TONE_AFTER_AM.pattern}[{_TONES}{_AM}]*")
_VOWEL_RUN = re.compile(f"(?<![{_TONES}{_VOWELS}])[{_TONES}{_VOWELS}]*{_TONE_BEFORE_VOWEL.pattern}[{_TONES}{_VOWELS}]*")
_TONE = re.compile(f"[{_TONES}]+")
_NO_TONE = re.compile(f"[^{_TONES}]+")
_DROPPED = re.compile(f"[{_CONTROLS}{_INVISIBLES}]")
CHANGED_BY_NORMALISING = (
    # Only what may stand in a number, a date or a code matters: a pattern that knows no more lets a text with one of these pass.
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff\u0e4d]|\u0e40\u0e40|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e3a]"
)
"""What `normalise` takes away or puts in order, as a pattern that Python and JavaScript read alike."""
_SPACES = re.compile("[ \t\r\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000]+")


def needs_normalising(text: str) -> bool:
    """Whether `normalise` could change any line of `text` by more than its spaces.

    Meant for whole files: one quick look tells whether any of its values can need work.
    """
    return (
        not text.replace("\n", " ").isprintable()
        or "\u0e4d" in text
        or _SARA_AE in text
        or bool(_TONE_AFTER_AM.search(text))
        or bool(_TONE_BEFORE_VOWEL.search(text))
        or not unicodedata.is_normalized("NFC", text)
    )


def normalise(text: str) -> str:
    """`text` as it is kept: NFC, ำ and แ as one character, tone marks in their place, nothing invisible.

    Lines keep their breaks; runs of spaces become one; both ends are trimmed.
    """
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    if _TONE_BEFORE_VOWEL.search(text):
        text = _VOWEL_RUN.sub(_tones_last, text)
    text = _SARA_AM.sub(f"\\1{_AM}", text)
    if _TONE_AFTER_AM.search(text):
        text = _AM_RUN.sub(_tones_first, text)
    text = text.replace(_SARA_AE, "\u0e41")
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines).strip())


def tidied(text: str) -> str:
    """`text`, of a file that needs no normalising, with one space where several were typed and none at its ends."""
    if text[-1:].isspace() or text[:1].isspace() or "  " in text or "\n " in text or " \n" in text:
        return normalise(text)
    return text


def _tones_last(run: re.Match[str]) -> str:
    return _TONE.sub("", run.group()) + _NO_TONE.sub("", run.group())


def _tones_first(run: re.Match[str]) -> str:
    return _NO_TONE.sub("", run.group()) + _TONE.sub("", run.group())


def compact(text: str) -> str:
    """`text` on one line, for titles and descriptions."""
    return " ".join(text.split())


def shortened(text: str, width: int = 60) -> str:
    """`text` on one line of at most `width` characters, to be named in a problem."""
    # Masked first: what is left of a personal id that was cut could not be recognised any more.
    line = compact(_DROPPED.sub("", masked(text[: width * 8])[: width * 4]))
    return line if len(line) <= width and len(text) <= width * 4 else f"{line[: width - 1]}…"

"""Checksums of files that were published. How lines end does not count, as Git on Windows ends them otherwise."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_BOM = b"\xef\xbb\xbf"
_LINE_ENDS = (b"\n", b"\r\n", b"\r")
_HEAD = 8000
_CONTROLS = bytes({*range(32), 127} - {*b"\b\t\n\f\r\x1b"})


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal: of a text its lines, each ended by a line feed, without a byte order mark; else its bytes."""
    text = _text(path)
    return _of_bytes(path) if text is None else hashlib.sha256(text).hexdigest()


def is_unchanged(path: Path, sha256: str) -> bool:
    """Whether a file holds what had this checksum: that of its bytes, as earlier versions wrote it, or of its text with any line ends."""
    if _of_bytes(path) == sha256:
        return True
    text = _text(path)
    if text is None:
        return False
    written = (mark + text.replace(b"\n", end) for mark in (b"", _BOM) for end in _LINE_ENDS)
    return any(hashlib.sha256(one).hexdigest() == sha256 for one in written)


def _of_bytes(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _text(path: Path) -> bytes | None:
    """A file as text in its plainest form; None where it is none.

    The rule is Git's own, since what Git takes for text it writes with other line ends: a few PDFs are among it.
    """
    with path.open("rb") as file:
        raw = file.read(_HEAD)
        if b"\0" in raw:
            return None
        raw += file.read()
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if b"\0" in raw or controls * 128 > len(raw):
        return None
    return re.sub(b"\r\n?", b"\n", raw.removeprefix(_BOM))

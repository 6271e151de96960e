"""QR codes as inline SVG, so that a printed page leads back to the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import segno

_QUIET = 4
"""The quiet zone that readers need, in modules (ISO/IEC 18004)."""

_LARGEST = 177
_RUN = re.compile("0+|1+")
_DRAWN = {run * length: step for length in range(1, _LARGEST + 1) for run, step in (("1", f"h{length}"), ("0", f"m{length} 0"))}
"""Runs of dark and light modules as steps of a line."""


@lru_cache(maxsize=256)
def qr_svg(url: str) -> str:
    """The QR code of `url` (level M) as SVG without a size of its own, in units of one module: a broken line for each row."""
    side, modules = _code(url.encode())
    bits = f"{modules:0{side * side}b}"
    rows = (bits[start : start + side].rstrip("0") for start in range(0, side * side, side))
    lines = "".join(f"M{_QUIET} {y}.5" + "".join(map(_DRAWN.__getitem__, _RUN.findall(row))) for y, row in enumerate(rows, _QUIET))
    whole = side + 2 * _QUIET
    return (
        f'<svg class="pr-qr__code" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path stroke="#000" d="{lines}"/></svg>'
    )


@dataclass(frozen=True, slots=True)
class _Code:
    """The code of a text; `modules` are the bits of one number, row by row."""

    text: bytes
    version: int
    side: int
    modules: int


_codes: dict[int, _Code] = {}
"""The first code of each length of text: those of all others follow from it."""


def _code(text: bytes) -> tuple[int, int]:
    """The side and the modules of the code of `text`.

    Making a code takes longer than all else on a page. But codes are linear: in one version and with one mask, a bit of the
    text changes the same modules whatever the rest says. So the code of an address follows from another's of its length.
    """
    first = _codes.get(len(text)) or _codes.setdefault(len(text), _made(text))
    modules = first.modules
    for place, (byte, other) in enumerate(zip(text, first.text, strict=True)):
        changed = byte ^ other
        while changed:
            bit = changed & -changed
            modules ^= _changed_by(first.version, place, bit)
            changed ^= bit
    return first.side, modules


@cache  # as many as an address has bits
def _changed_by(version: int, place: int, bit: int) -> int:
    """The modules that change with one bit of the byte at `place`."""
    return _made(bytes(place + 1), version).modules ^ _made(bytes(place) + bytes([bit]), version).modules


def _made(text: bytes, version: int | None = None) -> _Code:
    """The code of `text`, in the smallest version that holds it or in this one.

    The mask is fixed: any mask is valid, and trying all eight takes four times as long.
    """
    made = segno.make(text, error="m", mode="byte", version=version, micro=False, boost_error=False, mask=3)
    matrix = made.matrix
    return _Code(text, int(made.version), len(matrix), int("".join("1" if module else "0" for row in matrix for module in row), 2))

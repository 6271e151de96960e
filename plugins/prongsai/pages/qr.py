"""QR codes as inline SVG, so that a printed page leads back to the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import segno

_QUIET = 4
"""The quiet zone that readers need, in modules (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def qr_svg(url: str) -> str:
    """The QR code of `url` (level M) as SVG without a size of its own, in units of one module.

    The mask is fixed: any mask is valid, and trying all eight takes four times as long.
    """
    matrix = segno.make(url, error="m", micro=False, boost_error=False, mask=3).matrix
    side = len(matrix) + 2 * _QUIET
    # One subpath for each run of dark modules in a row.
    runs = [
        f"M{start + _QUIET} {y + _QUIET}h{length}v1h-{length}z" for y, row in enumerate(matrix) for start, length in _dark_runs(bytes(row))
    ]
    return (
        f'<svg class="pr-qr__code" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{"".join(runs)}"/></svg>'
    )


def _dark_runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Start and length of each run of ones."""
    return ((run.start(), run.end() - run.start()) for run in re.finditer(b"\x01+", row))

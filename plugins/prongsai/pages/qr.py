"""QR codes as inline SVG, so that a printed page leads back to the site."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import zxingcpp

_MASK = 3
"""Any mask is valid; trying all eight for the one that looks best takes five times as long."""


@lru_cache(maxsize=128)  # more than a form has items: the evidence pack repeats those of a year
def qr_svg(url: str) -> str:
    """The QR code of `url` (level M) as SVG without a size of its own, in units of one module, its quiet zone included."""
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    return _drawn(np.asarray(code.to_image()) == 0)


def _drawn(dark: np.ndarray) -> str:
    """Modules as one line that is as thick as a module, drawn where they are dark, row by row."""
    side = len(dark)
    # With light modules at both ends of every row, each change to dark is followed by one to light in the same row.
    changes = np.flatnonzero(np.diff(dark.ravel())) + 1
    rows, starts = np.divmod(changes[::2], side)
    path, row, end = [], -1, 0
    for y, start, length in zip(rows.tolist(), starts.tolist(), (changes[1::2] - changes[::2]).tolist(), strict=True):
        path.append(f"m{start - end} 0h{length}" if y == row else f"M{start} {y}.5h{length}")
        row, end = y, start + length
    return (
        f'<svg class="pr-qr__code" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{"".join(path)}"/></svg>'
    )

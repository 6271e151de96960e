"""QR codes as inline SVG, so that a printed page leads back to the site."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import zxingcpp

_MASK = 3
"""Any mask is valid; trying all eight for the one that looks best takes five times as long."""

_MOST = 200
"""More than the largest code has modules in a row, its quiet zone included."""
_STROKES = [f"m{step} 0h{length}" for step in range(_MOST) for length in range(_MOST)]
"""The stroke after a step, at `step * _MOST + length`: putting numbers into text took longer than making the code."""


@lru_cache(maxsize=128)  # more than a form has items: the evidence pack repeats those of a year
def qr_svg(url: str) -> str:
    """The QR code of `url` (level M) as SVG without a size of its own, in units of one module, its quiet zone included."""
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    return _drawn(np.asarray(code.to_image()) == 0)


def _drawn(dark: np.ndarray) -> str:
    """Modules as one line that is as thick as a module, drawn where they are dark, row by row."""
    side = len(dark)
    # With light modules at both ends of every row, each change to dark is followed by one to light in the same row.
    flat = dark.ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    rows, starts = np.divmod(changes[::2], side)
    lengths = changes[1::2] - changes[::2]
    # From where the stroke before ended: in the same row as a step to the right, else as a place of its own.
    steps = starts - np.concatenate(([0], (starts + lengths)[:-1]))
    path = list(map(_STROKES.__getitem__, (steps * _MOST + lengths).tolist()))
    for at in (0, *(np.flatnonzero(rows[1:] != rows[:-1]) + 1).tolist()):
        path[at] = f"M{starts[at]} {rows[at]}.5h{lengths[at]}"
    return (
        f'<svg class="pr-qr__code" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{"".join(path)}"/></svg>'
    )

"""QR codes as inline SVG, so that a printed page leads back to the site."""

from __future__ import annotations

from functools import lru_cache

import segno


@lru_cache(maxsize=64)
def qr_svg(url: str) -> str:
    """The QR code of `url` (level M), as SVG without a size of its own.

    The mask is fixed: any mask is valid, and trying all eight takes four times as long.
    """
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=3)
    return code.svg_inline(omitsize=True, border=2, svgclass="pr-qr__code", lineclass=None, dark="#000", light="#fff")

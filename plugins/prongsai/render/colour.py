"""An agency's colour, made readable: WCAG 2.1 contrast on light and on dark.

Source of the formulas: WCAG 2.1, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import lru_cache

DEFAULT = "#1b4b72"
LIGHT_BACKGROUND = "#f4f6f7"
DARK_BACKGROUND = "#1d232b"
_AA = 4.5
_ROOM = 5.2
"""Aimed at instead of 4.5, so that tints of a background do not fall below AA."""


@dataclass(frozen=True, slots=True)
class Palette:
    """`brand` carries white text; `link_light` is read on light pages, `link_dark` on dark ones."""

    brand: str
    link_light: str
    link_dark: str


@lru_cache(maxsize=1024)
def palette(colour: str | None) -> Palette:
    """The three shades of an agency's colour that keep AA contrast, as near to it as can be."""
    base = colour or DEFAULT
    return Palette(
        brand=_until(base, "#ffffff", _AA, -0.02),
        link_light=_until(base, LIGHT_BACKGROUND, _ROOM, -0.02),
        link_dark=_until(base, DARK_BACKGROUND, _ROOM, 0.02),
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (`#rrggbb`), 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _until(colour: str, against: str, ratio: float, step: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while contrast(colour, against) < ratio and 0 < lightness + step < 1:
        lightness += step
        colour = "#" + "".join(f"{round(255 * c):02x}" for c in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = ((c / 12.92) if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

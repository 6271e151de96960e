"""An agency's colour stays readable whatever it is: WCAG 2.1 AA, on light pages and on dark ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.building import CHECKOUT

from prongsai.render.colour import DARK_BACKGROUND, DEFAULT, LIGHT_BACKGROUND, contrast, palette

AA = 4.5
COLOURS = st.integers(min_value=0, max_value=0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
@example("#000000")
@example("#ffffff")
@example("#808080")
@example("#ffff00")
@example("#0000ff")
def test_every_shade_keeps_aa_contrast(colour: str) -> None:
    shades = palette(colour)
    assert contrast(shades.brand, "#ffffff") >= AA
    assert contrast(shades.link_light, LIGHT_BACKGROUND) >= AA
    assert contrast(shades.link_light, "#ffffff") >= AA
    assert contrast(shades.link_dark, DARK_BACKGROUND) >= AA
    assert all(re.fullmatch("#[0-9a-f]{6}", shade) for shade in (shades.brand, shades.link_light, shades.link_dark))


@given(COLOURS)
def test_readable_colour_is_left_as_it_is(colour: str) -> None:
    brand = palette(colour).brand
    assert brand == colour or contrast(colour, "#ffffff") < AA


def test_agency_without_colour_has_ours() -> None:
    assert palette(None) == palette(DEFAULT)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_backgrounds_are_those_of_the_style_sheet() -> None:
    style = (CHECKOUT / "theme_overrides/assets/prongsai/prongsai.css").read_text("utf-8")
    assert {LIGHT_BACKGROUND, DARK_BACKGROUND} <= set(re.findall("#[0-9a-f]{6}", style))

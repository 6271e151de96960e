"""Our style sheets stand on their own: the plain frame has no other."""

from __future__ import annotations

import re

from tests.building import CHECKOUT

LOOK = CHECKOUT / "theme_overrides/assets/prongsai"
PACKAGE = CHECKOUT / "plugins/prongsai"
SHEETS = (LOOK / "prongsai.css", LOOK / "search.css", PACKAGE / "render/templates/search.css", PACKAGE / "search/client/box.css")
HEAD = PACKAGE / "render/templates/frame/head.html"
"""Sets the agency's colours on every page."""


def test_they_use_no_property_that_they_do_not_set() -> None:
    texts = [path.read_text("utf-8") for path in (*SHEETS, HEAD)]
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    given = {name for text in texts for name in re.findall(r"(--[\w-]+):", text)}
    assert {"--pr-brand", "--pr-ink", "--md-default-bg-color"} <= used
    assert used - given == set()


def test_each_colour_of_a_pair_is_there() -> None:
    """One without the other would be no colour at all in light or in dark."""
    text = (LOOK / "prongsai.css").read_text("utf-8")
    values = [value for value in re.split("[;{}]", text) if "--pr-light," in value or "--pr-dark," in value]
    assert len(values) > 20
    assert [value for value in values if value.count("var(--pr-light, ") != value.count("var(--pr-dark, ")] == []

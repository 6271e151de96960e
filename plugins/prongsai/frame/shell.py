"""The theme, rendered once for each depth of address with placeholders, and filled for each page.

Rendering Material takes milliseconds, filling it microseconds. Only the depth of a page changes
what Material itself writes (its relative links); everything else that differs between pages comes
as a slot. A test renders pages the ordinary way as well and compares them byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from prongsai.address import depth

RenderTheme = Callable[[str, Mapping[str, str]], str]
"""Renders the theme for a page address with the given slots, the ordinary way."""

_SLOT = re.compile("\ue000([a-z_]+)\ue001")


class Shell:
    """Pages from slots. `render` is the ordinary way to draw a page; it is called once a depth."""

    def __init__(self, render: RenderTheme, names: Iterable[str]) -> None:
        self._render = render
        # Private-use characters: text that was normalised cannot hold this pattern by chance.
        self._placeholders = {name: f"\ue000{name}\ue001" for name in names}
        self._parts: dict[int, list[str]] = {}

    def prepare(self, deepest: int = 5) -> None:
        """Render the theme for every depth down to `deepest`, so that processes forked later need not."""
        for here in range(deepest + 1):
            self._parts_at(here)

    def fill(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`."""
        parts = self._parts_at(depth(address))
        # Text and slot names take turns in a split with one group.
        return "".join(slots[part] if index % 2 else part for index, part in enumerate(parts))

    def bare(self, address: str) -> str:
        """What the theme itself writes on a page at `address`, without any slot."""
        return "".join(self._parts_at(depth(address))[::2])

    def _parts_at(self, here: int) -> list[str]:
        parts = self._parts.get(here)
        if parts is None:
            parts = self._parts[here] = _SLOT.split(self._render("x/" * here, self._placeholders))
        return parts

"""How a site looks: what `theme` in `mkdocs.yml` says of it, and what our look is wherever it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTINGS: dict[str, Any] = {
    "language": "th",
    "font": False,
    "favicon": "assets/prongsai/favicon.svg",
    "features": [],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-night", "name": "เปลี่ยนเป็นโหมดมืด"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-sunny", "name": "เปลี่ยนเป็นโหมดสว่าง"},
        },
    ],
}
"""What our look needs of a theme, in the words of Material."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One look in light or dark: `media` is when it is taken, `toggle_th` the button that leads to the next; empty where there is none."""

    scheme: str = "default"
    primary: str = "indigo"
    accent: str = "indigo"
    media: str = ""
    toggle_th: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme's settings as our own frame takes them; `palette` has one entry where nobody can choose.

    `custom_dir` is the agency's own folder of overrides.
    """

    language: str = SETTINGS["language"]
    direction: str = "ltr"
    favicon: str = SETTINGS["favicon"]
    palette: tuple[Colours, ...] = ()
    custom_dir: Path | None = None


HONOURED = frozenset({"name", "custom_dir", "language", "direction", "favicon", "palette", "locale"})
WITHOUT_EFFECT = frozenset({"logo"})
"""What our header leaves out in Material's frame too."""


def palette_of(value: Any) -> tuple[Colours, ...]:
    """The looks in `theme.palette`: one mapping, or a list of them. Raises TypeError and ValueError for anything else."""
    options = [value] if isinstance(value, dict) else value
    if not isinstance(options, list) or not options:
        raise TypeError
    return tuple(_colours(one) for one in options)


def _colours(option: Mapping[str, Any]) -> Colours:
    toggle = option.get("toggle") or {}
    return Colours(
        scheme=_word(option, "scheme", "default"),
        primary=_word(option, "primary", "indigo"),
        accent=_word(option, "accent", "indigo"),
        media=str(option.get("media") or ""),
        toggle_th=str(toggle.get("name") or ""),
    )


def _word(option: Mapping[str, Any], key: str, otherwise: str) -> str:
    return str(option.get(key) or otherwise).replace(" ", "-")

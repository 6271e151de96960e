"""Material for MkDocs as the theme of our pages: its settings, its folders, and its ordinary rendering.

All that knows Material is here and in `theme_overrides/`; another theme would take this module's place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

import prongsai

_PACKAGE = Path(prongsai.__file__).parent

_SETTINGS: dict[str, Any] = {
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
"""What our look needs of Material, wherever `mkdocs.yml` says nothing else."""


def theme_overrides() -> Path:
    """Our templates and style sheets: inside the installed package, or beside it in a checkout."""
    packaged = _PACKAGE / "theme_overrides"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "theme_overrides"


def is_worn(config: MkDocsConfig) -> bool:
    """Whether the theme is Material, or one that builds on it."""
    return get_theme_dir("material") in config.theme.dirs


def folders_in_work(config: MkDocsConfig) -> list[Path]:
    """Folders with templates that a person may be changing: the agency's own and, in a checkout, ours."""
    ours = [] if theme_overrides().is_relative_to(_PACKAGE) else [theme_overrides(), _PACKAGE / "render" / "templates"]
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return list(dict.fromkeys(folder.resolve() for folder in (*own, *ours)))


def dress(config: MkDocsConfig) -> list[Path]:
    """Put our folder behind the agency's own and before Material's, and our settings where it has none.

    Returns the agency's own template folders.
    """
    theme, ours = config.theme, theme_overrides()
    own = [Path(theme.custom_dir)] if theme.custom_dir and not Path(theme.custom_dir).samefile(ours) else []
    if str(ours) not in theme.dirs:
        theme.dirs.insert(len(own), str(ours))
    untouched = Theme(name="material")
    for name, value in _SETTINGS.items():
        if name not in theme or theme[name] == untouched.get(name):
            theme[name] = value
    return own


def context_of(slots: Mapping[str, str], config: MkDocsConfig) -> dict[str, Any]:
    """What our templates see under the name `prongsai`."""
    return {**slots, "asset_version": partial(_asset_version, tuple(config.theme.dirs))}


@lru_cache
def _asset_version(folders: tuple[str, ...], name: str) -> str:
    """A few letters that change when an asset does, so that no phone keeps an old style sheet."""
    file = next(path for folder in folders if (path := Path(folder, name)).is_file())
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]


class OrdinaryPages:
    """Draws record pages the ordinary way: Material's own template with a page of MkDocs."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self._template = env.get_template("main.html")
        self._config = config
        self._nav = nav

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`."""
        file = File.generated(self._config, f"{address}index.md", content="")
        page = MkDocsPage("", file, self._config)
        page.meta, page.content, page.toc = {}, "", skip_link()
        context = get_context(self._nav, Files([]), self._config, page)
        return self._template.render({**context, "prongsai": context_of(slots, self._config)})


def skip_link() -> TableOfContents:
    """The one entry that Material makes its "skip to content" link of."""
    return TableOfContents([AnchorLink("", "pr-content", 1)])

"""Our look: the style sheets, scripts and pictures that every frame uses, and Material's blocks beside them."""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import prongsai
from prongsai.source.markdown import MARKDOWN_SUFFIXES

_PACKAGE = Path(prongsai.__file__).parent


def theme_overrides() -> Path:
    """The folder of our look: inside the installed package, or beside it in a checkout."""
    packaged = _PACKAGE / "theme_overrides"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "theme_overrides"


def folders_in_work(own: Path | None) -> list[Path]:
    """Folders with templates that a person may be changing: the agency's own and, in a checkout, ours."""
    ours = [] if theme_overrides().is_relative_to(_PACKAGE) else [theme_overrides(), _PACKAGE / "render" / "templates"]
    return list(dict.fromkeys(folder.resolve() for folder in (*([own] if own else []), *ours)))


def own_folder(custom_dir: Path | None) -> Path | None:
    """The agency's own folder of overrides; None where `custom_dir` is ours, as in our own checkout."""
    return custom_dir if custom_dir and not (custom_dir.is_dir() and custom_dir.samefile(theme_overrides())) else None


@lru_cache
def asset_version(folders: Sequence[str], name: str) -> str:
    """A few letters that change when an asset does, so that no phone keeps an old style sheet; the first of `folders` wins."""
    file = next(path for folder in folders if (path := Path(folder, name)).is_file())
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]


STYLES = ("assets/prongsai/prongsai.css", "assets/prongsai/search.css")
SCRIPTS = ("assets/prongsai/prongsai.js",)
"""What every page loads, below the site's root; `theme_overrides/main.html` names the same for Material."""

_NO_ASSET = (
    ".*",
    "*/.*",
    "*.py",
    "*.pyc",
    "*.html",
    "*readme*",
    "mkdocs_theme.yml",
    "locales/*",
    *(f"*{one}" for one in MARKDOWN_SUFFIXES),
)
"""What MkDocs copies of a theme's folder is all but this."""


def assets(folders: Iterable[Path]) -> dict[str, Path]:
    """The files of themes' folders that are parts of a site, by their addresses; the first folder that has one wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for here, _, names in os.walk(folder):
            for name in names:
                path = Path(here, name)
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return {name: path for name, path in sorted(found.items()) if not _is_no_asset(name)}


def templates(folder: Path) -> list[str]:
    """The templates of a theme in `folder`, but for those of our pages."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name for name in names if not name.startswith("prongsai/"))


def _is_no_asset(name: str) -> bool:
    return any(fnmatch.fnmatch(name.lower(), pattern) for pattern in _NO_ASSET)

"""Our look: the style sheets, scripts and pictures that every frame uses, and Material's blocks beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import prongsai

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

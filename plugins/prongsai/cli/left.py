"""What a killed command has left in the middle: seen to before any command does anything else, whatever that is about."""

from __future__ import annotations

import os
from pathlib import Path


def see_to_what_is_left(here: Path) -> None:
    """Put back or finish the sites in `here`, and remove half-written files there and in its content.

    Most of the time nothing is left, and a look at the names says so: what would do the work takes longer to load.
    """
    names = os.listdir(here)  # noqa: PTH208  # names are all that is wanted
    is_left = any(name.startswith(".") and ".replaced-" in name for name in names)
    if is_left or any((here / name / ".prongsai-finishing").is_dir() for name in names if not name.startswith(".")):
        from prongsai.site.staging import restore_below

        restore_below(here)
    content = here / "content"
    inside = os.listdir(content) if content.is_dir() else []  # noqa: PTH208
    if any(name.startswith(".") and name.endswith(".part") for name in (*names, *inside)):
        from prongsai.replacing import remove_parts

        remove_parts((here, content))

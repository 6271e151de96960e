"""Files that we write into folders of others: each is replaced whole, or stays as it was, whatever happens meanwhile."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prongsai.parallel import processes

_PART = re.compile(r"\.(?:prongsai-(\d+)-(\d+)|published\.yml\.(\d+))\.part")
"""Ours, and what earlier versions left in the content."""


def replace_file(path: Path, data: str | bytes, beside: Path | None = None) -> None:
    """Write the file at `path` whole: who reads it finds what was there or what is new, also after a pulled plug.

    What is written first lies in the folder `beside`, if `path` can be reached from there by a mere renaming, else where `path`
    is: a folder of content stays clean even for a moment when `beside` is another. What killed runs have left there is removed.
    A text is written as it is, with its own line ends. Raises OSError, with nothing changed.
    """
    # A link stays a link to the file that is replaced.
    place = path.resolve()
    folder = _folder_for(place, beside)
    remove_parts((folder, place.parent))
    part = folder / f".prongsai-{processes.name()}.part"
    try:
        with part.open("wb") as file:
            with suppress(OSError):
                # An office may have set who reads and writes the file.
                os.chmod(part, stat.S_IMODE(place.stat().st_mode))  # noqa: PTH101
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    keep_names(place.parent)


def remove_parts(folders: Iterable[Path]) -> None:
    """Remove what runs that were killed while writing have left in these folders."""
    for folder in set(folders):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                found = _PART.fullmatch(entry.name)
                if found and not processes.runs(int(found[1] or found[3]), int(found[2] or 0)):
                    with suppress(OSError):
                        Path(entry.path).unlink()


def keep_names(folder: Path) -> None:
    """Have the system write down what is renamed and removed in `folder`, before anything that comes after it."""
    # Windows opens no folders; it keeps names by itself.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _folder_for(place: Path, beside: Path | None) -> Path:
    with suppress(OSError):
        if beside and beside.stat().st_dev == place.parent.stat().st_dev and os.access(beside, os.W_OK | os.X_OK):
            return beside
    return place.parent

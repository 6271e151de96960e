"""A site on a mount of its own, which cannot be exchanged: its files are replaced one by one, and who is killed meanwhile is finished for.

The whole new site lies in a folder inside the old one, with the list of its files. From the moment on when that folder has its last
name (`FINISHING`), the old site is to become the new one, by this build or by the next command.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from prongsai.problems.trouble import HalfReplaced
from prongsai.replacing import keep_names
from prongsai.site.switch import make_durable, remove

FINISHING = ".prongsai-finishing"
_LIST = ".prongsai-files"
_THEIRS = {"lost+found"}
"""What belongs to a disk and not to a site."""


def replace(new: Path, target: Path) -> None:
    """Make `target` what `new` is, a folder inside it that is complete. Raises OSError, or `HalfReplaced` once it has begun."""
    names = sorted(_files(new), key=lambda name: (name.endswith(".html"), (target / name).exists(), name))
    listed = new / _LIST
    listed.write_text(json.dumps(names), "utf-8")
    make_durable(new)
    os.rename(new, target / FINISHING)  # noqa: PTH104
    keep_names(target)
    finish(target)


def is_unfinished(target: Path) -> bool:
    """Whether a build has begun to replace files at `target` and not finished."""
    return (target / FINISHING).is_dir()


def finish(target: Path) -> None:
    """Replace what is not replaced yet: new files first, then pages, and at last what is gone is removed, so that links live."""
    finishing = target / FINISHING
    try:
        try:
            names: list[str] = json.loads((finishing / _LIST).read_text("utf-8"))
        except FileNotFoundError:
            # Only what is done with its list is without one.
            remove(finishing)
            return
        for name in names:
            if os.path.lexists(finishing / name):
                _make_way(target, name)
                (finishing / name).replace(target / name)
        wanted = set(names)
        for name in [one for one in _files(target) if one not in wanted and not _is_theirs(one)]:
            (target / name).unlink()
        _remove_empty(target)
        make_durable(target)
        (finishing / _LIST).unlink()
        remove(finishing)
    except OSError as error:
        raise HalfReplaced(error.errno, error.strerror, error.filename) from error


def _make_way(target: Path, name: str) -> None:
    """Make the folder of a file; what had that name and was something else is gone."""
    here = target
    for part in Path(name).parts[:-1]:
        here /= part
        if here.is_symlink() or here.is_file():
            here.unlink()
        if not here.exists():
            here.mkdir()
            here.chmod(0o755)
    if (target / name).is_dir() and not (target / name).is_symlink():
        shutil.rmtree(target / name)


def _files(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        if Path(here) == folder:
            folders[:] = [one for one in folders if one != FINISHING]
        links = [one for one in folders if (Path(here) / one).is_symlink()]
        for name in (*names, *links):
            yield (Path(here) / name).relative_to(folder).as_posix()


def _is_theirs(name: str) -> bool:
    """Whether somebody else's: what a host puts beside a site begins with a dot, as MkDocs too takes it."""
    first = name.partition("/")[0]
    return first.startswith(".") or first in _THEIRS


def _remove_empty(target: Path) -> None:
    for here, _, _ in os.walk(target, topdown=False):
        place = Path(here)
        if place != target and not _is_theirs(place.relative_to(target).as_posix()):
            with suppress(OSError):
                place.rmdir()

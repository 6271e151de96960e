"""A new site in the place of the old one: in one step where the system can, so that there is a whole site at every moment."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

from prongsai.parallel import processes

_AT_FDCWD = -100
_RENAME_EXCHANGE = _RENAME_SWAP = 2
_RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276, "armv7l": 382, "i686": 353, "ppc64le": 357, "s390x": 347}

# EPERM is what containers answer to calls that they do not know.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM}


def put(new: Path, target: Path) -> Path | None:
    """Put the folder `new` in the place of `target`; where the old site lies now, if there was one.

    Raises OSError, with the old site in its place.
    """
    if not os.path.lexists(target):
        new.rename(target)
        return None
    if _exchange(new, target):
        return new
    # A kill between these two leaves no site: whatever command comes next puts it back (`staging.restore`).
    replaced = target.with_name(f".{target.name}.replaced-{processes.name()}")
    target.rename(replaced)
    try:
        new.rename(target)
    except BaseException:
        replaced.rename(target)
        raise
    return replaced


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system in one step; False where the system, or the file system, cannot."""
    if sys.platform == "darwin":
        call = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        failed = call is None or call(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    elif sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        paths = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        if call := getattr(library, "renameat2", None):
            failed = call(*paths)
        elif number := _RENAMEAT2.get(platform.machine()):
            failed = library.syscall(number, *paths)
        else:
            return False
    else:
        return False
    if not failed:
        return True
    reason = ctypes.get_errno()
    if not reason or reason in _CANNOT:
        return False
    raise OSError(reason, os.strerror(reason), str(other))


def make_durable(folder: Path) -> None:
    """Have the system write all that lies in `folder` to the disk, before it takes the place of what is there already.

    Without this a pulled plug can leave the new names with empty files. One call for all files of the file system: asking file by
    file took twenty times as long.
    """
    if sys.platform == "linux" and (syncfs := getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)):
        opened = os.open(folder, os.O_RDONLY)
        try:
            if syncfs(opened):
                reason = ctypes.get_errno()
                raise OSError(reason, os.strerror(reason), str(folder))
        finally:
            os.close(opened)
    elif hasattr(os, "sync"):
        os.sync()


def make_readable(folder: Path) -> None:
    """Let everybody read the site, and its owner replace it, whatever umask or content say: it is there to be published."""
    if sys.platform == "win32":
        return
    _allow(folder, folder.stat().st_mode, 0o755)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                make_readable(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                _allow(entry.path, entry.stat().st_mode, 0o644)


def _allow(path: Path | str, mode: int, wanted: int) -> None:
    if mode & wanted != wanted:
        try:
            os.chmod(path, stat.S_IMODE(mode) | wanted)  # noqa: PTH101
        except OSError as error:
            # Disks of other systems have no modes.
            if error.errno not in (errno.EPERM, errno.ENOTSUP):
                raise


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that goes; what stays is for the next build."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        # A folder that may not be written to keeps its files.
        for here, _, _ in os.walk(folder):
            with suppress(OSError):
                os.chmod(here, 0o700)  # noqa: PTH101

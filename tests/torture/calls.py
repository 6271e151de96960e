"""A file operation of another process: what is asked of the system, read from its registers and memory."""

from __future__ import annotations

import errno
import os
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from struct import unpack
from typing import NamedTuple


class Call(NamedTuple):
    """Where a system call keeps what it is about."""

    x86_64: int | None
    aarch64: int | None
    paths: tuple[tuple[int | None, int], ...] = ()
    """Its paths: the argument with the folder that a path begins at, if there is one, and the argument with the path."""
    descriptors: tuple[int, ...] = ()
    """Its open files."""
    changes: bool = True
    """Whether it changes what is on the disk; `open` says so by its flags."""


_AT = ((0, 1),)
_TWO = ((None, 0), (None, 1))

CALLS: Mapping[str, Call] = {
    "open": Call(2, None, ((None, 0),)),
    "openat": Call(257, 56, _AT),
    "openat2": Call(437, 437, _AT),
    "creat": Call(85, None, ((None, 0),)),
    "write": Call(1, 64, descriptors=(0,)),
    "pwrite64": Call(18, 68, descriptors=(0,)),
    "writev": Call(20, 66, descriptors=(0,)),
    "sendfile": Call(40, 71, descriptors=(0,)),
    "copy_file_range": Call(326, 285, descriptors=(2,)),
    "fallocate": Call(285, 47, descriptors=(0,)),
    "truncate": Call(76, 45, ((None, 0),)),
    "ftruncate": Call(77, 46, descriptors=(0,)),
    "fsync": Call(74, 82, descriptors=(0,)),
    "fdatasync": Call(75, 83, descriptors=(0,)),
    "syncfs": Call(306, 267, descriptors=(0,)),
    "rename": Call(82, None, _TWO),
    "renameat": Call(264, 38, ((0, 1), (2, 3))),
    "renameat2": Call(316, 276, ((0, 1), (2, 3))),
    "link": Call(86, None, _TWO),
    "linkat": Call(265, 37, ((0, 1), (2, 3))),
    "symlink": Call(88, None, ((None, 1),)),
    "symlinkat": Call(266, 36, ((1, 2),)),
    "mkdir": Call(83, None, ((None, 0),)),
    "mkdirat": Call(258, 34, _AT),
    "rmdir": Call(84, None, ((None, 0),)),
    "unlink": Call(87, None, ((None, 0),)),
    "unlinkat": Call(263, 35, _AT),
    "chmod": Call(90, None, ((None, 0),)),
    "fchmod": Call(91, 52, descriptors=(0,)),
    "fchmodat": Call(268, 53, _AT),
    "fchmodat2": Call(452, 452, _AT),
    "utimensat": Call(280, 88, _AT),
    "flock": Call(73, 32, descriptors=(0,)),
    # What only looks.
    "read": Call(0, 63, descriptors=(0,), changes=False),
    "pread64": Call(17, 67, descriptors=(0,), changes=False),
    "getdents64": Call(217, 61, descriptors=(0,), changes=False),
    "stat": Call(4, None, ((None, 0),), changes=False),
    "lstat": Call(6, None, ((None, 0),), changes=False),
    "fstat": Call(5, 80, descriptors=(0,), changes=False),
    "newfstatat": Call(262, 79, _AT, changes=False),
    "statx": Call(332, 291, _AT, changes=False),
    "access": Call(21, None, ((None, 0),), changes=False),
    "faccessat": Call(269, 48, _AT, changes=False),
    "faccessat2": Call(439, 439, _AT, changes=False),
    "readlink": Call(89, None, ((None, 0),), changes=False),
    "readlinkat": Call(267, 78, _AT, changes=False),
}

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The kinds of processor that are known here, as the system numbers them."""

_OPENS = {"open": 1, "openat": 2}
_O_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_AT_FDCWD = -100
_NUMBERS = re.compile(r"\d+")
# What only its own run names: a process, a moment, letters drawn by lot.
_DRAWN = re.compile(r"(?<=[-.])(?:\d+|[a-z0-9_]{8})(?=[-./]|$)")

FULL = {*("open", "openat", "openat2", "creat", "write", "pwrite64", "writev", "sendfile", "copy_file_range", "fallocate", "ftruncate")} | {
    *("fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat")
}
"""What a full disk refuses."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One file operation, before it is done."""

    process: int
    name: str
    paths: tuple[str, ...]
    changes: bool

    def may_meet(self, error: int) -> bool:
        """Whether the system could answer with this error."""
        if error == errno.ENOSPC:
            return self.changes and self.name in FULL
        if error == errno.EACCES:
            return bool(CALLS[self.name].paths) and self.name != "fstat"
        return self.name != "flock"

    def within(self, folder: str) -> tuple[str, ...]:
        """Its paths as seen from `folder`; what is elsewhere is left out."""
        return tuple(path[len(folder) + 1 :] or "." for path in self.paths if path == folder or path.startswith(folder + "/"))

    def key(self, folder: str) -> str:
        """What is the same of it in each run."""
        return " ".join((self.name, "changes" if self.changes else "looks", *(_DRAWN.sub("#", path) for path in self.within(folder))))


def known_numbers() -> dict[int, str]:
    """The calls by their numbers on this machine."""
    return {number: name for name, call in CALLS.items() if (number := getattr(call, platform.machine())) is not None}


def operation(process: int, name: str, arguments: tuple[int, ...]) -> Operation:
    """What the stopped `process` is about to do."""
    call = CALLS[name]
    paths = [_path(process, None if base is None else arguments[base], arguments[at]) for base, at in call.paths]
    paths += [_link(f"/proc/{process}/fd/{arguments[at]}") for at in call.descriptors]
    changes = call.changes
    if name in _OPENS:
        changes = bool(arguments[_OPENS[name]] & _O_WRITES)
    elif name == "openat2":
        changes = bool(unpack("=Q", _memory(process, arguments[2], 8))[0] & _O_WRITES)
    return Operation(process, name, tuple(paths), changes)


def _path(process: int, base: int | None, at: int) -> str:
    text = os.fsdecode(_memory(process, at, 4096).partition(b"\0")[0])
    if text.startswith("/"):
        return os.path.normpath(text)
    base = None if base is None else (base & 0xFFFFFFFF) - (1 << 32 if base & 0x80000000 else 0)
    start = _link(f"/proc/{process}/cwd" if base in (None, _AT_FDCWD) else f"/proc/{process}/fd/{base}")
    return os.path.normpath(f"{start}/{text}")


def _link(path: str) -> str:
    try:
        return str(Path(path).readlink())
    except OSError:
        return ""


def _memory(process: int, at: int, size: int) -> bytes:
    if not at:
        return b""
    memory = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    try:
        # A path may end just before memory that is nobody's.
        first = os.pread(memory, min(size, 4096 - at % 4096), at)
        if b"\0" in first or len(first) == size:
            return first
        return first + os.pread(memory, size - len(first), at + len(first))
    except OSError:
        return b""
    finally:
        os.close(memory)

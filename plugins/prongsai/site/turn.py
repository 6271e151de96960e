"""One build at a time at one place: who comes second waits, and then builds what the content says by then."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

WAITING_TH = "มีอีกคำสั่งหนึ่งกำลังสร้างเว็บไซต์นี้อยู่ จะรอให้เสร็จแล้วสร้างต่อ ถ้าไม่ต้องการรอ กด Ctrl+C"

_SECONDS_BETWEEN_TRIES = 0.2

_held: dict[Path, Turn] = {}
"""The turns of this process: a build inside a build, as some plugins of MkDocs do, does not wait for itself."""


class Turn:
    """The turn at one place, held as a locked file beside it: the system lets go of it when the process ends, however it does.

    On a file system that knows no locks everybody has the turn.
    """

    def __init__(self, file: Path, lock: int | None) -> None:
        self._file = file
        self._lock = lock
        self._process = os.getpid()
        self._users = 1

    @classmethod
    def take(cls, file: Path, target: Path, say: Callable[[str], None], *, waits: bool = True) -> Turn | None:
        """The turn at `target`, for which `file` stands, or the folder itself where nothing may be written beside it.

        None if somebody else has it and this one does not wait.
        """
        if (turn := _held.get(file)) and turn._process == os.getpid():
            turn._users += 1
            return turn
        told = False
        while True:
            lock = _opened(file, target)
            if lock is None:
                return cls(file, None)
            got = _lock(lock)
            if got and (_is_at(lock, file) or _is_at(lock, target)):
                _held[file] = turn = cls(file, lock)
                return turn
            os.close(lock)
            if got:
                continue
            if not waits:
                return None
            if not told:
                say(WAITING_TH)
                told = True
            time.sleep(_SECONDS_BETWEEN_TRIES)

    def leave(self) -> None:
        """Let the next one have it."""
        self._users -= 1
        if self._users or self._lock is None or self._process != os.getpid():
            return
        _held.pop(self._file, None)
        # Windows removes no open file; elsewhere nobody may lock a file that is about to go.
        if sys.platform != "win32":
            with suppress(OSError):
                self._file.unlink()
        os.close(self._lock)
        if sys.platform == "win32":
            with suppress(OSError):
                self._file.unlink()


def _opened(file: Path, target: Path) -> int | None:
    with suppress(OSError):
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    with suppress(OSError):
        return os.open(target, os.O_RDONLY)
    return None


def _is_at(lock: int, file: Path) -> bool:
    """Whether what is locked is still at its place: who had the turn before removes the file."""
    try:
        return os.path.samestat(os.fstat(lock), file.stat())
    except OSError:
        return False


def _lock(file: int) -> bool:
    """Lock an open file; whether it is locked now, or cannot be at all."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

"""Processes: who began what, whether it still runs, and helpers that do not outlive whom they help."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def name() -> str:
    """This process, as the names of what it leaves in folders tell it: its number, and when it began."""
    return f"{os.getpid()}-{_began(os.getpid()) or 0}"


def runs(number: int, began: int | None = None) -> bool:
    """Whether the process `number` runs, and is the one that `began` then: numbers are given out again."""
    if sys.platform == "win32":
        return _runs_on_windows(number)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    now = _began(number)
    return not (began and now) or began == now


def die_with(parent: int) -> None:
    """End this process, a helper, when `parent` ends, however that comes: nobody else would end it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        # It ended before it could be asked for.
        os._exit(1)


def _began(number: int) -> int | None:
    """When a process began, in ticks since the system did; None where that is not told."""
    try:
        # Its name, in brackets, may hold anything.
        return int(Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()[19])
    except (OSError, IndexError, ValueError):
        return None


def _runs_on_windows(number: int) -> bool:
    # `os.kill` would send Ctrl+C there.
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    process = kernel.OpenProcess(0x1000, False, number)
    if not process:
        return bool(ctypes.get_last_error() == 5)  # type: ignore[attr-defined, unused-ignore]  # it is somebody else's
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(process, ctypes.byref(code))
    kernel.CloseHandle(process)
    return code.value == 259

"""Processes: who began what, whether it still runs, and helpers that do not outlive whom they help."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_SERVED = re.compile(r"\.prongsai-serves-(\d+)-(\d+)-(mkdocs_\w+)")
_TEMPORARY = re.compile(r"-(\d+)-(\d+)-\w+$")


def name() -> str:
    """This process, as the names of what it leaves in folders tell it: its number, and when it began."""
    facts = _facts(os.getpid())
    return f"{os.getpid()}-{int(facts[19]) if facts else 0}"


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
    facts = _facts(number)
    # One that has ended and that nobody has asked for yet has its number still.
    return not facts or (facts[0] not in (b"Z", b"X") and not (began and began != int(facts[19])))


@contextmanager
def temporary_folder(what: str) -> Iterator[Path]:
    """A folder among the system's temporary files, gone afterwards; what killed processes have left of its kind goes now."""
    # A command that reads only has no use for these.
    import shutil
    import tempfile

    among = Path(tempfile.gettempdir())
    for left in among.glob(f"prongsai-{what}-*"):
        if (found := _TEMPORARY.search(left.name)) and not runs(int(found[1]), int(found[2])):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"prongsai-{what}-{name()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def look_after(folder: Path) -> None:
    """Have a temporary folder of another program, and what is named after it, removed by the next call if this process is killed.

    MkDocs serves from one, and forgets it when it is killed.
    """
    import atexit
    import shutil

    among = folder.parent
    for left in among.glob(".prongsai-serves-*"):
        if (found := _SERVED.fullmatch(left.name)) and not runs(int(found[1]), int(found[2])):
            for path in (among / found[3], *among.glob(f".{found[3]}.*")):
                shutil.rmtree(path, ignore_errors=True)
                if path.is_file():
                    path.unlink(missing_ok=True)
            left.unlink(missing_ok=True)
    mark = among / f".prongsai-serves-{name()}-{folder.name}"
    with suppress(OSError):
        mark.touch()
        atexit.register(lambda: mark.unlink(missing_ok=True))


def die_with(parent: int) -> None:
    """End this process, a helper, when `parent` ends, however that comes: nobody else would end it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        # It ended before it could be asked for.
        os._exit(1)


def _facts(number: int) -> list[bytes]:
    """What the system tells of a process: first its state, at 19 the moment it began, in ticks; nothing where that is not told."""
    try:
        # Its name, in brackets, may hold anything.
        return Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return []


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

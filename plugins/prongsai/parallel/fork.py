"""Work shared among forked processes, which inherit all that it needs; in this process where the system cannot fork."""

from __future__ import annotations

import errno
import gc
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from prongsai.parallel.processes import die_with

_Result = TypeVar("_Result")
MOST = 8

_work: Callable[[int, int], Any]
"""What forked processes do: they inherit it, so that nothing large is sent to them."""


def share(work: Callable[[int, int], _Result], *, weight: int, enough: int) -> list[_Result]:
    """The results of `work(part, parts)` for each part, in order; in one process unless `weight` is at least `enough`.

    `work` must take every `parts`-th item from `part` on, and its results must be picklable.
    What it raises is raised here; ChildProcessError when the system has killed one of the processes.
    """
    parts = _processes() if weight >= enough else 1
    if parts == 1:
        return [work(0, 1)]
    # Most commands fork nothing, and these take as long to load as a small site to read.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work
    _work = work
    # A garbage collection in a child would copy every page of the parent's memory that it looks at.
    gc.freeze()
    try:
        with ProcessPoolExecutor(parts, get_context("fork"), initializer=die_with, initargs=(os.getpid(),)) as pool:
            return list(pool.map(_call, range(parts), [parts] * parts))
    except BrokenProcessPool as error:
        raise ChildProcessError(errno.ECHILD, "a helping process was killed") from error
    finally:
        gc.unfreeze()


def _call(part: int, parts: int) -> Any:
    return _work(part, parts)


def _processes() -> int:
    """How many processes help: as many as there are processors, where forking is safe.

    It is not on macOS, nor beside other threads (as under `mkdocs serve`), whose locks a child would inherit.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))

"""How much work something is, counted in steps or in processor time: no test reads the clock on the wall, which a busy machine moves."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

Work = Callable[[], object]
WorkOfSize = Callable[[int], object]


class TooMuchWork(AssertionError):
    """Work that was ended because it went on for longer than allowed."""


def steps(work: Work, most: int | None = None) -> int:
    """How many functions `work` calls, Python's and C's; beyond `most` it is ended with `TooMuchWork`, since it may never end.

    What one call does within C (a regular expression, `str.split`) is one step, however long it takes: `seconds` knows of it.
    """
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            if most is not None and count > most:
                raise TooMuchWork(f"more than {most:,} steps")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def seconds(work: Work) -> float:
    """The processor time that this process takes for `work`."""
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_steps_in_line(work: WorkOfSize, size: int) -> None:
    """Four times the size takes about four times the steps: nearer to that than to sixteen times."""
    small, large = steps(lambda: work(size)), steps(lambda: work(4 * size))
    assert large <= 8 * small, f"{small:,} steps at {size:,}, {large:,} at four times the size"


def assert_seconds_in_line(work: WorkOfSize, size: int) -> None:
    """Sixteen times the size takes about sixteen times the processor time: nearer to that than to 256 times.

    What else the machine does can make a run up to twice as slow, so the quickest of three counts.
    """
    small = min(seconds(lambda: work(size)) for _ in range(3))
    large: list[float] = []
    while len(large) < 3 and (not large or min(large) > 64 * small):
        large.append(seconds(lambda: work(16 * size)))
    assert min(large) <= 64 * small, f"{small:.4f} s at {size:,}, {min(large):.3f} s at sixteen times the size"

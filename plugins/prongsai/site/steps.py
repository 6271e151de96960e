"""How long each step of a build takes: wall seconds, and seconds of processors, as a tree."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

Clock = Callable[[], tuple[float, float]]
"""Wall seconds and processor seconds since some moment."""


def clock() -> tuple[float, float]:
    """The seconds of this process and of the processes that it has waited for."""
    times = os.times()
    return time.perf_counter(), time.process_time() + times.children_user + times.children_system


@dataclass(slots=True)
class Step:
    """A step with the steps inside it; `processor` is None where only the wall clock was looked at."""

    name: str
    wall: float = 0.0
    processor: float | None = None
    steps: list[Step] = field(default_factory=list)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as a table, a line a step."""
        processor = "" if self.processor is None else f"{self.processor:9.3f} s"
        yield f"{'  ' * depth + self.name:<16}{self.wall:9.3f} s{processor}"
        for step in self.steps:
            yield from step.lines(depth + 1)


class Steps:
    """The steps of one build: `with steps("read"): ...` takes one, also inside another."""

    def __init__(self, clock: Clock = clock) -> None:
        self._clock = clock
        self._open = [Step("build")]

    @contextmanager
    def __call__(self, name: str) -> Iterator[Step]:
        """Take the step `name`."""
        step = Step(name)
        self._open[-1].steps.append(step)
        self._open.append(step)
        wall, processor = self._clock()
        try:
            yield step
        finally:
            wall_now, processor_now = self._clock()
            step.wall, step.processor = wall_now - wall, processor_now - processor
            self._open.pop()

    def done(self) -> Step:
        """The whole build: what its steps took. Between them other programs may have been at work."""
        steps = self._open[0].steps
        return Step("build", sum(one.wall for one in steps), sum(one.processor or 0 for one in steps), steps)


class Laps:
    """How the time of one process goes to steps that take turns on every page.

    Asking for processor seconds as well would cost a hundredth of the page, so only the wall clock is looked at.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._last = now()
        self.seconds: dict[str, float] = {}

    def start(self) -> None:
        """What went before was for none of the steps."""
        self._last = self._now()

    def lap(self, name: str) -> None:
        """All time since the last lap was for the step `name`."""
        now = self._now()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now


def steps_of(side_by_side: Sequence[Laps], then: Laps) -> list[Step]:
    """The steps of processes that worked side by side, where the longest counts, and of the one that worked after them."""
    names = dict.fromkeys(name for laps in (*side_by_side, then) for name in laps.seconds)
    return [Step(name, max(one.seconds.get(name, 0.0) for one in side_by_side) + then.seconds.get(name, 0.0)) for name in names]

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from prongsai.site.steps import Laps, Steps, clock, steps_of


def ticking() -> Callable[[], tuple[float, float]]:
    """A clock that goes on by a second of wall time, and half a second of a processor, whenever somebody looks."""
    seconds: Iterator[int] = count()
    return lambda: ((now := float(next(seconds))), now / 2)


def test_steps_make_a_tree_with_their_times() -> None:
    steps = Steps(ticking())
    with steps("read"):
        pass
    with steps("pages"), steps("search"):
        pass
    assert list(steps.done().lines()) == [
        "build               4.000 s    2.000 s",
        "  read              1.000 s    0.500 s",
        "  pages             3.000 s    1.500 s",
        "    search          1.000 s    0.500 s",
    ]


def test_a_step_that_breaks_is_timed_and_left() -> None:
    steps = Steps(ticking())
    with pytest.raises(ZeroDivisionError), steps("read"):
        raise ZeroDivisionError
    with steps("write"):
        pass
    assert [(step.name, step.wall) for step in steps.done().steps] == [("read", 1.0), ("write", 1.0)]


def laps_of(*names: str) -> Laps:
    seconds = count()
    laps = Laps(lambda: float(next(seconds)))
    for name in names:
        laps.lap(name)
    return laps


def test_laps_count_what_takes_turns() -> None:
    assert laps_of("plan", "render", "plan", "render", "render").seconds == {"plan": 2.0, "render": 3.0}


def test_what_went_before_the_start_counts_for_nothing() -> None:
    seconds = iter([0.0, 10.0, 11.0])
    laps = Laps(lambda: next(seconds))
    laps.start()
    laps.lap("plan")
    assert laps.seconds == {"plan": 1.0}


def test_of_processes_side_by_side_the_longest_counts() -> None:
    steps = steps_of([laps_of("plan", "render", "render"), laps_of("plan", "plan")], laps_of("plan", "write"))
    assert [(step.name, step.wall, step.processor) for step in steps] == [("plan", 3.0, None), ("render", 2.0, None), ("write", 1.0, None)]


def test_the_clock_goes_on() -> None:
    before, after = clock(), clock()
    assert after[0] >= before[0]
    assert after[1] >= before[1]

"""Work is counted: what grows with the square of its size is found, what grows in line is not, and no test reads a clock."""

from __future__ import annotations

import re

import pytest
from tests.building import CHECKOUT
from tests.effort import TooMuchWork, assert_seconds_in_line, assert_steps_in_line, steps

CLOCKS = re.compile(r"perf_counter|monotonic\b|process_time|thread_time|default_timer|\btime\.time\b|performance\.now|Date\.now")
READERS = {
    "tests/effort.py": "where processor time is measured",
    "tests/unit/test_effort.py": "this rule",
    "tests/torture/__main__.py": "how many minutes somebody gives it",
    "tests/torture/stops.py": "when a build that stands still is given up",
    "tests/unit/test_bench_search.py": "a clock of its own, which moves only while somebody sleeps",
}


_SLOW = re.compile("(a|b)*?(a|b)*c")


def in_line(size: int) -> None:
    for number in range(size):
        abs(number)


def squared(size: int) -> None:
    for _ in range(size):
        in_line(size)


def squared_in_c(size: int) -> bool:
    return bool(_SLOW.fullmatch("a" * size))


def test_steps_are_calls_of_python_and_of_c() -> None:
    assert steps(lambda: None) == steps(lambda: None)
    assert steps(lambda: in_line(100)) - steps(lambda: in_line(0)) == 100
    assert steps(lambda: squared(10)) - steps(lambda: squared(0)) == 10 * 11


def test_what_grows_with_the_square_of_its_size_is_found() -> None:
    assert_steps_in_line(in_line, 100)
    with pytest.raises(AssertionError, match="four times the size"):
        assert_steps_in_line(squared, 20)


def test_what_takes_long_within_one_call_is_found_by_its_seconds() -> None:
    assert steps(lambda: squared_in_c(40)) == steps(lambda: squared_in_c(400))
    assert_seconds_in_line(in_line, 5_000)
    with pytest.raises(AssertionError, match="sixteen times the size"):
        assert_seconds_in_line(squared_in_c, 150)


def test_what_never_ends_is_ended() -> None:
    def never() -> None:
        while True:
            abs(0)

    with pytest.raises(TooMuchWork):
        steps(never, most=1000)


def test_no_test_reads_a_clock_but_to_measure_processor_time() -> None:
    files = list((CHECKOUT / "tests").rglob("*.py"))
    assert len(files) > 100
    readers = {path.relative_to(CHECKOUT).as_posix() for path in files if CLOCKS.search(path.read_text("utf-8"))}
    assert readers == READERS.keys()

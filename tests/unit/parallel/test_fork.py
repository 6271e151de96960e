import gc
import threading

import pytest

from prongsai.parallel import share, uncollected


def squares(part: int, parts: int) -> list[int]:
    return [n * n for n in range(10)[part::parts]]


def test_little_work_is_done_in_one_process() -> None:
    assert share(squares, weight=10, enough=11) == [squares(0, 1)]


def test_much_work_comes_back_in_order_of_its_parts() -> None:
    results = share(squares, weight=10, enough=1)
    assert [results[n % len(results)][n // len(results)] for n in range(10)] == [n * n for n in range(10)]


def test_what_a_part_raises_is_raised_here() -> None:
    def work(part: int, parts: int) -> None:
        raise KeyError("มาตรการ")

    with pytest.raises(KeyError, match="มาตรการ"):
        share(work, weight=2, enough=1)


def test_nothing_is_forked_beside_another_thread() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert share(squares, weight=10, enough=1) == [squares(0, 1)]
    finally:
        stop.set()
        other.join()


def test_collection_is_off_inside_and_as_before_outside() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()

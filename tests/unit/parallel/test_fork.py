import gc
import os
import signal
import subprocess
import sys
import threading

import pytest

from prongsai.parallel import fork, share, uncollected


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


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")
def test_a_killed_build_leaves_no_helpers() -> None:
    script = """
import os, time
from prongsai.parallel import fork
fork._processes = lambda: 3
def work(part, parts):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(600)
fork.share(work, weight=1, enough=0)
"""
    build = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert build.stdout
    assert len({build.stdout.readline() for _ in range(3)}) == 3
    build.kill()
    # The pipe is closed when the last process that could write to it is gone.
    assert build.communicate() == ("", None)


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")
def test_a_killed_helper_ends_the_build_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(part: int, parts: int) -> int:
        if part:
            os.kill(os.getpid(), signal.SIGKILL)
        return part

    monkeypatch.setattr(fork, "_processes", lambda: 2)
    with pytest.raises(ChildProcessError):
        share(work, weight=1, enough=0)

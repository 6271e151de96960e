from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prongsai.parallel import processes
from prongsai.replacing import replace_file


def test_a_file_is_made_or_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    replace_file(tmp_path / "published.yml", "หนึ่ง\n")
    replace_file(tmp_path / "published.yml", b"two\r\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"published.yml": b"two\r\n"}


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "published.yml"
    place.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(place, "new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"published.yml": "old"}


def test_what_is_written_first_lies_beside_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    content.mkdir()
    seen: list[list[str]] = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        seen.append([path.name for path in content.iterdir()])
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    replace_file(content / "published.yml", "new", beside=tmp_path)
    assert seen[0] == []
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_what_killed_runs_have_left_is_removed_and_what_runs_is_not(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead = [f".prongsai-{ended.pid}-1.part", f".published.yml.{ended.pid}.part", f".prongsai-{os.getpid()}-1.part"]
    if sys.platform != "linux":
        # When a process began is not told there: its number alone says that it runs.
        dead.pop()
    kept = [f".prongsai-{os.getppid()}-0.part", "prongsai-1-1.part", ".prongsai-x.part"]
    for name in (*dead, *kept):
        (tmp_path / name).write_text("")
    replace_file(tmp_path / "a.yml", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "a.yml"])


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX'")
def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path) -> None:
    real = tmp_path / "real.yml"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to(real)
    replace_file(link, "new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_process_is_told_from_another_that_has_its_number(tmp_path: Path) -> None:
    number, began = map(int, processes.name().split("-"))
    assert processes.runs(number, began)
    assert processes.runs(number)
    assert sys.platform != "linux" or not processes.runs(number, began + 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the state of a process")
def test_a_process_that_has_ended_and_is_not_asked_for_does_not_run() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert ended.stdout
    assert ended.stdout.read() == b""
    while b") Z" not in Path(f"/proc/{ended.pid}/stat").read_bytes():
        time.sleep(0.01)
    assert not processes.runs(ended.pid)
    ended.communicate()

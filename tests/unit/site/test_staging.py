from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.building import all_files, write_files

from prongsai.problems.trouble import HalfReplaced, as_build_trouble
from prongsai.site import in_place, staging, switch
from prongsai.site.staging import Staging, restore_below
from prongsai.site.turn import WAITING_TH, Turn

OLD = {"index.html": "old", "gone.html": "old", "style.css": "old"}
NEW = {"index.html": "new", "more/index.html": "new", "style.css": "new", "more.css": "new"}

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and locks are POSIX'")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(tmp_path / "site", OLD)
    return tmp_path / "site"


def in_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def begun(target: Path, told: list[str] | None = None) -> Staging:
    """A site that only waits to be put in place."""
    new = Staging(target, (told if told is not None else []).append)
    new.open()
    write_files(new.folder, NEW)
    return new


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "_exchange", lambda *_: False)


def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    begun(site).commit()
    assert all_files(site) == in_bytes(NEW)
    assert names(site.parent) == ["site"]


def test_a_first_site_is_put_where_nothing_was(tmp_path: Path) -> None:
    begun(tmp_path / "deep/site").commit()
    assert all_files(tmp_path / "deep/site") == in_bytes(NEW)
    assert names(tmp_path / "deep") == ["site"]


def test_where_folders_cannot_be_exchanged_two_renames_do_it(site: Path, without_exchange: None) -> None:
    begun(site).commit()
    assert all_files(site) == in_bytes(NEW)
    assert names(site.parent) == ["site"]


def test_a_refused_second_rename_brings_the_old_site_back(site: Path, without_exchange: None, monkeypatch: pytest.MonkeyPatch) -> None:
    new, rename = begun(site), Path.rename

    def refusing(path: Path, to: Path) -> Path:
        if path == new.folder:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OSError, match="Input/output"):
        new.commit()
    assert all_files(site) == in_bytes(OLD)
    assert names(site.parent) == ["site"]


def test_a_site_whose_switch_was_killed_is_back_before_any_command_does_anything(site: Path) -> None:
    site.rename(site.with_name(".site.replaced-1-1"))
    told: list[str] = []
    restore_below(site.parent, told.append)
    assert all_files(site) == in_bytes(OLD)
    assert told == [staging.RESTORED_TH.format(folder="site")]


def test_an_empty_folder_is_no_site_that_a_copy_could_go_for(site: Path) -> None:
    site.rename(site.with_name(".site.replaced-1-1"))
    site.mkdir()
    Staging(site, lambda _: None).discard()
    assert all_files(site) == in_bytes(OLD)


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    new = Staging(tmp_path / "site", lambda _: None)
    with pytest.raises(NotADirectoryError):
        new.open()
    new.discard()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"site": "mine"}


# A mount of its own


@pytest.mark.parametrize("after", range(8))
def test_files_replaced_one_by_one_are_finished_after_a_kill(site: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_is_mount", lambda _: True)
    write_files(site, {".well-known/them": "theirs"})
    told: list[str] = []
    new, steps = begun(site, told), [after]

    class Killed(BaseException):
        pass

    for where, what in ((Path, "replace"), (Path, "unlink"), (in_place, "make_durable")):

        def counted(*arguments: object, _done: object = getattr(where, what), **options: object) -> object:
            steps[0] -= 1
            if steps[0] == 0:
                raise Killed
            return _done(*arguments, **options)  # type: ignore[operator]

        monkeypatch.setattr(where, what, counted)
    if after:
        with pytest.raises(Killed):
            new.commit()
    else:
        new.commit()
    monkeypatch.undo()
    assert told == [staging.ONE_BY_ONE_TH.format(folder="site")]
    was_begun = in_place.is_unfinished(site)
    restore_below(site.parent, told.append)
    wanted = OLD if after == 1 else NEW
    assert all_files(site) == in_bytes({**wanted, ".well-known/them": "theirs"})
    assert (staging.FINISHED_TH.format(folder="site") in told) == was_begun
    assert names(site.parent) == ["site"]


def test_new_files_come_first_then_pages_and_what_is_gone_goes_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_is_mount", lambda _: True)
    new, order, replace = begun(site), [], Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, to: (order.append(to.name), replace(path, to))[1])  # type: ignore[func-returns-value]
    new.commit()
    assert order == ["more.css", "style.css", "index.html", "index.html"]


def test_a_full_disk_halfway_is_told_as_such(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_is_mount", lambda _: True)
    new = begun(site)

    def full(path: Path, to: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(to))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(HalfReplaced) as met:
        new.commit()
    assert "เนื้อที่ดิสก์เต็ม" in as_build_trouble(met.value)
    assert "คำสั่งครั้งต่อไปจะเปลี่ยนส่วนที่เหลือจนครบ" in as_build_trouble(met.value)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux may mount")
def test_a_real_mount_becomes_the_new_site(site: Path) -> None:
    work = f"""
from pathlib import Path
from prongsai.site.staging import Staging
for kind in ("tmpfs", "bind"):
    target = Path({str(site.parent)!r}) / kind
    assert (target / "old.html").exists()
    new = Staging(target)
    new.open()
    (new.folder / "index.html").write_text(kind)
    new.commit()
    print(sorted(one.name for one in target.iterdir()))
"""
    tmpfs, bind, other = (site.parent / name for name in ("tmpfs", "bind", "other"))
    for folder in (tmpfs, bind, other):
        folder.mkdir()
    steps = [
        f"mount -t tmpfs none {tmpfs}",
        f"mount --bind {other} {bind}",
        f"touch {tmpfs}/old.html {bind}/old.html",
        f"{sys.executable} -",
    ]
    done = subprocess.run(["unshare", "--mount", "sh", "-c", " && ".join(steps)], input=work, text=True, capture_output=True, check=False)
    if "ermitted" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stdout.splitlines() == ["['index.html']", "['index.html']"], done.stderr
    assert done.stderr.count("เปลี่ยนเว็บไซต์ทีละไฟล์") == 2
    assert names(site.parent) == ["bind", "other", "site", "tmpfs"]


# One at a time


@on_posix
def test_a_second_build_waits_until_the_first_is_done(site: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from prongsai.site.staging import Staging
new = Staging(Path({str(site)!r}))
print("begun", flush=True)
sys.stdin.readline()
new.discard()
"""
    first = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdin
    assert first.stdout
    assert first.stdout.readline() == "begun\n"
    told: list[str] = []

    def say(text: str) -> None:
        told.append(text)
        assert first.stdin
        first.stdin.write("\n")
        first.stdin.flush()

    assert Turn.take(site.with_name(".site.lock"), site, say, waits=False) is None
    second = Staging(site, say)
    first.communicate()
    assert told == [WAITING_TH]
    second.discard()
    assert names(site.parent) == ["site"]


def test_a_build_inside_a_build_does_not_wait_for_itself(site: Path) -> None:
    outer, inner = begun(site), begun(site)
    inner.commit()
    outer.commit()
    assert all_files(site) == in_bytes(NEW)
    assert names(site.parent) == ["site"]


# Who may read it


@on_posix
def test_a_site_is_there_to_be_read_whatever_the_umask_says(site: Path) -> None:
    before = os.umask(0o077)
    try:
        new = begun(site)
        (new.folder / "style.css").chmod(0o400)
        new.commit()
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert modes == {"site": 0o755, "more": 0o755, "index.html": 0o644, "style.css": 0o644, "more.css": 0o644}


def test_a_program_that_ends_in_an_unforeseen_way_leaves_nothing(site: Path) -> None:
    script = f"""
from pathlib import Path
from prongsai.site.staging import Staging
new = Staging(Path({str(site)!r}))
new.open()
raise KeyboardInterrupt
"""
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode
    assert names(site.parent) == ["site"]


def test_the_site_is_whole_at_every_moment(site: Path) -> None:
    ends, seen = threading.Event(), set()

    def look() -> None:
        while not ends.is_set():
            try:
                seen.add((site / "index.html").read_text())
            except FileNotFoundError:
                seen.add("missing")

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(20):
        begun(site).commit()
        time.sleep(0)
    ends.set()
    reader.join()
    if sys.platform == "linux":
        assert seen <= {"old", "new"}

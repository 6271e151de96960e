"""What lies in the content folder and is no file that can be opened: told at its path, without a hang, and never opened."""

from __future__ import annotations

import itertools
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from tests.building import AGENCY, write_files
from tests.effort import steps

from prongsai.checks.files_can_be_opened import check
from prongsai.intake.layout import lay_out
from prongsai.intake.records import gather
from prongsai.problems.text import as_text
from prongsai.site.read import read_portal
from prongsai.source.files import read_content
from prongsai.source.walk import MAX_DEPTH, Listing, walk

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and links as other systems have them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


def names(listing: Listing) -> list[str]:
    return [str(file.name) for file in listing.files]


def refused(listing: Listing) -> dict[str, str]:
    return {name: problem.code for name, problem in listing.refused.items()}


def test_files_come_folder_by_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"b/a.yml": "", "b.txt": "", "a/z.pdf": "", "a/b/c.txt": "", "a/a.md": ""})
    assert names(walk(tmp_path)) == ["b.txt", "a/a.md", "a/z.pdf", "a/b/c.txt", "b/a.yml"]


def test_hidden_files_are_found_on_request_only(tmp_path: Path) -> None:
    write_files(tmp_path, {".a.txt": "", ".git/b/c": "", "d/.e/f.txt": "", "d/g.txt": ""})
    listing = walk(tmp_path)
    assert names(listing) == ["d/g.txt"]
    assert sorted(str(file.name) for file in listing.hidden) == [".a.txt", ".git/b/c", "d/.e/f.txt"]
    assert PurePosixPath("d/.e/f.txt") in listing
    assert list(listing.names_in(PurePosixPath("d/.e"))) == ["f.txt"]


def test_what_lies_in_a_folder_is_found_by_its_name(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/2567/b.txt": "", "a/2567/c/d.txt": "", "a/25670/e.txt": "", "f.txt": ""})
    listing = walk(tmp_path)
    assert [str(file.name) for file in listing.below(PurePosixPath("a/2567"))] == ["a/2567/b.txt", "a/2567/c/d.txt"]
    assert len(listing.below(PurePosixPath())) == 4
    assert listing.below(PurePosixPath("nowhere")) == []
    assert list(listing.names_in(PurePosixPath("a/2567"))) == ["b.txt"]
    assert PurePosixPath("a/2567/B.txt") not in listing


@posix
def test_pipes_sockets_and_devices_are_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    os.mkfifo(tmp_path / "agency.yml")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # a socket's address has some hundred letters at most
        try:
            server.bind("talk.txt")
        finally:
            os.chdir(here)
        (tmp_path / "null.csv").symlink_to(os.devnull)
        listing = walk(tmp_path, "content")
    assert names(listing) == []
    assert refused(listing) == {
        "agency.yml": "unreadable-file",
        "null.csv": "symlink-outside",
        "pipe.pdf": "unreadable-file",
        "talk.txt": "unreadable-file",
    }
    assert listing.refused["pipe.pdf"].found == "เป็นท่อส่งข้อมูล (pipe) ไม่ใช่ไฟล์"
    # Nobody waits for what never comes, and nothing else is told of the file that is not there.
    assert {one.file: one.code for one in read_portal(tmp_path, "content").problems} == {
        f"content/{name}": code for name, code in refused(listing).items()
    }


@posix
def test_a_record_that_names_a_pipe_is_not_told_twice(tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, "documents.yml": "- id: a\n  title_th: ก\n  file: files/a.pdf\n"})
    (tmp_path / "files").mkdir()
    os.mkfifo(tmp_path / "files/a.pdf")
    content = read_content(tmp_path, "content")
    assert [one.file for one in content.problems] == ["content/files/a.pdf"]
    assert list(check(gather(lay_out(content))[0])) == []


@posix
def test_links_that_have_no_end_are_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b/c.txt": "", "d/e.txt": ""})
    (tmp_path / "itself").symlink_to("itself")
    (tmp_path / "first").symlink_to("second")
    (tmp_path / "second").symlink_to("first")
    (tmp_path / "gone.pdf").symlink_to("nothing.pdf")
    (tmp_path / "a/b/up").symlink_to("../..")
    (tmp_path / "a/b/here").symlink_to(".")
    listing = walk(tmp_path)
    assert names(listing) == ["a/b/c.txt", "d/e.txt"]
    assert set(refused(listing)) == {"itself", "first", "second", "gone.pdf", "a/b/up", "a/b/here"}
    assert set(refused(listing).values()) == {"unreadable-file"}
    assert listing.is_endless


@posix
def test_links_that_double_at_every_step_do_not_multiply(tmp_path: Path) -> None:
    for number in range(30):
        folder = tmp_path / f"f{number:02}"
        folder.mkdir()
        (folder / "file.txt").write_text("", "utf-8")
        if number < 29:
            for name in ("x", "y"):
                (folder / name).symlink_to(f"../f{number + 1:02}")
    listing = walk(tmp_path)
    assert len(listing.files) == 30 + 2 * 29
    assert listing.is_endless
    assert steps(lambda: walk(tmp_path)) < 100_000


@posix
def test_a_link_to_a_folder_of_the_content_is_followed_for_files_and_not_for_data(tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, "2567/year.yml": "remark_th: ก\n", "2567/files/a.pdf": "%PDF-"})
    (tmp_path / "copy").symlink_to("2567")
    content = read_content(tmp_path, "content")
    assert content.problems == []
    assert [str(file.name) for file in content.files] == ["agency.yml", "2567/year.yml"]
    assert "copy/files/a.pdf" in names(content.listing)


@posix
def test_links_out_of_the_content_are_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.txt": "", "content-old/b.txt": "", "c/d.txt": ""})
    for name, target in {"b.txt": "../content-old/b.txt", "c": "../c", "up": "..", "passwd": "/etc/passwd"}.items():
        (tmp_path / "content" / name).symlink_to(target)
    listing = walk(tmp_path / "content")
    assert names(listing) == ["a.txt"]
    assert refused(listing) == dict.fromkeys(("b.txt", "c", "passwd", "up"), "symlink-outside")


@contextmanager
def folders_within_folders(folder: Path, name: str, count: int) -> Iterator[None]:
    """As many folders of this name, each in the one before; what takes folders away in tests breaks on so many, so they go again."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(count):
            Path(name).mkdir()
            os.chdir(name)
        os.chdir(here)
        yield
    finally:
        os.chdir(folder)
        lowest = next(number for number in itertools.count() if not _went_down(name))
        for _ in range(lowest):
            os.chdir("..")
            Path(name).rmdir()
        os.chdir(here)


def _went_down(name: str) -> bool:
    try:
        os.chdir(name)
    except FileNotFoundError:
        return False
    return True


def test_folders_within_folders_end_somewhere(tmp_path: Path) -> None:
    with folders_within_folders(tmp_path, "d", 1200):
        listing = walk(tmp_path, "content")
        assert names(listing) == []
        assert refused(listing) == {"/".join(["d"] * (MAX_DEPTH + 1)): "folder-too-deep"}
        assert listing.is_endless
        assert [one.code for one in read_portal(tmp_path, "content").problems] == ["folder-too-deep"]


def test_a_path_that_is_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    with folders_within_folders(tmp_path, "n" * 200, 30):
        assert set(refused(walk(tmp_path)).values()) == {"unreadable-file"}


@linux
def test_a_name_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": ""})
    for name in ("รายงาน.pdf".encode("cp874"), b"\xff/b.pdf"):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")
    listing = walk(tmp_path, "content")
    assert names(listing) == ["a.txt"]
    assert sorted(refused(listing).values()) == ["unreadable-name", "unreadable-name"]
    assert [as_text(one).encode() for one in listing.problems]


def test_what_may_not_be_read_is_told_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a.pdf": "%PDF-", "b.md": "# ก\n", "c/agency.yml": AGENCY})
    closed = {str(tmp_path / "a.pdf"), str(tmp_path / "b.md")}
    # As root nothing is closed: what another person may not read is said by the system alone.
    monkeypatch.setattr(os, "access", lambda path, _: str(path) not in closed)
    assert refused(walk(tmp_path)) == {"a.pdf": "unreadable-file", "b.md": "unreadable-file"}
    assert names(walk(tmp_path)) == ["c/agency.yml"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_what_is_closed_to_its_owner_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.pdf": "%PDF-", "b/c.pdf": "%PDF-"})
    (tmp_path / "a.pdf").chmod(0)
    (tmp_path / "b").chmod(0)
    try:
        assert refused(walk(tmp_path)) == {"a.pdf": "unreadable-file", "b": "unreadable-file"}
    finally:
        (tmp_path / "b").chmod(0o700)


def test_a_folder_that_changes_while_it_is_read_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "gone":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return real(path)

    write_files(tmp_path, {"gone/a.txt": "", "b.txt": ""})
    monkeypatch.setattr(os, "scandir", scandir)
    assert names(walk(tmp_path)) == ["b.txt"]
    assert walk(tmp_path).problems == []

"""A new site grows beside the one that is served, and takes its place when it is complete."""

from __future__ import annotations

import atexit
import errno
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from prongsai.parallel import processes
from prongsai.replacing import keep_names
from prongsai.site import in_place, switch
from prongsai.site.turn import Turn

RESTORED_TH = "คำสั่งก่อนหน้านี้ถูกหยุดระหว่างเปลี่ยนเว็บไซต์ นำเว็บไซต์เดิมกลับมาไว้ใน {folder} ครบแล้ว"
FINISHED_TH = "คำสั่งก่อนหน้านี้ถูกหยุดระหว่างเปลี่ยนไฟล์ใน {folder} ซึ่งจึงมีทั้งหน้าเก่าและหน้าใหม่ปนกัน ได้เปลี่ยนส่วนที่เหลือจนครบแล้ว"
ONE_BY_ONE_TH = "โฟลเดอร์ {folder} อยู่บนดิสก์ของตัวเองหรือเขียนข้าง ๆ ไม่ได้ จึงเปลี่ยนเว็บไซต์ทีละไฟล์ ถ้าถูกหยุดกลางคัน คำสั่งถัดไปจะทำต่อ"

_BUILDING = re.compile(r"\.building-(?P<process>\d+)-(?P<began>\d+)(?P<ours>-\d+)?$")
_REPLACED = re.compile(r"\.(.+)\.replaced-(?P<process>\d+)(?P<ours>-(?P<began>\d+))?")
_HALF_A_DAY = 12 * 3600
_numbers = count(1)
_open: set[Staging] = set()
"""What is not finished in this process: a program that ends in an unforeseen way leaves nothing."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


class Staging:
    """A folder in which a new site grows until it replaces the one at `target`. A build that fails leaves `target` as it was.

    It lies beside `target`, so that the two can be exchanged; inside it where `target` is a mount, or nothing may be written beside
    it. Only one process at a time has a staging of one `target`: the others wait here, before they read anything.
    """

    folder: Path
    """Where the site grows, from `open` on."""

    def __init__(self, target: Path, say: Callable[[str], None] = say, *, must_last: bool = True) -> None:
        """`must_last`: a pulled plug must not cost it, as it may a preview."""
        self._must_last = must_last
        self.target = target.resolve()  # a link stays a link to the folder that is replaced
        self._say = say
        self._process = os.getpid()
        self._turn: Turn | None = None
        self._is_inside = False
        _open.add(self)
        if self.target.parent.is_dir():
            self._take_turn()

    def open(self) -> None:
        """Make the folder. Raises OSError."""
        target = self.target
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._turn is None:
            self._take_turn()
        name = f"building-{processes.name()}-{next(_numbers)}"
        beside, inside = target.with_name(f".{target.name}.{name}"), target / f".prongsai.{name}"
        self._is_inside = target.is_dir() and _is_mount(target)
        self.folder = inside if self._is_inside else beside
        try:
            self.folder.mkdir()
        except OSError as error:
            if self._is_inside or error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS) or not target.is_dir():
                raise
            self._is_inside, self.folder = True, inside
            self.folder.mkdir()

    def commit(self) -> None:
        """Put the finished site in the place of the old one; the old one is complete until then. Raises OSError."""
        try:
            switch.make_readable(self.folder)
            if self._is_inside:
                self._replace_files()
            else:
                if self._must_last:
                    switch.make_durable(self.folder)
                self._exchange()
        finally:
            self.discard()

    def discard(self) -> None:
        """Forget the unfinished site, and let the next build have its turn."""
        if self not in _open:
            return
        _open.discard(self)
        if hasattr(self, "folder"):
            switch.remove(self.folder)
        if self._turn:
            self._turn.leave()

    def _exchange(self) -> None:
        try:
            old = switch.put(self.folder, self.target)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV) or sys.platform == "win32":
                raise
            # A mount of a folder of the same disk is only known by this.
            inside = self.target / f".prongsai.{self.folder.name.rpartition('.')[2]}"
            try:
                shutil.copytree(self.folder, inside, symlinks=True)
            except BaseException:
                switch.remove(inside)
                raise
            switch.remove(self.folder)
            self.folder = inside
            self._replace_files()
            return
        keep_names(self.target.parent)
        if old and old != self.folder:
            switch.remove(old)

    def _replace_files(self) -> None:
        self._say(ONE_BY_ONE_TH.format(folder=self.target.name))
        in_place.replace(self.folder, self.target)

    def _take_turn(self) -> None:
        self._turn = Turn.take(_lock_of(self.target), self.target, self._say)
        try:
            restore(self.target, self._say)
            for left in _left_by_the_dead(self.target):
                switch.remove(left)
        except BaseException:
            self.discard()
            raise


def restore(target: Path, say: Callable[[str], None]) -> None:
    """Bring the site at `target` back, or to its end, where a command was killed in the middle of replacing it."""
    if not _has_site(target):
        copies = [path for path in target.parent.glob(f".{_literally(target.name)}.replaced-*") if _REPLACED.fullmatch(path.name)]
        if copies:
            with suppress(OSError):
                max(copies, key=lambda path: path.stat().st_mtime).rename(target)
                say(RESTORED_TH.format(folder=target.name))
    elif in_place.is_unfinished(target):
        in_place.finish(target)
        say(FINISHED_TH.format(folder=target.name))


def restore_below(folder: Path, say: Callable[[str], None] = say) -> None:
    """The same for every site that lies in `folder`, unless a build is at work there: before any command does anything else."""
    with suppress(OSError):
        found = {path.name: path for path in folder.iterdir()}
        targets = {folder / match[1] for name in found if (match := _REPLACED.fullmatch(name)) and match[1] not in found}
        targets |= {path for name, path in found.items() if not name.startswith(".") and in_place.is_unfinished(path)}
        for target in sorted(one.resolve() for one in targets):
            if turn := Turn.take(_lock_of(target), target, say, waits=False):
                try:
                    restore(target, say)
                finally:
                    turn.leave()


def _has_site(target: Path) -> bool:
    """Whether anything is there: an empty folder is no site."""
    return os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir()))


def _left_by_the_dead(target: Path) -> Iterator[Path]:
    """Folders of builds that do not run any more. Nothing is taken that could be the only good copy: `restore` comes first."""
    has_site = _has_site(target)
    for path in (*target.parent.glob(f".{_literally(target.name)}.*"), *target.glob(".prongsai.building-*")):
        if match := _BUILDING.search(path.name) or (has_site and _REPLACED.fullmatch(path.name)):
            process, began = int(match["process"]), int(match["began"] or 0) if match["ours"] else 0
            # The names of earlier versions do not say when the process began, and its number may be somebody else's by now.
            is_old = not match["ours"] and time.time() - path.stat().st_mtime > _HALF_A_DAY
            if is_old or not processes.runs(process, began):
                yield path


def _lock_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


def _is_mount(folder: Path) -> bool:
    return os.path.ismount(folder) or folder.stat().st_dev != folder.parent.stat().st_dev


def _literally(name: str) -> str:
    """A name in which `glob` sees no pattern."""
    return re.sub(r"([*?[])", r"[\1]", name)


@atexit.register
def _discard_all() -> None:
    for staging in [one for one in _open if one._process == os.getpid()]:
        staging.discard()

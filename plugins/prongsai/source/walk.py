"""A folder of content → everything that lies in it, looked at once: check, build and record go by the same listing.

Nothing is opened here, and what is no regular file is never opened by anybody: a pipe would be waited for, for ever.
"""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from prongsai.problems.codes import Code
from prongsai.problems.problem import Problem

MAX_DEPTH = 50
"""Folders within folders: what lies deeper was copied into itself, and has no address that anybody can type."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DATA = (".yml", ".yaml")
"""Of data no name is an address: what it is called matters to nobody who opens the site."""
_NO_FILE = {stat.S_IFIFO: "ท่อส่งข้อมูล (pipe)", stat.S_IFSOCK: "ซ็อกเก็ต (socket)"}


@dataclass(frozen=True, slots=True)
class Lying:
    """A regular file that can be opened: `path` on disk, `name` below the folder.

    `below_link` says that a link to a folder leads to it, so that it lies somewhere else as well.
    """

    path: Path
    name: PurePosixPath
    below_link: bool = False


@dataclass(eq=False)
class Listing:
    """What lies in a folder: its regular `files` folder by folder, and what is `refused` with the problem of each.

    Hidden files and folders are looked at when somebody asks for them. `withheld` are files that are never put on the site.
    """

    root: Path
    shown_as: str
    files: list[Lying] = field(default_factory=list)
    refused: dict[str, Problem] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    is_endless: bool = False
    """Whether a program that follows every link and folder comes to no end, or breaks."""
    _hidden: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with what lies there, at its path."""
        return list(self.refused.values())

    @cached_property
    def hidden(self) -> list[Lying]:
        """The regular files whose name, or that of a folder above, begins with a dot."""
        below = Listing(self.root, self.shown_as)
        for name, is_folder in self._hidden:
            walk_into = _Walk(below, hidden=True)
            if is_folder:
                walk_into.run(name)
            else:
                walk_into.take_file(name)
        return below.files

    @cached_property
    def _hidden_names(self) -> frozenset[PurePosixPath]:
        return frozenset(file.name for file in self.hidden)

    def shown(self, name: str | PurePosixPath) -> str:
        """The file `name` as the clerk is told it."""
        return f"{self.shown_as}/{printable(str(name))}"

    @cached_property
    def _by_folder(self) -> dict[PurePosixPath, dict[str, Lying]]:
        folders: dict[PurePosixPath, dict[str, Lying]] = defaultdict(dict)
        for file in self.files:
            folders[file.name.parent][file.name.name] = file
        return dict(folders)

    def names_in(self, folder: PurePosixPath) -> Iterable[str]:
        """The files of one folder, as the disk spells them."""
        if any(part.startswith(".") for part in folder.parts):
            return [file.name.name for file in self.hidden if file.name.parent == folder]
        return self._by_folder.get(folder, {}).keys()

    def __contains__(self, name: PurePosixPath) -> bool:
        is_hidden = any(part.startswith(".") for part in name.parts)
        return name in self._hidden_names if is_hidden else name.name in self._by_folder.get(name.parent, ())

    def is_refused(self, name: PurePosixPath) -> bool:
        """Whether it, or a folder in which it lies, cannot be opened: that is told there."""
        return bool(self.refused) and any(str(one) in self.refused for one in (name, *name.parents))

    def publishes(self, name: PurePosixPath) -> bool:
        """Whether it can be opened, and is not withheld from the site."""
        return name in self and str(name) not in self.withheld

    def below(self, folder: PurePosixPath) -> list[Lying]:
        """The files in a folder and in the folders there."""
        return self._above(len(folder.parts)).get(folder.parts, [])

    def _above(self, depth: int) -> dict[tuple[str, ...], list[Lying]]:
        if depth not in self._indexes:
            index: dict[tuple[str, ...], list[Lying]] = defaultdict(list)
            for file in self.files:
                index[file.name.parts[:-1][:depth]].append(file)
            self._indexes[depth] = dict(index)
        return self._indexes[depth]

    @cached_property
    def _indexes(self) -> dict[int, dict[tuple[str, ...], list[Lying]]]:
        return {}


def walk(root: Path, shown_as: str | None = None) -> Listing:
    """Everything below `root`, in an order that does not depend on the disk; nothing is raised for what lies there.

    `shown_as` is the folder's name in problems (default: its own name).
    """
    listing = Listing(root, shown_as or root.resolve().name)
    _Walk(listing).run("")
    return listing


def printable(name: str) -> str:
    """The name of a file or folder for the clerk: one from another system can hold what no terminal and no JSON takes."""
    return _UNPRINTABLE.sub("�", name)


@dataclass(slots=True)
class _Folder:
    """A folder still to be looked into; `is_linked` says that a link leads to it."""

    name: str
    depth: int
    is_linked: bool = False


class _Walk:
    """One way through a folder, with a list of its own in the place of calls within calls: folders lie deeper than Python calls."""

    def __init__(self, listing: Listing, *, hidden: bool = False) -> None:
        self._listing = listing
        self._takes_hidden = hidden
        self._real_root = os.path.realpath(listing.root)

    def run(self, folder: str) -> None:
        """Look into the folder of this name, "" for the root, and all below."""
        waiting = [_Folder(folder, folder.count("/") + 1 if folder else 0)]
        while waiting:
            waiting.extend(reversed(self._look_into(waiting.pop())))

    def _look_into(self, folder: _Folder) -> list[_Folder]:
        """Note the files of a folder; what is returned are the folders in it."""
        try:
            with os.scandir(self._on_disk(folder.name)) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            self._refuse(folder.name, "unreadable-file", "เปิดโฟลเดอร์นี้ไม่ได้", "ตรวจว่ามีโฟลเดอร์นี้และมีสิทธิ์อ่าน")
            return []
        inner: list[_Folder] = []
        for entry in entries:
            name = f"{folder.name}/{entry.name}" if folder.name else entry.name
            if entry.name.startswith(".") and not self._takes_hidden:
                self._listing._hidden.append((name, entry.is_dir(follow_symlinks=False)))
            elif entry.is_symlink():
                inner += self._follow(name, folder)
            elif entry.is_dir(follow_symlinks=False):
                inner += self._go_down(_Folder(name, folder.depth + 1, folder.is_linked))
            elif entry.is_file(follow_symlinks=False):
                self._take(name, folder.is_linked)
            else:
                self._refuse_strange(name)
        return inner

    def take_file(self, name: str) -> None:
        """Note one file, if it is one."""
        path = Path(self._on_disk(name))
        if path.is_symlink():
            self._follow(name, _Folder("", 0, is_linked=True))
        elif path.is_file():
            self._take(name, is_linked=False)

    def _take(self, name: str, is_linked: bool) -> None:
        path = self._on_disk(name)
        if not os.access(path, os.R_OK):
            self._refuse(name, "unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")
            return
        if not name.endswith(_DATA) and any("\ud800" <= letter <= "\udfff" for letter in name):
            found = "ชื่อไฟล์หรือโฟลเดอร์นี้เก็บมาด้วยรหัสตัวอักษรแบบเก่า จึงไม่มีที่อยู่ที่เปิดได้"
            self._refuse(name, "unreadable-name", found, "พิมพ์ชื่อไฟล์หรือโฟลเดอร์ที่มีเครื่องหมาย � ใหม่")
            return
        self._listing.files.append(Lying(Path(path), PurePosixPath(name), is_linked))

    def _go_down(self, folder: _Folder) -> list[_Folder]:
        if folder.depth <= MAX_DEPTH:
            return [folder]
        self._listing.is_endless = True
        found, cure = f"โฟลเดอร์ซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น", "ย้ายไฟล์ที่ใช้ขึ้นมา แล้วลบโฟลเดอร์ที่ซ้อนกันอยู่"
        self._refuse(folder.name, "folder-too-deep", found, cure)
        return []

    def _follow(self, name: str, folder: _Folder) -> list[_Folder]:
        """What a symbolic link leads to, if that lies in the content folder and is a file or a folder."""
        path = self._on_disk(name)
        try:
            real = os.path.realpath(path, strict=True)
            mode = Path(real).stat().st_mode
        except FileNotFoundError:
            self._refuse_link(name, "ไปยังไฟล์ที่ไม่มี")
            return []
        except OSError:
            self._refuse_link(name, "ที่วนกลับมาหาตัวเอง หรือเปิดตามไปไม่ได้")
            return []
        if real != self._real_root and not real.startswith(self._real_root.rstrip(os.sep) + os.sep):
            found, cure = "เป็นทางลัด (symbolic link) ไปยังไฟล์นอกโฟลเดอร์เนื้อหา", "คัดลอกไฟล์จริงมาไว้ในโฟลเดอร์นี้แทนทางลัด"
            self._refuse(name, "symlink-outside", found, cure)
        elif stat.S_ISREG(mode):
            self._take(name, folder.is_linked)
        elif not stat.S_ISDIR(mode):
            self._refuse_strange(name)
        elif folder.is_linked:
            # Links within what a link leads to can double at every step.
            self._listing.is_endless = True
            self._refuse_link(name, "ไปยังโฟลเดอร์ ซึ่งอยู่ในโฟลเดอร์ที่เป็นทางลัดอีกชั้นหนึ่ง")
        elif f"{os.path.realpath(Path(path).parent)}{os.sep}".startswith(f"{real}{os.sep}"):
            self._listing.is_endless = True
            self._refuse_link(name, "ไปยังโฟลเดอร์ที่ตัวมันเองอยู่ จึงวนไม่รู้จบ")
        else:
            return self._go_down(_Folder(name, folder.depth + 1, is_linked=True))
        return []

    def _refuse_link(self, name: str, where: str) -> None:
        self._refuse(name, "unreadable-file", f"เป็นทางลัด (symbolic link) {where}", "แทนด้วยไฟล์จริง หรือลบทางลัดนี้")

    def _refuse_strange(self, name: str) -> None:
        try:
            mode = Path(self._on_disk(name)).stat().st_mode
        except OSError:
            mode = 0
        what = _NO_FILE.get(stat.S_IFMT(mode), "อุปกรณ์ (device)")
        self._refuse(name, "unreadable-file", f"เป็น{what} ไม่ใช่ไฟล์", "ลบออก หรือแทนด้วยไฟล์จริง")

    def _refuse(self, name: str, code: Code, found: str, cure: str) -> None:
        shown = self._listing.shown(name) if name else self._listing.shown_as
        self._listing.refused[name] = Problem(shown, 1, 1, code, found, cure)

    def _on_disk(self, name: str) -> str:
        return f"{self._listing.root}{os.sep}{name}" if name else os.fspath(self._listing.root)


def sorted_as_walked(files: Iterable[Lying]) -> Iterator[Lying]:
    """The files in the order of a walk: folder by folder, a folder before what lies in it."""
    return iter(sorted(files, key=lambda file: (file.name.parent.parts, file.name.name)))

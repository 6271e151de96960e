"""Two things at one address: told before anything is built, since the one would lie over the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from prongsai import kinds
from prongsai.address import NOT_FOUND
from prongsai.problems.problem import Problem, Severity

if TYPE_CHECKING:
    # Loaded when pages are planned: checking needs none as a rule.
    from prongsai.pages import Plan

_WRITTEN_WITH_PAGES = (".csv", ".xlsx", ".json")
_FOLDERS = frozenset({"oit", "search", "evidence-pack", "topics"})


@dataclass(frozen=True, slots=True)
class Clash:
    """A file of the content folder (`source`) that cannot lie where it would: `found` says why.

    One that differs from an address of ours in capitals only is lost on some systems, and `is_error` is not so.
    """

    source: str
    found: str
    is_error: bool = True

    def problem(self, folder: str) -> Problem:
        """What the clerk is told; `folder` is the content folder's name."""
        severity = Severity.ERROR if self.is_error else Severity.WARNING
        return Problem(f"{folder}/{self.source}", 1, 1, "address-taken", self.found, "เปลี่ยนชื่อไฟล์ หรือย้ายไปไว้ในโฟลเดอร์อื่น", severity)


def suspects_among(files: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The files (source and place in the site) that could lie at an address of ours, by their names alone."""
    return [(source, place) for source, place in files if _may_clash(PurePosixPath(place))]


def find_clashes(files: Iterable[tuple[str, str]], plan: Plan) -> Iterator[Clash]:
    """The files (source and place in the site) that lie where a page or a file of ours does, or where one of our folders does."""
    # Few sites have such files, and planning all of our pages takes a while.
    suspects = suspects_among(files)
    if not suspects or not plan.portal.agencies:
        return
    from prongsai.pages.portal_pages import not_found

    ours: dict[str, tuple[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    for page in (*plan.pages(), not_found(plan.portal)):
        said = f"หน้า “{page.title_th}” ที่สร้างจากข้อมูล"
        there = page.address if page.address == NOT_FOUND else f"{page.address}index.html"
        ours[_key(there)] = there, said
        ours.update((_key(file.address), (file.address, f"ไฟล์ดาวน์โหลดของ{said}")) for file in page.files)
        for above in PurePosixPath(f"{page.address}x").parents:
            folders.setdefault(_key(str(above)), (str(above), said))
    for source, place in suspects:
        address = place.removesuffix("index.html") if place.endswith("/index.html") or place == "index.html" else place
        if taken := ours.get(_key(place)):
            found = f"ไฟล์นี้จะอยู่ที่ /{address} ซึ่งเป็นที่อยู่ของ{taken[1]}"
        elif taken := folders.get(_key(place)):
            found = f"ไฟล์นี้ชื่อเดียวกับโฟลเดอร์ /{taken[0]}/ ซึ่งเป็นที่อยู่ของ{taken[1]}"
        else:
            continue
        if taken[0] != place:
            found += " ต่างกันเพียงตัวพิมพ์เล็กใหญ่ Windows และ macOS เก็บได้เพียงอย่างเดียว"
        yield Clash(source, found, is_error=taken[0] == place)


def _may_clash(place: PurePosixPath) -> bool:
    if place.suffix in _WRITTEN_WITH_PAGES:
        folder = place.parent.name.lower()
        return folder in _FOLDERS or folder.startswith("page-") or any(kind.stem == folder for kind in kinds.all_kinds())
    return place.suffix in (".html", "")


def find_doubles(files: Iterable[tuple[str, str]], folder: str) -> Iterator[Problem]:
    """Files of the content folder that only some systems tell apart, or of which one lies where the folder of another does."""
    first: dict[str, tuple[str, str]] = {}
    above: dict[str, str] = {}
    known = list(files)
    for source, place in known:
        for parent in PurePosixPath(place).parents:
            above.setdefault(str(parent), source)
    for source, place in known:
        one = first.setdefault(_key(place), (source, place))
        if one[1] != place:
            found = f"ชื่อไฟล์นี้ต่างจาก {folder}/{one[0]} เพียงตัวพิมพ์เล็กใหญ่ Windows และ macOS เก็บได้เพียงไฟล์เดียว"
            yield Problem(f"{folder}/{source}", 1, 1, "same-address", found, "เปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง แล้วแก้ชื่อในข้อมูลให้ตรง", Severity.WARNING)
        elif place in above and above[place] != source:
            found = f"ไฟล์นี้จะอยู่ที่ /{place} ซึ่งเป็นโฟลเดอร์ของ {folder}/{above[place]}"
            yield Problem(f"{folder}/{source}", 1, 1, "same-address", found, "เปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง")


def _key(place: str) -> str:
    """Where a file lies on systems that take capitals and small letters for the same."""
    return unicodedata.normalize("NFC", place).casefold()

"""Files and folders have names that Windows can make too: else a copy of the content, or the site, is not whole there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai.intake.records import Records
from prongsai.problems.problem import Problem, Severity
from prongsai.source.walk import Listing, printable
from prongsai.thai.text import shortened

_DEVICE = r"con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$"
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_UNFIT = re.compile(rf"{_FORBIDDEN.pattern}|[. ](?=/|$)|(?:^|/)(?:{_DEVICE})(?=[./]|$)", re.IGNORECASE)
_IS_DEVICE = re.compile(_DEVICE, re.IGNORECASE)
MAX_LENGTH = 180
"""Windows takes 260 characters from the drive's letter on; the folder of the site takes some, and the site adds `index.html`."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `unfit-name` at each file or folder that Windows cannot make or tell from another, and at ids that become folders."""
    listing = records.listing
    names = [str(file.name) for file in listing.files]
    told: set[str] = set()
    for name in names:
        if _UNFIT.search(name):
            yield from _unfit(listing, PurePosixPath(name), told)
        elif len(name) > MAX_LENGTH:
            found = f"ชื่อโฟลเดอร์และไฟล์รวมกันยาว {len(name)} ตัวอักษร Windows อาจเปิดหรือคัดลอกไม่ได้"
            yield _problem(listing, name, found, f"ตั้งชื่อไฟล์หรือโฟลเดอร์ให้สั้นลง รวมไม่เกิน {MAX_LENGTH} ตัวอักษร")
    yield from _alike(listing, names)
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, of_kind in folder.placed.items():
                for placed in of_kind if kind.page_each else ():
                    if placed.value and _IS_DEVICE.fullmatch(placed.value.id):
                        found = f"รหัส {placed.value.id} เป็นชื่อที่ Windows สงวนไว้ สร้างเว็บไซต์ใน Windows ไม่ได้"
                        cure = f"เปลี่ยนรหัส เช่น {placed.value.id}-1 ถ้าเคยเผยแพร่แล้ว ให้บอกที่อยู่ใหม่ใน redirects.yml ด้วย"
                        yield placed.problem("unfit-name", ("id",), found, cure, severity=Severity.WARNING)


def _unfit(listing: Listing, name: PurePosixPath, told: set[str]) -> Iterator[Problem]:
    """A problem at the part of a path that is unfit, once for all that lies in a folder."""
    for at, part in enumerate(name.parts, 1):
        whole = "/".join(name.parts[:at])
        if whole in told or not _UNFIT.search(part):
            continue
        told.add(whole)
        what = "ไฟล์" if at == len(name.parts) else "โฟลเดอร์"
        if found := _FORBIDDEN.search(part):
            sign = found.group() if found.group().isprintable() else "ตัวอักษรที่มองไม่เห็น"
            why = f"มี {sign} ซึ่งใช้ในชื่อไม่ได้ใน Windows"
        elif part[-1] in ". ":
            why = f"ลงท้ายด้วย{'จุด' if part[-1] == '.' else 'วรรค'} ซึ่ง Windows ตัดทิ้ง"
        else:
            why = "เป็นชื่อที่ Windows สงวนไว้"
        yield _problem(listing, whole, f"ชื่อ{what} “{shortened(printable(part))}” {why}", f"เปลี่ยนชื่อเป็น {_fit(part)} แล้ว{_THEN}")


_THEN = "แก้ชื่อในข้อมูลที่อ้างถึงให้ตรง ถ้าเคยเผยแพร่แล้ว ให้บอกที่อยู่ใหม่ใน redirects.yml ด้วย"


def _fit(part: str) -> str:
    """The name as near to what it was as Windows takes it."""
    fit = re.sub("-+", "-", _FORBIDDEN.sub("-", part)).rstrip(". ")
    stem, dot, ending = fit.partition(".")
    stem = stem.strip("- ") or "file"
    return shortened(f"{stem}-1{dot}{ending}" if _IS_DEVICE.fullmatch(stem) else f"{stem}{dot}{ending}")


def _alike(listing: Listing, names: list[str]) -> Iterator[Problem]:
    """Of two names that differ only in their case, or in how their letters are put together, Windows or macOS keeps one."""
    holding = {PurePosixPath(name.rpartition("/")[0]) for name in names}
    folders = {str(folder) for one in holding for folder in (one, *one.parents)}
    first: dict[str, str] = {}
    for name in sorted((*names, *folders)):
        folded = name.casefold()
        key = folded if folded.isascii() else unicodedata.normalize("NFC", folded)
        other = first.setdefault(key, name)
        if other != name and other.rpartition("/")[0] == name.rpartition("/")[0]:
            how = "เพียงตัวพิมพ์ใหญ่เล็กหรือวิธีประกอบตัวอักษร Windows และ macOS เก็บได้ชื่อเดียว"
            found = f"ชื่อนี้ต่างจาก {shortened(printable(other.rpartition('/')[2]))} {how}"
            yield _problem(listing, name, found, f"เปิดดูทั้งสอง แล้วเปลี่ยนชื่อหนึ่งให้ต่างกันชัดเจน ไม่ต้องลบ จากนั้น{_THEN}")


def _problem(listing: Listing, name: str, found: str, cure: str) -> Problem:
    return Problem(listing.shown(name), 1, 1, "unfit-name", found, cure, Severity.WARNING)

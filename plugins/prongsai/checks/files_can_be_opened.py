"""A file that a record names lies where the record says, and can be opened: it is what its name says, whole, and not too large."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path as DiskPath
from pathlib import PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.problems.codes import Code
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.published.checksums import checksum, is_unchanged
from prongsai.source.files import is_content
from prongsai.source.signature import HEAD, OF_ENDING, OPENED_ALL_THE_SAME, REFUSED, name_th, signature
from prongsai.source.walk import Listing
from prongsai.source.yaml.tree import Path
from prongsai.thai.names import as_typed
from prongsai.thai.text import shortened

MAX_MEGABYTES = 50
"""A phone on a slow line takes minutes for so much; official forms take no larger ones."""

_PAGES = frozenset({"html", "htm", "xhtml", "shtml", "mht", "mhtml", "md", "markdown"})
_SHOWN_AS_PICTURE = frozenset({"emblem", "photo"})
_PICTURES = frozenset({"png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "bmp", "svg", "ico"})
_SCRIPTED = re.compile(rb"<script|<foreignobject|javascript:|\bon[a-z]+\s*=", re.IGNORECASE)
_MEGABYTE = 1024 * 1024


def check(records: Records) -> Iterator[Problem]:
    """`missing-file` with the nearest name in the folder, and what is wrong with a file that is there.

    `file-not-published` where it stays out of the site; `evidence-type`, `evidence-too-large`, `not-a-pdf`, `file-unlike-name` and
    `checksum-differs` where it cannot be opened, or is not what the record or its own name says.
    """
    homes = _Homes(records.listing)
    for kind, placed, path, name in records.named_files():
        wanted, listing = placed.folder / name, records.listing
        if listing.is_refused(wanted):
            continue  # Told at what nobody may open, the file or its folder.
        if wanted not in listing:
            # The names are as the disk spells them: a web server tells `A.pdf` from `a.pdf`, Windows does not.
            cure = _cure(PurePosixPath(name), sorted(listing.names_in(wanted.parent)), homes.of(wanted.name, placed.folder))
            yield placed.problem("missing-file", path, f"ไม่พบไฟล์ {shortened(name)}", cure)
        elif hidden := _not_published(wanted):
            cure = "คัดลอกไฟล์ไปไว้ในโฟลเดอร์ files ตั้งชื่อที่ไม่ขึ้นต้นด้วยจุด แล้วแก้ชื่อในบรรทัดนี้ให้ตรง"
            if is_content(wanted):
                cure = "บันทึกเอกสารที่ต้องการแสดงเป็น PDF หรือ xlsx ไว้ในโฟลเดอร์ files แล้วแก้ชื่อในบรรทัดนี้ ไม่ต้องย้ายไฟล์ข้อมูล"
            yield placed.problem("file-not-published", path, f"ไฟล์ {shortened(name)} ไม่ขึ้นเว็บไซต์ เพราะ{hidden}", cure)
        else:
            yield from _unsound(placed, path, name, listing.root / wanted, placed.value.sha256 if kind is kinds.DOCUMENTS else None)


def _not_published(name: PurePosixPath) -> str:
    """Why a file of the content folder stays out of the site; empty where it does not."""
    if any(part.startswith(".") for part in name.parts):
        return "ชื่อขึ้นต้นด้วยจุด" if name.name.startswith(".") else "อยู่ในโฟลเดอร์ที่ชื่อขึ้นต้นด้วยจุด"
    if name.parts[0] == "templates" and len(name.parts) > 1:
        return "อยู่ในโฟลเดอร์ templates"
    return "เป็นไฟล์ข้อมูลของระบบ" if is_content(name) else ""


class _Homes:
    """Where else in a record's folder a file of the wanted name lies: `files/report.pdf` is often written without its folder."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._by_folder: dict[PurePosixPath, dict[str, PurePosixPath]] = {}

    def of(self, name: str, folder: PurePosixPath) -> PurePosixPath | None:
        """The one file of this name in or below the folder, by its path there."""
        if folder not in self._by_folder:
            files = [file.name for file in self._listing.below(folder)]
            counted = Counter(file.name.casefold() for file in files)
            self._by_folder[folder] = {file.name.casefold(): file for file in files if counted[file.name.casefold()] == 1}
        found = self._by_folder[folder].get(name.casefold())
        return found.relative_to(folder) if found else None


def _cure(wanted: PurePosixPath, names: list[str], home: PurePosixPath | None) -> str:
    if sum(as_typed(name) == wanted.name for name in names) > 1:
        # They look the same, and either may be meant: one was typed with other characters (ํ + า for ำ).
        return f"มีหลายไฟล์ที่ชื่อดูเหมือนกัน เปลี่ยนชื่อไฟล์ที่ถูกต้อง โดยพิมพ์ใหม่เป็น {shortened(wanted.name)}"
    names = [name for name in names if name.isprintable()]
    same = next((name for name in names if name.casefold() == wanted.name.casefold()), None)
    if home and not same and str(home).isprintable():
        return f"น่าจะเป็น {home}"
    near = same or nearest(wanted.name, names, 0.7)
    return f"น่าจะเป็น {wanted.with_name(near)}" if near else "นำไฟล์มาวางในโฟลเดอร์ หรือแก้ชื่อให้ตรง"


def _unsound(placed: Placed, at: Path, name: str, file: DiskPath, sha256: str | None) -> Iterator[Problem]:
    ending = file.suffix[1:].lower()
    if ending in REFUSED:
        what = "หน้าเว็บหรือข้อความของหน้าเว็บ" if ending in _PAGES else "โปรแกรมหรือทางลัด"
        found = f"ไฟล์ {shortened(name)} เป็น{what} ใช้เป็นไฟล์แนบไม่ได้"
        yield placed.problem("evidence-type", at, found, "บันทึกเอกสารเป็น PDF แล้วแก้ชื่อให้ตรง ถ้าเป็นหน้าเว็บที่อื่น ให้ใส่ที่อยู่เว็บในช่อง url แทน")
        return
    if at[-1] in _SHOWN_AS_PICTURE and ending not in _PICTURES:
        found = f"{at[-1]} ต้องเป็นภาพ แต่ไฟล์ {shortened(name)} ไม่ใช่ หน้าเว็บจึงไม่มีภาพให้เห็น"
        cure = "บันทึกภาพเป็น PNG, JPG หรือ SVG แล้วแก้ชื่อให้ตรง"
        yield placed.problem("evidence-type", at, found, cure, severity=Severity.WARNING)
        return
    try:
        size = file.stat().st_size
        if size > MAX_MEGABYTES * _MEGABYTE:
            found = f"ไฟล์ {shortened(name)} ใหญ่ {size / _MEGABYTE:.0f} MB เกิน {MAX_MEGABYTES} MB"
            yield placed.problem("evidence-too-large", at, found, "ย่อขนาดไฟล์ เช่น สแกนใหม่ที่ความละเอียด 150 dpi หรือแบ่งเป็นหลายไฟล์")
            return
        with file.open("rb") as opened:
            head = opened.read(HEAD)
        yield from _unlike_its_name(placed, at, name, ending, head)
        if ending == "svg" and _SCRIPTED.search(file.read_bytes()):
            found = f"ภาพ {shortened(name)} มีสคริปต์อยู่ข้างใน"
            yield placed.problem("evidence-type", at, found, "บันทึกภาพเป็น PNG แล้วแก้ชื่อให้ตรง")
        if sha256 and not is_unchanged(file, sha256.strip().lower()):
            found = f"เนื้อไฟล์ {shortened(name)} ไม่ตรงกับ sha256 ที่เขียนไว้ ({shortened(sha256, 70)})"
            yield placed.problem("checksum-differs", ("sha256",), found, f"ถ้าไฟล์ในโฟลเดอร์ถูกต้องแล้ว เปลี่ยนเป็น {checksum(file)}")
    except OSError:
        return  # What is not there is told by files_exist.


def _unlike_its_name(placed: Placed, at: Path, name: str, ending: str, head: bytes) -> Iterator[Problem]:
    what, may_be = signature(head), OF_ENDING.get(ending)
    if what == "empty":
        code: Code = "not-a-pdf" if ending == "pdf" else "file-unlike-name"
        yield placed.problem(code, at, f"ไฟล์ {shortened(name)} ว่างเปล่า (0 ไบต์)", "นำไฟล์ที่สมบูรณ์มาวางแทนโดยใช้ชื่อเดิม")
    elif what == "program":
        yield placed.problem("evidence-type", at, f"ไฟล์ {shortened(name)} เป็นโปรแกรม ใช้เป็นไฟล์แนบไม่ได้", "นำเอกสารจริงมาวางแทน")
    elif may_be is None:
        found = f"ไฟล์ {shortened(name)} เป็นชนิดที่คนทั่วไปเปิดไม่ได้" if ending else f"ไฟล์ {shortened(name)} ไม่มีนามสกุล"
        cure = "บันทึกเป็น PDF, Office (เช่น docx, xlsx), CSV, ภาพ หรือ ZIP แล้วแก้ชื่อให้ตรง"
        yield placed.problem("evidence-type", at, found, cure, severity=Severity.WARNING)
    elif what not in may_be:
        is_pdf, is_opened = ending == "pdf", what in OPENED_ALL_THE_SAME.get(ending, ())
        if is_pdf:
            found = f"ไฟล์ {shortened(name)} ไม่ใช่ไฟล์ PDF แม้ชื่อลงท้ายด้วย .pdf"
            cure = "เปิดไฟล์ต้นฉบับแล้วบันทึกเป็น PDF ใหม่ ไม่ใช่เปลี่ยนเพียงชื่อไฟล์"
        else:
            found = f"ไฟล์ {shortened(name)} ชื่อลงท้ายด้วย .{ending} แต่เป็น{name_th(what)}"
            cure = f"เปิดไฟล์ต้นฉบับแล้วบันทึกเป็น .{ending} ใหม่ ไม่ใช่เปลี่ยนเพียงชื่อไฟล์"
        severity = Severity.WARNING if is_opened else Severity.ERROR
        yield placed.problem("not-a-pdf" if is_pdf else "file-unlike-name", at, found, cure, severity=severity)

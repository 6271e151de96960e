"""A file that a record names lies where the record says, and can be opened: it is what its name says, whole, and not too large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as DiskPath
from pathlib import PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.published.checksums import checksum, is_unchanged
from prongsai.source.walk import Listing
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import normalise, shortened

MAX_MEGABYTES = 50
"""A phone on a slow line takes minutes for so much; official forms take no larger ones."""

_PDF = b"%PDF-"
_MEGABYTE = 1024 * 1024


def check(records: Records) -> Iterator[Problem]:
    """`missing-file` with the nearest name in the folder; of files that are there `evidence-too-large`, `not-a-pdf`, `checksum-differs`."""
    for kind, placed, path, name in records.named_files():
        if records.listing.is_refused(placed.folder / name):
            continue  # Told at what nobody may open, the file or its folder.
        missing = list(_missing(records.listing, placed, path, name))
        yield from missing or _unsound(placed, path, name, placed.value.sha256 if kind is kinds.DOCUMENTS else None)


def path_of(placed: Placed, name: str) -> DiskPath:
    """Where a file that a record names lies."""
    # `path` is `name` below the content folder, so both have the same end.
    return placed.file.path.parents[len(placed.file.name.parts) - 1] / placed.folder / name


def _missing(listing: Listing, placed: Placed, path: Path, name: str) -> Iterator[Problem]:
    # The names are as the disk spells them: a web server tells `A.pdf` from `a.pdf`, Windows does not.
    wanted = placed.folder / name
    if wanted not in listing:
        cure = _cure(PurePosixPath(name), sorted(listing.names_in(wanted.parent)))
        yield placed.problem("missing-file", path, f"ไม่พบไฟล์ {shortened(name)}", cure)


def _cure(wanted: PurePosixPath, names: list[str]) -> str:
    if any(normalise(name) == wanted.name for name in names):
        # They look the same: the one on the disk was typed with other characters (ํ + า for ำ).
        return f"เปลี่ยนชื่อไฟล์ในโฟลเดอร์ โดยพิมพ์ใหม่เป็น {shortened(wanted.name)}"
    names = [name for name in names if name.isprintable()]
    same = (name for name in names if name.casefold() == wanted.name.casefold())
    near = next(same, None) or nearest(wanted.name, names, 0.7)
    return f"น่าจะเป็น {wanted.with_name(near)}" if near else "นำไฟล์มาวางในโฟลเดอร์ หรือแก้ชื่อให้ตรง"


def _unsound(placed: Placed, at: Path, name: str, sha256: str | None) -> Iterator[Problem]:
    file = path_of(placed, name)
    try:
        size = file.stat().st_size
        if size > MAX_MEGABYTES * _MEGABYTE:
            found = f"ไฟล์ {shortened(name)} ใหญ่ {size / _MEGABYTE:.0f} MB เกิน {MAX_MEGABYTES} MB"
            yield placed.problem("evidence-too-large", at, found, "ย่อขนาดไฟล์ เช่น สแกนใหม่ที่ความละเอียด 150 dpi หรือแบ่งเป็นหลายไฟล์")
            return
        with file.open("rb") as opened:
            if file.suffix.lower() == ".pdf" and _PDF not in opened.read(1024):
                found = f"ไฟล์ {shortened(name)} ไม่ใช่ไฟล์ PDF แม้ชื่อลงท้ายด้วย .pdf"
                yield placed.problem("not-a-pdf", at, found, "เปิดไฟล์ต้นฉบับแล้วบันทึกเป็น PDF ใหม่ ไม่ใช่เปลี่ยนเพียงชื่อไฟล์")
        if sha256 and not is_unchanged(file, sha256.strip().lower()):
            found = f"เนื้อไฟล์ {shortened(name)} ไม่ตรงกับ sha256 ที่เขียนไว้"
            yield placed.problem("checksum-differs", ("sha256",), found, f"ถ้าไฟล์ในโฟลเดอร์ถูกต้องแล้ว เปลี่ยนเป็น {checksum(file)}")
    except OSError:
        return  # What is not there is told by files_exist.

"""A file that a record names can be opened by whoever follows its link: it is what its name says, whole, and not too large."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.fields import A_FILE
from prongsai.problems.problem import Problem
from prongsai.schema.shape import marked, values_at
from prongsai.thai.text import shortened

MAX_MEGABYTES = 50
"""A phone on a slow line takes minutes for so much; official forms take no larger ones."""

_PDF = b"%PDF-"
_MEGABYTE = 1024 * 1024


def check(records: Records) -> Iterator[Problem]:
    """`evidence-too-large`, `not-a-pdf` and `checksum-differs` for files that exist."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for kind, placed in folder.placed.items():
                for pattern in marked(kind.record, A_FILE):
                    for one in placed:
                        for path, name in values_at(one.value, pattern):
                            yield from _unsound(one, path, name, one.value.sha256 if kind is kinds.DOCUMENTS else None)


def path_of(placed: Placed, name: str) -> Path:
    """Where a file that a record names lies."""
    # `path` is `name` below the content folder, so both have the same end.
    return placed.file.path.parents[len(placed.file.name.parts) - 1] / placed.folder / name


def _unsound(placed: Placed, at: tuple[str | int, ...], name: str, sha256: str | None) -> Iterator[Problem]:
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
            if sha256:
                opened.seek(0)
                found_sum = hashlib.file_digest(opened, "sha256").hexdigest()
                if found_sum != sha256.strip().lower():
                    found = f"เนื้อไฟล์ {shortened(name)} ไม่ตรงกับ sha256 ที่เขียนไว้"
                    cure = f"ถ้าไฟล์ในโฟลเดอร์ถูกต้องแล้ว เปลี่ยนเป็น {found_sum}"
                    yield placed.problem("checksum-differs", ("sha256",), found, cure)
    except OSError:
        return  # What is not there is told by files_exist.

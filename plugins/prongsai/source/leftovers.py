"""What a file is by its name alone, where it is none that anybody meant to publish: what programs and people leave behind."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath


class Leftover(StrEnum):
    """Kinds of files that are never put on the site; the value is what the clerk calls them."""

    RUBBISH = "ไฟล์ที่ระบบปฏิบัติการสร้างไว้"
    LOCK = "ไฟล์ชั่วคราวของโปรแกรมที่ยังเปิดเอกสารอยู่ หรือปิดไม่สมบูรณ์"
    BACKUP = "ไฟล์สำรอง"
    CONFLICT = "สำเนาที่โปรแกรมซิงก์ไฟล์สร้างไว้เมื่อมีคนแก้พร้อมกัน"
    DRAFT = "ฉบับร่างหรือเอกสารลับ"
    ARCHIVE = "ไฟล์บีบอัด"
    SHORTCUT = "ทางลัดของ Windows หรือไฟล์ที่ดาวน์โหลดไม่ครบ"


COMES_AND_GOES = frozenset({Leftover.RUBBISH, Leftover.LOCK})
"""What programs make and take away without anybody's doing: a folder with it is as it was."""

_RUBBISH = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "ds_store", "_ds_store"})
_RUBBISH_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "lost+found"})
_BY_ENDING = {
    **dict.fromkeys((".swp", ".swo", ".swn", ".laccdb", ".ldb", ".crswap"), Leftover.LOCK),
    **dict.fromkeys(
        (".bak", ".bk", ".old", ".orig", ".rej", ".save", ".sav", ".backup", ".asd", ".wbk", ".xlk", ".autosave"), Leftover.BACKUP
    ),
    **dict.fromkeys((".tmp", ".temp"), Leftover.BACKUP),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), Leftover.ARCHIVE),
    **dict.fromkeys((".lnk", ".url", ".gdoc", ".gsheet", ".gslides", ".crdownload", ".part", ".partial", ".download"), Leftover.SHORTCUT),
}
_CONFLICT = re.compile(
    r"conflicted copy|\bconflict(?:ed)?\b|sync-conflict-|-(?:desktop|laptop)-[0-9a-z]{5,}$|สำเนาที่ขัดแย้ง|ไฟล์ขัดแย้ง", re.IGNORECASE
)
"""Dropbox, Nextcloud and Syncthing say so; OneDrive adds the computer's name."""
_WORD = re.compile(r"[^\s_\-–—.,()\[\]{}+]+")
_DRAFT_WORDS = frozenset({"draft", "drafts", "wip", "confidential", "ร่าง", "ฉบับร่าง", "ลับ", "ลับมาก", "ลับที่สุด"})
_BACKUP_WORDS = frozenset({"backup", "bak", "สำรอง", "ไฟล์สำรอง", "สำเนาสำรอง"})
_NO_DRAFT = ("ร่างกาย", "ร่างทรง")


def leftover_of(name: PurePosixPath) -> Leftover | None:
    """What sort of leftover a file is; None of most files."""
    typed = name.name.casefold()
    if typed in _RUBBISH or (len(name.parts) > 1 and any(part.casefold() in _RUBBISH_FOLDERS for part in name.parts[:-1])):
        return Leftover.RUBBISH
    if typed.startswith("~$") or (typed.startswith("#") and typed.endswith("#")):
        return Leftover.LOCK
    if typed.startswith("~") or typed.endswith("~"):
        return Leftover.BACKUP
    return _BY_ENDING.get(PurePosixPath(typed).suffix) or _by_words(PurePosixPath(typed).stem)


def _by_words(stem: str) -> Leftover | None:
    if _CONFLICT.search(stem):
        return Leftover.CONFLICT
    words = _WORD.findall(stem)
    if any(word in _DRAFT_WORDS or (word.startswith("ร่าง") and not word.startswith(_NO_DRAFT)) for word in words):
        return Leftover.DRAFT
    return Leftover.BACKUP if any(word in _BACKUP_WORDS for word in words) else None

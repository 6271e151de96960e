"""What the system refuses (a full disk, a file that may not be read), told to the clerk who cannot know the English of it."""

from __future__ import annotations

import errno
import os
import sys

_OPEN_ELSEWHERE = "อาจมีโปรแกรมอื่นเปิดไฟล์หรือโฟลเดอร์นี้อยู่ ปิดโปรแกรมนั้น (เช่น Excel หรือหน้าต่างโฟลเดอร์) แล้วสั่งอีกครั้ง"
_NOT_ALLOWED = "ตรวจว่าผู้ใช้ที่สั่งมีสิทธิ์อ่านและเขียนที่นั้น แล้วสั่งอีกครั้ง"

_KNOWN = {
    errno.ENOSPC: ("เนื้อที่ดิสก์เต็ม", "ลบไฟล์ที่ไม่ใช้แล้วออกจากดิสก์ แล้วสั่งอีกครั้ง"),
    errno.EIO: ("ดิสก์อ่านหรือเขียนไม่สำเร็จ", "สั่งอีกครั้ง ถ้ายังเป็นเช่นเดิม ให้ผู้ดูแลเครื่องตรวจดิสก์ และสำรองข้อมูลไว้ก่อน"),
    errno.EACCES: ("ไม่มีสิทธิ์", _NOT_ALLOWED),
    errno.EPERM: ("ไม่มีสิทธิ์", _NOT_ALLOWED),
    errno.EROFS: ("ที่เก็บนี้อ่านได้อย่างเดียว", "ใช้โฟลเดอร์ในที่เก็บที่เขียนได้ แล้วสั่งอีกครั้ง"),
    errno.EBUSY: ("มีโปรแกรมอื่นใช้อยู่", _OPEN_ELSEWHERE),
    errno.ENOENT: ("ไม่พบไฟล์หรือโฟลเดอร์ อาจถูกลบหรือย้ายระหว่างทำงาน", "ตรวจว่ามีไฟล์หรือโฟลเดอร์นั้น แล้วสั่งอีกครั้ง"),
    errno.ENOTDIR: ("มีไฟล์อยู่ในที่ที่ต้องเป็นโฟลเดอร์", "ย้ายไฟล์นั้นไปไว้ที่อื่น หรือใช้โฟลเดอร์อื่น แล้วสั่งอีกครั้ง"),
    errno.ENAMETOOLONG: ("ชื่อยาวเกินไป", "ใช้ชื่อไฟล์และชื่อโฟลเดอร์ที่สั้นลง แล้วสั่งอีกครั้ง"),
    errno.EMFILE: ("เปิดไฟล์พร้อมกันมากเกินไป", "ปิดโปรแกรมอื่น แล้วสั่งอีกครั้ง"),
    errno.ECHILD: ("กระบวนการที่ช่วยสร้างถูกระบบหยุด มักเป็นเพราะหน่วยความจำไม่พอ", "ปิดโปรแกรมอื่น แล้วสั่งอีกครั้ง"),
}
if hasattr(errno, "EDQUOT"):
    _KNOWN[errno.EDQUOT] = ("ใช้เนื้อที่ครบตามที่ผู้ดูแลกำหนดแล้ว", "ลบไฟล์ที่ไม่ใช้แล้ว หรือขอเนื้อที่เพิ่ม แล้วสั่งอีกครั้ง")


class HalfReplaced(OSError):
    """The site is partly the old one, partly the new one; the next command goes on with it."""


def as_build_trouble(error: OSError) -> str:
    """The same of a build, with how the site stands now."""
    if isinstance(error, HalfReplaced):
        return f"{as_trouble(error)}\nเว็บไซต์มีทั้งหน้าเก่าและหน้าใหม่ปนกันอยู่ คำสั่งครั้งต่อไปจะเปลี่ยนส่วนที่เหลือจนครบ"
    return f"{as_trouble(error)}\nไม่ได้สร้างเว็บไซต์ เว็บไซต์เดิม (ถ้ามี) ยังอยู่ครบ"


def as_trouble(error: OSError) -> str:
    """What the system refused, where, and what to do."""
    said = (error.strerror or str(error)).strip()
    what, cure = _KNOWN.get(error.errno or 0, (f"ระบบแจ้งว่า {said}", "ตรวจไฟล์หรือโฟลเดอร์นั้น แล้วสั่งอีกครั้ง"))
    if sys.platform == "win32" and error.errno in (errno.EACCES, errno.EPERM):
        what, cure = "Windows ไม่ให้อ่านหรือเปลี่ยน", f"{_OPEN_ELSEWHERE} ถ้าไม่มี {_NOT_ALLOWED}"
    where = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes)) and error.filename else ""
    return f"ทำไม่สำเร็จ: {what}{where}\nวิธีแก้: {cure}"

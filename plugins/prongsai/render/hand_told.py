"""What was taken out of a hand-written page, told to whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.problems.problem import Problem, Severity, too_many
from prongsai.render.markup import TakenOut, Why
from prongsai.source.places import Places
from prongsai.thai.text import shortened

_MOST = 100
"""More of one page nobody reads, and looking for each takes a while."""


def told(taken_out: Iterable[TakenOut], typed: str, shown: str) -> Iterator[Problem]:
    """`unsafe-html` for each, at its line in the file that is `shown` so."""
    places: Places | None = None
    for count, one in enumerate(taken_out):
        places = places or Places(typed)
        if count == _MOST:
            yield too_many(Problem(shown, len(places.lines), 1, "unsafe-html", "", "", Severity.WARNING))
            return
        line, column = places.of_any(one.typed.strip(), one.typed.strip("<")) or (1, 1)
        found, cure = _said(one)
        yield Problem(shown, line, column, "unsafe-html", found, cure, Severity.WARNING, places.line(line))


def _said(one: TakenOut) -> tuple[str, str]:
    what = f"{one.typed}>" if one.typed.startswith("<") else shortened(one.typed)
    name = f"แท็ก {what}" if what.startswith("<") else f"คำสั่ง {what}"
    match one.why:
        case Why.RUNS:
            return f"{name} สั่งให้เครื่องของผู้อ่านทำงาน จึงไม่นำขึ้นเว็บไซต์", f"ลบ {what} ออกจากหน้านี้"
        case Why.STYLES:
            name = name if what.startswith("<") else f"ค่าของ {what} ที่อ้างถึงไฟล์อื่น"
            return f"{name} เปลี่ยนหน้าตาของหน้าเว็บ จึงไม่นำขึ้นเว็บไซต์", f"ลบ {what} ถ้าต้องการใช้ ให้เขียนเป็นไฟล์ CSS แล้วอ้างใน extra_css ของ mkdocs.yml"
        case Why.ASKS:
            return f"{name} เป็นส่วนของแบบฟอร์ม จึงไม่นำขึ้นเว็บไซต์", "ใส่ลิงก์ไปยังแบบฟอร์มแทน เช่น [กรอกแบบฟอร์ม](https://…)"
        case Why.FRAME if one.host:
            cure = f"ใส่ลิงก์แทน เช่น [เปิดดู]({one.typed.strip()}) หรือถ้าวางใจ {one.host} ให้{_allowing(one.host)}"
            return f"กรอบนี้แสดงหน้าของเว็บไซต์อื่น ({one.host}) จึงไม่นำขึ้นเว็บไซต์", cure
        case Why.PICTURE if one.host:
            cure = (
                f"บันทึกไฟล์มาไว้ในโฟลเดอร์ของหน้านี้แล้วอ้างชื่อไฟล์ หรือถ้าวางใจ {one.host} ให้เพิ่ม {one.host} ใน allow_hosts ของ prongsai ใน mkdocs.yml"
            )
            return f"ภาพหรือสื่อ {what} อยู่ที่เว็บไซต์อื่น ({one.host}) จึงไม่นำขึ้นเว็บไซต์", cure
        case Why.FRAME | Why.PICTURE:
            return f"{what} ไม่ใช่ภาพหรือหน้าที่แสดงได้อย่างปลอดภัย จึงไม่นำขึ้นเว็บไซต์", "บันทึกไฟล์มาไว้ในโฟลเดอร์ของหน้านี้แล้วอ้างชื่อไฟล์"
        case Why.LINK:
            return f"ลิงก์ {what} เปิดไม่ได้อย่างปลอดภัย จึงไม่นำขึ้นเว็บไซต์", "แก้เป็นที่อยู่ที่ขึ้นต้นด้วย https:// หรือชื่อไฟล์ในโฟลเดอร์เนื้อหา หรือลบลิงก์"
    if what.startswith("<"):
        return f"ไม่รู้จักแท็ก {what} จึงเหลือไว้เพียงข้อความในนั้น", f"ลบ {what} หรือเขียน &lt; แทน < ถ้าต้องการให้เห็นตามที่พิมพ์"
    return f"ไม่รู้จักคำสั่ง {what} ในแท็ก HTML จึงไม่นำขึ้นเว็บไซต์", f"ลบ {what} ออกจากแท็ก"


def _allowing(host: str) -> str:
    return f"เพิ่ม {host} ใน allow_hosts ของ prongsai ใน mkdocs.yml"

"""Texts are text and say something: HTML and Markdown are shown as typed, placeholders and lost letters too; the clerk is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prongsai.intake.records import Records
from prongsai.kinds import all_kinds
from prongsai.model.fields import A_FILE
from prongsai.problems.codes import Code
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import marked
from prongsai.source.yaml.tree import texts_in
from prongsai.thai.doubtful import Doubtful, doubtful
from prongsai.thai.text import shortened

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>?|<!--")


def check(records: Records) -> Iterator[Problem]:
    """A warning at each text that holds a tag, or in which something else is doubtful."""
    for file in records.files:
        if (file.has_markup or file.may_be_doubtful) and file.data is not None:
            for path, text in texts_in(file.data):
                if path[-1:] and path[-1] in _names_of_files() and not _TAG.search(text):
                    continue  # A file may be called anything; whether it is there is told elsewhere.
                if told := _told(text, file.is_table):
                    yield file.problem(told[0], path, told[1], told[2], severity=Severity.WARNING)


@cache
def _names_of_files() -> frozenset[object]:
    """The keys under which files are named."""
    return frozenset(pattern[-1] for kind in all_kinds() for pattern in marked(kind.record, A_FILE))


def _told(text: str, in_table: bool) -> tuple[Code, str, str] | None:
    if tag := _TAG.search(text):
        return "html-in-text", f"ข้อความมีคำสั่ง HTML “{tag[0]}” ซึ่งจะแสดงตามที่พิมพ์", "ลบคำสั่ง HTML ออก เหลือเฉพาะข้อความ"
    found = doubtful(text)
    if found and found.kind == "unfilled":
        # In a table a line is a whole job.
        instead = "ให้พิมพ์ขีด (-) ในช่องนี้" if in_table else "ให้ลบบรรทัดนี้"
        cure = f"กรอกข้อมูลจริง ถ้ายังไม่มีข้อมูล{instead} หน้าเว็บจะบอกเองว่ายังไม่ได้เปิดเผย"
        return "placeholder-text", f"“{shortened(found.part)}” ไม่ใช่ข้อมูล แต่จะแสดงตามที่พิมพ์", cure
    return _WORDS[found.kind](found) if found else None


def _garbled(found: Doubtful) -> tuple[Code, str, str]:
    if found.meant:
        return "garbled-text", f"“{found.part}” น่าจะเพี้ยนมาจากการคัดลอก", f"เปลี่ยน {found.part} เป็น {found.meant} แล้วอ่านทวนข้อความที่เหลือ"
    cure = "พิมพ์ข้อความนี้ใหม่จากต้นฉบับ แล้วบันทึกไฟล์เป็น UTF-8"
    return "garbled-text", f"อ่านข้อความ “{shortened(found.part, 30)}” ไม่ออก ตัวอักษรเสียหายจากการบันทึกหรือคัดลอก", cure


def _markdown(found: Doubtful) -> tuple[Code, str, str]:
    cure = "ลบเครื่องหมายออก เหลือเฉพาะข้อความ ถ้าเป็นลิงก์ให้ย้ายไปช่อง url"
    return "markdown-in-text", f"ข้อความมีเครื่องหมาย Markdown “{shortened(found.part)}” ซึ่งจะแสดงตามที่พิมพ์", cure


def _entity(found: Doubtful) -> tuple[Code, str, str]:
    cure = f"เปลี่ยน {found.part} เป็นตัวอักษรที่ต้องการ เช่น เว้นวรรค หรือเครื่องหมาย &"
    return "html-in-text", f"ข้อความมีรหัส HTML “{found.part}” ซึ่งจะแสดงตามที่พิมพ์", cure


_WORDS = {"garbled": _garbled, "markdown": _markdown, "entity": _entity}

"""A hand-written page is typed as Markdown reads it: links in their form, what stands above the text closed, `draft` as it is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.intake.records import Records
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.source.files import is_content
from prongsai.source.markdown import is_markdown
from prongsai.source.places import Places
from prongsai.source.walk import Lying
from prongsai.thai.text import shortened

_MOST_BYTES = 1_000_000
_MOST_SHOWN = 2000
_LEADS = r"[^\s()\[\]]*[./][^\s()\[\]]*"
_PARTED = re.compile(rf"\[[^\[\]]+\][ \t]+\((?:https?://|{_LEADS}\))")
_TURNED = re.compile(rf"\([^()\[\]]+\)\[({_LEADS})\]")
_TWICE = re.compile(r"https?://https?:?//", re.IGNORECASE)
_OWN_COMPUTER = re.compile(r"\]\(<?(?:https?://(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/)]|$)|file:)", re.IGNORECASE)
_KEY = re.compile(r"([^\W\d][\w-]*)[ \t]*:[ \t]*(.*)")
_DRAFT_VALUES = frozenset({"true", "yes", "on", "false", "no", "off", ""})
_KNOWN = ("draft", "title", "description", "template", "search", "hide", "tags", "icon", "status", "date", "author", "authors", "subtitle")


def check(records: Records) -> Iterator[Problem]:
    """`markdown-mistyped`, a warning, at each place."""
    for file in records.listing.files:
        if is_markdown(file.name) and not is_content(file.name):
            yield from _of_page(file, records.listing.shown(file.name))


def _of_page(file: Lying, shown: str) -> Iterator[Problem]:
    try:
        with file.path.open("rb") as opened:
            places = Places(opened.read(_MOST_BYTES).decode("utf-8-sig", "replace"))
    except OSError:
        return  # It is told where it lies.

    def told(line: int, column: int, found: str, cure: str) -> Problem:
        return Problem(shown, line, column, "markdown-mistyped", found, cure, Severity.WARNING, places.line(line)[:_MOST_SHOWN])

    for number, found, cure in _above_the_text(places.lines):
        yield told(number, 1, found, cure)
    for number, line in enumerate(places.without_code, 1):
        if not any(sign in line for sign in ("](", "] ", ")[", "://")):
            continue
        for column, found, cure in _links(line):
            yield told(number, column, found, cure)


def _links(line: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the links of a line: at which column, what, and what to do."""
    for one in _PARTED.finditer(line):
        yield one.start() + 1, f"มีช่องว่างระหว่าง ] กับ ( ใน {shortened(one[0])} จึงไม่เป็นลิงก์", "ลบช่องว่างระหว่าง ] กับ ("
    for one in _TURNED.finditer(line):
        cure = f"เขียนเป็น [{one[0][1:].partition(')')[0]}]({one[1]})"
        yield one.start() + 1, f"วงเล็บสลับกันใน {shortened(one[0])} จึงไม่เป็นลิงก์", cure
    for one in _TWICE.finditer(line):
        yield one.start() + 1, f"ที่อยู่ขึ้นต้นด้วย {one[0]} ซ้ำกัน", "เหลือ https:// ไว้เพียงครั้งเดียว"
    for one in _OWN_COMPUTER.finditer(line):
        typed = shortened(line[one.start() + 2 :].partition(")")[0])
        cure = "นำไฟล์มาวางในโฟลเดอร์เนื้อหาแล้วลิงก์ด้วยชื่อไฟล์ หรือใช้ที่อยู่เว็บที่ผู้อื่นเปิดได้"
        yield one.start() + 3, f"ลิงก์ {typed} เปิดได้เฉพาะในเครื่องของผู้เขียน", cure


def _above_the_text(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the lines above the text: where, what, and what to do."""
    if not lines or lines[0].rstrip() != "---":
        return
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    first = _KEY.match(lines[1]) if len(lines) > 1 else None
    if end is None:
        if first:
            yield 1, "ส่วนบนของไฟล์เปิดด้วย --- แต่ไม่มีบรรทัด --- ปิด จึงขึ้นเว็บไซต์เป็นข้อความ", "เพิ่มบรรทัด --- ใต้บรรทัดสุดท้ายของส่วนบน"
        return
    for number, line in enumerate(lines[1:end], 2):
        key = _KEY.match(line)
        if key is None:
            continue
        name, value = key[1].casefold(), key[2].strip().strip("\"'").casefold()
        if name == "draft" and value not in _DRAFT_VALUES:
            yield number, f"draft: {key[2].strip()} ไม่ใช่ true หรือ false หน้านี้จึงขึ้นเว็บไซต์", "เขียน draft: true ถ้ายังไม่เผยแพร่ หรือลบบรรทัดนี้"
        elif name not in _KNOWN and nearest(name, _KNOWN) == "draft":
            yield number, f"ไม่รู้จัก {key[1]} หน้านี้จึงขึ้นเว็บไซต์", f"เปลี่ยน {key[1]} เป็น draft หรือลบบรรทัดนี้"

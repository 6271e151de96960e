"""Places as they are written: a word of its kind twice, a postcode that is none, a province that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from prongsai.catalogue import provinces
from prongsai.likely.doubt import Doubt, Setting
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Severity
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_PROVINCE, _DISTRICT = re.compile(r"(?:จังหวัด|จ\.)\s*(?=\S)"), re.compile(r"(?:อำเภอ|กิ่งอำเภอ|เขต|อ\.)\s*(?=\S)")
_TWICE = re.compile(
    r"(จังหวัด|อำเภอ|ตำบล|แขวง|เขต|หมู่ที่|หมู่|ถนน|ซอย|เลขที่)\s*\1(?!\w*มิตร)|(?:จ\.\s*(?=จังหวัด)|อ\.\s*(?=อำเภอ)|ต\.\s*(?=ตำบล)|ถ\.\s*(?=ถนน)|ซ\.\s*(?=ซอย))"
    r"|(?:จังหวัด\s*(?=จ\.)|อำเภอ\s*(?=อ\.)|ตำบล\s*(?=ต\.))"
)
_POSTCODE = re.compile(r"(?:รหัสไปรษณีย์\s*:?\s*|(?:จังหวัด|จ\.)\s*[^\s0-9]+\s*)([0-9]{4}|[0-9]{6})\s*\.?$")
_PLACE_AND_POSTCODE = re.compile(r"(?:จังหวัด|จ\.)\s*([^\s0-9]+)\s*(?:รหัสไปรษณีย์\s*:?\s*)?([0-9]{5})(?![0-9])")
_VERY_ALIKE = 0.8


def is_bare_province(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-place` for a province with its word, which the page writes itself, and for one that is spelt like none."""
    yield from _with_its_word(value, _PROVINCE, "จังหวัด")
    if value not in provinces() and (near := _nearest(value)):
        yield Doubt("unlikely-place", f"ไม่มีจังหวัดชื่อ “{shortened(value)}”", f"น่าจะเป็น {near}", Severity.WARNING)


def is_bare_district(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-place` for a district with its word, which the page writes itself."""
    yield from _with_its_word(value, _DISTRICT, "อำเภอ")


def is_an_address(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-place` for an address that says a word twice, or whose postcode is none or another province's."""
    if twice := _TWICE.search(value):
        right = _TWICE.sub(lambda found: found[1] or "", value)
        yield Doubt(
            "unlikely-place", f"ที่อยู่มีคำซ้ำ “{value[twice.start() : twice.end() + 12].strip()}”", f"เปลี่ยนเป็น {right}", Severity.WARNING
        )
    text = to_arabic(value).strip()
    if code := _POSTCODE.search(text):
        found = f"รหัสไปรษณีย์ “{code[1]}” มี {len(code[1])} หลัก"
        yield Doubt("unlikely-place", found, "พิมพ์รหัสไปรษณีย์ให้ครบ 5 หลัก", Severity.WARNING)
    if place := _PLACE_AND_POSTCODE.search(text):
        prefix = provinces().get(place[1])
        others = [name for name, one in provinces().items() if one == place[2][:2]]
        if prefix and others and prefix != place[2][:2]:
            found = f"รหัสไปรษณีย์ {place[2]} เป็นของจังหวัด{others[0]} แต่ที่อยู่เป็นจังหวัด{place[1]}"
            yield Doubt("unlikely-place", found, "ตรวจรหัสไปรษณีย์และชื่อจังหวัด", Severity.WARNING)


def is_an_account(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-link` for the address of a LINE account where its name belongs."""
    if "://" not in value and not value.startswith("line.me/"):
        return
    account = re.search(r"line\.me/(?:R/)?ti/p/(?:~([\w.-]+)|((?:@|%40)[\w.-]+))|lin\.ee/", value)
    name = (account[1] or (account[2] or "").replace("%40", "@")) if account else ""
    cure = f'เปลี่ยนเป็น "{name}"' if name else "พิมพ์ชื่อบัญชี LINE ส่วนลิงก์ให้ใส่ในช่อง url"
    yield Doubt("unlikely-link", f"ช่องนี้เป็นชื่อบัญชี LINE แต่พบลิงก์ “{shortened(value)}”", cure, Severity.WARNING)


def _with_its_word(value: str, word: re.Pattern[str], label: str) -> Iterator[Doubt]:
    if found := word.match(value):
        right = value[found.end() :]
        yield Doubt("unlikely-place", f"“{shortened(value)}” มีคำว่า{label}นำหน้า ซึ่งหน้าเว็บเติมให้แล้ว", f"เปลี่ยนเป็น {right}", Severity.WARNING)


@cache
def _nearest(value: str) -> str | None:
    return None if _PROVINCE.match(value) else nearest(value, provinces(), _VERY_ALIKE)

"""Who complained is recognised by the words around a name; positions that begin like a title are nobody."""

from __future__ import annotations

import pytest
from tests.effort import assert_seconds_in_line

from prongsai.private.words import sights_in
from prongsai.problems.personal import may_be_private


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ผู้ร้องเรียน นายสมมติ ตัวอย่าง", "นายสมมติ ตัวอย่าง"),
        ("ผู้ร้องเรียนชื่อ นายสมมติ", "นายสมมติ"),
        ("ผู้ร้อง: นางสมมติ ตัวอย่าง", "นางสมมติ ตัวอย่าง"),
        ("ร้องเรียนโดย น.ส.สมมติ ตัวอย่าง เมื่อวันที่ 1", "น.ส.สมมติ ตัวอย่าง"),
        ("ผู้แจ้งเบาะแสคือเด็กชายสมมติ ตัวอย่าง", "เด็กชายสมมติ ตัวอย่าง"),
        ("นายกิตติ ตัวอย่าง (ผู้ร้อง)", "นายกิตติ ตัวอย่าง"),
        ("นางสาวสมมติ ตัวอย่าง ได้ร้องเรียนว่าถนนชำรุด", "นางสาวสมมติ ตัวอย่าง"),
        ("นายสมมติ ตัวอย่าง ยื่นเรื่องร้องเรียน", "นายสมมติ ตัวอย่าง"),
    ],
)
def test_a_complainant_is_named(text: str, name: str) -> None:
    assert may_be_private(text)
    assert [(one.code, one.text) for one in sights_in(text)] == [("complainant-named", name)]


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ร้องเรียนต่อนายกเทศมนตรี",
        "ผู้ร้องเรียน นายก อบต. จะแจ้งผลภายใน 15 วัน",
        "ผู้ร้องเรียน นายอำเภอ และนายทะเบียนรับเรื่อง",
        "ผู้รับเรื่องร้องเรียน นายสมมติ ตัวอย่าง",
        "แจ้งผลให้ผู้ร้องเรียนทราบ โดยนายสมมติ ตัวอย่าง ปลัด",
        "นายสมมติ ตัวอย่าง เป็นผู้รับผิดชอบเรื่องร้องเรียน",
        "ปกปิดชื่อผู้ร้องเรียนเป็นความลับ",
        "ผู้ร้องเรียน นาย ก.",
        "จำนวนผู้ร้องเรียน 3 คน",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert list(sights_in(text)) == []


@pytest.mark.parametrize("piece", ["ผู้ร้อง", "นายสมมติ", "นายสมมติ ตัวอย่าง ", "ผู้ร้องเรียน: ", "น.ส.", "ผู้ร้องนาย"])
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert_seconds_in_line(lambda size: list(sights_in("ร้องเรียน" + piece * size)), 500)

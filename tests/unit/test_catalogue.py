"""The everyday words that every agency starts with: enough of them, each once, and none that is set off by chance."""

import re
from collections import Counter
from functools import cache

import pytest
from tests.building import CHECKOUT

from prongsai.catalogue import everyday_words
from prongsai.model.search import EverydayWord
from prongsai.thai.text import normalise

WORDS = everyday_words().words
SAID = [(said, word) for word in WORDS for said in word.said_th]
MEANT = {term for word in WORDS for term in word.means_th}

# Official words that end or begin as a said word does, and have nothing to do with it.
UNRELATED = [
    "รายงานประจำปี", "เก็บค่าน้ำหนัก", "รถน้ำมัน", "คนท้องถิ่น", "ประหยัดเงิน", "ชำระพร้อมเงินเพิ่ม", "เกินงบประมาณ", "ปัญหางานก่อสร้าง",
    "ประเภทรถชนิดใด", "แม่น้ำป่าสัก", "แหล่งน้ำหลากหลาย", "น้ำตกท่องเที่ยว", "บริการออนไลน์เทศบาล", "ร้องเรียนออนไลน์อบต", "สวัสดิการสำหรับลูกจ้าง",
    "อบต.ดินแดง", "ถนนดินแดง", "ขยายไฟล์ภาพ", "เจ้าหน้าที่ตั้งใจทำงาน", "จังหวัดที่ดิน", "มาตรฐานทางจริยธรรม", "ทางหลวงแผ่นดิน", "กองทุนการศึกษา",
    "คู่มือปฏิบัติงาน", "แผนอัตรากำลัง", "รายงานการประชุม", "งบแสดงฐานะการเงิน", "ศูนย์พัฒนาเด็กเล็ก", "ภาษีที่ดินและสิ่งปลูกสร้าง", "เลขที่บ้าน",
]  # fmt: skip


def key(text: str) -> str:
    """`text` as words are compared here: normalised, without spaces and case."""
    return "".join(normalise(text).split()).casefold()


@cache
def titles() -> set[str]:
    """The names and titles that stand in the example content."""
    files = sorted((CHECKOUT / "content").rglob("*.yml"))
    found = (re.findall(r"^[ -]*(?:name_th|title_th|indicator_name_th): (.+)$", path.read_text("utf-8"), re.MULTILINE) for path in files)
    return {key(title) for some in found for title in some}


def set_off_by(query: str) -> list[EverydayWord]:
    return [word for word in WORDS if any(key(said) in key(query) for said in word.said_th)]


def test_there_are_words_for_what_a_subdistrict_is_asked() -> None:
    assert len(WORDS) >= 120


def test_a_said_word_stands_once() -> None:
    assert [said for said, count in Counter(key(said) for said, _ in SAID).items() if count > 1] == []


def test_words_are_written_as_they_are_kept() -> None:
    words = [*everyday_words().actions, *MEANT, *(said for said, _ in SAID)]
    assert [word for word in words if normalise(word) != word] == []


def test_a_said_word_is_no_part_of_an_official_term() -> None:
    """Who types the official term, or what holds it, finds it without our help."""
    said, official = ({key(text): text for text in texts} for texts in ({said for said, _ in SAID}, MEANT))
    assert [(said[one], official[term]) for one in said for term in official if one in term] == []


def test_a_term_leads_once_from_a_word() -> None:
    assert [word for word in WORDS if len({key(term) for term in word.means_th}) < len(word.means_th)] == []


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("ไฟข้างทางเสีย", "ไฟฟ้าสาธารณะ"),
        ("ถนนเป็นหลุมหน้าวัด", "ซ่อมถนน"),
        ("น้ำไม่ไหลมาสองวันแล้ว", "น้ำประปา"),
        ("ขอสร้างบ้าน", "ใบอนุญาตก่อสร้าง"),
        ("โดนโกง", "แจ้งเบาะแส"),
        ("เบี้ยคนแก่ไม่เข้า", "เบี้ยยังชีพผู้สูงอายุ"),
        ("ภาษีโรงเรือน ปีนี้", "ภาษีที่ดินและสิ่งปลูกสร้าง"),
        ("เจ้าหน้าที่พูดจาไม่ดี", "การให้บริการของเจ้าหน้าที่"),
        ("หมาจรจัดในตลาด", "สัตว์จรจัด"),
        ("อบต. เปิดกี่โมง", "เวลาทำการ"),
        ("งบ อบต.", "การใช้จ่ายงบประมาณ"),
        ("ห้ามรับของขวัญปีใหม่", "No Gift Policy"),
    ],
)
def test_a_citizens_words_lead_to_the_official_term(query: str, term: str) -> None:
    assert any(term == word.means_th[0] for word in set_off_by(query))


@pytest.mark.parametrize("query", UNRELATED)
def test_official_words_set_off_nothing_by_chance(query: str) -> None:
    assert set_off_by(query) == []


def test_titles_of_real_pages_set_off_only_what_they_are_about() -> None:
    set_off = {said for said, _ in SAID for title in titles() if key(said) in title}
    assert len(titles()) > 100
    # Each of these stands in a title with the meaning it has here.
    assert set_off == {"แจ้งทุจริต", "ยืมเต็น", "ของขวัญ", "งานลอยกระทง", "ถนนคอนกรีต", "ลอกคลอง", "วันเก็บขยะ", "สร้างถนน"}


@pytest.mark.parametrize(
    ("query", "acts"), [("แจ้งไฟเสีย", True), ("ขอสร้างบ้าน", True), ("จ่ายภาษี", True), ("ของขวัญ", False), ("ขอบเขตงาน", False)]
)
def test_words_of_action_begin_what_is_to_be_done(query: str, acts: bool) -> None:
    assert query.startswith(everyday_words().actions) is acts


def test_words_of_action_are_long_enough_and_stand_once() -> None:
    actions = everyday_words().actions
    assert len(set(actions)) == len(actions) > 20
    assert min(map(len, actions)) >= 3

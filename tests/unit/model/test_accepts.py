"""What a type says that it accepts, and what its validators do, are held together here."""

import re
from typing import Any, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from tests.unit.test_docs_content import CONTENT, section, tables

from prongsai.model import accepts, fields
from prongsai.model.accepts import Accepts
from prongsai.model.measure import Schedule
from prongsai.model.search import MeantWord, SaidWord
from prongsai.model.structure import PlaceId
from prongsai.schema.shape import _shape
from prongsai.thai import patterns
from prongsai.thai.text import normalise

# Type → what is typed and taken, and what is typed and refused by both.
TYPED: list[tuple[str, Any, list[str], list[str]]] = [
    ("id", fields.Id, ["street-light", "2566", "๒", "a" * 64, "no", "1e5"], ["Street", "ก", "a--b", "-a", "a b", "a" * 65, "1.5", ""]),
    ("place id", PlaceId, ["mayor", "powers-1", "charts"], ["powers", " chart ", "a_b"]),
    ("text", fields.Text, ["ก", "2566", "ก\nข"], ["", " ", "\n"]),
    ("line", fields.Line, ["ก", "ก\n ข"], [""]),
    (
        "url",
        fields.Url,
        ["https://a.example/", "http://a", "HTTPS://a.example?q=1#ก", "https://a.example:8080/หน้า"],
        [
            "www.a.example",
            "javascript:x",
            "https://",
            "https:///a",
            "https://b@a.example/",
            "https://a.example/a b",
            "ftp://a",
            '"https://a',
        ],
    ),
    (
        "address",
        fields.Address,
        ["", "/", "kut-noi/2566/", "/a/b.pdf", "a/...", "2566"],
        ["../a", "a//b", "a\\b", "https://a", "a/./b", ".."],
    ),
    (
        "target",
        fields.Target,
        ["a/#b", "https://a.example/", "", "a.pdf"],
        ["http://a.example/", "https://b@a/", "a/../b", "javascript://a"],
    ),
    ("checksum", fields.Checksum, ["0a" * 32, "1" * 64], ["0A" * 32, "0a" * 31, "g" * 64]),
    ("email", fields.Email, ["a@b.c", "ก@b.example"], ["a", "a@b", "a b@c.d", "a@b.c.", "<a@b.c>"]),
    (
        "project number",
        fields.ProjectNumber,
        ["660491", "66-0491 0000", "๖๖๐๔๙๑", "ไม่มี", "ไม่ มี"],
        ["66049", "6" * 21, "6.6E+10", "มีแล้ว", "66a0491"],
    ),
    (
        "telephone",
        fields.Telephone,
        ["044-000-000", "๐๔๔ ๐๐๐ ๐๐๐ ต่อ ๑๑", "+66 44 000 000", "1567", "044-000-000 ext. 5", "044-000-000#1", "044-000000-2 (ต่อ 11, 12)"],
        ["-", "12", "คุณสมชาย 044-000-000", "044-000-000 ต่อ", "a"],
    ),
    ("colour", fields.Colour, ["#1f4e5f", "#1F4E5F"], ["1f4e5f", "#1f4e5", "เขียว"]),
    (
        "file",
        fields.FileName,
        ["a.pdf", "files\\a.pdf", "./a", "...", "a/.", "ก ข.pdf", "1"],
        ["../a", "/a", "C:\\a", ".", "./", "a/../b", "a/..", ""],
    ),
    (
        "number",
        fields.Number,
        ["-5", "1,200.5", "๑,๒๐๐", ".5", "5.", "+5", "10 000", "1 234 567.50", "−5", "–1,000", "- 5", "28.500", "007", "-0"],
        [
            "",
            "สิบ",
            "nan",
            "inf",
            "0x10",
            "1e2",
            "1e999",
            "--5",
            "9" * 20,
            "1_000",
            "9,7",
            "495.000,00",
            "1,,000",
            "1,0000",
            "0,500",
            "1,000,",
            ",500",
            "10 00",
            "1 234,567",
            "1,234 567",
            "5 คน",
            "10,000 บาท",
            "97%",
            "-",
            "1.2.3",
        ],
    ),
    (
        "baht",
        fields.Baht,
        [
            "0",
            "-0",
            "-0.0",
            "48,500",
            "10,000.-",
            "10,000 .- บาท",
            "฿10,000",
            "บาท 2,089,600.00",
            "๑๐,๐๐๐.๐๐ บาทถ้วน",
            "10 000 THB",
            "10,000,-",
            "500.=",
            "1,000.50 บาท (หนึ่งพันบาทห้าสิบสตางค์)",
            "538800.0000",
        ],
        ["-5", "-0.5", "สิบ", "1e3", "-1e3", "495.000,00", "20,50", "1.5 ล้านบาท", "97%", "10,000-", "บาท"],
    ),
    (
        "percent",
        fields.Percent,
        ["0", "120", "97.07%", "ร้อยละ ๙๗.๐๗", "92 เปอร์เซ็นต์", "92 %"],
        ["-5", "97,07%", "%", "ร้อยละ", "92 บาท"],
    ),
    (
        "count",
        fields.Count,
        ["0", "-0", "1,200", "๕", "12.0", "+7", "1000000000", "5.", "1 200"],
        ["-1", "1.5", "1e3", "9" * 12, "", "0_5", "12,00", "5 วัน"],
    ),
    ("quarter", fields.Quarter, ["1", "๔", "4.0", "04"], ["0", "5", "-1", "44", "1.5", "0_4"]),
    (
        "score",
        fields.Score,
        ["0", "100", "100.00", "๙๗.๐๗", "99.99", "-0", "97.07%", "ร้อยละ 97.07", "97.07 คะแนน", "คะแนน 80"],
        ["100.01", "101", "-1", "1000", "nan", "-0.1", "1e2", "97,07", "101%", "97.07/100"],
    ),
    ("year", fields.YearBE, ["2567", "๒๕๖๗", "2480", "2699", "2566.0", "02566"], ["2023", "2700", "2479", "25666", "67", "-2566", "2_566"]),
    (
        "day",
        fields.Day,
        ["2023-11-02", "2023-1-2", "๒ พ.ย. ๒๕๖๖", "2พย66", "วันที่ 2 เดือนพฤศจิกายน พ.ศ. 2566", "2/11/2566", "29 ก.พ. 2567", "02 ม.ค. 2566"],
        [
            "2566-11-02",
            "2 พ.ย. 2023",
            "31 ก.พ. 2567",
            "31/4/2566",
            "2023-06-31",
            "พ.ย. 2566",
            "2 พ.ย.",
            "0023-11-02",
            "0 ม.ค. 2566",
            "2566",
        ],
    ),
    ("month", fields.MonthOfYear, ["ธ.ค. 2566", "2023-12", "2023-1", "เดือนธันวาคม ๖๖"], ["ธ.ค.", "2566-12", "1 ธ.ค. 2566", "2023-13"]),
    (
        "month or day",
        fields.MonthOrDay,
        ["เมษายน", "ภายในเดือนเมษายน 2567", "สิ้นก.ย.67", "30 ก.ย. 2567", "2023-09-30"],
        ["ทุกเดือน", "31 เม.ย. 2567", "2567"],
    ),
    (
        "period",
        fields.Span,
        [
            "ต.ค. 2566 - มี.ค. 2567",
            "ต.ค. - ธ.ค. 2566",
            "1-30 ก.ย. 2566",
            "๑ ต.ค.๖๖ ถึง ๓๐ ก.ย. ๖๗",
            "2023-10-01",
            "2023-10-01–2023-12-31",
            "เม.ย. 2567",
        ],
        ["ต.ค. - มี.ค.", "2567", "2566-2567", "ตลอดปี", "ต.ค. 2566 -"],
    ),
    (
        "coverage",
        fields.Coverage,
        ["2567", "๒๕๖๖–๒๕๗๐", "ปีงบประมาณ พ.ศ. 2567", "รอบ 6 เดือนแรก ปี 2567", "ครึ่งปีหลังของ 2567", "1-30 ก.ย. 2566"],
        ["2024", "6 เดือน 2567", "67"],
    ),
    (
        "schedule",
        Schedule,
        ["ตลอดปี", "ดำเนินการตลอดทั้งปีงบประมาณ พ.ศ. 2567", "ไตรมาส 1", "ไตรมาสที่ ๑ - ๒", "ไตรมาสที่ 1,3", "ต.ค. 2566 - มี.ค. 2567"],
        ["ไตรมาสที่ 5", "ทุกเดือน", "ต.ค. - มี.ค.", "2567"],
    ),
    ("said word", SaidWord, ["รถขยะ", "wifi", "ไฟ ดับ", "ก-ข-คง"], ["ขยะ", "- - - -", "ก-ข-ค", ""]),
    ("meant word", MeantWord, ["ขยะ", "OIT"], ["ไฟ", "A.B"]),
    ("OIT code", fields.OitCode, ["O13", "o๑๓", "O1"], ["013", "O0", "O100", "ข้อ 13", "O013"]),
    ("yes or no", bool, ["true", "YES", "on", "1", "f", "No"], ["ใช่", "2", "y e s", "01"]),
]
IDS = [name for name, *_ in TYPED]

PIECES = [
    *"0123456789๐๑๒๕๖๙ .,-–/:#@+()_\\eEOoกขyntTF\n\t\u00a0\u200b'\"?",
    "..", "//", "://", "https", "ม.ค.", "มกราคม", "ก.พ.", "มี.ค. 2566", "เม.ย.", "พ.ศ.", "ที่",
    "วันที่", "เดือน", "ภายใน", "ถึง", " - ", "2566", "2567", "2023", "๖๖", "ไตรมาส", "ตลอดปี", "ปีงบประมาณ", "6 เดือนแรก",
    "ต่อ", "ไม่มี", "chart", "เเ", "ํา",
]  # fmt: skip


def taken_by(type_: Any) -> Accepts:
    """The outermost mark of a type, or that of every yes and no."""
    marks = [mark for mark in _shape(type_, 0).marks if isinstance(mark, Accepts)]
    return marks[-1] if marks else accepts.YES_NO


def pattern_of(type_: Any) -> re.Pattern[str]:
    """The pattern as the schemas have it."""
    shape, taken = _shape(type_, 0), taken_by(type_)
    if taken.pattern is not None:
        return re.compile(taken.pattern)
    low = max(limit for limit in (shape.low, taken.low) if limit is not None)
    high = min(limit for limit in (shape.high, taken.high) if limit is not None)
    return re.compile(patterns.number(low, high, taken.number, is_whole=shape.is_whole))


def is_taken(adapter: TypeAdapter[Any], typed: str) -> bool:
    try:
        adapter.validate_python(normalise(typed))
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("type_", "taken", "refused"), [one[1:] for one in TYPED], ids=IDS)
def test_pattern_and_validator_agree_on_what_people_type(type_: Any, taken: list[str], refused: list[str]) -> None:
    adapter, pattern = TypeAdapter(type_), pattern_of(type_)
    assert [typed for typed in taken if not is_taken(adapter, typed)] == []
    assert [typed for typed in taken if not pattern.search(typed)] == []
    assert [typed for typed in refused if is_taken(adapter, typed)] == []
    assert [typed for typed in refused if pattern.search(typed)] == []


@pytest.mark.parametrize(("type_", "taken"), [one[1:3] for one in TYPED], ids=IDS)
def test_a_pattern_refuses_nothing_that_the_validator_takes(type_: Any, taken: list[str]) -> None:
    adapter, pattern = TypeAdapter(type_), pattern_of(type_)

    @given(
        typed=st.sampled_from(taken),
        slips=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.sampled_from(["", *PIECES]) | st.text(max_size=2)), max_size=4),
    )
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    def check(typed: str, slips: list[tuple[int, int, str]]) -> None:
        for at, cut, piece in slips:
            typed = typed[:at] + piece + typed[at + cut :]
        if is_taken(adapter, typed):
            assert pattern.search(typed)

    check()


def test_every_type_says_what_it_accepts() -> None:
    told = {taken_by(one[1]).name for one in TYPED}
    types = {
        name: one
        for name, one in vars(fields).items()
        if get_origin(one) is not None and name[0].isupper() and hasattr(one, "__metadata__")
    }
    assert len(types) > 20
    assert {name for name, one in types.items() if not any(isinstance(mark, Accepts) for mark in one.__metadata__)} == set()
    assert {taken_by(one).name for one in types.values()} <= told


def test_kinds_of_values_are_those_of_the_documentation() -> None:
    documented = {row[0] for table in tables(section(CONTENT, "## ชนิดของค่า")) for row in table.rows}
    told = {one.name_th for one in vars(accepts).values() if isinstance(one, Accepts)}
    # These are worded where they stand: each is of one key.
    assert told - documented == {"ที่อยู่ หรือลิงก์ที่ขึ้นต้นด้วย https://", "ตัวเลข หรือคำว่าไม่มี", "เลข 1 ถึง 4", "ข้อความเรื่องเวลา"}

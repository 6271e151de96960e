"""Numbers as offices write them: what is read, what is told, and that every cure with a number works when it is obeyed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.thai.numbers import MONEY, PERCENT, PLAIN, SCORE, WHOLE, Kind, NumberProblem, read_number


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        (PLAIN, "1,200.5", 1200.5),
        (PLAIN, "๑,๒๐๐", 1200),
        (PLAIN, "1 234 567", 1234567),
        (PLAIN, "−5", -5),
        (PLAIN, "– 1,000", -1000),
        (PLAIN, "1.250", 1.25),
        (WHOLE, "12.00", 12),
        (MONEY, "10,000.-", 10000),
        (MONEY, "10,000 .- บาท", 10000),
        (MONEY, "฿10,000", 10000),
        (MONEY, "10,000.00 บาทถ้วน", 10000),
        (MONEY, "๑๐,๐๐๐,๐๐๐.๐๐ บาท (สิบล้านบาทถ้วน)", 10_000_000),
        (MONEY, "บาท 2,089,600.00", 2089600),
        (MONEY, "0.500", 0.5),
        (PERCENT, "ร้อยละ 97.07 %", 97.07),
        (SCORE, "97.07 คะแนน", 97.07),
    ],
)
def test_what_can_mean_but_one_number_is_read(kind: Kind, typed: str, read: float) -> None:
    assert float(read_number(typed, kind)) == read


@pytest.mark.parametrize(
    ("kind", "typed", "cure", "before"),
    [
        (MONEY, "495.000,00", "เปลี่ยนเป็น 495000.00 ", 495),
        (MONEY, "1.234.567,89", "เปลี่ยนเป็น 1234567.89 ", None),
        (MONEY, "20,50", "เปลี่ยนเป็น 20.50 ", 2050),
        (SCORE, "๙,๗", "เปลี่ยนเป็น 9.7 ", 97),
        (MONEY, "1_000", "เปลี่ยนเป็น 1000", 1000),
        (MONEY, "1e5", "100000", 100000),
        (MONEY, "1.2E+05", "120000", 120000),
        (MONEY, "28.500", "เปลี่ยนเป็น 28500 ถ้าหมายถึง 28,500 บาท หรือเปลี่ยนเป็น 28.5 ", 28.5),
        (WHOLE, "12.000", "เปลี่ยนเป็น 12000 ถ้าหมายถึง 12,000 หรือเปลี่ยนเป็น 12 ", 12),
        (MONEY, "1,000.000", "เปลี่ยนเป็น 1000.00 ", 1000),
        (MONEY, "1,,000", "เปลี่ยนเป็น 1000 ", 1000),
        (MONEY, "1,0000", "พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก", 10000),
        (MONEY, ",500", "พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก", 500),
        (MONEY, "1.5 ล้านบาท", "เปลี่ยนเป็น 1500000 ถ้าหมายถึง 1,500,000 บาท", None),
        (MONEY, "538800.0000ล้านบาท", "เปลี่ยนเป็น 538800000000 ถ้าหมายถึง 538,800,000,000 บาท", None),
        (MONEY, "97%", "พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก", None),
        (MONEY, "(500)", "พิมพ์ตัวเลขใหม่ให้ครบทุกหลัก", None),
        (WHOLE, "40 คน", "เปลี่ยนเป็น 40", None),
        (WHOLE, "30 นาที", "คิดเป็นหน่วยของช่องนี้", None),
        (MONEY, "5OO,OOO", "เปลี่ยนเป็น 500000 ถ้าตรงกับต้นฉบับ", None),
        (WHOLE, "l6", "เปลี่ยนเป็น 16 ถ้าตรงกับต้นฉบับ", None),
        (WHOLE, "5-7 วัน", "เขียนตัวเลขเดียว", None),
        (PLAIN, "5 พันธุ์", "เปลี่ยนเป็น 5", None),
    ],
)
def test_what_can_mean_several_is_told_as_typed(kind: Kind, typed: str, cure: str, before: float | None) -> None:
    with pytest.raises(NumberProblem) as told:
        read_number(typed, kind)
    assert f"“{typed}”" in told.value.found
    assert cure in told.value.cure
    assert told.value.read_as == before


def test_a_text_without_digits_is_no_number_to_mend() -> None:
    assert [read_number(typed) for typed in ("", "-", "สิบ", "nan")] == ["", "-", "สิบ", "nan"]


def test_a_text_that_is_too_long_is_not_looked_through() -> None:
    with pytest.raises(NumberProblem, match="ยาวเกินกว่าจะเป็นตัวเลข"):
        read_number("1," * 100_000)


NUMBERS = st.text("0123456789๐๙.,_ -–−eE+฿%บาทล้านพันร้อยละ()ก/", max_size=14)


@given(NUMBERS, st.sampled_from([PLAIN, WHOLE, MONEY, PERCENT, SCORE]))
def test_what_is_read_is_a_number_and_each_cure_can_be_obeyed(typed: str, kind: Kind) -> None:
    try:
        read = read_number(typed, kind)
    except NumberProblem as told:
        for value in re.findall(r"เปลี่ยนเป็น (\S+)", told.cure):
            assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)
            # A point that may separate thousands is one of two readings, and said to be.
            if value != told.cure.rpartition("เปลี่ยนเป็น ")[2].split()[0] or told.cure.count("เปลี่ยนเป็น") == 1:
                assert float(read_number(value, kind)) == float(value)
    else:
        assert not re.search("[0-9๐-๙]", typed) or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", read)

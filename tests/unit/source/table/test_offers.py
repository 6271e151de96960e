"""Cells with shops and prices, as offices type them: names stay whole, prices are read or doubted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.source.table.offers import read_offers, surely_priced


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("ร้านตัวอย่าง/10000", [("ร้านตัวอย่าง", "10000")]),
        ("ร้าน 99/10,000 บาท", [("ร้าน 99", "10,000 บาท")]),
        ("ร้าน 99/-", [("ร้าน 99", None)]),
        ("โชคชัย 2000 12,500", [("โชคชัย 2000", "12,500")]),
        ("เซเว่น 7-11", [("เซเว่น 7-11", None)]),
        ("ร้าน ข2", [("ร้าน ข2", None)]),
        ("ร้าน ก เลขที่ 12/3", [("ร้าน ก เลขที่ 12/3", None)]),
        ("ร้าน ก, 10,000 บาท", [("ร้าน ก", "10,000 บาท")]),
        ("ร้าน ก - 10,000.-", [("ร้าน ก", "10,000.-")]),
        ("ร้าน ก ราคา 500 บาท", [("ร้าน ก", "500 บาท")]),
        ("ร้าน ก = ๑,๓๐๐", [("ร้าน ก", "๑,๓๐๐")]),
        ("บริษัท ก จำกัด (มหาชน) (10,000 บาท)", [("บริษัท ก จำกัด (มหาชน)", "10,000 บาท")]),
        ("บริษัท A Co., Ltd. 5,000", [("บริษัท A Co., Ltd.", "5,000")]),
        ("ร้าน ก 10,000 บาท (หนึ่งหมื่นบาทถ้วน)", [("ร้าน ก", "10,000 บาท (หนึ่งหมื่นบาทถ้วน)")]),
        ("ร้าน ก\nเสนอราคา 10,000.00 บาท\nร้าน ข\nเสนอราคา 12,000.00 บาท", [("ร้าน ก", "10,000.00 บาท"), ("ร้าน ข", "12,000.00 บาท")]),
        ("ร้าน ก\nร้าน ข\n10,000\n12,000", [("ร้าน ก", "10,000"), ("ร้าน ข", "12,000")]),
        ("1. ร้าน ก 10,000 บาท 2. ร้าน ข 12,000 บาท", [("ร้าน ก", "10,000 บาท"), ("ร้าน ข", "12,000 บาท")]),
        ("๑) ร้าน ก/๑๐,๐๐๐\n๒) ร้าน ข/๑๒,๐๐๐", [("ร้าน ก", "๑๐,๐๐๐"), ("ร้าน ข", "๑๒,๐๐๐")]),
        ("ร้าน ก 10,000 บาท, ร้าน ข 11,000 บาท", [("ร้าน ก", "10,000 บาท"), ("ร้าน ข", "11,000 บาท")]),
        ("ร้าน ก 10,000 บาท ร้าน ข 9,000 บาท", [("ร้าน ก", "10,000 บาท"), ("ร้าน ข", "9,000 บาท")]),
        ("ร้าน ก/250,000.- บาท", [("ร้าน ก", "250,000.- บาท")]),
        ("ร้าน ก 9,000.- บาท ร้าน ข 10,000.- บาทถ้วน", [("ร้าน ก", "9,000.- บาท"), ("ร้าน ข", "10,000.- บาทถ้วน")]),
        ("ร้าน ก 9,000 บาท บาทวิถีการช่าง 8,000 บาท", [("ร้าน ก", "9,000 บาท"), ("บาทวิถีการช่าง", "8,000 บาท")]),
        # A price that is no number is handed on as typed, so that it is told.
        ("ร้าน ก 495.000,00", [("ร้าน ก", "495.000,00")]),
        ("ร้าน ก 1,50 บาท", [("ร้าน ก", "1,50 บาท")]),
        ("-", []),
    ],
)
def test_names_and_prices_are_taken_apart(text: str, pairs: list[tuple[str, str | None]]) -> None:
    offers = read_offers(text)
    assert offers.pairs == pairs
    assert offers.doubts == []


@pytest.mark.parametrize(
    "text",
    [
        "ร้าน 99",
        "ร้าน ก 500",
        "โชคชัย 2000",
        "ร้าน 99 500 บาท",
        "ร้าน ก 10 000 บาท",
        "นาย ก 1,500 นาย ข 2,500",
        "ร้านทุกอย่าง 20 บาท",
        "ร้าน ก ห้าร้อยบาท",
    ],
)
def test_what_may_be_a_name_or_a_price_stays_a_name_and_is_doubted(text: str) -> None:
    offers = read_offers(text)
    assert offers.pairs == [(text, None)]
    assert [f"“{text}”" in doubt.found for doubt in offers.doubts] == [True]


@pytest.mark.parametrize("text", ["ร้าน 99", "ร้าน ก 500", "โชคชัย 2000", "ร้าน 99 500 บาท", "ร้านทุกอย่าง 20 บาท"])
def test_each_cure_of_a_doubt_works(text: str) -> None:
    (doubt,) = read_offers(text).doubts
    typed = re.search(r"ถ้าเป็นราคา พิมพ์ (.+) ถ้าเป็นชื่อ พิมพ์ราคาต่อท้าย เช่น (.+) หรือ (.+) ถ้าไม่มีราคา", doubt.cure)
    assert typed
    as_price, as_name, without = (read_offers(one) for one in typed.groups())
    assert [as_price.doubts, as_name.doubts, without.doubts] == [[], [], []]
    assert as_price.pairs[0][1]
    assert as_name.pairs == [(text, "10,000 บาท")]
    assert without.pairs == [(text, None)]


def test_a_lone_price_has_no_owner() -> None:
    assert [doubt.found for doubt in read_offers("10,000 บาท\nร้าน ก").doubts] == ["ไม่รู้ว่าราคา “10,000 บาท” เป็นของผู้ใด"]


def test_a_name_is_parted_only_where_the_price_is_sure() -> None:
    assert surely_priced("ร้าน ก/10,000 บาท") == ("ร้าน ก", "10,000 บาท")
    assert surely_priced("ร้าน 99") is None
    assert surely_priced("ร้าน ก") is None


@given(st.text("กข 0159๐,.;/:-()\nบาท", max_size=60))
def test_nothing_of_a_cell_is_lost(text: str) -> None:
    """Every letter is in a name, or the cell is doubted."""
    offers = read_offers(text)
    kept = "".join(name + (price or "") for name, price in offers.pairs)
    if not offers.doubts:
        assert re.sub("[^กข]", "", kept) == re.sub("[^กข]", "", text)

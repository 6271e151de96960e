"""What stands around the table of form สขร. 1, and in its cells of two things."""

import pytest

from prongsai.source.table.cells import Cell
from prongsai.source.table.form import contract_of, is_signature, is_sum, month_in, says_none


def row(*texts: str) -> list[Cell]:
    return [Cell(text, 0, 0, 1, index) for index, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("แบบสรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน ตุลาคม 2568", "ตุลาคม 2568"),
        ("ในรอบเดือนธันวาคม2567", "ธันวาคม 2567"),
        ("เดือน ตุลาคม พ.ศ.. ๒๕๖๘", "ตุลาคม ๒๕๖๘"),
        ("ประจำเดือน มี.ค. 69", "มี.ค 69"),
        ("วันที่ 31 เดือน ตุลาคม พ.ศ. 2568", None),
        ("ข้อมูล ณ วันที่ ๓๑ ตุลาคม ๒๕๖๘", None),
        ("ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2568)", None),
        ("ต.ค. - ธ.ค. 2568", None),
        ("ตุลาคม 2568 ถึง มีนาคม 2569", None),
        ("องค์การบริหารส่วนตำบลมีนา 2568", None),
    ],
)
def test_the_month_of_a_title_is_not_the_day_of_printing(title: str, month: str | None) -> None:
    said = month_in([row("", "แบบ สขร. 1"), row(title)])
    assert (said and said[1]) == month


def test_a_title_may_go_on_from_cell_to_cell() -> None:
    said = month_in([row("เดือน", "", "ตุลาคม", "พ.ศ.", "2568"), row("วันที่", "3", "พฤศจิกายน", "2568")])
    assert said
    assert said[1] == "ตุลาคม 2568"


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("1/2569 ลว. 1 ต.ค. 2568", "1/2569", "1 ต.ค. 2568"),
        ("สัญญาเลขที่ 1/2569\nวันที่ 1 ตุลาคม 2568", "สัญญาเลขที่ 1/2569", "1 ตุลาคม 2568"),
        ("ใบสั่งซื้อเลขที่ 5/2569 ลงวันที่ 3 ต.ค. 68", "ใบสั่งซื้อเลขที่ 5/2569", "3 ต.ค. 68"),
        ("5/2569 (3 ต.ค. 2568)", "5/2569", "3 ต.ค. 2568"),
        ("๑/๒๕๖๙ ๑/๑๐/๒๕๖๘", "๑/๒๕๖๙", "๑/๑๐/๒๕๖๘"),
        ("จ 12/2567, 20 พ.ย. 2566", "จ 12/2567", "20 พ.ย. 2566"),
        ("66/2568\n2025-10-01", "66/2568", "2025-10-01"),
        ("เลขที่ 1/2569", "1/2569", ""),
        ("1 ต.ค. 2568", "", "1 ต.ค. 2568"),
        # A day that cannot be read goes to the field of days, where it is told.
        ("1/2569 ลว. เมื่อวานนี้", "1/2569", "เมื่อวานนี้"),
    ],
)
def test_number_and_day_of_a_contract_are_taken_apart(text: str, number: str, day: str) -> None:
    assert contract_of(text) == (number, day)


def test_words_that_there_was_nothing() -> None:
    none = ["ไม่มีการจัดซื้อจัดจ้าง", "- ไม่มี -", "ไม่มีการจัดซื้อ/จัดจ้าง", "ไม่มีรายการจัดซื้อจัดจ้างในเดือนนี้", "ไม่มีการซื้อหรือจ้าง"]
    assert [text for text in none if not says_none([text, "-", "0.00"])] == []
    assert [text for text in ("", "-", "ไม่มีแผน", "จัดซื้อวัสดุ") if says_none([text])] == []


def test_sums_and_signatures_are_no_jobs() -> None:
    sums = ["รวม", "รวมทั้งสิ้น", "ยอดรวม", "รวมเป็นเงินทั้งสิ้น", "รวม 5 รายการ", "รวมเงิน (บาท)", "รวมจำนวน 3 โครงการ"]
    assert [text for text in sums if not is_sum(row("", text, "10,000"))] == []
    assert not is_sum(row("1", "รวมพลคนสะอาด", "10,000"))
    assert is_signature(row("", "(ลงชื่อ)", ""))
    assert not is_signature(row("1", "จ้างเหมา", "1", "2", "(ลงชื่อ)"))

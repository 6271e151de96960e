"""Form สขร. 1 and its relatives as offices keep them: each is read, or it is told which row is meant and what to do."""

from typing import Any

import pytest

from prongsai.problems.problem import Severity
from prongsai.source.csv import CsvTree, parse
from prongsai.source.yaml.errors import YamlProblem

TITLE = (
    ",,,,,,,,แบบ สขร. 1\nสรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน ตุลาคม 2568,,,,,,,,\n"
    "องค์การบริหารส่วนตำบลตัวอย่าง,,,,,,,,\nวันที่ 3 เดือน พฤศจิกายน พ.ศ. 2568,,,,,,,,\n,,,,,,,,\n"
)
HEADS = (
    'ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,"วงเงินที่จะซื้อหรือจ้าง\n(บาท)",ราคากลาง (บาท),วิธีซื้อ/จ้าง,รายชื่อผู้เสนอราคาและราคาที่เสนอ,'
    "ผู้ที่ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง,เหตุผลที่คัดเลือก,เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง\n"
)
JOB = (
    '1,จ้างเหมาบริการ,"10,000.00","10,000.00",เฉพาะเจาะจง,"ร้านตัวอย่าง\nเสนอราคา 10,000.00 บาท","ร้านตัวอย่าง\nราคาที่ตกลง 10,000.00 บาท",'
    'คุณสมบัติครบ,"ใบสั่งจ้าง เลขที่ 1/2569\nวันที่ 1 ต.ค. 2568"\n'
)
READ = {
    "title_th": "จ้างเหมาบริการ",
    "budget": "10,000.00",
    "reference_price": "10,000.00",
    "method_th": "เฉพาะเจาะจง",
    "bidders": [{"name_th": "ร้านตัวอย่าง", "price": "10,000.00 บาท"}],
    "winner_th": "ร้านตัวอย่าง",
    "winner_price": "10,000.00 บาท",
    "reason_th": "คุณสมบัติครบ",
    "contract_number": "ใบสั่งจ้าง เลขที่ 1/2569",
    "contract_on": "1 ต.ค. 2568",
    "month": "ตุลาคม 2568",
}
NO_JOB = {"month": "ตุลาคม 2568", "none": "true"}


def told(problems: list[YamlProblem]) -> list[tuple[str, int, Severity]]:
    return [(one.code, one.line + 1, one.severity) for one in problems]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (TITLE + HEADS + JOB, [READ]),
        ("เดือน,ตุลาคม,พ.ศ.,2568,,,,,\nหน่วยงาน,อบต.ตัวอย่าง,,,,,,,\n" + HEADS + JOB, [READ]),
        ("sep=,\n" + TITLE + HEADS + JOB, [READ]),
        (HEADS + JOB, [READ | {"month": "2025-10"}]),
        (TITLE + HEADS.replace("ำ", "ำ").replace("จ้าง", "จ้ำง") + JOB, [READ]),
        (TITLE + HEADS + "(1),(2),(3),(4),(5),(6),(7),(8),(9)\n" + JOB, [READ]),
        (TITLE + HEADS + JOB + ',รวมทั้งสิ้น,"10,000.00","10,000.00",,,,,\n,,,,,,(ลงชื่อ)............,,\n,,,,,,(นายตัวอย่าง),,\n', [READ]),
        (TITLE + HEADS + JOB + TITLE.replace("ตุลาคม", "ธันวาคม") + HEADS + JOB, [READ, READ | {"month": "ธันวาคม 2568"}]),
        (TITLE.replace("ในรอบเดือน ตุลาคม 2568", "ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2568)") + HEADS + JOB, [READ | {"month": "2025-10"}]),
        (TITLE + HEADS + "เดือน พฤศจิกายน 2568,,,,,,,,\n" + JOB, [READ | {"month": "พฤศจิกายน 2568"}]),
        (TITLE + HEADS + ",ไม่มีการจัดซื้อจัดจ้าง,,,,,,,\n", [NO_JOB]),
        (TITLE + HEADS + "1,- ไม่มี -,-,-,-,-,-,-,-\n", [NO_JOB]),
        (TITLE + HEADS + "ไม่มีรายการจัดซื้อ/จัดจ้างในเดือนนี้,,,,,,,,\n", [NO_JOB]),
        (TITLE.replace(",,,,,,,,\n,,,,,,,,\n", ",,,,,,,,\nไม่มีการจัดซื้อจัดจ้าง,,,,,,,,\n") + HEADS, [NO_JOB]),
    ],
)
def test_the_form_is_read_as_it_stands(text: str, records: list[dict[str, Any]]) -> None:
    assert parse(text) == (records, [])


@pytest.mark.parametrize(
    "table",
    [
        "{h},ผู้เสนอราคา,ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง,เลขที่และวันที่สัญญา\nก,{b1}/95000;{b2}/99000,{b1}/95000,1/2569 ลว. 1 ต.ค. 2568\n",
        "{h},รายชื่อผู้เสนอราคาและราคาที่เสนอ,,ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง,,เลขที่และวันที่สัญญา,\n"
        ',ชื่อ,ราคา,ชื่อ,ราคา,เลขที่,วันที่\nก,"{b1}\n{b2}","95000\n99000",{b1},95000,1/2569,1 ต.ค. 2568\n',
        "{h},รายชื่อผู้เสนอราคา,ราคาที่เสนอ,ผู้ได้รับการคัดเลือก,ราคาที่ตกลงซื้อจ้าง,เลขที่สัญญา/ข้อตกลง,วันที่ของสัญญา/ข้อตกลง\n"
        'ก,"{b1}\n{b2}","95000\n99000",{b1},95000,1/2569,1 ต.ค. 2568\n',
        "{h},ผู้เสนอราคา,,ผู้ได้รับการคัดเลือกและราคา,สัญญา,\n,ชื่อ,ราคาที่เสนอ,(บาท),เลขที่,วันที่\n"
        'ก,"{b1}\n{b2}","95000\n99000",{b1}/95000,1/2569,1 ต.ค. 2568\n',
        "วันที่,{h},ผู้เสนอราคา,ผู้ได้รับการคัดเลือก,เลขที่สัญญา\n1 ต.ค. 2568,ก,{b1} 95000;{b2} 99000,{b1}/95000,1/2569\n",
        "{h},ผู้เสนอราคา,ผู้ได้รับการคัดเลือก,ราคาที่ตกลง,เลขที่สัญญา\nก,1) {b1}: 95000 2) {b2}: 99000,{b1},95000,1/2569 (1 ต.ค. 2568)\n",
    ],
)
def test_joined_split_and_merged_columns_come_to_the_same(table: str) -> None:
    text = "ประจำเดือน ตุลาคม 2568\n" + table.format(h="งานที่จัดซื้อจัดจ้าง", b1="ร้าน 99", b2="หจก. ข")
    assert parse(text) == (
        [
            {
                "title_th": "ก",
                "bidders": [{"name_th": "ร้าน 99", "price": "95000"}, {"name_th": "หจก. ข", "price": "99000"}],
                "winner_th": "ร้าน 99",
                "winner_price": "95000",
                "contract_number": "1/2569",
                "contract_on": "1 ต.ค. 2568",
                "month": "ตุลาคม 2568",
            }
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "problems", "words"),
    [
        ("ทะเบียน,\nลำดับ,งานที่จัดซื้อจัดจ้าง\n1,ก\n", [("csv-table", 2, Severity.ERROR)], "แถวที่ 2 เป็นชื่อคอลัมน์"),
        ("ก,ข\nค,ง\n", [("csv-table", 1, Severity.ERROR)], "ไม่พบแถวที่เป็นชื่อคอลัมน์"),
        (TITLE + HEADS, [("empty-file", 6, Severity.ERROR)], "มีแต่ชื่อคอลัมน์"),
        ("เดือน,ชื่องาน,,วงเงิน\nต.ค. 2568,ก,ค่า,1\nต.ค. 2568,ข,ค่า,1\n", [("csv-table", 2, Severity.WARNING)], "“ค่า” ไม่มีชื่อ"),
        ("เดือน,ชื่องาน,วงเงิน\nต.ค. 2568,ก,####\n", [("csv-table", 2, Severity.ERROR)], "“####”"),
        ("เดือน,ชื่องาน,วงเงิน\nต.ค. 2568,#REF!,1\n", [("csv-table", 2, Severity.WARNING)], "“#REF!”"),
        ("เดือน,ชื่องาน,วงเงิน (พันบาท)\nต.ค. 2568,ก,1\n", [("unit-not-baht", 1, Severity.ERROR)], "วงเงิน (พันบาท)"),
        ("หน่วย: ล้านบาท\nเดือน,ชื่องาน,วงเงิน\nต.ค. 2568,ก,1\n", [("unit-not-baht", 1, Severity.ERROR)], "หน่วย: ล้านบาท"),
        (TITLE.replace("ม 2568", "ม 2569") + HEADS + JOB, [("month-unlike-contracts", 2, Severity.WARNING)], "ทำในตุลาคม 2568"),
        ("เลขที่และวันที่สัญญา,ชื่องาน\n1/2569,ก\n", [("csv-table", 2, Severity.ERROR)], "ไม่รู้ว่างานนี้เป็นของเดือนใด"),
        ("เลขที่และวันที่สัญญา,ชื่องาน\n1/2569 ลว. 31 ก.พ. 2568,ก\n", [("csv-table", 2, Severity.ERROR)], "ไม่มีวันที่ 31 ก.พ. 2568"),
        ('เดือน,ชื่องาน,ผู้ได้รับการคัดเลือกและราคา\nต.ค. 2568,ก,"ก 5,000 บาท\nข 6,000 บาท"\n', [("doubtful-price", 2, Severity.WARNING)], "2 ราย"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_cell(text: str, problems: list[tuple[str, int, Severity]], words: str) -> None:
    met = parse(text)[1]
    assert told(met) == problems
    assert words in met[0].found


def test_a_problem_says_the_row_of_excel_where_it_is_not_the_line() -> None:
    tree = CsvTree('sep=,\nเดือน,ชื่องาน,วงเงิน\nต.ค. 2568,"ก\nข",1\n\nต.ค. 2568,ค,2\n')
    assert tree.in_excel((0, "title_th")) == " (ใน Excel คือแถวที่ 2 คอลัมน์ B)"
    assert tree.marks((1, "budget"))[1].line == 5
    assert tree.in_excel((1, "budget")) == " (ใน Excel คือแถวที่ 4 คอลัมน์ C)"
    assert CsvTree("เดือน,ชื่องาน\nต.ค. 2568,ก\n").in_excel((0, "title_th")) == ""


@pytest.mark.parametrize("piece", [",", "\n", '"a,', '"', '"a\n', "ก\n", "ก,", '"" ', "เดือน,", "ร้าน 1,000 บาท ", "1. ก ", "- ", "1,ก"])
def test_any_table_of_a_megabyte_takes_little(piece: str) -> None:
    """Counted by what comes out: no more rows and problems than anybody reads."""
    heads = "เดือน,ชื่องาน,ผู้เสนอราคา\n"
    for text in (piece * (300_000 // len(piece)), heads + piece * (300_000 // len(piece)), f'{heads}ต.ค. 2568,ก,"{piece * 50_000}"'):
        data, problems = parse(text)
        assert len(data or ()) <= 20_001
        assert len(problems) <= 20_501


def test_totals_are_held_against_the_rows_since_the_last_and_in_all() -> None:
    rows = 'เดือน,ชื่องาน,วงเงิน\nต.ค. 2568,ก,"1,000"\n,รวม,1000\nพ.ย. 2568,ข,500.50\n,รวม,{}\n'
    for total, codes in (("500.50", []), ("1,500.50 บาท", []), ("1,500.00", ["total-unlike-rows"]), ("-", [])):
        assert [one.code for one in parse(rows.format(f'"{total}"'))[1]] == codes


def test_letters_that_a_code_page_lost_are_quoted() -> None:
    (problem,) = parse("?????,????????\n?.?. 2567,??????\n")[1]
    assert "“?????”" in problem.found

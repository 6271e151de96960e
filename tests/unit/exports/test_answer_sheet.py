"""The answer sheet: one line an item in the order of the form, the same in CSV and XLSX, and the same bytes every time."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from zipfile import ZipFile

from openpyxl import load_workbook
from tests.portals import make_agency, make_portal, make_year

from prongsai.exports.answer_sheet import CsvSheet, XlsxSheet
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit import OitAnswer
from prongsai.pages import pages_of

BASE = "https://transparency.example/"
ANSWERS = (
    OitAnswer(item="O16", disclosed=False, reason_th="ไม่มีการจัดซื้อ", answered_on=date(2024, 3, 20)),
    OitAnswer(item="O9", explanation_th="=HYPERLINK(1)"),
)


def sheets(year: FiscalYear) -> dict[str, bytes]:
    agency = make_agency(years=(year,), address_th="เลขที่ 1")
    (page,) = [page for page in pages_of(make_portal((agency,))) if page.address == f"kut-noi/{year.year_be}/oit/"]
    assert [type(file) for file in page.files] == [CsvSheet, XlsxSheet]
    return {file.address.rsplit(".", 1)[1]: file.data(lambda address: BASE + address) for file in page.files}


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_sheet_has_every_item_in_the_order_of_the_form() -> None:
    rows = rows_of(sheets(make_year(2567, oit=ANSWERS))["csv"])
    assert rows[0][:6] == ["ข้อ", "ข้อมูลที่ต้องเปิดเผย", "มี/ไม่มี", "URL", "คำอธิบาย", "วันที่ตอบ"]
    assert [row[0] for row in rows[1:]] == [f"O{number}" for number in range(1, 36)]
    assert [row[3] for row in rows[1:]] == [f"{BASE}kut-noi/2567/oit/o{number}/" for number in range(1, 36)]


def test_what_is_not_there_is_said_with_its_reason_and_what_nobody_said_is_left_blank() -> None:
    by_code = {row[0]: row for row in rows_of(sheets(make_year(2567, oit=ANSWERS))["csv"])}
    assert by_code["O16"][2] == "ไม่มี"
    assert by_code["O16"][4].endswith("\nไม่มีการจัดซื้อ")
    assert by_code["O16"][5] == "2024-03-20"
    assert (by_code["O1"][2], by_code["O1"][6]) == ("", "ยังไม่ระบุ")
    assert by_code["O4"][2] == "มี"
    assert by_code["O4"][6].startswith("ไม่ครบ: ขาด ")
    assert by_code["O4"][4] == "หน้าแรกของเว็บไซต์ › อบต.กุดน้อย › OIT › O4 ข้อมูลการติดต่อ"


def test_excel_shows_what_the_csv_holds_and_runs_no_formula() -> None:
    made = sheets(make_year(2567, oit=ANSWERS))
    book = load_workbook(io.BytesIO(made["xlsx"]))
    cells = [[cell.value or "" for cell in row] for row in book["OIT"].iter_rows()]
    assert cells == rows_of(made["csv"])
    assert {cell.data_type for row in book["OIT"].iter_rows() for cell in row if cell.value} == {"s"}


def test_excel_keeps_the_head_and_the_items_in_sight_and_breaks_long_texts() -> None:
    sheet = load_workbook(io.BytesIO(sheets(make_year(2567, oit=ANSWERS))["xlsx"]))["OIT"]
    assert sheet.freeze_panes == "C2"
    # Excel adds five pixels to the number of letters that are to fit.
    assert [int(sheet.column_dimensions[letter].width) for letter in "ABCDEFG"] == [7, 48, 10, 52, 70, 13, 40]
    heads, *rows = ([cell for cell in row if cell.value] for row in sheet.iter_rows())
    assert all(cell.font.b for cell in heads)
    assert not any(cell.font.b for row in rows for cell in row)
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for row in (heads, *rows) for cell in row)


def test_the_same_data_make_the_same_file_at_any_time() -> None:
    made = sheets(make_year(2567, oit=ANSWERS))
    assert made == sheets(make_year(2567, oit=ANSWERS))
    assert {part.date_time for part in ZipFile(io.BytesIO(made["xlsx"])).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = load_workbook(io.BytesIO(made["xlsx"])).properties
    assert {told.created, told.modified} == {datetime(2000, 1, 1)}
    assert told.title == "แบบตอบ OIT ปีงบประมาณ 2567 องค์การบริหารส่วนตำบลกุดน้อย"

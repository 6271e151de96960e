"""CSV files: what a spreadsheet reads is what the table holds, and nothing in it runs."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from tests.portals import text_of

from prongsai.exports.csv import CsvFile, csv_text
from prongsai.exports.table import Column, Row, Table, Value, row
from prongsai.thai.calendar import Month

NAME, DAYS = Column("title_th", "บริการ"), Column("days", "วันทำการ", numeric=True)


def table(*rows: Row) -> Table:
    return Table(name="services", caption_th="บริการ", columns=(NAME, DAYS), rows=rows)


def cell(value: Value) -> str:
    return next(table(row({"title_th": value})).cells(row({"title_th": value}))).plain


def test_the_file_begins_with_a_mark_and_its_lines_end_as_spreadsheets_want() -> None:
    text = csv_text(table(row({"title_th": "ขอน้ำ", "days": 2})))
    assert text.encode() == b"\xef\xbb\xbf" + "บริการ,วันทำการ\r\nขอน้ำ,2\r\n".encode()


def test_what_is_not_disclosed_is_empty_and_a_table_without_rows_has_its_heads() -> None:
    assert csv_text(table(row({"title_th": "ขอน้ำ"}))) == "\ufeffบริการ,วันทำการ\r\nขอน้ำ,\r\n"
    assert csv_text(table()) == "\ufeffบริการ,วันทำการ\r\n"


@pytest.mark.parametrize("text", ["ก, ข", 'เรียก "เร่งด่วน"', "บรรทัดหนึ่ง\nบรรทัดสอง", " เว้นหน้า"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    written = csv_text(table(row({"title_th": text, "days": 1})))
    assert list(csv.reader(written.removeprefix("\ufeff").splitlines(keepends=True)))[1] == [text, "1"]


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-2", "@sample", "\tก", "\nก", "＝1+1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    written = csv_text(table(row({"title_th": text}))).removeprefix("\ufeff")
    assert list(csv.reader(written.splitlines(keepends=True)))[1][0] == f"'{text}"


def test_a_number_below_nothing_stays_a_number() -> None:
    assert csv_text(table(row({"title_th": "ก", "days": -5}))).endswith("ก,-5\r\n")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (1250, "1250"),
        (1250.5, "1250.5"),
        (1250.0, "1250"),
        (date(2024, 9, 1), "2024-09-01"),
        (Month(2023, 10), "2023-10"),
        ("๑๒", "๑๒"),
        (0, "0"),
    ],
)
def test_machines_read_plain_values(value: Value, plain: str) -> None:
    assert cell(value) == plain


def test_the_file_lies_beside_its_page() -> None:
    file = CsvFile(table(), "kut-noi/services/")
    assert file.address == "kut-noi/services/services.csv"
    assert text_of(file) == csv_text(table())

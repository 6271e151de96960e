from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from prongsai.model import fields
from prongsai.problems.codes import CODES
from prongsai.thai.calendar import Month, Period
from prongsai.thai.digits import to_thai


def value_of(field: Any, typed: Any) -> Any:
    return TypeAdapter(field).validate_python(typed)


def error_of(field: Any, typed: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(ValidationError) as raised:
        value_of(field, typed)
    error = raised.value.errors(include_url=False)[0]
    return error["type"], error.get("ctx", {})


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (fields.Id, "street-light", "street-light"),
        (fields.Id, "2566", "2566"),
        (fields.Id, "007", "007"),
        (fields.Id, "๒", "2"),
        (fields.Line, "ก\n ข", "ก ข"),
        (fields.Url, "https://www.example.org/หน้าแรก?q=1#a", "https://www.example.org/หน้าแรก?q=1#a"),
        (fields.Url, "http://localhost:8000/", "http://localhost:8000/"),
        (fields.Email, "saraban@tambon-sample.example", "saraban@tambon-sample.example"),
        (fields.Telephone, "๐๐๐-๐๐๐-๐๐๐๑ ต่อ ๑๑", "000-000-0001 ต่อ 11"),
        (fields.Telephone, "+66 44 000 000", "+66 44 000 000"),
        (fields.Colour, "#1F4E5F", "#1f4e5f"),
        (fields.FileName, "files/report.pdf", "files/report.pdf"),
        (fields.FileName, "files\\report.pdf", "files/report.pdf"),
        (fields.FileName, "./files//report.pdf", "files/report.pdf"),
        (fields.Number, "๑,๒๐๐.๕", 1200.5),
        (fields.Number, "-5", -5.0),
        (fields.Count, "1,200", 1200),
        (fields.Count, "๕", 5),
        (fields.Score, "๙๗.๐๗", 97.07),
        (fields.Score, "100", 100.0),
        (fields.YearBE, "๒๕๖๖", 2566),
        (fields.Day, "๒ พ.ย. ๒๕๖๖", date(2023, 11, 2)),
        (fields.MonthOrDay, "ภายในเดือนเมษายน", Month(None, 4)),
        (fields.MonthOrDay, "30 ก.ย. 2566", date(2023, 9, 30)),
        (fields.Span, "ต.ค. - ธ.ค. 2566", Period(date(2023, 10, 1), date(2023, 12, 31))),
        (fields.OitCode, "o๑๓", "O13"),
    ],
)
def test_a_value_is_taken_as_typed(field: Any, typed: str, value: object) -> None:
    assert value_of(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "code", "cure"),
    [
        (fields.Id, "Street Light", "unsafe-id", "street-light"),
        (fields.Id, "ไฟถนน", "unsafe-id", "อักษรอังกฤษตัวเล็ก"),
        (fields.Id, "a--b", "unsafe-id", "a-b"),
        (fields.Id, "x" * 65, "unsafe-id", "x" * 64),
        (fields.Url, "www.example.org", "unsafe-url", "https://www.example.org"),
        (fields.Url, "javascript:alert(1)", "unsafe-url", "https://"),
        (fields.Url, "https://nacc.go.th@example.org/", "unsafe-url", "https://"),
        (fields.Url, "https://example.org/a b", "unsafe-url", "ช่องว่าง"),
        (fields.Url, "http://[::1", "unsafe-url", "https://"),
        (fields.Url, "https://example.org:99999/", "unsafe-url", "https://"),
        (fields.Url, "https://" + "x" * 3000, "unsafe-url", "https://"),
        (fields.Email, "saraban", "unreadable-email", "@"),
        (fields.Email, "a@b." + "c" * 300, "unreadable-email", "@"),
        (fields.Telephone, "โทรหาเรา", "unreadable-telephone", "044"),
        (fields.Colour, "เขียว", "unreadable-colour", "#"),
        (fields.FileName, "../report.pdf", "unsafe-file", "files/"),
        (fields.FileName, "files\\..\\..\\report.pdf", "unsafe-file", "files/"),
        (fields.FileName, "C:\\report.pdf", "unsafe-file", "files/"),
        (fields.FileName, "/etc/passwd", "unsafe-file", "files/"),
        (fields.FileName, ".", "unsafe-file", "files/"),
        (fields.Score, "100.01", "score-out-of-range", "100"),
        (fields.Score, "-1", "score-out-of-range", "0"),
        (fields.YearBE, "2023", "fiscal-year-in-ce", "2566"),
        (fields.YearBE, "25666", "unreadable-year", "2567"),
        (fields.YearBE, "9" * 4000, "unreadable-year", "2567"),
        (fields.OitCode, "013", "unreadable-oit-code", "O13"),
        (fields.OitCode, "๐13", "unreadable-oit-code", "O13"),
        (fields.OitCode, "ข้อ 13", "unreadable-oit-code", "O13"),
        (fields.OitCode, "O100", "unreadable-oit-code", "O13"),
        (fields.Day, "2566-11-02", "date-year-in-be", "2023-11-02"),
        (fields.Day, ["2 พ.ย. 2566"], "wrong-type", "2 พ.ย. 2566"),
        (fields.Day, None, "missing-value", "กรอกวันที่"),
        (fields.Span, {"ก": "ข"}, "wrong-type", "2023-11-02"),
    ],
)
def test_a_value_that_cannot_be_taken_says_what_to_type(field: Any, typed: Any, code: str, cure: str) -> None:
    met, context = error_of(field, typed)
    assert met == code
    assert met in CODES
    assert cure in context["cure"]
    assert len(context["found"]) < 200


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (fields.Number, "nan"),
        (fields.Number, "inf"),
        (fields.Number, "1e999"),
        (fields.Number, "1e300"),
        (fields.Number, "9" * 5000),
        (fields.Number, "0x10"),
        (fields.Number, ""),
        (fields.Number, "สิบ"),
        (fields.Count, "-1"),
        (fields.Count, "1.5"),
        (fields.Count, "9" * 20),
        (fields.Count, "9" * 5000),
        (fields.Score, "nan"),
        (fields.Text, ""),
    ],
)
def test_what_is_no_number_or_text_is_refused(field: Any, typed: str) -> None:
    error_of(field, typed)


def test_a_score_of_minus_nothing_is_nothing() -> None:
    assert str(value_of(fields.Score, "-0")) == "0.0"


@given(st.integers(0, fields.MAX_COUNT))
def test_a_count_is_read_in_thai_digits_with_commas(number: int) -> None:
    assert value_of(fields.Count, to_thai(f"{number:,}")) == number


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True).filter(lambda text: len(text) <= 64))
def test_an_id_is_kept_as_typed(text: str) -> None:
    assert value_of(fields.Id, text) == text


@given(st.text(max_size=80))
def test_the_id_proposed_can_be_taken(text: str) -> None:
    try:
        value_of(fields.Id, text)
    except ValidationError as error:
        cure = error.errors()[0]["ctx"]["cure"]
        if cure.startswith("เปลี่ยนเป็น "):
            value_of(fields.Id, cure.removeprefix("เปลี่ยนเป็น "))


def test_values_made_in_python_pass_as_they_are() -> None:
    assert value_of(fields.Day, date(2023, 11, 2)) == date(2023, 11, 2)
    assert value_of(fields.MonthOrDay, Month(2023, 4)) == Month(2023, 4)

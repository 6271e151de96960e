from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.thai import calendar
from prongsai.thai.calendar import DateProblem, Month, Period, months_of, parse_date, parse_month, parse_month_or_date, parse_period
from prongsai.thai.digits import to_thai

DAY = date(2023, 11, 2)
plausible_days = st.dates(date(calendar.PLAUSIBLE_CE.start, 1, 1), date(calendar.PLAUSIBLE_CE.stop - 1, 12, 31))


def problem_of(parse: Any, typed: str) -> DateProblem:
    with pytest.raises(DateProblem) as raised:
        parse(typed)
    return raised.value


def test_fiscal_year_turns_on_1_october() -> None:
    assert calendar.fiscal_year_of(date(2023, 9, 30)) == 2566
    assert calendar.fiscal_year_of(date(2023, 10, 1)) == 2567


def test_fiscal_year_runs_from_october_to_september() -> None:
    assert calendar.fiscal_year(2567) == Period(date(2023, 10, 1), date(2024, 9, 30))


@given(plausible_days)
def test_every_day_lies_in_its_fiscal_year(day: date) -> None:
    year = calendar.fiscal_year(calendar.fiscal_year_of(day))
    assert year.from_on <= day <= year.to_on


def test_quarters_are_the_fiscal_year_without_gaps() -> None:
    quarters = [calendar.quarter(2567, number) for number in (1, 2, 3, 4)]
    assert quarters[0].from_on == calendar.fiscal_year(2567).from_on
    assert quarters[-1].to_on == calendar.fiscal_year(2567).to_on
    for before, after in pairwise(quarters):
        assert after.from_on - before.to_on == timedelta(days=1)


@pytest.mark.parametrize("number", [0, 5])
def test_a_quarter_that_is_none_is_a_programmers_mistake(number: int) -> None:
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        calendar.quarter(2567, number)


def test_years_of_both_eras_are_543_apart() -> None:
    assert calendar.be_year(2023) == 2566
    assert calendar.ce_year(2566) == 2023


@pytest.mark.parametrize(
    "typed",
    [
        "2023-11-02",
        "2023-11-2",
        "2/11/2566",
        "02/11/2566",
        "2 พ.ย. 2566",
        "2 พ.ย. 66",
        "2 พย 2566",
        "2 พ. ย. 2566",
        "2พ.ย.2566",
        "๒ พ.ย. ๒๕๖๖",
        "2 พฤศจิกายน 2566",
        "วันที่ 2 เดือนพฤศจิกายน พ.ศ. 2566",
        "  ๒ พฤศจิกายน พศ ๒๕๖๖ ",
    ],
)
def test_a_day_is_read_as_reports_write_it(typed: str) -> None:
    assert parse_date(typed) == DAY


@given(plausible_days)
def test_a_day_written_by_the_site_is_read_again(day: date) -> None:
    for written in (day.isoformat(), calendar.long_date(day), calendar.short_date(day), to_thai(calendar.short_date(day))):
        assert parse_date(written) == day


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        ("2 พ.ย. 2023", "date-year-in-ce", "2566"),
        ("2/11/2023", "date-year-in-ce", "2566"),
        ("2566-11-02", "date-year-in-be", "2023-11-02"),
        ("๒๕๖๖-๑๑-๐๒", "date-year-in-be", "2023-11-02"),
        ("31 ก.พ. 2566", "impossible-date", "28 วัน"),
        ("31 ก.พ. 2567", "impossible-date", "29 วัน"),
        ("2023-13-01", "impossible-date", "2023-13-01"),
        ("0 ม.ค. 2566", "impossible-date", "31 วัน"),
        ("2 พ.ย.", "unreadable-date", "2 พ.ย."),
        ("พ.ย. 2566", "unreadable-date", "พ.ย. 2566"),
        ("2566", "unreadable-date", "2566"),
        ("", "unreadable-date", ""),
        ("2 พ.ย. 25666", "unreadable-date", "25666"),
        ("2 พ.ย. 1200", "unreadable-date", "1200"),
        ("0023-11-02", "unreadable-date", "23"),
        ("2 nov 2566", "unreadable-date", "nov"),
        ("٢ พ.ย. ٢٥٦٦", "unreadable-date", ""),
    ],
)
def test_a_day_that_cannot_be_taken_is_explained(typed: str, code: str, word: str) -> None:
    problem = problem_of(parse_date, typed)
    assert problem.code == code
    assert word in problem.found + problem.cure


@pytest.mark.parametrize("parse", [parse_date, parse_month_or_date, parse_period])
def test_a_page_of_spaces_is_refused_at_once(parse: Any) -> None:
    problem = problem_of(parse, "ม.ค." + " \n" * 500_000 + "2566")
    assert problem.code == "unreadable-date"
    assert len(problem.found) < 120


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("เมษายน ๒๕๖๖", Month(2023, 4)),
        ("เม.ย. 66", Month(2023, 4)),
        ("เดือนเมษายน", Month(None, 4)),
        ("ภายในเดือนมกราคม", Month(None, 1)),
        ("สิ้นเดือนกันยายน 2566", Month(2023, 9)),
    ],
)
def test_a_month_is_read_with_or_without_its_year(typed: str, month: Month) -> None:
    assert parse_month_or_date(typed) == month


def test_a_month_with_its_day_is_a_day() -> None:
    assert parse_month_or_date("ภายใน 30 ก.ย. 2566") == date(2023, 9, 30)


def test_a_month_has_a_name_and_an_iso_form() -> None:
    assert (Month(2023, 4).name_th, Month(2023, 4).iso) == ("เมษายน 2566", "2023-04")
    assert (Month(None, 4).name_th, Month(None, 4).iso) == ("เมษายน", "--04")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("ต.ค.๒๕๖๖-มี.ค.๒๕๖๗", date(2023, 10, 1), date(2024, 3, 31)),
        ("ต.ค. 2566 – มี.ค. 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("ตุลาคม 2566 ถึง กันยายน 2567", date(2023, 10, 1), date(2024, 9, 30)),
        ("ต.ค. - ธ.ค. 2566", date(2023, 10, 1), date(2023, 12, 31)),
        ("ต.ค. - มี.ค. 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("เมษายน 2566", date(2023, 4, 1), date(2023, 4, 30)),
        ("๑ ต.ค.๖๖ - ๓๐ ก.ย. ๖๗", date(2023, 10, 1), date(2024, 9, 30)),
        ("1-30 ก.ย. 2566", date(2023, 9, 1), date(2023, 9, 30)),
        ("1 ต.ค. - 31 มี.ค. 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("2023-10-01", date(2023, 10, 1), date(2023, 10, 1)),
        ("2023-10-01 - 2024-09-30", date(2023, 10, 1), date(2024, 9, 30)),
    ],
)
def test_a_period_is_read_as_reports_write_it(typed: str, first: date, last: date) -> None:
    assert parse_period(typed) == Period(first, last)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("มี.ค. 2567 - ต.ค. 2566", "end-before-start"),
        ("2024-10-01 ถึง 2023-09-30", "end-before-start"),
        ("20 - 10 ก.ย. 2566", "end-before-start"),
        ("ต.ค. 2566 - มี.ค.", "unreadable-date"),
        ("ก - ข - ค", "unreadable-date"),
        ("ปีงบประมาณ 25666", "unreadable-date"),
        ("1 - 40 ก.ย. 2566", "impossible-date"),
        ("31 ก.พ. - 1 มี.ค. 2566", "impossible-date"),
    ],
)
def test_a_period_that_cannot_be_taken_is_explained(typed: str, code: str) -> None:
    assert problem_of(parse_period, typed).code == code


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period(date(2023, 10, 1), date(2024, 3, 31)), "ตุลาคม 2566 – มีนาคม 2567"),
        (Period(date(2023, 10, 1), date(2023, 10, 31)), "ตุลาคม 2566"),
        (Period(date(2023, 10, 2), date(2023, 10, 2)), "2 ตุลาคม 2566"),
        (Period(date(2023, 10, 2), date(2023, 10, 31)), "2 ตุลาคม 2566 – 31 ตุลาคม 2566"),
    ],
)
def test_a_period_names_days_only_where_it_needs_them(period: Period, name: str) -> None:
    assert period.name_th == name


def test_dates_are_written_long_and_short() -> None:
    assert calendar.long_date(DAY) == "2 พฤศจิกายน 2566"
    assert calendar.short_date(DAY) == "2 พ.ย. 2566"


@pytest.mark.parametrize(
    ("typed", "month"),
    [("ธ.ค. 2566", Month(2023, 12)), ("เดือนธันวาคม ๒๕๖๖", Month(2023, 12)), ("ธ.ค.66", Month(2023, 12)), ("2023-12", Month(2023, 12))],
)
def test_a_month_with_its_year(typed: str, month: Month) -> None:
    assert parse_month(typed) == month


@pytest.mark.parametrize(
    ("typed", "code", "cure"),
    [
        ("ธ.ค.", "unreadable-date", "เติมปี พ.ศ. เช่น ธ.ค. 2566"),
        ("2 ธ.ค. 2566", "unreadable-date", "เขียนเดือนและปี พ.ศ. เช่น ธ.ค. 2566"),
        ("2566-12", "date-year-in-be", "เปลี่ยนเป็น 2023-12 หรือ ธ.ค. 2566"),
        ("2023-13", "unreadable-date", "เขียนเดือนและปี พ.ศ. เช่น ธ.ค. 2566"),
        ("ธ.ค. 2023", "date-year-in-ce", "เปลี่ยน 2023 เป็น 2566"),
        ("ก" * 200, "unreadable-date", "เขียนเดือนและปี พ.ศ. เช่น ธ.ค. 2566"),
    ],
)
def test_what_is_no_month_with_its_year_is_told(typed: str, code: str, cure: str) -> None:
    with pytest.raises(DateProblem) as told:
        parse_month(typed)
    assert (told.value.code, told.value.cure) == (code, cure)


def test_months_of_a_period_are_all_that_it_touches() -> None:
    assert [month.iso for month in months_of(parse_period("15 พ.ย. 2566 - 2 ม.ค. 2567"))] == ["2023-11", "2023-12", "2024-01"]


def test_a_month_has_its_days_and_its_short_name() -> None:
    assert Month(2024, 2).days == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert (Month(2024, 2).short_th, Month(None, 2).short_th, Month(2024, 2).year_be) == ("ก.พ. 2567", "ก.พ.", 2567)

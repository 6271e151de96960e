"""Dates as they are typed around offices: read, or told with the very date that was meant."""

from datetime import date
from typing import Any

import pytest

from prongsai.thai.calendar import (
    DateProblem,
    Month,
    Period,
    fiscal_year,
    half_year,
    parse_coverage,
    parse_date,
    parse_month,
    parse_month_or_date,
    parse_period,
    quarter,
)


@pytest.mark.parametrize(
    "typed",
    [
        "1-10-2567",
        "1.10.2567",
        "1/10/67",
        "01 / 10 / 2567",
        "วันอังคารที่ 1 ตุลาคม 2567",
        "อังคารที่ ๑ ตุลาคม ๒๕๖๗",
        "ลงวันที่ 1 ต.ค. 2567",
        "ณ วันที่ 1 ต.ค. 2567",
        "01/10/2567 0:00:00",
        "1 ต.ค. 2567 เวลา 09:30 น.",
        "2024-10-01 00:00:00",
        "2024-10-01T00:00:00Z",
        "1-ต.ค.-67",
        "1 ต.ค.-67",
        "1 ตุลาคม พ.ศ.. 2567",
        "1 ตค.. 2567",
    ],
)
def test_one_day_in_many_ways(typed: str) -> None:
    assert parse_date(typed) == date(2024, 10, 1)


@pytest.mark.parametrize("typed", ["ต.ค.-67", "ตุลาคม2567", "ประจำเดือน ตุลาคม 2567", "ต.ค./67"])
def test_one_month_in_many_ways(typed: str) -> None:
    assert parse_month(typed) == Month(2024, 10)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("ไตรมาสที่ 1/2570", quarter(2570, 1)),
        ("ไตรมาส ๑ ปีงบประมาณ ๒๕๗๐", quarter(2570, 1)),
        ("ไตรมาสที่ 1-2/2570", half_year(2570, 1)),
        ("ปีงบประมาณ 2570", fiscal_year(2570)),
        ("ปีงบประมาณ พ.ศ. 2570", fiscal_year(2570)),
        ("รอบ 6 เดือนแรก ปีงบประมาณ 2570", half_year(2570, 1)),
        ("1-10-2569 ถึง 30-9-2570", fiscal_year(2570)),
        ("ต.ค.-69", Period(date(2026, 10, 1), date(2026, 10, 31))),
        ("ต.ค.-30 พ.ย. 69", Period(date(2026, 10, 1), date(2026, 11, 30))),
    ],
)
def test_parts_of_a_year_are_periods(typed: str, days: Period) -> None:
    assert parse_period(typed) == days


def problem_of(parse: Any, typed: str) -> DateProblem:
    with pytest.raises(DateProblem) as raised:
        parse(typed)
    return raised.value


@pytest.mark.parametrize(
    ("parse", "typed", "likely"),
    [
        (parse_date, "1 ตุลาคา 2567", "1 ตุลาคม 2567"),
        (parse_date, "1 กรกฏาคม 2567", "1 กรกฎาคม 2567"),
        (parse_date, "๑ พฤษจิกายน ๒๕๖๗", "1 พฤศจิกายน 2567"),
        (parse_date, "1 กุมภาพัน 2567", "1 กุมภาพันธ์ 2567"),
        (parse_date, "45566", "1 ต.ค. 2567"),
        (parse_date, "2567/10/01", "1 ต.ค. 2567"),
        (parse_date, "20241001", "1 ต.ค. 2567"),
        (parse_date, "10/31/2567", "31 ต.ค. 2567"),
        (parse_date, "1 October 2024", "1 ต.ค. 2567"),
        (parse_date, "Oct 1, 2024", "1 ต.ค. 2567"),
        (parse_date, "1-Oct-24", "1 ต.ค. 2567"),
        (parse_month, "Oct-24", "ต.ค. 2567"),
        (parse_month, "10/2567", "ต.ค. 2567"),
        (parse_month_or_date, "เมษยน 2567", "เมษายน 2567"),
        (parse_period, "ตุลาคา 2566 - มีนาคม 2567", "ตุลาคม 2566 - มีนาคม 2567"),
        (parse_period, "2570", "ปีงบประมาณ 2570"),
    ],
)
def test_what_was_likely_meant_is_the_cure_and_is_read(parse: Any, typed: str, likely: str) -> None:
    problem = problem_of(parse, typed)
    assert problem.cure == f"น่าจะเป็น {likely}"
    assert typed in problem.found or parse is parse_period
    parse(likely)


def test_a_weekday_that_does_not_fit_is_told_with_the_right_one() -> None:
    problem = problem_of(parse_date, "วันพุธที่ 1 ตุลาคม 2567")
    assert problem.code == "impossible-date"
    assert "เป็นวันอังคาร" in problem.found
    assert "1 ตุลาคม 2567" in problem.cure


@pytest.mark.parametrize(
    ("parse", "typed", "cure"),
    [
        (parse_month_or_date, "ทุกเดือน", "every: month"),
        (parse_month_or_date, "ทุก 6 เดือน", "every: half_year"),
        (parse_month_or_date, "ม.ค. และ มี.ค. 2570", "ม.ค. 2570 และ มี.ค. 2570"),
        (parse_month_or_date, "ม.ค., มี.ค., พ.ค. 2570", "ม.ค. 2570 และ มี.ค. 2570 และ พ.ค. 2570"),
        (parse_date, "รอบ 6 เดือน", "round: half_year"),
        (parse_coverage, "รอบ 6 เดือน ปี 2567", "6 เดือนแรก 2567"),
    ],
)
def test_what_is_no_day_is_told_where_it_belongs(parse: Any, typed: str, cure: str) -> None:
    assert cure in problem_of(parse, typed).cure

"""Each kind of day has its window; what lies outside is told with the day that was meant."""

from datetime import date

import pytest

from prongsai import likely
from prongsai.likely.doubt import Doubt, Setting
from prongsai.model.document import Document
from prongsai.model.procurement import Job
from prongsai.model.structure import Structure
from prongsai.problems.problem import Severity
from prongsai.thai.calendar import Month, parse_date

TODAY = date(2026, 11, 28)
IN_2569 = Setting(TODAY, 2569)


def doubts_of(record: object, typed: str, setting: Setting = IN_2569) -> list[Doubt]:
    return [doubt for _, doubt in likely.doubts(record, type(record), lambda _: typed, setting)]


def document(typed: str) -> Document:
    return Document(id="a", title_th="ก", published_on=parse_date(typed))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("1 ต.ค. 26", "1 ต.ค. 2569"),
        ("10/11/25", "10/11/2568"),
        ("1 ตุลาคม 2659", "1 ตุลาคม 2569"),
        ("2069-10-01", "2026-10-01"),
    ],
)
def test_a_day_of_another_time_is_told_with_the_day_that_was_meant(typed: str, right: str) -> None:
    (doubt,) = doubts_of(document(typed), typed)
    assert (doubt.code, doubt.cure, doubt.severity) == ("unlikely-date", f"น่าจะเป็น {right}", Severity.ERROR)
    assert doubts_of(document(right), right) == []


def test_the_day_that_was_meant_is_known_although_it_is_still_to_come() -> None:
    (doubt,) = doubts_of(document("1 ต.ค. 26"), "1 ต.ค. 26", Setting(date(2026, 5, 1), 2569))
    assert doubt.cure == "น่าจะเป็น 1 ต.ค. 2569"


def test_without_a_day_of_today_nothing_is_still_to_come() -> None:
    structure = Structure(updated_on=date(2099, 1, 1))
    assert doubts_of(structure, "2099-01-01", Setting()) == []
    assert [one.severity for one in doubts_of(structure, "2099-01-01", Setting(TODAY))] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("typed", "severity"), [("29 พ.ย. 2569", Severity.WARNING), ("28 พ.ย. 2569", None), ("1 ธ.ค. 2570", Severity.ERROR)]
)
def test_what_was_brought_up_to_date_was_so_until_today(typed: str, severity: Severity | None) -> None:
    found = doubts_of(Structure(updated_on=parse_date(typed)), typed, Setting(TODAY))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_a_contract_is_of_the_year_or_next_to_it() -> None:
    month = Month(2025, 10)
    assert doubts_of(Job(month=month, title_th="ก", contract_on=date(2025, 9, 30)), "") == []
    (doubt,) = doubts_of(Job(month=month, title_th="ก", contract_on=date(2016, 9, 30)), "30/9/2559")
    assert doubt.severity is Severity.WARNING

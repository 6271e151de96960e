"""A year that was begun by copying a folder is told; years that are alike by right are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.building import AGENCY, Files, write_files

from prongsai.problems.problem import Severity
from prongsai.site.read import read_portal

TODAY = date(2026, 11, 28)


def told(folder: Path, files: Files) -> list[tuple[str, int, bool]]:
    write_files(folder, {"agency.yml": AGENCY, **files})
    problems = read_portal(folder, "content", TODAY).problems
    return [(one.file, one.line, one.severity is Severity.ERROR) for one in problems if one.code == "year-copied"]


@pytest.mark.parametrize(
    ("frozen_on", "is_error"),
    [
        ("29 พ.ย. 2569", False),
        ("28 พ.ย. 2569", None),
        ("30 ก.ย. 2569", None),
        ("29 ก.ย. 2569", False),
        ("1 ต.ค. 2568", False),
        ("30 ก.ย. 2568", True),
        ("1 ต.ค. 2580", False),
    ],
)
def test_a_year_is_closed_when_it_is_over_and_not_later_than_today(frozen_on: str, is_error: bool | None, tmp_path: Path) -> None:
    files = {"2569/year.yml": f"frozen: true\nfrozen_on: {frozen_on}\n"}
    assert told(tmp_path, files) == ([] if is_error is None else [("content/2569/year.yml", 2, is_error)])


def test_a_year_that_was_opened_again_may_close_on_the_day_after(tmp_path: Path) -> None:
    year = "frozen: true\nfrozen_on: {}\nreopened: {{on: 28 พ.ย. 2569, reason_th: ก}}\n"
    assert told(tmp_path, {"2568/year.yml": year.format("29 พ.ย. 2569")}) == []
    assert told(tmp_path, {"2568/year.yml": year.format("30 พ.ย. 2569")}) == [("content/2568/year.yml", 2, False)]


def test_a_year_that_is_not_closed_may_have_any_day(tmp_path: Path) -> None:
    assert told(tmp_path, {"2569/year.yml": "frozen: false\nfrozen_on: 1 ต.ค. 2560\n"}) == []


REPORT = "report:\n  title_th: {}\n"


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        ("รายงาน ปี 2568", "รายงาน ปี 2568", True),
        ("รายงาน ปี ๒๕๖๘", "รายงาน ปี ๒๕๖๘", True),
        ("รายงาน", "รายงาน", False),
        ("รายงาน ปี 2568", "รายงาน ปี 2569", False),
        ("รายงาน ปี 2568 และ 2569", "รายงาน ปี 2568 และ 2569", False),
        ("รายงาน", "รายงาน ประจำปีงบประมาณ 2568", True),
        ("รายงาน", "มาตรการจากผลประเมินปี 2568", False),
    ],
)
def test_a_title_of_another_year(before: str, now: str, is_told: bool, tmp_path: Path) -> None:
    files = {"2568/year.yml": REPORT.format(before), "2569/year.yml": REPORT.format(now)}
    assert bool(told(tmp_path, files)) == is_told


@pytest.mark.parametrize(("answers", "is_told"), [("2569", False), ("2568", False), ("๒๕๖๗", True), ("2570", True)])
def test_the_result_that_is_answered_is_of_the_year_or_the_one_before(answers: str, is_told: bool, tmp_path: Path) -> None:
    assert bool(told(tmp_path, {"2569/year.yml": f"assessment_year_be: {answers}\n"})) == is_told


def test_another_agency_may_have_the_same_report(tmp_path: Path) -> None:
    files = {f"{slug}/agency.yml": AGENCY for slug in ("a", "b")}
    write_files(tmp_path, {**files, "a/2568/year.yml": REPORT.format("รายงาน ปี 2569"), "b/2569/year.yml": REPORT.format("รายงาน ปี 2569")})
    problems = read_portal(tmp_path, "content", TODAY).problems
    assert [one.code for one in problems] == []


def test_files_of_many_years_are_each_told_with_the_year_they_came_from(tmp_path: Path) -> None:
    measure = "- {id: a, title_th: ก, rationale_th: ข}\n"
    files = {f"{year}/measures.yml": measure for year in (2567, 2568, 2569)}
    assert told(tmp_path, files) == [("content/2568/measures.yml", 1, False), ("content/2569/measures.yml", 1, False)]
    other = {**files, "2568/measures.yml": measure.replace("ข", "ค"), "2569/measures.yml": measure.replace("ข", "ง")}
    assert told(tmp_path, other) == []

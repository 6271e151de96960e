from pathlib import Path

import pytest
from tests.checking import MEASURE, records_of, told

from prongsai import kinds
from prongsai.catalogue.oit import SHIPPED
from prongsai.checks.indicators_are_official import check
from prongsai.problems.problem import Severity


@pytest.mark.parametrize("number", SHIPPED.indicators(2567))
def test_every_official_indicator_passes_by_number_tool_and_name(tmp_path: Path, number: str) -> None:
    official = SHIPPED.indicators(2567)[number]
    text = f'{MEASURE}  tool: {official.tool}\n  indicator: "{number}"\n  indicator_name_th: {official.name_th}\n'
    assert told(check, tmp_path, {"2567/measures.yml": text}) == []


@pytest.mark.parametrize(
    ("lines", "line", "code", "cure"),
    [
        ("  indicator: 11\n", 3, "unknown-indicator", "1"),
        ("  indicator: 9.10\n", 3, "unknown-indicator", "9.1"),
        ("  indicator: ก\n", 3, "unknown-indicator", "10.2"),
        ("  tool: iit\n  indicator: ๗\n", 3, "indicator-of-other-tool", "eit"),
        ("  indicator: 7\n  indicator_name_th: คุณภาพการดำเนินงาน\n", 4, "indicator-name-differs", "6"),
        ("  indicator: 7\n  indicator_name_th: อื่น\n", 4, "indicator-name-differs", "ประสิทธิภาพการสื่อสาร"),
    ],
)
def test_an_indicator_that_is_none_is_told(tmp_path: Path, lines: str, line: int, code: str, cure: str) -> None:
    (problem,) = check(records_of(tmp_path, {"2567/measures.yml": MEASURE + lines}))
    assert (problem.line, problem.code) == (line, code)
    assert cure in problem.cure
    assert (problem.severity is Severity.WARNING) == (code == "indicator-name-differs")


def test_indicators_of_an_assessment_are_held_to_the_list_as_well(tmp_path: Path) -> None:
    text = "indicators:\n  - {indicator: 99, score: 5}\nquestions:\n  - {id: a, tool: oit, indicator: 7, text_th: ก}\n"
    assert told(check, tmp_path, {"2567/assessment.yml": text}) == [
        ("2567/assessment.yml", 2, "unknown-indicator"),
        ("2567/assessment.yml", 4, "indicator-of-other-tool"),
    ]


NAMED = '- id: {0}\n  title_th: ปรับปรุงเว็บไซต์\n  indicator: "9.2"\n  indicator_name_th: {1}\n'
OF_2566, OF_2567 = "การบริหารงาน", "การบริหารงานและการใช้จ่ายงบประมาณ"


@pytest.mark.parametrize(
    ("year", "name", "right"),
    [
        (2566, OF_2566, True),
        (2566, OF_2567, False),
        (2567, OF_2566, True),
        (2567, OF_2567, True),
        (2568, OF_2566, False),
        (2568, OF_2567, True),
    ],
)
def test_a_name_is_right_in_the_year_of_the_measure_and_in_the_year_it_answers(tmp_path: Path, year: int, name: str, right: bool) -> None:
    assert (told(check, tmp_path, {f"{year}/measures.yml": NAMED.format("a", name)}) == []) is right


def test_the_year_that_a_measure_answers_is_the_one_it_says(tmp_path: Path) -> None:
    files = {"2567/measures.yml": NAMED.format("a", OF_2566), "2567/year.yml": "assessment_year_be: 2567\n"}
    (problem,) = check(records_of(tmp_path, files))
    assert problem.found.endswith("ชื่อนี้เป็นของปี 2566")


def test_a_number_in_thai_digits_is_that_number(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"2567/assessment.yml": "indicators:\n  - {indicator: ๙.๑, score: 5}\n"}) == []
    read = records_of(tmp_path, {}).agencies[""].years[2567]
    assert [one.indicator for placed in read.of(kinds.ASSESSMENT) for one in placed.value.indicators] == ["9.1"]


def test_a_measure_without_an_indicator_is_in_order(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": MEASURE + "  tool: iit\n"}) == []

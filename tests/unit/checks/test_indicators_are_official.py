from pathlib import Path

import pytest
from tests.checking import MEASURE, records_of, told

from prongsai.catalogue.oit import SHIPPED
from prongsai.checks.indicators_are_official import check
from prongsai.problem import Severity


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


def test_a_measure_without_an_indicator_is_in_order(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": MEASURE + "  tool: iit\n"}) == []

from pathlib import Path

import pytest
from tests.checking import told

from prongsai.checks.levels_fit_totals import check


@pytest.mark.parametrize(
    ("total", "level"),
    [
        ("97.07", "ผ่านดี"),
        ("97.07", "ผ่านดีเยี่ยม"),
        ("85", "A"),
        ("85", "ผ่าน"),
        ("85", "ต้องปรับปรุง"),
        ("84.99", "B"),
        ("84.99", "ต้องปรับปรุง"),
        ("0", "F"),
    ],
)
def test_pairs_that_a_rule_allows_pass(tmp_path: Path, total: str, level: str) -> None:
    assert told(check, tmp_path, {"2567/assessment.yml": f"total_score: {total}\nlevel_th: {level}\n"}) == []


@pytest.mark.parametrize(
    ("total", "level"), [("84.99", "A"), ("84.99", "AA"), ("84.99", "ผ่าน"), ("85", "B"), ("97.07", "ต้องปรับปรุงโดยด่วน"), ("100", "F")]
)
def test_pairs_that_no_rule_allows_are_told(tmp_path: Path, total: str, level: str) -> None:
    files = {"2567/assessment.yml": f"total_score: {total}\nlevel_th: {level}\n"}
    assert told(check, tmp_path, files) == [("2567/assessment.yml", 2, "level-unlike-total")]


@pytest.mark.parametrize("text", ["total_score: 97\n", "level_th: A\n", "remark_th: ก\n", "total_score: 970\nlevel_th: F\n"])
def test_half_a_result_is_not_judged(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/assessment.yml": text}) == []

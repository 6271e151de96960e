from pathlib import Path

import pytest
from tests.checking import MEASURE, told

from prongsai.checks.quantities_have_numbers import check

RESULT = MEASURE + "  {}:\n    - text_th: จัดอบรม\n      quantities:\n        - {}\n"


@pytest.mark.parametrize(
    "figure", ["number: 3", "number: 0", "people: 131", "percent: 82.50", "not_stated: true", "number: สาม", "people: -1"]
)
def test_a_figure_or_the_word_that_there_is_none_is_enough(tmp_path: Path, figure: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": RESULT.format("results", figure)}) == []


@pytest.mark.parametrize("key", ["results", "outcomes"])
@pytest.mark.parametrize("figure", ["label_th: จำนวน", "unit_th: ครั้ง", "not_stated: false", "number:\n          unit_th: ครั้ง"])
def test_a_figure_left_empty_is_told(tmp_path: Path, key: str, figure: str) -> None:
    files = {"2567/measures.yml": RESULT.format(key, figure)}
    assert told(check, tmp_path, files) == [("2567/measures.yml", 6, "quantity-without-number")]


def test_a_result_in_words_has_nothing_to_count(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": MEASURE + "  results: [จัดอบรมแล้ว]\n"}) == []

from pathlib import Path

import pytest
from tests.checking import MEASURE, told

from prongsai.checks.texts_are_plain import check


@pytest.mark.parametrize("text", ["คะแนน < 85", "ก <-> ข", "1<2>0", "<ก>", "ก > ข", "&lt;b&gt;"])
def test_signs_that_are_no_markup_pass(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == []


@pytest.mark.parametrize(
    "text", ["<b>ก</b>", "ก<br>", "ก<br/>ข", "<script>alert(1)</script>", "</p>", "<!-- ก -->", "<a href=x>", "<img src=x"]
)
def test_markup_is_told(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == [("2567/measures.yml", 3, "html-in-text")]


def test_markup_is_found_wherever_text_stands_and_however_it_is_typed(tmp_path: Path) -> None:
    text = MEASURE + '  steps:\n    - text_th: ก\n      steps:\n        - "\\x3cb>"\n  unknown: <i>\n'
    assert told(check, tmp_path, {"2567/measures.yml": text}) == [
        ("2567/measures.yml", 6, "html-in-text"),
        ("2567/measures.yml", 7, "html-in-text"),
    ]

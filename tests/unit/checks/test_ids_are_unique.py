from pathlib import Path

import pytest
from tests.building import AGENCY
from tests.checking import MEASURE, records_of, told

from prongsai.checks.ids_are_unique import check


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("2567/measures.yml", MEASURE + "- id: open-day\n  title_th: ก\n" + MEASURE, 5),
        ("channels.yml", "- {id: a, purpose: question, title_th: ก}\n- {id: a, purpose: opinion, title_th: ข}\n", 2),
        ("e-services.yml", "- {id: a, title_th: ก}\n- {id: a, title_th: ข}\n", 2),
        ("2567/year.yml", "issues:\n  - {id: a, title_th: ก}\n  - {id: a, title_th: ข}\n", 3),
        ("structure.yml", "divisions:\n  - {id: a, name_th: ก, side: political}\n  - {id: a, name_th: ข, side: permanent}\n", 3),
        (
            "executives.yml",
            "- {id: a, position_th: ก, side: political, rank: head}\n- {id: a, position_th: ข, side: political, rank: other}\n",
            2,
        ),
        ("service-manuals.yml", "- {id: a, title_th: ก}\n- {id: a, title_th: ข}\n", 2),
        (
            "2567/assessment.yml",
            "questions:\n  - {id: a, tool: iit, indicator: 1, text_th: ก}\n  - {id: ๑, tool: iit, indicator: 1, text_th: ก}\n",
            0,
        ),
        (
            "2567/assessment.yml",
            "questions:\n  - {id: 1, tool: iit, indicator: 1, text_th: ก}\n  - {id: ๑, tool: iit, indicator: 1, text_th: ก}\n",
            3,
        ),
    ],
)
def test_an_id_names_one_thing(tmp_path: Path, name: str, text: str, line: int) -> None:
    assert told(check, tmp_path, {name: text}) == ([(name, line, "duplicate-id")] if line else [])


def test_units_of_an_agency_have_ids_of_their_own(tmp_path: Path) -> None:
    text = AGENCY + "units:\n  - {id: a, name_th: ก}\n  - {id: b, name_th: ข}\n  - {id: a, name_th: ค}\n"
    assert told(check, tmp_path, {"agency.yml": text}) == [("agency.yml", 9, "duplicate-id")]


def test_measures_of_a_year_share_their_ids_over_all_files(tmp_path: Path) -> None:
    files = {"2567/measures.yml": MEASURE, "2567/measures/a.yml": MEASURE[2:].replace("\n  ", "\n"), "2567/measures/b.yml": MEASURE}
    problems = sorted(check(records_of(tmp_path, files)))
    assert [(one.file, one.line) for one in problems] == [("content/2567/measures/a.yml", 1), ("content/2567/measures/b.yml", 1)]
    assert "content/2567/measures.yml บรรทัด 1" in problems[0].found


def test_the_same_id_may_come_back_in_another_year_or_agency(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"2566/measures.yml": MEASURE, "2567/measures.yml": MEASURE}) == []


def test_different_kinds_may_share_an_id(tmp_path: Path) -> None:
    assert (
        told(check, tmp_path, {"channels.yml": "- {id: a, purpose: question, title_th: ก}\n", "e-services.yml": "- {id: a, title_th: ก}\n"})
        == []
    )

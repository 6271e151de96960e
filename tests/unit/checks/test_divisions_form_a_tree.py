from pathlib import Path

import pytest
from tests.checking import told

from prongsai.checks.divisions_form_a_tree import check


def structure(**part_of: str) -> dict[str, str]:
    """Divisions by their ids, each under another or ("") under none."""
    lines = [f"  - {{id: {one}, name_th: ก, side: permanent{f', part_of: {above}' if above else ''}}}" for one, above in part_of.items()]
    return {"structure.yml": "\n".join(["divisions:", *lines, ""])}


@pytest.mark.parametrize(
    "divisions",
    [
        {"a": ""},
        {"a": "", "b": "a", "c": "b"},
        {"c": "b", "b": "a", "a": ""},
        {"a": "elsewhere"},
    ],
)
def test_divisions_one_above_another_are_in_order(tmp_path: Path, divisions: dict[str, str]) -> None:
    assert told(check, tmp_path, structure(**divisions)) == []


@pytest.mark.parametrize(
    ("divisions", "lines"),
    [
        ({"a": "a"}, [2]),
        ({"a": "b", "b": "a"}, [2]),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, [3]),
        ({"a": "b", "b": "a", "c": "c"}, [2, 4]),
    ],
)
def test_each_circle_is_told_once(tmp_path: Path, divisions: dict[str, str], lines: list[int]) -> None:
    assert told(check, tmp_path, structure(**divisions)) == [("structure.yml", line, "division-in-circle") for line in lines]


def test_an_agency_without_structure_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"structure.yml": "divisions: ก\n"}) == []

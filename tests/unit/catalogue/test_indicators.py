"""The main indicators: ten of them, and a row that holds from its year on."""

from prongsai.catalogue import in_force, main_indicators
from prongsai.catalogue.oit import SHIPPED
from prongsai.model.oit_forms import Indicator


def test_there_are_ten_of_three_tools() -> None:
    for year in SHIPPED:
        assert [one.tool for one in main_indicators(year).values()] == ["iit"] * 5 + ["eit"] * 3 + ["oit"] * 2


def test_no_name_of_a_sub_indicator_stands_in_two_files() -> None:
    assert [number for year in SHIPPED for number in main_indicators(year) if "." in number] == []


def test_a_row_takes_the_place_of_the_one_before_it_from_its_year_on() -> None:
    rows = [
        {"indicator": "6", "tool": "eit", "name_th": "เดิม"},
        {"indicator": "7", "tool": "eit", "name_th": "อื่น"},
        {"indicator": "6", "tool": "eit", "name_th": "ใหม่", "since_be": "2570"},
    ]
    assert [one.name_th for one in in_force(rows, 2569).values()] == ["เดิม", "อื่น"]
    assert in_force(rows, 2570)["6"] == Indicator("6", "eit", "ใหม่")
    assert list(in_force(rows, 2570)) == ["6", "7"]

"""The home of an agency tells how it is doing, also when a year has just begun."""

from __future__ import annotations

from tests.portals import draw, make_agency, make_measures, make_portal, make_year
from tests.reading import parse

from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure, Status


def words(*years: FiscalYear) -> str:
    _, slots = draw(make_portal((make_agency(years=years),)))["kut-noi/"]
    return " ".join(parse(slots["content"]).words().split())


def test_the_year_before_stands_beside_the_newest() -> None:
    done = tuple(Measure(id=f"d{number}", title_th="ก", status=Status.DONE) for number in range(3))
    shown = words(make_year(2570, make_measures(1)), make_year(2569), make_year(2568, (*done, *make_measures(2))))
    assert "ความก้าวหน้าของมาตรการ ปีงบประมาณ 2570" in shown
    assert "[มาตรการของปีงบประมาณ 2568](../kut-noi/2568/measures/) ดำเนินการแล้ว 3 จาก 5 มาตรการ" in shown


def test_a_year_before_of_which_no_status_is_known_is_only_led_to() -> None:
    shown = words(make_year(2570, make_measures(1)), make_year(2569, make_measures(2)))
    assert "มาตรการของปีงบประมาณ 2569" in shown
    assert "ดำเนินการแล้ว" not in shown


def test_without_a_year_before_nothing_is_said_of_it() -> None:
    assert "มาตรการของปีงบประมาณ" not in words(make_year(2570, make_measures(1)), make_year(2569))

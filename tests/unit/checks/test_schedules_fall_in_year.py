from pathlib import Path

import pytest
from tests.checking import MEASURE, told

from prongsai.checks.schedules_fall_in_year import check


@pytest.mark.parametrize(
    "schedule",
    ["ต.ค. 2566 - ก.ย. 2567", "ต.ค. 2566", "ก.ย. 2566 - ต.ค. 2566", "30 ก.ย. 2567", "ต.ค. 2565 - ก.ย. 2570", "ตลอดปี", "ไตรมาสที่ 1", "ผิด"],
)
def test_a_schedule_with_a_day_in_its_year_passes(tmp_path: Path, schedule: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  schedule: {schedule}\n"}) == []


@pytest.mark.parametrize("schedule", ["ต.ค. 2565 - ก.ย. 2566", "30 ก.ย. 2566", "1 ต.ค. 2567", "เม.ย. 2570"])
def test_a_schedule_of_another_year_is_told(tmp_path: Path, schedule: str) -> None:
    files = {"2567/measures.yml": f"{MEASURE}  schedule: {schedule}\n"}
    assert told(check, tmp_path, files) == [("2567/measures.yml", 3, "schedule-outside-year")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("news.yml", "- {id: a, title_th: ก, published_on: 30 ก.ย. 2566}\n"),
        ("participation.yml", "- {id: a, title_th: ก, held_on: 1 ต.ค. 2567}\n"),
        ("participation.yml", "- {id: a, title_th: ก, period: ต.ค. 2567 - ธ.ค. 2567}\n"),
        ("procurement.yml", "- {month: ก.ย. 2566, none: true}\n"),
        ("statistics.yml", "complaints: [{kind: general, period: ก.ย. 2566, none: true}]\n"),
        ("statistics.yml", "services: [{title_th: ก, months: [{month: ต.ค. 2567, count: 1}]}]\n"),
        ("no-gift.yml", "declared_on: 30 ก.ย. 2566\n"),
        ("no-gift.yml", "activities: [{title_th: ก, held_on: 30 ก.ย. 2566}]\n"),
    ],
)
def test_a_day_month_or_period_of_another_year_is_told(tmp_path: Path, name: str, text: str) -> None:
    assert told(check, tmp_path / "outside", {f"2567/{name}": text}) == [(f"2567/{name}", 1, "date-outside-year")]
    its_year = 2568 if "2567" in text else 2566
    assert told(check, tmp_path / "inside", {f"{its_year}/{name}": text}) == []


def test_days_that_need_not_be_of_the_year_are_not_told(tmp_path: Path) -> None:
    evidence = "evidence: [{title_th: ข, published_on: 4 พ.ย. 2570}]"
    assert told(check, tmp_path, {"2567/participation.yml": f"- {{id: a, title_th: ก, {evidence}}}\n"}) == []

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

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from prongsai.model.measure import FollowUp, Measure, Progress, Schedule, Statement, Step
from prongsai.thai.calendar import Month


def made(field: Any, typed: Any) -> Any:
    return TypeAdapter(field).validate_python(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ตลอดปี", "ตลอดปีงบประมาณ"),
        ("ดำเนินการตลอดทั้งปีงบประมาณ", "ตลอดปีงบประมาณ"),
        ("ไตรมาสที่ ๑", "ไตรมาสที่ 1"),
        ("ไตรมาสที่ ๑ - ๓", "ไตรมาสที่ 1–3"),
        ("ไตรมาส 1, 3", "ไตรมาสที่ 1, 3"),
        ("ต.ค. 2566 - มี.ค. 2567", "ตุลาคม 2566 – มีนาคม 2567"),
        ({"all_year": "true"}, "ตลอดปีงบประมาณ"),
        ({"quarters": ["๒", "3"]}, "ไตรมาสที่ 2–3"),
        ({"period": "เมษายน 2567"}, "เมษายน 2567"),
        ({"from_on": "1 ต.ค. 2566", "to_on": "2023-10-15"}, "1 ตุลาคม 2566 – 15 ตุลาคม 2566"),
        ({}, ""),
    ],
)
def test_a_schedule_is_read_in_every_form(typed: Any, name: str) -> None:
    assert made(Schedule, typed).name_th == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ไตรมาสที่ 5", "impossible-date"),
        ("ไตรมาสที่ 3 - 1", "end-before-start"),
        ("เร็ว ๆ นี้", "unreadable-date"),
        ({"from_on": "1 ต.ค. 2566"}, "unreadable-date"),
        ({"from_on": "1 ต.ค. 2567", "to_on": "1 ต.ค. 2566"}, "end-before-start"),
        ({"from_on": ["ก"], "to_on": "1 ต.ค. 2566"}, "unreadable-date"),
    ],
)
def test_a_schedule_that_cannot_be_taken_is_explained(typed: Any, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        made(Schedule, typed)
    assert raised.value.errors()[0]["type"] == code


@pytest.mark.parametrize("field", [Statement, Step, FollowUp])
def test_plain_text_is_enough(field: Any) -> None:
    assert made(field, "ตรวจเว็บไซต์") == made(field, {"text_th": "ตรวจเว็บไซต์"})


def test_steps_have_steps_and_a_time() -> None:
    step = made(Step, {"text_th": "วางแผน", "due": "เม.ย. 2567", "steps": ["ประชุม", {"text_th": "รายงาน", "due": "30 ก.ย. 2567"}]})
    assert step.due == Month(2024, 4)
    assert [inner.text_th for inner in step.steps] == ["ประชุม", "รายงาน"]
    assert step.steps[1].due == date(2024, 9, 30)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ({"round": "half_year"}, "รอบ 6 เดือน"),
        ({"on": "31 มี.ค. 2567"}, "31 มีนาคม 2567"),
        ({"round": "full_year", "on": "30 ก.ย. 2567"}, "รอบ 12 เดือน · 30 กันยายน 2567"),
        ({}, ""),
    ],
)
def test_progress_says_when(typed: Any, when: str) -> None:
    assert made(Progress, typed).when_th == when


def test_a_measure_needs_its_id_and_title_alone() -> None:
    measure = made(Measure, {"id": "new-website", "title_th": "ปรับปรุงเว็บไซต์"})
    assert (measure.status, measure.steps, measure.schedule) == (None, (), None)


def test_a_measure_is_frozen() -> None:
    measure = made(Measure, {"id": "new-website", "title_th": "ปรับปรุงเว็บไซต์"})
    with pytest.raises(AttributeError):
        measure.id = "other"

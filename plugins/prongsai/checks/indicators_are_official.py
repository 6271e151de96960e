"""An indicator has the number, the tool and the name of the official list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.catalogue import Indicator, indicators
from prongsai.layout import FileKind
from prongsai.nearest import nearest
from prongsai.problem import Problem, Severity
from prongsai.records import Records
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened
from prongsai.validate import Placed
from prongsai.yaml_tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`unknown-indicator`, `indicator-of-other-tool` and the warning `indicator-name-differs`."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(FileKind.MEASURES):
                if placed.value:
                    yield from _judge(placed, (), placed.value)
            placed_assessment = year.one(FileKind.ASSESSMENT)
            if placed_assessment and placed_assessment.value:
                for key in ("indicators", "questions"):
                    for index, item in enumerate(getattr(placed_assessment.value, key)):
                        yield from _judge(placed_assessment, (key, index), item)


def _judge(placed: Placed, path: Path, item: Any) -> Iterator[Problem]:
    if item.indicator is None:
        return
    number = to_arabic(item.indicator)
    official = indicators().get(number)
    if official is None:
        near = nearest(number, indicators(), 0.5)
        cure = f"น่าจะเป็น {near} ({indicators()[near].name_th})" if near else f"ใช้เลขตัวชี้วัดที่มี: {', '.join(indicators())}"
        yield placed.problem("unknown-indicator", (*path, "indicator"), f"ไม่มีตัวชี้วัดที่ {shortened(item.indicator)}", cure)
        return
    tool = getattr(item, "tool", None)
    if tool and tool != official.tool:
        found = f"ตัวชี้วัดที่ {number} {official.name_th} เป็นของ {official.tool.upper()} ไม่ใช่ {tool.upper()}"
        yield placed.problem("indicator-of-other-tool", (*path, "tool"), found, f"เปลี่ยนเป็น {official.tool} หรือแก้เลขตัวชี้วัด")
    name = getattr(item, "indicator_name_th", None)
    if name and name != official.name_th:
        yield _name_differs(placed, path, official, name)


def _name_differs(placed: Placed, path: Path, official: Indicator, name: str) -> Problem:
    other = next((one for one in indicators().values() if one.name_th == name), None)
    whose = f" ชื่อนี้เป็นของตัวชี้วัดที่ {other.indicator}" if other else ""
    return placed.problem(
        "indicator-name-differs",
        (*path, "indicator_name_th"),
        f"ตัวชี้วัดที่ {official.indicator} ชื่อ “{official.name_th}” ไม่ใช่ “{shortened(name)}”{whose}",
        f"แก้ชื่อเป็น {official.name_th}" + (f" หรือแก้เลขเป็น {other.indicator}" if other else ""),
        severity=Severity.WARNING,
    )

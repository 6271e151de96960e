"""An indicator has the number, the tool and the name of the official list of its year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.oit_forms import Indicator, OitForms
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import shortened


def check(records: Records) -> Iterator[Problem]:
    """`unknown-indicator`, `indicator-of-other-tool` and the warning `indicator-name-differs`.

    A measure answers the result of one year and belongs to another: what is right in either of them is right.
    """
    catalogues = records.oit_catalogues()
    for agency in records.agencies.values():
        for year in agency.years.values():
            of_measures = _Judging(catalogues, year.assessment_year_be, year.year_be)
            for placed in year.of(kinds.MEASURES):
                if placed.value:
                    yield from of_measures.problems(placed, (), placed.value)
            of_assessment = _Judging(catalogues, year.year_be)
            placed_assessment = year.one(kinds.ASSESSMENT)
            if placed_assessment and placed_assessment.value:
                for key in ("indicators", "questions"):
                    for index, item in enumerate(getattr(placed_assessment.value, key)):
                        yield from of_assessment.problems(placed_assessment, (key, index), item)


class _Judging:
    """The lists of the years by which something is judged, the most fitting first."""

    def __init__(self, catalogues: OitForms, *years: int) -> None:
        self._catalogues = catalogues
        self._lists = {year: catalogues.indicators(year) for year in years}

    def problems(self, placed: Placed, path: Path, item: Any) -> Iterator[Problem]:
        number = item.indicator
        if number is None:
            return
        official = {year: of_year[number] for year, of_year in self._lists.items() if number in of_year}
        if not official:
            yield self._unknown(placed, path, number)
            return
        tool, name = getattr(item, "tool", None), getattr(item, "indicator_name_th", None)
        first = next(iter(official.values()))
        if tool and tool not in {one.tool for one in official.values()}:
            found = f"ตัวชี้วัดที่ {number} {first.name_th} เป็นของ {first.tool.upper()} แต่กรอก tool: {tool}"
            yield placed.problem("indicator-of-other-tool", (*path, "tool"), found, f"เปลี่ยนเป็น {first.tool} หรือแก้เลขตัวชี้วัด")
        if name and name not in {one.name_th for one in official.values()}:
            yield self._name_differs(placed, path, official, name)

    def _unknown(self, placed: Placed, path: Path, number: str) -> Problem:
        known = next(iter(self._lists.values()))
        near = nearest(number, known, 0.5)
        cure = f"น่าจะเป็น {near} ({known[near].name_th})" if near else f"ใช้เลขตัวชี้วัดที่มี: {', '.join(known)}"
        return placed.problem("unknown-indicator", (*path, "indicator"), f"ไม่มีตัวชี้วัดที่ {shortened(number)}", cure)

    def _name_differs(self, placed: Placed, path: Path, official: dict[int, Indicator], name: str) -> Problem:
        names = {one.name_th: year for year, one in official.items()}
        differ = len(names) > 1
        known = " หรือ ".join(f"“{one}”" + (f" (ปี {year})" if differ else "") for one, year in names.items())
        first = next(iter(official.values()))
        other = next((one for of_year in self._lists.values() for one in of_year.values() if one.name_th == name), None)
        whose = f" ชื่อนี้เป็นของตัวชี้วัดที่ {other.indicator}" if other else self._of_other_year(first.indicator, name)
        return placed.problem(
            "indicator-name-differs",
            (*path, "indicator_name_th"),
            f"ตัวชี้วัดที่ {first.indicator} ชื่อ {known} ไม่ใช่ “{shortened(name)}”{whose}",
            f"แก้ชื่อเป็น {first.name_th}" + (f" หรือแก้เลขเป็น {other.indicator}" if other else ""),
            severity=Severity.WARNING,
        )

    def _of_other_year(self, number: str, name: str) -> str:
        for year in self._catalogues:
            other = self._catalogues.indicators(year).get(number)
            if other and other.name_th == name:
                return f" ชื่อนี้เป็นของปี {year}"
        return ""

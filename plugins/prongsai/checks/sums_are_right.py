"""A total is the sum of its parts, and a mean the mean, as far as the parts are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.model.assessment import Assessment, Tool
from prongsai.model.statistics import FIGURES, ServiceStatistic, Statistics
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.calendar import Period

_WEIGHTS = {Tool.IIT: 0.3, Tool.EIT: 0.3, Tool.OIT: 0.4}
"""How much each tool counts in the total score of ITA, in all years of which results are known here."""
_ROUNDED = 0.05
"""Two rounded figures of one mean may differ by so much."""
_FAR = 12.0
"""So far from the weighted mean lies no total by any way of reckoning."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `sum-differs` at a total or mean that its parts do not make."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.STATISTICS):
                if placed.value is not None:
                    yield from _services(placed, placed.value)
                    yield from _complaints(placed, placed.value)
            yield from _scores(records, year)


def _told(placed: Placed, path: Path, found: str, cure: str) -> Problem:
    return placed.problem("sum-differs", path, found, cure, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class _Count:
    """A count of one thing in one period, with its place."""

    period: Period
    count: int
    path: Path


def _services(placed: Placed, statistics: Statistics) -> Iterator[Problem]:
    by_service: dict[tuple[str | None, str | None], list[_Count]] = {}
    for index, service in enumerate(statistics.services):
        span, total, path = service.span, service.total, ("services", index)
        if service.months and service.count is not None:
            yield from _months(placed, path, service)
        if span is not None and total is not None and not service.remark_th:
            where: Path = (*path, "count") if service.count is not None else path
            by_service.setdefault((service.e_service, service.title_th), []).append(_Count(span, total, where))
    for counts in by_service.values():
        yield from _parts(placed, counts, "ครั้ง")


def _months(placed: Placed, path: Path, service: ServiceStatistic) -> Iterator[Problem]:
    if any(month.count is None for month in service.months):
        return
    total = sum(month.count or 0 for month in service.months)
    count = service.count or 0
    of_months = service.span_of_months
    same = service.period is None or service.period == of_months
    if (same and count != total) or count < total:
        found = f"รวม {placed.quoted((*path, 'count'), f'{count:,}')} ครั้ง แต่แต่ละเดือนรวมกันได้ {total:,} ครั้ง"
        yield _told(placed, (*path, "count"), found, "แก้ตัวเลขให้ตรงกัน หรือลบ count ระบบรวมจากรายเดือนให้")


def _complaints(placed: Placed, statistics: Statistics) -> Iterator[Problem]:
    for key in FIGURES[:2]:
        by_kind: dict[str, list[_Count]] = {}
        for index, complaint in enumerate(statistics.complaints):
            count = complaint.figures[FIGURES.index(key)]
            if count is not None and not complaint.remark_th:
                where: Path = ("complaints", index, "none" if complaint.none else key)
                by_kind.setdefault(complaint.kind, []).append(_Count(complaint.period, count, where))
        for counts in by_kind.values():
            # What was received before may be finished later, so parts of what is finished need not make a whole.
            yield from _parts(placed, counts, "เรื่อง", only_more=key == "finished")


def _parts(placed: Placed, counts: Sequence[_Count], unit: str, *, only_more: bool = False) -> Iterator[Problem]:
    """A whole that is less than a part of it, or not the sum of the parts that fill it."""
    for whole in counts:
        parts = [one for one in counts if one is not whole and one.period != whole.period and _holds(whole.period, one.period)]
        if not parts:
            continue
        most = max(parts, key=lambda one: one.count)
        if most.count > whole.count:
            found = f"{whole.period.name_th} มี {_number(placed, whole)} {unit} แต่เฉพาะ {most.period.name_th} มี {most.count:,} {unit}"
            yield _told(placed, whole.path, found, "แก้ตัวเลขให้ตรงกัน หรืออธิบายใน remark_th")
        elif not only_more and _fill(whole.period, parts) and sum(one.count for one in parts) != whole.count:
            total = sum(one.count for one in parts)
            found = f"{whole.period.name_th} มี {_number(placed, whole)} {unit} แต่ช่วงย่อยรวมกันได้ {total:,} {unit}"
            yield _told(placed, whole.path, found, "แก้ตัวเลขให้ตรงกัน หรืออธิบายใน remark_th")


def _number(placed: Placed, count: _Count) -> str:
    return f"{count.count:,}" if count.path[-1] == "none" else placed.quoted(count.path, f"{count.count:,}")


def _holds(whole: Period, part: Period) -> bool:
    return whole.from_on <= part.from_on and part.to_on <= whole.to_on


def _fill(whole: Period, parts: Sequence[_Count]) -> bool:
    """Whether the parts follow one another from the first day of the whole to its last."""
    ordered = sorted((one.period for one in parts), key=lambda one: one.from_on)
    if ordered[0].from_on != whole.from_on or ordered[-1].to_on != whole.to_on:
        return False
    return all((after.from_on - before.to_on).days == 1 for before, after in pairwise(ordered))


def _scores(records: Records, year: YearRecords) -> Iterator[Problem]:
    placed = year.one(kinds.ASSESSMENT)
    assessment: Assessment | None = placed.value if placed else None
    if placed is None or assessment is None or len({one.tool for one in assessment.tools}) != len(assessment.tools):
        return
    scores = {one.tool: one.score for one in assessment.tools}
    means = _means(records, year, assessment)
    weighted = sum(_WEIGHTS[tool] * score for tool, score in scores.items()) if len(scores) == len(_WEIGHTS) else None
    total = assessment.total_score
    fits_total = weighted is not None and total is not None and abs(weighted - total) <= _ROUNDED
    fitting = [tool for tool, mean in means.items() if tool in scores and abs(mean - scores[tool]) <= _ROUNDED]
    for index, one in enumerate(assessment.tools):
        # One slip is told where everything else is reckoned in this way: of figures of another kind nothing is known.
        if one.tool in means and one.tool not in fitting and fitting and (fits_total or len(fitting) > 1):
            score = placed.quoted(("tools", index, "score"), f"{one.score:.2f}")
            found = f"คะแนน {one.tool.label} {score} แต่ค่าเฉลี่ยของตัวชี้วัดคือ {means[one.tool]:.2f}"
            yield _told(placed, ("tools", index, "score"), found, "ตรวจคะแนนของเครื่องมือและตัวชี้วัดกับประกาศผล")
    if weighted is not None and total is not None and not fits_total:
        is_known = not means or len(fitting) == len(means)
        if is_known or abs(weighted - total) > _FAR:
            score = placed.quoted(("total_score",), f"{total:.2f}")
            found = f"คะแนนรวม {score} แต่คำนวณจากคะแนนของ IIT EIT และ OIT (ร้อยละ 30 30 และ 40) ได้ {weighted:.2f}"
            yield _told(placed, ("total_score",), found, "ตรวจคะแนนรวมและคะแนนของแต่ละเครื่องมือกับประกาศผล")


def _means(records: Records, year: YearRecords, assessment: Assessment) -> dict[Tool, float]:
    """The mean of the indicators of each tool of which all are told."""
    if not assessment.indicators:
        return {}
    told = {one.indicator: one.score for one in assessment.indicators}
    official = records.oit_catalogues().indicators(year.year_be)
    means = {}
    for tool in Tool:
        wanted = [number for number, one in official.items() if one.tool == tool and "." not in number]
        if wanted and all(number in told for number in wanted):
            means[tool] = sum(told[number] for number in wanted) / len(wanted)
    return means

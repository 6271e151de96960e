"""Measures of different years that work on the same weakness."""

from __future__ import annotations

from typing import TypeAlias

from prongsai.model.assessment import Question
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure
from prongsai.model.portal import Agency
from prongsai.pages.faces import MeasureOfYear, face_of_measure, face_of_year

Weaknesses: TypeAlias = dict[str, list[MeasureOfYear]]


def by_weakness(agency: Agency) -> Weaknesses:
    """Every measure of an agency under the weaknesses that it answers."""
    table: Weaknesses = {}
    for year in agency.years:
        for measure in year.measures:
            for key in _keys(year, measure):
                table.setdefault(key, []).append(MeasureOfYear(face_of_year(year), face_of_measure(measure)))
    return table


def siblings(year: FiscalYear, measure: Measure, weaknesses: Weaknesses) -> tuple[MeasureOfYear, ...]:
    """Measures of other years on the same weakness, newest first."""
    found = {
        (one.year.year_be, one.measure.id): one
        for key in _keys(year, measure)
        for one in weaknesses[key]
        if one.year.year_be != year.year_be
    }
    return tuple(sorted(found.values(), key=lambda one: -one.year.year_be))


def _keys(year: FiscalYear, measure: Measure) -> list[str]:
    """What names a weakness across years: the id the agency gave it, or the code of a question."""
    keys = [f"weakness {measure.weakness_id}"] if measure.weakness_id else []
    questions: list[Question] = [year.questions[one] for one in measure.questions if one in year.questions]
    return keys + [f"question {question.code.upper()}" for question in questions if question.code]

"""Rules that no single record can keep: each module is one rule, named as the rule when kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prongsai.checks import (
    files_exist,
    ids_are_unique,
    indicators_are_official,
    levels_fit_totals,
    quantities_have_numbers,
    references_exist,
    schedules_fall_in_year,
    texts_are_plain,
)
from prongsai.problem import Problem
from prongsai.records import Records

RULES: tuple[Callable[[Records], Iterator[Problem]], ...] = (
    ids_are_unique.check,
    references_exist.check,
    indicators_are_official.check,
    files_exist.check,
    texts_are_plain.check,
    quantities_have_numbers.check,
    schedules_fall_in_year.check,
    levels_fit_totals.check,
)


def find_problems(records: Records) -> list[Problem]:
    """What all rules find."""
    return [problem for rule in RULES for problem in rule(records)]

"""Rules that no single record can keep: each module is one rule, named as the rule when kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from prongsai.checks import (
    blanks_are_filled,
    closed_years_stay,
    divisions_form_a_tree,
    entries_are_told_once,
    evidence_can_be_opened,
    examples_are_replaced,
    files_can_be_opened,
    ids_are_unique,
    indicators_are_official,
    jobs_hold_together,
    levels_fit_totals,
    months_have_come,
    names_fit_every_system,
    none_means_none,
    oit_answers_fit,
    own_catalogues_fit,
    pages_are_well_typed,
    prices_fit_each_other,
    quantities_have_numbers,
    records_have_names,
    references_exist,
    schedules_fall_in_year,
    statistics_have_numbers,
    statuses_fit,
    sums_are_right,
    tables_fit_their_folder,
    texts_are_plain,
    values_are_likely,
    words_are_told_once,
    words_fit_figures,
    years_are_their_own,
)
from prongsai.intake.records import Records
from prongsai.problems.problem import Problem, too_many

RULES: tuple[Callable[[Records], Iterator[Problem]], ...] = (
    ids_are_unique.check,
    entries_are_told_once.check,
    references_exist.check,
    divisions_form_a_tree.check,
    indicators_are_official.check,
    files_can_be_opened.check,
    names_fit_every_system.check,
    evidence_can_be_opened.check,
    own_catalogues_fit.check,
    oit_answers_fit.check,
    texts_are_plain.check,
    pages_are_well_typed.check,
    values_are_likely.check,
    prices_fit_each_other.check,
    quantities_have_numbers.check,
    statistics_have_numbers.check,
    none_means_none.check,
    blanks_are_filled.check,
    tables_fit_their_folder.check,
    records_have_names.check,
    schedules_fall_in_year.check,
    levels_fit_totals.check,
    words_fit_figures.check,
    sums_are_right.check,
    statuses_fit.check,
    months_have_come.check,
    jobs_hold_together.check,
    words_are_told_once.check,
    closed_years_stay.check,
    years_are_their_own.check,
    examples_are_replaced.check,
)
"""`addresses_live_on` is none of them: it looks at the pages, which only a portal without errors has."""


_MAX_PROBLEMS = 5000
"""After so many by one rule, the rest of what it would find is left for the next run."""


def find_problems(records: Records) -> list[Problem]:
    """What all rules find."""
    problems: list[Problem] = []
    for rule in RULES:
        found = list(islice(rule(records), _MAX_PROBLEMS))
        if len(found) == _MAX_PROBLEMS:
            found.append(too_many(found[-1]))
        problems += found
    return problems

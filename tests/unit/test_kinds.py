"""The table of kinds: each row holds together, and what all rows say together leaves nothing out."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from importlib import import_module
from inspect import signature
from typing import Any

import pytest

from prongsai.kinds import KINDS, Place, RecordKind
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_catalogue import Rule
from prongsai.model.portal import Agency
from prongsai.schema.shape import shape_of

HOLDERS = {Place.AGENCY: Agency, Place.YEAR: FiscalYear}
WORKED_OUT = {
    Agency: {"slug", "units", "years", "updated_on", "more"},
    FiscalYear: {"year_be", "questions", "more"},
}
"""What no file of its own says."""


def test_every_oit_rule_rests_on_one_kind() -> None:
    resting = {rule: [str(kind) for kind in KINDS if kind.oit and rule.startswith(kind.oit)] for rule in Rule}
    assert {rule: names for rule, names in resting.items() if len(names) != 1} == {}


def test_no_row_names_a_rule_that_there_is_not() -> None:
    named = [(str(kind), start) for kind in KINDS for start in kind.oit]
    assert [one for one in named if not any(rule.startswith(one[1]) for rule in Rule)] == []


@pytest.mark.parametrize("place", HOLDERS)
def test_every_field_of_an_agency_and_a_year_is_that_of_one_kind(place: Place) -> None:
    holder = HOLDERS[place]
    held = Counter(kind.field for kind in KINDS if place in kind.lies)
    assert held == Counter({one.name for one in fields(holder)} - WORKED_OUT[holder])


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_row_holds_together(kind: RecordKind[Any]) -> None:
    assert kind.many or not kind.folder
    assert kind.many or not kind.table
    assert not kind.menu_th or kind.pages
    assert bool(kind.field) == bool(kind.lies & set(HOLDERS))
    assert not kind.updated or hasattr(kind.record, kind.updated) or kind.updated in {one.name for one in fields(kind.record)}
    assert (kind.blanks or frozenset()) <= _all_keys(kind.record)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.pages], ids=str)
def test_its_page_module_plans_where_its_files_lie(kind: RecordKind[Any]) -> None:
    module = import_module(f"prongsai.pages.{kind.pages}")
    planners = {Place.AGENCY: ("of_agency", ["planning"]), Place.YEAR: ("of_year", ["planning", "year"])}
    assert kind.lies
    for place in kind.lies:
        name, parameters = planners[place]
        assert list(signature(getattr(module, name)).parameters) == parameters


def _all_keys(record: Any) -> set[str]:
    found, left = set(), [shape_of(record)]
    while left:
        shape = left.pop()
        found |= set(shape.keys or {})
        left += [*(shape.keys or {}).values(), *([shape.item] if shape.item else [])]
    return found

"""The sample agency's OIT items, element by element, and what becomes of them when any one record is gone.

`golden/oit/elements.txt` and `golden/oit/rests_on.txt` are written with `--update-golden` and read by people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from tests.building import CHECKOUT
from tests.portals import example_portal, verdicts

from prongsai.model.oit_catalogue import Rule
from prongsai.model.portal import Agency
from prongsai.oit.rules import SHOWS
from prongsai.oit.verdict import ElementState, ItemState, YearVerdict

GOLDEN = CHECKOUT / "tests/golden/oit"
CONTACT = ("address_th", "telephones", "email", "social_accounts", "ministry_th")
MAP = ("map_url", "latitude", "longitude")
NOT_SHOWN = {"slug", "profile", "units", "years", "everyday_words", "updated_on", "year_be", "record", "questions", "oit"}
"""What is no record that an element can rest on: names, addresses, and what the agency says of itself."""


def sample() -> Agency:
    return next(agency for agency in example_portal().agencies if agency.slug == "sample")


def table(of_years: Mapping[int, YearVerdict]) -> str:
    lines: list[str] = []
    for year_be, verdict in of_years.items():
        lines += ["", f"{year_be} " + ", ".join(f"{state} {count}" for state, count in sorted(verdict.counts.items()))]
        for item in verdict.items:
            lines.append(f"  {item.item.code:<4}{item.state:<11}{item.item.topic}")
            by_state = {state: [one.element.id for one in item.elements if one.state is state] for state in ElementState}
            lines += [f"      {state:<11}{' '.join(ids)}" for state, ids in by_state.items() if ids]
    return "\n".join(lines).strip() + "\n"


def without_each(agency: Agency) -> Iterator[tuple[str, Agency]]:
    """The agency with one record less, for every record there is: single ones, entries of lists, and lists as a whole."""
    for name in CONTACT:
        empty: Any = () if isinstance(getattr(agency.profile, name), tuple) else None
        yield f"agency.yml {name}", replace(agency, profile=replace(agency.profile, **{name: empty}))
    no_map: dict[str, Any] = dict.fromkeys(MAP)
    yield "agency.yml map", replace(agency, profile=replace(agency.profile, **no_map))
    for name, rest in _without(agency):
        yield name, rest
    for place, year in enumerate(agency.years):
        for name, rest in _without(year):
            years = (*agency.years[:place], rest, *agency.years[place + 1 :])
            yield f"{year.year_be} {name}", replace(agency, years=years)


def _without(holder: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(holder):
        value = getattr(holder, field.name)
        if field.name in NOT_SHOWN or not value:
            continue
        if not isinstance(value, tuple):
            assert is_dataclass(value)
            yield field.name, replace(holder, **{field.name: None})
            continue
        yield f"{field.name}, all {len(value)}", _unreferring(replace(holder, **{field.name: ()}))
        for place, one in enumerate(value):
            name = getattr(one, "id", None) or getattr(one, "title_th", None) or f"{one.month.name_th} none"
            yield f"{field.name} {name}", _unreferring(replace(holder, **{field.name: (*value[:place], *value[place + 1 :])}))


def _unreferring(holder: Any) -> Any:
    """Without answers' references to documents that are gone: content with them would not be built."""
    if isinstance(holder, Agency):
        return holder
    known = {one.id for one in holder.documents}
    answers = (
        replace(
            answer,
            documents=tuple(one for one in answer.documents if one in known),
            elements=tuple(one for one in answer.elements if one.document is None or one.document in known),
        )
        for answer in holder.oit
    )
    return replace(holder, oit=tuple(answers))


def states(of_years: Mapping[int, YearVerdict]) -> dict[tuple[int, str], tuple[ItemState, dict[str, ElementState]]]:
    return {
        (year, item.item.code): (item.state, {one.element.id: one.state for one in item.elements if one.counts})
        for year, verdict in of_years.items()
        for item in verdict.items
    }


def compare(text: str, name: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / name
    if request.config.getoption("--update-golden"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_every_rule_of_the_catalogue_is_looked_for() -> None:
    assert set(SHOWS) == set(Rule) - {Rule.DOCUMENT_COVERS}


def test_elements_of_the_sample_agency(request: pytest.FixtureRequest) -> None:
    compare(table(verdicts(sample())), "elements.txt", request)


def test_the_sample_agency_shows_every_verdict() -> None:
    of_years = verdicts(sample())
    assert {item.state for verdict in of_years.values() for item in verdict.items} == set(ItemState)


def test_without_a_record_exactly_the_items_that_rest_on_it_are_no_longer_complete(request: pytest.FixtureRequest) -> None:
    before = states(verdicts(sample()))
    told: list[str] = []
    for name, agency in without_each(sample()):
        after = states(verdicts(agency))
        changed = [key for key in before if before[key][0] is not after[key][0]]
        for key, (state, elements) in after.items():
            lost = [one for one in elements if elements[one] is ElementState.MISSING and before[key][1][one] is not ElementState.MISSING]
            was = before[key][0]
            if key not in changed:
                # An item that stays as it was had been incomplete before, or has lost nothing.
                assert not lost or was in (ItemState.INCOMPLETE, ItemState.ABSENT), (name, key, lost)
            elif was is ItemState.COMPLETE:
                assert (lost and state in (ItemState.INCOMPLETE, ItemState.UNSTATED)) or state is ItemState.TO_BE_SEEN, (name, key)
            else:
                assert state in (ItemState.INCOMPLETE, ItemState.UNSTATED), (name, key, was, state)
        told.append(f"{name}: " + (" ".join(f"{year}/{code}" for year, code in changed) or "-"))
    assert len(told) > 150
    compare("\n".join(told) + "\n", "rests_on.txt", request)

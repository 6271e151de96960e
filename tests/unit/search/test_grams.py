"""N-grams of many texts, against an index made the slow way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.index_reading import postings

from prongsai.search import grams
from prongsai.search.grams import PAD, PLACE, TITLE, WIDTH, Noted, Run, lists_of

LETTERS = "abA+"
TEXT = 0b11110

skeletons = st.text(LETTERS, max_size=12)
# What is noted of an entry: its place, its lines of text, its title.
entries = st.tuples(skeletons, st.lists(skeletons, max_size=4).map("\n".join), skeletons)
# Runs of entries, as several recorders write them.
recorded = st.lists(st.lists(entries, max_size=6), min_size=1, max_size=4)

QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def grams_of(text: str) -> list[str]:
    """Every n-gram of a skeleton in lines, in order."""
    return [(line + PAD * WIDTH)[at : at + WIDTH] for line in text.split("\n") for at in range(len(line))]


def written(folder: Path, runs: list[list[tuple[str, str, str]]], order: list[int], most: int = 10**6) -> dict[str, tuple[int, str]]:
    """The lists of `runs` whose entries have the numbers of `order`."""
    made = []
    start = 0
    for which, run in enumerate(runs):
        noted = Noted()
        for number, (place, text, title) in enumerate(run):
            noted.add(place, number, PLACE)
            noted.add(text, number)
            noted.add(title, number, TITLE)
            noted.add_gram("@ABC", number)
        noted.write(folder / f"run.{which}")
        made.append(Run(folder / f"run.{which}", np.array(order[start : start + len(run)], np.uint32)))
        start += len(run)
    lists = list(lists_of(made, most))
    for parts in (2, 3, 8):
        ranges = [list(lists_of(made, most, part, parts)) for part in range(parts)]
        assert [one for some in ranges for one in some] == lists
        prefixes = [{gram[:2] for gram, _, _ in some} for some in ranges]
        assert sum(map(len, prefixes)) == len(set().union(*prefixes))
    assert [gram for gram, _, _ in lists] == sorted(gram for gram, _, _ in lists)
    return {gram: (count, text) for gram, count, text in lists}


def expected(runs: list[list[tuple[str, str, str]]], order: list[int]) -> dict[str, dict[int, set[str]]]:
    """Where each n-gram stands, by number."""
    found: dict[str, dict[int, set[str]]] = {}
    for number, entry in zip(order, (entry for run in runs for entry in run), strict=True):
        for where, text in zip(("place", "text", "title"), entry, strict=True):
            for gram in grams_of(text):
                found.setdefault(gram, {}).setdefault(number, set()).add(where)
        found.setdefault("@ABC", {})[number] = {"place"}
    return found


def where(place: int) -> set[str]:
    assert not place & ~(TITLE | TEXT | PLACE)
    return {name for name, bits in (("title", TITLE), ("text", TEXT), ("place", PLACE)) if place & bits}


def as_places(lists: dict[str, tuple[int, str]]) -> dict[str, dict[int, set[str]]]:
    found = {gram: {number: where(place) for number, place in postings(text).items()} for gram, (_, text) in lists.items()}
    assert {gram: len(places) for gram, places in found.items()} == {gram: count for gram, (count, _) in lists.items()}
    return found


@given(runs=recorded, chance=st.randoms(use_true_random=False), at_once=st.sampled_from([1, 2, 7, 10**6]))
@QUICK
def test_every_n_gram_is_listed_with_where_it_stands(
    tmp_path: Path, runs: list[list[tuple[str, str, str]]], chance: Any, at_once: int
) -> None:
    order = list(range(sum(map(len, runs))))
    chance.shuffle(order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grams, "_AT_ONCE", at_once)
        assert as_places(written(tmp_path, runs, order)) == expected(runs, order)


@given(runs=recorded, chance=st.randoms(use_true_random=False))
@QUICK
def test_how_entries_are_shared_among_runs_changes_nothing(tmp_path: Path, runs: list[list[tuple[str, str, str]]], chance: Any) -> None:
    order = list(range(sum(map(len, runs))))
    chance.shuffle(order)
    assert written(tmp_path, runs, order) == written(tmp_path, [[entry for run in runs for entry in run]], order)


def test_of_what_nearly_all_have_only_the_first_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grams, "BEST", 3)
    runs = [[("", "abab", ""), ("", "abab", ""), ("", "bbbb", "")], [("", "abab", ""), ("", "bbbb", ""), ("", "abab", "")]]
    lists = written(tmp_path, runs, [5, 4, 3, 2, 1, 0], most=3)
    assert (lists["abab"][0], list(postings(lists["abab"][1]))) == (4, [0, 2, 4])
    assert (lists["bbbb"][0], list(postings(lists["bbbb"][1]))) == (2, [1, 3])


@given(
    text=st.text(LETTERS + "cdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOP", min_size=300, max_size=1200), chance=st.randoms(use_true_random=False)
)
@QUICK
def test_all_of_a_phrase_stands_together(tmp_path: Path, text: str, chance: Any) -> None:
    """What lies within the overlap of two quarters belongs to both: no phrase of that length is torn."""
    places = {gram: postings(text)[0] for gram, (_, text) in written(tmp_path, [[("", text, "")]], [0]).items()}
    for _ in range(20):
        start = chance.randrange(len(text))
        phrase = text[start : start + grams._OVERLAP]
        shared = TEXT
        for at in range(len(phrase) - WIDTH + 1):
            shared &= places[phrase[at : at + WIDTH]]
        assert shared, (start, phrase)


def test_what_stands_far_apart_is_not_together(tmp_path: Path) -> None:
    text = "first" + "x" * 1000 + "last"
    places = {gram: postings(text)[0] for gram, (_, text) in written(tmp_path, [[("", text, "")]], [0]).items()}
    assert places["firs"] & places["irst"]
    assert not places["firs"] & places["last"]


def test_nothing_noted_is_nothing_listed(tmp_path: Path) -> None:
    Noted().write(tmp_path / "run")
    assert list(lists_of([Run(tmp_path / "run", np.zeros(0, np.uint32))], 10)) == []

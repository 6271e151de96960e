"""Every mistake of `golden/mistakes/` is told at its place or read as it was meant, but for those in `open.txt`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.mistakes import kinds, meet_all, still_open
from tests.mistyped import BUILD, cases, lines_right, meant, mistyped


def test_there_are_enough() -> None:
    mistakes = [case for case in cases() if not case.is_right]
    assert len(mistakes) >= 300
    assert len(cases()) - len(mistakes) >= 60
    assert len({case.name for case in cases()}) == len(cases())


def test_what_is_open_is_a_case() -> None:
    assert still_open().keys() <= {case.name for case in cases()}


@pytest.mark.parametrize("kind", kinds())
def test_mistakes_are_told_or_read(kind: str, tmp_path: Path) -> None:
    if os.name == "nt" and kind in {"file-names", "odd-files"}:
        pytest.skip("Windows cannot make such files")
    met = {one.case.name: one.outcome for one in meet_all([kind], tmp_path)}
    known = {name for name in still_open() if name.partition("/")[0] == kind}
    assert {name: str(outcome) for name, outcome in met.items() if not outcome.is_well and name not in known} == {}
    assert {name for name in known if met[name].is_well} == set(), "these are well by now: take them out of open.txt"


def test_every_mistake_can_be_typed() -> None:
    for case in cases():
        files = {} if {"link", "fifo", "deep"} & case.data.keys() else mistyped(case)
        assert case.is_right or files not in meant(case), case.name
        assert case.is_right or not files or "told" in case.data, case.name
        assert case.is_right or not files or case.by == BUILD or lines_right(case) != set(), case.name

"""The walk over records: each marked value comes to its judge, with its path, whatever kind of file it stands in."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any

import pytest
from pydantic.dataclasses import dataclass

from prongsai import likely
from prongsai.likely.doubt import Doubt, Setting
from prongsai.model.fields import RECORD, Likely

SETTING = Setting(date(2026, 1, 1), 2569)
Loud = Annotated[str, Likely("made-up")]


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Inner:
    words: tuple[Loud, ...] = ()
    from_: Loud | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Outer:
    one: Loud | None = None
    quiet: str = ""
    many: tuple[Inner, ...] = ()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    met: list[Any] = []

    def judge(value: Any, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:
        met.append(value)
        assert setting is SETTING
        if value.isupper():
            yield Doubt("wrong-type", f"{typed()}", "")

    monkeypatch.setitem(likely.JUDGES, "made-up", judge)
    return met


def test_each_marked_value_is_judged_and_no_other(judged: list[Any]) -> None:
    record = Outer(one="a", quiet="B", many=(Inner(words=("c", "D")), Inner(from_="E"), Inner()))
    found = likely.doubts(record, Outer, lambda path: path, SETTING)
    assert judged == ["a", "c", "D", "E"]
    assert [path for path, _ in found] == [("many", 0, "words", 1), ("many", 1, "from")]
    assert [doubt.found for _, doubt in found] == ["('many', 0, 'words', 1)", "('many', 1, 'from')"]


def test_a_record_of_which_nothing_could_be_made_and_one_without_marks_have_no_doubts(judged: list[Any]) -> None:
    @dataclass(config=RECORD, frozen=True)
    class Plain:
        word: str

    assert likely.doubts(None, Outer, lambda path: path, SETTING) == []
    assert likely.doubts(Plain("A"), Plain, lambda path: path, SETTING) == []
    assert judged == []

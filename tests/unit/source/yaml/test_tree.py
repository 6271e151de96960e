from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from prongsai.problems.problem import Severity
from prongsai.source.yaml.tree import MAX_DEPTH, Mark, Tree, YamlProblem, marks, parse
from prongsai.thai.text import normalise


def codes(problems: list[YamlProblem]) -> list[tuple[str, int, int]]:
    """Codes with line and column from 1."""
    return [(one.code, one.line + 1, one.column + 1) for one in problems]


def sound(text: str) -> Any:
    data, problems = parse(text)
    assert problems == []
    return data


@pytest.mark.parametrize("typed", ["044123456", "๙๗.๐๗", "no", "yes", "12:30", "2566-11-02", "1e3", "0x10", "0o7", ".inf", "=", "<<"])
def test_values_arrive_as_typed(typed: str) -> None:
    assert sound(f"a: {typed}\n") == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "# หมายเหตุ"])
def test_blank_values_are_left_out(typed: str) -> None:
    assert sound(f"a: {typed}\nb: ก\n") == {"b": "ก"}


def test_quoted_blanks_are_texts() -> None:
    assert sound("a: ''\nb: 'null'\nc: \"~\"\n") == {"a": "", "b": "null", "c": "~"}


def test_blank_entries_keep_their_place_in_a_list() -> None:
    assert sound("- ก\n-\n- ~\n- ข\n") == ["ก", None, None, "ข"]


@pytest.mark.parametrize("text", ["", "\n\n", "# หมายเหตุ\n", "---\n", "~\n"])
def test_a_file_with_nothing_in_it_is_none(text: str) -> None:
    assert sound(text) is None


def test_long_texts_are_read_in_every_style() -> None:
    text = "a: |\n  ก\n  ข\nb: >-\n  ก\n  ข\nc: ก\n  ข\nd: 'ก\n  ข'\n"
    assert sound(text) == {"a": "ก\nข", "b": "ก ข", "c": "ก ข", "d": "ก ข"}


def test_keys_are_read_without_what_nobody_sees() -> None:
    assert sound("title_th\u200b: ก\nคำ\u0e4d\u0e32: ข\n") == {"title_th": "ก", "คำำ": "ข"}


json_like = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1).filter(
        lambda text: text.isprintable() and normalise(text) == text
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, max_size=3),
    max_leaves=8,
)


@given(json_like)
def test_what_yaml_writes_is_read_again(data: Any) -> None:
    assert sound(yaml.safe_dump(data, allow_unicode=True)) == data


def test_a_repeated_key_is_told_with_the_line_of_the_first() -> None:
    data, problems = parse("a: 1\nb: 2\na: 3\n")
    assert data == {"a": "3", "b": "2"}
    assert codes(problems) == [("duplicate-key", 3, 1)]
    assert "บรรทัด 1" in problems[0].found


def test_a_run_of_repeated_keys_is_told_once() -> None:
    _, problems = parse("- id: a\n  n: 1\n  id: b\n  n: 2\n  x: 3\n  n: 4\n")
    assert codes(problems) == [("duplicate-key", 3, 3), ("duplicate-key", 6, 3)]


@pytest.mark.parametrize("key", ["? [a]\n: b\n", "[a]: b\n", "{a: b}: c\n", "? - a\n: b\n"])
def test_a_key_that_is_no_word_is_told_and_the_rest_read(key: str) -> None:
    data, problems = parse(f"{key}c: d\n")
    assert data == {"c": "d"}
    assert [one.code for one in problems] == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: ก #ข\n", 1, 6),
        ("colour: #123456\n", 1, 9),
        ("- ก #ข\n", 1, 5),
        ("- ก\n- ข #ค\n", 2, 5),
        ("a: [ก #ข\n]\n", 1, 7),
        ("a: ก\n  ข #ค\n", 2, 5),
    ],
)
def test_a_text_cut_by_a_hash_is_a_warning(text: str, line: int, column: int) -> None:
    _, problems = parse(text)
    assert codes(problems) == [("hash-cuts-text", line, column)]
    assert problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "text", ["a: ก # ข\n", "a: ก#ข\n", "a: 'ก #ข'\n", "#ข\na: ก\n", "a: |\n  ก #ข\n", "a: # ข\n  - ก\n", "a: #ข\n  - ก\n", "a: ก #!ข\n"]
)
def test_a_comment_is_no_cut_text(text: str) -> None:
    sound(text)


def test_nesting_has_a_limit() -> None:
    within = "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)
    sound(f"{within}\n")
    data, problems = parse(f"[{within}]\n")
    assert data is None
    assert codes(problems) == [("yaml-too-deep", 1, MAX_DEPTH + 2)]


TEXT = "# หมายเหตุ\nunits:\n  - id: office\n    name_th: ก\n  - id: finance\nblank:\nlist: [a, b]\n"


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), Mark(1, 0), Mark(1, 0)),
        (("units",), Mark(1, 0), Mark(2, 2)),
        (("units", 0), Mark(2, 4), Mark(2, 4)),
        (("units", 0, "name_th"), Mark(3, 4), Mark(3, 13)),
        (("units", 1, "name_th"), Mark(4, 4), Mark(4, 4)),
        (("units", 1, "id"), Mark(4, 4), Mark(4, 8)),
        (("units", 7), Mark(1, 0), Mark(2, 2)),
        (("list", 1), Mark(6, 10), Mark(6, 10)),
        (("unknown", "further"), Mark(1, 0), Mark(1, 0)),
        (("blank", "further"), Mark(5, 0), Mark(5, 6)),
    ],
)
def test_marks_lead_to_the_nearest_thing_that_exists(path: tuple[str | int, ...], key: Mark, value: Mark) -> None:
    assert marks(TEXT, path) == (key, value)


def test_a_blank_key_stands_there_and_a_missing_one_does_not() -> None:
    tree = Tree(TEXT)
    assert tree.stands(("blank",))
    assert tree.stands(("units", 0, "id"))
    assert not tree.stands(("units", 1, "name_th"))
    assert not tree.stands(("list", "name_th"))


def test_marks_of_an_invisible_character_are_found() -> None:
    assert marks("a: ก\ntitle_th\u200b: ข\n", ("title_th",)) == (Mark(1, 0), Mark(1, 11))


def test_marks_in_a_file_that_is_no_yaml_are_its_beginning() -> None:
    assert marks("- " * 30, (0,)) == (Mark(0, 0), Mark(0, 0))
    assert marks("", ("a",)) == (Mark(0, 0), Mark(0, 0))

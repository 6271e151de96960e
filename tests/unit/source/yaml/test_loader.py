from itertools import pairwise
from typing import Any

import pytest
import yaml
from tests.effort import steps

from prongsai.source.yaml import loader as yaml_loader
from prongsai.source.yaml.loader import RefusedError, compose
from prongsai.source.yaml.tree import parse

SLIPS = [
    "remark_th: *นี่\n", "a: *x\n", "a: &นี่ x\n", "a: &x\n", "a: & b\n", "a: * b\n", "a: !น x\n", "a: !<x y\n",
    "a: ! x\n", "a: !!น x\n", "a: !!int 5\n", "a: @x\n", "a: `x\n", "a: %x\n", "%x\na: 1\n", "%YAML 2.0\n---\na: 1\n",
    "%YAML 1.1\n%YAML 1.1\n---\na: 1\n", "%YAML x\n---\na: 1\n", "%TAG x\n---\n", "a: , x\n", "a: ] x\n", "a: } x\n",
    "a: > 5 x\n", "a: >5x\n", "a: >0\n x\n", "a: | x\n", "a: - x\n", "a: ? x\n", "- a: - x\n", "a: b: c\n",
    "a: ก\n  b: c\n", 'a: "ก": ข\n', "a: ก:\n", "- a: 1\n   b: 2\n", "  a: 1\n b: 2\n", "- a: 1\n b: 2\n",
    "a: 1\n- b\n", "- b\na: 1\n", "a:\n  - b\n c: 1\n", "a:\n   - b\n  - c\n", "a:\n  b: 1\n  - c\n",
    'a: "x" y\nb: 1\n', 'a: "x"y: 1\n', "a: [ร่าง] ประกาศ\nb: 1\n", "a: {x} ประกาศ\n", 'a: "x\nb: y\n',
    'a: "x\nb: "y"\nc: 1\n', "a: 'x\nb: y\n", "a: 'it's'\n", 'a: "x\\q"\n', 'a: "C:\\Users"\n', 'a: "\\xZZ"\n',
    'a: "\\UFFFFFFFF"\n', 'a: "x\n---\ny"\n', "a: [x\nb: 1\n", "a: [x y, {z]\n", "a: {x: 1\n", "a: [x\n", "[", "{",
    "a: {x: 1]\n", "a: [x, y]]\nb: 1\n", "a: {x: 1 y: 2}\n", "a: [\n x\n y: 1\n z\n]\n", "a: 1\nb\nc: 2\n",
    "a: 1\nกขค งจ\nc: 2\n", "a\nb: 1\n", "a: 1\nb:x\nc: 2\n", "a: 1\nb\n", "a: 1\nunits\n  - id: b\n    n: c\n",
    "units\n  - id: b\n", "a: 1\n" + "b" * 1100 + ": 1\n", "a: 1\n---\nb: 2\n", "a: 1\n...\nb: 2\n", "- a\n---\n",
    "---\n---\na: 1\n", ": b\n", "-a: 1\n  b: 2\n", "a:\n\tb: 1\n", "a: 1\n\tb: 1\n", "- a: 1\n\tb: 1\n", "-\ta: 1\n",
    "- \ta: 1\n  b: 1\n", "a:\n  - b\n\t- c\n", "a: 1\n\t\nb: 2\n", "\ta: 1\n", "a: |\n\tx\n", "a: \x00b\n",
    "a: \x1bb\n", "a: \x80\n", "a: \uffff\n", "a: b\n\x01\n", "a: ก #ข\n  ค\n", "a: [ก #ข, ค]\n",
    "a: |\n  x\n y\nb: 1\n", "a: >-\nกขค\nb: 1\n", "a: &a 1\nb: &a 2\n", "a: &a [*a]\n", "? [a]\n: b\n", "[" * 600,
    "- " * 300, "{a: " * 600, "a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 300)),
]  # fmt: skip
"""Everything that PyYAML's two loaders refuse, each in its own words."""

SOUND = ["%YAML 1.1\n---\na: 1\n", "<<: {a: b}\n", "? a\n: b\n", "a: ก & ข * ค ! ง\n", "a: ก? ข\n", "---\na: 1\n...\n"]


class PythonLoader(yaml.SafeLoader):
    """PyYAML's own loader, for where libyaml is missing."""

    yaml_implicit_resolvers = yaml_loader._Loader.yaml_implicit_resolvers
    resolve = yaml_loader._Loader.resolve
    descend_resolver = yaml_loader._Loader.descend_resolver
    ascend_resolver = yaml_loader._Loader.ascend_resolver


@pytest.fixture
def python_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_loader, "_Loader", PythonLoader)


def test_libyaml_is_used_where_it_is_there() -> None:
    assert issubclass(yaml_loader._Loader, yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)


@pytest.mark.parametrize("text", SLIPS, ids=range(len(SLIPS)))
def test_whatever_is_refused_has_a_problem_in_its_lines(text: str) -> None:
    _, problems = parse(text)
    assert problems
    assert all(0 <= one.line <= text.count("\n") and one.column >= 0 for one in problems)


@pytest.mark.parametrize("text", [*SLIPS, *SOUND], ids=range(len(SLIPS) + len(SOUND)))
def test_both_loaders_tell_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = parse(text)
    monkeypatch.setattr(yaml_loader, "_Loader", PythonLoader)
    assert parse(text) == one


@pytest.mark.parametrize("text", SOUND)
def test_what_yaml_allows_and_harms_nobody_passes(text: str) -> None:
    data, problems = parse(text)
    assert data
    assert problems == []


@pytest.mark.usefixtures("python_loader")
def test_a_lone_surrogate_that_only_one_loader_lets_in_is_text() -> None:
    assert parse('a: "\\ud800"\n') == ({"a": "\ud800"}, [])


DEEP = {
    "brackets": "[" * 900_000,
    "braces": "{a: " * 200_000,
    "dashes": "- " * 450_000,
    "wide dashes": "-  " * 300_000,
    "questions": "? " * 450_000,
    "both": "? - " * 200_000,
    "indentation": "\n".join(" " * depth + "a:" for depth in range(1200)),
    "items": "\n".join(" " * depth + "-" for depth in range(1200)),
    "items in keys": "\n".join(" " * depth + "- a:" for depth in range(0, 1200, 2)),
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_ends_in_a_problem_and_not_in_the_process(name: str) -> None:
    data, problems = parse(DEEP[name])
    assert data is None
    assert [one.code for one in problems] == ["yaml-too-deep"]


@pytest.mark.usefixtures("python_loader")
@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_a_problem_to_the_python_loader_as_well(name: str) -> None:
    data, problems = parse(DEEP[name][:20_000])
    assert data is None
    assert problems[-1].code == "yaml-too-deep"


def laughs(levels: int) -> str:
    names = [f"a{level}" for level in range(levels)]
    lines = [f"{names[0]}: &{names[0]} [ฮา]\n"]
    lines += [f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n" for before, after in pairwise(names)]
    return "".join(lines)


@pytest.mark.parametrize("text", [laughs(30), "a: &a [*a, *a]\n", "- &a [x]\n" + "- *a\n" * 100_000, "a: &a {<<: *a}\n"])
def test_an_alias_bomb_is_refused_before_it_goes_off(text: str) -> None:
    # Each of thirty levels would be nine times the one below.
    assert steps(lambda: parse(text), most=100 * len(text) + 10_000) > 0
    data, problems = parse(text)
    assert {one.code for one in problems} <= {"yaml-special-character", "too-many-problems"}
    assert str(data).count("ฮา") <= 1


@pytest.mark.parametrize("opening", ["\n", " ", ",", "[", "{", "[?", ": ", "- ", "? ", "\ufeff", "\t", "[a:"])
@pytest.mark.parametrize("special", ["&a x", "*a", "!a x", "!!str x", "! x"])
def test_no_special_character_slips_in_anywhere(opening: str, special: str) -> None:
    for text in (f"a: {opening}{special}", f"{opening}{special}", f"- {opening}{special}\n"):
        try:
            node = compose(text)
        except RefusedError:
            continue
        assert node is None or _is_text(node), text


def _is_text(node: Any) -> bool:
    """Whether the special character is still part of a text."""
    texts, pending = "", [node]
    while pending:
        one = pending.pop()
        if isinstance(one, yaml.ScalarNode):
            texts += one.value
        else:
            pending.extend(part for item in one.value for part in (item if isinstance(item, tuple) else (item,)))
    return any(sign in texts for sign in "&*!")

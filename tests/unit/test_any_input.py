"""Whatever is typed: a portal or problems, never a traceback; and every problem can be told."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.building import AGENCY, CHECKOUT, write_files

from prongsai import kinds
from prongsai.kinds import KINDS, Place, RecordKind
from prongsai.problems import github
from prongsai.problems import json as as_json
from prongsai.problems import text as as_text
from prongsai.schema.shape import Shape, shape_of
from prongsai.site.read import read_portal

SETTINGS = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PLACES = {kind: f"2567/{kind}" if Place.YEAR in kind.lies else str(kind) for kind in KINDS}
NAMED = {kind.file: kind for kind in KINDS}

SOUND = [
    (NAMED[path.name], path.read_text("utf-8")) for path in sorted((CHECKOUT / "content").rglob("*.yml")) if path.stat().st_size < 10_000
]

PIECES = [
    *"\t\n \"'#&*!|>%@`?-:,[]{}\\~=<", "\n  ", "\n- ", "\n  - ", ": ", " #", "- ", "---\n", "...\n", "\\", "\\x41", "\\u200b",
    "\\ud800", "<<: ", "? ", "&a ", "*a", "!!int ", "%YAML 1.1\n", "\r\n", "\r", "\x00", "\x1b", "\x85", "\u2028", "\ufeff",
    "\u200b", "ก", "กำ", "เเ", "ํา", "ที่", "๒๕๖๖", "2566", "title_th", "id", "steps", "null",
]  # fmt: skip

VALUES = [
    "", "~", "null", "true", "ใช่", "0", "-5", "1e999", "nan", "inf", "-0", "1,200", "9" * 30, "9" * 5000, "๙๗.๐๗", "0x10",
    "12:30", "2566", "2023", "25666", "๒๕๖๖", "2566-11-02", "2023-02-31", "2 พ.ย. 2566", "31 ก.พ. 2566", "ต.ค. 2566 - มี.ค. 2567",
    "ไตรมาสที่ ๔ - ๑", "ตลอดปี", "ภายในเดือนมกราคม", "- ", "a", "finance", "Finance", "ก ข", "\u200b", "a\u202eb", "\ud7ff",
    "<b>", "https://a.example/", "http://[::1", "https://a:99999", "javascript:x", "../x", "files\\x.pdf", "C:\\x", "x" * 300,
    "a\nb", "\n", "iit", "done", "doen", "AA", "ผ่าน", "9.1", "99", "O13", "๐13", "#123456", "a@b.c", "044-000-000",
]  # fmt: skip

scalars = st.sampled_from(VALUES) | st.text(max_size=12)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text_th", "a", "ก", ""]), inner, max_size=3),
    max_leaves=6,
)


def fitting(shape: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Mostly what the shape asks for, so that what follows its validation is reached as well."""
    if shape.keys is not None and depth < 5:
        keys = {name: fitting(inner, depth + 1) for name, inner in shape.keys.items()}
        required = {name: strategy for name, strategy in keys.items() if name in shape.required}
        sound = st.fixed_dictionaries(required, optional={name: strategy for name, strategy in keys.items() if name not in required})
        return st.one_of(sound, sound, st.dictionaries(st.sampled_from([*keys, "unknown", "title"]), scalars, max_size=4), anything)
    if shape.item is not None and depth < 5:
        return st.one_of(st.lists(fitting(shape.item, depth + 1), max_size=3), scalars)
    if shape.choices is not None:
        return st.sampled_from([*map(str, shape.choices), "doen"])
    return st.one_of(scalars, scalars, anything)


def records(kind: RecordKind[Any]) -> st.SearchStrategy[Any]:
    one = fitting(shape_of(kind.record))
    return st.lists(one | anything, max_size=4) if kind.many else one


@st.composite
def edited(draw: Callable[..., Any]) -> tuple[RecordKind[Any], str]:
    """A sound file after some slips of the hand, with its kind."""
    kind, text = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from([0, 0, 1, 2, 20]))
        text = text[:at] + draw(st.sampled_from(["", *PIECES])) + text[at + cut :]
    return kind, text


def read(folder: Path, kind: RecordKind[Any], text: str) -> None:
    """Read `text` as a file of `kind` beside an agency in order, and tell all that is found."""
    for place in PLACES.values():
        (folder / place).unlink(missing_ok=True)
    write_files(folder, {"agency.yml": AGENCY, PLACES[kind]: text.encode("utf-8", "surrogatepass")})
    reading = read_portal(folder, "content")
    assert (reading.portal is None) == any(one.is_error for one in reading.problems)
    lines = text.count("\n") + text.count("\r") + 1
    for one in reading.problems:
        assert 1 <= one.line <= lines
        assert one.column >= 1
        assert one.found.strip()
        assert one.cure.strip()
        assert "\n" not in one.found + one.cure
    as_text.report(reading.problems).encode()
    github.report(reading.problems).encode()
    assert len(json.loads(as_json.report(reading.problems))) == len(reading.problems)


@given(kind=st.sampled_from(KINDS), text=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
@example(kind=kinds.AGENCY, text="?")
@example(kind=kinds.AGENCY, text="[")
@example(kind=kinds.MEASURES, text="-\n-")
@SETTINGS
def test_any_text_is_read(tmp_path: Path, kind: RecordKind[Any], text: str) -> None:
    read(tmp_path, kind, text)


@given(file=edited())
@SETTINGS
def test_any_slip_of_the_hand_is_told(tmp_path: Path, file: tuple[RecordKind[Any], str]) -> None:
    read(tmp_path, *file)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_any_structure_is_read(tmp_path: Path, kind: RecordKind[Any]) -> None:
    @given(data=records(kind), dump=st.sampled_from([partial(yaml.safe_dump, allow_unicode=True), json.dumps]))
    @settings(SETTINGS, max_examples=40)
    def check(data: Any, dump: Callable[[Any], str]) -> None:
        read(tmp_path, kind, dump(data))

    check()

"""One form for all the ways in which the same words are typed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from tests.folding_vectors import Vector, named, texts, vectors

from prongsai.search.folding import fold, run, script, skeleton, skeletons
from prongsai.thai.text import normalise

VECTORS = vectors()
SOUND = re.compile(f"[a-z0-9{re.escape(script()['ascii'])}<]*")
EMOJI = re.compile("[\U00010000-\U0010ffff]")
MANY = settings(max_examples=600)


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{one.theme}: {one.typed!a}" for one in VECTORS])
def test_a_vector_holds(vector: Vector) -> None:
    assert fold(vector.typed) == vector.folded
    assert skeleton(fold(vector.typed)) == vector.skeleton
    assert skeleton(normalise(vector.typed)) == vector.skeleton


def test_the_vectors_are_many_and_none_stands_twice() -> None:
    assert len({one.typed for one in VECTORS}) == len(VECTORS) >= 250


@given(texts)
@MANY
def test_folding_twice_changes_nothing(text: str) -> None:
    # A mark that is no Thai one changes places with Thai marks when text is composed; who types that is not looking for anything.
    assume(not any(unicodedata.combining(letter) and not "\u0e00" <= letter <= "\u0e7f" for letter in text))
    assert fold(fold(text)) == fold(text), named(text)


@given(texts)
@MANY
def test_a_skeleton_is_the_same_before_and_after_folding(text: str) -> None:
    # Before folding an emoji stands where a space is afterwards, and a telephone number is told by its spaces.
    text = EMOJI.sub(" ", text)
    assert skeleton(fold(text)) == skeleton(normalise(text)), named(text)


@given(texts)
@MANY
def test_a_skeleton_has_nothing_but_sounds(text: str) -> None:
    assert SOUND.fullmatch(skeleton(normalise(text))), named(text)


@given(texts)
@MANY
def test_folded_text_has_single_spaces_and_no_capital_or_thai_digit(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip(" ")
    assert not re.search("  |[A-Z๐-๙\x00-\x1f!-/:-@\\[-`{-~]|[\U00010000-\U0010ffff]", folded), named(text)


@given(texts)
@MANY
def test_a_run_is_folded_text_without_spaces(text: str) -> None:
    assert run(text) == fold(text).replace(" ", "")


def test_the_skeletons_of_lines_are_those_of_each_line() -> None:
    lines = ["ประกาศ อบต.กุดน้อย", "", "๐๔๓ ข้อมูล", "ขยะะ"]
    assert skeletons("\n".join(lines)) == "\n".join(skeleton(line) for line in lines)


def test_every_sound_has_a_character_of_its_own() -> None:
    letters = script()["thai"]
    sounds = script()["ascii"]
    assert len(letters) == len(sounds) == len(set(sounds))
    assert len({skeleton(letter) for letter in letters}) == len(letters)
    assert not set(sounds) & set('abcdefghijklmnopqrstuvwxyz0123456789_@~ "\\')

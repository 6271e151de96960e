"""Personal ids are found as people write them, and never told as a whole."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import steps

from prongsai.problems.personal import masked, may_hold, personal_ids
from prongsai.thai.digits import to_thai
from prongsai.thai.text import shortened


def valid(twelve: str) -> str:
    """The twelve digits with their check digit: the rule of the Department of Provincial Administration, written anew."""
    rest = sum(int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True)) % 11
    return twelve + str((11 - rest) % 10)


ID = valid("110170020345")
GROUPED = f"{ID[0]}-{ID[1:5]}-{ID[5:10]}-{ID[10:12]}-{ID[12]}"
WRITTEN = [
    ID,
    GROUPED,
    GROUPED.replace("-", " "),
    GROUPED.replace("-", " - "),
    GROUPED.replace("-", "–"),
    f"{ID[0]}-{ID[1:5]}-{ID[5:10]}-{ID[10:]}",
    " ".join(ID),
    "-".join(ID),
    to_thai(ID),
    to_thai(GROUPED),
]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("around", ["{}", "เลข{}ครับ", "id{}.pdf", "({})", "5 {} 6 ราย", "ก,{},ข", "990,{},900"])
def test_it_is_found_however_it_is_written(written: str, around: str) -> None:
    if written == " ".join(ID) and around.startswith("5"):
        pytest.skip("a number before thirteen boxes is one of them")
    text = around.format(written)
    (found,) = personal_ids(text)
    assert text[found.start : found.end] == written
    assert may_hold(text)


@pytest.mark.parametrize(
    "text",
    [
        ID[:-1] + str((int(ID[-1]) + 1) % 10),
        valid("010553600031"),
        valid("910170020345"),
        f"{ID}0",
        f"1{ID}",
        f"{ID}.50",
        f"14.{ID}",
        f"{ID[:4]}-{ID[4:8]}-{ID[8:]}",
        f"ab{ID}cd",
        "66049123456",
        "02 123 4567 081 234 5678",
        "044-123-456, 044-123-457",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert list(personal_ids(text)) == []
    assert masked(text) == text


@given(st.from_regex(r"[1-8][0-9]{11}", fullmatch=True), st.text(alphabet="กขabc \n:", max_size=8))
def test_what_is_told_lacks_seven_digits_and_keeps_every_place(twelve: str, before: str) -> None:
    text = f"{before} {valid(twelve)} ก"
    told = masked(text)
    assert len(told) == len(text)
    assert told.count("x") == 7
    assert list(personal_ids(told)) == []


def test_a_text_that_is_cut_holds_no_part_of_one() -> None:
    for length in range(40, 70):
        assert not re.search("[0-9]{7}", shortened("ก" * length + ID))


@pytest.mark.parametrize("piece", ["1 ", "1", "1-2345-67890-12-", "1234567890121 "])
def test_a_long_text_of_digits_is_looked_through_in_even_steps(piece: str) -> None:
    small, large = (steps(partial(looked_through, piece * size)) for size in (500, 2000))
    assert large <= 5 * max(small, 50)


def looked_through(text: str) -> int:
    return len(list(personal_ids(text)))

"""Numbers as short printable text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.index_reading import numbers, postings

from prongsai.search import coding

# Where a number needs one digit more.
ONE = coding.LAST
TWO = ONE + coding.MORE * ONE
THREE = ONE + coding.MORE * TWO
LIMITS = [0, 1, ONE - 1, ONE, ONE + 1, TWO - 1, TWO, TWO + 1, THREE - 1, THREE, 19_999, 20_000, 20_001, 2**28 - 1]

values = st.integers(0, 2**28 - 1) | st.sampled_from(LIMITS) | st.integers(0, 200)


@pytest.mark.parametrize("value", LIMITS)
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    assert numbers(coding.number(value)) == [value]


@pytest.mark.parametrize(("value", "digits"), [(ONE - 1, 1), (ONE, 2), (TWO - 1, 2), (TWO, 3), (THREE - 1, 3), (THREE, 4)])
def test_a_number_takes_no_more_digits_than_it_needs(value: int, digits: int) -> None:
    assert len(coding.number(value)) == digits


@given(st.lists(values))
def test_numbers_need_nothing_between_them(some: list[int]) -> None:
    assert numbers("".join(map(coding.number, some))) == some


@given(st.dictionaries(values, st.integers(0, 63)))
def test_postings_are_read_as_they_were_written(some: dict[int, int]) -> None:
    assert postings(coding.placed(sorted(some.items()))) == some


def test_every_digit_is_itself_in_a_script_and_in_json() -> None:
    assert len(set(coding.DIGITS)) == len(coding.DIGITS) > coding.LAST
    assert all(digit.isascii() and digit.isprintable() for digit in coding.DIGITS)
    assert not set(coding.DIGITS) & set(' "\\~')

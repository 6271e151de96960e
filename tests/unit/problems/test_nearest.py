from itertools import count

from tests.effort import steps

from prongsai.problems.nearest import nearest


def test_the_word_meant_is_found() -> None:
    assert nearest("fianance", ["office", "finance"]) == "finance"
    assert nearest("เว็บไซท์", ["เว็บไซต์"]) == "เว็บไซต์"


def test_what_is_like_nothing_has_no_neighbour() -> None:
    assert nearest("xyz", ["office", "finance"]) is None
    assert nearest("finance", []) is None


def test_a_book_is_compared_with_nothing() -> None:
    assert nearest("a" * 1_000_000, ["a" * 99]) is None
    assert steps(lambda: nearest("a" * 1_000_000, ["a" * 99])) < 10
    words = (f"a{index}" for index in count())
    assert nearest("zz", words) is None
    assert next(words) == "a1000", "no more were looked at"

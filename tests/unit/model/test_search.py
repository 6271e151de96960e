from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from prongsai.model.search import EverydayWord


def made(said: Any, means: Any) -> EverydayWord:
    return TypeAdapter(EverydayWord).validate_python({"said_th": said, "means_th": means})


@pytest.mark.parametrize("said", ["ถนนพัง", "รถขยะ", "ค่าน้ำ", "ภบท5", "wifi", "ไฟ ดับ"])
@pytest.mark.parametrize("means", ["ขยะ", "OIT", "ไฟฟ้าสาธารณะ", "No Gift Policy"])
def test_words_long_enough_are_kept_as_typed(said: str, means: str) -> None:
    word = made([said], [means])
    assert (word.said_th, word.means_th) == ((said,), (means,))


def test_a_word_is_on_one_line() -> None:
    assert made(["ไฟ\nข้างทาง"], ["ไฟฟ้า\n สาธารณะ"]) == made(["ไฟ ข้างทาง"], ["ไฟฟ้า สาธารณะ"])


@pytest.mark.parametrize("said", ["ขยะ", "น้ำ", "ไฟ .. !", "- - - -", "(ขยะ)", "😀😀😀😀"])
def test_what_would_be_found_everywhere_is_no_said_word(said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        made([said], ["ไฟฟ้าสาธารณะ"])
    assert [(one["type"], one["loc"]) for one in raised.value.errors()] == [("word-too-short", ("said_th", 0))]


@pytest.mark.parametrize("means", ["ไฟ", "O1", "...", "ก ข"])
def test_what_stands_in_every_page_is_no_term(means: str) -> None:
    with pytest.raises(ValidationError) as raised:
        made(["ไฟข้างทาง"], [means])
    assert [(one["type"], one["loc"]) for one in raised.value.errors()] == [("word-too-short", ("means_th", 0))]


@pytest.mark.parametrize(("said", "means"), [([], ["ไฟฟ้าสาธารณะ"]), (["ไฟข้างทาง"], [])])
def test_neither_side_is_empty(said: list[str], means: list[str]) -> None:
    with pytest.raises(ValidationError) as raised:
        made(said, means)
    assert [one["type"] for one in raised.value.errors()] == ["missing-value"]

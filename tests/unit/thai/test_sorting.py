import random

import pytest

from prongsai.thai.sorting import thai_sort_key


@pytest.mark.parametrize(
    "words",
    [
        ["กก", "ก่อน", "กา", "เก", "แก", "โก", "ใก", "ไก", "ขา"],
        ["ทา", "ท่า", "ท้า", "ที"],
        ["กองคลัง", "กองช่าง", "กองสวัสดิการสังคม", "สำนักปลัด"],
        ["เทศบาล", "อบต.กุดน้อย", "อบต.ลุงตะเคียน"],
        ["Facebook", "line", "YouTube", "ก"],
    ],
)
def test_words_are_in_the_order_of_the_dictionary(words: list[str]) -> None:
    shuffled = list(words)
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert sorted(shuffled, key=thai_sort_key) == words

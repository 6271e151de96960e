import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.thai.text import compact, needs_normalising, normalise, shortened

thai = st.text(st.sampled_from("กเแาำํัิีฺุู่้๊๋์็ \n\t\r\u200b\u00a0\u2028\x85\x1bé๑"), max_size=10)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("เเม่", "แม่"),
        ("ท่ี", "ที่"),
        ("ร\u0e49\u0e39", "รู้"),
        ("ปรับ\u200bปรุง", "ปรับปรุง"),
        ("\ufeffก", "ก"),
        ("soft\u00adware", "software"),
        ("ก\u00a0\u2003ข", "ก ข"),
        ("ก\u2028ข", "ก ข"),
        ("ก\rข", "ก ข"),
        ("\x1b[31mแดง\x07", "[31mแดง"),
        ("ก\u202eข\u202c", "กข"),
        ("\ud800ก", "ก"),
        ("  ก   ข  ", "ก ข"),
        ("ก \n  ข", "ก\nข"),
        ("e\u0301", "é"),
    ],
)
def test_what_looks_the_same_is_kept_the_same(typed: str, kept: str) -> None:
    assert normalise(typed) == kept
    assert normalise(kept) == kept


@pytest.mark.parametrize("text", ["ที่ทำการ อบต.กุดน้อย", "น้ำ เสียง ญี่ปุ่น ฤๅษี", "ก\n\nข", "“ก” – ข … ๒๕๖๖", ""])
def test_text_typed_well_is_left_alone(text: str) -> None:
    assert normalise(text) == text
    assert not needs_normalising(text)


@given(thai)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(thai | st.text(max_size=20))
def test_a_file_that_needs_no_normalising_would_change_by_its_spaces_alone(text: str) -> None:
    if not needs_normalising(text):
        assert compact(normalise(text)) == compact(text)


@given(thai)
def test_nothing_invisible_is_left(text: str) -> None:
    assert normalise(text).replace("\n", " ").isprintable()


def test_compact_is_one_line() -> None:
    assert compact(" ก\n ข\t ค ") == "ก ข ค"


@pytest.mark.parametrize(
    ("text", "short"),
    [("สั้น", "สั้น"), ("ก\nข", "ก ข"), ("ก" * 60, "ก" * 60), ("ก" * 61, "ก" * 59 + "…"), (" " * 1000 + "ก", "…"), ("\x1bก", "ก")],
)
def test_shortened_fits_a_message(text: str, short: str) -> None:
    assert shortened(text) == short

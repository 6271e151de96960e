import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.thai.digits import Numerals, in_html, in_text, to_arabic, to_thai


def test_digits_are_changed_both_ways() -> None:
    assert to_arabic("ปี ๒๕๖๖ (2023)") == "ปี 2566 (2023)"
    assert to_thai("ปี 2566") == "ปี ๒๕๖๖"
    assert in_text("ปี 2566 ๑", Numerals.THAI) == "ปี ๒๕๖๖ ๑"
    assert in_text("ปี 2566 ๑", Numerals.ARABIC) == "ปี 2566 1"


@given(st.text())
def test_going_there_and_back_gives_arabic_digits(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="/2566/m1" data-n="3">',
        "&#39;",
        "&#x27;",
        "&frac12;",
        "<script>let a = 1</script>",
        "<style>a{margin:1px}</style>",
        '<svg viewBox="0 0 1 1"><path d="M1 1"/></svg>',
        "<code>O13</code>",
        "<pre>\n1\n</pre>",
        '<span data-digits="arabic">044-000-000</span>',
        '<a class="x" data-digits="arabic" href="tel:1">1</a>',
    ],
)
def test_addresses_codes_and_markup_keep_their_digits(kept: str) -> None:
    assert in_html(f"<p>1{kept}2</p>", Numerals.THAI) == f"<p>๑{kept}๒</p>"


def test_a_page_for_arabic_readers_loses_its_thai_digits() -> None:
    assert in_html('<p id="๑">๑ 2</p>', Numerals.ARABIC) == '<p id="๑">1 2</p>'
    assert in_html("<p>1</p>", Numerals.ARABIC) == "<p>1</p>"

"""The anchors of headings: their own words, which do not move; those of before live on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from pymdownx.slugs import slugify

from prongsai.render.anchors import words
from prongsai.render.hand import HandWrittenRules
from prongsai.render.markup import Hosts


def drawn(text: str, **toc: object) -> tuple[str, Markdown]:
    markdown = Markdown(extensions=["toc", "attr_list", "footnotes", HandWrittenRules(Hosts())], extension_configs={"toc": toc})
    return markdown.convert(text), markdown


def ids(text: str, **toc: object) -> list[tuple[str, str]]:
    """The id of each heading, and that of the empty anchor in it."""
    return re.findall(r'<h[1-6] id="([^"]*)">(?:<span id="([^"]*)"></span>)?', drawn(text, **toc)[0])


def test_ids_are_the_words_with_every_vowel_and_tone() -> None:
    assert ids("# ประวัติ\n\n## ที่ตั้งและอาณาเขต\n\n## ผู้บริหาร\n") == [
        ("ประวัติ", "_1"),
        ("ที่ตั้งและอาณาเขต", "_2"),
        ("ผู้บริหาร", "_3"),
    ]


def test_a_heading_above_moves_no_id() -> None:
    before = {one for one, _ in ids("# ก\n\n## ข\n\n## ค\n")}
    assert before <= {one for one, _ in ids("# ก\n\n## ใหม่\n\n## ข\n\n## ค\n")}


def test_equal_headings_have_two_ids() -> None:
    assert [one for one, _ in ids("## ก\n\n## ก\n\n## ก\n")] == ["ก", "ก_1", "ก_2"]


def test_explicit_ids_stay_and_nothing_takes_them() -> None:
    assert ids("## ก {#x}\n\n## x\n\n## ข {#ค}\n\n## ค\n") == [("x", ""), ("x_1", ""), ("ค", ""), ("ค_1", "_1")]


def test_latin_headings_keep_theirs() -> None:
    assert ids("## About us\n\n## Café\n") == [("about-us", ""), ("café", "cafe")]


def test_an_id_of_before_leads_where_it_led() -> None:
    # Today `#2567` is the first heading, of whose words only the digits are left.
    assert ids("## แผน 2567\n\n## 2567\n") == [("แผน-2567", "2567"), ("2567_1", "")]
    assert ids("## ก 1\n\n## ก-1\n\n## 1\n") == [("ก-1", "1"), ("ก-1_1", "-1"), ("1_1", "")]


def test_contents_and_permalinks_lead_to_the_words() -> None:
    page, markdown = drawn("[TOC]\n\n# ก\n\n## ข & **ค**[^1]\n\n[^1]: ง\n", permalink=True)
    assert 'class="headerlink" href="#ข-ค"' in page
    assert '<li><a href="#ข-ค">' in page
    tokens = getattr(markdown, "toc_tokens")  # noqa: B009  # set by the extension
    assert [(one["id"], [child["id"] for child in one["children"]]) for one in tokens] == [("ก", ["ข-ค"])]


@pytest.mark.parametrize("own", [slugify_unicode, slugify(case="lower")])
def test_an_own_slugify_is_honoured(own: object) -> None:
    text = "# ก\n\n## ที่ ตั้ง\n"
    plain = Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": own}}).convert(text)
    assert drawn(text, slugify=own)[0] == plain


def test_an_own_separator_is_used() -> None:
    assert ids("## ก ข\n\n## a b\n", separator="_") == [("ก_ข", "_1"), ("a_b", "")]


def test_a_heading_without_words_keeps_its_number() -> None:
    assert ids("## ๏\n\n## ก\n") == [("_1", ""), ("ก", "_2")]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("น\u0e49ำ", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("ก\u200bข", "กข"),
        ("  ก  ข-ค ", "ก-ข-ค"),
        ("ข้อ (1) ๒๕๖๗", "ข้อ-1-๒๕๖๗"),
        ("!", ""),
    ],
)
def test_words(text: str, id_: str) -> None:
    assert words(text, "-") == id_


@given(st.lists(st.text(st.sampled_from("กขี่ำ 12aB-_&"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_id_is_there_once_and_every_old_one_lives(texts: list[str]) -> None:
    text = "\n\n".join(f"## x{one.strip()}" for one in texts)
    found = re.findall(r' id="([^"]*)"', drawn(text)[0])
    assert len(found) == len(set(found))
    assert set(re.findall(r' id="([^"]*)"', Markdown(extensions=["toc", "attr_list", "footnotes"]).convert(text))) <= set(found)

"""What is read on a finished page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.search.reading import Part, read


def text_of(content: str) -> str:
    (part,) = read(content)
    assert (part.anchor, part.heading_th) == ("", "")
    return part.text_th


READ = {
    "blocks": ("<p>หนึ่ง</p><p>สอง</p>", "หนึ่ง\nสอง"),
    "a list": ("<ul><li>หนึ่ง</li><li>สอง</li></ul>", "หนึ่ง\nสอง"),
    "a table": ("<table><tr><td>หนึ่ง</td><td>สอง</td></tr></table>", "หนึ่ง\nสอง"),
    "a line that breaks": ("หนึ่ง<br>สอง<br/>สาม", "หนึ่ง\nสอง\nสาม"),
    "spaces and new lines": ("<p>  หนึ่ง \t สอง\n\n สาม </p>", "หนึ่ง สอง\nสาม"),
    "marks amid a word": ("<p>ไฟ<em>ฟ้า</em>สา<a href=x>ธารณะ</a></p>", "ไฟฟ้าสาธารณะ"),
    "boxes of their own": ("<p>ปี<span>2567</span><strong>เสร็จ</strong></p>", "ปี 2567 เสร็จ"),
    "capitals in tags": ("<P>หนึ่ง</P><DIV>สอง</DIV>", "หนึ่ง\nสอง"),
    "character references": ("<p>ก &amp; ข &lt;b&gt; &#39;ค&#39; &nbsp;ง</p>", "ก & ข <b> 'ค' ง"),
    "a tag that was typed": ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
    "attributes with >": ("""<a title="ก > ข" data-x='<b>'>ไป</a>ต่อ""", "ไปต่อ"),
    "attributes without quotes": ("<input value=ก disabled><b class=x>ข</b>", "ข"),
    "a picture": ('<p>ก<svg viewBox="0 0 1 1"><title>ไอคอน</title><path d="M0 0"/></svg>ข</p>', "ก ข"),
    "a script": ('<p>ก</p><script>var a = "<p>ลับ</p>";</script><p>ข</p>', "ก\nข"),
    "a style": ("ก<style>p > a { color: red }</style>ข", "ก ข"),
    "a template": ("ก<template><p>ลับ</p></template>ข", "ก ข"),
    "a comment": ("ก<!-- ลับ > <p> -->ข", "ก ข"),
    "what is folded up": ("<details><summary>เปิดดู</summary><p>ข้างใน</p></details>", "เปิดดู\nข้างใน"),
    "a smaller sign": ("<p>1 &lt; 2 และ 3 &gt; 2</p>", "1 < 2 และ 3 > 2"),
    "an image": ('<p>ก<img src="a.png" alt="ภาพ">ข</p>', "กข"),
    "tags of newer pages": ("<my-box>ก</my-box><wbr>ข", "กข"),
    "nothing": ("", ""),
    "only tags": ("<div><p></p></div>", ""),
}


@pytest.mark.parametrize(("content", "text"), READ.values(), ids=READ)
def test_text_is_read_block_by_block(content: str, text: str) -> None:
    assert text_of(content) == text


def test_headings_part_the_text() -> None:
    content = '<h1>ชื่อหน้า</h1><p>ก่อน</p><h2 id="a">หัวข้อ <span>หนึ่ง</span></h2><p>ใต้หนึ่ง</p><h3 class=x id=b>หัวข้อสอง</h3>ใต้สอง'
    assert read(content) == [Part("", "", "ก่อน"), Part("a", "หัวข้อ หนึ่ง", "ใต้หนึ่ง"), Part("b", "หัวข้อสอง", "ใต้สอง")]


def test_the_title_of_the_page_is_no_text() -> None:
    assert read('<h1 id="top">ชื่อหน้า</h1><p>ข้อความ</p>') == [Part("", "", "ข้อความ")]


def test_a_heading_without_an_id_belongs_to_the_part_it_stands_in() -> None:
    assert read('<h2 id="a">ก</h2><h3>ข</h3><p>ค</p>') == [Part("", "", ""), Part("a", "ก", "ข\nค")]


def test_the_id_of_a_section_is_told_by_that_of_its_heading() -> None:
    assert [part.anchor for part in read('<section id="steps"><h2 id="steps_title">ขั้นตอน</h2></section>')] == ["", "steps"]


def test_a_heading_as_markdown_writes_it_has_its_link_left_out_of_its_words() -> None:
    content = '<h2 id="_1">งบหน้าเดียว<a class="headerlink" href="#_1" title="Permanent link">&para;</a></h2>\n<p>สรุป</p>'
    assert read(content) == [Part("", "", ""), Part("_1", "งบหน้าเดียว", "สรุป")]


@pytest.mark.parametrize(
    "attributes",
    ['title="ก > ข" id="x"', 'id="x" title="ก > ข"', 'data-id="5" id="x"', "data-id=5 id='x'", 'aria-labelledby="y" id=x class="z"'],
)
def test_the_anchor_of_a_heading_is_its_id_whatever_stands_beside_it(attributes: str) -> None:
    assert read(f"<h2 {attributes}>หัวข้อ</h2>ใต้") == [Part("", "", ""), Part("x", "หัวข้อ", "ใต้")]


@pytest.mark.parametrize("start", ["<p ", "<h2 ", '<h2 id="', '<a title="5"">', "<!-- ", "<svg>"])
def test_what_is_never_closed_is_read_at_once(start: str) -> None:
    assert read(f"<p>ก</p>{start}{'x' * 5_000}")[0].text_th.startswith("ก")


def test_a_heading_inside_what_is_not_read_is_none() -> None:
    assert read('<template><h2 id="a">ก</h2></template><!-- <h2 id="b">ข</h2> -->ค') == [Part("", "", "ค")]


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<h2 id=a>",
                "</h2>",
                "<h1>",
                "</h1>",
                "<svg>",
                "</svg>",
                "<!--",
                "-->",
                "<",
                ">",
                '"',
                "ก",
                " ",
                "\n",
                "&lt;",
                "&#0;",
                "\x00",
            ]
        )
        | st.text(max_size=3)
    ).map("".join)
)
def test_whatever_is_written_is_read(content: str) -> None:
    parts = read(content.replace("\x00", "").replace("\x01", "").replace("\x02", ""))
    assert parts[0].anchor == ""
    for part in parts:
        assert part.text_th == part.text_th.strip()
        assert "\n" not in part.heading_th
        assert not set("\x00\x01\x02") & set(part.text_th + part.heading_th + part.anchor)

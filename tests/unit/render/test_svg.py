"""Pictures in SVG: sound ones keep their bytes, others lose what runs and what they would fetch."""

from __future__ import annotations

from functools import partial

import pytest
from tests.effort import seconds

from prongsai.render.svg import cleaned, told

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0" fill="url(#g)"/>',
        '<image href="data:image/png;base64,AAAA"/><use xlink:href="#a"/>',
        "<style>.a{fill:red;mask:url(#m)}</style>",
        '<a href="https://a.example/"><text>ก</text></a><a href="page/"><text>ข</text></a>',
        '<animate attributeName="opacity" from="0" to="1" dur="1s"/>',
        "<text>on script &amp; href</text>",
        '<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF/></metadata>',
    ],
)
def test_a_sound_picture_keeps_its_bytes(inside: str) -> None:
    data = f'<?xml version="1.0"?>\n<!-- ก -->\n<svg {NS}>{inside}</svg>'.encode()
    assert cleaned(data).data == data
    assert told(cleaned(data), data, "content/a.svg") is None


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', "<script>"),
        ('<path onclick="alert(1)"/>', "onclick"),
        ("<foreignObject><p>ก</p></foreignObject>", "<foreignobject>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">ก</p>', "<p>"),
        ('<image href="https://evil.example/a.png"/>', "href"),
        ('<image xlink:href="//evil.example/a.png"/>', "href"),
        ('<use href="other.svg#a"/>', "href"),
        ('<a href="java&#10;script:alert(1)"><text>ก</text></a>', "href"),
        ('<a href="data:text/html,x"><text>ก</text></a>', "href"),
        ("<style>@import url(https://evil.example/a.css)</style>", "<style>"),
        ("<style>.a{fill:u\\72l(https://evil.example/)}</style>", "<style>"),
        ('<path style="fill:url(https://evil.example/a)"/>', "style"),
        ('<path fill="url(https://evil.example/a#b)"/>', "fill"),
        ('<set attributeName="xlink:href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="onclick" to="alert(1)"/>', "<animate>"),
    ],
)
def test_what_runs_or_comes_from_elsewhere_goes(inside: str, gone: str) -> None:
    data = f'<svg {NS}>\n<title>ก</title>{inside}<path d="M1 1"/>ข</svg>'.encode()
    picture = cleaned(data)
    assert picture.taken_out == (gone,)
    text = picture.data.decode()
    assert "evil" not in text
    assert "alert" not in text
    assert '<path d="M1 1" />ข</svg>' in text
    assert cleaned(picture.data).taken_out == ()
    problem = told(picture, data, "content/a.svg")
    assert problem
    assert (problem.code, problem.line, problem.is_error) == ("unsafe-svg", 2, False)
    assert gone in problem.found


def test_a_document_type_gives_no_attributes() -> None:
    data = f'<!DOCTYPE svg [<!ENTITY a "ข"><!ATTLIST svg onload CDATA "alert(1)">]><svg {NS}><text>&a;</text></svg>'.encode()
    text = cleaned(data).data.decode()
    assert "onload" not in text
    assert "<text>ข</text>" in text


@pytest.mark.parametrize(
    "data", [b"<svg><script>alert(1)</script>", b'<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>', b"\x00on"]
)
def test_what_is_no_picture_is_published_as_an_empty_one(data: bytes) -> None:
    picture = cleaned(data)
    assert picture.data == b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    problem = told(picture, data, "content/a.svg")
    assert problem
    assert problem.line == 1


def test_entities_of_entities_end() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE svg [<!ENTITY a0 "x">{bomb}]><svg {NS}><text>&a11;</text></svg>'.encode()
    assert cleaned(data).is_broken


def test_a_megabyte_takes_no_two_seconds() -> None:
    for piece in ("<script/>", '<path onclick="a"/>', "<g><a/></g>"):
        data = f"<svg {NS}>{piece * (1_000_000 // len(piece))}</svg>".encode()
        assert seconds(partial(cleaned, data)) < 2
    deep = f"<svg {NS}>{'<g>' * 20000}<script/>{'</g>' * 20000}</svg>".encode()
    assert b"script" not in cleaned(deep).data

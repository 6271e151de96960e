"""Hand-written pages by their rules: what runs or comes from elsewhere goes and is told, what Markdown and its extensions make stays."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

import pytest
from markdown import Markdown
from tests.reading import parse

from prongsai.render.hand import HandWrittenRules
from prongsai.render.hand_told import told
from prongsai.render.markup import Hosts, Why

ALLOWED = Hosts(frozenset({"www.youtube.com", "own.example"}))


def drawn(text: str, extensions: Sequence[Any] = (), settings: Any = None) -> tuple[str, HandWrittenRules]:
    rules = HandWrittenRules(ALLOWED)
    markdown = Markdown(extensions=["toc", "tables", "fenced_code", *extensions, rules], extension_configs=settings or {})
    return markdown.convert(text), rules


HOSTILE = [
    ("<script>alert(1)</script>", [Why.RUNS]),
    ("ก <SCRIPT src=https://evil.example/a.js></SCRIPT> ข", [Why.RUNS]),
    ("<scr\tipt>x</scr\tipt>", [Why.UNKNOWN]),
    ("<b onclick='alert(1)'>ก</b>", [Why.RUNS]),
    ("<a/onclick=alert(1) href=x>ก</a>", [Why.RUNS]),
    ("<svg onload=alert(1)><script>alert(1)</script></svg>", [Why.RUNS, Why.RUNS]),
    ("<svg><animate attributeName=href to=javascript:alert(1) /></svg>", [Why.RUNS]),
    ("<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>", [Why.UNKNOWN]),
    ("<iframe src='https://evil.example/'></iframe>", [Why.FRAME]),
    ("<iframe src='//evil.example/'></iframe>", [Why.FRAME]),
    (r"<iframe src='\\evil.example/'></iframe>", [Why.FRAME]),
    ("<iframe srcdoc='<script>alert(1)</script>'></iframe>", [Why.RUNS]),
    ("<iframe src='https://www.youtube.com.evil.example/'></iframe>", [Why.FRAME]),
    ("<iframe src='https://www.youtube.com@evil.example/'></iframe>", [Why.FRAME]),
    ("<iframe src='javascript:alert(1)'></iframe>", [Why.FRAME]),
    ("<iframe src='data:text/html,<script>alert(1)</script>'></iframe>", [Why.FRAME]),
    ("<object data='https://evil.example/a.swf'>ก</object>", [Why.RUNS]),
    ("<embed src='https://evil.example/a.swf'>", [Why.RUNS]),
    ("<img src='https://evil.example/a.png' alt='ก'>", [Why.PICTURE]),
    ("<img src='a.png' srcset='a.png 1x, https://evil.example/b.png 2x'>", [Why.PICTURE]),
    ("<video poster='https://evil.example/a.png' src='https://evil.example/a.mp4'></video>", [Why.PICTURE, Why.PICTURE]),
    ("![ก](https://evil.example/a.png)", [Why.PICTURE]),
    ("<form action='https://evil.example/'><input name=a><button>ก</button></form>", [Why.ASKS, Why.ASKS, Why.ASKS]),
    ("<a href='javascript:alert(1)'>ก</a>", [Why.LINK]),
    ("<a href='java&#10;script&colon;alert(1)'>ก</a>", [Why.LINK]),
    ("[ก](javascript:alert(1))", [Why.LINK]),
    ("[ก](java&#115;cript:alert(1))", [Why.LINK]),
    ("[ก][1]\n\n[1]: data:text/html;base64,PHNjcmlwdD4=", [Why.LINK]),
    ("<a href='vbscript:x'>ก</a>", [Why.LINK]),
    ("<style>body{background:url(https://evil.example/a)}</style>", [Why.STYLES]),
    ("<div style='background:url(https://evil.example/a)'>ก</div>", [Why.STYLES]),
    ("<meta http-equiv=refresh content='0;url=https://evil.example/'>", [Why.UNKNOWN]),
    ("<base href='https://evil.example/'>", [Why.UNKNOWN]),
    ("<link rel=stylesheet href='https://evil.example/a.css'>", [Why.STYLES]),
    ("<o:p>ก</o:p>", [Why.UNKNOWN]),
    ("<!--><script>alert(1)</script>-->", [Why.RUNS]),
]


def assert_harmless(page: str) -> None:
    root = parse(page)
    todo = [root]
    while todo:
        one = todo.pop()
        todo += one.children
        assert one.name not in ("script", "style", "object", "embed", "form", "button", "base", "meta", "link", "animate")
        for name, value in one.attributes.items():
            assert not name.startswith("on")
            assert "evil" not in value
            assert not re.match(r"\s*(?:java|vb)\s*script|\s*data:text", html.unescape(value), re.IGNORECASE)


@pytest.mark.parametrize(("text", "why"), HOSTILE)
def test_what_runs_or_comes_from_elsewhere_is_taken_out_and_told(text: str, why: list[Why]) -> None:
    page, rules = drawn(f"ก่อน\n\n{text}\n\nหลัง", ["attr_list"])
    assert_harmless(page)
    assert [one.why for one in rules.taken_out] == why
    assert "<p>ก่อน</p>" in page
    assert "<p>หลัง</p>" in page
    problems = list(told(rules.taken_out, f"ก่อน\n\n{text}\n\nหลัง", "content/a.md"))
    assert [(one.code, one.line in (3, 5), one.is_error) for one in problems] == [("unsafe-html", True, False)] * len(why)


@pytest.mark.parametrize(
    ("text", "extensions"),
    [
        ('[ก](a.md){onclick="alert(1)"}', ["attr_list"]),
        ('``` {.python onclick="alert(1)"}\nx\n```', ["attr_list"]),
        ('<div markdown="1" onclick="alert(1)">\n\n**ก**\n\n</div>', ["md_in_html"]),
        ("/// html | script\nalert(1)\n///", ["pymdownx.blocks.html"]),
        ("/// html | div[onclick='alert(1)']\nก\n///", ["pymdownx.blocks.html"]),
        ("![ก](a.png){src=https://evil.example/a.png}", ["attr_list"]),
        ("![ก](a.png){srcset=https://evil.example/a.png}", ["attr_list"]),
    ],
)
def test_extensions_bring_nothing_in_that_may_not_be_typed(text: str, extensions: list[str]) -> None:
    page, rules = drawn(text, extensions)
    assert_harmless(page)
    assert rules.taken_out


@pytest.mark.parametrize(
    ("text", "extensions"),
    [
        ("<img src=x onerror=alert(1)//", []),
        ('``` {.python a><script>alert(1)</script><b="1"}\nx\n```', ["attr_list"]),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", []),
    ],
)
def test_what_markdown_shows_as_text_stays_text(text: str, extensions: list[str]) -> None:
    page, rules = drawn(text, extensions)
    assert_harmless(page)
    assert rules.taken_out == []


SOUND = [
    "<iframe src='https://www.youtube.com/embed/x' title='วีดิทัศน์' allowfullscreen width='560'></iframe>",
    "<iframe src='files/plan.pdf' height='600'></iframe>",
    "<img src='a.png' alt='ก' width='10'> <img src='https://own.example/a.png'>",
    "<img src='data:image/png;base64,AAAA' alt='ก'>",
    "<a href='mailto:a@b.example'>ก</a> <a href='tel:044000000'>ข</a> <a href='https://a.example/' target='_blank' rel='noopener'>ค</a>",
    "<div id='x' class='y' style='color: red' align='center'>ก</div>",
    "<a name='top'></a> ก",
    "<details open><summary>ก</summary>ข</details>",
    "<table border='1'><thead><tr><th colspan='2' scope='col'>ก</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    "<center><font color='red' size='4'>ก</font></center><br><u>ข</u><sub>1</sub>",
    "<video controls src='a.mp4'><track src='a.vtt' kind='captions' srclang='th'></video>",
    "<svg viewBox='0 0 24 24' width='24'><path d='M0 0' fill='none'></path></svg>",
    "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
    "<figure><img src='a.png' alt=''><figcaption>ก</figcaption></figure>",
]


def as_tree(page: str) -> Any:
    def of(one: Any) -> Any:
        # Browsers and cleaning alike give a table its body.
        return (
            one.name,
            sorted(one.attributes.items()),
            [of(below) for child in one.children for below in (child.children if child.name == "tbody" else [child])],
        )

    return of(parse(page)), " ".join(parse(page).words().split())


@pytest.mark.parametrize("text", SOUND)
def test_sound_html_stays_as_it_is(text: str) -> None:
    page, rules = drawn(text)
    assert rules.taken_out == []
    assert as_tree(page) == as_tree(Markdown().convert(text))


MATERIAL: list[tuple[str, list[Any], dict[str, Any]]] = [
    ('!!! note "หัว"\n    ข้อความ\n\n??? tip\n    พับ\n', ["admonition", "pymdownx.details"], {}),
    ('=== "ก"\n    หนึ่ง\n\n=== "ข"\n    สอง\n', ["pymdownx.tabbed"], {"pymdownx.tabbed": {"alternate_style": True}}),
    ("- [x] ก\n- [ ] ข\n", ["pymdownx.tasklist"], {"pymdownx.tasklist": {"custom_checkbox": True}}),
    (":material-account: :smile:\n", ["attr_list", "pymdownx.emoji"], {"pymdownx.emoji": "material"}),
    (":smile:\n", ["pymdownx.emoji"], {}),
    ("$a<b$ \\(x\\)\n\n$$\na<b\n$$\n", ["pymdownx.arithmatex"], {"pymdownx.arithmatex": {"generic": True}}),
    ("$a<b$ \\(x\\)\n\n$$\na<b\n$$\n", ["pymdownx.arithmatex"], {}),
    (
        '``` python linenums="1" hl_lines="1" title="ก.py"\nprint(\'<b onclick=1>\')\n```\n',
        ["pymdownx.superfences", "pymdownx.highlight"],
        {"pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True}},
    ),
    ("``` mermaid\ngraph LR\n  A --> B\n```\n", ["pymdownx.superfences"], {"pymdownx.superfences": "mermaid"}),
    ("`#!python print('<script>')`\n", ["pymdownx.inlinehilite", "pymdownx.highlight"], {}),
    ("ข้อ[^1]\n\n[^1]: เชิงอรรถ\n", ["footnotes"], {}),
    ('ITA\n\n*[ITA]: การประเมิน "x"\n', ["abbr"], {}),
    ("คำ\n:   ความหมาย\n", ["def_list"], {}),
    ("==ก== ^^ข^^ ~~ค~~ H~2~O a^2^\n", ["pymdownx.mark", "pymdownx.caret", "pymdownx.tilde"], {}),
    ("{--ลบ--} {++เพิ่ม++} {~~ก~>ข~~} {==เน้น==}{>>หมายเหตุ<<}\n", ["pymdownx.critic"], {}),
    ("++ctrl+alt+del++ (c) -->\n", ["pymdownx.keys", "pymdownx.smartsymbols"], {}),
    ("| ก | ข |\n|:--|--:|\n| 1 | 2 |\n", [], {}),
    ('[ปุ่ม](#x){ .md-button .md-button--primary } ![ภาพ](a.png){ align=left loading=lazy width="300" }\n', ["attr_list"], {}),
    ("/// caption\nคำบรรยาย\n///\n\n/// details | หัว\nพับ\n///\n", ["pymdownx.blocks.caption", "pymdownx.blocks.details"], {}),
    ("/// admonition | หัว\n    type: warning\nข้อความ\n///\n", ["pymdownx.blocks.admonition"], {}),
    ('[= 85% "85%"]\n', ["pymdownx.progressbar"], {}),
    ("https://a.example/x?a=1&b=2 office@a.example\n", ["pymdownx.magiclink"], {}),
    ("<office@a.example> <https://a.example/>\n", [], {}),
    ("***ก_ข*** **ค**\n", ["pymdownx.betterem"], {}),
    ("[TOC]\n\n## a\n\n## b\n", [], {"toc": {"permalink": True}}),
]


def set_up(settings: dict[str, Any]) -> dict[str, Any]:
    ready = dict(settings)
    if ready.get("pymdownx.emoji") == "material":
        from material.extensions.emoji import to_svg, twemoji

        ready["pymdownx.emoji"] = {"emoji_index": twemoji, "emoji_generator": to_svg}
    if ready.get("pymdownx.superfences") == "mermaid":
        from pymdownx.superfences import fence_code_format

        ready["pymdownx.superfences"] = {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}]}
    return ready


@pytest.mark.parametrize(("text", "extensions", "settings"), MATERIAL)
def test_what_extensions_make_is_the_same_byte_for_byte(text: str, extensions: list[Any], settings: dict[str, Any]) -> None:
    settings = set_up(settings)
    page, rules = drawn(text, extensions, settings)
    assert rules.taken_out == []
    assert page == Markdown(extensions=["toc", "tables", "fenced_code", *extensions], extension_configs=settings).convert(text)


# A progress bar is a box within a paragraph, which browsers part as well.
@pytest.mark.parametrize(("text", "extensions", "settings"), [one for one in MATERIAL if "pymdownx.progressbar" not in one[1]])
def test_html_that_was_typed_beside_it_changes_nothing_of_it(text: str, extensions: list[Any], settings: dict[str, Any]) -> None:
    settings, text = set_up(settings), f"{text}\n\n<u>พิมพ์</u> <b onclick='alert(1)'>ก</b>\n"
    page, rules = drawn(text, extensions, settings)
    assert [one.why for one in rules.taken_out] == [Why.RUNS]
    plain = Markdown(extensions=["toc", "tables", "fenced_code", *extensions], extension_configs=settings).convert(text)
    assert as_tree(page) == as_tree(plain.replace(" onclick='alert(1)'", ""))


def test_an_address_in_entities_stays_so_beside_typed_html() -> None:
    assert "&#109;&#97;&#105;&#108;" in drawn("<office@a.example> <u>ก</u>")[0]


def test_code_only_shows_what_it_holds() -> None:
    page, rules = drawn("```html\n<script>alert(1)</script>\n```\n\n`<b onclick=x>` &lt;script>\n\n    <iframe src=//evil.example>\n")
    assert rules.taken_out == []
    assert page.count("&lt;") == 5


def test_comments_alone_change_no_byte() -> None:
    text = "<!-- ซ่อน -->\n\nก **ข**\n"
    assert drawn(text)[0] == Markdown().convert(text)


def test_links_are_known_as_they_were_typed() -> None:
    _, rules = drawn("[ก](a.md#x) ![ข](b.png)")
    element, key, typed = rules.links[0]
    element.set(key, "../a/#x")
    assert typed == "a.md#x"
    assert rules.typed_links() == {"../a/#x": "a.md#x", "b.png": "b.png"}


def test_of_a_page_of_nothing_else_only_so_much_is_told() -> None:
    text = "<b onclick='x'>ก</b> " * 300
    _, rules = drawn(text)
    assert len(rules.taken_out) == 300
    problems = list(told(rules.taken_out, text, "content/a.md"))
    assert [one.code for one in problems[99:]] == ["unsafe-html", "too-many-problems"]

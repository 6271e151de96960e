"""Hand-written pages drawn without MkDocs: the same HTML, headings and titles as with it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from tests.building import make_project, settings

from prongsai.render.markdown import TocEntry, draw, relative_link
from prongsai.settings.extensions import extensions_of
from prongsai.source.markdown import HandWritten
from prongsai.source.static import files_on_disk
from prongsai.source.walk import walk

FILES = {
    "about.md": "# ก\n",
    "kut-noi/history.md": "# ก\n",
    "kut-noi/index.md": "# ก\n",
    "kut-noi/2567/แผน งาน.pdf": "%PDF",
    "kut-noi/2567/photo.jpg": "jpg",
    "kut-noi/agency.yml": "a: b",
}
HERE = "kut-noi/2567/notes.md"

TEXTS = [
    "# หัวเรื่อง\n\nข้อความ **หนา** `โค้ด`\n",
    "ข้อความก่อน\n\n# หัวเรื่อง\n",
    "# A heading\n\n## A heading\n\n### ไทย\n\n## ไทย\n\n#### ลึก\n",
    "# ก & ข < ค <b>ง</b> `จ<ฉ` &amp; [ช](https://a.example) ![ซ](a.png) ![](b.png)\n",
    "# ![ก](a.png)ข ![ค](b.png) ง\n",
    "# **![ก](a.png)** ข\n",
    "หัวเรื่อง\n=====\n\n| ก | ข |\n|---|--:|\n| 1 | 2 |\n",
    "```python\nprint('<ก>')\n```\n\n    โค้ด\n",
    "[ประวัติ](../history.md) [หน้าแรก](../index.md#_2) [แผน](แผน%20งาน.pdf) [แผน](<แผน งาน.pdf>) [ภาพ](photo.jpg?a=b#c)\n",
    "![ภาพ](photo.jpg) [ที่อยู่](../channels/) [นอก](https://a.example/x.md) [ในหน้า](#_1) [ราก](/about.md) [ขึ้น](../../about.md)\n",
    "[ไม่มี](none.md) [ข้อมูล](../agency.yml) [ไกล](../../../../../about.md) [จุด](.) [ถาม](?a=b) [เสีย](http://[)\n",
    "[เกี่ยวกับ]\n\n[เกี่ยวกับ]: ../../about.md 'คำอธิบาย'\n\n<office@a.example>\n",
    '<a href="../history.md">ตามที่พิมพ์</a>\n\n<div markdown="1">\n\n[ก](../history.md)\n\n</div>\n',
    "ข้อ[^1]\n\n[^1]: เชิงอรรถ\n",
    "# หัว[^1] {#top .wide}\n\n[^1]: เชิงอรรถ\n",
    "ITA\n\n*[ITA]: การประเมิน\n\nคำ\n:   ความหมาย\n",
    "[TOC]\n\n# ก\n\n## ข\n",
    "",
]

EXTENSIONS: list[Any] = [
    [],
    ["attr_list", "md_in_html", "footnotes", "abbr", "def_list", "admonition"],
    [{"toc": {"permalink": True, "toc_depth": "2-3"}}, "extra", "pymdownx.superfences", "pymdownx.tasklist"],
]


class Both:
    """A page of one text, drawn with MkDocs and without."""

    def __init__(self, folder: Path, text: str, extensions: Any) -> None:
        more = "markdown_extensions: " + yaml.safe_dump(extensions, default_flow_style=True)
        content = {**FILES, HERE: text}
        config = load_config(str(make_project(folder, content, settings(more=more))))
        files = get_files(config)
        files.remove(files.src_uris["kut-noi/agency.yml"])
        self.theirs = Page(None, files.src_uris[HERE], config)
        self.theirs.read_source(config)
        self.theirs.render(config, files)
        there = {str(one.name): quote(one.address) for one in files_on_disk(walk(folder / "content"))}
        found, unusable = extensions_of(extensions)
        assert unusable == []

        def link_to(name: str) -> str | None:
            address = there.get(posixpath.normpath(posixpath.join(posixpath.dirname(HERE), name).lstrip("/")))
            return None if address is None else relative_link(address, "kut-noi/2567/notes/")

        self.ours = draw(HandWritten.parse(text).text, found, link_to)


@pytest.mark.parametrize("extensions", EXTENSIONS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_page_is_drawn_as_mkdocs_draws_it(tmp_path: Path, text: str, extensions: Any) -> None:
    if "http://[" in text:
        # MkDocs ends with an English exception.
        text = text.replace(" [เสีย](http://[)", "")
    both = Both(tmp_path, text, extensions)
    assert both.ours.content == both.theirs.content
    assert both.ours.title == (both.theirs._title_from_render or "")
    assert list(as_lists(both.ours.toc)) == list(as_lists(both.theirs.toc))


def as_lists(toc: Iterable[Any]) -> Iterable[Any]:
    return [(one.id, one.title, as_lists(one.children)) for one in toc]


def nowhere(_: str) -> None:
    """No file is there."""


def test_headings_make_a_tree() -> None:
    drawn = draw("# ก\n\n## b\n\n### c\n\n## d\n", extensions_of([])[0], nowhere)
    assert drawn.toc == (TocEntry("_1", "ก", (TocEntry("b", "b", (TocEntry("c", "c"),)), TocEntry("d", "d"))),)


@pytest.mark.parametrize("here", ["", "a/", "a/b/", "a/b/c/"])
@pytest.mark.parametrize("there", ["a/", "a/b/", "x/", "a/file.pdf", "file.pdf", "a/b/%E0%B8%81.pdf", "a/b/c/"])
def test_relative_links_are_those_of_mkdocs(there: str, here: str) -> None:
    assert relative_link(there, here) == get_relative_url(there, here)


def test_relative_link_to_the_home_page_leads_up() -> None:
    assert relative_link("", "a/b/") == "../../"

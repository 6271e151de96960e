"""A page that was filled is, byte for byte, the page that the theme draws the ordinary way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import _build_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from tests.awkward import TYPED, awkward_agency
from tests.building import EXAMPLE, build_config, make_project, settings

import prongsai
from prongsai.adapters.mkdocs import material
from prongsai.adapters.mkdocs.plugin import ProngsaiPlugin
from prongsai.pages import Page, pages_of
from prongsai.pages.search_pages import listing_of

TEMPLATES = Path(prongsai.__file__).parent / "render" / "templates"
PARTS = {
    name for path in TEMPLATES.rglob("*.html") for name in re.findall(r'(?:from|import|include) "(\w+\.html)"', path.read_text("utf-8"))
}
OF_PORTALS_ONLY = {
    "portal_home.html",
    "portal_channels.html",
    "portal_e_services.html",
    "comparison.html",
    "comparison_topic.html",
}
# 404.html is drawn by MkDocs itself; a page that moved has no surroundings.
KINDS = {path.name for path in TEMPLATES.glob("*.html")} - PARTS - {"not_found.html", "redirect.html"}


class Witness(BasePlugin):
    """Keeps what MkDocs gives its theme."""

    env: jinja2.Environment
    nav: Navigation
    files: Files

    def on_env(self, env: jinja2.Environment, *, files: Files, **_: Any) -> jinja2.Environment:
        self.env, self.files = env, files
        return env

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        self.nav = nav
        return nav


class Build:
    """A finished build, and what is needed to draw its pages once more."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.witness = Witness()
        config.plugins["witness"] = self.witness
        self.folder = build_config(config)
        self.config = config
        plugin = config.plugins["prongsai"]
        assert isinstance(plugin, ProngsaiPlugin)
        self.plugin = plugin
        # The index by kind, on the search page, holds the hand-written pages as well.
        by_hand = [listing for one in plugin.frame.by_hand if one.is_found and (listing := listing_of(one.plan))]
        self.pages = list(pages_of(plugin.begun.site.portal, by_hand))

    def filled(self, page: Page) -> bytes:
        return (self.folder / page.address / "index.html").read_bytes()


@pytest.fixture(scope="module", params=["example", "portal", "portal in Thai digits", "single agency"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("site")
    if request.param == "example":
        return Build(load_config(str(EXAMPLE), site_dir=str(folder)))
    content = awkward_agency() if request.param == "single agency" else {**awkward_agency("one"), **awkward_agency("two")}
    content["notes.md" if request.param == "single agency" else "one/notes.md"] = f"# หน้าเขียนเอง\n\n## หัวข้อ\n\n{TYPED}\n"
    numerals = "thai" if "Thai" in request.param else "arabic"
    return Build(load_config(str(make_project(folder, content, settings(numerals=numerals)))))


def test_every_filled_page_is_the_page_drawn_the_ordinary_way(site: Build) -> None:
    ordinary, renderer = material.OrdinaryPages(site.witness.env, site.config, site.witness.nav), site.plugin.begun.renderer
    differing = [
        page.address
        for page in site.pages
        if site.filled(page) != ordinary.render(page.address, renderer.slots(page)).encode("utf-8", errors="xmlcharrefreplace")
    ]
    assert differing == []
    kinds = KINDS - (OF_PORTALS_ONLY if site.plugin.begun.site.portal.single else set())
    assert {page.template for page in site.pages} == kinds


class RecordPages(BasePlugin):
    """Gives a page of MkDocs the surroundings of a record page, as ours does for Markdown."""

    def __init__(self, build: Build) -> None:
        self.plugin = build.plugin
        self.by_url = {page.address: page for page in build.pages}

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> Any:
        slots = self.plugin.begun.renderer.slots(self.by_url[page.url])
        context["prongsai"] = material.context_of({**slots, "content": page.content or ""}, config)
        return context


def test_mkdocs_itself_draws_the_same_page_from_a_file(site: Build, tmp_path: Path) -> None:
    site.config.site_dir = str(tmp_path)
    site.config.plugins["record_pages"] = RecordPages(site)
    one_of_each_kind = {page.template: page for page in site.pages}.values()
    assert {page.address.count("/") for page in one_of_each_kind} >= {1, 2, 3}
    for page in one_of_each_kind:
        content = site.plugin.begun.renderer.slots(page)["content"]
        file = File.generated(site.config, f"{page.address}index.md", content=f"# {page.title_th}\n")
        drawn = MkDocsPage(page.title_th, file, site.config)
        drawn.content, drawn.toc = content, get_toc([{"level": 1, "id": "a", "name": page.title_th, "children": []}])
        drawn.meta = {"title": page.title_th, "description": page.description_th}
        files = [*site.witness.files.documentation_pages(), file]
        _build_page(drawn, site.config, files, site.witness.nav, site.witness.env)
        assert Path(file.abs_dest_path).read_bytes() == site.filled(page), page.address

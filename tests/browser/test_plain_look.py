"""The plain frame looks as Material's does, with our own style sheets alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, WITH_GAPS
from tests.browser.serving import served
from tests.building import CHECKOUT, EXAMPLE

pytestmark = pytest.mark.browser

WITH_AND_WITHOUT_SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(20, 24, 29)"
DRAWER = ".md-sidebar--primary"
SOME_KINDS = (
    *("agency home", "measure list", "measure", "procurement", "OIT checklist", "OIT item"),
    *("corruption channels", "executives", "search", "not found"),
)


@pytest.fixture(scope="module")
def plain_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example portal in the plain frame is served."""
    site = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "prongsai.cli", "build", "--frame", "plain", "--config-file", str(EXAMPLE), "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=CHECKOUT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with served(site) as address:
        yield address


def background(page: Page) -> Any:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_no_page_asks_for_anything_of_material(open_page: OpenPage, plain_host: str) -> None:
    page = open_page(base_url=plain_host, own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(plain_host)))
    for address in KINDS.values():
        page.goto(address or "./")
        styles = page.evaluate("[...document.styleSheets].filter(sheet => sheet.href).map(sheet => new URL(sheet.href).pathname)")
        assert styles == ["/assets/prongsai/prongsai.css", "/assets/prongsai/search.css"]
    assert len(asked) >= len(KINDS)
    assert [one for one in asked if one.startswith(("http:", "https:", "assets/stylesheets/", "assets/javascripts/"))] == []


@WITH_AND_WITHOUT_SCRIPT
def test_no_page_scrolls_sideways_on_a_phone(open_page: OpenPage, plain_host: str, script: bool) -> None:
    page = open_page(width=360, height=640, base_url=plain_host, java_script_enabled=script)
    for address in (*KINDS.values(), *WITH_GAPS.values()):
        page.goto(address or "./")
        assert page.evaluate("[document.scrollingElement.scrollWidth, document.body.scrollWidth]") == [360, 360], address


# Everything of the content, and what stands around it. A footer differs by the name of the frame that made it.
PARTS = ".md-header, .md-header *, .pr-notice, .pr-tabs a, .pr-crumbs, .pr-toc a, #pr-content, #pr-content *"
LAID_OUT = """parts => [...document.querySelectorAll(parts)]
  .filter(one => !one.closest("svg > *, .pr-hidden, [data-md-component=palette]") && one.checkVisibility({visibilityProperty: true}))
  .map(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return {
      what: `${one.localName}#${one.id}`,
      box: [box.x, box.y + scrollY, box.width, box.height],
      style: ["fontSize", "lineHeight", "fontWeight", "color", "textDecorationLine", "textAlign"].map(name => style[name]),
    };
  })"""


@pytest.mark.parametrize(
    ("width", "scheme", "medium"), [(1280, "light", "screen"), (1280, "dark", "screen"), (360, "light", "screen"), (1280, "light", "print")]
)
def test_everything_lies_where_it_does_in_material_s_frame(
    open_page: OpenPage, host: str, plain_host: str, width: int, scheme: str, medium: Any
) -> None:
    pages = [open_page(width=width, base_url=base, color_scheme=scheme) for base in (host, plain_host)]
    for kind in SOME_KINDS:
        laid_out = []
        for page in pages:
            page.goto(KINDS[kind] or "./")
            page.emulate_media(media=medium)
            page.locator("html.js").wait_for()
            laid_out.append(page.evaluate(LAID_OUT, PARTS))
        material, plain = laid_out
        assert [one["what"] for one in plain] == [one["what"] for one in material], kind
        assert [one for one, other in zip(plain, material, strict=True) if one["style"] != other["style"]] == [], kind
        off = [one for one, other in zip(plain, material, strict=True) if one["box"] != pytest.approx(other["box"], abs=1)]
        assert off == [], kind


def test_the_drawer_opens_over_the_page_and_closes(open_page: OpenPage, plain_host: str) -> None:
    page = open_page(KINDS["agency home"], width=360, height=640, base_url=plain_host)
    link = page.locator(".pr-drawer a").first
    expect(link).to_be_hidden()
    page.locator(".pr-menu-button").click()
    expect(link).to_be_visible()
    expect(page.locator(DRAWER)).to_be_in_viewport(ratio=1)
    page.locator(".md-overlay").click(position={"x": 350, "y": 300})
    expect(link).to_be_hidden()
    page.locator(".pr-menu-button").press("Enter")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_without_script_the_menu_is_in_the_page_and_the_drawer_needs_none(open_page: OpenPage, plain_host: str) -> None:
    page = open_page(KINDS["agency home"], width=360, height=640, base_url=plain_host, java_script_enabled=False)
    expect(page.locator(".pr-menu-button")).to_be_hidden()
    expect(page.locator(".pr-tabs a").first).to_be_visible()
    drawer = page.locator(DRAWER)
    expect(drawer).to_be_hidden()
    page.evaluate("document.getElementById('__drawer').checked = true")
    expect(drawer).to_be_visible()
    expect(drawer).to_be_in_viewport(ratio=1)


@WITH_AND_WITHOUT_SCRIPT
def test_a_page_is_as_light_or_dark_as_the_device_wants_it(open_page: OpenPage, plain_host: str, script: bool) -> None:
    for scheme, colour in (("light", LIGHT), ("dark", DARK)):
        page = open_page(KINDS["measure"], base_url=plain_host, color_scheme=scheme, java_script_enabled=script)
        assert background(page) == colour
        page.emulate_media(media="print")
        assert background(page) == LIGHT


def test_the_switch_to_dark_is_remembered_and_there_before_any_script_is(open_page: OpenPage, plain_host: str) -> None:
    page = open_page(base_url=plain_host, own=True)
    page.get_by_title("เปลี่ยนเป็นโหมดมืด").click()
    assert background(page) == DARK
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(KINDS["measure"])
    assert background(page) == DARK
    page.get_by_title("เปลี่ยนเป็นโหมดสว่าง").click()
    assert background(page) == LIGHT

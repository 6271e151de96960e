"""Our own frame in a browser: its switch of light and dark, its menu, and what its pages ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from tests.browser.conftest import OpenPage
from tests.browser.serving import served
from tests.building import AGENCY, make_project, settings

from prongsai.site.plain import build_plain

pytestmark = pytest.mark.browser

CONTENT = {
    "kut-noi/agency.yml": AGENCY,
    "kut-noi/2560/measures.yml": "- {id: light, title_th: ไฟถนน}\n",
    "about.md": "# เกี่ยวกับเรา\n\n## ก\n\n## ข\n",
}


def build(folder: Path, theme: str = "") -> Path:
    build_plain(make_project(folder, CONTENT, settings(theme=theme)), lambda _: None, target=folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small portal in our own frame is served."""
    with served(build(tmp_path_factory.mktemp("plain"))) as address:
        yield address


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_page_starts_as_the_device_wants_it(open_page: OpenPage, plain: str) -> None:
    assert scheme(open_page(base_url=plain, color_scheme="light")) == "default"
    assert scheme(open_page(base_url=plain, color_scheme="dark")) == "slate"


def test_a_device_that_changes_its_mind_is_followed_until_somebody_chooses(open_page: OpenPage, plain: str) -> None:
    page = open_page(base_url=plain, color_scheme="light", own=True)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดสว่าง").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert scheme(page) == "default"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_switch_to_dark_is_remembered_on_every_page(open_page: OpenPage, plain: str, width: int) -> None:
    page = open_page(base_url=plain, width=width, own=True)
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดมืด").click()
    assert scheme(page) == "slate"
    for address in ("kut-noi/", "kut-noi/2560/measures/light/", "about/", "none/"):
        page.goto(address)
        assert scheme(page) == "slate"
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดสว่าง").click()
    assert scheme(page) == "default"
    page.reload()
    assert scheme(page) == "default"


def test_the_choice_is_kept_as_material_keeps_it(open_page: OpenPage, plain: str) -> None:
    page = open_page("about/", base_url=plain, own=True)
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดมืด").click()
    kept = json.loads(page.evaluate("localStorage.getItem('/.__palette')"))
    assert kept == {
        "index": 1,
        "color": {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
    }


def test_the_switch_keeps_the_focus(open_page: OpenPage, plain: str) -> None:
    page = open_page(base_url=plain, own=True)
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดมืด").press("Enter")
    expect(page.get_by_role("button", name="เปลี่ยนเป็นโหมดสว่าง")).to_be_focused()
    page.keyboard.press("Space")
    assert scheme(page) == "default"


def test_what_follows_the_system_by_name_is_worn_as_what_it_means(open_page: OpenPage, tmp_path: Path) -> None:
    system = "{media: (prefers-color-scheme), toggle: {name: ตามเครื่อง}}"
    light = '{media: "(prefers-color-scheme: light)", scheme: default, toggle: {name: สว่าง}}'
    dark = '{media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {name: มืด}}'
    with served(build(tmp_path, f"  palette: [{system}, {light}, {dark}]")) as address:
        page = open_page(base_url=address, color_scheme="dark", own=True)
        assert scheme(page) == "slate"
        page.get_by_role("button", name="ตามเครื่อง").click()
        assert scheme(page) == "default"


def test_a_page_that_cannot_remember_is_changed_all_the_same(open_page: OpenPage, plain: str) -> None:
    page = open_page(base_url=plain, own=True)
    page.add_init_script("Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no storage'); }")
    page.reload()
    page.get_by_role("button", name="เปลี่ยนเป็นโหมดมืด").click()
    assert scheme(page) == "slate"


def test_without_script_nothing_is_chosen_and_nothing_can_be(open_page: OpenPage, plain: str) -> None:
    page = open_page(base_url=plain, java_script_enabled=False, own=True)
    assert scheme(page) is None
    expect(page.locator("html")).to_have_class("no-js")
    expect(page.locator("[data-md-component=palette] button")).to_have_count(2)
    expect(page.get_by_role("button", name="เปลี่ยนเป็นโหมดมืด")).to_have_count(0)


def test_the_menu_button_opens_and_closes_the_menu(open_page: OpenPage, plain: str) -> None:
    page = open_page("kut-noi/", base_url=plain, width=360)
    button, toggle = page.locator(".pr-menu-button"), page.locator("#__drawer")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert toggle.evaluate("one => one.checked")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_pages_ask_for_what_is_there_and_for_nothing_of_others(open_page: OpenPage, plain: str) -> None:
    page = open_page(base_url=plain, own=True)
    asked: list[Request] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in ("./", "about/", "kut-noi/2560/measures/light/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert len(asked) >= 10
    answers = [one.response() for one in asked]
    assert [one.url for one, answer in zip(asked, answers, strict=True) if not answer or answer.status >= 400] == []
    assert {urlsplit(one.url).netloc for one in asked} == {urlsplit(plain).netloc}
    assert said == []


def test_the_search_answers(open_page: OpenPage, plain: str) -> None:
    page = open_page("search/?q=ไฟถนน", base_url=plain)
    expect(page.locator("#search-results")).to_contain_text("ไฟถนน")

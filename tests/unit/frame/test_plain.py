"""A page in our own frame: where its links lead, what it loads, and what stands in it for a palette."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.reading import parse

from prongsai.frame import look
from prongsai.frame.plain import PlainFrame
from prongsai.problems.problem import Problem
from prongsai.render.renderer import SLOTS
from prongsai.settings.extensions import Extensions
from prongsai.settings.mkdocs_yml import MkDocsYml, Script
from prongsai.settings.site import SiteSettings
from prongsai.settings.theme import Colours, Theme

SLOT_TEXTS = {name: f"<i>{name}</i>" for name in SLOTS}
LIGHT = Colours("default", "custom", "custom", "(prefers-color-scheme: light)", "มืด")
DARK = Colours("slate", "custom", "custom", "(prefers-color-scheme: dark)", "สว่าง")


def unheard(problems: Iterable[Problem]) -> None:
    assert list(problems) == []


@pytest.fixture
def settings(tmp_path: Path) -> MkDocsYml:
    write_files(tmp_path / "content", {"agency.yml": AGENCY})
    site = SiteSettings("ทดสอบ", "https://a.example/site/", tmp_path / "content", tmp_path / "site")
    return MkDocsYml(tmp_path / "mkdocs.yml", site, Theme(palette=(LIGHT, DARK)), Extensions())


def draw(settings: MkDocsYml, address: str = "") -> str:
    return PlainFrame(settings, unheard).render(address, SLOT_TEXTS)


def links(page: str) -> list[str]:
    """What a page loads of the site, without versions."""
    return [one.partition("?")[0] for one in re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', page)]


@pytest.mark.parametrize(
    ("address", "root"), [("", "./"), ("a/", "../"), ("a/b/c/", "../../../"), ("404.html", "/site/")], ids=["home", "1", "3", "404"]
)
def test_what_a_page_loads_is_found_from_any_depth(settings: MkDocsYml, address: str, root: str) -> None:
    css, scripts = ("own.css", "./b.css", "https://b.example/c.css"), (Script("own.js"), Script("/d.js"))
    page = draw(replace(settings, extra_css=css, extra_javascript=scripts), address)
    here = root.removeprefix("./")
    assert links(page) == [
        f"{here}assets/prongsai/favicon.svg",
        *(f"{here}own.css", f"{here}b.css", "https://b.example/c.css"),
        *(f"{here}{style}" for style in look.STYLES),
        *(f"{here}own.js", "/d.js"),
        *(f"{here}{script}" for script in look.SCRIPTS),
    ]
    assert f'data-root="{root}"' in page


def test_every_slot_stands_in_the_page_once(settings: MkDocsYml) -> None:
    page = draw(settings)
    assert [name for name in SLOTS if page.count(SLOT_TEXTS[name]) != 1] == []


def test_scripts_are_loaded_as_they_ask(settings: MkDocsYml) -> None:
    page = draw(replace(settings, extra_javascript=(Script("a.mjs", "module"), Script("b.js", is_deferred=True, is_async=True))))
    assert '<script src="a.mjs" type="module"></script>' in page
    assert '<script src="b.js" defer async></script>' in page


def test_what_is_typed_into_settings_is_text(settings: MkDocsYml) -> None:
    typed = '"><b>'
    theme = Theme(typed, typed, typed, (Colours(typed, typed, typed, typed, typed), DARK))
    page = draw(replace(settings, theme=theme, extra_css=(typed,), extra_javascript=(Script(typed, typed),)))
    assert "<b>" not in page
    html = parse(page).find("html")
    assert html
    assert html.attributes["lang"] == typed


def test_palette_is_a_button_for_each_look(settings: MkDocsYml) -> None:
    page = parse(draw(settings))
    body, form = page.find("body"), page.find("form", class_="md-header__option")
    assert body
    assert form
    assert "data-md-color-scheme" not in body.attributes
    buttons = [
        (one.attributes["data-md-color-scheme"], one.attributes["aria-label"], "hidden" in one.attributes)
        for one in form.find_all("button")
    ]
    # Without script there is nothing to press: the style sheet follows the system.
    assert buttons == [("default", "มืด", True), ("slate", "สว่าง", True)]


def test_a_palette_of_one_is_worn_and_cannot_be_changed(settings: MkDocsYml) -> None:
    page = draw(replace(settings, theme=Theme(palette=(DARK,))))
    assert '<body dir="ltr" data-md-color-scheme="slate"' in page
    assert "palette" not in page


def test_a_page_asks_for_nothing_of_others(settings: MkDocsYml) -> None:
    page = draw(settings)
    assert re.findall(r"https?://[^\"' ]+", page) == ["http://www.w3.org/2000/svg"] * 3
    assert "mkdocs" not in page.lower()
    assert "material" not in page.lower()

"""Every template against the types of what it is given: a renamed field fails here, not when a branch is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import Any

import pytest
from jinja2 import Environment
from markupsafe import Markup
from tests.portals import make_portal, make_site
from tests.template_types import Findings, MacroOf, annotations_of, check, examine

from prongsai.model.publication import Redirect
from prongsai.pages import views
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Link, Page, Section
from prongsai.render.renderer import MenuEntry, Renderer
from prongsai.settings.site import Stage

To = Callable[[str], str]
OF_EVERY_PAGE: dict[str, Any] = {"page": Page, "to": To, "heading": Callable[[str, str], Markup]}
OF_SECTION: dict[str, Any] = {
    "agency": AgencyFace | None,
    "to": To,
    "menu": list[MenuEntry],
    "section": Section,
    "channels": str,
    "e_services": str,
    "has_portal": bool,
}
OF_PIECE: dict[str, Any] = {"page": Page, "to": To}

FRAME: dict[str, dict[str, Any]] = {
    "frame/stage.html": {"stage": Stage},
    **{f"frame/{name}.html": OF_SECTION for name in ("notice", "brand", "bar", "search", "tabs", "drawer", "footer")},
    "frame/head.html": {**OF_PIECE, "canonical": str | None, "tab_title_th": str, "description_th": str, "data": list[Markup]},
    "frame/crumbs.html": {**OF_PIECE, "crumbs": tuple[Link, ...], "title_th": str},
    "frame/toc.html": {**OF_PIECE, "headings": Sequence[tuple[str, str]]},
    "redirect.html": {"redirect": Redirect, "href": str, "canonical": str | None},
}
"""What the renderer gives the pieces around a page."""

KEPT = {
    "status": MacroOf("status.html", "status"),
    "oit_elements": MacroOf("oit_sheet.html", "elements"),
    "oit_facts": MacroOf("oit_sheet.html", "facts"),
}
"""Globals behind which a macro stands of which what it drew is kept."""

GIVEN: Mapping[str, Mapping[str, Any]] = {**{name: {**OF_EVERY_PAGE, **annotations_of(view)} for name, view in views().items()}, **FRAME}
MOST_UNKNOWN = 0.005
"""The share of expressions of which nothing may be known."""


@cache
def environment() -> Environment:
    made = Renderer(make_site(make_portal(())))._env
    assert made.globals.keys() >= KEPT.keys()
    made.globals.update(KEPT)
    return made


@cache
def findings(template: str) -> Findings:
    return examine(environment(), template, GIVEN[template])


@cache
def everything() -> Findings:
    return reduce(or_, map(findings, GIVEN))


@pytest.mark.parametrize("template", GIVEN)
def test_a_template_fits_what_it_is_given(template: str) -> None:
    assert findings(template).errors == []


def test_every_template_is_held_against_its_types() -> None:
    known = set(environment().list_templates(extensions=["html"]))
    assert known - GIVEN.keys() - {template for template, _, _ in everything().expressions} == set()


def test_no_comparison_is_in_vain() -> None:
    assert everything().unreachable == []


def test_nearly_every_type_is_known() -> None:
    unknown = everything().unknown
    assert len(unknown) <= MOST_UNKNOWN * len(everything().expressions), sorted(unknown.values())


def test_every_expression_is_reached() -> None:
    assert everything().unreached == []
    assert len(everything().expressions) > 5_000


def test_every_attribute_that_a_template_reads_is_missed_when_it_is_renamed() -> None:
    # Each in the smallest template that reads it; what a mapping has not, Jinja looks up in it.
    by_size = sorted(GIVEN, key=lambda template: len(findings(template).reached), reverse=True)
    reads = {read: template for template in by_size for read in findings(template).asked if not issubclass(read[0], Mapping)}
    assert len(reads) > 300
    unnoticed = [read for read, template in reads.items() if not examine(environment(), template, GIVEN[template], {read}).errors]
    assert unnoticed == []


@pytest.mark.parametrize("template", ["measure.html", "oit_item.html", "procurement.html", "news.html", "contact.html"])
def test_every_name_that_a_template_reads_is_missed_when_it_is_renamed(template: str) -> None:
    names = annotations_of(views()[template])
    assert names
    for name in names:
        without = {other: hint for other, hint in GIVEN[template].items() if other != name}
        assert any(f"there is no {name}" in one for one in check(environment(), template, without)), name

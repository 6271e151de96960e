"""What our environment does quicker than Jinja's own comes to the same text.

Three steps of Jinja are replaced (`render/environment.py`), so a new version of Jinja is tried here before its bound is lifted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from tests.awkward import awkward_agency
from tests.building import write_files
from tests.portals import example_portal, make_site

from prongsai.model.portal import Portal
from prongsai.pages import pages_of
from prongsai.pages.page import Page
from prongsai.render import renderer
from prongsai.render.environment import page_environment
from prongsai.render.renderer import Renderer, Slots
from prongsai.site.read import read_portal


def stock_environment(overrides: Sequence[Path], filters: Mapping[str, Callable[..., Any]], **names: Any) -> Environment:
    """The same loader, filters, tests and names in an environment of which Jinja does every step itself."""
    ours = page_environment(overrides, filters, **names)
    stock = Environment(loader=ours.loader, autoescape=True, undefined=ours.undefined, trim_blocks=True, lstrip_blocks=True)
    stock.filters.update(ours.filters)
    stock.tests.update(ours.tests)
    stock.globals.update(ours.globals)
    assert stock.code_generator_class is CodeGenerator
    assert stock.context_class is Context
    return stock


def drawn(portal: Portal, pages: Sequence[Page]) -> list[Slots]:
    one = Renderer(make_site(portal))
    return [one.slots(page) for page in pages]


def test_every_template_comes_to_the_same_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_files(tmp_path, {**awkward_agency("one"), **awkward_agency("two")})
    awkward = read_portal(tmp_path).portal
    assert awkward
    for portal in (example_portal(), awkward):
        pages = list({page.template: page for page in pages_of(portal)}.values())
        ours = drawn(portal, pages)
        with monkeypatch.context() as patched:
            patched.setattr(renderer, "page_environment", stock_environment)
            stock = drawn(portal, pages)
        assert len(pages) > 20
        assert [page.address for page, one, other in zip(pages, ours, stock, strict=True) if one != other] == []

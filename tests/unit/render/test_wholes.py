"""Our templates draw whole records as they draw faces: one template of an agency's own changes no other page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.awkward import awkward_agency
from tests.building import write_files
from tests.portals import draw, example_portal, make_site

from prongsai.model.portal import Portal
from prongsai.pages import pages_of
from prongsai.render.renderer import Renderer
from prongsai.site.read import read_portal


def awkward(folder: Path, *slugs: str) -> Portal:
    write_files(folder, {name: text for slug in slugs for name, text in awkward_agency(slug).items()})
    portal = read_portal(folder).portal
    assert portal
    return portal


def differing(portal: Portal, folder: Path) -> list[str]:
    """The pages that an agency's template, which draws none of them, makes others."""
    write_files(folder, {"unused.html": "ไม่มีหน้าใดใช้"})
    renderer, ordinary = Renderer(make_site(portal), [folder]), draw(portal)
    assert renderer._wholes
    return [page.address for page in pages_of(portal) if renderer.slots(page) != ordinary[page.address][1]]


def test_a_template_of_its_own_changes_no_other_page_of_the_example(tmp_path: Path) -> None:
    assert differing(example_portal(), tmp_path) == []


@pytest.mark.parametrize("slugs", [("",), ("one", "two")])
def test_nor_any_of_awkward_agencies(slugs: tuple[str, ...], tmp_path: Path) -> None:
    assert differing(awkward(tmp_path / "content", *slugs), tmp_path / "theme") == []

"""Where an agency has a template of its own, all templates see whole agencies, years and measures: ours draw the same of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.awkward import awkward_agency
from tests.building import write_files
from tests.portals import example_portal, make_site

from prongsai.model.portal import Portal
from prongsai.pages import Page, pages_of
from prongsai.render.renderer import Renderer
from prongsai.site.read import read_portal


def differing(portal: Portal, pages: dict[str, Page], folder: Path) -> list[str]:
    """The pages that are others beside a template of the agency's own that draws none of them."""
    write_files(folder / "prongsai", {"own/unused.html": "<p>ไม่มีใครเรียกใช้</p>"})
    faces, wholes = Renderer(make_site(portal)), Renderer(make_site(portal), [folder / "prongsai"])
    return [page.address for page in pages.values() if faces.slots(page) != wholes.slots(page)]


def test_our_templates_draw_the_same_of_whole_objects(tmp_path: Path) -> None:
    pages = list(pages_of(example_portal()))
    # Two of each kind, and the sample agency's, which tell most.
    chosen = {page.template: page for page in pages} | {
        f"{page.template} of the sample": page for page in pages if "sample/" in page.address
    }
    assert len({page.template for page in chosen.values()}) > 25
    assert differing(example_portal(), chosen, tmp_path) == []


@pytest.mark.parametrize("slugs", [("",), ("one", "two")])
def test_so_they_do_where_every_text_is_awkward(slugs: tuple[str, ...], tmp_path: Path) -> None:
    write_files(tmp_path / "content", {name: text for slug in slugs for name, text in awkward_agency(slug).items()})
    portal = read_portal(tmp_path / "content").portal
    assert portal
    pages = list(pages_of(portal))
    # The first and the last of each kind in each year: nothing but measures is there more often.
    kinds = [{(page.template, page.found.year_be): page for page in some} for some in (pages, pages[::-1])]
    chosen = {page.address: page for some in kinds for page in some.values()}
    assert len({page.template for page in chosen.values()}) > 25
    assert differing(portal, chosen, tmp_path / "theme") == []

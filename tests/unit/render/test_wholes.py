"""Where an agency has a template of its own, all templates see whole agencies, years and measures: ours draw the same of them."""

from __future__ import annotations

from pathlib import Path

from tests.building import write_files
from tests.portals import example_portal, make_site

from prongsai.pages import pages_of
from prongsai.render.renderer import Renderer


def test_our_templates_draw_the_same_of_whole_objects(tmp_path: Path) -> None:
    write_files(tmp_path / "prongsai", {"own/unused.html": "<p>ไม่มีใครเรียกใช้</p>"})
    portal = example_portal()
    faces, wholes = Renderer(make_site(portal)), Renderer(make_site(portal), [tmp_path / "prongsai"])
    # Two of each kind, and the sample agency's, which tell most.
    pages = list(pages_of(portal))
    chosen = {page.template: page for page in pages} | {
        f"{page.template} of the sample": page for page in pages if "sample/" in page.address
    }
    assert len({page.template for page in chosen.values()}) > 25
    differing = [page.address for page in chosen.values() if faces.slots(page) != wholes.slots(page)]
    assert differing == []

from __future__ import annotations

from pathlib import Path

import pytest
from tests.portals import make_agency, make_portal, make_site

from prongsai import search
from prongsai.frame.shell import Shell
from prongsai.pages import Plan
from prongsai.pages.page import Page
from prongsai.render.renderer import SLOTS, Renderer, Slots
from prongsai.search.recording import Recorder
from prongsai.search.size import cut_for
from prongsai.site.write import write_site


class Breaking(Renderer):
    """Renders a page or two, then meets a fault of a template."""

    left = 2

    def slots(self, page: Page) -> Slots:
        self.left -= 1
        if self.left < 0:
            raise ZeroDivisionError
        return super().slots(page)


def test_a_build_that_breaks_leaves_no_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Recorder] = []

    def recorder(folder: Path, name: str) -> Recorder:
        made.append(Recorder(folder, name))
        return made[-1]

    monkeypatch.setattr(search, "Recorder", recorder)
    portal = make_portal((make_agency(),))
    shell = Shell(lambda _, slots: "".join(slots.values()), SLOTS)
    with search.searching(cut_for(10), {}) as searched, pytest.raises(ZeroDivisionError):
        write_site(Plan(portal), Breaking(make_site(portal)), shell, tmp_path, searched)
    assert [one._file.closed for one in made] == [True]

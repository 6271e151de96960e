"""Planned pages → files: each page is rendered, filled into the shell and written, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from prongsai.model.portal import Portal
from prongsai.pages import pages_of_agency, portal_pages
from prongsai.pages.page import Page
from prongsai.pages.render import Renderer
from prongsai.shell import Shell
from prongsai.workers import share, uncollected
from prongsai.writing import write_text

Written: TypeAlias = list[tuple[str, date | None]]
"""Addresses with the day their data changed."""

_ENOUGH_MEASURES = 400
"""With fewer, starting processes takes as long as what they save."""


def write_site(portal: Portal, renderer: Renderer, shell: Shell, folder: Path) -> Written:
    """Write every page of `portal` below `folder`; agencies are shared among processes where there are many."""
    with uncollected():
        shell.prepare()
        written = [] if portal.single else _write(portal_pages.pages(portal), renderer, shell, folder)

        def write_part(part: int, parts: int) -> Written:
            return [one for agency in portal.agencies[part::parts] for one in _write(pages_of_agency(agency), renderer, shell, folder)]

        weight = sum(len(year.measures) for agency in portal.agencies for year in agency.years)
        for some in share(write_part, weight=weight, enough=_ENOUGH_MEASURES):
            written += some
    return sorted(written, key=lambda one: one[0])


def _write(pages: Iterable[Page], renderer: Renderer, shell: Shell, folder: Path) -> Written:
    written: Written = []
    for page in pages:
        write_text(folder, page.address, shell.fill(page.address, renderer.slots(page)))
        written.append((page.address, page.changed_on))
    return written

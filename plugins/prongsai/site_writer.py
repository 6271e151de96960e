"""Planned pages → files: each page is rendered, filled into the shell and written, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from prongsai.pages.page import Page
from prongsai.pages.render import Renderer
from prongsai.shell import Shell
from prongsai.writing import write_text


def write_pages(pages: Iterable[Page], renderer: Renderer, shell: Shell, folder: Path) -> list[tuple[str, date | None]]:
    """Write every page below `folder`; the addresses written, with the day their data changed."""
    written: list[tuple[str, date | None]] = []
    for page in pages:
        write_text(folder, page.address, shell.fill(page.address, renderer.slots(page)))
        written.append((page.address, page.changed_on))
    return written

"""Planned pages → files: each page is rendered, filled into the shell and written, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from prongsai.address import depth
from prongsai.frame.shell import Shell
from prongsai.model.portal import Portal
from prongsai.oit.standing import Standing
from prongsai.pages import Plan, redirect_pages
from prongsai.pages.page import Page, SearchKind
from prongsai.pages.search_pages import Listing, listings_of
from prongsai.parallel import share, uncollected
from prongsai.render.renderer import Renderer
from prongsai.search import Search
from prongsai.search.entries import entries_of
from prongsai.search.recording import Recorded, Recorder
from prongsai.search.size import pages_about
from prongsai.site.links import Links
from prongsai.site.steps import Laps, Step, steps_of
from prongsai.writing import write_data, write_text

Written: TypeAlias = list[tuple[str, date | None]]
"""Addresses with the day their data changed."""

_ENOUGH_PAGES = 500
"""With fewer, starting processes takes as long as what they save."""


@dataclass(slots=True)
class _Part:
    """What one process has written, listed for the index by kind, kept for the comparison, and noted for the search."""

    written: Written = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    recorded: Recorded | None = None
    links: Links = field(default_factory=Links)
    depths: set[int] = field(default_factory=set)
    """Those at which what the theme itself writes has been looked through for links."""
    laps: Laps = field(default_factory=Laps)


def write_site(
    plan: Plan,
    renderer: Renderer,
    shell: Shell,
    folder: Path,
    search: Search | None = None,
    by_hand: Sequence[Page] = (),
    links: Links | None = None,
) -> tuple[Written, list[Step]]:
    """Write every page that is planned below `folder`, and tell `search` of them; `by_hand` are pages that others write.

    What the pages lead to is noted in `links`.

    Agencies are shared among processes where there are many. Returns what was written, by address, and what planning, rendering,
    framing, writing and noting for the search took.
    """
    with uncollected():
        shell.prepare()

        def write_part(part: int, parts: int) -> _Part:
            done = _Part(links=Links(renderer.site.url))
            with search.recorder(f"part-{part}") if search else nullcontext() as recorder:
                if part == 0:
                    _write(plan.of_portal(), renderer, shell, folder, done, recorder)
                for index in range(part, len(plan.portal.agencies), parts):
                    done.laps.start()
                    planned = plan.of_agency(index)
                    done.laps.lap("plan")
                    _write(planned.pages, renderer, shell, folder, done, recorder)
                    done.standings += planned.standings
                    plan.forget(index)
                done.recorded = recorder.close() if recorder else None
            return done

        all_of_it = _Part(links=links or Links(renderer.site.url), listings=[one for page in by_hand for one in listings_of(page)])
        parts = share(write_part, weight=pages_about(plan.portal), enough=_ENOUGH_PAGES)
        for done in parts:
            all_of_it.written += done.written
            all_of_it.listings += done.listings
            all_of_it.standings += done.standings
            all_of_it.links.merge(done.links)
            if search and done.recorded:
                search.parts.append(done.recorded)
        with search.recorder("comparison") if search else nullcontext() as recorder:
            _write(plan.comparison(all_of_it.standings), renderer, shell, folder, all_of_it, recorder)
            if search and recorder:
                search.parts.append(recorder.close())
        _write(plan.search(all_of_it.listings), renderer, shell, folder, all_of_it, None)
        _write_redirects(plan.portal, renderer, folder, all_of_it.links)
    return sorted(all_of_it.written, key=lambda one: one[0]), steps_of([one.laps for one in parts], all_of_it.laps)


def _write_redirects(portal: Portal, renderer: Renderer, folder: Path, links: Links) -> None:
    """Pages that lead on stand neither in the sitemap nor in the search, and never take the place of what is there."""
    for page in redirect_pages.pages(portal):
        place = folder / page.address
        if not any(one.is_file() for one in (place, place / "index.html", *place.parents)):
            html = renderer.redirect(page)
            links.note(page.address, html, is_ours=False)
            write_text(folder, page.address, html)


def _write(pages: Iterable[Page], renderer: Renderer, shell: Shell, folder: Path, done: _Part, recorder: Recorder | None) -> None:
    lap = done.laps.lap
    done.laps.start()
    for page in pages:
        lap("plan")
        slots = renderer.slots(page)
        lap("render")
        html = shell.fill(page.address, slots)
        lap("frame")
        write_text(folder, page.address, html)
        for file in page.files:
            write_data(folder, file.address, file.data(renderer.site.address_of))
        lap("write")
        if depth(page.address) not in done.depths:
            done.depths.add(depth(page.address))
            done.links.note(page.address, shell.bare(page.address), is_ours=False)
        done.links.note(page.address, "".join(slots.values()), is_ours=renderer.is_ours)
        lap("links")
        done.written.append((page.address, page.changed_on))
        done.listings += listings_of(page)
        if recorder and page.found.kind is not SearchKind.NONE:
            for entry in entries_of(page, slots["content"], renderer.site.numerals):
                recorder.add(entry)
        lap("note")
    lap("plan")

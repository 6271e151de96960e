"""Hand-written Markdown pages beside the record pages, in the same surroundings."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.pages.faces import face_of
from prongsai.pages.page import Page
from prongsai.pages.planning import PORTAL_HOME, crumbs_below
from prongsai.pages.view import View
from prongsai.render.renderer import Renderer, Slots
from prongsai.render.site import Site
from prongsai.thai.text import compact


@dataclass(frozen=True, slots=True)
class WrittenView(View):
    """Nothing: who builds the page has drawn what a person wrote."""


def plan_of(address: str, title: object, meta: Mapping[str, Any], site: Site) -> Page:
    """The plan of the page at `address`: an agency's, when it lies below one. Markdown's titles are HTML without tags."""
    title_th = html.unescape(str(title))
    slug = "" if site.portal.single else address.split("/")[0]
    found = site.portal.agency(slug)
    agency = face_of(found) if found else None
    crumbs = crumbs_below(agency) if agency else (PORTAL_HOME,)
    return Page(
        address=address,
        title_th=title_th,
        tab_title_th=f"{title_th} · {agency.short_name_th}" if agency else title_th,
        description_th=compact(str(meta.get("description") or title_th)),
        view=WrittenView(),
        agency=agency,
        crumbs=crumbs if address else (),
    )


def framed_by_hand(plan: Page, content: str, toc: Iterable[Any], renderer: Renderer) -> Slots:
    """The slots of a page whose content a person wrote; headings of its second level make its contents."""
    entries = list(toc)
    first = entries[0].children if len(entries) == 1 else entries
    return renderer.framed(plan, content, [(entry.id, html.unescape(entry.title)) for entry in first])

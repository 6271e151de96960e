"""Hand-written Markdown pages in the surroundings of record pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Page
from prongsai.pages.portal_pages import HOME
from prongsai.pages.render import Renderer, Slots
from prongsai.pages.site import Site
from prongsai.thai.text import compact


def plan_of(address: str, title_th: str, meta: Mapping[str, Any], site: Site) -> Page:
    """The plan of the page at `address`: an agency's, when it lies below one."""
    slug = "" if site.portal.single else address.split("/")[0]
    agency = next((one for one in site.portal.agencies if one.slug == slug), None)
    crumbs = crumbs_below(agency) if agency else (HOME,)
    return Page(
        address=address,
        title_th=title_th,
        tab_title_th=f"{title_th} · {agency.short_name_th}" if agency else title_th,
        description_th=compact(str(meta.get("description") or title_th)),
        template="",
        context={},
        agency=agency,
        crumbs=crumbs if address else (),
    )


def framed_by_hand(plan: Page, content: str, toc: Iterable[Any], renderer: Renderer) -> Slots:
    """The slots of a page whose content a person wrote; headings of its second level make its contents."""
    entries = list(toc)
    first = entries[0].children if len(entries) == 1 else entries
    return renderer.framed(plan, content, [(entry.id, entry.title) for entry in first])

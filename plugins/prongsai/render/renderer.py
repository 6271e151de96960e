"""Planned pages → the pieces of HTML that fill the theme: content, title, menus, table of contents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from prongsai import address
from prongsai.model.portal import Agency
from prongsai.oit.standing import compared_years
from prongsai.pages.agency_pages import year_with_measures
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Link, Page, Section
from prongsai.pages.redirect_pages import RedirectPage
from prongsai.pages.view import names_of
from prongsai.problems.problem import Problem
from prongsai.render.colour import palette
from prongsai.render.environment import page_environment
from prongsai.render.outdated import find_outdated
from prongsai.render.qr import qr_svg
from prongsai.render.site import Site
from prongsai.render.wholes import Wholes, has_templates
from prongsai.search import client
from prongsai.thai import calendar, digits, telephones

Slots = dict[str, str]
"""The pieces of one page, by the name under which the theme places them."""

SLOTS = ("title", "head", "notice", "brand", "bar", "search", "tabs", "drawer", "crumbs", "content", "toc", "footer")
TEXT_SLOTS = frozenset(SLOTS) - {"title", "head"}


@dataclass(slots=True)
class Contents:
    """The table of contents of a page, written down as its headings are rendered."""

    headings: list[tuple[str, str]] = field(default_factory=list)

    def heading(self, anchor: str, title_th: str) -> Markup:
        """An `h2` with its anchor, noted for the table of contents."""
        self.headings.append((anchor, title_th))
        return Markup(f'<h2 id="{escape(anchor)}">{escape(title_th)}</h2>')  # noqa: S704  # escaped here


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of a site's menu."""

    link: Link
    active: bool


class Renderer:
    """Renders the pieces of pages of one site; holds nothing that grows with their number.

    `overrides` are folders of an agency's own templates, searched before the package's.
    """

    def __init__(self, site: Site, overrides: Sequence[Path] = ()) -> None:
        self.site = site
        names = {"address": address, "site": site, "client": client, "qr_svg": qr_svg, "palette": palette, "Section": Section}
        # A page shows the same few statuses many times over; an item's page and the evidence pack after it show the same.
        names |= {
            "status": self._kept("status.html", "status", 64),
            "oit_elements": self._kept("oit_sheet.html", "elements", 128),
            "oit_facts": self._kept("oit_sheet.html", "facts", 128),
        }
        self._env = page_environment(overrides, _FILTERS, **names)
        self._overrides = overrides
        self._frames: dict[tuple[Section, int], Slots] = {}
        self._framed_agency: AgencyFace | None = None
        self._agencies = {agency.slug: agency for agency in site.portal.agencies}
        self._wholes = Wholes(site.portal) if has_templates(overrides) else None

    def _kept(self, template: str, macro: str, most: int) -> Callable[..., str]:
        """A macro of which what it drew last is kept, by the very objects that it drew: to hash a sheet takes as long as to draw it.

        Its template is loaded when it is first called: a template that was loaded before all names are known is run anew by Jinja
        for every page that imports it.
        """
        kept: dict[tuple[Any, ...], tuple[tuple[Any, ...], str]] = {}

        def drawn(*arguments: Any) -> str:
            key = tuple([one if isinstance(one, str) else id(one) for one in arguments])
            if key not in kept:
                if len(kept) >= most:
                    kept.clear()
                # With the objects themselves, so that no other takes the place of one in memory.
                kept[key] = arguments, getattr(self._env.get_template(template).module, macro)(*arguments)
            return kept[key][1]

        return drawn

    def slots(self, page: Page) -> Slots:
        """All pieces of `page`; what only its surroundings decide is rendered once and kept."""
        contents = Contents()
        names = names_of(page.view)
        seen: Any = page
        if self._wholes:
            names, seen = self._wholes.names(page, names), self._wholes.page(page)
        content = self._env.get_template(page.template).render(names, page=seen, to=self._link_from(page), heading=contents.heading)
        return self.framed(page, content, contents.headings)

    @property
    def is_ours(self) -> bool:
        """Whether all templates are those of the package."""
        return self._wholes is None

    def outdated(self) -> Iterator[Problem]:
        """What the agency's own templates use that the next version will not have."""
        return find_outdated(self._env, self._overrides)

    def redirect(self, page: RedirectPage) -> str:
        """The whole HTML of a page that leads on; it has no frame, as nobody stays on it."""
        canonical = page.target if page.leads_out else self.site.canonical(page.link)
        template = self._env.get_template("redirect.html")
        return self._html(template.render(redirect=page.redirect, href=page.href, canonical=canonical))

    def framed(self, page: Page, content: str, headings: Sequence[tuple[str, str]]) -> Slots:
        """The pieces of a page whose content is rendered already (a hand-written page, say)."""
        to = self._link_from(page)
        own = {
            "title": self._text(self._tab_title(page)),
            "head": self._robots()
            + self._piece(
                "head",
                page,
                to,
                canonical=self.site.canonical(page.address) if page.address != address.NOT_FOUND else None,
                tab_title_th=digits.in_text(page.tab_title_th, self.site.numerals),
                description_th=digits.in_text(page.description_th, self.site.numerals),
                data=self._structured(page),
            ),
            "crumbs": self._piece("crumbs", page, to, crumbs=page.crumbs, title_th=page.title_th),
            "content": content,
            "toc": self._piece("toc", page, to, headings=headings) if len(headings) > 1 else "",
        }
        slots = {**self._frame(page, to), **{name: self._html(html) if name in TEXT_SLOTS else html for name, html in own.items()}}
        assert set(slots) == set(SLOTS), "a slot was added in one place only"
        return slots

    def _frame(self, page: Page, to: Callable[[str], str]) -> Slots:
        """The pieces that all pages of an agency's section at one depth share.

        Pages come agency by agency, so only one agency's are kept.
        """
        if page.agency != self._framed_agency:
            self._frames, self._framed_agency = {}, page.agency
        key = (page.section, address.depth(page.address))
        if key not in self._frames:
            agency = page.agency
            context = {
                "agency": self._wholes.agency(agency) if self._wholes else agency,
                "to": to,
                "menu": menu(self.site, self._agencies[agency.slug] if agency else None, page.section),
                "section": page.section,
                "channels": address.of_channels(agency) if agency else "channels/",
                "e_services": address.of_e_services(agency) if agency else "e-services/",
                "has_portal": not self.site.portal.single,
            }
            names = ("notice", "brand", "bar", "search", "tabs", "drawer", "footer")
            pieces = {name: self._html(self._env.get_template(f"frame/{name}.html").render(context)) for name in names}
            # Beside the notice, not in it: an agency's own notice cannot leave it out.
            self._frames[key] = {**pieces, "notice": self._stage() + pieces["notice"]}
        return self._frames[key]

    def _stage(self) -> str:
        """What every page of a site says that is no agency's; empty for one that is."""
        return self._env.get_template("frame/stage.html").render(stage=self.site.stage) if self.site.stage.is_shown_as_such else ""

    def _robots(self) -> str:
        """Nobody should find in a search engine what is no agency's site; `publish` knows one by this line as well."""
        stage = self.site.stage
        return f'<meta name="robots" content="noindex">\n<meta name="prongsai-stage" content="{stage}">\n' if stage.is_shown_as_such else ""

    def _link_from(self, page: Page) -> Callable[[str], str]:
        """How `page` links to an address: relative, or from the root where a host shows it at any address."""
        if page.address == address.NOT_FOUND:
            return lambda there: (urlsplit(self.site.url).path or "/") + there
        return address.links_from(page.address)

    def _piece(self, name: str, page: Page, to: Callable[[str], str], **context: Any) -> str:
        return self._env.get_template(f"frame/{name}.html").render(context, page=self._wholes.page(page) if self._wholes else page, to=to)

    def _tab_title(self, page: Page) -> str:
        """A title that makes sense among other tabs; the site's name only where no agency's stands in it."""
        if page.agency or page.tab_title_th == self.site.name_th:
            return page.tab_title_th
        return f"{page.tab_title_th} · {self.site.name_th}"

    def _structured(self, page: Page) -> list[Markup]:
        described = list(page.structured_data)
        if page.crumbs and self.site.url:
            trail = [*page.crumbs, Link(page.title_th, page.address)]
            described.append(
                _to_json(
                    {
                        "@context": "https://schema.org",
                        "@type": "BreadcrumbList",
                        "itemListElement": [
                            {"@type": "ListItem", "position": position, "name": link.title_th, "item": self.site.canonical(link.address)}
                            for position, link in enumerate(trail, 1)
                        ],
                    }
                )
            )
        # `<` as \\u003c: no text can end the script element that holds it.
        return [Markup(digits.to_arabic(one).replace("<", "\\u003c")) for one in described]  # noqa: S704  # JSON

    def _text(self, text: str) -> str:
        return str(escape(digits.in_text(text, self.site.numerals)))

    def _html(self, html: str) -> str:
        return digits.in_html(html, self.site.numerals)


_to_json = json.JSONEncoder(ensure_ascii=False).encode


def menu(site: Site, agency: Agency | None, section: Section) -> list[MenuEntry]:
    """The menu of an agency's pages, or of the portal's own; the same length whatever the site's size."""
    if agency is None:
        links = [
            (Section.HOME, Link("หน่วยงานทั้งหมด", "")),
            (Section.CHANNELS, Link("ร้องเรียน แจ้งเหตุ", "channels/")),
            (Section.E_SERVICES, Link("บริการออนไลน์", "e-services/")),
        ]
        if compared_years(site.portal):
            links.append((Section.OIT, Link("เทียบหน่วยงาน (OIT)", address.of_comparison())))
        return [MenuEntry(link, section is name) for name, link in links if not site.portal.single]
    newest = agency.years[0].year_be if agency.years else None
    with_measures = year_with_measures(agency)
    oit = next((year.year_be for year in agency.years if year.year_be in site.portal.oit_catalogues), None)
    entries = [
        (Section.HOME, Link("หน้าแรก", address.of_agency(agency))),
        (Section.CHANNELS, Link("ร้องเรียน แจ้งเหตุ", address.of_channels(agency))),
        (Section.E_SERVICES, Link("บริการออนไลน์", address.of_e_services(agency))),
        (Section.DISCLOSURE, Link("ข้อมูลที่เปิดเผย", address.of_year(agency, newest)) if newest else None),
        (Section.OIT, Link("OIT", address.of_oit(agency, oit)) if oit else None),
        (Section.MEASURES, Link("มาตรการ", address.of_measures(agency, with_measures.year_be)) if with_measures else None),
        (Section.CONTACT, Link("ติดต่อ", address.of_contact(agency))),
    ]
    return [MenuEntry(link, section is name) for name, link in entries if link]


def anchored(elements: str, code: str) -> Markup:
    """The elements of an item with anchors that are its own where those of other items stand beside it: `o13-chart` for `e-chart`.

    Text holds no quotation mark that is not escaped, so nothing but anchors is met.
    """
    return Markup(str.replace(elements, ' id="e-', f' id="{code.lower()}-'))  # noqa: S704  # markup already


def _number(value: float) -> str:
    """`1,250`, `97.07`, `3.5`: as many decimals as the number has, at most two."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _score(value: float) -> str:
    return f"{value:.2f}"


def _when(value: calendar.Month | date) -> str:
    return value.name_th if isinstance(value, calendar.Month) else calendar.long_date(value)


_FILTERS: dict[str, Callable[..., Any]] = {
    "anchored": anchored,
    "number": _number,
    "score": _score,
    "long_date": calendar.long_date,
    "short_date": calendar.short_date,
    "when": _when,
    "dialled": telephones.parts,
}

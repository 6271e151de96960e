"""What every built page has to have, whoever reads it: headings, landmarks, titles, addresses, and links that lead somewhere.

No browser is needed for it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from tests.browser.kinds import SITE_URL, addresses_in
from tests.reading import Element, parse

NOT_FOUND = "404.html"
AGENCIES = ("chai-mongkhon", "din-daeng", "kut-chum-saeng", "kut-noi", "lung-takhian", "sample")


@cache
def read(path: Path) -> Element:
    return parse(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def pages(portal: Path) -> dict[str, Element]:
    """Every page of the example portal, by address; 404.html among them."""
    return {address: read(portal / address / "index.html") for address in addresses_in(portal)} | {NOT_FOUND: read(portal / NOT_FOUND)}


def one(page: Element, name: str, /, **attributes: str) -> Element:
    """The only element of this name."""
    (found,) = page.find_all(name, **attributes)
    return found


def agency_of(address: str) -> str:
    """The agency's folder; nothing for the portal's own pages."""
    first = address.split("/")[0]
    return first if first in AGENCIES else ""


def inner(element: Element) -> str:
    return "".join(part.text for part in element.all()).strip()


def test_the_page_is_in_thai(pages: dict[str, Element]) -> None:
    assert {one(page, "html").attributes["lang"] for page in pages.values()} == {"th"}


def test_there_is_one_main_heading_and_no_level_is_left_out(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        levels = [int(part.name[1]) for part in page.all() if re.fullmatch("h[1-6]", part.name)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(low - high <= 1 for high, low in pairwise(levels)), (address, levels)


def test_landmarks_are_there_once_and_navigations_have_names_of_their_own(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        for name in ("header", "main", "footer"):
            assert one(page, name), address
        navigations = [nav.attributes.get("aria-label") or nav.attributes.get("aria-labelledby") for nav in page.find_all("nav")]
        assert all(navigations), address
        assert len(set(navigations)) == len(navigations), address
        assert one(one(page, "main"), "h1"), address


def test_no_id_stands_twice_and_every_label_finds_its_element(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        ids = [part.attributes["id"] for part in page.all() if "id" in part.attributes]
        assert len(set(ids)) == len(ids), address
        for part in page.all():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(part.attributes.get(name, "").split()) <= set(ids), (address, name)


def test_every_title_is_its_own_and_says_whose_page_it_is(pages: dict[str, Element]) -> None:
    titles = {address: inner(one(page, "title")) for address, page in pages.items()}
    assert len(set(titles.values())) == len(titles)
    for address, title in titles.items():
        whose = inner(one(pages[f"{agency_of(address)}/".lstrip("/")], "p", class_="pr-drawer__title"))
        assert whose in title, address
        assert 10 <= len(title) <= 200, address


def test_every_description_is_there_and_its_own(pages: dict[str, Element]) -> None:
    described = {address: one(page, "meta", name="description").attributes["content"].strip() for address, page in pages.items()}
    assert all(len(text) >= 20 for text in described.values())
    twice = sorted(text for text in described.values() if list(described.values()).count(text) > 1)
    assert twice == []


def test_the_canonical_address_is_the_page_s_own(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        canonical = [link.attributes["href"] for link in page.find_all("link", rel="canonical")]
        assert canonical == ([] if address == NOT_FOUND else [SITE_URL + address])


def test_structured_data_can_be_read_and_name_addresses_that_exist(pages: dict[str, Element]) -> None:
    kinds = set()
    for address, page in pages.items():
        for script in page.find_all("script", type="application/ld+json"):
            data = json.loads(inner(script))
            kinds.add(data["@type"])
            assert data["@context"] == "https://schema.org"
            for item in data.get("itemListElement", ()):
                assert item["item"].removeprefix(SITE_URL) in pages, address
    assert kinds == {"BreadcrumbList", "GovernmentOrganization", "GovernmentService"}


def links_of(page: Element) -> set[str]:
    """Whatever a page asks for or leads to."""
    names = ("href", "src", "data-src", "poster")
    return {part.attributes[name] for part in page.all() for name in names if part.attributes.get(name)}


def test_no_link_inside_the_site_is_dead(pages: dict[str, Element], portal: Path) -> None:
    """Each leads to a file of the site and, with `#`, to an anchor in it."""
    dead = []
    for address, page in pages.items():
        # A host shows 404.html anywhere: its links have to start at the root.
        here = urljoin("http://site/", "any/where/" if address == NOT_FOUND else address)
        own_ids = {part.attributes.get("id") for part in page.all()}
        for link in links_of(page):
            parts = urlsplit(urljoin(here, link))
            if link.startswith("#"):
                dead += [] if link[1:] in own_ids else [(address, link)]
                continue
            if parts.netloc != "site":
                assert parts.scheme in ("https", "tel", "mailto"), (address, link)
                continue
            path = portal / unquote(parts.path.lstrip("/"))
            path = path / "index.html" if parts.path.endswith("/") else path
            anchor = urldefrag(link).fragment
            if not path.is_file() or (anchor and anchor not in {part.attributes.get("id") for part in read(path).all()}):
                dead.append((address, link))
    assert dead == []


def test_links_to_other_sites_say_so_and_tell_them_nothing(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        for link in page.find_all("a"):
            if link.attributes.get("href", "").startswith("http"):
                assert "noopener" in link.attributes["rel"], address
                assert "เปิดเว็บไซต์อื่น" in inner(link), address


def test_the_bar_is_on_every_page_and_leads_to_channels_and_services(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        home = f"{agency_of(address)}/".lstrip("/")
        bar = [urljoin(f"/{address}", link.attributes["href"]) for link in one(page, "nav", class_="pr-bar").find_all("a")]
        assert bar == [f"/{home}channels/", f"/{home}e-services/"], address


def test_every_channel_is_two_taps_away_from_every_page(pages: dict[str, Element]) -> None:
    """The first tap is the bar's; the second, at most, is a link of the page it leads to."""
    where = {
        (agency_of(address), section.attributes["id"]): f"/{address}"
        for address, page in pages.items()
        for section in page.find_all("section", class_="pr-channel")
    }
    assert len(where) > 10
    for address, page in pages.items():
        first = urljoin(f"/{address}", next(one(page, "nav", class_="pr-bar").find_all("a")).attributes["href"])
        second = {urldefrag(urljoin(first, link.attributes["href"])).url for link in one(pages[first.lstrip("/")], "main").find_all("a")}
        wanted = {there for (agency, _), there in where.items() if agency_of(address) in (agency, "")}
        assert wanted <= {first} | second, address


def test_the_pages_of_the_made_up_agency_say_so_and_no_others(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        notices = [inner(aside) for aside in page.find_all("aside", class_="pr-notice")]
        made_up = ["หน่วยงานสมมติ"] if address.startswith("sample/") else []
        assert [notice.split()[0] for notice in notices] == ["เว็บไซต์ตัวอย่าง", *made_up], address

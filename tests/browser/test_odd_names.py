"""Files of odd names in a browser: each link of each page, and each address as it is printed, leads to its file or page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from tests.awkward import ODD_NAMES
from tests.browser.conftest import OpenPage
from tests.browser.serving import served
from tests.building import make_project, settings
from tests.test_odd_names import FOLDER, HOST, content

from prongsai.site.plain import build_plain

pytestmark = pytest.mark.browser

LINKS = """() => [...document.querySelectorAll("a[href], img[src], [data-address]")].flatMap(one =>
  [one.href || one.src, one.dataset.address && "https://" + one.dataset.address]).filter(Boolean)"""
STATUS = "async links => Promise.all(links.map(async link => [link, (await fetch(link)).status]))"
PAGES = ("about/", "channels/", "structure/", "e-services/s0/", "service-manuals/m1/", "2567/", "2567/measures/a/", "2567/documents/")
OIT = ("2567/oit/o10/", "2567/oit/o11/", "2567/oit/evidence-pack/", "2567/no-gift/", "2567/news/a/", "executives/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    return build_plain(make_project(folder, content(), settings(site_url=HOST)), lambda _: None, target=folder / "site").folder


def dead(page: Page, host: str) -> list[str]:
    """The links of a page, as the browser resolves them, at which the host has nothing."""
    links = [link.replace(HOST, host) for link in page.evaluate(LINKS)]
    within = sorted({link for link in links if link.startswith(host)})
    assert within
    return [link for link, status in page.evaluate(STATUS, within) if status != 200]


def test_every_link_and_every_printed_address_opens(site: Path, open_page: OpenPage) -> None:
    with served(site) as host:
        for address in (*PAGES, *OIT):
            page = open_page(host + address)
            assert dead(page, host) == [], address


def test_every_file_opens_from_the_page_of_documents(site: Path, open_page: OpenPage) -> None:
    with served(site) as host:
        page = open_page(f"{host}2567/documents/")
        opened = page.evaluate(
            "async links => Promise.all(links.map(async link => [link, await (await fetch(link)).text()]))",
            page.evaluate("""() => [...document.querySelectorAll("#pr-content a[href]")].map(one => one.href)"""),
        )
        files = {urlsplit(link).path for link, text in opened if text.startswith("%PDF-")}
        assert len(files) == len(ODD_NAMES), FOLDER


def test_a_moved_file_is_led_to(site: Path, open_page: OpenPage) -> None:
    with served(site) as host:
        for at in range(len(ODD_NAMES)):
            page = open_page(f"{host}about/")
            text = page.evaluate(
                """async address => {
                  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
                  const base = page.createElement("base"); base.href = address; page.head.prepend(base);
                  return (await (await fetch(page.querySelector("a").href)).text()).slice(0, 5);
                }""",
                f"{host}old-{at}.pdf/",
            )
            assert text == "%PDF-", ODD_NAMES[at]

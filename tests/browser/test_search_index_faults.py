"""An index that is missing, cut short or of another publish; a site opened from a folder; and what is asked of the host."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.asking import SCANNED, build_small, engine, small_content
from tests.browser.patience import PATIENCE
from tests.browser.searching import box_of, options, results, search_in_box, wait_for_answer, watch
from tests.browser.serving import served

from prongsai.search.size import Cut

pytestmark = pytest.mark.browser

CUT = Cut(128, 1, 2_000)
PACKED = Cut(4, 2, 48)
CUTS = {"scanned": SCANNED, "cut": CUT, "packed": PACKED}
QUERY, ADDRESS = "กำจัดผักตบชวา", "kaew/2567/measures/titled/"
NEW_QUERY, NEW_ADDRESS = "ปลูกหญ้าแฝก", "kaew/2567/measures/added/"
FAILURE = """query => prongsaiSearch.find(query, {}).then(answer => `found ${answer.total}`, error => error.name)"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The small site in every cut."""
    return {name: build_small(tmp_path_factory.mktemp("site"), cut) for name, cut in CUTS.items()}


def with_one_page_more() -> dict[str, str]:
    """The content of the small site after a clerk's next measure, which stands before others in the index."""
    content = small_content()
    name = "kaew/2567/measures.yml"
    content[name] = content[name].removesuffix("]") + f', {{"id": "added", "title_th": "{NEW_QUERY}"}}]'
    return content


@contextmanager
def window(browser: Browser, address: str = "about:blank") -> Iterator[Page]:
    """A page in a window that remembers nothing."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def remove(file: Path) -> None:
    file.unlink()


def cut_short(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


FAULTS = {"missing": remove, "cut short": cut_short}
DAMAGED = {
    "the text of a scanned site": ("scanned", "text/*"),
    "the n-grams": ("cut", "grams/*"),
    "the texts": ("cut", "text/*"),
    "all of it": ("packed", "**/*"),
}


def damage(site: Path, files: str, fault: str) -> None:
    damaged = [file for file in (site / "search/data").glob(files) if file.is_file()]
    assert damaged
    for file in damaged:
        FAULTS[fault](file)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_index_is_no_answer(browser: Browser, sites: dict[str, Path], tmp_path: Path, fault: str) -> None:
    for number, (name, files) in enumerate(DAMAGED.values()):
        site = shutil.copytree(sites[name], tmp_path / str(number))
        damage(site, files, fault)
        with served(site) as host, engine(browser, host) as asked:
            assert [asked.page.evaluate(FAILURE, QUERY) for _ in range(2)] == ["IndexUnavailable"] * 2, files


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CUTS)
def test_without_its_everyday_words_a_search_is_still_one(
    browser: Browser, sites: dict[str, Path], tmp_path: Path, name: str, fault: str
) -> None:
    site = shutil.copytree(sites[name], tmp_path / "site")
    damage(site, "words*", fault)
    with served(site) as host, engine(browser, host) as asked:
        assert asked.found(QUERY)[0] == ADDRESS
        assert asked.found("ไฟฟ้าสาธารณะ ทองดี")[0].startswith("thong/")


@pytest.mark.parametrize(("name", "files", "fault"), [("packed", "**/*", "missing"), ("scanned", "text/*", "cut short")])
def test_a_damaged_index_is_told_and_leads_to_the_index_by_kind(
    browser: Browser, sites: dict[str, Path], tmp_path: Path, name: str, files: str, fault: str
) -> None:
    site = shutil.copytree(sites[name], tmp_path / "site")
    damage(site, files, fault)
    with served(site) as host, window(browser, f"{host}search/?q={quote(QUERY)}") as page:
        expect(page.locator("[data-pr-failed]")).to_contain_text("ขณะนี้ค้นหาไม่ได้")
        expect(page.locator("#index")).to_be_visible()
        expect(page.locator("[data-pr-nothing]")).to_be_hidden()
        page.goto(host)
        box_of(page).fill(QUERY)
        expect(page.locator(".pr-search__note")).to_contain_text("ขณะนี้ค้นหาไม่ได้")
        page.get_by_role("option", name="เลือกดูตามประเภทและตัวอักษร").click()
        page.wait_for_url("**/search/")


def test_what_is_whole_again_is_found_without_opening_the_page_anew(browser: Browser, sites: dict[str, Path], tmp_path: Path) -> None:
    site = shutil.copytree(sites["cut"], tmp_path / "site")
    away = (site / "search/data/grams").rename(tmp_path / "away")
    with served(site) as host, engine(browser, host) as asked:
        assert asked.page.evaluate(FAILURE, QUERY) == "IndexUnavailable"
        away.rename(site / "search/data/grams")
        assert asked.found(QUERY)[0] == ADDRESS


@pytest.mark.parametrize("after", [CUT, PACKED, SCANNED], ids=["cut the same", "cut otherwise", "scanned since"])
def test_a_search_goes_on_after_a_new_publish(browser: Browser, sites: dict[str, Path], tmp_path: Path, after: Cut) -> None:
    newer = build_small(tmp_path / "newer", after, with_one_page_more())
    live = shutil.copytree(sites["cut"], tmp_path / "live")
    with served(live) as host, engine(browser, host) as asked:
        before = asked.ask(QUERY)
        told = watch(asked.page, host).told
        live.rename(tmp_path / "older")
        newer.rename(live)
        assert asked.found(NEW_QUERY)[0] == NEW_ADDRESS
        # What was known of the old index must not be mixed with the new one's numbers.
        again = asked.ask(QUERY)
        assert [result["address"] for result in again["results"]] == [result["address"] for result in before["results"]]
        with engine(browser, host) as fresh:
            for query in (QUERY, NEW_QUERY, "ซาลาเปา", "E1", "ทองดี ไฟฟ้าสาธารณะ"):
                assert asked.places(query, filters={"agency": "kaew"}) == fresh.places(query, filters={"agency": "kaew"})
        # A browser tells of every file that is no more; nothing else went wrong.
        assert [message for message in told if not message.startswith("Failed to load resource")] == []


@pytest.mark.parametrize("name", CUTS)
def test_a_site_opened_from_its_folder_searches(browser: Browser, sites: dict[str, Path], name: str) -> None:
    with window(browser, (sites[name] / "index.html").as_uri()) as page:
        search_in_box(page, QUERY)
        address = options(page).first.evaluate("link => link.href")
        assert address.split("#")[0] == (sites[name] / ADDRESS / "index.html").as_uri()
        page.goto(f"{(sites[name] / 'search/index.html').as_uri()}?q={quote('ซาลาเปา')}")
        wait_for_answer(page)
        assert len(results(page)) >= 1
        page.locator("#search-results a").first.click()
        expect(page.locator("h1")).to_have_text("ส่งเสริมอาชีพ")


def test_a_page_view_asks_for_nothing_but_the_first_script(browser: Browser, sites: dict[str, Path]) -> None:
    with served(sites["cut"]) as host, window(browser) as page:
        seen = watch(page, host)
        for address in ("search/", "", "kaew/2567/measures/titled/", "notes/", "nowhere/", "kaew/"):
            page.goto(host + address)
            page.mouse.wheel(0, 500)
            page.wait_for_load_state("load")
        page.wait_for_load_state("networkidle")
        of_search = {one.removeprefix(host).split("?")[0] for one in seen.asked if "/search/" in one}
        assert of_search == {"search/", "search/start.js"}
        box_of(page).focus()
        page.wait_for_function("() => Boolean(prongsaiSearch.find)")
        assert any("search/box.js" in one for one in seen.asked)


@pytest.mark.parametrize(
    ("name", "address", "field"),
    [
        ("scanned", "kaew/", ".pr-search input[type=search]"),
        ("cut", "kaew/", ".pr-search input[type=search]"),
        ("packed", "search/", ".pr-find input"),
    ],
)
def test_nothing_that_is_typed_is_asked_of_any_host(browser: Browser, sites: dict[str, Path], name: str, address: str, field: str) -> None:
    with served(sites[name]) as host, window(browser) as page:
        seen = watch(page, host)
        page.goto(host + address)
        page.locator(field).click()
        page.keyboard.type("ผักตบชวา ทุจริต", delay=15)
        page.wait_for_timeout(400)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        wait_for_answer(page)
        assert seen.told == []
        # The page that was asked for by its address; everything else says nothing of the query.
        others = [unquote(one) for one in seen.asked if not one.startswith(f"{host}search/?q=")]
        assert len(others) > 5
        assert [one for one in others if re.search("[\u0e00-\u0e7f]", one) or "?q=" in one] == []

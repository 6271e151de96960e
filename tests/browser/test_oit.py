"""The assessor's way: from the first page to the evidence of an item, on screen and on paper, and the addresses of the answer sheet."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import SITE_URL
from tests.browser.test_keyboard import follow, tab_to
from tests.portals import example_portal, verdicts

from prongsai.oit.verdict import ItemState, YearVerdict

pytestmark = pytest.mark.browser

CHECKLIST = "sample/2569/oit/"
PACK = f"{CHECKLIST}evidence-pack/"
ITEM = f"{CHECKLIST}o1/"
EVIDENCE = "sample/structure/#chart"
A4_IN_POINTS = (595, 842)
PORTAL = example_portal()
YEARS = [(agency.slug, year.year_be) for agency in PORTAL.agencies for year in agency.years if PORTAL.oit_catalogues.get(year.year_be)]


def verdict_of(slug: str = "sample", year_be: int = 2569) -> YearVerdict:
    return verdicts(next(agency for agency in PORTAL.agencies if agency.slug == slug), PORTAL.oit_catalogues)[year_be]


# The way to the evidence


WAY = {
    "": [("[data-pr-agencies] a[href='sample/']", "sample/")],
    "sample/": [
        (".pr-tabs a:has-text('OIT')", CHECKLIST),
        (".pr-row__title[href$='/o1/']", ITEM),
        (".pr-element a[href$='/structure/#chart']", EVIDENCE),
    ],
}
"""Links by which one comes from a page of the site to the evidence, and where each leads."""


def way_from(start: str) -> list[tuple[str, str]]:
    return [*(WAY[""] if start == "" else []), *WAY["sample/"]]


@pytest.mark.parametrize("script", [True, False], ids=["", "without script"])
@pytest.mark.parametrize("start", ["", "sample/"], ids=["from the portal", "from the agency"])
def test_the_evidence_is_four_clicks_away_or_fewer(open_page: OpenPage, start: str, script: bool) -> None:
    page = open_page(start, java_script_enabled=script)
    clicks = 0
    for link, address in way_from(start):
        page.locator(link).first.click()
        clicks += 1
        page.wait_for_url(f"**/{address}")
    assert clicks <= 4
    expect(page.locator("#chart")).to_be_in_viewport()


def test_the_evidence_is_four_clicks_away_on_a_phone_without_script(open_page: OpenPage) -> None:
    page = open_page(width=360, java_script_enabled=False)
    for link, address in way_from(""):
        page.locator(link).first.click()
        page.wait_for_url(f"**/{address}")
    expect(page.locator("#chart")).to_be_in_viewport()


@pytest.mark.parametrize("start", ["", "sample/"], ids=["from the portal", "from the agency"])
def test_the_evidence_is_reached_by_keyboard_alone(open_page: OpenPage, start: str) -> None:
    """Each stop on the way shows its focus: `follow` looks at that."""
    page = open_page(start)
    for link, address in way_from(start):
        follow(page, link.replace(":has-text('OIT')", "[href$='/oit/'], .pr-tabs a[href$='oit/']"), address)
    expect(page.locator("#chart")).to_be_in_viewport()


def test_what_is_missing_is_said_first_and_leads_to_the_element(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}o20/", width=360, height=640)
    expect(page.locator(".pr-state")).to_be_in_viewport()
    expect(page.locator(".pr-state")).to_have_text(re.compile("ไม่ครบ\\s+ขาด 1 จาก 3 องค์ประกอบ"))
    missing = page.locator(".pr-lacking a")
    expect(missing).to_have_count(1)
    tab_to(page, ".pr-lacking a")
    page.keyboard.press("Enter")
    element = page.locator(".pr-element:target")
    expect(element).to_be_in_viewport()
    expect(element.locator(".pr-element__state")).to_have_text("ไม่มี")
    expect(element.locator(".pr-element__text")).to_have_text(missing.inner_text())


def test_every_place_of_every_item_is_there(open_page: OpenPage, host: str, portal: Path) -> None:
    """Links of elements lead to the very anchor, not only to its page."""
    page = open_page(PACK)
    links = page.locator(".pr-sheet a[data-address]").evaluate_all("links => links.map(link => [link.href, link.dataset.address])")
    assert len(links) > 40
    gone = []
    for href, printed in links:
        assert href.startswith(host)
        assert f"https://{printed}" == SITE_URL + href.removeprefix(host)
        address, _, anchor = href.removeprefix(host).partition("#")
        file = portal / address / "index.html" if address.endswith("/") else portal / address
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            gone.append(href)
    assert gone == []


# The filters of the checklist


def codes(page: Page) -> list[str]:
    return [code.strip() for code in page.locator(".pr-checklist .pr-row:visible td:first-child").all_inner_texts()]


def with_state(state: ItemState) -> list[str]:
    return [one.item.code for one in verdict_of().items if one.state is state]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_checklist_is_filtered_by_verdict_and_section_and_back_again(open_page: OpenPage, width: int) -> None:
    page = open_page(CHECKLIST, width=width)
    everything = [one.item.code for one in verdict_of().items]
    assert codes(page) == everything
    page.locator(f".pr-verdicts a[href*='{ItemState.INCOMPLETE}']").click()
    page.wait_for_url("**/oit/?verdict=incomplete#list")
    assert codes(page) == with_state(ItemState.INCOMPLETE)
    expect(page.locator(".pr-group:visible")).to_have_count(1)
    page.goto(f"{CHECKLIST}?verdict=to_be_seen#list")
    page.locator(".pr-facets[data-pr-facets] summary").click()
    page.locator('.pr-facets a[data-facet="section"][data-value="9.4"]').click()
    page.wait_for_url("**/oit/?verdict=to_be_seen&section=9.4#list")
    both = [one.item.code for one in verdict_of().in_section("9.4") if one.state is ItemState.TO_BE_SEEN]
    assert codes(page) == both
    assert 0 < len(both) < len(with_state(ItemState.TO_BE_SEEN))
    page.go_back()
    page.wait_for_url("**/oit/?verdict=to_be_seen#list")
    assert codes(page) == with_state(ItemState.TO_BE_SEEN)
    page.locator("[data-pr-all]").click()
    page.wait_for_url("**/oit/#list")
    assert codes(page) == everything


# On paper


def sheets_of(pdf: bytes) -> int:
    """How many sheets a PDF has, all of them A4."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*([\d. ]+)\]", pdf)
    assert {tuple(round(float(number)) for number in box.split()[2:]) for box in boxes} == {A4_IN_POINTS}
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    return len(boxes)


def printed(page: Page) -> int:
    return sheets_of(page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(("slug", "year_be"), [("sample", 2569), ("sample", 2567), ("kut-noi", 2566)])
def test_in_the_pack_each_item_is_a_sheet_of_its_own(open_page: OpenPage, slug: str, year_be: int) -> None:
    page = open_page(f"{slug}/{year_be}/oit/evidence-pack/", own=True)
    items = len(verdict_of(slug, year_be).items)
    expect(page.locator(".pr-sheet .pr-qr__code")).to_have_count(items)
    whole = printed(page)
    page.evaluate("document.querySelectorAll('.pr-sheet').forEach(sheet => sheet.remove())")
    cover = printed(page)
    assert 2 <= cover <= 3
    # An item with very many elements may take a second sheet.
    assert cover + items <= whole <= cover + items + 2


def test_the_page_of_an_item_is_one_sheet(open_page: OpenPage) -> None:
    longer = []
    for item in verdict_of().items:
        page = open_page(f"{CHECKLIST}{item.item.code.lower()}/")
        page.emulate_media(media="print")
        expect(page.locator(".pr-qr__code")).to_be_visible()
        count = printed(page)
        if count > 1:
            longer.append((item.item.code, count))
        page.close()
    assert all(count == 2 for _, count in longer)
    assert len(longer) <= 2, longer


def test_the_printed_checklist_is_the_form(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    assert 1 <= printed(page) <= 3
    page.emulate_media(media="print")
    assert codes(page) == [one.item.code for one in verdict_of().items]
    for part in page.locator(".pr-facets, .pr-years-nav, .pr-crumbs, .pr-takeaway, .md-footer, .pr-tabs, .pr-bar").all():
        expect(part).to_be_hidden()
    assert page.locator(".pr-checklist thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    for row in page.locator(".pr-row").all():
        assert row.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    title = page.locator(".pr-row__title").first
    assert title.evaluate("link => getComputedStyle(link, '::after').content") == '"prongsai.example/sample/2569/oit/o1/"'
    expect(page.locator(".pr-row", has_text="O20")).to_contain_text("ขาด สื่อให้ความรู้เรื่องการรับทรัพย์สิน")


def test_a_checklist_that_is_filtered_is_printed_so_and_says_it(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}?verdict=incomplete")
    page.emulate_media(media="print")
    assert codes(page) == with_state(ItemState.INCOMPLETE)
    expect(page.get_by_text(f"แสดง {len(with_state(ItemState.INCOMPLETE))} จาก {len(verdict_of().items)} ข้อ: ไม่ครบ")).to_be_visible()


def test_the_address_of_what_is_outside_is_printed_too(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}o21/")
    page.emulate_media(media="print")
    outside = page.locator(".pr-proofs a").first
    assert "https://www.tambon-sample.example/documents/" in outside.evaluate("link => getComputedStyle(link, '::after').content")


def test_the_pack_reads_on_screen_without_script(open_page: OpenPage) -> None:
    page = open_page(PACK, width=320, java_script_enabled=False)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.locator(".pr-contents a[href='#o13']").click()
    expect(page.locator("#o13 h2")).to_be_in_viewport()
    expect(page.locator("#o13 .pr-element").first).to_be_visible()


# The answer sheet


def rows_of_xlsx(path: Path) -> list[list[str]]:
    book = load_workbook(path)
    (sheet,) = book.worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert all(cell.value is None for row in sheet.iter_rows() for cell in row if cell.data_type == "n")
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def rows_of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def status_of(url: str) -> int:
    try:
        with urlopen(url, timeout=300) as response:  # noqa: S310  # our own host
            return int(response.status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize(("slug", "year_be"), YEARS)
def test_every_address_of_the_answer_sheet_opens(portal: Path, host: str, slug: str, year_be: int) -> None:
    folder = portal / slug / str(year_be) / "oit"
    told = rows_of_xlsx(folder / "answer-sheet.xlsx")
    (head, *rows) = rows_of_csv((folder / "answer-sheet.csv").read_bytes())
    assert [[cell.replace("\r\n", "\n") for cell in row] for row in told] == [head, *rows]
    catalogue = PORTAL.oit_catalogues.get(year_be)
    assert catalogue
    assert [row[0] for row in rows] == [item.code for item in catalogue.items]
    assert [row[1] for row in rows] == [item.title_th for item in catalogue.items]
    assert not [cell for row in rows for cell in row if "\ufffd" in cell or cell.startswith(("=", "+", "@"))]
    assert {row[3].startswith(f"{SITE_URL}{slug}/{year_be}/oit/o") for row in rows} == {True}
    opened = {row[3]: status_of(host + row[3].removeprefix(SITE_URL)) for row in rows}
    assert set(opened.values()) == {HTTPStatus.OK}, opened


def test_libreoffice_opens_the_answer_sheet(portal: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("soffice is not installed")
    for slug, year_be in (("sample", 2569), ("kut-noi", 2566)):
        folder = portal / slug / str(year_be) / "oit"
        for name in ("answer-sheet.xlsx", "answer-sheet.csv"):
            target = tmp_path / slug / name.replace(".", "-")
            # 76: UTF-8, whatever the machine's own is.
            options = ["--infilter=CSV:44,34,76,1"] if name.endswith("csv") else []
            command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", *options]
            command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(target), str(folder / name)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
            (converted,) = target.iterdir()
            expected = rows_of_csv((folder / "answer-sheet.csv").read_bytes())
            read = rows_of_csv(converted.read_bytes())
            assert [[cell.replace("\r\n", "\n") for cell in row[:4]] for row in read] == [row[:4] for row in expected]

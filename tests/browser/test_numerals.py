"""Thai digits for readers, Arabic digits for machines, whichever of them were typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds import addresses_in, unlike_each_other
from tests.browser.serving import served
from tests.building import CHECKOUT, make_project, run_build, settings
from tests.reading import Element, parse

pytestmark = pytest.mark.browser

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

TYPED_IN_THAI = {
    "agency.yml": """\
kind: subdistrict_administration
name_th: องค์การบริหารส่วนตำบลเลขไทย ๙
short_name_th: อบต.เลขไทย ๙
district_th: เมือง
province_th: ทดสอบ
address_th: เลขที่ ๑๒๓ หมู่ที่ ๔
telephones: [๐๔๔-๐๐๐-๑๒๓ ต่อ ๑๑]
email: saraban2@test.example
""",
    "channels.yml": """\
- id: corruption
  purpose: corruption
  title_th: แจ้งการทุจริต ๒๔ ชั่วโมง
  ways: [{kind: telephone, telephone: ๐๔๔-๐๐๐-๑๒๓}]
  response_days: ๑๕
""",
    "2567/measures.yml": """\
- id: measure-1
  title_th: อบรม ๓ ครั้ง
  status: done
  updated_on: ๒ พ.ย. ๒๕๖๖
  results: [{text_th: อบรม ๓ ครั้ง, quantities: [{number: "๑,๒๕๐", unit_th: คน, percent: "๙๗.๐๗"}]}]
- {id: measure-2, title_th: ประชุม, status: in_progress}
""",
}


@pytest.fixture(scope="module")
def thai(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portal in Thai digits."""
    folder = tmp_path_factory.mktemp("thai")
    example = (CHECKOUT / "mkdocs.yml").read_text("utf-8")
    mkdocs_yml = folder / "mkdocs.yml"
    mkdocs_yml.write_text(
        example.replace("numerals: arabic", "numerals: thai")
        .replace("docs_dir: content", f"docs_dir: {CHECKOUT / 'content'}")
        .replace("custom_dir: theme_overrides", f"custom_dir: {CHECKOUT / 'theme_overrides'}"),
        "utf-8",
    )
    assert "numerals: thai" in mkdocs_yml.read_text("utf-8")
    return run_build(mkdocs_yml, folder / "site")


@pytest.fixture(scope="module")
def thai_host(thai: Path) -> Iterator[str]:
    with served(thai) as address:
        yield address


@pytest.fixture(scope="module", params=["arabic", "thai"])
def typed_in_thai(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where content typed in Thai digits is served, with the digits that its readers want."""
    folder = tmp_path_factory.mktemp(request.param)
    site = run_build(make_project(folder, TYPED_IN_THAI, settings(numerals=request.param)), folder / "site")
    with served(site) as address:
        yield address, request.param


def read_texts(element: Element, *, kept: bool = False) -> Iterator[tuple[str, bool]]:
    """Every text below `element`, and whether it belongs to machines."""
    kept = kept or element.name in ("script", "style", "code", "pre") or element.attributes.get("data-digits") == "arabic"
    if not element.name and element.text.strip():
        yield element.text, kept
    for child in element.children:
        yield from read_texts(child, kept=kept)


def both(portal: Path, thai: Path) -> Iterator[tuple[str, Element, Element]]:
    """Each page in Arabic digits and in Thai ones."""
    for address in [*(f"{one}index.html" for one in unlike_each_other(addresses_in(portal))), "404.html"]:
        yield address, parse((portal / address).read_text("utf-8")), parse((thai / address).read_text("utf-8"))


def marked_up(page: Element, table: dict[int, int]) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes; what search engines show to people is turned by `table`."""
    parts = [(part.name, dict(part.attributes)) for part in page.all() if part.name]
    for name, attributes in parts:
        attributes.pop("data-numerals", None)  # says to the search which digits these are
        if name == "meta" and (attributes.get("name") or attributes.get("property")) in ("description", "og:description", "og:title"):
            attributes["content"] = attributes["content"].translate(table)
    return parts


def test_elements_and_attributes_keep_their_digits(portal: Path, thai: Path) -> None:
    """Addresses, ids, telephone numbers to call, codes to scan: all are attributes."""
    assert addresses_in(thai) == addresses_in(portal)
    for address, arabic_page, thai_page in both(portal, thai):
        assert marked_up(thai_page, {}) == marked_up(arabic_page, THAI), address


def test_what_people_read_turns_and_what_machines_read_does_not(portal: Path, thai: Path) -> None:
    for address, arabic_page, thai_page in both(portal, thai):
        expected = [text if kept else text.translate(THAI) for text, kept in read_texts(arabic_page)]
        assert [text for text, _ in read_texts(thai_page)] == expected, address


def test_a_page_shows_no_arabic_digit_but_in_codes_and_addresses(open_page: OpenPage, thai_host: str) -> None:
    for address in ("", "sample/", "sample/2569/", "sample/2569/measures/", "sample/channels/", "sample/contact/"):
        page = open_page(address, base_url=thai_host)
        page.locator("[data-digits=arabic]").evaluate_all("all => all.forEach(one => one.remove())")
        assert re.findall(r"\d+", page.locator("body").inner_text().translate({ord(digit): "" for digit in "๐๑๒๓๔๕๖๗๘๙"})) == []


def test_what_script_writes_is_in_thai_digits_too(open_page: OpenPage, thai_host: str) -> None:
    page = open_page("sample/2569/measures/?status=done", base_url=thai_host)
    expect(page.locator("[data-pr-shown-words]")).to_have_text("แสดง ๖ จาก ๑๐ มาตรการ: ดำเนินการแล้ว")
    assert set("".join(page.locator(".pr-count").all_inner_texts())) <= set("๐๑๒๓๔๕๖๗๘๙")
    home = open_page("", base_url=thai_host)
    home.locator("#pr-finder-input").fill("กุดน้อย")
    expect(home.locator("#pr-finder-count")).to_have_text("พบ ๑ หน่วยงาน")


def data_of(page: Page) -> list[dict[str, Any]]:
    return [json.loads(one) for one in page.locator("script[type='application/ld+json']").all_text_contents()]


def test_digits_typed_in_thai_are_shown_as_the_site_wants_them(open_page: OpenPage, typed_in_thai: tuple[str, str]) -> None:
    host, numerals = typed_in_thai
    table = THAI if numerals == "thai" else ARABIC
    for address, texts in {
        "": ["องค์การบริหารส่วนตำบลเลขไทย 9", "2 พ.ย. 2566", "มาตรการทั้ง 2 มาตรการ"],
        "contact/": ["เลขที่ 123 หมู่ที่ 4"],
        "channels/corruption/": ["แจ้งการทุจริต 24 ชั่วโมง", "15 วันทำการ"],
        "2567/measures/measure-1/": ["อบรม 3 ครั้ง", "2 พฤศจิกายน 2566", "1,250 คน", "97.07"],
    }.items():
        page = open_page(address, base_url=host)
        assert "9".translate(table) in page.title()
        for text in texts:
            expect(page.locator("body")).to_contain_text(text.translate(table))


def test_telephone_and_email_stay_what_a_telephone_can_dial(open_page: OpenPage, typed_in_thai: tuple[str, str]) -> None:
    page = open_page("contact/", base_url=typed_in_thai[0])
    call = page.locator("article a[href^='tel:']").first
    expect(call).to_have_attribute("href", "tel:044000123,11")
    expect(call).to_have_text("044-000-123 ต่อ 11")
    mail = page.locator("article a[href^='mailto:']").first
    expect(mail).to_have_attribute("href", "mailto:saraban2@test.example")
    expect(mail).to_have_text("saraban2@test.example")
    (organization,) = (one for one in data_of(page) if one["@type"] == "GovernmentOrganization")
    assert organization["telephone"] == "044-000-123 ต่อ 11"
    page.goto("channels/corruption/")
    expect(page.locator(".pr-qr .pr-latin")).to_have_text("https://transparency.example/channels/corruption/#corruption")

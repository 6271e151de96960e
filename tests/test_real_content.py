"""The example portal: all that the five reports tell, nothing about persons, and a sample that nobody can take for real."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests.portals import example_portal
from tests.reading import parse

from prongsai.model.portal import Agency

MEASURES_OF_REPORTS = {
    "kut-noi": {2566: 17},
    "din-daeng": {2568: 10},
    "lung-takhian": {2567: 12},
    "chai-mongkhon": {2566: 7},
    "kut-chum-saeng": {2567: 4},
}

# SHA-256, cut short, of the given names and surnames that stand in the reports, by their length in characters.
NAMES_IN_REPORTS = {
    7: {"da5641de12f60750"},
    9: {"d079cc276e26a87a", "94d1918ec7921434", "7467d771f980b7bd", "e92d216a6c694e41"},
    10: {"c1e72ef9da38e003"},
    11: {"ef91ffa93df5945e"},
}

# นาย, นาง or นางสาว with a name; นายก, นายช่าง and มิถุนายน are no persons.
TITLE_WITH_NAME = re.compile(r"(?<!มิถุ)นาย(?!ก|ช่าง|ทะเบียน|อำเภอ)[ก-ฮเ-ไ]|นาง(?:สาว)?\s*[ก-ฮเ-ไ]|น\.ส\.|ด\.[ชญ]\.")


def agencies(*, fictional: bool) -> list[Agency]:
    return [agency for agency in example_portal().agencies if agency.profile.fictional == fictional]


@cache
def pages_of(site: Path, slug: str) -> dict[str, str]:
    """The HTML of every page of an agency, by name; what only leads on to another page says nothing itself."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted((site / slug).rglob("*.html"))}
    return {name: html for name, html in pages.items() if 'http-equiv="refresh"' not in html}


def words(html: str) -> str:
    """All that a page shows, with what its links and its head say."""
    return parse(html).words() + "".join(re.findall(r'content="([^"]*)"', html))


# What the reports tell


def test_every_measure_of_the_reports_is_there() -> None:
    counted = {
        agency.slug: {year.year_be: len(year.measures) for year in agency.years if year.measures} for agency in agencies(fictional=False)
    }
    assert counted == MEASURES_OF_REPORTS


def test_every_measure_has_its_page_and_stands_in_its_list(example_site: Path) -> None:
    for agency in example_portal().agencies:
        for year in agency.years:
            base = f"{agency.slug}/{year.year_be}/measures"
            for measure in year.measures:
                page = parse((example_site / base / measure.id / "index.html").read_text("utf-8"))
                heading = page.find("h1")
                assert heading
                assert heading.words() == measure.title_th
                assert f'href="../../../{base}/{measure.id}/"' in (example_site / base / "index.html").read_text("utf-8")


def test_every_link_inside_the_site_leads_somewhere(example_site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in example_site.rglob("*.html") if path.name == "index.html"}
    anchors = {path: set(re.findall(r'\sid="([^"]+)"', html)) for path, html in pages.items()}
    broken, checked = [], 0
    for path, html in pages.items():
        for link in {unquote(one) for one in re.findall(r'(?:href|src)="([^"]*)"', html)}:
            parts = urlsplit(link.replace("&amp;", "&"))
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / parts.path).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            there = target.is_file() and (not parts.fragment or parts.fragment in anchors[target])
            checked += 1
            if not there:
                broken.append(f"{path.relative_to(example_site)} → {link}")
    assert broken == []
    assert checked > 1000


# Nobody is named


@pytest.mark.parametrize("slug", MEASURES_OF_REPORTS)
def test_no_page_of_a_real_agency_names_a_person(example_site: Path, slug: str) -> None:
    pages = pages_of(example_site, slug)
    assert len(pages) > 8
    found = {name: TITLE_WITH_NAME.findall(words(html)) + names_in(words(html)) for name, html in pages.items()}
    assert {name: what for name, what in found.items() if what} == {}


def names_in(text: str) -> list[str]:
    """The names of the reports that stand in `text`."""
    runs = set(re.findall("[ก-๛]+", text))
    windows = {run[at : at + length] for length in NAMES_IN_REPORTS for run in runs for at in range(len(run) - length + 1)}
    return [one for one in windows if fingerprint(one) in NAMES_IN_REPORTS[len(one)]]


def fingerprint(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


@pytest.mark.parametrize("typed", ["(นางสมมติ", "นางสาวสมมติ ทดสอบ", "นายเอก", "นาง สมมติ", "น.ส.สมมติ"])
def test_title_with_a_name_would_be_found(typed: str) -> None:
    assert TITLE_WITH_NAME.search(f"ลงนาม {typed} ตำแหน่ง")


@pytest.mark.parametrize("typed", ["นายกองค์การบริหารส่วนตำบล", "นายกเทศมนตรี", "นายช่างโยธา", "มิถุนายน 2567", "มิถุนายนนี้"])
def test_title_of_an_office_is_no_name(typed: str) -> None:
    assert not TITLE_WITH_NAME.search(f"เสนอ {typed} พิจารณา")


def test_name_inside_other_words_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES_IN_REPORTS, 5, {fingerprint("สมชาย")})
    assert names_in("เสนอโดยสมชายทดสอบ") == ["สมชาย"]


# The sample cannot be taken for real


@pytest.fixture(scope="module")
def sample(example_site: Path) -> dict[str, str]:
    (agency,) = agencies(fictional=True)
    assert agency.slug == "sample"
    return pages_of(example_site, "sample")


def test_every_page_of_the_sample_says_that_it_is_made_up(sample: dict[str, str]) -> None:
    # On a page that leads on nobody stays, and nothing of an agency is told.
    staying = {name: html for name, html in sample.items() if 'http-equiv="refresh"' not in html}
    assert len(staying) > 100
    for name, html in staying.items():
        notices = [one.words() for one in parse(html).find_all("aside", class_="pr-notice")]
        assert any("หน่วยงานสมมติ" in words for words in notices), name


def test_no_page_of_a_real_agency_says_so(example_site: Path) -> None:
    for slug in MEASURES_OF_REPORTS:
        assert [name for name, html in pages_of(example_site, slug).items() if "หน่วยงานสมมติ</strong>" in html] == []


def test_sample_names_hosts_that_cannot_exist(sample: dict[str, str]) -> None:
    hosts = {host for html in sample.values() for host in re.findall(r'(?:https?://|mailto:[^"@]+@)([\w.-]+)', html)}
    assert len(hosts) > 3
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org", "www.w3.org"}


def test_telephone_numbers_of_the_sample_ring_nowhere(sample: dict[str, str]) -> None:
    dialled = {number for html in sample.values() for number in re.findall(r'href="tel:([^"]*)"', html)}
    assert len(dialled) > 3
    written = {number for html in sample.values() for number in re.findall(r"(?<![\d-])0\d{1,2}[- ]\d{3}[- ]\d{3,4}(?!\d)", words(html))}
    assert {number for number in dialled | written if not number.startswith("000")} == set()

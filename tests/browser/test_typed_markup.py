"""Whatever is typed is text: markup in any field is shown as it was typed, and never becomes a part of the page."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.kinds import addresses_in
from tests.browser.serving import served
from tests.building import make_project, run_build, settings

from prongsai.kinds import KINDS, Place
from prongsai.model.agency import AgencyProfile
from prongsai.model.assessment import Assessment
from prongsai.model.channel import Channel
from prongsai.model.document import Document
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.measure import Measure
from prongsai.model.news import News
from prongsai.model.no_gift import NoGift
from prongsai.model.oit import OitAnswer
from prongsai.model.own_catalogue import OwnCatalogue
from prongsai.model.participation import Participation
from prongsai.model.procurement import Job
from prongsai.model.search import EverydayWord
from prongsai.model.service_manual import ServiceManual
from prongsai.model.statistics import Statistics
from prongsai.model.structure import Structure

pytestmark = pytest.mark.browser

MARKUP = (
    '<img src=x onerror=alert(1)></title><script>alert(2)</script>"><svg onload=alert(3)>'
    "' onmouseover='alert(4)' {{ 7*7 }} --><!-- &lt;b&gt;"
)

# Fields that hold text which no page shows by itself: everyday words are shown by the search, to whoever has typed one.
NOT_SHOWN = {"search.yml: said_th", "search.yml: means_th"}

# Values that are no free text: what they have to be, by name.
GIVEN: dict[str, Any] = {
    "id": "one",
    "kind": None,
    "colour": "#803030",
    "latitude": 9,
    "longitude": 101.5,
    "telephones": ["044-000-000"],
    "telephone": "044-000-000",
    "website_url": "https://agency.example/",
    "map_url": "https://map.example/",
    "url": "https://agency.example/a",
    "request_url": "https://agency.example/request",
    "manual_url": "https://agency.example/manual",
    "readers": ["one"],
    "owners": ["one"],
    "office": "one",
    "unit": "one",
    "e_service": "one",
    "side": "political",
    "rank": "head",
    "channels": ["one"],
    "e_services": ["one"],
    "issue": "one",
    "questions": ["one"],
    "weakness_id": "one",
    "indicator": "7",
    "tool": "eit",
    "score": 80.5,
    "total_score": 80.5,
    "number": 3,
    "people": 4,
    "percent": 5,
    "days": 6,
    "fee_baht": 7,
    "response_days": 8,
    "status": "done",
    "level_th": "ผ่านดี",
    "item": "O13",
    "topic": "annual-report",
    "element": "results",
    "elements": None,
    "documents": ["one"],
    "document": "one",
    "covers": "2565",
    "sha256": None,
    "month": "ต.ค. 2565",
    "period": "ต.ค. 2565 - มี.ค. 2566",
    "published_on": "6 ธ.ค. 2565",
    "count": 3,
    "received": 3,
    "finished": 2,
    "pending": 1,
}
GIVEN_THERE = {
    "oit-catalogue: sections section": "9.1",
    "oit-catalogue: items code": "O13",
    "oit-catalogue: items period": "current",
    "oit-catalogue: items elements period": "current",
}
"""The same where a name means something else than in other files."""
FREE = {"line_id", "page", "code", "contract_number"}
"""Free text without `_th` in its name."""


class Clerk:
    """Types markup into every text field of a record, each with a mark of its own."""

    def __init__(self) -> None:
        self.typed: dict[str, str] = {}

    def text(self, where: str) -> str:
        mark = f"ช่อง{len(self.typed) + 1}จบ"
        self.typed[mark] = where
        return f"{mark} {MARKUP}"

    def record(self, kind: Any, where: str, depth: int = 0) -> dict[str, Any]:
        hints = typing.get_type_hints(kind, include_extras=True)
        fields = {
            field.name: self.value(field.name, hints[field.name], f"{where} {field.name}", depth) for field in dataclasses.fields(kind)
        }
        return {name: value for name, value in fields.items() if value is not None}

    def value(self, name: str, hint: Any, where: str, depth: int) -> Any:
        if (inner := record_in(hint)) is not None:
            one = self.record(inner, where, depth + 1) if depth < 3 else None
            return [one] if one and typing.get_origin(bare(hint)) is tuple else one
        if where in GIVEN_THERE:
            return GIVEN_THERE[where]
        if name in GIVEN:
            return GIVEN[name]
        if name.endswith("_th") or name in FREE:
            return [self.text(where)] if typing.get_origin(bare(hint)) is tuple else self.text(where)
        return None


def bare(hint: Any) -> Any:
    """`hint` without its constraints and without None."""
    if typing.get_origin(hint) is typing.Annotated:
        return bare(typing.get_args(hint)[0])
    if type(None) in typing.get_args(hint):
        return bare(next(one for one in typing.get_args(hint) if one is not type(None)))
    return hint


def record_in(hint: Any) -> Any:
    """The record type that `hint` is, or is a list of."""
    kind = bare(hint)
    if typing.get_origin(kind) is tuple:
        kind = bare(typing.get_args(kind)[0])
    # Months and periods are typed as text, and so is a schedule.
    return kind if dataclasses.is_dataclass(kind) and "_Schedule" not in str(kind) and "prongsai.thai" not in str(kind) else None


def content(clerk: Clerk) -> dict[str, str]:
    """The files of an agency; a channel of each of the two kinds, so that each page has one."""
    year = clerk.record(YearRecord, "year.yml:") | {"assessment_year_be": 2565, "frozen": True, "frozen_on": "2024-01-01"}
    year["reopened"]["on"] = "2024-01-02"
    general, corruption = (clerk.record(Channel, "channels.yml:") for _ in range(2))
    files: dict[str, Any] = {
        "agency.yml": clerk.record(AgencyProfile, "agency.yml:") | {"kind": "subdistrict_administration"},
        "channels.yml": [general | {"purpose": "complaint"}, corruption | {"purpose": "corruption", "id": "two"}],
        "e-services.yml": [clerk.record(EService, "e-services.yml:")],
        "structure.yml": clerk.record(Structure, "structure.yml:"),
        "executives.yml": [clerk.record(Executive, "executives.yml:")],
        "service-manuals.yml": [clerk.record(ServiceManual, "service-manuals.yml:")],
        "search.yml": [clerk.record(EverydayWord, "search.yml:")],
        "2565/assessment.yml": clerk.record(Assessment, "assessment.yml:"),
        "2566/year.yml": year,
        "2566/measures.yml": [clerk.record(Measure, "measures.yml:"), clerk.record(Measure, "measures.yml:") | {"id": "two"}],
        "2566/statistics.yml": clerk.record(Statistics, "statistics.yml:"),
        "2566/procurement.yml": [clerk.record(Job, "procurement.yml:")],
        "2566/news.yml": [clerk.record(News, "news.yml:")],
        "2566/participation.yml": [clerk.record(Participation, "participation.yml:")],
        "2566/no-gift.yml": clerk.record(NoGift, "no-gift.yml:"),
        "2566/documents.yml": [clerk.record(Document, "documents.yml:")],
        "2566/oit.yml": [clerk.record(OitAnswer, "oit.yml:") | {"disclosed": False}],
    }
    forms = {"oit-catalogue/2566.yml": clerk.record(OwnCatalogue, "oit-catalogue:")}
    everything = forms | {f"evil/{name}": data for name, data in files.items()}
    return {name: json.dumps(with_kinds(data), ensure_ascii=False) for name, data in everything.items()}


def with_kinds(data: Any) -> Any:
    """Each way and account with a kind of its own record."""
    if isinstance(data, dict):
        data = {key: with_kinds(value) for key, value in data.items()}
        for key, kind in (("ways", "web_form"), ("social_accounts", "facebook"), ("complaints", "corruption")):
            for one in data.get(key, []):
                one["kind"] = kind
    elif isinstance(data, list):
        data = [with_kinds(one) for one in data]
    return data


@pytest.fixture(scope="module")
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, clerk: Clerk) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    # JSON is YAML, and leaves nothing to be quoted by hand.
    name = json.dumps(f"ชื่อเว็บไซต์ {MARKUP}", ensure_ascii=False)
    mkdocs_yml = make_project(folder, content(clerk), settings().replace("site_name: ท้องถิ่นทดสอบ", f"site_name: {name}"))
    return run_build(mkdocs_yml, folder / "site", strict=False)


@pytest.fixture(scope="module")
def seen(browser: Browser, site: Path) -> Iterator[dict[str, dict[str, Any]]]:
    """What each page is like after a person has been over all of it; a dialog would stop the test."""
    with served(site) as host:
        context = browser.new_context(base_url=host, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message} at {page.url}"))
        found = {}
        for address in [*addresses_in(site), "no/such/page/"]:
            page.goto(address or "./")
            found[address] = look_at(page)
        yield found
        context.close()


def look_at(page: Page) -> dict[str, Any]:
    return page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("*")];
          return {
            title: document.title,
            text: document.body.textContent.replace(/\\s+/g, " "),
            names: all.map(one => one.tagName.toLowerCase() + (one.src || one.getAttribute("type") || "")),
            handlers: all.flatMap(one => one.getAttributeNames()).filter(name => name.startsWith("on")),
            images: [...document.querySelectorAll("img")].map(one => one.getAttribute("src")),
            scripts: [...document.scripts].filter(one => /alert/.test(one.textContent) && one.type !== "application/ld+json").length,
            data: [...document.querySelectorAll("script[type='application/ld+json']")].map(one => JSON.parse(one.textContent)),
            description: document.querySelector("meta[name=description]").content,
          };
        }"""
    )


def test_every_kind_of_page_was_looked_at(seen: dict[str, dict[str, Any]]) -> None:
    # A page for each topic of the form: one of a kind.
    topics = {address for address in seen if address.startswith("oit/topics/")}
    assert len(topics) == 43
    indexes = {address for address in seen if address.startswith("search/") and address != "search/"}
    assert "search/oit/" in indexes
    assert set(seen) - topics - indexes == {
        "",
        "oit/",
        "oit/2566/",
        "channels/",
        "search/",
        "e-services/",
        "evil/",
        "evil/2565/",
        "evil/2566/",
        "evil/2566/documents/",
        "evil/2566/measures/",
        "evil/2566/measures/one/",
        "evil/2566/measures/two/",
        "evil/2566/news/",
        "evil/2566/news/one/",
        "evil/2566/no-gift/",
        "evil/2566/oit/",
        "evil/2566/oit/evidence-pack/",
        *(f"evil/2566/oit/o{number}/" for number in range(1, 44)),
        "evil/2566/participation/",
        "evil/2566/procurement/",
        "evil/2566/statistics/",
        "evil/channels/",
        "evil/channels/corruption/",
        "evil/contact/",
        "evil/e-services/",
        "evil/e-services/one/",
        "evil/executives/",
        "evil/service-manuals/",
        "evil/service-manuals/one/",
        "evil/structure/",
        "no/such/page/",
    }


def test_typed_markup_makes_no_element_and_no_handler(seen: dict[str, dict[str, Any]]) -> None:
    for address, page in seen.items():
        assert page["handlers"] == [], address
        assert page["images"] == [], address
        assert page["scripts"] == 0, address


def test_every_text_is_shown_as_it_was_typed(seen: dict[str, dict[str, Any]], clerk: Clerk) -> None:
    shown = " ".join(page["text"] for page in seen.values())
    assert len(clerk.typed) > 100
    assert {where for mark, where in clerk.typed.items() if f"{mark} {MARKUP}" not in shown} == NOT_SHOWN


def test_titles_and_descriptions_are_the_text_itself(seen: dict[str, dict[str, Any]]) -> None:
    for address, page in seen.items():
        assert MARKUP in page["title"], address
        if address.startswith("evil/"):
            assert "จบ" in page["description"], address
            assert page["description"].count("<script>") >= 1, address


def test_structured_data_hold_the_text_and_stay_whole(seen: dict[str, dict[str, Any]]) -> None:
    data = json.dumps([page["data"] for page in seen.values()], ensure_ascii=False)
    assert json.dumps(MARKUP, ensure_ascii=False)[1:-1] in data
    assert all(one["@context"] == "https://schema.org" for page in seen.values() for one in page["data"])


def test_markup_is_typed_into_every_kind_of_file(clerk: Clerk) -> None:
    # The list of addresses is on no page, and nobody stays on a page that leads on (see test_redirect_pages.py).
    assert {where.split(":")[0] for where in clerk.typed.values()} == {kind.file for kind in KINDS if Place.SITE not in kind.lies}


def test_the_table_of_given_values_names_no_text(clerk: Clerk) -> None:
    """A new text field is typed into by its `_th`; a name in the table would hide it."""
    assert clerk.typed
    assert [name for name in GIVEN if name.endswith("_th")] == ["level_th"]
    assert issubclass(bare(typing.get_type_hints(Assessment, include_extras=True)["level_th"]), StrEnum)

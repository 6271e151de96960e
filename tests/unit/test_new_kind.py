"""A new kind of record is one row, one model, one page module, one template and one docs section: `tests/made_up/` has them.

Nothing else knows of loans. That they are read, checked, shown, found, exported, recorded and documented follows from the row.
"""

from __future__ import annotations

import csv
import io
import pickle
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader
from jsonschema import Draft7Validator
from markupsafe import Markup
from tests.building import AGENCY, CHECKOUT, Files, build_site, make_project, settings, write_files
from tests.checking import records_of
from tests.index_reading import index_files
from tests.made_up.loan import Loan
from tests.made_up.loan_pages import LoansView
from tests.made_up.row import LOANS
from tests.portals import make_site, text_of, view_of
from tests.printed import files_of_kinds
from tests.reading import parse
from tests.template_types import annotations_of, check
from tests.unit.test_docs_content import choices_of, documented_keys, examples, keys_of, keys_to_document, written_keys

from prongsai import kinds
from prongsai.catalogue import key_labels
from prongsai.kinds import Place, RecordKind
from prongsai.model.portal import Portal
from prongsai.pages import Page, Plan, view
from prongsai.pages.oit_pages import ChecklistView
from prongsai.pages.oit_sheet import changed_on
from prongsai.pages.page import Link, SearchKind
from prongsai.pages.search_pages import SearchView
from prongsai.pages.year_pages import YearView
from prongsai.published.closed import files_of_year
from prongsai.published.living import planned
from prongsai.published.record import as_yaml, bring_up_to_date
from prongsai.render.renderer import Renderer
from prongsai.schema.json_schema import schemas
from prongsai.schema.shape import shape_of
from prongsai.search.entries import entries_of
from prongsai.search.size import pages_about
from prongsai.site.read import Reading, read_portal
from prongsai.source.yaml import tree as yaml_tree
from prongsai.thai.digits import Numerals

MADE_UP = CHECKOUT / "tests/made_up"
SECTION = (MADE_UP / "content.md").read_text("utf-8")
PROFILE = AGENCY + "units: [{id: office, name_th: สำนักปลัด}]\n"
LOAN_LIST = """\
- id: projector
  title_th: เครื่องฉายภาพ
  unit: office
  from_on: 6 ธ.ค. 2566
  to_on: 2023-12-08
  file: files/loan.pdf
  remark_th: ใช้ในงานประชาคม
  updated_on: ๑๑ ธ.ค. ๒๕๖๖
- id: tent
  title_th: เต็นท์สนาม
"""
CONTENT: Files = {"agency.yml": PROFILE, "2567/loans.yml": LOAN_LIST, "2567/files/loan.pdf": b"%PDF-1.4\n"}
GIVEN: dict[str, Any] = {
    "page": Page,
    "to": Callable[[str], str],
    "heading": Callable[[str, str], Markup],
    **annotations_of(LoansView),
}
"""What its template sees, with the types."""

# Other tests ask for the views of all templates: this one is there while its tests run, and only then.
del view.VIEWS[LoansView.template]


@pytest.fixture(autouse=True)
def row(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, LOANS)


def add(monkeypatch: pytest.MonkeyPatch, kind: RecordKind[Any]) -> None:
    monkeypatch.setattr(kinds, "KINDS", (*(one for one in kinds.KINDS if one.file != kind.file), kind))
    monkeypatch.setitem(view.VIEWS, LoansView.template, LoansView)


def read(folder: Path, files: Files | None = None) -> Reading:
    write_files(folder, {**CONTENT, **(files or {})})
    return read_portal(folder, "content")


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    reading = read(tmp_path)
    assert reading.problems == []
    assert reading.portal
    return reading.portal


def renderer_of(portal: Portal) -> Renderer:
    """The renderer with the template where it would lie: among ours, which see faces."""
    renderer = Renderer(make_site(portal))
    add_templates(renderer, MADE_UP)
    return renderer


def add_templates(renderer: Renderer, folder: Path) -> None:
    loader = renderer._env.loader
    assert loader
    renderer._env.loader = ChoiceLoader([FileSystemLoader(folder), loader])


def page_of(portal: Portal, address: str = "2567/loans/") -> Page:
    (page,) = [page for page in Plan(portal).pages() if page.address == address]
    return page


# Read and checked


def test_it_is_read_into_the_year(portal: Portal) -> None:
    (year,) = portal.agencies[0].years
    known: dict[str, Any] = {"unit": "office", "from_on": date(2023, 12, 6), "to_on": date(2023, 12, 8), "file": "files/loan.pdf"}
    told: dict[str, Any] = {"remark_th": "ใช้ในงานประชาคม", "updated_on": date(2023, 12, 11)}
    loans = (Loan(id="projector", title_th="เครื่องฉายภาพ", **known, **told), Loan(id="tent", title_th="เต็นท์สนาม"))
    assert LOANS.of(year) == year.more["loans"] == loans


def test_without_the_row_the_file_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    problems = [one for one in read(tmp_path).problems if one.code != "unused-file"]
    assert [(one.file, one.code) for one in problems] == [("content/2567/loans.yml", "unknown-file")]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("- {id: a, title_th: ก}\n- id: b\n  title_th: ข\n  lent_on: 6 ธ.ค. 2566\n", (4, "unknown-key", True)),
        ("- {id: a, title_th: ก}\n- id: b\n", (2, "missing-key", True)),
        ("- {id: a, title_th: ก}\n- id: a b\n  title_th: ข\n", (2, "unsafe-id", True)),
        ("- id: a\n  title_th: ก\n  unit: offise\n", (3, "unknown-unit", True)),
        ("- id: a\n  title_th: ก\n- id: b\n  title_th: ข\n- id: a\n  title_th: ค\n", (5, "duplicate-id", True)),
        ("- id: a\n  title_th: ก\n  from_on: 6 ธ.ค. 2567\n", (3, "date-outside-year", False)),
        ("- id: a\n  title_th: ก\n  from_on: 31 พ.ย. 2566\n", (3, "impossible-date", True)),
        ("- id: a\n  title_th: ก\n  unit:\n", (3, "blank-value", False)),
        ("- id: a\n  title_th: ก\n  file: files/lone.pdf\n", (3, "missing-file", True)),
        ("- id: a\n  title_th: <b>ก</b>\n", (2, "html-in-text", False)),
        ("id: a\ntitle_th: ก\n", (1, "wrong-type", True)),
    ],
)
def test_what_is_wrong_is_told_at_its_line(typed: str, told: tuple[int, str, bool], tmp_path: Path) -> None:
    problems = [one for one in read(tmp_path, {"2567/loans.yml": typed}).problems if one.code != "unused-file"]
    assert [(one.file, one.line, one.code, one.is_error) for one in problems] == [("content/2567/loans.yml", *told)]


def test_cures_name_what_was_meant(tmp_path: Path) -> None:
    typed = "- id: a\n  title_th: ก\n  unit: offise\n  updated: 6 ธ.ค. 2566\n  file: files/lone.pdf\n"
    cures = {one.code: one.cure for one in read(tmp_path, {"2567/loans.yml": typed}).problems}
    assert "office" in cures["unknown-unit"]
    assert "updated_on" in cures["unknown-key"]
    assert "files/loan.pdf" in cures["missing-file"]


@pytest.mark.parametrize(
    ("place", "cure"),
    [
        ("loans.yml", "ย้ายไฟล์เข้าโฟลเดอร์ปีงบประมาณ เช่น 2567"),
        ("2567/loan.yml", "เปลี่ยนชื่อไฟล์เป็น loans.yml"),
        ("2567/borrowing.yml", f"เปลี่ยนชื่อหรือย้ายไฟล์ (ชื่อไฟล์ที่ใช้ได้: {', '.join(map(str, kinds.lying(Place.YEAR)))}, loans.yml)"),
    ],
)
def test_a_file_in_the_wrong_place_is_told_where_it_belongs(place: str, cure: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": PROFILE, place: LOAN_LIST, "2567/files/loan.pdf": b"%PDF-1.4\n"})
    (problem,) = [one for one in read_portal(tmp_path, "content").problems if one.code != "unused-file"]
    assert (problem.file, problem.code, problem.is_error) == (f"content/{place}", "unknown-file", True)
    assert problem.cure == cure


def test_the_same_id_may_stand_in_two_years(tmp_path: Path) -> None:
    assert read(tmp_path, {"2568/loans.yml": "- {id: tent, title_th: เต็นท์}\n"}).problems == []


def test_a_kind_of_an_agency_is_read_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_agency = replace(LOANS, lies=frozenset({Place.AGENCY}), pages="", menu_th="")
    add(monkeypatch, of_agency)
    write_files(tmp_path, {"agency.yml": PROFILE, "loans.yml": "- {id: tent, title_th: เต็นท์, updated_on: 2024-01-05}\n"})
    portal = read_portal(tmp_path).portal
    assert portal
    assert [one.id for one in of_agency.of(portal.agencies[0])] == ["tent"]


def test_a_kind_may_have_a_folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder = replace(LOANS, folder=True)
    add(monkeypatch, in_folder)
    # Files are named from the year's folder, as in the list.
    reading = read(tmp_path, {"2567/loans/chair.yml": "id: chair\ntitle_th: เก้าอี้\nfile: files/loan.pdf\n"})
    assert reading.problems == []
    assert reading.portal
    assert [one.id for one in in_folder.of(reading.portal.agencies[0].years[0])] == ["projector", "tent", "chair"]


# Typed


def test_editors_have_its_schema() -> None:
    schema = schemas()["loans.schema.json"]
    loan = schema["definitions"]["Loan"]["properties"]
    assert {key: told["title"] for key, told in loan.items()} == {key: key_labels()[key] for key in keys_of(LOANS)[""]}
    validator = Draft7Validator(schema)

    def refused(text: str) -> list[list[str | int]]:
        return [list(error.absolute_path) for error in validator.iter_errors(yaml_tree.parse(text)[0])]

    assert refused(LOAN_LIST) == []
    assert refused("- {id: tent, title_th: เต็นท์, lent_on: 2024-01-05}\n") == [[0]]
    assert refused("- {title_th: เต็นท์}\n") == [[0]]
    assert refused("- {id: tent, title_th: เต็นท์, from_on: เมื่อวาน}\n") == [[0, "from_on"]]


# Shown


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built by MkDocs, with the template among an agency's own."""
    folder = tmp_path_factory.mktemp("site")
    template = {"theme/prongsai/loans.html": (MADE_UP / "loans.html").read_bytes()}
    write_files(folder, template)
    project = make_project(folder, CONTENT, settings(theme="  custom_dir: theme"))
    with pytest.MonkeyPatch.context() as patch:
        add(patch, LOANS)
        return build_site(project)


def test_the_site_has_its_page(site: Path) -> None:
    page = parse((site / "2567/loans/index.html").read_text("utf-8"))
    (title,) = page.find_all("h1")
    assert title.words() == "การยืมพัสดุ ปีงบประมาณ 2567"
    headings = [(one.attributes["id"], one.words()) for one in page.find_all("h2") if "id" in one.attributes]
    assert [one for one in headings if one[0] in ("projector", "tent")] == [("projector", "เครื่องฉายภาพ"), ("tent", "เต็นท์สนาม")]
    assert "6 ธันวาคม 2566" in page.words()
    assert "สำนักปลัด" in page.words()
    assert "2567/loans/" in (site / "sitemap.xml").read_text("utf-8")


def test_every_link_of_its_page_opens(site: Path) -> None:
    page = parse((site / "2567/loans/index.html").read_text("utf-8"))
    content = page.find("div", id="pr-content") or page
    links = {link.attributes["href"] for link in content.find_all("a") if link.attributes["href"].startswith("../")}
    assert "../../2567/files/loan.pdf" in links
    for link in links:
        there = site / "2567/loans" / link.partition("#")[0]
        assert there.is_file() or (there / "index.html").is_file(), link


def test_the_page_of_the_year_leads_to_it_by_its_menu_word(site: Path, portal: Portal) -> None:
    assert Link("การยืมพัสดุ", "2567/loans/") in view_of(page_of(portal, "2567/"), YearView).records
    year = parse((site / "2567/index.html").read_text("utf-8"))
    assert "[การยืมพัสดุ](../2567/loans/)" in year.words()


def test_a_year_without_it_has_neither_page_nor_link(tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": PROFILE, "2567/year.yml": "remark_th: ก\n"})
    portal = read_portal(tmp_path).portal
    assert portal
    assert [page.address for page in Plan(portal).pages() if "loans" in page.address] == []
    assert view_of(page_of(portal, "2567/"), YearView).records == ()


def test_the_template_draws_what_its_view_holds(portal: Portal) -> None:
    renderer = renderer_of(portal)
    page = page_of(portal)
    view_of(page, LoansView)
    content = parse(renderer.slots(page)["content"])
    assert [one.words() for one in content.find_all("span", class_="pr-missing")][-3:] == ["‹ยังไม่ได้เปิดเผย›"] * 3
    assert "สำนักปลัด" in content.words()
    assert check(renderer._env, "loans.html", GIVEN) == []


def test_a_name_that_its_view_has_not_is_told_in_its_template(portal: Portal, tmp_path: Path) -> None:
    write_files(tmp_path / "theme", {"loans.html": (MADE_UP / "loans.html").read_text("utf-8").replace("one.to_on", "one.until_on")})
    renderer = renderer_of(portal)
    add_templates(renderer, tmp_path / "theme")
    errors = check(renderer._env, "loans.html", GIVEN)
    assert errors
    assert all("Loan" in one and "until_on" in one for one in errors)


def test_its_page_is_a_value(portal: Portal) -> None:
    page = page_of(portal)
    again = pickle.loads(pickle.dumps(page))  # noqa: S301
    assert (again, hash(again)) == (page, hash(page))


# Found, exported, recorded


def test_the_search_finds_it(portal: Portal, site: Path) -> None:
    page = page_of(portal)
    entries = list(entries_of(page, renderer_of(portal).slots(page)["content"], Numerals.ARABIC))
    assert [(one.address, one.title_th, one.kind, one.year_be) for one in entries] == [
        ("2567/loans/", "การยืมพัสดุ ปีงบประมาณ 2567", SearchKind.RECORDS, 2567),
        ("2567/loans/#projector", "เครื่องฉายภาพ", SearchKind.RECORDS, 2567),
        ("2567/loans/#tent", "เต็นท์สนาม", SearchKind.RECORDS, 2567),
    ]
    index = str([file.data for file in index_files(site).values()])
    assert all(one.address in index and one.title_th in index for one in entries)


def test_the_index_by_letter_lists_it(portal: Portal) -> None:
    shelves = {one.kind: one for one in view_of(page_of(portal, "search/"), SearchView).shelves}
    assert "2567/loans/" in [one.address for one in shelves[SearchKind.RECORDS].entries]


def test_its_page_is_counted_beforehand(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = pages_about(portal)
    (year,) = portal.agencies[0].years
    without = replace(portal, agencies=(replace(portal.agencies[0], years=(replace(year, more={}),)),))
    assert pages_about(without) == count - 1
    add(monkeypatch, replace(LOANS, page_each=True))
    assert pages_about(portal) == count + 2


def test_its_table_is_taken_away_as_csv(portal: Portal, site: Path) -> None:
    (file,) = page_of(portal).files
    assert file.address == "2567/loans/loans.csv"
    written = (site / file.address).read_bytes().decode("utf-8")
    assert written == text_of(file)
    assert list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))) == [
        ["พัสดุ", "วันที่ยืม", "วันที่คืน", "ผู้ดูแล"],
        ["เครื่องฉายภาพ", "2023-12-06", "2023-12-08", "สำนักปลัด"],
        ["เต็นท์สนาม", "", "", ""],
    ]


def test_the_oit_sheet_takes_the_day_on_which_it_was_brought_up_to_date(portal: Portal) -> None:
    (agency,) = portal.agencies
    assert changed_on(agency, agency.years[0]) == date(2023, 12, 11)
    assert view_of(page_of(portal, "2567/oit/"), ChecklistView).changed_on == date(2023, 12, 11)


def test_the_checksums_of_a_closed_year_include_it(tmp_path: Path) -> None:
    def sums(name: str, loans: str) -> dict[str, str]:
        records = records_of(tmp_path / name, {**CONTENT, "2567/loans.yml": loans})
        found = files_of_year(records, PurePosixPath("2567"))
        assert found
        return {path: held.sha256 for path, held in found.items()}

    before, same, after = sums("a", LOAN_LIST), sums("b", f"# ทะเบียน\n{LOAN_LIST}"), sums("c", LOAN_LIST + "  remark_th: คืนแล้ว\n")
    assert sorted(before) == ["files/loan.pdf", "loans.yml"]
    assert before == same
    assert [name for name in before if before[name] != after[name]] == ["loans.yml"]


def test_a_change_in_a_closed_year_is_refused(tmp_path: Path) -> None:
    closed = {"2567/year.yml": "frozen: true\nfrozen_on: 1 ต.ค. 2567\n"}
    reading = read(tmp_path, closed)
    assert reading.plan
    recorded = as_yaml(bring_up_to_date(reading.records, reading.plan, date(2024, 10, 2)).record)
    assert read(tmp_path, {**closed, "published.yml": recorded}).problems == []
    (problem,) = read(tmp_path, {**closed, "2567/loans.yml": LOAN_LIST.replace("เต็นท์", "ร่ม")}).problems
    assert (problem.file, problem.code, problem.is_error) == ("content/2567/loans.yml", "year-is-closed", True)


def test_its_page_table_and_file_are_recorded(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.plan
    assert {"2567/loans/", "2567/loans/loans.csv"} <= {one.address for one in planned(reading.plan)}
    update = bring_up_to_date(reading.records, reading.plan, date(2024, 4, 5))
    added = {one.address: one.title_th for one in update.added}
    assert added["2567/loans/"] == "การยืมพัสดุ ปีงบประมาณ 2567"
    assert "2567/loans/loans.csv" in added
    assert added["2567/files/loan.pdf"] == "เครื่องฉายภาพ"


# Documented


def test_its_section_tells_every_key_and_its_example_is_content_without_problems(tmp_path: Path) -> None:
    assert documented_keys(SECTION, LOANS) == keys_to_document(LOANS)
    assert list(choices_of(shape_of(LOANS.record))) == []
    (example,) = examples(SECTION)
    assert set(written_keys(yaml_tree.parse(example.text)[0])) == {(name, key) for name, keys in keys_of(LOANS).items() for key in keys}
    reading = read(tmp_path, {example.file: example.text})
    assert reading.problems == []
    assert reading.portal
    assert [one.id for one in LOANS.of(reading.portal.agencies[0].years[0])] == ["projector"]


def test_the_handbooks_table_has_its_row() -> None:
    assert "| `loans.yml` | ทะเบียนการยืมพัสดุ | โฟลเดอร์ปี เช่น `2567` | ใช่ |\n" in files_of_kinds()


def test_nothing_in_the_package_knows_of_it() -> None:
    sources = (path.read_text("utf-8") for path in (CHECKOUT / "plugins/prongsai").rglob("*.*") if path.suffix in {".py", ".html", ".yml"})
    assert [found[0] for text in sources if (found := re.search(r"(?i)\bloans?\b", text))] == []

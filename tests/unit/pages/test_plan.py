"""The plan of a site: each agency is planned, and each of its years judged, once a build."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.building import AGENCY, Files, build_site, make_project
from tests.portals import make_agency, make_measures, make_portal, make_year

from prongsai import cli, pages
from prongsai.catalogue.oit import SHIPPED
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.oit import verdict
from prongsai.pages import OfAgency, Plan, pages_of, plan_agency
from prongsai.parallel import fork
from prongsai.site import write as site_writer

MEASURES = "- {id: website, title_th: ปรับปรุงเว็บไซต์}\n"
CONTENT: Files = {
    **{f"{slug}/agency.yml": AGENCY.replace("ทดสอบ", f"ทดสอบ {slug}") for slug in ("one", "two")},
    **{f"one/{year}/measures.yml": MEASURES for year in (2565, 2566, 2567)},
    "two/2567/measures.yml": MEASURES,
    "about.md": "# เกี่ยวกับเว็บไซต์นี้\n",
}
JUDGED = ["one 2566", "one 2567", "two 2567"]
"""There is no form of 2565."""


class Counted:
    """What was called, written down where every process of a build can write."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._planned, self._judged = folder / "planned", folder / "judged"
        made = verdict._Judging.__init__

        def counting_plan(agency: Agency, forms: OitForms) -> OfAgency:
            _note(self._planned, agency.slug)
            return plan_agency(agency, forms)

        def counting_verdicts(judging: Any, agency: Agency, year: Any) -> None:
            _note(self._judged, f"{agency.slug} {year.year_be}")
            made(judging, agency, year)

        monkeypatch.setattr(pages, "plan_agency", counting_plan)
        # Whoever judges a year, and by whichever name, makes one of these.
        monkeypatch.setattr(verdict._Judging, "__init__", counting_verdicts)

    @property
    def planned(self) -> list[str]:
        """The agencies, once for each time."""
        return sorted(self._planned.read_text("utf-8").splitlines())

    @property
    def judged(self) -> list[str]:
        """The agencies' years, once for each time."""
        return sorted(self._judged.read_text("utf-8").splitlines())


def _note(file: Path, name: str) -> None:
    with file.open("a", encoding="utf-8") as notes:
        notes.write(f"{name}\n")


@pytest.mark.parametrize(("processes", "asked_before"), [(1, True), (2, True), (2, False)])
def test_a_build_plans_each_agency_and_judges_each_year_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int, asked_before: bool
) -> None:
    """What was published and what a person wrote are held against the pages before any is written."""
    content = {name: text for name, text in CONTENT.items() if asked_before or not name.endswith(".md")}
    project = make_project(tmp_path, content)
    if asked_before:
        done = CliRunner().invoke(cli.main, ["publish-record", str(tmp_path / "content")], obj=lambda: date(2024, 4, 5))
        assert done.exit_code == 0, done.output
    assert (tmp_path / "content/published.yml").exists() is asked_before
    monkeypatch.setattr(site_writer, "_ENOUGH_PAGES", 0)
    monkeypatch.setattr(fork, "_processes", lambda: processes)
    counted = Counted(tmp_path, monkeypatch)
    site = build_site(project)
    assert counted.planned == ["one", "two"]
    assert counted.judged == JUDGED
    for address in ("one/2567/oit/o1", "two/2567/measures/website", "oit/2567", "search", *(["about"] if asked_before else [])):
        assert (site / address / "index.html").is_file()


def test_asking_again_plans_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agencies = tuple(make_agency(slug, years=(make_year(2567, make_measures(2)),)) for slug in ("one", "two"))
    counted = Counted(tmp_path, monkeypatch)
    plan = Plan(make_portal(agencies))
    first, again = list(plan.pages()), list(plan.pages())
    assert counted.planned == ["one", "two"]
    assert counted.judged == ["one 2567", "two 2567"]
    assert first == again == list(pages_of(make_portal(agencies)))


def test_what_is_forgotten_is_planned_anew_and_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(tmp_path, monkeypatch)
    plan = Plan(make_portal((make_agency(years=(make_year(2567),)),)))
    before = plan.of_agency(0)
    plan.forget(0)
    assert plan.of_agency(0) == before
    assert counted.planned == ["kut-noi", "kut-noi"]


def test_an_agencys_pages_come_kind_by_kind_then_year_by_year() -> None:
    years = make_year(2567, make_measures(1)), make_year(2565, make_measures(1))
    addresses = [page.address for page in plan_agency(make_agency("", years=years), SHIPPED).pages]
    assert [one for one in addresses if "oit/" not in one] == [
        *("", "contact/", "channels/", "channels/corruption/", "e-services/", "e-services/street-light/"),
        *("2567/", "2567/measures/", "2567/measures/m1/", "2565/", "2565/measures/", "2565/measures/m1/"),
    ]

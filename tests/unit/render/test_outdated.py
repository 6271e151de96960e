"""An agency's own templates are told which of their names the next version will not have."""

from __future__ import annotations

from pathlib import Path

from tests.building import AGENCY, make_project, run_build, settings, write_files
from tests.portals import example_portal, make_site

from prongsai.problems.problem import Problem, Severity
from prongsai.render.renderer import Renderer


def told(folder: Path, files: dict[str, str]) -> list[Problem]:
    write_files(folder / "prongsai", files)
    return list(Renderer(make_site(example_portal()), [folder / "prongsai"]).outdated())


def test_a_name_that_the_view_has_no_more_is_told_once_with_what_to_use(tmp_path: Path) -> None:
    (one,) = told(tmp_path, {"procurement.html": "<h1>ก</h1>\n<p>{{ jobs | length }} {{ jobs }}</p>\n"})
    assert (one.code, one.line, one.severity) == ("outdated-template", 2, Severity.NOTICE)
    assert one.file == f"{tmp_path.name}/prongsai/procurement.html"
    assert "jobs" in one.found
    assert "job_count" in one.cure


def test_what_only_the_whole_agency_has_is_told_wherever_it_stands(tmp_path: Path) -> None:
    problems = told(
        tmp_path, {"frame/footer.html": "{{ agency.profile.email }}", "ui.html": "{% macro a(agency) %}{{ agency.years }}{% endmacro %}"}
    )
    assert [(one.file.rpartition("/")[2], one.found.split(" ")[1]) for one in problems] == [
        ("footer.html", "agency.profile"),
        ("ui.html", "agency.years"),
    ]


def test_names_of_the_interface_are_in_order(tmp_path: Path) -> None:
    files = {"measure.html": "{{ agency.email }} {{ year.year_be }} {{ measure.title_th }} {{ previous.title_th }} {{ agency.place_th }}"}
    assert told(tmp_path, files) == []


def test_a_template_that_cannot_be_read_is_left_to_its_drawing(tmp_path: Path) -> None:
    assert told(tmp_path, {"measure.html": "{% if %}"}) == []


def test_notices_stop_no_strict_build(tmp_path: Path) -> None:

    theme = "  custom_dir: theme\n"
    project = make_project(tmp_path, {"agency.yml": AGENCY}, settings(theme=theme))
    write_files(tmp_path / "theme" / "prongsai" / "frame", {"notice.html": "{% if agency %}<p>{{ agency.profile.name_th }}</p>{% endif %}"})
    site = run_build(project, tmp_path / "site", strict=True)
    assert "<p>องค์การบริหารส่วนตำบลทดสอบ</p>" in (site / "index.html").read_text("utf-8")

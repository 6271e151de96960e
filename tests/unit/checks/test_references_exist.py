from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.checking import MEASURE, records_of, told

from prongsai.checks.references_exist import check
from prongsai.site.read import read_portal

UNITS = AGENCY + "units:\n  - {id: office, name_th: สำนักปลัด}\n  - {id: finance, name_th: กองคลัง}\n"
QUESTIONS = "questions:\n  - {id: e6, tool: eit, indicator: 7, text_th: เข้าถึงข้อมูลง่าย}\n"
WHOLE: dict[str, str] = {
    "agency.yml": UNITS,
    "channels.yml": "- {id: hotline, purpose: complaint, title_th: สายด่วน, readers: [office]}\n",
    "e-services.yml": "- {id: tax, title_th: ภาษี, office: finance, channels: [hotline]}\n",
    "2566/assessment.yml": QUESTIONS,
    "2567/year.yml": "issues:\n  - {id: website, title_th: เว็บไซต์}\n",
    "2567/measures.yml": MEASURE
    + "  owners: [office, finance]\n  issue: website\n  questions: [e6]\n  channels: [hotline]\n  e_services: [tax]\n",
}


def test_references_to_what_is_there_are_in_order(tmp_path: Path) -> None:
    assert told(check, tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "cure"),
    [
        ("channels.yml", "[office]", "[ofice]", "unknown-unit", "น่าจะเป็น office (สำนักปลัด)"),
        ("e-services.yml", "finance", "engineering", "unknown-unit", "office, finance"),
        ("e-services.yml", "[hotline]", "[hot-line]", "unknown-channel", "hotline"),
        ("2567/measures.yml", "office, finance", "office, x", "unknown-unit", "office, finance"),
        ("2567/measures.yml", "issue: website", "issue: x", "unknown-issue", "website"),
        ("2567/measures.yml", "[e6]", "[e5]", "unknown-question", "e6"),
        ("2567/measures.yml", "channels: [hotline]", "channels: [x]", "unknown-channel", "hotline"),
        ("2567/measures.yml", "[tax]", "[x]", "unknown-e-service", "tax"),
    ],
)
def test_a_reference_to_nothing_is_told_with_what_there_is(tmp_path: Path, name: str, old: str, new: str, code: str, cure: str) -> None:
    assert old in WHOLE[name]
    (problem,) = check(records_of(tmp_path, {**WHOLE, name: WHOLE[name].replace(old, new)}))
    assert (problem.file, problem.code) == (f"content/{name}", code)
    assert cure in problem.cure


def test_the_wrong_one_of_a_list_is_pointed_at(tmp_path: Path) -> None:
    (problem,) = check(records_of(tmp_path, {**WHOLE, "2567/measures.yml": MEASURE + "  owners: [office, x, finance]\n"}))
    assert problem.column == len("  owners: [office, ") + 1


def test_where_nothing_is_described_yet_that_is_said(tmp_path: Path) -> None:
    (problem,) = check(records_of(tmp_path, {"2567/measures.yml": MEASURE + "  e_services: [tax]\n"}))
    assert "ยังไม่มีรายการใด" in problem.cure


def test_questions_are_those_of_the_year_answered(tmp_path: Path) -> None:
    measure = MEASURE + "  questions: [e6]\n"
    year = {"2567/year.yml": "assessment_year_be: 2567\n"}
    assert told(check, tmp_path / "a", {"2567/assessment.yml": QUESTIONS, "2567/measures.yml": measure}) == [
        ("2567/measures.yml", 3, "unknown-question")
    ]
    assert told(check, tmp_path / "b", {"2567/assessment.yml": QUESTIONS, "2567/measures.yml": measure, **year}) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("agency.yml", "- ก\n"),
        ("agency.yml", UNITS.replace("id: office", "id: Office")),
        ("agency.yml", UNITS.replace("- {id: office,", "- {")),
        ("agency.yml", UNITS.replace("units:", "units")),
        ("agency.yml", UNITS.replace("units:", "units: *a\nold:")),
        ("agency.yml", b"\xff\xfe"),
        ("channels.yml", "id: hotline\n"),
        ("channels.yml", "- hotline\n"),
        ("channels.yml", "- {id: Hotline, purpose: complaint, title_th: ก}\n"),
        ("channels.yml", "- {purpose: complaint, title_th: ก}\n"),
        ("e-services.yml", "# ว่าง\n"),
        ("2566/assessment.yml", "questions: [ก]\n"),
        ("2566/assessment.yml", "questions: e6\n"),
        ("2567/year.yml", "issues:\n  - {id: เว็บไซต์, title_th: ก}\n"),
        ("2567/year.yml", "issues:\n  - id: website\n   title_th: ก\n"),
    ],
)
def test_nothing_is_said_of_references_into_a_file_with_other_ids(tmp_path: Path, name: str, text: str | bytes) -> None:
    assert told(check, tmp_path, {**WHOLE, name: text}) == []


@pytest.mark.parametrize("text", ["colour: เขียว\n", "unknown: ก\n", "email: x\n"])
def test_other_faults_of_a_file_do_not_hide_what_is_wrong_with_references(tmp_path: Path, text: str) -> None:
    files = {**WHOLE, "agency.yml": UNITS + text, "2567/measures.yml": MEASURE + "  owners: [x]\n"}
    assert told(check, tmp_path, files) == [("2567/measures.yml", 3, "unknown-unit")]


def test_each_agency_has_its_own(tmp_path: Path) -> None:
    files = {"a/agency.yml": UNITS, "b/agency.yml": AGENCY, "b/2567/measures.yml": MEASURE + "  owners: [office]\n"}
    write_files(tmp_path, files)
    assert [(one.file, one.code) for one in read_portal(tmp_path, "content").problems] == [("content/b/2567/measures.yml", "unknown-unit")]

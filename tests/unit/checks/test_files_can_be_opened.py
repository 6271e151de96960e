import os
import sys
from pathlib import Path

import pytest
from tests.checking import MEASURE, records_of, told

from prongsai.checks.files_can_be_opened import check

EVIDENCE = MEASURE + "  evidence:\n    - title_th: รายงาน\n      file: {}\n"
PDF = "%PDF-1.4\n"


def cure_of(folder: Path, files: dict[str, str]) -> str:
    (problem,) = check(records_of(folder, files))
    return problem.cure


def test_files_that_lie_where_the_record_says_are_in_order(tmp_path: Path) -> None:
    files = {
        "2567/measures.yml": EVIDENCE.format("files/report.pdf"),
        "2567/measures/a.yml": EVIDENCE.format("report.pdf").replace("new-website", "a"),
        "2567/files/report.pdf": PDF,
        "2567/report.pdf": PDF,
        "e-services.yml": "- {id: tax, title_th: ก, manual_file: files\\manual.pdf}\n",
        "files/manual.pdf": PDF,
    }
    assert told(check, tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("2567/measures.yml", EVIDENCE.format("report.pdf"), 5),
        ("2567/measures/a.yml", EVIDENCE.format("report.pdf"), 5),
        ("channels.yml", "- {id: a, purpose: question, title_th: ก, evidence: [{title_th: ข, file: a.pdf}]}\n", 1),
        ("e-services.yml", "- {id: a, title_th: ก, evidence: [{title_th: ข, file: a.pdf}]}\n", 1),
        ("e-services.yml", "- {id: a, title_th: ก, manual_file: a.pdf}\n", 1),
        ("structure.yml", "chart: a.png\n", 1),
        ("structure.yml", "laws: [{title_th: ก, file: a.pdf}]\n", 1),
        ("executives.yml", "- {id: a, position_th: ก, side: political, rank: head, photo: a.jpg}\n", 1),
        ("service-manuals.yml", "- {id: a, title_th: ก, file: a.pdf}\n", 1),
    ],
)
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str, text: str, line: int) -> None:
    assert told(check, tmp_path, {name: text}) == [(name, line, "missing-file")]


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "a/" * 200 + "b.pdf", "files", "files/..."])
def test_names_that_no_disk_takes_are_told(tmp_path: Path, name: str) -> None:
    files = {"2567/measures.yml": EVIDENCE.format(name), "2567/files/a.pdf": PDF}
    assert told(check, tmp_path, files) == [("2567/measures.yml", 5, "missing-file")]


@pytest.mark.parametrize(
    ("typed", "there", "cure"),
    [
        ("files/report.pdf", "files/reports.pdf", "files/reports.pdf"),
        ("report.pdf", "Report.PDF", "Report.PDF"),
        ("คำสั่ง.pdf", "ค\u0e4d\u0e32สั่ง.pdf", "พิมพ์ใหม่เป็น คำสั่ง.pdf"),
        ("report.pdf", "photo.jpg", "นำไฟล์มาวาง"),
        ("other/report.pdf", "files/report.pdf", "นำไฟล์มาวาง"),
    ],
)
def test_the_name_meant_is_told(tmp_path: Path, typed: str, there: str, cure: str) -> None:
    assert cure in cure_of(tmp_path, {"2567/measures.yml": EVIDENCE.format(typed), f"2567/{there}": PDF})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_of_another_system_are_not_proposed(tmp_path: Path) -> None:
    (tmp_path / "2567").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "2567") + b"/report\xa1.pdf")).write_text(PDF)
    cure_of(tmp_path, {"2567/measures.yml": EVIDENCE.format("report.pdf")}).encode()

import json
import os
import sys
from pathlib import Path

import pytest
from tests.awkward import ODD_NAMES
from tests.building import AGENCY, Files, write_files
from tests.checking import MEASURE, records_of, told

from prongsai.checks.files_can_be_opened import check
from prongsai.site.read import read_portal
from prongsai.thai.names import as_typed

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
        ("report.pdf", "photo.jpg", "นำไฟล์มาวาง"),
        ("other/report.pdf", "files/report.pdf", "น่าจะเป็น files/report.pdf"),
        ("other/report.pdf", "../files/report.pdf", "นำไฟล์มาวาง"),
    ],
)
def test_the_name_meant_is_told(tmp_path: Path, typed: str, there: str, cure: str) -> None:
    assert cure in cure_of(tmp_path, {"2567/measures.yml": EVIDENCE.format(typed), f"2567/{there}": PDF})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_of_another_system_are_not_proposed(tmp_path: Path) -> None:
    (tmp_path / "2567").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "2567") + b"/report\xa1.pdf")).write_text(PDF)
    cure_of(tmp_path, {"2567/measures.yml": EVIDENCE.format("report.pdf")}).encode()


def problems_of(folder: Path, name: str, raw: bytes) -> list[tuple[str, bool]]:
    files: Files = {"agency.yml": AGENCY, "2567/documents.yml": f"- {{id: a, title_th: ก, file: {name}}}\n", f"2567/{name}": raw}
    write_files(folder, files)
    return [(one.code, one.is_error) for one in read_portal(folder).problems]


ZIP, OLE = b"PK\x03\x04\n\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"
SOUND = {
    "a.pdf": b"%PDF-1.4\n",
    "b.pdf": b"\r\n junk %PDF-1.4\n",
    "a.PDF": b"%PDF-1.4\n",
    "a.png": b"\x89PNG\r\n\x1a\n\0",
    "photo.jpg": b"\x89PNG\r\n\x1a\n\0",
    "a.jpeg": b"\xff\xd8\xff\xe0\0",
    "a.webp": b"RIFF\0\0\0\0WEBP",
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "b.svg": b'<?xml version="1.0"?>\n<!-- a --><svg/>',
    "a.docx": ZIP,
    "a.xlsx": ZIP,
    "a.odt": ZIP,
    "a.zip": ZIP,
    "a.doc": OLE,
    "a.xls": OLE,
    "a.rtf": b"{\\rtf1",
    "a.csv": "ก,ข\n".encode(),
    "b.csv": "ก,ข\n".encode("cp874"),
    "c.csv": "ก,ข\n".encode("utf-16"),
    "BM.txt": b"BM ID3 MZ\n",
    "a.json": b"[1]",
    "a.mp4": b"\0\0\0\x18ftypmp42",
    "a.mp3": b"ID3\x03\0",
}
UNSOUND = {
    "word.pdf": (ZIP, "not-a-pdf", True),
    "page.pdf": (b"<!DOCTYPE html>\n<html>", "not-a-pdf", True),
    "empty.pdf": (b"", "not-a-pdf", True),
    "empty.docx": (b"", "file-unlike-name", True),
    "pdf.docx": (b"%PDF-1.4", "file-unlike-name", True),
    "page.docx": (b"<html>", "file-unlike-name", True),
    "pdf.jpg": (b"%PDF-1.4", "file-unlike-name", True),
    "word.csv": (ZIP, "file-unlike-name", True),
    "excel.txt": (OLE, "file-unlike-name", True),
    "report.xls": (b"\xef\xbb\xbf<html><table>", "file-unlike-name", False),
    "report.doc": (b"{\\rtf1", "file-unlike-name", False),
    "page.csv": (b"<html>", "file-unlike-name", True),
    "page.html": (b"<html>", "evidence-type", True),
    "page.HTM": (b"<html>", "evidence-type", True),
    "page.md": (b"# a", "evidence-type", True),
    "a.exe": (b"MZ\0", "evidence-type", True),
    "a.pdf.lnk": (b"L\0\0\0", "evidence-type", True),
    "a.url": (b"[InternetShortcut]", "evidence-type", True),
    "a.js": (b"alert(1)", "evidence-type", True),
    "program.pdf": (b"MZ\x90\0", "evidence-type", True),
    "script.svg": (b"<svg><script>1</script></svg>", "evidence-type", True),
    "handler.svg": (b'<svg onload = "alert(1)"/>', "evidence-type", True),
    "a.psd": (b"8BPS", "evidence-type", False),
    "none": (b"%PDF-1.4", "evidence-type", False),
}


@pytest.mark.parametrize("name", SOUND)
def test_evidence_that_people_can_open_is_in_order(name: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"files/{name}", SOUND[name]) == []


@pytest.mark.parametrize("name", UNSOUND)
def test_evidence_that_is_not_what_its_name_says_or_could_harm_is_told(name: str, tmp_path: Path) -> None:
    raw, code, is_error = UNSOUND[name]
    assert problems_of(tmp_path, f"files/{name}", raw) == [(code, is_error)]


@pytest.mark.parametrize("name", [".hidden.pdf", "files/.hidden.pdf", ".folder/a.pdf"])
def test_what_is_never_published_is_no_evidence(name: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, name, b"%PDF-1.4") == [("file-not-published", True)]


def test_templates_are_no_evidence_but_a_folder_of_that_name_in_a_year_is(tmp_path: Path) -> None:
    document = "- {id: a, title_th: ก, file: templates/a.pdf}\n"
    files: Files = {
        "agency.yml": AGENCY,
        "documents.yml": document,
        "templates/a.pdf": PDF,
        "2567/documents.yml": document,
        "2567/templates/a.pdf": PDF,
    }
    write_files(tmp_path, files)
    assert [(one.file, one.code) for one in read_portal(tmp_path, "content").problems] == [("content/documents.yml", "file-not-published")]


def test_data_of_the_site_are_no_evidence(tmp_path: Path) -> None:
    table = "เดือน,รายการ\nต.ค. 2566,ซื้อ\n"
    files: Files = {
        "agency.yml": AGENCY,
        "2567/documents.yml": "- {id: a, title_th: ก, file: procurement.csv}\n",
        "2567/procurement.csv": table,
    }
    write_files(tmp_path, files)
    assert [one.code for one in read_portal(tmp_path).problems] == ["file-not-published"]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("folder", ["files", "แฟ้ม  ท\u0e4d\u0e32#1"])
def test_files_of_odd_names_are_found_as_typed_and_as_composed(name: str, folder: str, tmp_path: Path) -> None:
    for at, typed in enumerate((f"{folder}/{name}", as_typed(f"{folder}/{name}"))):
        site = tmp_path / str(at)
        record = json.dumps([{"id": "a", "title_th": "ก", "file": typed}], ensure_ascii=False)
        write_files(site, {"agency.yml": AGENCY, "2567/documents.yml": record, f"2567/{folder}/{name}": PDF})
        reading = read_portal(site)
        assert {one.code for one in reading.problems} <= {"unfit-name"}, "what Windows cannot make is found all the same"
        assert reading.portal
        assert reading.portal.agencies[0].years[0].documents[0].file == f"{folder}/{name}"


def test_a_name_that_may_mean_two_files_is_told(tmp_path: Path) -> None:
    files: Files = {
        "agency.yml": AGENCY,
        "2567/documents.yml": "- {id: a, title_th: ก, file: a b.pdf}\n",
        "2567/a  b.pdf": PDF,
        "2567/a   b.pdf": PDF,
    }
    write_files(tmp_path, files)
    (problem,) = read_portal(tmp_path).problems
    assert (problem.code, "มีหลายไฟล์ที่ชื่อดูเหมือนกัน" in problem.cure) == ("missing-file", True)
    write_files(tmp_path, {"2567/a b.pdf": PDF})
    assert read_portal(tmp_path).problems == []


@pytest.mark.parametrize(("name", "is_told"), [("a.pdf", True), ("a.docx", True), ("a.png", False), ("a.svg", False), ("b.svg", False)])
def test_an_emblem_and_a_photo_are_pictures(name: str, is_told: bool, tmp_path: Path) -> None:
    news = f"- {{id: a, title_th: ก, published_on: 2024-01-05, photo: {name}}}\n"
    write_files(tmp_path, {"agency.yml": AGENCY + f"emblem: {name}\n", "2567/news.yml": news})
    write_files(tmp_path, {name: SOUND[name], f"2567/{name}": SOUND[name]})
    problems = read_portal(tmp_path, "content").problems
    assert [(one.code, one.is_error) for one in problems] == [("evidence-type", False)] * 2 * is_told

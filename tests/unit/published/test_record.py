"""`prongsai publish-record`: what it adds, what it never takes away, and what it leaves alone."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.building import AGENCY, CHECKOUT, Files, write_files
from tests.checking import MEASURE

from prongsai import cli, kinds
from prongsai.cli import publish_record
from prongsai.model.publication import ClosedYear, PublishedAddress, PublishedRecord
from prongsai.pages import pages_of
from prongsai.published.record import as_yaml, bring_up_to_date
from prongsai.published.recorded import recorded_addresses
from prongsai.site.read import read_portal

DAY = date(2024, 10, 5)
EVIDENCE = MEASURE + "  evidence:\n    - {title_th: รายงาน, file: files/report.pdf}\n"
SITE: Files = {"agency.yml": AGENCY, "2567/measures.yml": EVIDENCE, "2567/files/report.pdf": b"%PDF-1"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_files(tmp_path / "content", SITE)
    return tmp_path / "content"


def record(content: Path, today: date = DAY) -> Result:
    return CliRunner().invoke(cli.main, ["publish-record", str(content)], obj=lambda: today)


def recorded(content: Path) -> PublishedRecord:
    return read_portal(content).records.of(kinds.PUBLISHED)[0].value


def entry(content: Path, address: str) -> PublishedAddress:
    (found,) = [one for one in recorded(content).addresses if one.address == address]
    return found


def test_every_page_table_and_document_is_recorded_in_order(content: Path) -> None:
    write_files(content, {"2567/news.yml": "- {id: one, title_th: ข่าว, published_on: 2024-01-05}\n"})
    assert record(content).exit_code == 0
    portal = read_portal(content).portal
    assert portal
    addresses = [one.address for one in recorded(content).addresses]
    tables = ["2567/news/news.csv", "2567/oit/answer-sheet.csv", "2567/oit/answer-sheet.xlsx"]
    assert addresses == sorted([*(page.address for page in pages_of(portal)), "2567/files/report.pdf", *tables])
    assert entry(content, "2567/news/news.csv") == PublishedAddress(
        address="2567/news/news.csv", title_th="ข่าวประชาสัมพันธ์ ปีงบประมาณ 2567 (news.csv)", first_on=DAY
    )
    assert entry(content, "2567/files/report.pdf").sha256 == hashlib.sha256(b"%PDF-1").hexdigest()
    assert entry(content, "2567/measures/new-website/").title_th == "ปรับปรุงเว็บไซต์"


BY_HAND: Files = {
    "about.md": "# เกี่ยวกับ **เรา**\n",
    "news/index.md": "---\ntitle: ข่าวเก่า\n---\n",
    "news/plan.docx": b"docx",
    "news/photo.jpg": b"jpg",
    "draft.md": "---\ndraft: true\n---\n",
    "2567/files/other.pdf": b"%PDF-2",
}


def test_hand_written_pages_and_files_that_no_record_names_are_recorded(content: Path) -> None:
    record(content)
    before = {one.address for one in recorded(content).addresses}
    write_files(content, BY_HAND)
    assert record(content).exit_code == 0
    added = {one.address: (one.title_th, one.sha256) for one in recorded(content).addresses if one.address not in before}
    assert added == {
        "about/": ("เกี่ยวกับ เรา", None),
        "news/": ("ข่าวเก่า", None),
        "news/plan.docx": ("plan.docx", hashlib.sha256(b"docx").hexdigest()),
        "2567/files/other.pdf": ("other.pdf", hashlib.sha256(b"%PDF-2").hexdigest()),
    }
    assert entry(content, "2567/files/report.pdf").title_th == "รายงาน", "the title that a record gives"


def test_a_file_that_a_record_names_later_gets_its_title(content: Path) -> None:
    write_files(content, BY_HAND)
    record(content)
    write_files(content, {"2567/measures/two.yml": EVIDENCE.replace("new-website", "two").replace("report", "other")})
    record(content, date(2024, 10, 31))
    assert (entry(content, "2567/files/other.pdf").title_th, entry(content, "2567/files/other.pdf").first_on) == ("รายงาน", DAY)


@pytest.mark.parametrize("name", ["about.md", "news/index.md", "news/plan.docx", "2567/files/other.pdf"])
def test_what_was_written_by_hand_is_missed_by_check(content: Path, name: str) -> None:
    write_files(content, BY_HAND)
    record(content)
    assert CliRunner().invoke(cli.main, ["check", str(content)]).exit_code == 0
    (content / name).unlink()
    result = CliRunner().invoke(cli.main, ["check", str(content)])
    assert result.exit_code == 1
    assert result.stdout.count("[address-vanished]") == 1
    address = {"about.md": "about/", "news/index.md": "news/"}.get(name, name)
    assert f"- {{from: {address}, to: ที่อยู่ใหม่, since_on: วันที่ย้าย}}" in result.stdout
    write_files(content, {"redirects.yml": f"- {{from: {address}, to: contact/, since_on: 2024-10-31}}\n"})
    assert CliRunner().invoke(cli.main, ["check", str(content)]).exit_code == 0


def test_the_record_has_one_line_an_address(content: Path) -> None:
    record(content)
    lines = (content / "published.yml").read_text("utf-8").splitlines()
    assert '  - {address: 2567/, title_th: "ปีงบประมาณ 2567", first_on: 2024-10-05}' in lines
    assert sum(line.startswith("  - {address:") for line in lines) == len(recorded(content).addresses)


def test_a_second_run_changes_nothing(content: Path) -> None:
    record(content)
    before = (content / "published.yml").read_bytes()
    result = record(content, date(2024, 10, 31))
    assert (content / "published.yml").read_bytes() == before
    assert result.stdout.startswith("ไม่มีที่อยู่ใหม่\n")


def test_what_is_new_is_added_and_told(content: Path) -> None:
    record(content)
    write_files(content, {"2567/measures/two.yml": MEASURE.replace("new-website", "two").replace("ปรับปรุง", "เปิด")})
    result = record(content, date(2024, 10, 31))
    assert result.stdout.splitlines()[:2] == ["เพิ่ม 1 ที่อยู่", "  /2567/measures/two/  เปิดเว็บไซต์"]
    assert entry(content, "2567/measures/two/").first_on == date(2024, 10, 31)
    assert entry(content, "2567/").first_on == DAY


def test_only_so_many_addresses_are_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish_record, "_MOST_TOLD", 3)
    told = record(content).stdout.splitlines()
    assert told[4] == f"  และอีก {len(recorded(content).addresses) - 3} ที่อยู่"


def test_a_file_that_changed_keeps_its_address_and_its_older_checksums(content: Path) -> None:
    record(content)
    for number, today in ((2, date(2024, 10, 31)), (3, date(2024, 6, 1))):
        write_files(content, {"2567/files/report.pdf": f"%PDF-{number}"})
        assert "ไฟล์ที่เนื้อหาเปลี่ยน 1 ที่อยู่" in record(content, today).stdout
    found = entry(content, "2567/files/report.pdf")
    sums = [hashlib.sha256(f"%PDF-{number}".encode()).hexdigest() for number in (1, 2, 3)]
    assert [*((one.sha256, one.until_on) for one in found.older), found.sha256] == [
        (sums[0], date(2024, 10, 31)),
        (sums[1], date(2024, 6, 1)),
        sums[2],
    ]
    assert read_portal(content).problems == []


def test_an_address_that_moved_stays_in_the_record(content: Path) -> None:
    record(content)
    moved = "- {from: 2567/measures/new-website/, to: 2567/measures/website/, since_on: 2024-10-31}\n"
    write_files(content, {"2567/measures.yml": EVIDENCE.replace("new-website", "website"), "redirects.yml": moved})
    assert record(content).exit_code == 0
    assert entry(content, "2567/measures/new-website/").title_th == "ปรับปรุงเว็บไซต์"
    assert entry(content, "2567/measures/website/")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("published.yml", "addresses: *a\n", "[yaml-special-character]"),
        ("published.yml", "addresses:\n  - {address: about/, title_th: ก, first_on: 2024-01-01}\n", "[address-vanished]"),
        ("channels.yml", "- id: B\n", "[unsafe-id]"),
    ],
)
def test_content_with_errors_is_refused_and_nothing_is_written(content: Path, name: str, text: str, code: str) -> None:
    write_files(content, {name: text})
    result = record(content)
    assert result.exit_code == 1
    assert code in result.stdout
    assert "ยังไม่ได้บันทึก" in result.stdout
    assert (content / name).read_text("utf-8") == text
    assert name == "published.yml" or not (content / "published.yml").exists()


def test_a_run_that_breaks_leaves_the_old_record(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(content)
    before = {path.name: path.read_bytes() for path in content.iterdir() if path.is_file()}
    write_files(content, {"2567/measures/two.yml": MEASURE.replace("new-website", "two")})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = record(content)
    assert result.exit_code == 2
    assert re.match(r"เขียน .*published\.yml ไม่ได้ \(No space left on device\)\nวิธีแก้: ", result.stderr)
    assert {path.name: path.read_bytes() for path in content.iterdir() if path.is_file()} == before


def test_what_programs_leave_in_a_closed_year_changes_nothing(content: Path) -> None:
    write_files(content, {"2567/year.yml": "frozen: true\nfrozen_on: 2024-10-01\n", "2567/files/desktop.ini": "x"})
    assert record(content, date(2024, 10, 2)).exit_code == 0
    write_files(content, {"2567/files/Thumbs.db": "x", "2567/files/~$report.pdf": "x"})
    (content / "2567/files/desktop.ini").unlink()
    assert [one.code for one in read_portal(content).problems] == ["never-published"]
    write_files(content, {"2567/files/new.pdf": "%PDF-"})
    assert "year-is-closed" in [one.code for one in read_portal(content).problems]


@pytest.fixture
def closed_pdf(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A year that is closed, and the evidence in it that nobody may open any more."""
    write_files(content, {"2567/year.yml": "frozen: true\nfrozen_on: 2024-10-01\n"})
    assert record(content).exit_code == 0
    opened = Path.open

    def refusing(path: Path, *how: Any, **more: Any) -> Any:
        if path.suffix == ".pdf":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *how, **more)

    monkeypatch.setattr(Path, "open", refusing)
    return content / "2567/files/report.pdf"


def test_a_file_of_a_closed_year_that_cannot_be_opened_is_told(content: Path, closed_pdf: Path) -> None:
    (problem,) = read_portal(content, "content").problems
    assert (problem.file, problem.code) == ("content/2567/files/report.pdf", "unreadable-file")


def test_a_file_that_cannot_be_opened_is_refused_in_thai(content: Path, closed_pdf: Path) -> None:
    (content / "published.yml").unlink()
    result = record(content)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"เปิด {closed_pdf} ไม่ได้ (Permission denied)\nวิธีแก้: ")
    assert not (content / "published.yml").exists()


def test_entries_of_the_starter_are_never_recorded(tmp_path: Path) -> None:
    facts = ["--name", "อบต.ทดสอบ", "--district", "เมือง", "--province", "ทดสอบ"]
    assert CliRunner().invoke(cli.main, ["new", str(tmp_path / "new"), *facts]).exit_code == 0
    content = tmp_path / "new/content"
    result = record(content)
    assert result.exit_code == 2
    assert "ยังมีรายการตัวอย่าง" in result.stderr
    assert "/e-services/example/  ตัวอย่าง" in result.stderr
    assert not (content / "published.yml").exists()
    for path in content.rglob("*.yml"):
        path.write_text(re.sub(r"(?<=: )example$", "first", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert record(content).exit_code == 0


def test_no_folder_is_refused_in_thai(tmp_path: Path) -> None:
    result = record(tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith("ไม่พบโฟลเดอร์")


def test_a_year_is_closed_opened_and_closed_again(content: Path) -> None:
    def year(text: str, measures: str = EVIDENCE) -> tuple[list[str], Result]:
        write_files(content, {"2567/year.yml": text, "2567/measures.yml": measures})
        return [one.code for one in read_portal(content).problems], record(content)

    changed = EVIDENCE.replace("ปรับปรุง", "เปิด")
    reopened = "reopened: {on: 2024-11-05, reason_th: ชื่อไม่ตรงกับรายงาน}\n"
    assert "ปิดปีงบประมาณ 2567\n" in year("frozen: true\nfrozen_on: 2024-10-01\n")[1].stdout
    assert year("frozen: true\nfrozen_on: 2024-10-01\n", changed)[0] == ["year-is-closed"]
    problems, result = year(f"frozen: true\nfrozen_on: 2024-10-01\n{reopened}", changed)
    assert problems == []
    assert "ปิดปีงบประมาณ" not in result.stdout
    assert "ปิดปีงบประมาณ 2567\n" in year(f"frozen: true\nfrozen_on: 2024-11-06\n{reopened}", changed)[1].stdout
    assert year(f"frozen: true\nfrozen_on: 2024-11-06\n{reopened}", EVIDENCE)[0] == ["year-is-closed"]


@pytest.mark.parametrize("title", ['ก "ข" \\ # : {ค}, [ง]', "null", "๑ - ๒", "<b>"])
@pytest.mark.parametrize("address", ["", "null", "2567/", "a b/c, d.pdf", "คู่มือ.pdf", "- a", "a#b?c.pdf", "{}", "'", '"'])
def test_what_is_written_is_read_again(tmp_path: Path, address: str, title: str) -> None:
    one = PublishedAddress(address=address, title_th=title, first_on=DAY, sha256="a" * 64)
    year = ClosedYear(agency=address if address != "{}" else "", year_be=2567, frozen_on=DAY)
    kept = PublishedRecord(addresses=(one,), years=(year,))
    write_files(tmp_path, {"agency.yml": AGENCY, "published.yml": as_yaml(kept)})
    assert recorded(tmp_path) == kept


def test_an_empty_record_is_read_again(tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, "published.yml": as_yaml(PublishedRecord())})
    assert recorded(tmp_path) == PublishedRecord()


def test_titles_in_the_record_are_not_told_twice(content: Path) -> None:
    write_files(content, {"2567/measures.yml": EVIDENCE.replace("ปรับปรุง", "<b>ปรับปรุง</b>")})
    record(content)
    assert [one.file for one in read_portal(content, "content").problems] == ["content/2567/measures.yml"]


def test_the_record_of_the_example_is_up_to_date() -> None:
    """`prongsai publish-record` after a change of `content/` that adds an address or a file."""
    root = CHECKOUT / "content"
    reading = read_portal(root)
    assert reading.plan
    update = bring_up_to_date(reading.records, reading.plan, DAY)
    assert [one.address for one in update.added] == []
    assert [one.address for one in update.changed] == []
    assert len(update.record.addresses) >= 169
    assert len(update.writes) == len(reading.plan.portal.agencies) + 1
    for name, text in update.writes:
        assert text == (root / name).read_text("utf-8")


def test_the_record_of_the_example_holds_what_the_contract_holds() -> None:
    addresses = set(recorded_addresses(read_portal(CHECKOUT / "content").records))
    assert set((CHECKOUT / "tests/golden/addresses.txt").read_text("utf-8").splitlines()) <= addresses


CLOSED: Files = {
    **SITE,
    "2567/year.yml": "frozen: true\nfrozen_on: 1 ต.ค. 2567\n",
    "2567/note.md": "# บันทึก\n\nข้อความ\n",
    "2567/procurement.csv": "เดือน,รายการ,วงเงิน\nต.ค. 2566,ซื้อหมึก,500\n",
    "2567/files/table.csv": "ก,ข\n1,2\n",
    "2567/files/a  b.csv": "ก,ข\n1,2\n",
    "2567/files/น\u0e4d\u0e32.csv": "ก,ข\n1,2\n",
}


def rewritten(content: Path, before: bytes, after: bytes, *names: str) -> None:
    for name in names:
        path = content / name
        path.write_bytes(path.read_bytes().replace(before, after))


@pytest.mark.parametrize(("recorded_with", "checked_with"), [(b"\n", b"\r\n"), (b"\r\n", b"\n")])
def test_line_ends_change_nothing_in_a_closed_year(tmp_path: Path, recorded_with: bytes, checked_with: bytes) -> None:
    write_files(tmp_path, CLOSED)
    texts = [name for name in CLOSED if not name.endswith(".pdf")]
    rewritten(tmp_path, b"\n", recorded_with, *texts)
    result = record(tmp_path)
    assert result.exit_code == 0, result.output
    before = (tmp_path / "published.yml").read_bytes()
    rewritten(tmp_path, recorded_with, checked_with, *texts)
    assert read_portal(tmp_path).problems == []
    assert "ปิดปีงบประมาณ" not in record(tmp_path, date(2024, 11, 1)).stdout
    assert (tmp_path / "published.yml").read_bytes() == before, "what is recorded stays while it is true"
    rewritten(tmp_path, b"500", b"501", "2567/procurement.csv")
    assert [(one.file.rpartition("/")[2], one.code) for one in read_portal(tmp_path).problems] == [("procurement.csv", "year-is-closed")]


def test_checksums_of_bytes_as_earlier_versions_wrote_them_stay_valid(tmp_path: Path) -> None:
    write_files(tmp_path, CLOSED)
    rewritten(tmp_path, b"\n", b"\r\n", "2567/note.md", "2567/files/table.csv")
    record(tmp_path)
    path = tmp_path / "published.yml"
    for name in ("2567/note.md", "2567/files/table.csv"):
        raw = (tmp_path / name).read_bytes()
        of_text, of_bytes = (hashlib.sha256(one).hexdigest() for one in (raw.replace(b"\r", b""), raw))
        assert of_text.encode() in path.read_bytes()
        rewritten(tmp_path, of_text.encode(), of_bytes.encode(), "published.yml")
    before = path.read_bytes()
    assert read_portal(tmp_path).problems == []
    rewritten(tmp_path, b"\r\n", b"\n", "2567/note.md", "2567/files/table.csv")
    assert read_portal(tmp_path).problems == []
    record(tmp_path)
    assert path.read_bytes() == before

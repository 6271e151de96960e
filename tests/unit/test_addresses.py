"""What can be opened at an address, and which files are documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.checking import MEASURE, records_of

from prongsai.addresses import Living, documents_of

PDF = "%PDF-1.4\n"


@pytest.fixture
def living(tmp_path: Path) -> Living:
    write_files(
        tmp_path,
        {
            "about.md": "# ก",
            "news/index.md": "# ข",
            "map/index.html": "<p>",
            "files/a.pdf": PDF,
            "agency.yml": "a: b",
            ".git/x.pdf": PDF,
            "logo.svg": "<svg/>",
        },
    )
    return Living(tmp_path, [("", "หน้าแรก"), ("2567/", "ปีงบประมาณ 2567")])


@pytest.mark.parametrize("address", ["", "/", "2567/", "/2567", "files/a.pdf", "/files/a.pdf", "logo.svg", "about/", "news/", "map/"])
def test_pages_files_and_hand_written_pages_live(living: Living, address: str) -> None:
    assert address in living


@pytest.mark.parametrize("address", ["2566/", "files/", "files/b.pdf", "agency.yml", "about.md", ".git/x.pdf", "index/"])
def test_nothing_else_does(living: Living, address: str) -> None:
    assert address not in living


def test_an_anchor_is_not_looked_for(living: Living) -> None:
    assert living.leads_to("2567/#measures")
    assert not living.leads_to("2566/#measures")


def test_documents_are_files_under_a_title_and_pictures_are_none(tmp_path: Path) -> None:
    evidence = MEASURE + "  evidence:\n    - {title_th: รายงาน, file: files/report.pdf}\n    - {title_th: ข่าว, url: https://a.example/}\n"
    files = {
        "agency.yml": AGENCY + "emblem: emblem.svg\n",
        "emblem.svg": "<svg/>",
        "2567/measures.yml": evidence,
        "2567/measures/two.yml": evidence.replace("new-website", "two").replace("report", "other"),
        "e-services.yml": "- {id: tax, title_th: ชำระภาษี, manual_file: files/manual.pdf}\n",
    }
    found = [(one.address, one.title_th, one.path) for one in documents_of(records_of(tmp_path, files), tmp_path)]
    assert sorted(found) == [
        ("2567/files/other.pdf", "รายงาน", tmp_path / "2567/files/other.pdf"),
        ("2567/files/report.pdf", "รายงาน", tmp_path / "2567/files/report.pdf"),
        ("files/manual.pdf", "ชำระภาษี", tmp_path / "files/manual.pdf"),
    ]

"""What can be opened at an address, and which files are documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.checking import MEASURE, records_of
from tests.portals import make_agency, make_portal, make_year

from prongsai.model.participation import Participation
from prongsai.pages import Plan
from prongsai.published.living import Living, Planned, documents_of, planned
from prongsai.source.walk import walk

PDF = "%PDF-1.4\n"


@pytest.fixture
def living(tmp_path: Path) -> Living:
    write_files(
        tmp_path,
        {
            "about.md": "# ก",
            "news/index.md": "# ข",
            "map/index.html": "<p>",
            "draft.md": "---\ndraft: true\n---\n# ง",
            "files/a.pdf": PDF,
            "agency.yml": "a: b",
            ".git/x.pdf": PDF,
            "logo.svg": "<svg/>",
        },
    )
    table = Planned("2567/news/news.csv", "ข่าว (news.csv)", is_page=False)
    return Living(walk(tmp_path), [Planned("", "หน้าแรก"), Planned("2567/", "ปีงบประมาณ 2567"), table])


@pytest.mark.parametrize(
    "address", ["", "/", "2567/", "/2567", "files/a.pdf", "/files/a.pdf", "logo.svg", "about/", "news/", "map/", "2567/news/news.csv"]
)
def test_pages_files_and_hand_written_pages_live(living: Living, address: str) -> None:
    assert address in living


@pytest.mark.parametrize(
    "address", ["2566/", "files/", "files/b.pdf", "agency.yml", "about.md", ".git/x.pdf", "index/", "draft/", "2567/news/"]
)
def test_nothing_else_does(living: Living, address: str) -> None:
    assert address not in living


def test_below_a_file_nothing_can_lie(living: Living) -> None:
    assert all(living.has_file(one) for one in ("files/a.pdf", "logo.svg", "2567/news/news.csv"))
    assert not any(living.has_file(one) for one in ("about/", "map/", "2567/", "files/b.pdf"))


def test_tables_to_take_away_are_planned_with_their_page() -> None:
    meeting = Participation(id="a", title_th="ประชาคม", held_on=date(2024, 1, 5))
    agency = make_agency("", years=(make_year(2567, participation=(meeting,)),))
    there = {one.address: one for one in planned(Plan(make_portal((agency,))))}
    assert there["2567/participation/"].is_page
    assert not there["2567/participation/participation.csv"].is_page
    assert there["2567/participation/participation.csv"].title_th == f"{there['2567/participation/'].title_th} (participation.csv)"


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
    found = [(one.address, one.title_th, one.path) for one in documents_of(records_of(tmp_path, files))]
    assert sorted(found) == [
        ("2567/files/other.pdf", "รายงาน", tmp_path / "2567/files/other.pdf"),
        ("2567/files/report.pdf", "รายงาน", tmp_path / "2567/files/report.pdf"),
        ("files/manual.pdf", "ชำระภาษี", tmp_path / "files/manual.pdf"),
    ]

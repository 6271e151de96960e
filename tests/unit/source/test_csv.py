"""CSV as Excel saves it is read like YAML: the same records, each cell with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import AGENCY, Files, write_files
from tests.portals import text_of

from prongsai.catalogue.oit import oit_catalogue
from prongsai.model.oit_catalogue import Element
from prongsai.model.procurement import Job
from prongsai.pages import procurement_pages
from prongsai.pages.planning import planning_of
from prongsai.schema.shape import shape_of
from prongsai.site.read import read_portal
from prongsai.source.csv import HEADS, OF_SITE, CsvTree, decoded, parse
from prongsai.source.table import heads
from prongsai.source.table.heads import JOINED
from prongsai.source.yaml.tree import Mark
from prongsai.thai.calendar import Month


def jobs_of(folder: Path, raw: bytes) -> tuple[Job, ...]:
    write_files(folder, {"agency.yml": AGENCY, "2567/procurement.csv": raw})
    portal = read_portal(folder).portal
    assert portal
    return portal.agencies[0].years[0].procurement


HEADS_OF_LIST = {"ลำดับที่ของรายการ": "ลำดับที่", "กระทรวงที่เป็นต้นสังกัดหรือกำกับดูแล": "กระทรวง"}
"""Where the catalogue says more than the head of the official column."""


def oit_list() -> tuple[Element, ...]:
    catalogue = oit_catalogue(2568)
    assert catalogue
    return catalogue.of_topic("procurement-list")[0].elements


def test_every_field_of_a_job_has_its_column() -> None:
    assert set(HEADS) == set(shape_of(Job).keys or {})


def test_no_head_means_two_columns() -> None:
    names = [(key, name) for key, names in (HEADS | JOINED | OF_SITE).items() for name in (key, *names)]
    assert [(key, name) for key, name in names if heads.key_of(name) != key] == []
    # Nor when the words are left out that come and go from print to print.
    assert [(key, name) for key, name in names if heads._known()[1].get(heads._loosely(heads._folded(name)), key) != key] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["เดือน", "ไม่มี", "ชื่องาน", "วงเงิน (บาท)"], ["ต.ค. 2566", "", "ซื้อน้ำมัน", "๒๔๐๐๐๐.๕"], ["พ.ย. 2566", "ไม่มี", "", "-"]]
    raw = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert jobs_of(tmp_path, raw) == (
        Job(month=Month(2023, 10), title_th="ซื้อน้ำมัน", budget=240000.5),
        Job(month=Month(2023, 11), none=True),
    )


def test_quotes_hold_separators_breaks_and_quotes(tmp_path: Path) -> None:
    (job,) = jobs_of(
        tmp_path, 'เดือน,ชื่องาน,ผู้เสนอราคา\nต.ค. 2566,"ป้าย ""ห้ามทิ้งขยะ"", 3 ป้าย","ร้าน ก 1,200.50 บาท\nร้าน ข2; ร้าน ค = ๑,๓๐๐"\n'.encode()
    )
    assert job.title_th == 'ป้าย "ห้ามทิ้งขยะ", 3 ป้าย'
    assert [(one.name_th, one.price) for one in job.bidders] == [("ร้าน ก", 1200.5), ("ร้าน ข2", None), ("ร้าน ค", 1300)]


def test_what_a_page_gives_away_can_be_read_again(tmp_path: Path) -> None:
    typed = (
        "เดือน,ไม่มี,ชื่องาน,วงเงิน,แหล่งงบประมาณ,สถานะ,ผู้เสนอราคา,เลขที่โครงการ,วันที่สัญญา,หมายเหตุ,รหัส\n"
        "ต.ค. 2566,,ซื้อน้ำมัน,240000,รายได้,ลงนามแล้ว,ปั๊ม ก 240000,๙๙๒๕๖๗๐๐๐๐๑,2 ต.ค. 2566,ก,fuel\n"
        "พ.ย. 2566,ไม่มี,,,,,,,,ยังไม่มีงาน,\n"
    ).encode()
    jobs = jobs_of(tmp_path / "typed", typed)
    assert jobs[0].project_number == "99256700001"
    portal = read_portal(tmp_path / "typed").portal
    assert portal
    planning = planning_of(portal.agencies[0], portal.oit_catalogues)
    (page,) = procurement_pages.of_year(planning, planning.agency.years[0])
    (text,) = (text_of(file) for file in page.files if file.address.endswith("/procurement.csv"))
    assert jobs_of(tmp_path / "again", text.encode()) == jobs
    assert {one.code for one in read_portal(tmp_path / "again").problems} <= {"blank-value"}


def test_the_official_list_is_read_as_a_clerk_has_it(tmp_path: Path) -> None:
    """The heads of OIT's list of 2568, word for word; what the site knows itself reaches no record."""
    heads = [element.text_th for element in oit_list()][:16]
    values = "1,2567,อบต.ทดสอบ,เมือง,ทดสอบ,,อปท.,ซื้อน้ำมัน,1000,รายได้,ลงนามแล้ว,เฉพาะเจาะจง,990,980,ร้าน ก,99256700001"
    assert values.count(",") == len(heads) - 1
    raw = ",".join(["เดือน", *(HEADS_OF_LIST.get(head, head) for head in heads)]) + f"\nต.ค. 2566,{values}"
    assert jobs_of(tmp_path, raw.encode()) == (
        Job(
            month=Month(2023, 10),
            title_th="ซื้อน้ำมัน",
            budget=1000,
            budget_source_th="รายได้",
            status_th="ลงนามแล้ว",
            method_th="เฉพาะเจาะจง",
            reference_price=990,
            winner_price=980,
            winner_th="ร้าน ก",
            project_number="99256700001",
        ),
    )


def test_both_files_of_a_year_are_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"2567/procurement.yml": "- {month: ธ.ค. 2566, none: true}\n"})
    assert len(jobs_of(tmp_path, "เดือน,ชื่องาน\nต.ค. 2566,ซื้อน้ำมัน\n".encode())) == 2


def test_csv_that_is_no_record_is_no_data(tmp_path: Path) -> None:
    files: Files = {"agency.yml": AGENCY, "files/procurement.csv": b"\xff", "2567/budget.csv": b"\xff", "2567/year.yml": "remark_th: x"}
    write_files(tmp_path, files)
    assert [(one.file, one.code) for one in read_portal(tmp_path, "content").problems] == [
        ("content/2567/budget.csv", "unused-file"),
        ("content/files/procurement.csv", "data-not-read"),
    ]


def test_cells_tell_where_they_stand() -> None:
    tree = CsvTree('เดือน,ชื่องาน\n\n"ต.ค.\n2566",\nพ.ย. 2566,ข\n')
    assert [
        tree.marks(path)[1] for path in [(0, "month"), (0, "title_th"), (1, "title_th"), (1, "bidders", 0), (1,), (9, "month"), ()]
    ] == [
        Mark(2, 0),
        Mark(3, 6),
        Mark(4, 10),
        Mark(4, 0),
        Mark(4, 0),
        Mark(0, 0),
        Mark(0, 0),
    ]
    assert [tree.stands(path) for path in [(0, "title_th"), (0, "budget"), (0,), (9, "month")]] == [True, False, False, False]


def test_bytes_of_neither_code_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xe0\xfe\xff")


@given(st.text(alphabet='เดือน,;\t"\n\r ก1-', max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    data, problems = parse(f"เดือน,ชื่องาน,ผู้เสนอราคา\n{text}")
    lines = text.count("\n") + 2
    assert data is None or all(isinstance(one, dict) for one in data)
    assert all(0 <= one.line < lines for one in problems)

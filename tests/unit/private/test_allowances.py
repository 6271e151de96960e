"""What `check` told is allowed by pasting its lines with a reason, and listed from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.building import AGENCY, write_files

from prongsai.cli import main
from prongsai.kinds import ALLOW
from prongsai.model.allow import Allowable
from prongsai.problems.codes import CONTENT_CODES
from prongsai.site.read import read_portal

ID = "1101700203450"
NEWS = f"- id: a\n  title_th: ก\n  published_on: 15 ธ.ค. 2566\n  text_th: 'เลข {ID} ผู้ร้องเรียน: นายสมมติ ตัวอย่าง'\n"
JOBS = f"เดือน,งานที่จัดซื้อหรือจัดจ้าง,ผู้ได้รับคัดเลือก\nต.ค. 2566,ซื้อวัสดุ,นายสมมติ ตัวอย่าง {ID}\n"
STATISTICS = (
    "complaints:\n  - kind: general\n    period: ต.ค. 2566 - ก.ย. 2567\n"
    "    received: 1\n    finished: 1\n    pending: 0\n    remark_th: หมู่ที่ 3\n"
)
OF_AGENCY: dict[str, str | bytes] = {
    "agency.yml": AGENCY + "telephones: [081-234-5678]\nemail: tambon@gmail.com\n",
    "2567/news.yml": NEWS,
    "2567/procurement.csv": JOBS,
    "2567/statistics.yml": STATISTICS,
    "2567/files/สำเนาบัตรประชาชน.pdf": b"%PDF-1.4\n",
    "2567/files/complaints.csv": "เรื่องร้องเรียน,จำนวน\nหมู่ 3,1\n",
    f"page-{ID}.md": f"# หน้า\n\nเลข {ID}\n",
}


def lines_to_paste(root: Path) -> dict[str, str]:
    """The lines below each cure, by the file that it names, each once, with a reason."""
    pasted: dict[str, list[str]] = {}
    for one in read_portal(root, "content").problems:
        if not one.allowed_th and one.code in set(Allowable):
            cure, *lines = one.cure.split("\n")
            name = next(word for word in cure.split() if word.endswith(ALLOW.file))
            pasted.setdefault(name, []).append("\n".join(lines) + " ตรวจแล้ว\n")
    return {name: "".join(dict.fromkeys(texts)) for name, texts in pasted.items()}


@pytest.mark.parametrize("folder", ["", "kut-noi/"])
def test_pasting_all_lines_allows_all_there_is(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "content"
    write_files(root, {f"{folder}{name}": text for name, text in OF_AGENCY.items()})
    if folder:
        write_files(root, {"din-daeng/agency.yml": AGENCY, "about.md": "# ก\n\nผู้ร้องเรียน: นายสมมติ ตัวอย่าง\n"})
    told = {one.code for one in read_portal(root, "content").problems}
    assert told >= set(Allowable)
    pasted = lines_to_paste(root)
    assert set(pasted) == {f"content/{folder}allow.yml"} | ({"content/allow.yml"} if folder else set())
    write_files(tmp_path, pasted)
    reading = read_portal(root, "content")
    assert {(one.code, one.severity.value) for one in reading.problems if one.code in set(Allowable)} == {("personal-id", "notice")}
    assert {one.code for one in reading.allowed} == set(Allowable) - {"personal-id"}
    assert all(one.allowed_th == "ตรวจแล้ว" for one in reading.allowed)
    assert reading.portal is not None


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_check_lists_what_is_allowed_and_tells_no_id(style: str, tmp_path: Path) -> None:
    root = tmp_path / "content"
    write_files(root, OF_AGENCY)
    told = CliRunner().invoke(main, ["check", str(root), "--format", style])
    assert told.exit_code == 1
    assert ID not in told.output
    write_files(tmp_path, {f"content/{ALLOW.file}": "".join(lines_to_paste(root).values())})
    listed = CliRunner().invoke(main, ["check", str(root), "--format", style])
    assert listed.exit_code == 0
    assert ID not in listed.output
    if style == "json":
        entries = json.loads(listed.output)
        allowed = [one for one in entries if one["allowed_th"]]
        assert {one["code"] for one in allowed} == set(Allowable)
        assert {(one["severity"], one["allowed_th"]) for one in allowed} == {("notice", "ตรวจแล้ว")}
    else:
        assert listed.output.count("เหตุผลที่อนุญาต: ตรวจแล้ว") == len(told.output.split("reason_th:")) // 2 or style == "github"
        assert " อนุญาตไว้ " in listed.output.splitlines()[-2]


def test_without_its_reason_nothing_is_allowed(tmp_path: Path) -> None:
    entry = "- problem: personal-telephone\n  in_file: agency.yml\n  text: 081-234-5678\n"
    write_files(tmp_path, {"agency.yml": AGENCY + "telephones: [081-234-5678]\n", "allow.yml": entry})
    assert [one.code for one in read_portal(tmp_path).problems if one.is_error] == ["missing-key"]


def test_what_may_be_allowed_is_a_problem_of_content() -> None:
    assert {str(one) for one in Allowable} <= set(CONTENT_CODES)

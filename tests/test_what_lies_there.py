"""What lies in the content folder besides what is read and shown: both frames publish the same of it, and neither ever hangs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.building import AGENCY, all_files, build_site, make_project
from tests.test_plain_frame import Told

from prongsai.problems.codes import Code
from prongsai.problems.problem import Refused
from prongsai.site.plain import build_plain

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as other systems have them")


def refused_by_both(mkdocs_yml: Path, caplog: pytest.LogCaptureFixture) -> list[tuple[str, Code]]:
    """File and code of all that is told when both frames refuse to build."""
    told = Told()
    with pytest.raises(Refused):
        build_plain(mkdocs_yml, told)
    with pytest.raises(Abort):
        build_site(mkdocs_yml)
    problems = [(one.file, one.code) for one in told]
    assert all(f"{file}:1" in caplog.text and code in caplog.text for file, code in problems)
    assert not (mkdocs_yml.parent / "site").exists()
    return problems


def test_no_frame_waits_for_a_pipe_or_follows_a_link_without_end(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mkdocs_yml = make_project(tmp_path, {"agency.yml": AGENCY, "about.md": "[ก](files/a.pdf)\n", "files/a.pdf": b"%PDF-"})
    content = tmp_path / "content"
    os.mkfifo(content / "pipe.md")
    (content / "files/up").symlink_to("..")
    (content / "gone.pdf").symlink_to("nothing.pdf")
    assert refused_by_both(mkdocs_yml, caplog) == [
        ("content/files/up", "unreadable-file"),
        ("content/gone.pdf", "unreadable-file"),
        ("content/pipe.md", "unreadable-file"),
    ]


def test_both_frames_publish_what_a_link_within_the_content_leads_to(tmp_path: Path) -> None:
    mkdocs_yml = make_project(
        tmp_path, {"agency.yml": AGENCY, "2567/year.yml": "remark_th: ก\n", "2567/files/a.pdf": b"%PDF-", "b.md": "[ก](2567/files/a.pdf)"}
    )
    (tmp_path / "content/latest").symlink_to("2567")
    told = Told()
    build_plain(mkdocs_yml, told, target=tmp_path / "plain")
    assert told == []
    for site in (all_files(tmp_path / "plain"), all_files(build_site(mkdocs_yml))):
        assert [name for name in site if name.startswith("latest")] == ["latest/files/a.pdf"]


LEFT_BEHIND = {
    "2567/files/ร่าง-ลับ.docx": "never-published",
    "2567/files/all.zip": "never-published",
    "2567/files/plan.docx.bak": "never-published",
    "2567/files/~$plan.docx": "never-published",
    "2567/measures.yml.txt": "data-not-read",
    "2567/procurement (1).csv": "data-not-read",
    "Thumbs.db": "",
    "2567/files/draft.pdf": "never-published",
    "2567/files/unused.pdf": "unused-file",
}


def test_both_frames_leave_out_what_is_withheld_and_keep_what_was_published(tmp_path: Path) -> None:
    published = "addresses:\n  - {address: 2567/files/draft.pdf, title_th: ร่าง, first_on: 2024-01-01}\n"
    files = {"agency.yml": AGENCY, "2567/year.yml": "remark_th: ก\n", "published.yml": published, **dict.fromkeys(LEFT_BEHIND, "- id: a\n")}
    mkdocs_yml = make_project(tmp_path, files)
    told = Told()
    build_plain(mkdocs_yml, told, target=tmp_path / "plain")
    assert {one.file.removeprefix("content/"): one.code for one in told} == {name: code for name, code in LEFT_BEHIND.items() if code}
    for site in (all_files(tmp_path / "plain"), all_files(build_site(mkdocs_yml))):
        assert [name for name in LEFT_BEHIND if name in site] == ["2567/files/draft.pdf", "2567/files/unused.pdf"]

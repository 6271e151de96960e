"""What `prongsai new` writes beside the content: Git takes the files through every system as they are."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.building import write_files

from prongsai.model.agency import AgencyKind
from prongsai.starter import facts_of, starter_files

TEXTS = {"content/2567/procurement.csv": "เดือน,รายการ\n".encode("cp874"), "content/about.md": b"# A\n", "content/2567/year.yml": b"{}\n"}
AS_THEY_ARE = {
    "content/files/plain.pdf": b"%PDF-1.4\r\n1 0 obj\r\n",
    "content/files/lf.pdf": b"%PDF-1.4\n1 0 obj\n",
    "content/files/other.bin": b"a\r\nb\n",
}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "core.autocrlf=true", "-c", "core.safecrlf=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_as_windows_sets_it_up_keeps_every_byte(tmp_path: Path) -> None:
    facts = facts_of(AgencyKind.SUBDISTRICT_ADMINISTRATION, "อบต.ทดสอบ", "ก", "ข")
    written = {str(name): text.encode() for name, text in starter_files(facts, date(2024, 11, 2)).items()}
    files = written | TEXTS | AS_THEY_ARE
    write_files(tmp_path / "typed", files)
    git(tmp_path / "typed", "init", "--quiet")
    git(tmp_path / "typed", "add", "--all")
    git(tmp_path / "typed", "commit", "--quiet", "--message", "a")
    git(tmp_path, "clone", "--quiet", "typed", "checked-out")
    checked_out = tmp_path / "checked-out"
    assert {name: (checked_out / name).read_bytes() for name in files} == files
    git(tmp_path, "clone", "--quiet", "--no-checkout", "typed", "without")
    (tmp_path / "without/.git/info/attributes").write_text("* !text !eol\n", "utf-8")
    git(tmp_path / "without", "checkout", "--quiet", "HEAD")
    assert (tmp_path / "without/content/files/lf.pdf").read_bytes() != files["content/files/lf.pdf"], "what it is for"

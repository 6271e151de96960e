"""Settings of `mkdocs.yml` without which no page can be built: problems, told as those of the content are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prongsai.problems.codes import Code
from prongsai.problems.problem import Problem
from prongsai.source.yaml import tree as yaml_tree


def find_problems(file: Path, *, theme: str | None, has_material: bool, use_directory_urls: bool) -> Iterator[Problem]:
    """All problems of the settings in `file`, as MkDocs has read them."""
    if not has_material:
        found = f"theme เป็น {theme}" if theme else "ไม่ได้ระบุชื่อ theme"
        yield _problem(
            file,
            ("theme", "name"),
            "other-theme",
            f"{found} แต่หน้าเว็บของโปร่งใสใช้ได้กับ theme ชื่อ material เท่านั้น",
            "ในส่วน theme เขียน name: material",
        )
    if not use_directory_urls:
        yield _problem(
            file,
            ("use_directory_urls",),
            "directory-urls-off",
            "ปิด use_directory_urls ไม่ได้ เพราะที่อยู่ของทุกหน้าต้องลงท้ายด้วย / และไม่เปลี่ยนหลังเผยแพร่",
            "ลบบรรทัด use_directory_urls และไม่ใช้ตัวเลือก --no-directory-urls",
        )


def _problem(file: Path, path: yaml_tree.Path, code: Code, found: str, cure: str) -> Problem:
    """A problem at a setting, or at the start of the file where the setting came from elsewhere."""
    text = file.read_text("utf-8") if file.is_file() else ""
    mark, _ = yaml_tree.marks(text, path)
    lines = text.splitlines()
    return Problem(file.name, mark.line + 1, mark.column + 1, code, found, cure, source_line=lines[mark.line] if lines else "")

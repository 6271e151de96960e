"""`docs/problems.md` has a section for every code, and its examples are what they say."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.building import AGENCY, CHECKOUT, write_files

from prongsai.problems.codes import CODES, SITE_CODES
from prongsai.site.read import read_portal

PAGE = (CHECKOUT / "docs" / "problems.md").read_text("utf-8")
SECTION = re.compile(r"^## `([a-z0-9-]+)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(ผิด|ถูก)\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# (\S+\.yml)\n", re.MULTILINE)
FILES_BESIDE = {"2567/files/report.pdf": "%PDF-1.4\n", "about.md": "[รายงาน](2567/files/report.pdf)\n"}

SHOWN_IN_WORDS = {
    "no-content",
    "unreadable-file",
    "file-too-large",
    "symlink-outside",
    "not-utf8",
    "too-many-problems",
    "evidence-too-large",
    "not-a-pdf",
    "file-unlike-name",
    "evidence-type",
    "file-not-published",
    "unfit-name",
    "unreadable-name",
    "folder-too-deep",
    "data-not-read",
    "never-published",
    "unused-file",
    "yaml-control-character",
    "csv-table",
    "markdown-mistyped",
    "unit-not-baht",
    "doubtful-price",
    "month-unlike-contracts",
    "total-unlike-rows",
    "table-differs",
    "personal-document",
    "list-in-two-files",
    *SITE_CODES,
}
"""No YAML file can show these: they are about disks, commands, tables, settings and what nobody sees."""


class Section(NamedTuple):
    text: str
    wrong: list[str]
    right: list[str]


def section(text: str) -> Section:
    examples = [(mark, code) for mark, language, code in EXAMPLE.findall(text) if language == "yaml"]
    return Section(text, *([code for mark, code in examples if mark == wanted] for wanted in ("ผิด", "ถูก")))


SECTIONS = {code: section(text) for code, text in SECTION.findall(PAGE)}
SHOWN = sorted(set(CODES) - SHOWN_IN_WORDS)


def problems_of(example: str, folder: Path) -> list[str]:
    """The codes told of an example's files, beside an agency in order."""
    _, *parts = FILE.split(example)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    assert files, "an example begins with the name of its file"
    has_many_agencies = any("/" in name and not name.startswith(("25", "oit-catalogue/")) for name in files)
    if not has_many_agencies:
        files.setdefault("agency.yml", AGENCY)
        files |= FILES_BESIDE
    write_files(folder, files)
    return [problem.code for problem in read_portal(folder, "content").problems]


def test_sections_are_the_codes_in_their_order() -> None:
    assert [code for code, _ in SECTION.findall(PAGE)] == list(CODES)


def test_every_code_is_used_in_the_code() -> None:
    package = CHECKOUT / "plugins" / "prongsai"
    used = {
        node.value
        for path in package.rglob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) <= used


@pytest.mark.parametrize("code", CODES)
def test_a_section_has_a_title_and_says_what_to_do(code: str) -> None:
    title, *rest = SECTIONS[code].text.strip().split("\n\n")
    assert re.fullmatch(r"\*\*[^*]+\*\* \((ข้อผิดพลาด|คำเตือน|ข้อแนะนำ).*\)", title)
    assert len(rest[0]) > 40


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_has_the_problem(code: str, tmp_path: Path) -> None:
    assert SECTIONS[code].wrong
    for index, example in enumerate(SECTIONS[code].wrong):
        assert set(problems_of(example, tmp_path / str(index))) == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_the_right_example_has_no_problem(code: str, tmp_path: Path) -> None:
    assert SECTIONS[code].right
    for index, example in enumerate(SECTIONS[code].right):
        assert problems_of(example, tmp_path / str(index)) == []


def test_links_lead_to_headings_that_exist() -> None:
    for page, anchor in re.findall(r"\]\((\w+\.md)#([\w-]+)\)", PAGE):
        assert f'id="{anchor}"' in (CHECKOUT / "docs" / page).read_text("utf-8")

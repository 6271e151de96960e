"""Content as typed → the report word for word.

`golden/problems/<code>.yml` holds cases of one problem: some in which it is told, some in which
all is well. A case has `files` (text, or `base64`, or `text` in an `encoding`) and the `report`.
An `agency.yml` without problems is added where a case gives none and is not `bare`.
"""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.building import AGENCY, write_files

from prongsai.problems import text
from prongsai.problems.codes import CONTENT_CODES
from prongsai.site.read import read_portal

FOLDER = Path(__file__).parent / "golden" / "problems"
TODAY = date(2026, 11, 28)
ALL_IS_WELL = "ไม่พบปัญหา"
IN_ORDINARY_TESTS = {
    *("symlink-outside", "unreadable-file", "unreadable-name", "folder-too-deep"),
    *("file-too-large", "too-many-problems", "evidence-too-large"),
}
"""What no text can show: links, pipes, names of other systems, and files too long to read."""


def cases() -> dict[str, list[dict[str, Any]]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml"))}


CASES = cases()


def as_bytes(typed: str | dict[str, str]) -> bytes:
    if isinstance(typed, str):
        return typed.encode()
    return base64.b64decode(typed["base64"]) if "base64" in typed else typed["text"].encode(typed["encoding"])


def report_of(case: dict[str, Any], folder: Path) -> str:
    content = folder / "content"
    content.mkdir()
    files = {name: as_bytes(typed) for name, typed in case["files"].items()}
    if not case.get("bare"):
        files.setdefault("agency.yml", AGENCY.encode())
    write_files(content, files)
    return text.report(read_portal(content, "content", TODAY).problems)


def write_report(name: str, index: int, report: str) -> None:
    """Put `report` in the place of what the case expected."""
    path = FOLDER / f"{name}.yml"
    text = path.read_text("utf-8")
    cases = yaml.compose(text)
    assert cases
    case: Any = cases.value[index]
    expected = next(value for key, value in case.value if key.value == "report")
    after = text[expected.end_mark.index :].lstrip("\n")
    if report == ALL_IS_WELL:
        block = report
    elif all(line.isprintable() for line in report.split("\n")):
        block = "|\n" + "".join(f"    {line}".rstrip() + "\n" for line in report.split("\n")).rstrip("\n")
    else:
        block = json.dumps(report, ensure_ascii=False).replace("\u200b", "\\u200b")
    path.write_text(text[: expected.start_mark.index] + block + "\n" + ("\n" + after if after else ""), "utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= len(CONTENT_CODES) - len(IN_ORDINARY_TESTS)
    assert all(CASES.values())


@pytest.mark.parametrize(
    ("name", "index"), [pytest.param(name, index, id=f"{name}-{index}") for name, of_file in CASES.items() for index in range(len(of_file))]
)
def test_the_report_is_word_for_word(name: str, index: int, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    case = CASES[name][index]
    report = report_of(case, tmp_path)
    if pytestconfig.getoption("update_golden") and report != case["report"].rstrip("\n"):
        write_report(name, index, report)
    else:
        assert report == case["report"].rstrip("\n")


@pytest.mark.parametrize("code", sorted(set(CONTENT_CODES) - IN_ORDINARY_TESTS))
def test_every_code_has_a_case_that_fails_and_one_that_passes(code: str) -> None:
    reports = [case["report"] for case in CASES[code]]
    assert any(f"[{code}]" in report for report in reports)
    assert any(report.strip() == ALL_IS_WELL for report in reports)

"""`prongsai build --frame plain` as a clerk gives it: what is told where, what is written, with which exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.building import AGENCY, all_files, make_project, settings, write_files

from prongsai import cli

MEASURES = "- {id: light, title_th: ไฟถนน}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small site, in which the command is given."""
    make_project(tmp_path, {"agency.yml": AGENCY, "2560/measures.yml": MEASURES})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: str, **how: Any) -> Result:
    return CliRunner().invoke(cli.main, ["build", "--frame", "plain", *arguments], **how)


def test_a_site_is_built_and_its_pages_are_counted(here: Path) -> None:
    result = build("--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    pages = [name for name in all_files(here / "site") if name.endswith("index.html")]
    assert result.stderr == f"สร้างเว็บไซต์แล้ว {len(pages)} หน้า ไว้ใน site\n"


def test_folder_and_settings_are_taken_as_given(here: Path) -> None:
    make_project(here / "other", {"agency.yml": AGENCY, "2560/measures.yml": MEASURES})
    (here / "other/mkdocs.yml").rename(here / "other/own.yml")
    assert build("-f", "other/own.yml", "-d", "out").exit_code == 0
    assert (here / "out/2560/measures/light/index.html").is_file()
    assert not (here / "site").exists()
    assert not (here / "other/site").exists()


def test_settings_may_be_called_mkdocs_yaml(here: Path) -> None:
    (here / "mkdocs.yml").rename(here / "mkdocs.yaml")
    assert build().exit_code == 0


def test_problems_are_told_with_their_number(here: Path) -> None:
    write_files(
        here, {"content/2560/measures.yml": "- {id: light, title_th: ไฟถนน, colour: แดง}\n", "mkdocs.yml": settings(more="hooks: [a.py]")}
    )
    result = build()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mkdocs.yml:11:1: คำเตือน: สคริปต์ hooks ใช้กับ --frame plain ไม่ได้ จึงสร้างหน้าโดยไม่มีส่วนนี้ [not-honoured]" in result.stderr
    assert "content/2560/measures.yml:1:32: ข้อผิดพลาด: " in result.stderr
    assert result.stderr.endswith("พบข้อผิดพลาด 1 รายการ คำเตือน 1 รายการ\nไม่ได้สร้างเว็บไซต์\n")
    assert not (here / "site").exists()


def test_warnings_stop_a_strict_build_only(here: Path) -> None:
    write_files(here, {"mkdocs.yml": settings(more="hooks: [a.py]")})
    result = build("--strict")
    assert result.exit_code == 1
    assert result.stderr.endswith("พบคำเตือน 1 รายการ\nไม่ได้สร้างเว็บไซต์ เพราะมีคำเตือนและสั่งด้วย --strict\n")
    assert not (here / "site").exists()
    result = build()
    assert result.exit_code == 0
    assert "พบคำเตือน 1 รายการ\nสร้างเว็บไซต์แล้ว " in result.stderr


def test_steps_are_told_on_request(here: Path) -> None:
    told = build("--verbose").stderr
    assert [line.split()[0] for line in told.splitlines() if line.endswith(" s") and not line.startswith("    ")] == [
        *("build", "read", "admit", "by", "frame", "pages", "search", "sitemap", "links", "switch")
    ]


def test_option_of_mkdocs_is_refused_in_thai(here: Path) -> None:
    result = build("--dirty")
    assert result.exit_code == 2
    assert result.stderr.startswith("ตัวเลือก --dirty เป็นของ MkDocs ใช้กับ --frame plain ไม่ได้\nวิธีแก้: ")
    assert not (here / "site").exists()


def test_folder_without_settings_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = build()
    assert result.exit_code == 1
    assert result.stderr.startswith("mkdocs.yml:1:1: ข้อผิดพลาด: เปิดไฟล์นี้ไม่ได้")


@pytest.mark.parametrize("frame", ["plain", "material"])
def test_a_site_that_is_not_ready_is_built_as_a_draft_only(here: Path, frame: str) -> None:
    yml = settings().replace("      example: true\n", "")
    write_files(here, {"mkdocs.yml": yml, "content/agency.yml": AGENCY})
    refused = of_its_own("build", "--frame", frame)
    assert refused.returncode == 1
    assert "mkdocs.yml:2:1: ข้อผิดพลาด: site_url เป็นที่อยู่ตัวอย่าง: https://transparency.example/" in refused.stderr
    assert "prongsai build --draft" in refused.stderr
    assert not (here / "site").exists()
    drafted = of_its_own("build", "--draft", "--frame", frame)
    assert drafted.returncode == 0, drafted.stderr
    pages = {name: data.decode() for name, data in all_files(here / "site").items() if name.endswith(".html")}
    assert len(pages) > 5
    assert [name for name, html in pages.items() if "<strong>ฉบับร่าง</strong>" not in html.partition('id="pr-content"')[0]] == []


def of_its_own(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as it sets its environment."""
    return subprocess.run([sys.executable, "-m", "prongsai.cli", *arguments], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize(
    ("yml", "code"),
    [
        ("plugins: [search]\n", "missing-plugin"),
        ("plugins: [prongsia]\n", "missing-plugin"),
        ("plugins: [prongsai]\nsite_dir: content/site\n", "folders-overlap"),
        ("plugins: [prongsai]\nsite_url: transparency.tambon.go.th\n", "unsafe-url"),
        ("plugins:\n  - prongsai:\n      numerals: Thai\n", "unknown-choice"),
    ],
)
def test_settings_that_would_publish_raw_data_are_refused_before_mkdocs(here: Path, command: str, yml: str, code: str) -> None:
    write_files(here, {"mkdocs.yml": f"site_name: ก\ndocs_dir: content\ntheme: material\n{yml}"})
    result = CliRunner().invoke(cli.main, [command])
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert not (here / "content/site").exists()
    assert not (here / "site").exists()

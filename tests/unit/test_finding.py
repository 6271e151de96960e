"""The browser of the tests: which one is taken, and which is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.browser import finding, install_browser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs made here are scripts of a shell")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PATH; Playwright has no browser of its own."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PRONGSAI_CHROMIUM", raising=False)
    monkeypatch.setattr(finding, "_playwrights_own", lambda: None)
    return tmp_path


def program(folder: Path, name: str, exit_code: int = 0) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_without_any_browser_none_is_found(programs: Path) -> None:
    assert list(programs.iterdir()) == []
    assert finding.find_browser() is None


def test_chromium_comes_before_chrome(programs: Path) -> None:
    chrome = program(programs, "google-chrome")
    assert finding.find_browser() == chrome
    chromium = program(programs, "chromium")
    assert finding.find_browser() == chromium


def test_a_browser_that_does_not_start_is_passed_over(programs: Path) -> None:
    program(programs, "chromium-browser", exit_code=1)
    chrome = program(programs, "google-chrome")
    assert finding.find_browser() == chrome


def test_the_chosen_browser_is_used_or_refused(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(programs, "chromium")
    chosen = program(programs, "mine")
    monkeypatch.setenv("PRONGSAI_CHROMIUM", str(chosen))
    assert finding.find_browser() == chosen
    chosen.unlink()
    assert finding.find_browser() is None


def test_playwrights_own_is_the_last_choice(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = program(programs, "own")
    monkeypatch.setattr(finding, "_playwrights_own", lambda: own)
    assert finding.find_browser() == own


@pytest.mark.usefixtures("programs")
def test_installing_fails_clearly_where_nothing_can_be_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[list[str]] = []
    monkeypatch.setattr(install_browser, "_run", lambda command, **_: tried.append(command))
    assert install_browser.main() == 1
    assert tried[-1][1:] == ["-m", "playwright", "install", "chromium"]
    assert "set PRONGSAI_CHROMIUM" in capsys.readouterr().err

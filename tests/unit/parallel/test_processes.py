from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from prongsai.parallel.processes import look_after, name, temporary_folder


@pytest.fixture
def dead() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_temporary_folder_goes_and_takes_what_killed_processes_left_along(temporary: Path, dead: int) -> None:
    for one in (f"prongsai-search-{dead}-1-abcd", f"prongsai-preview-{dead}-1-abcd", f"prongsai-search-{name()}-abcd"):
        (temporary / one / "part").mkdir(parents=True)
    with temporary_folder("search") as folder:
        assert folder.parent == temporary
        assert folder.is_dir()
    assert names(temporary) == sorted([f"prongsai-preview-{dead}-1-abcd", f"prongsai-search-{name()}-abcd"])


def test_a_folder_that_another_program_forgot_when_it_was_killed_is_removed(temporary: Path, dead: int) -> None:
    for one in ("mkdocs_killed", ".mkdocs_killed.building-1-2-3", "mkdocs_serves", "mkdocs_of_others"):
        (temporary / one / "page").mkdir(parents=True)
    for one in (".mkdocs_killed.lock", f".prongsai-serves-{dead}-1-mkdocs_killed"):
        (temporary / one).touch()
    look_after(temporary / "mkdocs_serves")
    assert names(temporary) == sorted(["mkdocs_serves", "mkdocs_of_others", f".prongsai-serves-{name()}-mkdocs_serves"])

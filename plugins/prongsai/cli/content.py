"""The content folder that a command names, and its problems on a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from prongsai.cli.refusal import Refusal
from prongsai.problems import text
from prongsai.problems.problem import Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def content_folder(folder: str) -> Path:
    """The folder as typed; raises `Refusal` where there is none."""
    root = Path(folder)
    if not root.is_dir():
        what = f"{folder} ไม่ใช่โฟลเดอร์" if root.exists() else f"ไม่พบโฟลเดอร์ {folder}"
        raise Refusal(f"{what}\nวิธีแก้: ระบุโฟลเดอร์ข้อมูล เช่น prongsai check content หรือเริ่มเว็บไซต์ใหม่ด้วย prongsai new")
    return root


def shown_as(root: Path) -> str:
    """The folder as typed; one below the current directory relative to it, as GitHub's annotations need it."""
    inside = root.is_absolute() and root.is_relative_to(Path.cwd())
    return (root.relative_to(Path.cwd()) if inside else root).as_posix()


def coloured(one: Problem) -> str:
    """The problem for a terminal; click takes the colour away everywhere else."""
    return text.as_text(one).replace(one.label, click.style(one.label, fg=_COLOURS[one.severity], bold=True), 1)

"""`content/` → a portal, or all that is wrong with it: the core's flow in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prongsai.checks import find_problems
from prongsai.layout import lay_out
from prongsai.load import read_content
from prongsai.model.build import build_portal
from prongsai.model.portal import Portal
from prongsai.problem import Problem
from prongsai.records import gather
from prongsai.workers import uncollected


@dataclass(frozen=True, slots=True)
class Reading:
    """What a content folder comes to: `portal` is None as long as there are errors."""

    portal: Portal | None
    problems: list[Problem]


def read_portal(root: Path, shown_as: str | None = None) -> Reading:
    """Load, validate, check and build the content below `root`; all problems in file order."""
    with uncollected():
        return _read_portal(root, shown_as)


def _read_portal(root: Path, shown_as: str | None) -> Reading:
    content = read_content(root, shown_as)
    layout = lay_out(content)
    records, misfits = gather(layout)
    problems = sorted({*content.problems, *layout.problems, *misfits, *find_problems(records)})
    if not content.files:
        shown = shown_as or root.name
        problems.append(Problem(shown, 1, 1, "no-content", f"ไม่มีไฟล์ข้อมูลในโฟลเดอร์ {shown}", "สร้าง agency.yml ในโฟลเดอร์นี้ตามตัวอย่างในคู่มือ"))
    if any(problem.is_error for problem in problems):
        return Reading(None, problems)
    return Reading(build_portal(records), problems)

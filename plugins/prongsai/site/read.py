"""`content/` → a portal, or all that is wrong with it: the core's flow in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from prongsai.checks import addresses_live_on, find_problems
from prongsai.intake.layout import is_of_site, lay_out
from prongsai.intake.portal import build_portal
from prongsai.intake.records import Records, gather
from prongsai.intake.validate import MAX_PROBLEMS
from prongsai.model.portal import Portal
from prongsai.pages import Plan
from prongsai.parallel import uncollected
from prongsai.problems.problem import Problem, too_many
from prongsai.source.files import Content, read_content


@dataclass(frozen=True, slots=True)
class Reading:
    """What a content folder comes to: `plan` is None as long as there are errors."""

    plan: Plan | None
    problems: list[Problem]
    records: Records

    @property
    def portal(self) -> Portal | None:
        """The portal whose pages are planned."""
        return self.plan.portal if self.plan else None


def read_portal(root: Path, shown_as: str | None = None) -> Reading:
    """Load, validate, check and build the content below `root`; all problems in file order."""
    with uncollected():
        return _read_portal(root, shown_as)


def _read_portal(root: Path, shown_as: str | None) -> Reading:
    content = read_content(root, shown_as)
    layout = lay_out(content)
    records, misfits = gather(layout)
    told = [*content.problems, *layout.problems, *_without_follow_ups(content, misfits, find_problems(records))]
    if all(is_of_site(file.name) for file in content.files) and not content.problems:
        shown = shown_as or root.resolve().name
        told.append(Problem(shown, 1, 1, "no-content", f"ไม่มีไฟล์ข้อมูลในโฟลเดอร์ {shown}", "สร้าง agency.yml ในโฟลเดอร์นี้ตามตัวอย่างในคู่มือ"))
    plan = None
    if not any(problem.is_error for problem in told):
        plan = Plan(build_portal(records))
        told += addresses_live_on.check(records, plan)
    problems = list(_bounded(sorted(set(told))))
    if any(problem.is_error for problem in problems):
        return Reading(None, problems, records)
    return Reading(plan, problems, records)


def _without_follow_ups(content: Content, misfits: list[Problem], found: list[Problem]) -> Iterator[Problem]:
    """What does not merely follow from another problem: of a line that was mended, or of a value that misfits."""
    silent = {(file.shown, line + 1) for file in content.files if file.is_mended for line in file.typed.tree.silent}
    places = {(one.file, one.line, one.column) for one in misfits}
    yield from (one for one in misfits if (one.file, one.line) not in silent)
    yield from (one for one in found if (one.file, one.line) not in silent and (one.file, one.line, one.column) not in places)


def _bounded(problems: list[Problem]) -> Iterator[Problem]:
    """The first problems of each file, with a note where there are more than anybody reads."""
    for _, of_file in groupby(problems, key=lambda one: one.file):
        all_of_it = list(of_file)
        rest = all_of_it[MAX_PROBLEMS:]
        yield from all_of_it[:MAX_PROBLEMS]
        if rest:
            yield too_many(next((one for one in rest if one.is_error), rest[0]))

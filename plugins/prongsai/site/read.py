"""`content/` → a portal, or all that is wrong with it: the core's flow in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from prongsai import kinds
from prongsai.checks import files_are_used, find_problems
from prongsai.intake.layout import is_of_site, lay_out
from prongsai.intake.named_files import spell_as_on_disk
from prongsai.intake.portal import build_portal
from prongsai.intake.records import Records, gather
from prongsai.intake.validate import MAX_PROBLEMS
from prongsai.model.portal import Portal
from prongsai.parallel import uncollected
from prongsai.private.allowances import sift
from prongsai.private.published import hits
from prongsai.problems.codes import STRICTER
from prongsai.problems.problem import Problem, Severity, too_many
from prongsai.site.clashes import find_clashes, find_doubles, suspects_among
from prongsai.source.files import Content, read_content
from prongsai.source.static import content_files

if TYPE_CHECKING:
    # Loaded when pages are planned: checking needs none.
    from prongsai.pages import Plan


@dataclass(frozen=True)
class Reading:
    """What a content folder comes to: `portal` is None as long as there are errors."""

    portal: Portal | None
    problems: list[Problem]
    records: Records
    planned: Plan | None = None
    """The plan, where the check of published addresses has made it."""
    allowed: list[Problem] = field(default_factory=list)
    """What `allow.yml` allows: no problem, listed where the content is checked."""

    @cached_property
    def plan(self) -> Plan | None:
        """The pages of the portal; each agency's are planned once, by whoever asks first."""
        if self.portal is None:
            return None
        from prongsai.pages import Plan

        return self.planned or Plan(self.portal)


def read_portal(root: Path, shown_as: str | None = None, today: date | None = None) -> Reading:
    """Load, validate, check and build the content below `root`; all problems in file order.

    `today` is what days are held against that cannot lie in the future; without it they are not.
    """
    with uncollected():
        return _read_portal(root, shown_as, today)


def check_portal(root: Path, shown_as: str | None = None, today: date | None = None) -> Reading:
    """The same for who only checks: with what a build would tell of hand-written pages and of files at addresses of ours."""
    reading = read_portal(root, shown_as, today)
    if reading.portal is None:
        return reading
    listing = reading.records.listing
    files = list(content_files(listing))
    places = [(str(file.name), f"{file.address}index.html" if file.is_page else file.address) for file in files]
    more = list(find_doubles(places, listing.shown_as))
    # Only for such files pages are planned, and what plans them is loaded.
    if suspects_among(places) and reading.plan:
        from prongsai.checks import pages_lead_somewhere

        more += [one.problem(listing.shown_as) for one in find_clashes(places, reading.plan)]
        more += pages_lead_somewhere.check(listing, reading.plan)
    problems = list(_bounded(sorted({*reading.problems, *milder_in_closed_years(more, reading.records)})))
    return replace(reading, portal=None if any(one.is_error for one in problems) else reading.portal, problems=problems)


def _read_portal(root: Path, shown_as: str | None, today: date | None) -> Reading:
    shown = shown_as or root.resolve().name
    content = read_content(root, shown)
    layout = lay_out(content)
    records, misfits = gather(layout, today)
    spell_as_on_disk(records)
    beside = files_are_used.find(records)
    records.listing.withheld = frozenset(beside.withheld)
    private = sift(hits(records, shown), records, shown)
    told = [
        *content.problems,
        *layout.problems,
        *beside.problems,
        *_without_follow_ups(content, misfits, [*find_problems(records), *private.told]),
    ]
    if all(is_of_site(file.name) for file in content.files) and not content.problems:
        told.append(Problem(shown, 1, 1, "no-content", f"ไม่มีไฟล์ข้อมูลในโฟลเดอร์ {shown}", "สร้าง agency.yml ในโฟลเดอร์นี้ตามตัวอย่างในคู่มือ"))
    told = list(milder_in_closed_years(told, records))
    portal, planned = None, None
    if not any(problem.is_error for problem in told):
        portal = build_portal(records)
        planned, lost = _lost_addresses(records, portal)
        told += milder_in_closed_years(lost, records)
    problems = list(_bounded(sorted(set(told))))
    if any(problem.is_error for problem in problems):
        return Reading(None, problems, records, allowed=private.allowed)
    return Reading(portal, problems, records, planned, private.allowed)


def milder_in_closed_years(problems: Iterable[Problem], records: Records) -> Iterator[Problem]:
    """The problems, those of new and stricter rules as warnings in a closed year: whatever finds them asks for no year."""
    for one in problems:
        if one.is_error and one.code in STRICTER and one.file.startswith(records.closed_folders):
            yield replace(one, severity=Severity.WARNING)
        else:
            yield one


def _lost_addresses(records: Records, portal: Portal) -> tuple[Plan | None, list[Problem]]:
    """What is wrong with published addresses and redirects, and the plan that was held against them.

    A site without either never loads what plans pages.
    """
    if not records.of(kinds.PUBLISHED) and not records.of(kinds.REDIRECTS):
        return None, []
    from prongsai.checks import addresses_live_on
    from prongsai.pages import Plan

    plan = Plan(portal)
    return plan, list(addresses_live_on.check(records, plan))


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

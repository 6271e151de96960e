"""How the program meets each mistake: `python -m tests.mistakes` prints the table by kind, with names what is told of those."""

from __future__ import annotations

import inspect
import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import click
from click.testing import CliRunner
from tests.building import write_files
from tests.mistyped import BUILD, CHECK, FOLDER, Case, Files, base, cases, lines_right, make_odd, meant, mistyped, project_path, remove_deep

from prongsai.cli import main as prongsai
from prongsai.model.portal import Portal
from prongsai.problems.personal import masked
from prongsai.problems.problem import Problem, Severity
from prongsai.problems.text import as_text
from prongsai.site.read import check_portal

TODAY = date(2026, 11, 29)
OPEN = FOLDER / "open.txt"

_OF_THE_PAST = ("content/published.yml", "content/redirects.yml")
"""With these all pages are planned to be held against them: most mistakes are looked at without."""


class Outcome(StrEnum):
    """What became of a mistake, the worst last."""

    TOLD = "told"
    READ = "read"
    WELL = "well"
    """A value that is right, and nothing is told of it."""
    NOT_QUOTED = "not quoted"
    WRONG_LINE = "wrong line"
    FALSE_ALARM = "false alarm"
    READ_WRONGLY = "read wrongly"
    SILENT = "silent"
    TRACEBACK = "traceback"

    @property
    def is_well(self) -> bool:
        """Whether nothing is left to do."""
        return self in {Outcome.TOLD, Outcome.READ, Outcome.WELL}


@dataclass(frozen=True)
class Met:
    """A mistake, what became of it, and what was told."""

    case: Case
    outcome: Outcome
    problems: Sequence[Problem] = ()
    said: str = ""
    """What a build printed, or a traceback."""


class Desk:
    """A project on the disk, into which one mistake after the other is typed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: Files = {}

    def lay(self, files: Files) -> None:
        """Make the project these files."""
        for path in self.files.keys() - files.keys():
            (self.folder / path).unlink()
            self._leave(Path(path).parent)
        write_files(self.folder, {path: text for path, text in files.items() if self.files.get(path) != text})
        self.files = files

    def _leave(self, folder: Path) -> None:
        while folder != Path() and not any((self.folder / folder).iterdir()):
            (self.folder / folder).rmdir()
            folder = folder.parent

    def read(self, files: Files) -> tuple[Portal | None, list[Problem]]:
        """What the check finds in these files."""
        self.lay(files)
        return check(self.folder)


def check(project: Path) -> tuple[Portal | None, list[Problem]]:
    """What the check finds in a project, and its portal without the days on which its files were saved."""
    # Before the day of today was handed in, the reading had no such argument: the first table was made with that.
    today = {"today": TODAY} if "today" in inspect.signature(check_portal).parameters else {}
    reading = check_portal(project / "content", "content", **today)
    if reading.portal is None:
        return None, reading.problems
    agencies = tuple(replace(one, updated_on=None) for one in reading.portal.agencies)
    return replace(reading.portal, agencies=agencies), reading.problems


def build(project: Path, *options: str) -> tuple[int, str]:
    """`prongsai build` in a project: its exit code, and what it printed."""
    with chdir(project):
        result = CliRunner().invoke(prongsai, ["build", *options], obj=lambda: TODAY)
    unforeseen = result.exception if not isinstance(result.exception, SystemExit) else None
    trace = "".join(traceback.format_exception(unforeseen)) if unforeseen else ""
    return result.exit_code, result.output + trace


_TOLD = re.compile(
    r"^(?:\w+ +- +)?(?P<file>\S.*?):(?P<line>\d+):(?P<column>\d+): (?P<label>\S+): (?P<found>.*) \[(?P<code>[a-z0-9-]+)\]"
    r"(?P<rest>(?:\n(?!\w+ +- ).*)*?)\n +วิธีแก้: (?P<cure>.*)$",
    re.MULTILINE,
)


def told_by_build(printed: str) -> list[Problem]:
    """The problems among what a build printed."""
    severities = {one.label: one for one in Severity}
    return [
        Problem(one["file"], int(one["line"]), int(one["column"]), one["code"], one["found"], one["cure"], severities[one["label"]])  # type: ignore[arg-type]  # a code as printed
        for one in _TOLD.finditer(printed)
        if one["label"] in severities
    ]


def meet(case: Case, desk: Desk) -> Met:
    """Type one mistake and look."""
    try:
        return _meet(case, desk)
    except Exception:  # whatever comes is what is measured
        return Met(case, Outcome.TRACEBACK, said=traceback.format_exc())


def _meet(case: Case, desk: Desk) -> Met:
    if {"link", "fifo", "deep"} & case.data.keys():
        with tempfile.TemporaryDirectory() as folder:
            write_files(Path(folder), {**_without_past(case, base()), **_others(case)})
            make_odd(case, Path(folder))
            try:
                return _judged(case, None, check(Path(folder))[1], desk)
            finally:
                remove_deep(case, Path(folder))
    files = _without_past(case, mistyped(case))
    if case.by == BUILD:
        return _built(case, desk, files)
    portal, problems = desk.read(files)
    met = _judged(case, portal, problems, desk)
    if case.by == CHECK or case.is_right != met.outcome.is_well:
        return met
    desk.lay(files)
    _, printed = build(desk.folder, "--frame", "plain")
    if "Traceback" in printed:
        return Met(case, Outcome.TRACEBACK, said=printed)
    by_build = [one for one in told_by_build(printed) if one not in problems]
    return _judged(case, portal, [*problems, *by_build], desk)


def _others(case: Case) -> Files:
    """The files of an odd case that are ordinary."""
    return {path: text for path, text in mistyped(case).items() if path not in base()} if "also" in case.data else {}


def _without_past(case: Case, files: Files) -> Files:
    """The files without the list of what was published, unless the mistake is about it or about a closed year."""
    if any("2567" in str(case.data.get(key, "")) for key in ("in", "copy_folder", "remove")) or case.file in _OF_THE_PAST:
        return files
    return {path: text for path, text in files.items() if path not in _OF_THE_PAST}


def _built(case: Case, desk: Desk, files: Files) -> Met:
    desk.lay(files)
    code, printed = build(desk.folder)
    said = all(text in printed for text in case.data["told"])
    if "Traceback" in printed:
        outcome = Outcome.TRACEBACK
    elif any(all(text in words(one) for text in case.data["told"]) for one in told_by_build(printed)):
        outcome = Outcome.TOLD
    elif code:
        outcome = Outcome.TOLD if said else Outcome.NOT_QUOTED
    else:
        outcome = Outcome.SILENT
    return Met(case, outcome, said=printed)


def _judged(case: Case, portal: Portal | None, problems: Sequence[Problem], desk: Desk) -> Met:
    if case.is_right:
        outcome = Outcome.FALSE_ALARM if problems else Outcome.WELL if _is_meant(case, portal, desk) else Outcome.READ_WRONGLY
    elif problems:
        outcome = _told_how(case, problems)
    elif _is_read(case, portal, desk):
        outcome = Outcome.READ
    else:
        outcome = Outcome.READ_WRONGLY if meant(case) else Outcome.SILENT
    return Met(case, outcome, problems)


def _told_how(case: Case, problems: Sequence[Problem]) -> Outcome:
    data, lines = case.data, lines_right(case)
    files = {project_path(name) for name in data.get("at", [data["in"]])}
    here = [one for one in problems if data.get("any_file") or (one.file in files and (lines is None or one.line in lines))]
    if not here:
        return Outcome.WRONG_LINE
    if any(text in words(one) for text in data.get("not_told", ()) for one in here):
        return Outcome.NOT_QUOTED
    # A personal id is quoted without its middle digits.
    texts = [masked(text) for text in data["told"]]
    quoted = [one for one in here if all(text in words(one) or (case.quoted_by_line and text in one.source_line) for text in texts)]
    return Outcome.TOLD if any(one.severity == data.get("level", one.severity) for one in quoted) else Outcome.NOT_QUOTED


def words(one: Problem) -> str:
    """What a problem says: its file, what was found, its cure."""
    return f"{one.file} {one.found} {one.cure}"


def _is_meant(case: Case, portal: Portal | None, desk: Desk) -> bool:
    return not meant(case) or _is_read(case, portal, desk)


def _is_read(case: Case, portal: Portal | None, desk: Desk) -> bool:
    """Whether the portal is one as which the mistake may be read."""
    if case.data.get("either"):
        return True
    if any(desk.read(_without_past(case, site))[0] == portal for site in meant(case)):
        return True
    return "dials" in case.data and _dials(case, desk)


def _dials(case: Case, desk: Desk) -> bool:
    desk.lay(_without_past(case, mistyped(case)))
    build(desk.folder, "--frame", "plain")
    link = re.compile(rf'href="tel:{re.escape(case.data["dials"])}(?:(?:;ext=|,)[0-9-]*)?"')
    pages = (desk.folder / "site" / "sample" / name / "index.html" for name in ("contact", "channels", "channels/corruption", "executives"))
    return any(link.search(page.read_text("utf-8")) for page in pages if page.is_file())


def meet_all(kinds: Iterable[str], folder: Path) -> Iterator[Met]:
    """Every case of these kinds."""
    desk, wanted = Desk(folder), set(kinds)
    for case in cases():
        if case.kind in wanted:
            yield meet(case, desk)


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of mistakes, one a file."""
    return tuple(dict.fromkeys(case.kind for case in cases()))


def still_open() -> dict[str, str]:
    """What is known not to be well yet: the names with what becomes of them."""
    lines = (line for line in OPEN.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name: outcome.strip() for name, _, outcome in (line.partition(":") for line in lines)}


def table(all_met: Sequence[Met]) -> str:
    """How many of each kind came to what."""
    outcomes = list(Outcome)
    rows = [["kind", "cases", *outcomes]]
    for kind in (*dict.fromkeys(met.case.kind for met in all_met), "all"):
        counts = Counter(met.outcome for met in all_met if kind in (met.case.kind, "all"))
        rows.append([kind, str(counts.total()), *(str(counts[outcome] or "–") for outcome in outcomes)])
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---", *["--:"] * (len(outcomes) + 1)], *rows[1:]])


def _shown(met: Met) -> str:
    return "\n".join([f"{met.case.name}: {met.outcome}", *map(as_text, met.problems), met.said]).rstrip()


def main(names: Sequence[str]) -> None:
    """The table; of the cases or kinds named, what is told; `--open` writes what is open anew."""
    named = {name for name in names if not name.startswith("--")}
    wanted = {name.partition("/")[0] for name in named} or set(kinds())
    with tempfile.TemporaryDirectory() as folder:
        all_met = [met for met in meet_all(wanted, Path(folder)) if not named or {met.case.name, met.case.kind} & named]
    if named:
        click.echo("\n\n".join(map(_shown, all_met)))
    click.echo(table(all_met))
    if "--open" in names and not named:
        write_open(all_met)


def write_open(all_met: Sequence[Met]) -> None:
    """Write what is not well as what is open."""
    head = OPEN.read_text("utf-8").partition("\n\n")[0] if OPEN.exists() else HEAD
    OPEN.write_text(head + "\n\n" + "".join(f"{met.case.name}: {met.outcome}\n" for met in all_met if not met.outcome.is_well), "utf-8")


HEAD = """\
# Mistakes that are not yet told or read as README.md asks, and what becomes of them. This list only shrinks:
# `python -m tests.mistakes --open` writes it anew; no line is added by hand."""


if __name__ == "__main__":
    main(sys.argv[1:])

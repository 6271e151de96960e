"""`make bench-oit`: a made-up portal built with and without its OIT pages in turn, and what an item page costs."""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.run import HERE, ROOT, Build, machine, timed

if TYPE_CHECKING:
    from prongsai.model.oit_forms import OitForms
    from prongsai.model.portal import Agency
    from prongsai.pages.planning import Planning

# Nothing large is imported here: a child counts its parent's pages as its own peak until it has started.

SOURCE = ROOT / "content" / "sample"
"""The made-up agency of the example: it has records behind nearly all items, so that every kind of element is judged and shown."""
YEARS_BE = (2566, 2567, 2568, 2569)
AGENCIES = 100
SIDES = ("without", "with")
_NAME = re.compile(r"^((?:short_)?name_th: .*ตัวอย่าง)", re.MULTILINE)


def write_portal(out: Path, agencies: int, *, search: bool = True) -> None:
    """`agencies` copies of the made-up agency under names of their own, and the settings of the other benchmarks."""
    shutil.rmtree(out, ignore_errors=True)
    for number in range(1, agencies + 1):
        folder = out / "content" / f"agency-{number:03}"
        for path in sorted(SOURCE.iterdir()):
            if path.is_file():
                # What was published is another agency's.
                if path.name != "published.yml":
                    folder.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, folder)
            elif not path.name.isdecimal() or int(path.name) in YEARS_BE:
                shutil.copytree(path, folder / path.name)
        profile = folder / "agency.yml"
        profile.write_text(_NAME.sub(rf"\1 {number}", profile.read_text("utf-8")), "utf-8", newline="\n")
    settings = (HERE / "prongsai.yml").read_text("utf-8")
    if not search:
        settings = settings.replace("- prongsai", "- prongsai: {search: false}")
    (out / "mkdocs.yml").write_text(settings, "utf-8")


def build(project: Path, side: str) -> Build:
    """`mkdocs build` in a fresh process; `without`, no verdict is made and no OIT page planned."""
    shutil.rmtree(project / "site", ignore_errors=True)
    return timed(["-m", "benchmarks.oit", "--build", side], project)


def _unjudged(agency: Agency, forms: OitForms) -> Planning:
    """What planning needs to know of an agency, without a verdict on any of its years."""
    from prongsai.pages.named_items import by_item
    from prongsai.pages.planning import planning_of
    from prongsai.pages.weaknesses import by_weakness

    bare = planning_of(replace(agency, years=()), forms)
    return replace(bare, agency=agency, weaknesses=by_weakness(agency), namings=by_item(agency, forms))


def _build_here(side: str) -> None:
    from mkdocs.__main__ import cli

    from prongsai import pages
    from prongsai.pages import comparison_pages

    if side == "without":
        planner: Any = pages
        planner.planning_of = _unjudged
        comparison_pages.pages = lambda *_: iter(())
    cli(["build", "-q"])


def report(project: Path, repeat: int) -> None:
    """Both sides in turn, and what an item page comes to."""
    builds: dict[str, list[Build]] = {side: [] for side in SIDES}
    pages: dict[str, int] = {}
    for _ in range(repeat):
        for side in SIDES:
            builds[side].append(build(project, side))
            pages[side] = sum(1 for _ in (project / "site").rglob("index.html"))
    items = sum(1 for _ in (project / "site").glob("*/*/oit/o*/index.html"))
    head = "| | pages | seconds, median (all) | processor s | peak MB, all processes |"
    print(machine(), "", head, "|---|---:|---:|---:|---:|", sep="\n")
    seconds = {side: statistics.median(one.seconds for one in builds[side]) for side in SIDES}
    processor = {side: statistics.median(one.processor_seconds for one in builds[side]) for side in SIDES}
    for side in SIDES:
        all_of_them = ", ".join(f"{one.seconds:.1f}" for one in builds[side])
        memory = max(max(one.together, one.largest) for one in builds[side]) / 1e6
        print(f"| {side} OIT | {pages[side]:,} | {seconds[side]:.1f} ({all_of_them}) | {processor[side]:.1f} | {memory:,.0f} |")
    more = {name: (of["with"] - of["without"]) / items * 1000 for name, of in (("seconds", seconds), ("processor", processor))}
    print(
        "",
        f"- {items:,} item pages, with checklists, answer sheets, evidence packs and comparisons: {more['seconds']:.2f} ms an item page"
        f" on top of the rest ({more['processor']:.2f} ms of processor time)",
        f"- the whole build: {seconds['with'] / pages['with'] * 1000:.2f} ms a page",
        sep="\n",
    )


def main() -> None:
    """Write the portal, build it, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.oit", description=__doc__)
    parser.add_argument("--agencies", type=int, default=AGENCIES)
    parser.add_argument("--repeat", type=int, default=3, help="builds of each side")
    parser.add_argument("--no-search", action="store_true", help="without the search index, whose cost has a bar of its own")
    parser.add_argument("--keep", action="store_true", help="leave the portal where it was built")
    parser.add_argument("--work", type=Path, default=HERE / "built" / "oit", help="where to build; in memory, disks make no difference")
    parser.add_argument("--build", choices=SIDES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        _build_here(options.build)
        return
    write_portal(options.work, options.agencies, search=not options.no_search)
    report(options.work, options.repeat)
    if not options.keep:
        shutil.rmtree(options.work)


if __name__ == "__main__":
    main()

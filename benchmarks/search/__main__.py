"""`make bench-search`: builds the portals, asks every search the same, and prints the report."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.run import HERE, ROOT, Build, machine
from benchmarks.search import sites
from benchmarks.search.sites import Portal

SIZES = (360, 3680)
"""Measures: about 1,000 and 10,000 pages."""


def main() -> None:
    """Build, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the example portal only, and fewer queries")
    parser.add_argument("--sizes", help="measures of the made-up portals, e.g. 800; '' for none")
    parser.add_argument("--only-ours", action="store_true", help="leave Material and Pagefind out")
    parser.add_argument("--keep", action="store_true", help="leave the sites and what was missed in benchmarks/built/search/")
    parser.add_argument("--work", type=Path, default=HERE / "built" / "search", help="where to build")
    options = parser.parse_args()
    default = "" if options.quick else ",".join(map(str, SIZES))
    sizes = [int(size) for size in (default if options.sizes is None else options.sizes).split(",") if size]
    # All builds come first: measuring makes this process large.
    portals = list(_portals(options.work, sizes))
    builds = {portal.name: build_all(portal, others=not options.only_ours, repeat=2 if portal.project != ROOT else 1) for portal in portals}
    print(machine(), "", sep="\n", flush=True)
    measure_all(portals, builds, quick=options.quick)
    if not options.keep:
        shutil.rmtree(options.work, ignore_errors=True)


def _portals(work: Path, sizes: list[int]) -> Iterator[Portal]:
    yield sites.example(work)
    for measures in sizes:
        yield sites.synthetic(work, measures)


def build_all(portal: Portal, *, others: bool, repeat: int) -> dict[str, list[Build]]:
    """Every side of a portal, built; ours with and without the search in turn."""
    builds: dict[str, list[Build]] = {"with": [], "without": []}
    can_do_without = sites.can_build_without_search()
    for _ in range(repeat):
        if can_do_without:
            builds["without"].append(sites.build_ours(portal, search=False))
        build = sites.build_ours(portal)
        if can_do_without:
            builds["with"].append(build)
    if others:
        sites.write_contents(portal)
        builds["Material, as shipped"] = [sites.build_material(portal)]
        if sites.has_pagefind():
            builds["Pagefind (PyPI)"] = [sites.build_pagefind(portal)]
    print(f"{portal.name}: built", file=sys.stderr, flush=True)
    return builds


def measure_all(portals: list[Portal], builds: dict[str, dict[str, list[Build]]], *, quick: bool) -> None:
    """Measure the built portals, and print of each what there is to say as soon as there is."""
    from tests.browser.finding import find_browser

    from benchmarks.search.measure import amount_for, chromium, measure
    from benchmarks.search.report import bars, misses, of_portal

    executable = find_browser()
    if not executable:
        raise SystemExit("No browser: python -m tests.browser.install_browser")
    all_measured = []
    with chromium(executable) as browser:
        for portal in portals:
            measured = measure(browser, portal, amount_for(portal, quick=quick), builds[portal.name])
            all_measured.append(measured)
            for side in (measured.ours, *measured.others):
                (portal.work / f"missed by {side.name}.txt").write_text("\n".join(misses(side.answers)), "utf-8")
            print(*of_portal(measured), sep="\n", flush=True)
    print(*bars([measured for measured in all_measured if measured.ours.answers]), sep="\n")


if __name__ == "__main__":
    main()

"""`make bench-search-scale`: how the index grows with the number of pages, and what that comes to for the whole country."""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.run import HERE, ROOT, Build, machine
from benchmarks.search import sites
from benchmarks.search.folding import fold
from benchmarks.search.pages import BuiltPage, Place
from benchmarks.search.queries import Kind, Query, QueryMaker
from benchmarks.search.sites import SEED

SIZES = (360, 3680, 36800)
"""Measures: about 1,000, 10,000 and 100,000 pages."""
WHOLE_COUNTRY = 2_400_000
"""Pages: every measure of every local government for ten years."""

_KINDS = (Kind.SPAN, Kind.WORD, Kind.CUT, Kind.MISTYPED, Kind.DIGITS, Kind.CODE, Kind.PLACE)
_CUT = re.compile('data-cut="[^"]*"')


@dataclass
class Grown:
    """An index without a site: what it took and what it takes."""

    pages: int
    entries: int
    recording: list[Build]
    noting_seconds: float
    """Processor seconds in the product's own code while pages are noted; the rest of `recording` is making them."""
    writing: Build
    writing_seconds: float
    cut: str
    files: int = 0
    bytes: int = 0
    largest: int = 0
    query_bytes: list[float] = field(default_factory=list)
    query_files: list[float] = field(default_factory=list)
    query_largest: float = 0
    milliseconds: list[float] = field(default_factory=list)
    answered: float = 0


def grow(work: Path, measures: int) -> Grown:
    """Note and write the index of so many measures; nothing but the index is written."""
    out, site = work / str(measures) / "notes", work / str(measures) / "site"
    shutil.rmtree(work / str(measures), ignore_errors=True)
    parts = os.cpu_count() or 1
    step = [sys.executable, "-m", "benchmarks.search.scale_steps"]
    recordings = [
        subprocess.Popen(
            [*step, "record", str(out), "--measures", str(measures), "--part", str(part), "--parts", str(parts)],
            cwd=ROOT,
            env=_environment(),
        )
        for part in range(parts)
    ]
    recording = [_finished(process) for process in recordings]
    site.mkdir(parents=True)
    writing = _finished(subprocess.Popen([*step, "write", str(out), "--site", str(site)], cwd=ROOT, env=_environment()))
    notes = [json.loads(file.read_text("utf-8")) for file in sorted(out.glob("part-*.json"))]
    written = json.loads((out / "written.json").read_text("utf-8"))
    pages, entries = sum(one["pages"] for one in notes), sum(one["entries"] for one in notes)
    return Grown(pages, entries, recording, sum(one["seconds"] for one in notes), writing, written["seconds"], written["cut"])


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT}"}


def _finished(process: subprocess.Popen[bytes]) -> Build:
    started = time.perf_counter()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{process.args!r} failed with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Build(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, 0, 0)


def put_page(small: Path, site: Path, cut: str) -> None:
    """Put the page of results of a small built site, and what it looks like, beside an index that is cut otherwise."""
    shutil.copytree(small / "assets", site / "assets")
    page = (small / "search" / "index.html").read_text("utf-8")
    (site / "search" / "index.html").write_text(_CUT.sub(f'data-cut="{cut}"', page), "utf-8")


def queries_of(work: Path, measures: int, count: int) -> list[Query]:
    """Queries from the texts that were kept."""
    pages = [
        BuiltPage(address, tuple(lines), "\n".join(map(fold, lines)))
        for file in sorted((work / str(measures) / "notes").glob("sample-*.jsonl"))
        for address, lines in map(json.loads, file.read_text("utf-8").splitlines())
    ]
    return QueryMaker(pages, _places(pages, measures), (), SEED).make(count, _KINDS)


def _places(pages: Sequence[BuiltPage], measures: int) -> list[Place]:
    """The agencies of the kept pages, as their content names them."""
    from benchmarks.synthetic import files_of

    wanted = {page.first_part for page in pages}
    agencies: Iterator[tuple[str, Any]] = ((name.parts[0], data) for name, data in files_of(measures, SEED) if name.name == "agency.yml")
    return [Place(slug, one["name_th"], one["short_name_th"], one["district_th"]) for slug, one in agencies if slug in wanted]


def ask(grown: Grown, work: Path, measures: int, small: Path, count: int) -> None:
    """What queries fetch of the index, in Chromium on slow 4G, by a link with nothing cached."""
    from tests.browser.finding import find_browser

    from benchmarks.search.engines import OURS
    from benchmarks.search.measure import chromium, index_of
    from benchmarks.search.serve import hosted
    from benchmarks.search.timing import cold_by_link

    site = work / str(measures) / "site"
    index = index_of(site / "search")
    grown.files, grown.bytes, grown.largest = index.files, index.bytes, index.largest[1]
    put_page(small, site, grown.cut)
    executable = find_browser()
    if not executable:
        raise SystemExit("No browser: python -m tests.browser.install_browser")
    answered = []
    with chromium(executable) as browser, hosted(site) as host:
        for query in queries_of(work, measures, count):
            mark = host.traffic.mark()
            cold = cold_by_link(browser, host, query.text, theme_is_cached=False)
            fetched = [path for path in host.traffic.bytes_since(mark) if re.search(OURS, path)]
            grown.query_bytes.append(cold.own)
            grown.query_files.append(len(fetched))
            grown.query_largest = max(grown.query_largest, cold.largest[1])
            answered.append(cold.milliseconds is not None)
            if cold.milliseconds is not None:
                grown.milliseconds.append(cold.milliseconds)
    grown.answered = statistics.fmean(answered)


@dataclass(frozen=True, slots=True)
class Law:
    """How a figure grows with n pages: start + factor·n^power; with a power of 0, start + factor·ln n."""

    start: float
    factor: float
    power: float

    def at(self, pages: float) -> float:
        """The figure at so many pages."""
        return self.start + self.factor * (pages**self.power if self.power else math.log(pages))

    def __str__(self) -> str:
        return f"n^{self.power:.2f}" if self.power else "log n"


def law(sizes: Sequence[float], figures: Sequence[float]) -> Law | None:
    """The law through three figures, which leaves what does not grow out of the power; None for one that does not grow at each step."""
    (first, middle, last), (low, mid, high) = sizes, figures
    if not low < mid < high:
        return None
    wanted = (high - low) / (mid - low)

    def grown(size: float, power: float) -> float:
        return (size**power - first**power) if power else math.log(size / first)

    # The ratio of the two steps grows with the power; below that of the logarithm there is no power for it.
    slow, fast = 0.0, 3.0
    if grown(last, 0) / grown(middle, 0) < wanted:
        for _ in range(60):
            power = (slow + fast) / 2
            slow, fast = (power, fast) if grown(last, power) / grown(middle, power) < wanted else (slow, power)
    power = slow
    factor = (high - low) / grown(last, power)
    return Law(low - factor * (first**power if power else math.log(first)), factor, power)


ROWS: tuple[tuple[str, Callable[[Grown], float], str], ...] = (
    ("noting pages, processor seconds", lambda one: one.noting_seconds, "{:,.1f}"),
    ("noting, memory of one process, MB", lambda one: max(build.largest for build in one.recording) / 1e6, "{:,.0f}"),
    ("writing the index, seconds", lambda one: one.writing_seconds, "{:,.1f}"),
    ("writing, memory, MB", lambda one: one.writing.largest / 1e6, "{:,.0f}"),
    ("files", lambda one: one.files, "{:,.0f}"),
    ("MB on disk", lambda one: one.bytes / 1e6, "{:,.1f}"),
    ("largest file, KB on the wire", lambda one: one.largest / 1000, "{:,.1f}"),
    ("KB on the wire for a query, median", lambda one: statistics.median(one.query_bytes) / 1000, "{:,.1f}"),
    ("KB on the wire for a query, most", lambda one: max(one.query_bytes) / 1000, "{:,.1f}"),
    ("files for a query, median", lambda one: statistics.median(one.query_files), "{:,.0f}"),
    ("largest file of a query, KB on the wire", lambda one: one.query_largest / 1000, "{:,.1f}"),
    ("link to first result, slow 4G, nothing cached, ms", lambda one: statistics.median(one.milliseconds), "{:,.0f}"),
)


def table(all_grown: Sequence[Grown]) -> Iterator[str]:
    """The figures at each size; of three sizes also how they grow, and what they come to for the whole country."""
    heads = [f"{grown.pages:,} pages" for grown in all_grown]
    if len(all_grown) == 3:
        heads += ["grows as", f"{WHOLE_COUNTRY:,} pages"]
    yield "| | " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * len(heads)
    for name, value, shown in ROWS:
        figures = [value(grown) for grown in all_grown]
        cells = [shown.format(figure) for figure in figures]
        if len(figures) == 3:
            grows = law([grown.pages for grown in all_grown], figures)
            cells += [
                f"start + {grows}" if grows else "–",
                shown.format(grows.at(WHOLE_COUNTRY)) if grows else f"≤ {shown.format(max(figures))}",
            ]
        yield f"| {name} | " + " | ".join(cells) + " |"
    yield ""
    for grown in all_grown:
        answered = f"{grown.answered:.0%} of {len(grown.query_bytes)} queries answered"
        each = (grown.noting_seconds + grown.writing_seconds) / grown.pages * 1000
        yield f"- {grown.pages:,} pages: {grown.entries:,} entries, cut {grown.cut}; {answered}; {each:.2f} ms a page in all"


def main() -> None:
    """Grow the index, ask it, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.scale", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="measures, e.g. 360,3680")
    parser.add_argument("--queries", type=int, default=5, help="of each kind")
    parser.add_argument("--work", type=Path, default=HERE / "built" / "search-scale")
    parser.add_argument("--keep", action="store_true", help="leave the indexes where they are")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    small = sites.synthetic(options.work / "small", 80)
    sites.build_ours(small)
    all_grown = []
    for measures in sizes:
        all_grown.append(grow(options.work, measures))
        print(f"{measures:,} measures noted and written", file=sys.stderr, flush=True)
    for grown, measures in zip(all_grown, sizes, strict=True):
        ask(grown, options.work, measures, small.site, options.queries)
        print(f"{measures:,} measures asked", file=sys.stderr, flush=True)
    print(machine(), "", *table(all_grown), sep="\n")
    if not options.keep:
        shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    main()

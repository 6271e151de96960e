"""Builds the same portals with stock MkDocs and with Prongsai in turn, each in a fresh process, and prints what each took."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

# This process imports nothing large: a child counts its parent's pages as its own peak until it has started.

HERE = Path(__file__).parent
ROOT = HERE.parent
SIDES = ("stock", "prongsai")
SEED = 1
SAMPLED_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Build:
    """One build: seconds, seconds of processor time, bytes of memory.

    `largest` is the peak of the largest single process; `workers` the most child processes seen at
    once, and `together` the most memory that all processes shared out (PSS) while there were any.
    """

    seconds: float
    processor_seconds: float
    largest: int
    workers: int
    together: int


@dataclass(frozen=True, slots=True)
class Site:
    """What a build wrote."""

    pages: frozenset[str]
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Row:
    """The median of a side's builds at one size."""

    measures: int
    side: str
    site: Site
    builds: tuple[Build, ...]

    @property
    def seconds(self) -> float:
        """Median seconds from start to end."""
        return statistics.median(build.seconds for build in self.builds)

    @property
    def fastest(self) -> float:
        """Seconds of the build that was disturbed least by whatever else the machine did."""
        return min(build.seconds for build in self.builds)

    @property
    def processor_seconds(self) -> float:
        """Median seconds of processor time, all processes together."""
        return statistics.median(build.processor_seconds for build in self.builds)

    @property
    def largest(self) -> float:
        """Median peak of the largest process, in bytes."""
        return statistics.median(build.largest for build in self.builds)

    @property
    def together(self) -> float:
        """Median peak of all processes together; that of the largest where there is one only."""
        return statistics.median(max(build.together, build.largest) for build in self.builds)

    @property
    def workers(self) -> int:
        """The most child processes at once."""
        return max(build.workers for build in self.builds)


class Sampler(threading.Thread):
    """Looks at a process's children now and then, and at the memory of all while there are any."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.workers = self.together = 0
        self._ended = threading.Event()

    def run(self) -> None:
        """Sample until told to stop."""
        while not self._ended.wait(SAMPLED_EVERY):
            children = list(_below(self.pid))
            if children:
                self.workers = max(self.workers, len(children))
                self.together = max(self.together, sum(map(_proportional, (self.pid, *children))))

    def stop(self) -> None:
        """Stop, and wait for the last sample."""
        self._ended.set()
        self.join()


def _below(pid: int) -> Iterator[int]:
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text("ascii").split()):
                yield child
                yield from _below(child)
    except OSError:
        return


def _proportional(pid: int) -> int:
    """A process's share of memory (PSS) in bytes; 0 where the system does not tell it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def timed(arguments: list[str], folder: Path) -> Build:
    """A fresh Python process in `folder` from start to end: its seconds and its memory."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])}
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    sampler = Sampler(process.pid)
    sampler.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    sampler.stop()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed in {folder} with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Build(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, sampler.workers, sampler.together)


def build(folder: Path) -> Build:
    """`mkdocs build` in a fresh process, into an empty place."""
    for left in ("site", ".cache"):
        shutil.rmtree(folder / left, ignore_errors=True)
    return timed(["-m", "mkdocs", "build", "-q"], folder)


def look_at(folder: Path) -> Site:
    """What lies in a built site."""
    root = folder / "site"
    files = [path for path in root.rglob("*") if path.is_file()]
    pages = frozenset(path.relative_to(root).parent.as_posix() for path in files if path.name == "index.html")
    return Site(pages, len(files), sum(path.stat().st_size for path in files))


def prepare(work: Path, measures: int, *, search: bool) -> dict[str, Path]:
    """Write both sides' content, each in its own process."""
    folders = {side: work / str(measures) / side for side in SIDES}
    shutil.rmtree(work / str(measures), ignore_errors=True)
    _module("benchmarks.synthetic", "--measures", str(measures), "--seed", str(SEED), str(folders["prongsai"]))
    _module("benchmarks.stock", *(["--search"] if search else []), str(folders["prongsai"] / "content"), str(folders["stock"]))
    return folders


def _module(name: str, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    subprocess.run([sys.executable, "-m", name, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def compare(work: Path, measures: int, repeat: int, *, search: bool) -> list[Row]:
    """Both sides at one size, built in turn."""
    folders = prepare(work, measures, search=search)
    builds: dict[str, list[Build]] = {side: [] for side in SIDES}
    for _ in range(repeat):
        for side in SIDES:
            builds[side].append(build(folders[side]))
    return [Row(measures, side, look_at(folders[side]), tuple(builds[side])) for side in SIDES]


def table(rows: list[Row]) -> Iterator[str]:
    """The rows as a Markdown table, with how many times less Prongsai took."""
    yield "| Measures | Side | Pages | Seconds | Fastest | ms a page | Processor s | Peak MB | Files | MB written |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for stock, ours in zip(rows[::2], rows[1::2], strict=True):
        for row in (stock, ours):
            pages = len(row.site.pages)
            memory = f"{row.largest / 1e6:,.0f}" + (f" ({row.together / 1e6:,.0f} in {row.workers + 1} processes)" if row.workers else "")
            yield (
                f"| {row.measures:,} | {row.side} | {pages:,} | {row.seconds:.2f} | {row.fastest:.2f} | {row.seconds / pages * 1000:.2f}"
                f" | {row.processor_seconds:.2f} | {memory} | {row.site.files:,} | {row.site.bytes / 1e6:.1f} |"
            )
        yield (
            f"| {stock.measures:,} | **stock ÷ prongsai** | "
            f"| **{stock.seconds / ours.seconds:.1f}** | {stock.fastest / ours.fastest:.1f} | "
            f"| {stock.processor_seconds / ours.processor_seconds:.1f} "
            f"| {stock.together / ours.together:.1f} "
            f"| {stock.site.files / ours.site.files:.1f} | {stock.site.bytes / ours.site.bytes:.1f} |"
        )


def notes(rows: list[Row]) -> Iterator[str]:
    """How cost grows with size, how far the builds of a side differ, and which pages only one side has."""
    for side in SIDES:
        of_side = [row for row in rows if row.side == side]
        for before, after in pairwise(of_side):
            more = len(after.site.pages) - len(before.site.pages)
            if more > 0:
                each = (after.seconds - before.seconds) / more * 1000
                yield f"{side}: from {before.measures:,} to {after.measures:,} measures each further page took {each:.2f} ms"
    for row in rows:
        if len(row.builds) > 1:
            seconds = ", ".join(f"{one.seconds:.2f}" for one in row.builds)
            yield f"{row.side}, {row.measures:,} measures: {seconds} s"
    for stock, ours in zip(rows[::2], rows[1::2], strict=True):
        for name, only in (("stock", stock.site.pages - ours.site.pages), ("prongsai", ours.site.pages - stock.site.pages)):
            if only:
                yield f"{ours.measures:,} measures: {len(only)} pages only on the {name} side, such as {min(only)}/"


def machine() -> str:
    """The machine in general terms, and the versions that count."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pydantic", "jinja2"))
    return f"{cores} cores, {memory:.0f} GB RAM, {platform.system()} {platform.machine()}, Python {platform.python_version()}, {packages}"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000", help="measures, e.g. 100,1000")
    parser.add_argument("--repeat", type=int, default=3, help="builds of each side at each size")
    parser.add_argument("--search", action="store_true", help="with MkDocs' search index on the stock side")
    parser.add_argument("--keep", action="store_true", help="leave the last content and sites in benchmarks/built/")
    options = parser.parse_args()
    work = HERE / "built"
    rows: list[Row] = []
    for measures in map(int, options.sizes.split(",")):
        rows += compare(work, measures, options.repeat, search=options.search)
        print(f"{measures:,} measures done", file=sys.stderr)
        if not options.keep:
            shutil.rmtree(work / str(measures))
    print(machine(), *table(rows), "", *(f"- {note}" for note in notes(rows)), sep="\n")


if __name__ == "__main__":
    main()

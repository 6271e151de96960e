"""The two steps of an index without a site, each run as a process of its own so that its memory can be told.

`record`: made-up agencies → rendered contents → what the product's recorder notes of them.
`write`: those notes → the files of the index, by the product's own code.
"""

from __future__ import annotations

import argparse
import json
import pickle
import shutil
import time
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from benchmarks.search.pages import lines_of
from benchmarks.search.sites import SEED
from benchmarks.synthetic import as_yaml, files_of
from prongsai.model.portal import Portal
from prongsai.pages import plan_agency
from prongsai.pages.page import Page, SearchKind
from prongsai.render.renderer import Renderer
from prongsai.render.site import Site
from prongsai.search import Search
from prongsai.search.entries import entries_of
from prongsai.search.size import cut_for
from prongsai.site.read import read_portal
from prongsai.thai.digits import Numerals

_AGENCIES_AT_ONCE = 20
_SAMPLE_EVERY = 97
"""Pages from one whose text is kept, to make queries of, to the next."""


def record(out: Path, measures: int, part: int, parts: int) -> None:
    """Note every `parts`-th agency's pages, from the `part`-th, below `out`."""
    search = Search(out, cut_for(measures))
    recorder = search.recorder(f"part-{part}")
    pages, seconds = 0, 0.0
    with (out / f"sample-{part}.jsonl").open("w", encoding="utf-8") as sample:
        for portal in _portals(out / f"content-{part}", measures, part, parts):
            renderer = Renderer(Site("ศูนย์ข้อมูล", "", Numerals.ARABIC, portal, cut_for(measures)))
            for page, content in _contents(portal, renderer):
                started = time.perf_counter()
                for entry in entries_of(page, content, Numerals.ARABIC):
                    recorder.add(entry)
                seconds += time.perf_counter() - started
                pages += 1
                if pages % _SAMPLE_EVERY == 0:
                    sample.write(json.dumps([page.address, lines_of(content)], ensure_ascii=False) + "\n")
    started = time.perf_counter()
    recorded = recorder.close()
    seconds += time.perf_counter() - started
    (out / f"part-{part}.recorded").write_bytes(pickle.dumps(recorded))
    (out / f"part-{part}.json").write_text(json.dumps({"pages": pages, "entries": len(recorded.heads), "seconds": seconds}), "utf-8")


def _portals(folder: Path, measures: int, part: int, parts: int) -> Iterator[Portal]:
    """Some agencies at a time: all of them at once would be the memory of a site and not of its index."""
    agencies = groupby(files_of(measures, SEED), key=lambda one: one[0].parts[0])
    # A group is gone once the next is asked for, so its files are listed at once.
    mine = ([*files] for number, (_, files) in enumerate(agencies) if number % parts == part)
    while some := list(islice(mine, _AGENCIES_AT_ONCE)):
        shutil.rmtree(folder, ignore_errors=True)
        for name, data in (one for files in some for one in files):
            _write(folder / name, data)
        reading = read_portal(folder)
        if reading.portal is None:
            raise ValueError(f"{folder} has errors: {reading.problems[:3]}")
        yield reading.portal
    shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_yaml(data), "utf-8")


def _contents(portal: Portal, renderer: Renderer) -> Iterator[tuple[Page, str]]:
    for agency in portal.agencies:
        for page in plan_agency(agency, portal.oit_catalogues).pages:
            if page.found.kind is not SearchKind.NONE:
                yield page, renderer.slots(page)["content"]


def write(out: Path, site: Path) -> None:
    """Write the index of all that was noted below `out`."""
    notes = [json.loads(file.read_text("utf-8")) for file in sorted(out.glob("part-*.json"))]
    search = Search(out, cut_for(sum(note["pages"] for note in notes)))
    search.parts.extend(pickle.loads(file.read_bytes()) for file in sorted(out.glob("part-*.recorded")))  # noqa: S301  # written by record
    started = time.perf_counter()
    search.write(site)
    about = {"seconds": time.perf_counter() - started, "cut": str(search.cut)}
    (out / "written.json").write_text(json.dumps(about), "utf-8")


def main() -> None:
    """One step."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.scale_steps", description=__doc__)
    parser.add_argument("step", choices=("record", "write"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--measures", type=int, default=1000)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.step == "record":
        record(options.out, options.measures, options.part, options.parts)
    else:
        write(options.out, options.site)


if __name__ == "__main__":
    main()

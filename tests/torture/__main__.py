"""`make torture`: every event in every scene, and a table of what was lost."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

from tests.torture.events import at_each_kind, kills_at_the_end
from tests.torture.scenes import SCENES, Scene, load_programs, stage
from tests.torture.stops import why_not
from tests.torture.verdict import Event, operations, try_event

Told = tuple[str, str, str, list[str]]


def main() -> int:
    """Try all events, by as many processes as there are processors."""
    options = argparse.ArgumentParser(prog="make torture", description=__doc__)
    options.add_argument("--scene", default="", help="only scenes with this in their name")
    options.add_argument("--sample", type=int, default=0, help="so many events a scene, drawn by lot")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=28, help="begin no event later than this")
    chosen = options.parse_args()
    if reason := why_not():
        print(f"torture: {reason}", file=sys.stderr)
        return 2
    load_programs()
    processes = os.cpu_count() or 1
    context = get_context("fork")
    told: Queue[Told | None] = context.Queue()
    ends = time.monotonic() + chosen.minutes * 60
    with tempfile.TemporaryDirectory(prefix="prongsai-torture-") as folder:
        workers = [
            context.Process(target=_work, args=(told, part, processes, Path(folder) / str(part), chosen, ends)) for part in range(processes)
        ]
        for worker in workers:
            worker.start()
        return _told(told, processes)


def _work(told: Queue[Told | None], part: int, parts: int, folder: Path, chosen: argparse.Namespace, ends: float) -> None:
    try:
        for scene in SCENES:
            if chosen.scene in scene.name:
                for result in _scene(scene, part, parts, folder / scene.name.replace(" ", "-"), chosen, ends):
                    told.put((scene.name, *result))
    finally:
        told.put(None)


def _scene(
    scene: Scene, part: int, parts: int, folder: Path, chosen: argparse.Namespace, ends: float
) -> Iterator[tuple[str, str, list[str]]]:
    staged = stage(scene, folder)
    keys, faults = operations(staged)
    yield "undisturbed", "an undisturbed run", faults
    events = [*kills_at_the_end(scene, keys), *at_each_kind(keys)]
    if chosen.sample:
        events = random.Random(f"{chosen.seed} {scene.name}").sample(events, min(chosen.sample, len(events)))
    for event in events[part::parts]:
        if time.monotonic() > ends:
            yield "no time", str(event), []
            continue
        happened, faults = try_event(staged, event)
        yield (_kind(event) if happened else "did not come"), str(event), faults


def _kind(event: Event) -> str:
    return str(event).split()[0]


def _told(told: Queue[Told | None], working: int) -> int:
    counts: dict[str, Counter[str]] = {}
    lost = 0
    began = time.monotonic()
    while working:
        result = told.get()
        if result is None:
            working -= 1
            continue
        scene, kind, event, faults = result
        counts.setdefault(scene, Counter())[kind] += 1
        if faults:
            lost += 1
            counts[scene]["LOST"] += 1
            print(f"{scene}: {event}", *(f"    {fault}" for fault in faults), sep="\n", flush=True)
    print(*_table(counts), sep="\n")
    total = sum(count for counter in counts.values() for kind, count in counter.items() if kind not in ("LOST", "no time", "did not come"))
    print(f"{total} events, {lost} with a fault, {time.monotonic() - began:.0f} s")
    return 1 if lost or not total else 0


def _table(counts: dict[str, Counter[str]]) -> Sequence[str]:
    kinds = sorted({kind for counter in counts.values() for kind in counter})
    return ["| scene | " + " | ".join(kinds) + " |", "|---|" + "---|" * len(kinds)] + [
        f"| {scene} | " + " | ".join(str(counter[kind]) for kind in kinds) + " |" for scene, counter in counts.items()
    ]


if __name__ == "__main__":
    sys.exit(main())

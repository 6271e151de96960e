"""`make torture`: every event in every scene, and a table of what was lost."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

from tests.torture.events import at_each_kind, kills_at_the_end
from tests.torture.scenes import SCENES, Scene, Stage, load_programs, stage
from tests.torture.stops import why_not
from tests.torture.verdict import Event, operations, try_event

Told = tuple[str, str, str, list[str]]
Planned = tuple[Stage, Event]

_WHOLE = ("plain, one process", "plain, forked", "material, one process", "publish-record")
"""Scenes in which every event is tried; in the others every kill at the end, and of the rest so many, drawn by lot."""
_SOME = 40


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
    ends = time.monotonic() + chosen.minutes * 60
    load_programs()
    processes = os.cpu_count() or 1
    context = get_context("fork")
    told: Queue[Told | None] = context.Queue()
    with tempfile.TemporaryDirectory(prefix="prongsai-torture-") as folder:
        planned, faults = _plan(Path(folder), chosen)
        print(f"{len(planned)} events in {len({one.scene.name for one, _ in planned})} scenes", flush=True)
        workers = [
            context.Process(target=_work, args=(told, planned[part::processes], Path(folder) / f"run-{part}", ends))
            for part in range(processes)
        ]
        for worker in workers:
            worker.start()
        return _told(told, processes, faults)


def _plan(folder: Path, chosen: argparse.Namespace) -> tuple[list[Planned], list[Told]]:
    """All events in the order in which they are tried, and what an undisturbed run of each scene shows: the ends first."""
    ends: list[Planned] = []
    others: list[Planned] = []
    undisturbed: list[Told] = []
    for number, scene in enumerate(one for one in SCENES if chosen.scene in one.name):
        lot = random.Random(f"{chosen.seed} {scene.name}")
        staged = stage(scene, folder / str(number))
        keys, faults = operations(staged)
        undisturbed.append((scene.name, "undisturbed", "an undisturbed run", faults))
        at_end, elsewhere = kills_at_the_end(scene, keys), list(at_each_kind(keys))
        if chosen.sample:
            both = [*at_end, *elsewhere]
            at_end, elsewhere = [], lot.sample(both, min(chosen.sample, len(both)))
        elif not _is_whole(scene):
            elsewhere = lot.sample(elsewhere, min(_SOME, len(elsewhere)))
        ends += [(staged, event) for event in at_end]
        others += [(staged, event) for event in elsewhere]
    for some in (ends, others):
        # A run that is cut short has tried something of each scene.
        random.Random(chosen.seed).shuffle(some)
    return [*ends, *others], undisturbed


def _is_whole(scene: Scene) -> bool:
    return scene.name in _WHOLE


def _work(told: Queue[Told | None], planned: Sequence[Planned], folder: Path, ends: float) -> None:
    try:
        for staged, event in planned:
            if time.monotonic() > ends:
                told.put((staged.scene.name, "no time", str(event), []))
                continue
            happened, faults = try_event(replace(staged, begun=folder), event)
            told.put((staged.scene.name, str(event).split()[0] if happened else "did not come", str(event), faults))
    finally:
        told.put(None)


def _told(told: Queue[Told | None], working: int, undisturbed: list[Told]) -> int:
    counts: dict[str, Counter[str]] = {}
    lost = 0
    began = time.monotonic()

    def count(result: Told) -> int:
        scene, kind, event, faults = result
        counts.setdefault(scene, Counter())[kind] += 1
        if faults:
            counts[scene]["FAULTS"] += 1
            print(f"{scene}: {event}", *(f"    {fault}" for fault in faults), sep="\n", flush=True)
        return int(bool(faults))

    for result in undisturbed:
        lost += count(result)
    while working:
        if one := told.get():
            lost += count(one)
        else:
            working -= 1
    print(*_table(counts), sep="\n")
    untried = ("FAULTS", "no time", "did not come", "undisturbed")
    total = sum(number for counter in counts.values() for kind, number in counter.items() if kind not in untried)
    print(f"{total} events, {lost} with a fault, {time.monotonic() - began:.0f} s")
    return 1 if lost or not total else 0


def _table(counts: dict[str, Counter[str]]) -> Sequence[str]:
    kinds = sorted({kind for counter in counts.values() for kind in counter})
    return ["| scene | " + " | ".join(kinds) + " |", "|---|" + "---|" * len(kinds)] + [
        f"| {scene} | " + " | ".join(str(counter[kind]) for kind in kinds) + " |" for scene, counter in counts.items()
    ]


if __name__ == "__main__":
    sys.exit(main())

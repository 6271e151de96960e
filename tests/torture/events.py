"""Which events are tried: at each kind of operation whatever can happen there, at the end a kill at every one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.torture.calls import Operation
from tests.torture.scenes import Scene
from tests.torture.stops import Act
from tests.torture.verdict import ERRORS, Event

_PAGES = re.compile(r"(?<=/)(?:[^/ ]+/)*[^/ ]*?(\.\w+)?(?= |$)")


def kind_of(key: str) -> str:
    """What pages and files of a site that is being made have in common: only where they lie, and their ending."""
    who, _, rest = key.rpartition("project/")
    folder, slash, below = rest.partition("/")
    if not folder.startswith(".") or not slash:
        return key
    return f"{who}{folder}/{_PAGES.sub(lambda found: '*' + (found[1] or ''), '/' + below)}"


def numbered(keys: Sequence[str]) -> list[tuple[str, int]]:
    """Each key with how often it has come already, counted from one."""
    count: Counter[str] = Counter()
    found = []
    for key in keys:
        count[key] += 1
        found.append((key, count[key]))
    return found


def end_of(scene: Scene, keys: Sequence[str]) -> int:
    """Where the last page has been written, or the content read."""
    if scene.records:
        return max(number for number, key in enumerate(keys) if "content/" in key and " looks " in key)
    made = [
        number
        for number, key in enumerate(keys)
        if key.startswith(("open", "helper: open")) and " changes " in key and key.endswith(".html")
    ]
    return made[-1]


def kills_at_the_end(scene: Scene, keys: Sequence[str]) -> list[Event]:
    """A kill at every operation that changes something, from the last page on, and when all is done but the process."""
    places = numbered(keys)[end_of(scene, keys) :]
    return [Event(key, count, Act.KILL_BUILD) for key, count in places if " changes " in key]


def at_each_kind(keys: Sequence[str]) -> Iterator[Event]:
    """At the first operation of each kind: kills and errors."""
    met: set[str] = set()
    for key, count in numbered(keys):
        if (kind := kind_of(key)) in met:
            continue
        met.add(kind)
        is_helper = key.startswith("helper: ")
        if " changes " in key:
            yield from (Event(key, count, act) for act in (Act.KILL_BUILD, Act.KILL_ALL, *((Act.KILL_HELPER,) if is_helper else ())))
        operation = Operation(0, key.removeprefix("helper: ").split()[0], ("",), " changes " in key)
        yield from (Event(key, count, error) for error in ERRORS if operation.may_meet(error))

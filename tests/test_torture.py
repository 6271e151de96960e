"""A seeded sample of `make torture`: what killed and refused runs leave of a site."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("stops at file operations are Linux's", allow_module_level=True)

from tests.torture.events import at_each_kind, kills_at_the_end
from tests.torture.scenes import SCENES, Scene, Stage, load_programs, stage
from tests.torture.stops import Act, why_not
from tests.torture.verdict import Event, operations, try_event

pytestmark = pytest.mark.skipif(bool(why_not()), reason="this system stops no processes at their file operations")

SAMPLE = 2


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    load_programs()


def scene(name: str) -> Scene:
    return next(one for one in SCENES if one.name == name)


def faults_of(staged: Stage, events: list[Event]) -> list[str]:
    return [f"{event}: {fault}" for event in events for fault in try_event(staged, event)[1]]


@pytest.mark.parametrize("name", ["plain, forked", "publish-record"])
def test_a_sample_of_kills_and_refusals_loses_nothing(name: str, tmp_path: Path) -> None:
    staged = stage(scene(name), tmp_path)
    keys, faults = operations(staged)
    assert faults == []
    events = [*kills_at_the_end(staged.scene, keys), *at_each_kind(keys)]
    assert len(events) > SAMPLE
    # Whatever else is drawn: the moment before the new takes the old one's place.
    switch = [event for event in events if event.key.startswith("rename") and event.act is Act.KILL_BUILD]
    assert faults_of(staged, [*switch[-1:], *random.Random(11).sample(events, SAMPLE)]) == []  # noqa: S311


def test_the_measure_sees_a_hole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.site.switch._exchange", lambda *_: False)
    _, faults = operations(stage(scene("plain, one process"), tmp_path))
    assert [fault for fault in faults if "there is no site" in fault]

"""One run with one event, and what was lost by it."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from tests.torture.calls import Operation
from tests.torture.scenes import Stage, Tree, below, hidden_from_others, tree
from tests.torture.stops import Act, Ended

from prongsai.site.staging import ONE_BY_ONE_TH

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


@dataclass(frozen=True)
class Event:
    """What happens at which operation: the `occurrence`-th that has this `key`."""

    key: str
    occurrence: int
    act: Act | int

    def __str__(self) -> str:
        return f"{self.act.name if isinstance(self.act, Act) else errno.errorcode[self.act]} at {self.key} ({self.occurrence})"


class Watch:
    """Decides at each operation, and looks at the site before each that changes something."""

    def __init__(self, stage: Stage, event: Event | None, *, watches: bool = True) -> None:
        self.faults: list[str] = []
        self.met = False
        self.keys: list[str] = []
        self._stage, self._event, self._watches = stage, event, watches
        self._folder = str(stage.begun)
        self._count = 0
        self._refused: tuple[str, ...] = ()
        self._refused_within: tuple[str, ...] = ()
        self._seen = str(stage.place / ("content" if stage.scene.records else stage.scene.target))
        self._touching = {0}
        """Processes whose last operation was about the site: how it stands is looked at when they stop again."""

    def __call__(self, build: int, operation: Operation) -> Act | int:
        """What comes of the operation."""
        if not operation.within(self._folder) or operation.within(self._folder) == ("log",):
            return Act.GO_ON
        who = "" if operation.process == build else "helper: "
        key = who + operation.key(self._folder)
        self.keys.append(key)
        if self._watches and self._touching:
            self._look(key)
        self._touching -= {0, operation.process}
        if operation.changes and any(self._concerns(path) for path in operation.paths):
            self._touching.add(operation.process)
        if self._event and not self.met and key == self._event.key:
            self._count += 1
            if self._count == self._event.occurrence:
                self.met = True
                if isinstance(self._event.act, int):
                    self._refused, self._refused_within = operation.paths, operation.within(self._folder)
                return self._event.act
        elif self._event and self.met and isinstance(self._event.act, int):
            return self._again(operation, self._event.act)
        return Act.GO_ON

    def _again(self, operation: Operation, error: int) -> Act | int:
        """A full disk stays full, and what may not be touched may not be touched either by the next try."""
        if error == errno.ENOSPC and operation.may_meet(error):
            return error
        if error == errno.EACCES and operation.may_meet(error) and operation.paths == self._refused:
            return error
        return Act.GO_ON

    def refused_in(self, name: str) -> bool:
        """Whether the operation that was refused is about something in the same folder that was made for the run."""
        made = "/".join(name.split("/")[:2])
        return any(path == made or path.startswith(made + "/") for path in self._refused_within)

    def _concerns(self, path: str) -> bool:
        return path == self._seen or path.startswith(self._seen + "/") or self._seen.startswith(path + "/")

    def _look(self, key: str) -> None:
        if fault := site_fault(self._stage, may_be_missing=not self._stage.scene.rebuilds):
            self.faults.append(f"before {key}: {fault}")
            self._watches = False


def site_fault(stage: Stage, *, may_be_missing: bool) -> str:
    """What is wrong with the site, or with the record, as a reader finds it at this moment."""
    target = stage.place / stage.scene.target
    if stage.scene.records:
        return _record_fault(stage)
    if not target.exists():
        return "" if may_be_missing else "there is no site"
    now = tree(target)
    old, new = below(stage.old, stage.scene.target), below(stage.new, stage.scene.target)
    if now in (old, new):
        return ""
    return f"neither the old site nor the new: {_difference(now, new)}"


def _record_fault(stage: Stage) -> str:
    now = tree(stage.place / "content")
    old, new = below(stage.old, "content"), below(stage.new, "content")
    for name in old.keys() | new.keys():
        if now.get(name) not in (old.get(name), new.get(name)):
            return f"content/{name} is neither what it was nor what it becomes"
    return ""


def try_event(stage: Stage, event: Event, *, watches: bool = True) -> tuple[bool, list[str]]:
    """Whether the event came about, and what was lost by it."""
    stage.fresh()
    watch = Watch(stage, event, watches=watches)
    looks = " looks" in event.key
    ended = stage.run(watch, looks=looks)
    # Where nothing may be written beside the site, its files are replaced one by one, and whoever builds it is told.
    faults = [] if ONE_BY_ONE_TH.format(folder=Path(stage.scene.target).name) in ended.said else list(watch.faults)
    if not watch.met:
        return False, faults
    killed = isinstance(event.act, Act)
    faults += _at_the_end(stage, ended, killed=killed)
    faults += _left_over(stage, watch, killed=killed)
    if not faults and tree(stage.place) == stage.old and not tree(stage.begun / "temporary"):
        # All is as it was before, from where the next run is known to work.
        return True, faults
    again = stage.run()
    if again.code or "Traceback" in again.said:
        faults.append(f"the next run fails: {again.code} {again.said[-600:]}")
    if again.left:
        faults.append("the next run leaves processes")
    if (now := tree(stage.place)) != stage.new:
        faults.append(f"after the next run: {_difference(now, stage.new)}")
    if there := tree(stage.begun / "temporary"):
        faults.append(f"after the next run in the temporary folder: {sorted(there)[:5]}")
    if not stage.scene.records and (hidden := hidden_from_others(stage.place / stage.scene.target)):
        faults.append(f"hidden from the web server: {hidden[:3]}")
    return True, faults


def _at_the_end(stage: Stage, ended: Ended, *, killed: bool) -> list[str]:
    faults = []
    if ended.hung:
        faults.append("hangs")
    if ended.left:
        faults.append(f"{len(ended.left)} processes live on")
    if "Traceback" in ended.said:
        faults.append(f"traceback: {ended.said[-900:]}")
    site = site_fault(stage, may_be_missing=not stage.scene.rebuilds)
    if site:
        faults.append(f"at the end: {site}")
    if not killed and ended.code == 0 and _of_interest(stage, tree(stage.place)) != _of_interest(stage, stage.new):
        faults.append("says that it is done and is not")
    if not killed and ended.code and not any("ก" <= letter <= "ฮ" for letter in ended.said):
        faults.append(f"says nothing in Thai: {ended.said[-600:]}")
    return faults


def _of_interest(stage: Stage, whole: Tree) -> Tree:
    return below(whole, "content" if stage.scene.records else stage.scene.target)


def _left_over(stage: Stage, watch: Watch, *, killed: bool) -> list[str]:
    """What lies where it should not: after a kill nothing in the content, else nothing anywhere."""
    now = tree(stage.place)
    allowed = stage.old.keys() | stage.new.keys()
    strange = sorted(name for name in now if name not in allowed and (not killed or name.startswith("content/")))
    # What may not be touched cannot be removed either; the next run does it, or is found out.
    strange = [name for name in strange if not watch.refused_in(f"project/{name}")]
    faults = [f"left behind: {strange[:4]}"] if strange else []
    there = [name for name in tree(stage.begun / "temporary") if not watch.refused_in(f"temporary/{name}")]
    if not killed and there:
        faults.append(f"left in the temporary folder: {sorted(there)[:4]}")
    content, before = below(now, "content"), below(stage.old, "content")
    changed = [name for name, what in before.items() if content.get(name) != what]
    if changed and not stage.scene.records:
        faults.append(f"changed in the content: {changed}")
    return faults


def _difference(now: Tree, wanted: Tree) -> str:
    missing = sorted(wanted.keys() - now.keys())[:4]
    more = sorted(now.keys() - wanted.keys())[:4]
    other = sorted(name for name in now.keys() & wanted.keys() if now[name] != wanted[name])[:4]
    return f"missing {missing}, too many {more}, other {other}"


def operations(stage: Stage) -> tuple[list[str], list[str]]:
    """The keys of all operations of an undisturbed run, in order, and what was seen of the site meanwhile."""
    stage.fresh()
    watch = Watch(stage, None)
    ended = stage.run(watch, looks=True)
    if ended.code:
        raise RuntimeError(f"an undisturbed run: {ended.said}")
    return watch.keys, watch.faults

"""What is tried: a small project as it lies before a command, and what the command makes of it."""

from __future__ import annotations

import hashlib
import importlib
import os
import pkgutil
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import mkdocs
from tests.awkward import as_yaml
from tests.building import AGENCY, settings, write_files
from tests.torture.calls import Operation
from tests.torture.stops import Act, Ended, run

import prongsai

Tree = Mapping[str, bytes | None]
"""What lies below a folder: the checksum of each file, None of a folder."""

TODAY = "2026-11-20"


@dataclass(frozen=True)
class Scene:
    """A command in a project."""

    name: str
    arguments: tuple[str, ...] = ("build", "--frame", "plain")
    is_portal: bool = False
    rebuilds: bool = True
    """Whether a site (or a record) of older content is there already."""
    helpers: int = 1
    umask: int = 0o022
    target: str = "site"
    program: str = "prongsai"

    @property
    def records(self) -> bool:
        """Whether it writes into the content instead of the site."""
        return self.arguments[0] == "publish-record"


PLAIN = Scene("plain, one process")
SCENES = (
    PLAIN,
    replace(PLAIN, name="plain, first build", rebuilds=False),
    replace(PLAIN, name="plain, forked", helpers=3),
    replace(PLAIN, name="plain, forked, portal, first build", helpers=3, is_portal=True, rebuilds=False),
    replace(
        PLAIN,
        name="plain, portal, another folder, umask 077",
        is_portal=True,
        arguments=(*PLAIN.arguments, "-d", "out/public"),
        target="out/public",
        umask=0o077,
    ),
    Scene("material, one process", ("build",)),
    Scene("material, forked, portal", ("build",), helpers=3, is_portal=True),
    Scene("material, first build, umask 077", ("build",), rebuilds=False, umask=0o077),
    Scene("mkdocs build", ("build", "--quiet"), program="mkdocs"),
    Scene("publish-record", ("publish-record",)),
    Scene("publish-record, portal, first", ("publish-record",), is_portal=True, rebuilds=False),
)


def files_of(scene: Scene, *, new: bool) -> dict[str, str | bytes]:
    """The files of the project, `new` or as they were."""
    agency: dict[str, str | bytes] = {
        "agency.yml": AGENCY,
        "channels.yml": as_yaml([{"id": "general", "purpose": "complaint", "title_th": "ศูนย์รับเรื่องร้องเรียน"}]),
        "documents.yml": as_yaml([{"id": "plan", "title_th": "ประมวลจริยธรรม", "file": "files/code.pdf"}]),
        "files/code.pdf": b"%PDF-1.4 " + (b"new" if new else b"old") * 400,
        "2560/year.yml": as_yaml({"remark_th": "หมายเหตุใหม่" if new else "หมายเหตุเดิม"}),
        "2560/measures.yml": as_yaml([{"id": f"m{one}", "title_th": f"มาตรการ {one}"} for one in range(1, 4 if new else 6)]),
    }
    content = {f"{place}{name}": text for place in (("north/", "south/") if scene.is_portal else ("",)) for name, text in agency.items()}
    content["about.md" if new else "old.md"] = "# เกี่ยวกับเรา\n\nข้อความ\n"
    return {"mkdocs.yml": settings(), **{f"content/{name}": text for name, text in content.items()}}


@dataclass(frozen=True)
class Stage:
    """A scene with what must be there before and after."""

    scene: Scene
    start: Path
    """The project as it lies before the command."""
    old: Tree
    """The whole project before."""
    new: Tree
    """The whole project after."""
    begun: Path
    """Where runs take place."""

    @property
    def place(self) -> Path:
        return self.begun / "project"

    def fresh(self) -> None:
        """Lay the project out as it was."""
        shutil.rmtree(self.begun, ignore_errors=True)
        (self.begun / "temporary").mkdir(parents=True)
        shutil.copytree(self.start, self.place, symlinks=True)

    def run(self, decide: Callable[[int, Operation], Act | int] | None = None, *, looks: bool = False) -> Ended:
        """Run the command in the project."""
        return run(partial(command, self.scene, self.begun), self.begun / "log", decide or _go_on, looks=looks)


def _go_on(_build: int, _operation: Operation) -> Act:
    return Act.GO_ON


def stage(scene: Scene, folder: Path) -> Stage:
    """Make what the scene begins with, and what it must end with."""
    begun = folder / "run"
    start = folder / "start"
    if scene.rebuilds:
        write_files(begun / "project", files_of(scene, new=False))
        (begun / "temporary").mkdir()
        _sound(run(partial(command, scene, begun), folder / "log", _go_on, looks=False))
        made = begun / "project"
        written = [made / "content/published.yml"] if scene.records else [made / scene.target]
        kept = folder / "kept"
        for path in (*written, *(made / "content").glob("published*")):
            if path.exists() and not (kept / path.relative_to(made)).exists():
                (kept / path.relative_to(made)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(path, kept / path.relative_to(made), symlinks=True) if path.is_dir() else shutil.copy2(
                    path, kept / path.relative_to(made)
                )
        shutil.copytree(kept, start)
        shutil.rmtree(begun)
    write_files(start, files_of(scene, new=True))
    if scene.rebuilds and scene.records:
        # A page that was recorded and is gone would be refused, and rightly.
        write_files(start, {name: text for name, text in files_of(scene, new=False).items() if name.endswith(("old.md", "measures.yml"))})
    staged = Stage(scene, start, tree(start), {}, begun)
    staged.fresh()
    _sound(staged.run())
    return replace(staged, new=tree(staged.place))


def _sound(ended: Ended) -> None:
    if ended.code or ended.left or ended.hung:
        raise RuntimeError(f"the scene itself fails: {ended}")


def tree(folder: Path) -> Tree:
    """All that lies below `folder`."""
    return dict(_tree(str(folder), ""))


_sums: dict[tuple[int, int, int, int, int], bytes] = {}


def _tree(folder: str, prefix: str) -> Iterator[tuple[str, bytes | None]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_symlink():
                yield name, b"-> " + os.fsencode(os.readlink(entry.path))  # noqa: PTH115
            elif entry.is_dir():
                yield name, None
                yield from _tree(entry.path, name + "/")
            else:
                yield name, _sum(entry.path, entry.stat())


def _sum(path: str, facts: os.stat_result) -> bytes:
    key = (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
    if key not in _sums:
        _sums[key] = hashlib.sha256(Path(path).read_bytes()).digest()
    return _sums[key]


def below(whole: Tree, folder: str) -> Tree:
    """The part of a tree below `folder`."""
    return {name.removeprefix(folder + "/"): what for name, what in whole.items() if name.startswith(folder + "/")}


def hidden_from_others(folder: Path) -> list[str]:
    """What a web server, which is somebody else, could not read."""
    found = []
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        if mode & (0o555 if stat.S_ISDIR(mode) else 0o444) != (0o555 if stat.S_ISDIR(mode) else 0o444):
            found.append(f"{path.relative_to(folder)}: {mode & 0o777:o}")
    return found


def load_programs() -> None:
    """Load what the commands are made of, so that each run begins with its work."""
    for package in (prongsai, mkdocs, importlib.import_module("material")):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if "__main__" not in module.name and ".tests." not in module.name:
                with suppress(Exception):
                    importlib.import_module(module.name)
    for name in (
        "concurrent.futures.process",
        "multiprocessing.popen_fork",
        "multiprocessing.connection",
        "multiprocessing.queues",
        "mkdocs.__main__",
    ):
        importlib.import_module(name)


def command(scene: Scene, begun: Path) -> int:
    """Run the command in this process; its exit code."""
    os.umask(scene.umask)
    os.chdir(begun / "project")
    os.environ.update(TMPDIR=str(begun / "temporary"), NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    import tempfile

    tempfile.tempdir = None
    _help(scene.helpers)
    try:
        if scene.program == "mkdocs":
            importlib.import_module("mkdocs.__main__").cli.main(list(scene.arguments), prog_name="mkdocs")
        else:
            from datetime import date

            from prongsai.cli import main

            main.main(list(scene.arguments), prog_name="prongsai", obj=lambda: date.fromisoformat(TODAY))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _help(helpers: int) -> None:
    """Have the work shared by so many processes, however little it is."""
    import sys

    from prongsai.parallel import fork

    share = fork.share
    fork._processes = lambda: helpers

    def shared(work: Callable[[int, int], object], *, weight: int, enough: int) -> list[object]:
        return share(work, weight=1, enough=0)

    for module in list(sys.modules.values()):
        if getattr(module, "share", None) is share:
            vars(module)["share"] = shared

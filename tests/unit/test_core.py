"""The shape of the package: the core needs no MkDocs, and no two packages need each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.rooms import PACKAGE, modules_beside_packages


def name_of(path: Path) -> str:
    return ".".join(("prongsai", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def test_all_but_the_adapter_works_without_mkdocs() -> None:
    core = [name_of(path) for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "adapters"]
    assert "prongsai.site.read" in core
    assert "prongsai.site.write" in core
    code = f"import importlib, sys; [importlib.import_module(name) for name in {core!r}]; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "prongsai.site.read" in loaded
    assert [name for name in loaded if name.split(".")[0] in ("mkdocs", "material")] == []


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("prongsai"):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def needs() -> dict[str, set[str]]:
    """Each room (a package, or a module beside them) → the rooms that it imports."""
    rooms: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        room = name_of(path).split(".")[1:2]
        for name in imported(path) if room else ():
            parts = name.split(".")
            if parts[0] == "prongsai" and len(parts) > 1 and not parts[1].startswith("_") and parts[1] != room[0]:
                rooms.setdefault(room[0], set()).add(parts[1])
    return rooms


def test_no_two_packages_need_each_other() -> None:
    waiting = needs()
    assert waiting["pages"] >= {"model", "oit"}
    while free := [room for room, needed in waiting.items() if not needed & waiting.keys()]:
        for room in free:
            del waiting[room]
    assert waiting == {}, "what is left imports each other in a circle"


def test_few_modules_lie_beside_the_packages() -> None:
    assert len(modules_beside_packages()) <= 6

"""The tree of the package, a line a room, as `docs/architecture.md` prints it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.building import CHECKOUT

PACKAGE = CHECKOUT / "plugins" / "prongsai"


def tree() -> str:
    """Every package and every module that lies beside them, each with the first sentence of its docstring."""
    rows = list(_rooms(PACKAGE, 1))
    width = max(len(name) for name, _ in rows) + 2
    return "```\nprongsai/\n" + "".join(f"{name:<{width}}{words}\n" for name, words in rows) + "```\n"


def modules_beside_packages() -> list[str]:
    """The modules that lie flat in the package."""
    return sorted(path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py")


def _rooms(folder: Path, depth: int) -> Iterator[tuple[str, str]]:
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"] if folder == PACKAGE else []
    packages = [path for path in folder.iterdir() if (path / "__init__.py").is_file()]
    for path in sorted([*modules, *packages], key=lambda one: (one.is_dir(), one.name)):
        source = path / "__init__.py" if path.is_dir() else path
        words = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
        yield "  " * depth + path.name + ("/" if path.is_dir() else ""), words.split("\n")[0]
        if path.is_dir():
            yield from _rooms(path, depth + 1)

"""Mistakes as data (`golden/mistakes/`), and the small site with one of them typed into it."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "golden" / "mistakes"
CONTENT = "content/"
SETTINGS = "mkdocs.yml"
WHEREVER = "any"
CHECK, BUILD, EITHER = "check", "build", "check or build"

Files = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """A mistake, or a value that looks odd and is right."""

    kind: str
    data: dict[str, Any] = field(compare=False)
    is_right: bool = False
    by: str = CHECK
    only: tuple[str, ...] = ()
    """The files of the base that are the whole site, where a small one is enough: it is built for each."""
    quoted_by_line: bool = False
    """Whether the line as it is shown quotes what was typed: a slip of YAML is no value."""

    @property
    def name(self) -> str:
        return f"{self.kind}/{'right-' if self.is_right else ''}{self.data['name']}"

    @property
    def file(self) -> str:
        """The file it stands in, as problems name it."""
        return project_path(self.data["in"])


@cache
def cases() -> tuple[Case, ...]:
    """All, by kind and in the order of their files."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yml")):
        kind = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for key in ("mistakes", "right"):
            for data in kind[key]:
                yield Case(
                    kind["kind"], data, key == "right", kind.get("by", CHECK), tuple(kind.get("only", ())), kind.get("quoted") == "line"
                )


def project_path(name: str) -> str:
    return name if name == SETTINGS else CONTENT + name


@cache
def base() -> Files:
    """The site without mistakes: every file's bytes by its path in the project."""
    folder = FOLDER / "base"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def mistyped(case: Case, *, unchanged: bool = False) -> Files:
    """The site with the mistake in it; links, pipes and deep folders are made by `make_odd`.

    `unchanged` leaves out what is typed into its files: they lie where they lie, as they were.
    """
    data, files = case.data, dict(base())
    if case.only:
        files = {path: text for path, text in files.items() if path in map(project_path, case.only)}
    for source, target in data.get("copy_folder", {}).items():
        copied = {
            project_path(target) + path.removeprefix(project_path(source)): text
            for path, text in files.items()
            if path.startswith(project_path(source) + "/")
        }
        files.update(copied)
    for name in data.get("remove", ()):
        del files[project_path(name)]
    if (written := _written(data, files)) is not None:
        files[case.file] = written
    if "from" in data:
        files.pop(project_path(data["from"]), None)
    if unchanged:
        return files
    for change in _changes(data):
        path = project_path(change.get("in", data["in"]))
        files[path] = _change(files[path], change["old"], change["new"], path)
    if "crlf" in data:
        files[case.file] = files[case.file].replace(b"\n", b"\r\n")
    if "encode" in data:
        files[case.file] = files[case.file].decode().encode(data["encode"])
    return files


def meant(case: Case) -> list[Files]:
    """The sites as any of which the mistake may be read; none where it must be told."""
    data = case.data
    texts = [data["reads_whole"]] if isinstance(data.get("reads_whole"), str) else data.get("reads_whole", [])
    sites = [{**base(), case.file: text.encode()} for text in texts]
    if "reads" in data:
        is_base = data["reads"] == "base"
        sites.append(base() if is_base else {**base(), case.file: _change(base()[case.file], data["old"], data["reads"], case.file)})
    return sites


def _written(data: dict[str, Any], files: Files) -> bytes | None:
    """The bytes of a file that is new or written whole."""
    if "base64" in data:
        return base64.b64decode(data["base64"])
    for key in ("whole", "add"):
        if key in data:
            text: str = data[key]
            return text.encode()
    source = data.get("copy", data.get("from"))
    return files[project_path(source)] if source else None


def _changes(data: dict[str, Any]) -> list[dict[str, str]]:
    first = [data] if "new" in data else []
    return [*first, *data.get("also", ())]


def _change(text: bytes, old: str, new: str, path: str) -> bytes:
    where = f"{old!r} in {path}"
    assert text.count(old.encode()) == 1, f"{where} stands there {text.count(old.encode())} times"
    return text.replace(old.encode(), new.encode())


def lines_right(case: Case) -> set[int] | None:
    """The lines at which it may be told; None where a line means nothing."""
    data = case.data
    if data.get("line") == WHEREVER:
        return None
    if starts := data.get("lines") or ([str(data["line"])] if "line" in data else []):
        path = project_path(data.get("at", [data["in"]])[0])
        text = mistyped(case)[path].decode(data.get("encode", "utf-8"), "replace")
        return {_line_of(str(start), text, f"{case.name}: {path}") for start in starts}
    return {_line_of_change(data, mistyped(case, unchanged=True)[case.file].decode()) if "new" in data else 1}


def _line_of(start: str, text: str, where: str) -> int:
    assert start in text, f"{where} has no {start!r}"
    return text.count("\n", 0, text.index(start)) + 1


def _line_of_change(data: dict[str, Any], text: str) -> int:
    """The first line of `new` that `old` has not."""
    old, new = data["old"].split("\n"), data["new"].split("\n")
    same = next((number for number, line in enumerate(new) if line not in old), 0)
    return _line_of(data["old"], text, data["in"]) + same


def make_odd(case: Case, project: Path) -> None:
    """Links, pipes and chains of folders, which no text can show."""
    data, path = case.data, project / case.file
    if not {"link", "fifo", "deep"} & data.keys():
        return
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if "link" in data:
        path.symlink_to(data["link"])
    elif "fifo" in data:
        os.mkfifo(path)
    else:
        _make_deep(path, data["deep"])


def _make_deep(path: Path, depth: int) -> None:
    """Folders one in another; a whole path of them is longer than the system takes."""
    path.mkdir()
    at = os.open(path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)


def remove_deep(case: Case, project: Path) -> None:
    """Take a chain of folders away, the outermost each time: what removes folders goes into them too deep."""
    path, spare = project / case.file, project / "spare"
    while "deep" in case.data and path.is_dir():
        if (path / "d").is_dir():
            (path / "d").rename(spare)
        path.rmdir()
        if spare.is_dir():
            spare.rename(path)

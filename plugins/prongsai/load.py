"""Files of `content/` → data with the place of every value; the first step of the flow."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from prongsai import yaml_tree
from prongsai.problem import Problem, Severity
from prongsai.thai.text import needs_normalising, normalise

MAX_BYTES = 2_000_000
"""A larger file is not read: 2 MB hold some four hundred measures."""

YAML_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file: `path` on disk, `name` below the content folder, `shown` as the clerk is told it.

    `data` is dicts, lists and normalised strings; None where the file could not be read.
    """

    path: Path
    name: PurePosixPath
    shown: str
    data: Any = None
    has_markup: bool = False
    """Whether the text holds a `<`: only then can a value hold HTML."""

    def problem(
        self,
        code: str,
        path: yaml_tree.Path,
        found: str,
        cure: str,
        *,
        severity: Severity = Severity.ERROR,
        at_key: bool = False,
    ) -> Problem:
        """A problem at the value (or key) at `path`, with its line as typed.

        The file is read again for it: lines are kept for no value that is in order.
        """
        text = _text_of(self.path)
        key, value = yaml_tree.marks(text, path)
        mark = key if at_key else value
        return self.problem_at(code, mark.line, mark.column, found, cure, severity=severity, text=text)

    def problem_at(
        self,
        code: str,
        line: int,
        column: int,
        found: str,
        cure: str,
        *,
        severity: Severity = Severity.ERROR,
        text: str | None = None,
    ) -> Problem:
        """A problem at a line and column, both from 0."""
        lines = (_text_of(self.path) if text is None else text).splitlines()
        source = lines[line] if line < len(lines) else ""
        return Problem(self.shown, line + 1, column + 1, code, found, cure, severity, source)


@dataclass(frozen=True, slots=True)
class Content:
    """All YAML files below one folder, in file order, and the problems met while reading them."""

    root: Path
    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_content(root: Path, shown_as: str | None = None) -> Content:
    """Read every YAML file below `root`.

    `shown_as` is the folder's name in problems (default: its own name). A file that cannot be
    read becomes a problem and a `SourceFile` without data; nothing is raised for content.
    """
    content = Content(root)
    shown_as = shown_as or root.name
    real_root = root.resolve()
    for path in _walk(root):
        name = PurePosixPath(path.relative_to(root).as_posix())
        file = SourceFile(path, name, f"{shown_as}/{name}")
        if path.is_symlink() and not path.resolve().is_relative_to(real_root):
            content.problems.append(_outside(file))
            continue
        if path.suffix.lower() not in YAML_SUFFIXES:
            continue
        file, problems = _read(file)
        content.files.append(file)
        content.problems.extend(problems)
    return content


def _walk(root: Path) -> Iterator[Path]:
    """Every file, and every symbolic link to a folder, in an order that does not depend on the disk."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder, name)
        for name in folders:
            if Path(folder, name).is_symlink():
                yield Path(folder, name)


def _outside(file: SourceFile) -> Problem:
    return Problem(
        file.shown,
        1,
        1,
        "symlink-outside",
        "เป็นทางลัด (symbolic link) ไปยังไฟล์นอกโฟลเดอร์เนื้อหา",
        "คัดลอกไฟล์จริงมาไว้ในโฟลเดอร์นี้แทนทางลัด",
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes()[:MAX_BYTES].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _read(file: SourceFile) -> tuple[SourceFile, list[Problem]]:
    """The file with its normalised data, and its problems."""
    refused = _refused(file)
    if refused:
        return file, [refused]
    raw = file.path.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return file, [_not_utf8(file, raw, error)]
    data, met = yaml_tree.parse(text)
    problems = [
        file.problem_at(
            one.code,
            one.line,
            one.column,
            one.found,
            one.cure,
            severity=Severity.WARNING if one.code == "hash-cuts-text" else Severity.ERROR,
            text=text,
        )
        for one in met
    ]
    if data is None and not met:
        problems.append(file.problem_at("empty-file", 0, 0, "ไฟล์นี้ไม่มีข้อมูล", "กรอกข้อมูลตามตัวอย่างในคู่มือ หรือลบไฟล์นี้ถ้าไม่ใช้", text=text))
    data = _texts(data, normalise if needs_normalising(text) else _tidied)
    return replace(file, data=data, has_markup="<" in text), problems


def _refused(file: SourceFile) -> Problem | None:
    try:
        status = file.path.stat()
    except OSError:
        return file.problem_at("unreadable-file", 0, 0, "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์และมีสิทธิ์อ่าน", text="")
    if not stat.S_ISREG(status.st_mode):
        return file.problem_at("unreadable-file", 0, 0, "ไม่ใช่ไฟล์ข้อความธรรมดา", "แทนด้วยไฟล์ YAML ที่เป็นข้อความ", text="")
    if status.st_size > MAX_BYTES:
        found = f"ไฟล์ใหญ่ {status.st_size / 1_000_000:.1f} MB เกินกว่าที่อ่านได้ (ไม่เกิน {MAX_BYTES // 1_000_000} MB)"
        return file.problem_at("file-too-large", 0, 0, found, "แยกเป็นหลายไฟล์ เช่น measures/ แยกไฟล์ละหนึ่งมาตรการ", text="")
    return None


def _not_utf8(file: SourceFile, raw: bytes, error: UnicodeDecodeError) -> Problem:
    line = raw.count(b"\n", 0, error.start)
    utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    found = "ไฟล์ไม่ได้บันทึกเป็น UTF-8" + ("" if utf16 else f" (อ่านไม่ได้ตั้งแต่บรรทัด {line + 1})")
    cure = "เปิดไฟล์ด้วยโปรแกรมแก้ไขข้อความ เลือก บันทึกเป็น (Save As) แล้วเลือก Encoding เป็น UTF-8"
    return file.problem_at("not-utf8", 0 if utf16 else line, 0, found, cure, text="")


def _texts(data: Any, change: Callable[[str], str]) -> Any:
    """`data` with every text changed; keys stay as typed."""
    if data.__class__ is str:
        return change(data)
    if data.__class__ is list:
        return [_texts(item, change) for item in data]
    if data.__class__ is dict:
        return {key: _texts(value, change) for key, value in data.items()}
    return data


def _tidied(text: str) -> str:
    """A text of a file that needs no normalising: only block and quoted texts can have stray spaces."""
    return normalise(text) if text[-1:].isspace() or text[:1].isspace() or "  " in text else text

"""Files of `content/` → data with the place of every value; the first step of the flow."""

from __future__ import annotations

import os
import pickle
import re
import stat
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.parallel import share
from prongsai.problems.codes import Code
from prongsai.problems.personal import masked, may_be_private
from prongsai.problems.problem import Problem, Severity
from prongsai.source import csv as csv_table
from prongsai.source.walk import Listing, Lying, walk
from prongsai.source.yaml import lines as yaml_lines
from prongsai.source.yaml import tree as yaml_tree
from prongsai.thai.doubtful import may_be_doubtful
from prongsai.thai.text import needs_normalising, normalise

MAX_BYTES = 1_000_000
"""A larger file is not read: 1 MB holds some two hundred measures."""

MAX_VALUES = 100_000
"""Lines, or half the commas: a file of records has some fifty letters a line."""

MAX_RECORD_BYTES = 200_000_000
"""A list of published addresses is kept by a command, one an agency, some 200 bytes an address.

Earlier versions kept one for a whole portal and stopped reading it at 50 MB, which the command did not: such a list is read, to be split.
"""

_ENOUGH_FILES = 150
"""With fewer, starting processes takes as long as what they save."""

YAML_SUFFIXES = (".yml", ".yaml")

_MAX_EXCERPT = 2000


class Typed:
    """A file as it stands on the disk, read again to tell a problem: its lines and its tree."""

    tree: yaml_tree.Tree | csv_table.CsvTree

    def __init__(self, path: Path) -> None:
        is_table = kinds.is_table(path.name)
        try:
            raw = path.read_bytes()[: _limit(path)]
            text = _lines_ended(csv_table.decoded(raw)) if is_table else _decoded(raw, errors="replace")
        except (OSError, UnicodeDecodeError):
            text = ""
        self.lines = text.split("\n")
        self.tree = csv_table.CsvTree(text) if is_table else yaml_tree.Tree(text)


def _limit(path: Path) -> int:
    return MAX_RECORD_BYTES if path.name == "published.yml" else MAX_BYTES


@dataclass(frozen=True)
class SourceFile:
    """One YAML file, or a table (CSV): `path` on disk, `name` below the content folder, `shown` as the clerk is told it.

    `kept` is its data, or the data packed: of ten thousand files, packed texts take a fifth of the memory.
    """

    path: Path
    name: PurePosixPath
    shown: str
    kept: Any = None
    has_markup: bool = False
    """Whether the text holds a `<`: only then can a value hold HTML."""
    may_be_private: bool = False
    """Whether a value may hold what is told of nobody (see `prongsai.private`)."""
    may_be_doubtful: bool = False
    """Whether a value may keep a place only, or be garbled (see `thai.doubtful`)."""
    has_blank: bool = False
    """Whether a key or a cell may stand without a value."""
    is_mended: bool = False
    """Whether `data` is that of a mended copy: more may be missing than what was told."""

    @property
    def is_table(self) -> bool:
        """Whether it is CSV: the table of a kind of record. Any other CSV is a document like a PDF."""
        return kinds.is_table(self.name.name)

    @property
    def data(self) -> Any:
        """Dicts, lists and normalised strings; None where the file could not be read."""
        return pickle.loads(self.kept) if isinstance(self.kept, bytes) else self.kept  # noqa: S301  # packed by ourselves

    def packed(self) -> SourceFile:
        """The same file with its data packed."""
        return replace(self, kept=pickle.dumps(self.kept, pickle.HIGHEST_PROTOCOL))

    @cached_property
    def typed(self) -> Typed:
        """The file as typed: read again, as lines are kept for no value that is in order."""
        return Typed(self.path)

    def problem(
        self,
        code: Code,
        path: yaml_tree.Path,
        found: str,
        cure: str,
        *,
        severity: Severity = Severity.ERROR,
        at_key: bool = False,
    ) -> Problem:
        """A problem at the value (or key) at `path`, with its line as typed."""
        tree = self.typed.tree
        key, value = tree.marks(path)
        mark = key if at_key else value
        if isinstance(tree, csv_table.CsvTree):
            found += tree.in_excel(path)
        return _told(self.shown, self.typed.lines, yaml_tree.YamlProblem(code, mark.line, mark.column, found, cure, severity))

    def problem_in_line(self, code: Code, line: int, column: int, found: str, cure: str, severity: Severity) -> Problem:
        """A problem at a line and column, both from 0, of the file as typed."""
        return _told(self.shown, self.typed.lines, yaml_tree.YamlProblem(code, line, column, found, cure, severity))

    def problem_of_file(self, code: Code, found: str, cure: str) -> Problem:
        """A problem of the file as a whole: its name, its place, its size."""
        return Problem(self.shown, 1, 1, code, found, cure)

    def line_of(self, path: yaml_tree.Path) -> int:
        """The line, from 1, in which the value at `path` begins."""
        return self.typed.tree.marks(path)[1].line + 1


def _told(shown: str, lines: list[str], one: yaml_tree.YamlProblem) -> Problem:
    # A whole file on one line would be repeated in each of its problems.
    source = masked(lines[one.line][: 2 * _MAX_EXCERPT])[:_MAX_EXCERPT] if one.line < len(lines) and one.column < _MAX_EXCERPT else ""
    return Problem(shown, one.line + 1, one.column + 1, one.code, one.found, one.cure, one.severity, source)


@dataclass(frozen=True, slots=True)
class Content:
    """What lies below one folder, all YAML files there in file order, and the problems met while reading them."""

    root: Path
    listing: Listing
    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_content(root: Path, shown_as: str | None = None) -> Content:
    """Read every YAML file below `root`.

    `shown_as` is the folder's name in problems (default: its own name). A file that cannot be
    read becomes a problem and a `SourceFile` without data; nothing is raised for content.
    """
    listing = walk(root, shown_as)
    content = Content(root, listing, problems=listing.problems)
    found = [SourceFile(file.path, file.name, listing.shown(file.name)) for file in listing.files if is_data(file)]
    for name, problem in listing.refused.items():
        if problem.code == "unreadable-file" and is_content(PurePosixPath(name)):
            # What should be there is missing all over: only this is to be told of it.
            content.files.append(SourceFile(root / name, PurePosixPath(name), problem.file))

    def read_part(part: int, parts: int) -> list[tuple[SourceFile, list[Problem]]]:
        read = (_read(file) for file in found[part::parts])
        return [(file.packed(), problems) for file, problems in read] if len(found) >= _ENOUGH_FILES else list(read)

    parts = share(read_part, weight=len(found), enough=_ENOUGH_FILES)
    for index in range(len(found)):
        file, problems = parts[index % len(parts)][index // len(parts)]
        content.files.append(file)
        content.problems.extend(problems)
    content.files.sort(key=lambda file: (file.name.parent.parts, file.name.name))
    return content


def is_data(file: Lying) -> bool:
    """Whether a file that lies in the content folder is read; what a link to a folder leads to is read where it lies itself."""
    return is_content(file.name) and not file.below_link


def is_content(name: PurePosixPath) -> bool:
    """Whether a file below the content folder is read, rather than put on the site as it is."""
    return name.suffix.lower() in YAML_SUFFIXES or (kinds.is_table(name.name) and bool(re.fullmatch("[0-9๐-๙]{4}", name.parent.name)))


def _decoded(raw: bytes, errors: str = "strict") -> str:
    """The text of a file, lines ended by a line feed alone.

    YAML also ends a line at the breaks that Word and PDF leave behind, which no editor counts.
    """
    return _lines_ended(raw.decode("utf-8", errors))


def _lines_ended(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\ufeff", "").replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def _read(file: SourceFile) -> tuple[SourceFile, list[Problem]]:
    """The file with its normalised data, and its problems."""
    try:
        if refused := _refused(file, file.path.stat()):
            return file, [refused]
        raw = file.path.read_bytes()
    except OSError:
        return file, [file.problem_of_file("unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")]
    try:
        if raw[:4].count(0) > 1 and not (file.is_table and csv_table.is_utf_16(raw)):
            raise UnicodeDecodeError("utf-8", raw, 0, 1, "letters of two bytes: UTF-16 without its mark")
        text = _lines_ended(csv_table.decoded(raw)) if file.is_table else _decoded(raw)
    except UnicodeDecodeError as error:
        return file, [_not_utf8(file, raw, error)]
    if refused := _has_too_much(file, text):
        return file, [refused]
    data, met = (csv_table if file.is_table else yaml_tree).parse(text)
    problems: list[Problem] = []
    if met:
        lines = text.split("\n")
        problems = [_told(file.shown, lines, one) for one in met]
    elif data is None:
        problems = [file.problem_of_file("empty-file", "ไฟล์นี้ไม่มีข้อมูล", "กรอกข้อมูลตามตัวอย่างในคู่มือ หรือลบไฟล์นี้ถ้าไม่ใช้")]
    # An escape ("\u200b") brings in what the text itself does not show.
    escapes = "\\" in text
    is_mended = not file.is_table and any(one.severity is Severity.ERROR for one in met)
    if escapes or is_mended or needs_normalising(text):
        data = _normalised(data)
    has_blank = file.is_table or yaml_lines.has_blank(text)
    read = replace(file, kept=data, has_markup=escapes or "<" in text, has_blank=has_blank, is_mended=is_mended)
    return replace(
        read, may_be_private=escapes or may_be_private(text), may_be_doubtful=escapes or may_be_doubtful(text, is_table=file.is_table)
    ), problems


def _refused(file: SourceFile, status: os.stat_result) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        return file.problem_of_file("unreadable-file", "ไม่ใช่ไฟล์ข้อความธรรมดา", "แทนด้วยไฟล์ YAML ที่เป็นข้อความ")
    limit = _limit(file.path)
    if status.st_size > limit:
        found = f"ไฟล์ใหญ่ {status.st_size / 1_000_000:.1f} MB เกินกว่าที่อ่านได้ (ไม่เกิน {limit // 1_000_000} MB)"
        return file.problem_of_file("file-too-large", found, _cure_of_size(file.name))
    return None


def _has_too_much(file: SourceFile, text: str) -> Problem | None:
    """A text of so many values takes minutes to tell apart, and is none that anybody typed."""
    if file.is_table or file.name.name == kinds.PUBLISHED.file or len(text) <= MAX_VALUES:
        return None
    # Commas part values within brackets only; a text of many is a text.
    lines = len(re.findall("\n[^\n]", text))
    count = max(lines, text.count(",") // 2 if "[" in text or "{" in text else 0)
    if count <= MAX_VALUES:
        return None
    what = "บรรทัด" if lines == count else "ค่า"
    found = f"ไฟล์มีราว {count:,} {what} เกินกว่าที่อ่านได้ (ไม่เกิน {MAX_VALUES:,})"
    return file.problem_of_file("file-too-large", found, _cure_of_size(file.name))


def _cure_of_size(name: PurePosixPath) -> str:
    """What can be done with a file of this kind that is too large: only some can be parted."""
    kind = kinds.named(name.name, kinds.all_kinds())
    in_year = bool(re.fullmatch("[0-9๐-๙]{4}", name.parent.name))
    if name.name == kinds.PUBLISHED.file:
        return "อย่าลบหรือแก้ไฟล์นี้ แจ้งผู้ดูแลเว็บไซต์ให้แยกหน่วยงานเป็นหลายเว็บไซต์"
    if kind and kinds.is_table(name.name):
        return "เปิดใน Excel ลบแถวและคอลัมน์ที่ไม่ใช่งานของปีนี้ รวมทั้งแถวว่างท้ายตาราง แล้วบันทึกเป็น CSV UTF-8 ใหม่"
    if kind and kind.folder:
        return f"แยกเป็นหลายไฟล์ในโฟลเดอร์ {kind.stem} ไฟล์ละหนึ่งรายการ แล้วลบไฟล์นี้เมื่อย้ายครบทุกรายการ"
    if kind and kind.many and not in_year and kinds.Place.YEAR in kind.lies:
        return f"ย้ายรายการของแต่ละปีไปไว้ใน {kind.file} ในโฟลเดอร์ปีงบประมาณของรายการนั้น"
    if kind and kind.many:
        return "ย้ายข้อความยาวไปไว้ในเอกสาร แล้วอ้างถึงเอกสารด้วยลิงก์หรือไฟล์แนบ เหลือข้อความสรุปไว้ในแต่ละรายการ"
    if name.parent.name == "measures":
        return "ย้ายข้อความยาวไปไว้ในเอกสารแนบ หรือแยกเป็นหลายมาตรการ ไฟล์ละหนึ่งมาตรการ"
    return "ลบข้อความที่ติดมาจากที่อื่น ย้ายข้อความยาวไปไว้ในเอกสาร แล้วอ้างถึงเอกสารนั้น"


def _not_utf8(file: SourceFile, raw: bytes, error: UnicodeDecodeError) -> Problem:
    found, line = "ไฟล์ไม่ได้บันทึกเป็น UTF-8", 1
    if raw[:2] not in (b"\xff\xfe", b"\xfe\xff") and 0 not in raw[:4]:
        line = raw.count(b"\n", 0, error.start) + 1
        found += f" (อ่านไม่ได้ตั้งแต่บรรทัด {line})"
    cure = "เปิดไฟล์ด้วยโปรแกรมแก้ไขข้อความ เลือก บันทึกเป็น (Save As) แล้วเลือก Encoding เป็น UTF-8"
    if file.is_table:
        cure = "เปิดไฟล์ต้นฉบับใน Excel เลือก บันทึกเป็น (Save As) แล้วเลือกชนิด CSV UTF-8"
    return Problem(file.shown, line, 1, "not-utf8", found, cure)


def _normalised(data: Any) -> Any:
    """`data` with every text normalised; keys stay as typed."""
    if data.__class__ is str:
        return normalise(data)
    if data.__class__ is list:
        return [_normalised(item) for item in data]
    if data.__class__ is dict:
        return {key: _normalised(value) for key, value in data.items()}
    return data

"""Where private things are looked for: the values of records, the pages and texts beside them, and the names of all files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path as DiskPath
from pathlib import PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.kinds import RecordKind
from prongsai.model import accepts
from prongsai.model.fields import A_JOB, A_TRADER, OF_OFFICE
from prongsai.private import contacts, tables
from prongsai.private.words import Hit, Sight, sights_in
from prongsai.problems.personal import may_be_private, personal_ids
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import marked, shape_of, values_at
from prongsai.source.csv import decoded
from prongsai.source.files import SourceFile
from prongsai.source.markdown import is_markdown
from prongsai.source.static import ContentFile, content_files
from prongsai.source.walk import printable
from prongsai.source.yaml.tree import Path, texts_in
from prongsai.thai.text import normalise

_OF_OFFICE: tuple[RecordKind[Any], ...] = (kinds.AGENCY, kinds.CHANNELS, kinds.E_SERVICES, kinds.SERVICE_MANUALS, kinds.EXECUTIVES)
"""Where people look for how to reach the office."""

MAX_BYTES = 20_000_000
"""A longer text is some program's, and no clerk's."""

_TEXTS = frozenset({".csv", ".tsv", ".txt", ".html", ".htm", ".json", ".geojson", ".xml", ".vcf", ".ics", ".svg"})
_TABLES = frozenset({".csv", ".tsv"})
_NO_WORDS = frozenset({accepts.CHECKSUM.name, accepts.ADDRESS.name, accepts.COLOUR.name, accepts.TELEPHONE.name})
_SHORTEST = 12
"""No id, and no name beside a word about complaints, is shorter; half of all values are."""
_MAX_LINES = 400
"""So many lines after the first of a value are looked through for the very line."""

_COPY = re.compile("(?:สำเนา)?บัตร(?:ประจำตัว)?ประชาชน|(?:สำเนา)?ทะเบียนบ้าน")
_ABOUT_COPIES = re.compile(
    "คู่มือ|ขั้นตอน|คำร้อง|คำขอ|ขอมี|การทำ|การขอ|คัดสำเนา|คัดและรับรอง|ประกาศ|ประชาสัมพันธ์|สถิติ|แผ่นพับ|แบบฟอร์ม|หลักเกณฑ์|ค่าธรรมเนียม|บริการ"
)
"""How a name goes on that tells of such papers in general."""
_MOMENT = re.compile("1[3-9][0-9]{11}")
"""A moment in thousandths of a second, as phones and chats name their pictures."""
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov"})


def hits(records: Records, shown_as: str) -> Iterator[Hit]:
    """All that is private in a content folder, file by file."""
    for file in records.files:
        if file.may_be_private and file.data is not None and file.name.name != kinds.ALLOW.file:
            yield from _in_values(file, records)
    for agency in records.agencies.values():
        for kind in _OF_OFFICE:
            for placed in agency.of(kind):
                yield from _in_contacts(placed, kind.record)
            for file in {placed.file.name: placed.file for placed in agency.of(kind)}.values():
                yield from _in_words(file)
        for year in agency.years.values():
            for placed in year.of(kinds.STATISTICS):
                yield from _in_counts(placed)
    others = list(content_files(records.listing))
    for other in others:
        yield from _in_file(other, shown_as)
    yield from _in_names([*(file.name for file in records.files), *(other.name for other in others)], shown_as)


def _in_values(file: SourceFile, records: Records) -> Iterator[Hit]:
    kind = records.kind_of.get(file.name)
    shape = shape_of(kind.record) if kind else None
    for path, text in texts_in(file.data, _is_looked_at):
        inner = path[1:] if path and isinstance(path[0], int) else path
        here = shape.at(inner) if shape else None
        marks = here.marks if here else ()
        if A_JOB in marks or any(isinstance(mark, accepts.Accepts) and mark.name in _NO_WORDS for mark in marks):
            continue
        for sight in sights_in(text, of_trader=A_TRADER in marks):
            line, column = _place(file, path, sight)
            yield Hit(file.problem_in_line(sight.code, line, column, sight.found, sight.cure, sight.severity), file.name, sight.text)


def _is_looked_at(text: str) -> bool:
    return len(text) >= _SHORTEST and may_be_private(text)


def _place(file: SourceFile, path: Path, sight: Sight) -> tuple[int, int]:
    """Line and column from 0: the very line of a text of several, where it stands there as it was read."""
    mark = file.typed.tree.marks(path)[1]
    last = min(len(file.typed.lines), mark.line + _MAX_LINES)
    for line in range(mark.line, last):
        start = mark.column if line == mark.line else 0
        typed = file.typed.lines[line]
        if sight.code == "personal-id":
            at = next((one.start for one in personal_ids(typed) if one.start >= start and _same(one.masked, sight.text)), -1)
        else:
            at = typed.find(sight.text, start)
        if at >= 0:
            return line, at
    return mark.line, mark.column


def _same(one: str, other: str) -> bool:
    return re.sub(r"[^\dx]", "", one) == re.sub(r"[^\dx]", "", other)


def _in_contacts(placed: Placed, record: type) -> Iterator[Hit]:
    for pattern in marked(record, OF_OFFICE):
        for path, value in values_at(placed.value, pattern):
            # What was typed is looked for only where there is something to tell.
            if any(True for _ in contacts.sights_of(str(value))):
                for sight in contacts.sights_of(placed.quoted(path, str(value))):
                    yield _at(placed, path, sight)


def _in_words(file: SourceFile) -> Iterator[Hit]:
    """A person's own number or address in the words around: fields meant for them have been looked at."""
    for path, text in texts_in(file.data):
        for sight in contacts.sights_in_words(text):
            line, column = _place(file, path, sight)
            yield Hit(file.problem_in_line(sight.code, line, column, sight.found, sight.cure, sight.severity), file.name, sight.text)


def _in_counts(placed: Placed) -> Iterator[Hit]:
    """Complaints of which there was one, with a remark that says whose."""
    for index, one in enumerate(placed.value.complaints if placed.value else ()):
        if one.remark_th and 1 in (one.received, one.finished, one.pending) and (one.received or 0) <= 1:
            said = tables.points_at_one(one.remark_th)
            if said:
                yield _at(placed, ("complaints", index, "remark_th"), tables.count_of_one(said))


def _at(placed: Placed, path: Path, sight: Sight) -> Hit:
    problem = placed.problem(sight.code, path, sight.found, sight.cure, severity=sight.severity)
    return Hit(problem, placed.file.name, sight.text)


def _in_file(file: ContentFile, shown_as: str) -> Iterator[Hit]:
    suffix = file.name.suffix.lower()
    if suffix not in _TEXTS and not is_markdown(file.name):
        return
    text = _text_of(file.path)
    if text is None:
        return
    shown = f"{shown_as}/{printable(str(file.name))}"
    lines = text.split("\n")
    found: list[tuple[int, int, Sight]] = []
    if may_be_private(text):
        starts = [0]
        for one in lines:
            starts.append(starts[-1] + len(one) + 1)
        for sight in sights_in(text):
            line = bisect_right(starts, sight.start) - 1
            found.append((line, sight.start - starts[line], sight))
    is_about = tables.is_about_complaints(str(file.name))
    if suffix in _TABLES and (is_about or tables.is_about_complaints(text)):
        found += _in_table(lines, is_about)
    elif is_markdown(file.name) and "|" in text and tables.is_about_complaints(text):
        found += _in_markdown_tables(lines)
    told: set[tuple[int, str]] = set()
    for line, column, sight in found:
        if (line, sight.text) not in told:
            told.add((line, sight.text))
            problem = Problem(shown, line + 1, column + 1, sight.code, sight.found, sight.cure, sight.severity, lines[line][:2000])
            yield Hit(problem, file.name, sight.text)


def _text_of(path: DiskPath) -> str | None:
    """The text of a file with its lines ended by a line feed; None where it is none, or too long."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        return decoded(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _in_table(lines: list[str], is_about: bool) -> Iterator[tuple[int, int, Sight]]:
    """A table as it is published: its heads stand in the first row of three cells or more."""
    separator = max(",;\t", key="\n".join(lines[:20]).count)
    rows = [[cell.strip().strip('"') for cell in line.split(separator)] for line in lines]
    first = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if first is None:
        return
    is_about = is_about or any(tables.is_about_complaints(line) for line in lines[: first + 1])
    for row, column, sight in tables.sights_in_rows(rows[first], rows[first + 1 :], is_about):
        line = first + 1 + row
        yield line, max(0, lines[line].find(rows[line][column])), sight


def _in_markdown_tables(lines: list[str]) -> Iterator[tuple[int, int, Sight]]:
    heading, at = "", 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("#"):
            heading = line
        if line.count("|") < 2:
            at += 1
            continue
        first = at
        while at < len(lines) and lines[at].count("|") >= 2:
            at += 1
        rows = [[cell.strip() for cell in one.strip().strip("|").split("|")] for one in lines[first:at]]
        for row, column, sight in tables.sights_in_rows(rows[0], rows[1:], tables.is_about_complaints(heading)):
            yield first + 1 + row, max(0, lines[first + 1 + row].find(rows[1 + row][column])), sight


def _in_names(names: list[PurePosixPath], shown_as: str) -> Iterator[Hit]:
    """Each name of a file or folder once, at the first file that bears it."""
    seen: set[PurePosixPath] = set()
    for name in names:
        for part in (*reversed(name.parents), name):
            if part.parts and part not in seen:
                seen.add(part)
                for sight in _in_name(part, is_folder=part is not name):
                    problem = Problem(f"{shown_as}/{printable(str(name))}", 1, 1, sight.code, sight.found, sight.cure, sight.severity)
                    yield Hit(problem, name, sight.text)


def _in_name(name: PurePosixPath, *, is_folder: bool) -> Iterator[Sight]:
    what = "โฟลเดอร์" if is_folder else "ไฟล์"
    text = normalise(name.name)
    for one in personal_ids(text):
        is_moment = name.suffix.lower() in _PICTURES and _MOMENT.fullmatch(name.stem)
        severity = Severity.WARNING if is_moment else Severity.ERROR
        found = f"ชื่อ{what}มีเลข {one.masked} ซึ่งตรงกับเลขประจำตัวประชาชน"
        yield Sight("personal-id", one.start, one.masked, found, f"เปลี่ยนชื่อ{what}ไม่ให้มีเลขนี้", severity)
    if (copy := _COPY.search(text)) and not _ABOUT_COPIES.search(text) and not is_folder:
        found = f"ชื่อไฟล์บอกว่าเป็น{copy.group()}ของบุคคล"
        cure = "เปิดดู ถ้าเป็นเอกสารของบุคคล ให้นำไฟล์ออกจากโฟลเดอร์นี้"
        yield Sight("personal-document", copy.start(), copy.group(), found, cure, Severity.WARNING)

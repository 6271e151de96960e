"""Where things live in `content/`: which file holds what, for which agency and year."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from prongsai.load import Content, SourceFile
from prongsai.problem import Problem
from prongsai.thai import calendar
from prongsai.thai.digits import to_arabic


class FileKind(StrEnum):
    """What a YAML file of the content holds, by its name."""

    AGENCY = "agency.yml"
    CHANNELS = "channels.yml"
    E_SERVICES = "e-services.yml"
    YEAR = "year.yml"
    ASSESSMENT = "assessment.yml"
    MEASURES = "measures.yml"

    @property
    def holds_list(self) -> bool:
        """Whether the file is a list of records rather than one."""
        return self in (FileKind.CHANNELS, FileKind.E_SERVICES, FileKind.MEASURES)


AGENCY_FILES = (FileKind.AGENCY, FileKind.CHANNELS, FileKind.E_SERVICES)
YEAR_FILES = (FileKind.YEAR, FileKind.ASSESSMENT, FileKind.MEASURES)

RESERVED_SLUGS = frozenset(
    {"agencies", "assets", "channels", "data", "e-services", "javascripts", "oit-catalogue", "search", "stylesheets"}
)
"""Folders of the built site that no agency can have."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A content file with what it holds, for whom; `year_be` is None for an agency's own files."""

    file: SourceFile
    kind: FileKind
    slug: str
    year_be: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """All content files told apart, and the problems with where they lie."""

    files: list[FoundFile]
    problems: list[Problem]


def lay_out(content: Content) -> Layout:
    """Tell which file holds what.

    `content/agency.yml` makes a site of one agency (slug ""); otherwise each folder with YAML is one.
    A YAML file in no known place is a problem: what was written is never silently dropped.
    """
    single = any(file.name == PurePosixPath("agency.yml") for file in content.files)
    layout = Layout([], [])
    for file in content.files:
        parts = file.name.parts
        slug, rest = ("", parts) if single else (parts[0] if len(parts) > 1 else "", parts[1:])
        found = _found(file, slug, rest, layout.problems) if rest else None
        if found:
            layout.files.append(found)
        elif not rest:
            layout.problems.append(_unknown_file(file, AGENCY_FILES, "ย้ายไฟล์เข้าโฟลเดอร์ของหน่วยงาน"))
    _check_agencies(layout)
    return layout


def _found(file: SourceFile, slug: str, rest: tuple[str, ...], problems: list[Problem]) -> FoundFile | None:
    if len(rest) == 1:
        if rest[0] in AGENCY_FILES:
            return FoundFile(file, FileKind(rest[0]), slug, None)
        problems.append(_unknown_file(file, AGENCY_FILES, "เปลี่ยนชื่อหรือย้ายไฟล์"))
        return None
    year = to_arabic(rest[0])
    if not re.fullmatch(r"\d{4}", year):
        problems.append(_unknown_file(file, YEAR_FILES, "ย้ายไฟล์เข้าโฟลเดอร์ปีงบประมาณ เช่น 2567"))
        return None
    year_be = int(year)
    if year_be not in calendar.PLAUSIBLE_BE or year != rest[0]:
        problems.append(_wrong_year(file, rest[0], year_be))
        return None
    if len(rest) == 2 and rest[1] in YEAR_FILES:
        return FoundFile(file, FileKind(rest[1]), slug, year_be)
    if len(rest) == 3 and rest[1] == "measures" and rest[2].endswith(".yml"):
        return FoundFile(file, FileKind.MEASURES, slug, year_be)
    problems.append(_unknown_file(file, YEAR_FILES, "เปลี่ยนชื่อหรือย้ายไฟล์"))
    return None


def _unknown_file(file: SourceFile, known: tuple[FileKind, ...], otherwise: str) -> Problem:
    near = difflib.get_close_matches(file.name.stem + ".yml", known, 1, 0.6)
    cure = f"เปลี่ยนชื่อไฟล์เป็น {near[0]}" if near else f"{otherwise} (ชื่อไฟล์ที่ใช้ได้: {', '.join(known)})"
    return file.problem_at("unknown-file", 0, 0, f"ไม่รู้จักไฟล์ {file.name.name} ในโฟลเดอร์นี้", cure, text="")


def _wrong_year(file: SourceFile, typed: str, year_be: int) -> Problem:
    if year_be in calendar.PLAUSIBLE_CE:
        found, cure = f"โฟลเดอร์ {typed} เป็นปี ค.ศ.", f"เปลี่ยนชื่อโฟลเดอร์เป็น {calendar.be_year(year_be)}"
        return file.problem_at("fiscal-year-in-ce", 0, 0, found, cure, text="")
    cure = f"เปลี่ยนชื่อโฟลเดอร์เป็น {year_be}" if year_be in calendar.PLAUSIBLE_BE else "ตั้งชื่อโฟลเดอร์เป็นปี พ.ศ. เช่น 2567"
    return file.problem_at("unreadable-year", 0, 0, f"ชื่อโฟลเดอร์ {typed} ใช้เป็นปีงบประมาณไม่ได้", cure, text="")


def _check_agencies(layout: Layout) -> None:
    """Each folder must be an address and have its `agency.yml`."""
    first_of: dict[str, SourceFile] = {}
    for one in layout.files:
        first_of.setdefault(one.slug, one.file)
    described = {one.slug for one in layout.files if one.kind is FileKind.AGENCY}
    for slug, file in first_of.items():
        if slug not in described:
            folder = f"โฟลเดอร์ {slug}" if slug else "โฟลเดอร์เนื้อหา"
            layout.problems.append(
                file.problem_at("missing-agency", 0, 0, f"{folder} ไม่มีไฟล์ agency.yml", "สร้างไฟล์ agency.yml ตามตัวอย่างในคู่มือ", text="")
            )
        if slug in RESERVED_SLUGS:
            layout.problems.append(
                file.problem_at("reserved-id", 0, 0, f"ชื่อโฟลเดอร์ {slug} สงวนไว้สำหรับระบบ", "เปลี่ยนชื่อโฟลเดอร์ของหน่วยงาน", text="")
            )
        elif slug and not _SLUG.fullmatch(slug):
            found = f"ชื่อโฟลเดอร์ “{slug}” ใช้เป็นที่อยู่หน้าเว็บไม่ได้"
            layout.problems.append(file.problem_at("unsafe-id", 0, 0, found, "ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น kut-noi", text=""))

"""Where things live in `content/`: which file holds what, for which agency and year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.intake.lookalike import plain_stem
from prongsai.kinds import Place, RecordKind
from prongsai.problems.codes import Code
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.source.files import Content, SourceFile
from prongsai.source.walk import Listing, printable
from prongsai.thai import calendar
from prongsai.thai.digits import to_arabic

RESERVED_SLUGS = frozenset(
    {"agencies", "assets", "channels", "data", "e-services", "javascripts", "oit", "oit-catalogue", "search", "stylesheets"}
)
"""Folders of the built site that no agency can have."""

_YEAR = re.compile("[0-9]{4}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A content file with what it holds, for whom; `year_be` is None for an agency's own files and the site's."""

    file: SourceFile
    kind: RecordKind[Any]
    slug: str
    year_be: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """All content files told apart, and the problems with where they lie; `of_site` belong to no agency."""

    listing: Listing
    files: list[FoundFile]
    problems: list[Problem]
    of_site: list[FoundFile] = field(default_factory=list)


def lay_out(content: Content) -> Layout:
    """Tell which file holds what.

    `content/agency.yml` makes a site of one agency (slug ""); otherwise each folder with YAML is one.
    A YAML file in no known place is a problem: what was written is never silently dropped.
    """
    single = _is_single(content)
    layout = Layout(content.listing, [], [])
    for file in content.files:
        parts = file.name.parts
        if of_site := kinds.named(str(file.name), kinds.lying(Place.SITE)):
            layout.of_site.append(FoundFile(file, of_site, "", None))
            continue
        if not single and _is_list_of_agency(file.name):
            layout.of_site.append(FoundFile(file, kinds.PUBLISHED, "", None))
            continue
        if _is_catalogue(file.name):
            year_be = _year_of_catalogue(file, layout.problems)
            if year_be:
                layout.of_site.append(FoundFile(file, kinds.OIT_CATALOGUE, "", year_be))
            continue
        slug, rest = ("", parts) if single else (parts[0] if len(parts) > 1 else "", parts[1:])
        found = _found(file, slug, rest, layout.problems, content.listing) if rest else None
        if found:
            layout.files.append(found)
        elif not rest:
            layout.problems.append(_unknown_file(file, None, "ย้ายไฟล์เข้าโฟลเดอร์ของหน่วยงาน", content.listing))
    _check_agencies(layout)
    return layout


def is_of_site(name: PurePosixPath) -> bool:
    """Whether a content file is the whole site's, and no agency's."""
    return kinds.named(str(name), kinds.lying(Place.SITE)) is not None or _is_list_of_agency(name) or _is_catalogue(name)


def _is_list_of_agency(name: PurePosixPath) -> bool:
    """Whether it is the list of the addresses that an agency of a portal has published: the site's, not a record of the agency."""
    return len(name.parts) == 2 and name.name == kinds.PUBLISHED.file and not _YEAR.fullmatch(to_arabic(name.parts[0]))


def _is_catalogue(name: PurePosixPath) -> bool:
    """Whether a file is meant as an own OIT form, wherever it lies; an `agency.yml` is an agency's whatever its folder is called."""
    named = (*name.parts[:-1], name.stem)
    return name.name != kinds.AGENCY.file and any(part.casefold().replace("_", "-") == kinds.OIT_CATALOGUE.file for part in named)


def _year_of_catalogue(file: SourceFile, problems: list[Problem]) -> int | None:
    """The year of the file `oit-catalogue/<year>.yml`; None where it lies elsewhere or is not called so."""
    typed = re.search("(?<![0-9])[12][0-9]{3}(?![0-9])", to_arabic(file.name.stem))
    year = int(typed[0]) if typed else 0
    in_ce = year in calendar.PLAUSIBLE_CE
    year = calendar.be_year(year) if in_ce else year
    is_year = year in calendar.PLAUSIBLE_BE
    right = PurePosixPath(kinds.OIT_CATALOGUE.file, f"{year if is_year else 2569}.yml")
    if is_year and file.name == right:
        return year
    code: Code = "unknown-file"
    if file.name.parent != right.parent:
        found, cure = "รายการข้อ OIT ของเว็บไซต์อยู่ผิดที่", f"ย้ายไฟล์ไปไว้ในโฟลเดอร์เนื้อหาโดยตรง ที่ {right}"
    elif in_ce:
        code, found, cure = "fiscal-year-in-ce", f"ชื่อไฟล์ {printable(file.name.stem)} เป็นปี ค.ศ.", f"เปลี่ยนชื่อไฟล์เป็น {right.name}"
    else:
        found = f"ชื่อไฟล์ {printable(file.name.name)} ไม่ใช่ปี พ.ศ. ตามด้วย .yml"
        cure = f"เปลี่ยนชื่อไฟล์เป็น {right.name}" if is_year else f"ตั้งชื่อไฟล์เป็นปี พ.ศ. เช่น {right.name}"
    problems.append(file.problem_of_file(code, found, cure))
    return None


def _is_single(content: Content) -> bool:
    """Whether the content folder is an agency's own: its `agency.yml` is there, or nowhere and all else is."""
    names = [file.name for file in content.files]
    if PurePosixPath("agency.yml") in names:
        return True
    if any(name.match("*/agency.yml") for name in names):
        return False
    of_agency = {kind.file for kind in kinds.lying(Place.AGENCY)}
    return any(str(name) in of_agency or _YEAR.fullmatch(to_arabic(name.parts[0])) for name in names)


def _found(file: SourceFile, slug: str, rest: tuple[str, ...], problems: list[Problem], listing: Listing) -> FoundFile | None:
    if len(rest) == 1:
        if kind := kinds.named(rest[0], kinds.lying(Place.AGENCY)):
            return FoundFile(file, kind, slug, None)
        problems.append(_unknown_file(file, Place.AGENCY, "ย้ายไฟล์เข้าโฟลเดอร์ปีงบประมาณ เช่น 2567", listing))
        return None
    year = to_arabic(rest[0])
    if not _YEAR.fullmatch(year):
        if rest[-1] == kinds.AGENCY.file:
            found = "มี agency.yml มากกว่าหนึ่งไฟล์ แต่โฟลเดอร์เนื้อหาเป็นของหน่วยงานเดียว"
            cure = "ถ้าเว็บไซต์มีหลายหน่วยงาน ให้ย้ายทุกไฟล์ของแต่ละหน่วยงานเข้าโฟลเดอร์ของตน ไม่เช่นนั้นให้ลบไฟล์นี้"
            problems.append(file.problem_of_file("unknown-file", found, cure))
            return None
        inner = re.search("(?<![0-9])25[0-9]{2}(?![0-9])", year)
        cure = f"เปลี่ยนชื่อโฟลเดอร์เป็น {inner[0]}" if inner else "ย้ายไฟล์เข้าโฟลเดอร์ปีงบประมาณ เช่น 2567"
        problems.append(file.problem_of_file("unknown-file", f"โฟลเดอร์ {printable(rest[0])} ไม่ใช่โฟลเดอร์ปีงบประมาณ", cure))
        return None
    year_be = int(year)
    if year_be not in calendar.PLAUSIBLE_BE or year != rest[0]:
        problems.append(_wrong_year(file, rest[0], year_be))
        return None
    if len(rest) == 2 and (kind := kinds.named(rest[1], kinds.lying(Place.YEAR))):
        return FoundFile(file, kind, slug, year_be)
    in_folder = next((kind for kind in kinds.lying(Place.YEAR) if kind.folder and kind.stem == rest[1]), None)
    if len(rest) == 3 and in_folder:
        if rest[2].endswith(".yml"):
            return FoundFile(file, in_folder, slug, year_be)
        found = f"ไฟล์{in_folder.label_th}ต้องลงท้ายด้วย .yml แต่ไฟล์นี้ลงท้ายด้วย {file.name.suffix}"
        problems.append(file.problem_of_file("unknown-file", found, _renamed(file, f"{file.name.stem}.yml", listing)))
        return None
    if _YEAR.fullmatch(to_arabic(rest[1])):
        problems.append(_nested_year(file, rest, listing))
        return None
    problems.append(_unknown_file(file, Place.YEAR, "ย้ายไฟล์ออกไปไว้ในโฟลเดอร์ของหน่วยงาน", listing))
    return None


def _renamed(file: SourceFile, name: str, listing: Listing) -> str:
    """The cure of a file that has nearly the name of another: it never writes one file over the other."""
    if file.name.with_name(name) in listing:
        return f"มี {printable(name)} อยู่แล้ว เปิดทั้งสองไฟล์ คัดลอกส่วนที่ขาดไปใส่ใน {printable(name)} ให้ครบ แล้วลบไฟล์นี้"
    return f"เปลี่ยนชื่อไฟล์เป็น {printable(name)}"


def _moved(file: SourceFile, move: str, listing: Listing, there: PurePosixPath | None = None) -> str:
    """The cure of a file that lies in the wrong folder; where one of its name lies `there`, both are to be made one."""
    if there and there in listing:
        shown = printable(str(there))
        return f"มี {shown} อยู่แล้ว เปิดทั้งสองไฟล์ คัดลอกส่วนที่ขาดไปใส่ใน {shown} ให้ครบ แล้วลบไฟล์นี้"
    same = any(one.name.name == file.name.name and one.name != file.name for one in listing.files)
    return f"{move} ถ้าที่นั่นมีไฟล์ชื่อนี้อยู่แล้ว อย่าวางทับ ให้เพิ่มส่วนที่ขาดลงในไฟล์นั้น" if same else move


def _nested_year(file: SourceFile, rest: tuple[str, ...], listing: Listing) -> Problem:
    """A year's folder within a year's folder: a copy that was dropped one level too deep."""
    above = PurePosixPath(*file.name.parts[: len(file.name.parts) - len(rest)])
    there = above.joinpath(rest[0], *rest[2:]) if rest[1] == rest[0] else above.joinpath(*rest[1:])
    found = f"โฟลเดอร์ปี {printable(rest[1])} ซ้อนอยู่ในโฟลเดอร์ปี {printable(rest[0])}"
    return file.problem_of_file("unknown-file", found, _moved(file, f"ย้ายไฟล์ไปไว้ที่ {printable(str(there))}", listing, there))


def _unknown_file(file: SourceFile, place: Place | None, move: str, listing: Listing) -> Problem:
    """A file that cannot lie here: one that belongs elsewhere is to be moved, another renamed; neither over what is there."""
    stem = plain_stem(file.name.name)[0]
    here = list(kinds.lying(place)) if place else []
    beside = [kind.stem for kind in kinds.lying(Place.SITE)]
    at_root = len(file.name.parts) == 1
    elsewhere = {kind.stem for place in (Place.AGENCY, Place.YEAR) for kind in kinds.lying(place)}
    near = nearest(stem, [*(kind.stem for kind in here), *(beside if at_root else ())])
    if stem in beside and not at_root:
        cure = "ย้ายไฟล์ไปไว้ในโฟลเดอร์เนื้อหาโดยตรง ไม่อยู่ในโฟลเดอร์ย่อย"
    elif stem in elsewhere - {kind.stem for kind in here}:
        cure = _moved(file, move, listing)
    elif near:
        cure = _renamed(file, f"{near}.yml", listing)
    else:
        cure = f"เปลี่ยนชื่อหรือย้ายไฟล์ (ชื่อไฟล์ที่ใช้ได้: {', '.join(map(str, here))})" if here else _moved(file, move, listing)
    return file.problem_of_file("unknown-file", f"ไม่รู้จักไฟล์ {printable(file.name.name)} ในโฟลเดอร์นี้", cure)


def _wrong_year(file: SourceFile, typed: str, year_be: int) -> Problem:
    if year_be in calendar.PLAUSIBLE_CE:
        found, cure = f"โฟลเดอร์ {typed} เป็นปี ค.ศ.", f"เปลี่ยนชื่อโฟลเดอร์เป็น {calendar.be_year(year_be)}"
        return file.problem_of_file("fiscal-year-in-ce", found, cure)
    cure = f"เปลี่ยนชื่อโฟลเดอร์เป็น {year_be}" if year_be in calendar.PLAUSIBLE_BE else "ตั้งชื่อโฟลเดอร์เป็นปี พ.ศ. เช่น 2567"
    return file.problem_of_file("unreadable-year", f"ชื่อโฟลเดอร์ {typed} ใช้เป็นปีงบประมาณไม่ได้", cure)


def _check_agencies(layout: Layout) -> None:
    """Each folder must be an address and have its `agency.yml`."""
    first_of: dict[str, SourceFile] = {}
    for one in layout.files:
        first_of.setdefault(one.slug, one.file)
    described = {one.slug for one in layout.files if one.kind is kinds.AGENCY}
    for slug, file in first_of.items():
        if slug not in described:
            folder = f"โฟลเดอร์ {printable(slug)} " if slug else "โฟลเดอร์เนื้อหา"
            layout.problems.append(
                file.problem_of_file("missing-agency", f"{folder}ไม่มีไฟล์ agency.yml", "สร้างไฟล์ agency.yml ตามตัวอย่างในคู่มือ")
            )
        if slug in RESERVED_SLUGS:
            layout.problems.append(file.problem_of_file("reserved-id", f"ชื่อโฟลเดอร์ {slug} สงวนไว้สำหรับระบบ", "เปลี่ยนชื่อโฟลเดอร์ของหน่วยงาน"))
        elif slug and not _SLUG.fullmatch(slug):
            found = f"ชื่อโฟลเดอร์ “{printable(slug)}” ใช้เป็นที่อยู่หน้าเว็บไม่ได้"
            layout.problems.append(file.problem_of_file("unsafe-id", found, "ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น kut-noi"))

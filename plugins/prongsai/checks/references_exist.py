"""What a record refers to by id is there: units, channels, services, questions, issues."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.layout import FileKind
from prongsai.problem import Problem
from prongsai.records import AgencyRecords, Records
from prongsai.validate import Placed


@dataclass(frozen=True, slots=True)
class Target:
    """What ids of one kind can mean: `names` by id; `judgeable` is false where their file is unreadable."""

    code: str
    noun: str
    where: str
    names: dict[str, str]
    judgeable: bool


def check(records: Records) -> Iterator[Problem]:
    """`unknown-unit`, `-channel`, `-e-service`, `-question` and `-issue`, with the nearest id that exists."""
    for agency in records.agencies.values():
        units = _units(agency)
        channels = _of_list(agency, agency.channels, FileKind.CHANNELS, "unknown-channel", "ช่องทาง")
        services = _of_list(agency, agency.e_services, FileKind.E_SERVICES, "unknown-e-service", "บริการ")
        for placed in agency.channels:
            yield from _missing(placed, "readers", units)
        for placed in agency.e_services:
            yield from _missing(placed, "office", units)
            yield from _missing(placed, "channels", channels)
        for year in agency.years.values():
            questions = _questions(agency, year.assessment_year_be)
            issues = _issues(agency, year.year_be)
            for placed in year.measures:
                yield from _missing(placed, "issue", issues)
                yield from _missing(placed, "questions", questions)
                yield from _missing(placed, "owners", units)
                yield from _missing(placed, "channels", channels)
                yield from _missing(placed, "e_services", services)


def _units(agency: AgencyRecords) -> Target:
    value = agency.profile.value if agency.profile else None
    names = {unit.id: unit.name_th for unit in value.units} if value else {}
    return Target("unknown-unit", "ส่วนราชการ", "units ของ agency.yml", names, value is not None)


def _of_list(agency: AgencyRecords, placed: list[Placed], kind: FileKind, code: str, noun: str) -> Target:
    names = {one.value.id: one.value.title_th for one in placed if one.value}
    sound = (kind, None) not in agency.unreadable and all(one.value for one in placed)
    return Target(code, noun, str(kind), names, sound)


def _questions(agency: AgencyRecords, year_be: int) -> Target:
    year = agency.years.get(year_be)
    placed = year.assessment if year else None
    names = {one.id: one.text_th for one in placed.value.questions} if placed and placed.value else {}
    sound = (FileKind.ASSESSMENT, year_be) not in agency.unreadable and not (placed and placed.value is None)
    return Target("unknown-question", "ข้อคำถาม", f"questions ของ {year_be}/assessment.yml", names, sound)


def _issues(agency: AgencyRecords, year_be: int) -> Target:
    placed = agency.years[year_be].year
    names = {one.id: one.title_th for one in placed.value.issues} if placed and placed.value else {}
    sound = (FileKind.YEAR, year_be) not in agency.unreadable and not (placed and placed.value is None)
    return Target("unknown-issue", "ประเด็น", f"issues ของ {year_be}/year.yml", names, sound)


def _missing(placed: Placed, key: str, target: Target) -> Iterator[Problem]:
    if placed.value is None or not target.judgeable:
        return
    named: Any = getattr(placed.value, key)
    if not named:
        return
    for index, one in enumerate((named,) if isinstance(named, str) else named):
        if one in target.names:
            continue
        path = (key,) if isinstance(named, str) else (key, _place_in_list(placed, key, one, index))
        found = f"ไม่พบ{target.noun}รหัส {one} ใน {target.where}"
        yield placed.problem(target.code, path, found, _cure(one, target))


def _place_in_list(placed: Placed, key: str, one: str, index: int) -> int:
    """Where `one` stands in the list as typed (a list that had other problems has lost entries)."""
    data = placed.file.data
    for part in placed.path:
        data = data[part]
    typed = data.get(key)
    return typed.index(one) if isinstance(typed, list) and one in typed else index


def _cure(one: str, target: Target) -> str:
    near = difflib.get_close_matches(one, target.names, 1, 0.6)
    if near:
        return f"น่าจะเป็น {near[0]} ({target.names[near[0]]})"
    known = ", ".join(list(target.names)[:8]) or "ยังไม่มีเลย"
    return f"เพิ่มรหัส {one} ใน {target.where} หรือใช้รหัสที่มี: {known}"

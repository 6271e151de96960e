"""What a record refers to by id is there: units, channels, services, divisions, questions, issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from prongsai import kinds
from prongsai.intake.records import AgencyRecords, Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.kinds import RecordKind
from prongsai.model.fields import A_CHANNEL, A_DIVISION, A_DOCUMENT, A_QUESTION, A_UNIT, AN_E_SERVICE, AN_ISSUE, Names
from prongsai.problems.codes import Code
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.schema.shape import Pattern, marked, values_at
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened


@dataclass(frozen=True, slots=True)
class Target:
    """What ids of one kind can mean: `names` by id; `judgeable` is false where their file is unreadable."""

    code: Code
    noun: str
    where: str
    names: dict[str, str]
    judgeable: bool


def check(records: Records) -> Iterator[Problem]:
    """`unknown-unit`, `-channel`, `-e-service`, `-division`, `-question` and `-issue`, with the nearest id that exists."""
    for agency in records.agencies.values():
        targets = {
            A_UNIT: _units(agency),
            A_CHANNEL: _of_list(agency, kinds.CHANNELS, "unknown-channel", "ช่องทาง"),
            AN_E_SERVICE: _of_list(agency, kinds.E_SERVICES, "unknown-e-service", "บริการ"),
            A_DIVISION: _divisions(agency),
        }
        yield from _missing_in(agency, targets)
        for year in agency.years.values():
            of_year = {
                A_DOCUMENT: _documents(agency, year),
                A_QUESTION: _questions(agency, year.assessment_year_be),
                AN_ISSUE: _issues(agency, year.year_be),
            }
            yield from _missing_in(year, targets | of_year)


def _missing_in(folder: AgencyRecords | YearRecords, targets: dict[Names, Target]) -> Iterator[Problem]:
    for kind, placed in folder.placed.items():
        for mark, target in targets.items():
            for pattern in marked(kind.record, mark) if target.judgeable else ():
                for one in placed:
                    yield from _missing(one, pattern, target)


def _units(agency: AgencyRecords) -> Target:
    names = {one.id: one.name_th for one in _items(agency.profile, "units")}
    judgeable = agency.profile is not None and (kinds.AGENCY, None) not in agency.unreadable and _as_typed(agency.profile, "units")
    return Target("unknown-unit", "ส่วนราชการ", "units ของ agency.yml", names, judgeable)


def _divisions(agency: AgencyRecords) -> Target:
    placed = agency.one(kinds.STRUCTURE)
    names = {one.id: one.name_th for one in _items(placed, "divisions")}
    judgeable = (kinds.STRUCTURE, None) not in agency.unreadable and _as_typed(placed, "divisions")
    return Target("unknown-division", "ส่วนงาน", "divisions ของ structure.yml", names, judgeable)


def _of_list(folder: AgencyRecords | YearRecords, kind: RecordKind[Any], code: Code, noun: str) -> Target:
    placed = folder.of(kind)
    names = {one.value.id: one.value.title_th for one in placed if one.value}
    readable = not isinstance(folder, AgencyRecords) or (kind, None) not in folder.unreadable
    judgeable = readable and all(one.value and _is_typed(one.value.id, one.typed()) for one in placed)
    return Target(code, noun, str(kind), names, judgeable)


def _documents(agency: AgencyRecords, year: YearRecords) -> Target:
    """Documents of the year, and those of the agency that hold in every year."""
    of_agency, of_year = (_of_list(one, kinds.DOCUMENTS, "unknown-document", "เอกสาร") for one in (agency, year))
    judgeable = of_agency.judgeable and of_year.judgeable and (kinds.DOCUMENTS, year.year_be) not in agency.unreadable
    return Target("unknown-document", "เอกสาร", f"{year.year_be}/documents.yml", of_agency.names | of_year.names, judgeable)


def _questions(agency: AgencyRecords, year_be: int) -> Target:
    year = agency.years.get(year_be)
    placed = year.one(kinds.ASSESSMENT) if year else None
    names = {one.id: one.text_th for one in _items(placed, "questions")}
    judgeable = (kinds.ASSESSMENT, year_be) not in agency.unreadable and _as_typed(placed, "questions")
    return Target("unknown-question", "ข้อคำถาม", f"questions ของ {year_be}/assessment.yml", names, judgeable)


def _issues(agency: AgencyRecords, year_be: int) -> Target:
    placed = agency.years[year_be].one(kinds.YEAR)
    names = {one.id: one.title_th for one in _items(placed, "issues")}
    judgeable = (kinds.YEAR, year_be) not in agency.unreadable and _as_typed(placed, "issues")
    return Target("unknown-issue", "ประเด็น", f"issues ของ {year_be}/year.yml", names, judgeable)


def _items(placed: Placed | None, key: str) -> Iterable[Any]:
    return getattr(placed.value, key) if placed and placed.value else ()


def _as_typed(placed: Placed | None, key: str) -> bool:
    """Whether all ids of a list are those that were typed: what stands in for a wrong one names nothing."""
    if placed is None:
        return True
    typed = placed.typed().get(key, [])
    return placed.value is not None and isinstance(typed, list) and all(map(_is_typed, (one.id for one in _items(placed, key)), typed))


def _is_typed(an_id: str, typed: Any) -> bool:
    written = typed.get("id") if isinstance(typed, dict) else None
    return isinstance(written, str) and to_arabic(written).strip() == an_id


def _missing(placed: Placed, pattern: Pattern, target: Target) -> Iterator[Problem]:
    for path, named in values_at(placed.value, pattern):
        if named not in target.names:
            found = f"ไม่พบ{target.noun}รหัส {named} ใน {target.where}"
            yield placed.problem(target.code, path, found, _cure(named, target))


def _cure(one: str, target: Target) -> str:
    near = nearest(one, target.names)
    if near:
        return f"น่าจะเป็น {near} ({shortened(target.names[near])})"
    if not target.names:
        return f"เพิ่ม{target.noun}รหัส {one} ใน {target.where} ซึ่งยังไม่มีรายการใด"
    return f"เพิ่มรหัส {one} ใน {target.where} หรือใช้รหัสที่มี: {', '.join(list(target.names)[:8])}"

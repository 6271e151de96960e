"""What two keys of one record say goes together: words and numbers, "none" and something, a time and another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.kinds import RecordKind
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive, Rank
from prongsai.model.measure import Measure, Quantity
from prongsai.model.no_gift import NoGift
from prongsai.model.oit import OitAnswer
from prongsai.model.participation import Participation
from prongsai.model.service_manual import ServiceManual
from prongsai.model.structure import Side
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.calendar import fiscal_year, long_date, quarter
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_NO_FEE = re.compile("(?:ไม่มี|ไม่เสีย|ไม่คิด|ไม่เก็บ|ฟรี|ยกเว้น)(?!.*(?:เว้นแต่|ยกเว้น|บาท))")
_A_FEE = re.compile(r"[1-9][0-9,.]*\s*บาท")
_POLITICAL = re.compile("(?:รอง)?(?:นายก(?:องค์การ|เทศมนตรี|เมือง| |$|อบ)|ประธานสภา)|สมาชิกสภา|เลขานุการนายก|ที่ปรึกษานายก")
_PERMANENT = re.compile("(?:รอง)?ปลัด(?!กระทรวง)|ผู้อำนวยการ(?:กอง|สำนัก)|หัวหน้า(?:สำนัก|ฝ่าย|งาน)")
_NUMBER = r"([0-9][0-9,]*(?:\.[0-9]+)?)"
_PERCENT = re.compile(rf"ร้อยละ\s*{_NUMBER}|{_NUMBER}\s*(?:%|เปอร์เซ็นต์)")
_PEOPLE = re.compile(rf"{_NUMBER}\s*(?:คน|ราย)(?![ก-๙])")


def check(records: Records) -> Iterator[Problem]:
    """`contradicted`: an error where both cannot be true, else a warning."""
    for agency in records.agencies.values():
        for kind, rule in _RULES.items():
            for year_be, folder in agency.folders():
                for placed in folder.of(kind):
                    if placed.value is not None:
                        yield from rule(placed, placed.value, year_be or 0)
        yield from _heads(agency.of(kinds.EXECUTIVES))


def _told(placed: Placed, path: Path, found: str, cure: str, severity: Severity = Severity.WARNING) -> Problem:
    return placed.problem("contradicted", path, found, cure, severity=severity)


def _e_service(placed: Placed, service: EService, _: int) -> Iterator[Problem]:
    yield from _documents(placed, service)
    if service.fee_th is None or service.fee_baht is None:
        return
    words = to_arabic(service.fee_th)
    if (service.fee_baht > 0 and _NO_FEE.match(words)) or (service.fee_baht == 0 and _A_FEE.search(words)):
        found = f"ค่าธรรมเนียม {placed.quoted(('fee_baht',), f'{service.fee_baht:,.10g}')} บาท แต่ fee_th เขียนว่า “{shortened(service.fee_th)}”"
        yield _told(placed, ("fee_baht",), found, "แก้ fee_baht หรือ fee_th ให้ตรงกัน")


def _documents(placed: Placed, service: EService | ServiceManual, _: int = 0) -> Iterator[Problem]:
    if service.no_documents and service.documents_th:
        found = f"no_documents บอกว่าไม่ต้องใช้เอกสาร แต่มีเอกสาร {len(service.documents_th)} รายการ"
        yield _told(placed, ("no_documents",), found, "ลบ no_documents: true หรือลบ documents_th", Severity.ERROR)


def _answer(placed: Placed, answer: OitAnswer, _: int) -> Iterator[Problem]:
    shown = [key for key in ("documents", "evidence", "elements") if getattr(answer, key)]
    if not answer.disclosed and shown:
        found = f"disclosed: false บอกว่าไม่มีข้อมูลข้อ {answer.item} แต่มี {' และ '.join(shown)}"
        yield _told(placed, ("disclosed",), found, f"ลบ disclosed: false หรือลบ {' และ '.join(shown)}", Severity.WARNING)


def _participation(placed: Placed, one: Participation, _: int) -> Iterator[Problem]:
    if one.held_on and one.period and not one.period.from_on <= one.held_on <= one.period.to_on:
        found = f"held_on เป็น {placed.quoted(('held_on',), long_date(one.held_on))} ซึ่งอยู่นอก period ({one.period.name_th})"
        yield _told(placed, ("held_on",), found, "เหลือไว้เพียงช่องเดียว หรือแก้วันให้ตรงกัน")


def _no_gift(placed: Placed, one: NoGift, _: int) -> Iterator[Problem]:
    newest = max((day for day in (one.declared_on, *(activity.held_on for activity in one.activities)) if day), default=None)
    if one.updated_on and newest and one.updated_on < newest:
        found = f"ปรับปรุงข้อมูลเมื่อ {long_date(one.updated_on)} แต่มีเรื่องของวันที่ {long_date(newest)}"
        yield placed.problem("days-out-of-order", ("updated_on",), found, "แก้ updated_on เป็นวันที่แก้ข้อมูลล่าสุด", severity=Severity.WARNING)


def _executive(placed: Placed, one: Executive, _: int) -> Iterator[Problem]:
    named = Side.POLITICAL if _POLITICAL.match(one.position_th) else Side.PERMANENT if _PERMANENT.match(one.position_th) else None
    if named is not None and named is not one.side:
        found = f"ตำแหน่ง “{shortened(one.position_th)}” เป็น{named.label} แต่กรอก side: {one.side} ({one.side.label})"
        yield _told(placed, ("side",), found, f"เปลี่ยนเป็น {named} หรือแก้ตำแหน่ง")


def _heads(placed: list[Placed]) -> Iterator[Problem]:
    """A highest position that two people hold."""
    first: dict[str, Placed] = {}
    for one in placed:
        if one.value is not None and one.value.rank is Rank.HEAD:
            position = "".join(one.value.position_th.split())
            before = first.setdefault(position, one)
            if before is not one and before.value.id != one.value.id:
                line = before.file.line_of((*before.path, "position_th"))
                found = f"ตำแหน่งสูงสุด “{shortened(one.value.position_th)}” มีแล้วในบรรทัด {line}"
                yield one.problem("duplicate-entry", ("position_th",), found, "แก้ตำแหน่ง หรือลบรายการที่ซ้ำ", severity=Severity.WARNING)


def _measure(placed: Placed, measure: Measure, year_be: int) -> Iterator[Problem]:
    if measure.schedule is not None:
        yield from _schedule(placed, measure, year_be)
    for key in ("results", "outcomes"):
        for index, statement in enumerate(getattr(measure, key)):
            if statement.quantities:
                yield from _quantities(placed, (key, index, "quantities"), statement.text_th, statement.quantities)


def _schedule(placed: Placed, measure: Measure, year_be: int) -> Iterator[Problem]:
    schedule = measure.schedule
    assert schedule is not None
    if not schedule.quarters or (not schedule.all_year and schedule.period is None):
        if schedule.all_year and schedule.period is not None and schedule.period != fiscal_year(year_be):
            yield _told(placed, ("schedule", "all_year"), "บอกทั้ง all_year และ period ซึ่งไม่ใช่ทั้งปี", "เหลือไว้เพียงช่องเดียว")
        return
    if schedule.all_year and set(schedule.quarters) != {1, 2, 3, 4}:
        found = f"บอกทั้ง all_year และ quarters {', '.join(map(str, schedule.quarters))}"
        yield _told(placed, ("schedule", "quarters"), found, "เหลือไว้เพียงช่องเดียว")
    elif schedule.period is not None:
        spans = [quarter(year_be, number) for number in schedule.quarters]
        if schedule.period.from_on > max(one.to_on for one in spans) or schedule.period.to_on < min(one.from_on for one in spans):
            yield _told(placed, ("schedule", "quarters"), "quarters กับ period ไม่ใช่ช่วงเวลาเดียวกัน", "เหลือไว้เพียงช่องเดียว")


def _quantities(placed: Placed, path: Path, text: str, quantities: tuple[Quantity, ...]) -> Iterator[Problem]:
    for index, one in enumerate(quantities):
        given = [key for key in ("number", "people", "percent") if getattr(one, key) is not None]
        if one.not_stated and given:
            found = f"not_stated: true บอกว่าต้นฉบับไม่ระบุจำนวน แต่กรอก {' '.join(given)} ไว้"
            yield _told(placed, (*path, index, "not_stated"), found, "ลบ not_stated: true หรือลบตัวเลข")
    for key, pattern, what in (("percent", _PERCENT, "ร้อยละ"), ("people", _PEOPLE, "จำนวนคน")):
        held = [(index, value) for index, one in enumerate(quantities) if (value := getattr(one, key)) is not None]
        # Of several figures it is not known which is which.
        if len(held) == 1:
            said = [(found[1] or found[found.re.groups]).replace(",", "") for found in pattern.finditer(to_arabic(text))]
            if len(said) == 1 and not _is_rounded(held[0][1], said[0]):
                found_th = f"{key} เป็น {placed.quoted((*path, held[0][0], key), f'{held[0][1]:,.10g}')} แต่ข้อความบอก{what} {said[0]}"
                yield _told(placed, (*path, held[0][0], key), found_th, "แก้ตัวเลขให้ตรงกัน")


def _is_rounded(value: float, said: str) -> bool:
    """Whether a text names a value, with as many decimals as it likes."""
    return abs(value - float(said)) <= 0.5 * 10.0 ** -len(said.partition(".")[2]) + 1e-9 if "." in said else value == float(said)


_RULES: dict[RecordKind[Any], Callable[[Placed, Any, int], Iterator[Problem]]] = {
    kinds.E_SERVICES: _e_service,
    kinds.SERVICE_MANUALS: _documents,
    kinds.OIT: _answer,
    kinds.PARTICIPATION: _participation,
    kinds.NO_GIFT: _no_gift,
    kinds.EXECUTIVES: _executive,
    kinds.MEASURES: _measure,
}

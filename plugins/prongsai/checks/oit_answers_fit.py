"""What is said of OIT items fits the form of the year: its codes, its elements, and a reason for what is not disclosed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.catalogue.oit import oit_catalogue, years
from prongsai.layout import FileKind
from prongsai.model.document import Document
from prongsai.model.oit import OitAnswer
from prongsai.model.oit_catalogue import CatalogueItem, OitCatalogue
from prongsai.nearest import nearest
from prongsai.problem import Problem
from prongsai.records import Records
from prongsai.thai.text import shortened
from prongsai.validate import Placed
from prongsai.yaml_tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`unknown-oit-item`, `unknown-oit-element`, `unknown-oit-topic`, `missing-reason`, `duplicate-id` and `anchor-claimed-twice`."""
    for agency in records.agencies.values():
        for placed in agency.of(FileKind.DOCUMENTS):
            yield from _of_document(placed, None)
        for year in agency.years.values():
            for placed in year.of(FileKind.DOCUMENTS):
                yield from _of_document(placed, year.year_be)
            answers = [placed for placed in year.of(FileKind.OIT) if placed.value]
            for placed in answers:
                yield from _of_answer(placed, year.year_be)
            yield from _repeated(answers)


def _of_answer(placed: Placed, year_be: int) -> Iterator[Problem]:
    answer: OitAnswer = placed.value
    item = _item(year_be, answer.item)
    if item is None:
        yield _unknown_item(placed, ("item",), answer.item, year_be)
    else:
        for index, one in enumerate(answer.elements):
            yield from _unknown_elements(placed, ("elements", index, "element"), [one.element], [item], item.code)
    if not answer.disclosed and not answer.reason_th:
        found = f"ตอบว่าไม่เปิดเผยข้อ {answer.item} แต่ไม่บอกเหตุผล"
        yield placed.problem("missing-reason", ("disclosed",), found, "เพิ่มบรรทัด reason_th บอกเหตุผลที่ไม่มีข้อมูล")


def _of_document(placed: Placed, year_be: int | None) -> Iterator[Problem]:
    document: Document | None = placed.value
    for index, one in enumerate(document.fulfils if document else ()):
        path: Path = ("fulfils", index)
        if one.topic:
            items = [item for year in years() for item in _catalogue(year).of_topic(one.topic)]
            if items:
                yield from _unknown_elements(placed, (*path, "elements"), one.elements, items, one.topic)
            else:
                yield _unknown_topic(placed, (*path, "topic"), one.topic)
        elif one.item is None:
            yield placed.problem("missing-key", path, "ไม่ได้บอกว่าเอกสารนี้เป็นหลักฐานของเรื่องใด", "เพิ่มบรรทัด topic หรือ item")
        elif year_be is None:
            found = f"เอกสารของหน่วยงานใช้ได้ทุกปี แต่รหัส {one.item} เป็นของบางปีเท่านั้น"
            yield placed.problem("unknown-oit-item", (*path, "item"), found, "เปลี่ยน item เป็น topic หรือย้ายเอกสารเข้าโฟลเดอร์ปี")
        elif (item := _item(year_be, one.item)) is None:
            yield _unknown_item(placed, (*path, "item"), one.item, year_be)
        else:
            yield from _unknown_elements(placed, (*path, "elements"), one.elements, [item], item.code)


def _catalogue(year_be: int) -> OitCatalogue:
    catalogue = oit_catalogue(year_be)
    assert catalogue, f"{year_be} is one of the years with a catalogue"
    return catalogue


def _item(year_be: int, code: str) -> CatalogueItem | None:
    catalogue = oit_catalogue(year_be)
    return catalogue.item(code) if catalogue else None


def _unknown_item(placed: Placed, path: Path, code: str, year_be: int) -> Problem:
    """A code that the year has not: most often one of another year, whose topic has another number now."""
    catalogue = oit_catalogue(year_be)
    if catalogue is None:
        found = f"ยังไม่มีรายการข้อ OIT ของปีงบประมาณ {year_be}"
        return placed.problem("unknown-oit-item", path, found, f"รายการที่มีคือปี {', '.join(map(str, years()))}")
    last = catalogue.items[-1].code
    found = f"ปีงบประมาณ {year_be} ไม่มีข้อ {code} (มี O1 ถึง {last})"
    for other in sorted(years(), key=lambda one: abs(one - year_be)):
        if other != year_be and (item := _catalogue(other).item(code)):
            same = [one.code for one in catalogue.of_topic(item.topic)]
            now = f"ปีนี้เรื่องเดียวกันคือข้อ {same[0]}" if same else "ปีนี้ไม่มีเรื่องนี้แล้ว"
            return placed.problem("unknown-oit-item", path, found, f"ในปี {other} ข้อ {code} คือ “{shortened(item.title_th, 40)}” {now}")
    return placed.problem("unknown-oit-item", path, found, f"ใช้รหัส O1 ถึง {last}")


def _unknown_topic(placed: Placed, path: Path, topic: str) -> Problem:
    topics = {item.topic: item.title_th for year in years() for item in _catalogue(year).items}
    near = nearest(topic, topics)
    cure = f"น่าจะเป็น {near} ({shortened(topics[near], 40)})" if near else "ใช้ชื่อหัวข้อตามตารางในคู่มือ เช่น contact"
    return placed.problem("unknown-oit-topic", path, f"ไม่มีหัวข้อ OIT ชื่อ {topic}", cure)


def _unknown_elements(placed: Placed, path: Path, named: Iterable[str], items: list[CatalogueItem], what: str) -> Iterator[Problem]:
    known = {element.id: element.text_th for item in items for element in item.elements}
    for index, one in enumerate(named):
        if one in known:
            continue
        near = nearest(one, known)
        cure = f"น่าจะเป็น {near} ({shortened(known[near], 40)})" if near else f"ใช้รหัสที่มี: {', '.join(known)}"
        at = path if path[-1] == "element" else (*path, index)
        yield placed.problem("unknown-oit-element", at, f"ข้อ {what} ไม่มีองค์ประกอบรหัส {one}", cure)


def _repeated(answers: list[Placed]) -> Iterator[Problem]:
    """An item answered twice, and two items that point at the very same place of a page."""
    first: dict[str, Placed] = {}
    claimed: dict[str, tuple[str, int]] = {}
    for placed in answers:
        answer: OitAnswer = placed.value
        if answer.item in first:
            line = first[answer.item].file.line_of((*first[answer.item].path, "item"))
            yield placed.problem("duplicate-id", ("item",), f"ตอบข้อ {answer.item} ซ้ำกับบรรทัด {line}", "รวมคำตอบของข้อเดียวกันไว้ที่เดียว")
            continue
        first[answer.item] = placed
        for index, one in enumerate(answer.elements):
            if not one.url or "#" not in one.url:
                continue
            path: Path = ("elements", index, "url")
            line = placed.file.line_of((*placed.path, *path))
            other, there = claimed.setdefault(one.url, (answer.item, line))
            if other != answer.item:
                found = f"ลิงก์นี้ชี้จุดเดียวกับข้อ {other} บรรทัด {there}"
                yield placed.problem("anchor-claimed-twice", path, found, "ชี้ไปยังหัวข้อของข้อมูลข้อนี้เอง ผู้ตรวจต้องเห็นข้อมูลของแต่ละข้อแยกกัน")

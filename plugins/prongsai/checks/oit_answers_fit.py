"""What is said of OIT items fits the form of the year: its codes, its elements, and a reason for what is not disclosed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai import kinds
from prongsai.catalogue.oit import SHIPPED
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.document import Document
from prongsai.model.oit import OitAnswer
from prongsai.model.oit_catalogue import CatalogueItem, OitCatalogue
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import shortened


def check(records: Records) -> Iterator[Problem]:
    """`unknown-oit-item`, `unknown-oit-element`, `unknown-oit-topic`, `missing-reason`, `duplicate-id` and `anchor-claimed-twice`."""
    judging = _Judging(records)
    for agency in records.agencies.values():
        for placed in agency.of(kinds.DOCUMENTS):
            yield from judging.document(placed, None)
        for year in agency.years.values():
            for placed in year.of(kinds.DOCUMENTS):
                yield from judging.document(placed, year.year_be)
            for placed in year.of(kinds.MEASURES):
                yield from judging.measure(placed, year.year_be, year.assessment_year_be)
            answers = [placed for placed in year.of(kinds.OIT) if placed.value]
            for placed in answers:
                yield from judging.answer(placed, year.year_be)
            yield from _repeated(answers)


class _Judging:
    """The forms by which codes, topics and elements are judged; of a form `in_doubt` something could not be read."""

    def __init__(self, records: Records) -> None:
        self._forms = records.oit_catalogues()
        # A form without items is told of as such.
        self._in_doubt = records.forms_in_doubt | {year for year, _ in records.own_catalogues() if not self._forms[year].items}

    def answer(self, placed: Placed, year_be: int) -> Iterator[Problem]:
        answer: OitAnswer = placed.value
        item = self._item(year_be, answer.item)
        if item:
            for index, one in enumerate(answer.elements):
                yield from _unknown_elements(placed, ("elements", index, "element"), [one.element], [item], item.code)
        elif year_be not in self._in_doubt:
            yield self._unknown_item(placed, ("item",), answer.item, year_be)
        if not answer.disclosed and not answer.reason_th:
            found = f"ตอบว่าไม่เปิดเผยข้อ {answer.item} แต่ไม่บอกเหตุผล"
            yield placed.problem("missing-reason", ("disclosed",), found, "เพิ่มบรรทัด reason_th บอกเหตุผลที่ไม่มีข้อมูล")

    def document(self, placed: Placed, year_be: int | None) -> Iterator[Problem]:
        document: Document | None = placed.value
        for index, one in enumerate(document.fulfils if document else ()):
            path: Path = ("fulfils", index)
            if one.topic:
                items = [item for form in self._forms.values() for item in form.of_topic(one.topic)]
                if items:
                    yield from _unknown_elements(placed, (*path, "elements"), one.elements, items, one.topic)
                elif not self._in_doubt:
                    yield self._unknown_topic(placed, (*path, "topic"), one.topic)
            elif one.item is None:
                yield placed.problem("missing-key", path, "ไม่ได้บอกว่าเอกสารนี้เป็นหลักฐานของเรื่องใด", "เพิ่มบรรทัด topic หรือ item")
            elif year_be is None:
                found = f"เอกสารของหน่วยงานใช้ได้ทุกปี แต่รหัส {one.item} เป็นของบางปีเท่านั้น"
                yield placed.problem("unknown-oit-item", (*path, "item"), found, "เปลี่ยน item เป็น topic หรือย้ายเอกสารเข้าโฟลเดอร์ปี")
            elif item := self._item(year_be, one.item):
                yield from _unknown_elements(placed, (*path, "elements"), one.elements, [item], item.code)
            elif year_be not in self._in_doubt:
                yield self._unknown_item(placed, (*path, "item"), one.item, year_be)

    def measure(self, placed: Placed, year_be: int, assessment_year_be: int) -> Iterator[Problem]:
        """A measure may name an item of its own year, or of the year whose result it answers; an unknown form judges nothing."""
        years = dict.fromkeys((year_be, assessment_year_be))
        if any(one not in self._forms or one in self._in_doubt for one in years):
            return
        for index, code in enumerate(placed.value.oit_items if placed.value else ()):
            if not any(self._item(one, code) for one in years):
                yield self._unknown_item(placed, ("oit_items", index), code, *years)

    def _item(self, year_be: int, code: str) -> CatalogueItem | None:
        form = self._forms.get(year_be)
        return form.item(code) if form else None

    def _unknown_item(self, placed: Placed, path: Path, code: str, year_be: int, *also: int) -> Problem:
        """A code that the year has not: most often one of another year, whose topic has another number now."""
        form = self._forms.get(year_be)
        if form is None:
            found = f"ยังไม่มีรายการข้อ OIT ของปีงบประมาณ {year_be}"
            return placed.problem("unknown-oit-item", path, found, f"รายการที่มีคือปี {', '.join(map(str, self._forms))}")
        shipped = SHIPPED.get(year_be)
        if shipped and (item := shipped.item(code)):
            found = f"เว็บไซต์นี้ตัดข้อ {code} ของปีงบประมาณ {year_be} ออกแล้ว (oit-catalogue/{year_be}.yml)"
            return placed.problem(
                "unknown-oit-item", path, found, f"ข้อ {code} คือ “{shortened(item.title_th, 40)}” {_now(form, item.topic)}"
            )
        known = f"O1 ถึง {form.items[-1].code}"
        neither = "".join(f" และแบบของปี {one} ที่มาตรการนี้ตอบก็ไม่มี" for one in also)
        found = f"ปีงบประมาณ {year_be} ไม่มีข้อ {code} (มี {known}){neither}"
        for other in sorted(self._forms, key=lambda one: abs(one - year_be)):
            if other not in (year_be, *also) and (item := self._item(other, code)):
                cure = f"ในปี {other} ข้อ {code} คือ “{shortened(item.title_th, 40)}” {_now(form, item.topic)}"
                return placed.problem("unknown-oit-item", path, found, cure)
        return placed.problem("unknown-oit-item", path, found, f"ใช้รหัส {known}")

    def _unknown_topic(self, placed: Placed, path: Path, topic: str) -> Problem:
        topics = {item.topic: item.title_th for form in self._forms.values() for item in form.items}
        near = nearest(topic, topics)
        cure = f"น่าจะเป็น {near} ({shortened(topics[near], 40)})" if near else "ใช้ชื่อหัวข้อตามตารางในคู่มือ เช่น contact"
        return placed.problem("unknown-oit-topic", path, f"ไม่มีหัวข้อ OIT ชื่อ {topic}", cure)


def _now(form: OitCatalogue, topic: str) -> str:
    same = [one.code for one in form.of_topic(topic)]
    return f"ปีนี้เรื่องเดียวกันคือข้อ {same[0]}" if same else "ปีนี้ไม่มีเรื่องนี้แล้ว"


def _unknown_elements(placed: Placed, path: Path, named: Iterable[str], items: list[CatalogueItem], what: str) -> Iterator[Problem]:
    known = {element.id: element.text_th for item in items for element in item.elements}
    for index, one in enumerate(named if known else ()):
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

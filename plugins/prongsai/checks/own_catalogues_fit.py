"""A site's own OIT form changes what is there, and says all that a new item needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from prongsai.catalogue import key_labels, main_indicators
from prongsai.catalogue.oit import SHIPPED
from prongsai.catalogue.own import base_of, laid_over
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.assessment import Tool
from prongsai.model.oit_catalogue import CatalogueItem, OitCatalogue
from prongsai.model.own_catalogue import OwnCatalogue, OwnElement, OwnItem
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_NEEDED_OF_ITEM = ("topic", "title_th", "section", "period")
_VERY_NEAR = 0.85
"""A topic may be new, so that only one that is all but another's is told."""


def check(records: Records) -> Iterator[Problem]:
    """`missing-key`, `duplicate-id`, `removed-contradicted`, `unknown-indicator` and the `unknown-oit-…` of a site's own form."""
    for year_be, placed in records.own_catalogues():
        yield from _Judging(placed, year_be).problems()


class _Judging:
    """One file, and what it is laid over."""

    def __init__(self, placed: Placed, year_be: int) -> None:
        self._placed, self._year_be = placed, year_be
        self._own: OwnCatalogue = placed.value
        self._shipped = SHIPPED.get(year_be)
        self._form: OitCatalogue = laid_over(self._own, self._shipped, year_be)

    def problems(self) -> Iterator[Problem]:
        if not self._form.items and self._is_absent(("items",)):
            yield self._placed.problem("missing-key", (), f"ยังไม่มีข้อใดของปีงบประมาณ {self._year_be}", "เพิ่ม items ตามด้วยทุกข้อของปีนี้")
        yield from self._repeats("sections", "section", lambda one: f"หมวด {one.section}")
        yield from self._repeats("items", "code", lambda one: f"ข้อ {one.code}")
        for index, one in enumerate(self._own.sections):
            main, _, part = one.section.partition(".")
            official = main_indicators(self._year_be).get(main)
            if not official or official.tool != Tool.OIT or not part.isdecimal():
                found = f"หมวด {shortened(one.section)} ไม่ใช่ตัวชี้วัดย่อยของ OIT"
                yield self._placed.problem("unknown-indicator", ("sections", index, "section"), found, "เขียนเลขตัวชี้วัดย่อย เช่น 9.1 หรือ 10.2")
        for index, item in enumerate(self._own.items):
            if to_arabic(str(self._placed.typed(("items", index, "code")))).strip().upper() == item.code:
                yield from self._item(item, ("items", index))

    def _item(self, own: OwnItem, path: Path) -> Iterator[Problem]:
        if own.removed:
            yield from self._contradicted(own, "code", path, f"ข้อ {own.code}")
            if not self._shipped or not self._shipped.item(own.code):
                last = f" (มี O1 ถึง {self._shipped.items[-1].code})" if self._shipped else ""
                found = f"ตัดข้อ {own.code} ออกไม่ได้ เพราะรายการของระบบในปี {self._year_be} ไม่มีข้อนี้{last}"
                yield self._placed.problem("unknown-oit-item", (*path, "code"), found, "แก้รหัสข้อ หรือลบรายการนี้")
            return
        base = base_of(own, self._shipped)
        for key in () if base else _NEEDED_OF_ITEM:
            if getattr(own, key) is None and self._is_absent((*path, key)):
                yield self._placed.problem("missing-key", path, *_missing(f"ข้อ {own.code} เป็นข้อใหม่", key))
        merged = self._form.item(own.code)
        if merged and not merged.elements and (own.elements or self._is_absent((*path, "elements"))):
            found = f"ข้อ {own.code} ไม่มีองค์ประกอบ" if not base else f"ข้อ {own.code} ไม่เหลือองค์ประกอบ"
            cure = "เพิ่ม elements อย่างน้อย 1 องค์ประกอบ" + (" หรือใส่ removed: true ที่ข้อนี้ถ้าปีนี้ไม่มีข้อนี้" if base else "")
            yield self._placed.problem("missing-key", path, found, cure)
        yield from self._section(own, path)
        yield from self._topic(own, path)
        yield from self._repeats_in(path, own.elements)
        for index, element in enumerate(own.elements):
            yield from self._element(own, element, base, (*path, "elements", index))

    def _section(self, own: OwnItem, path: Path) -> Iterator[Problem]:
        known = {one.section: one.name_th for one in self._form.sections}
        if own.section is None or own.section in known:
            return
        near = nearest(own.section, known)
        listed = f"ใช้หมวดที่มี: {', '.join(known)}" if known else "เพิ่มหมวดนี้ใน sections"
        cure = f"น่าจะเป็น {near} ({known[near]})" if near else f"{listed} หรือเพิ่มหมวดนี้ใน sections" if known else listed
        yield self._placed.problem("unknown-oit-section", (*path, "section"), f"ปี {self._year_be} ไม่มีหมวด {shortened(own.section)}", cure)

    def _topic(self, own: OwnItem, path: Path) -> Iterator[Problem]:
        """A new topic is no mistake, but one letter of a known one is."""
        topics = {item.topic: item.title_th for form in SHIPPED.values() for item in form.items}
        near = nearest(own.topic, topics, _VERY_NEAR) if own.topic and own.topic not in topics else None
        if near:
            found = f"หัวข้อ {own.topic} เป็นหัวข้อใหม่ที่เกือบเหมือน {near}"
            cure = f"ถ้าหมายถึง “{shortened(topics[near], 40)}” ให้เปลี่ยนเป็น {near} ไม่เช่นนั้นให้ตั้งชื่อที่ต่างออกไป"
            yield self._placed.problem("unknown-oit-topic", (*path, "topic"), found, cure, severity=Severity.WARNING)

    def _element(self, own: OwnItem, element: OwnElement, base: CatalogueItem | None, path: Path) -> Iterator[Problem]:
        known = {one.id: one.text_th for one in base.elements} if base else {}
        if element.removed:
            yield from self._contradicted(element, "id", path, f"องค์ประกอบ {element.id}")
        if element.id in known:
            return
        near = nearest(element.id, known)
        meant = f"น่าจะเป็น {near} ({shortened(known[near], 40)})" if near else ""
        if element.removed:
            found = f"ตัดองค์ประกอบ {element.id} ออกไม่ได้ เพราะข้อ {own.code} ไม่มีองค์ประกอบนี้"
            cure = meant or (f"ใช้รหัสที่มี: {', '.join(known)}" if known else "ลบรายการนี้")
            yield self._placed.problem("unknown-oit-element", (*path, "id"), found, cure)
        elif element.text_th is None and self._is_absent((*path, "text_th")):
            found, cure = _missing(f"องค์ประกอบ {element.id} เป็นองค์ประกอบใหม่ของข้อ {own.code}", "text_th")
            yield self._placed.problem("missing-key", path, found, f"{meant} หรือ{cure}" if meant else cure)

    def _contradicted(self, own: Any, key: str, path: Path, what: str) -> Iterator[Problem]:
        """What is taken away has nothing else to say: it would be lost without a word."""
        for one in fields(own):
            if one.name not in (key, "removed") and getattr(own, one.name) not in (None, ()):
                found = f"{what} มีทั้ง removed: true และ {one.name}"
                cure = "ลบบรรทัด removed ถ้าต้องการแก้ไข หรือลบบรรทัดอื่นถ้าต้องการตัดออก"
                yield self._placed.problem("removed-contradicted", (*path, "removed"), found, cure)
                return

    def _repeats(self, key: str, name: str, what: Callable[[Any], str]) -> Iterator[Problem]:
        yield from self._told_twice((key,), getattr(self._own, key), name, what)

    def _repeats_in(self, path: Path, elements: tuple[OwnElement, ...]) -> Iterator[Problem]:
        yield from self._told_twice((*path, "elements"), elements, "id", lambda one: f"องค์ประกอบ {one.id}")

    def _told_twice(self, path: Path, entries: tuple[Any, ...], name: str, what: Callable[[Any], str]) -> Iterator[Problem]:
        first: dict[str, int] = {}
        for index, one in enumerate(entries):
            before = first.setdefault(getattr(one, name), index)
            if before != index:
                line = self._placed.file.line_of((*self._placed.path, *path, before, name))
                found, cure = f"{what(one)} ซ้ำกับบรรทัด {line}", "รวมไว้ที่เดียว"
                yield self._placed.problem("duplicate-id", (*path, index, name), found, cure)

    def _is_absent(self, path: Path) -> bool:
        """Whether nothing was typed there: what could not be taken has been told of by itself."""
        typed = self._placed.typed(path[:-1])
        return isinstance(typed, dict) and typed.get(path[-1]) in (None, [])


def _missing(whose: str, key: str) -> tuple[str, str]:
    label = key_labels()[key]
    return f"{whose} แต่ยังไม่ได้กรอก {key} ({label})", f"เพิ่มบรรทัด {key}: ตามด้วย{label}"

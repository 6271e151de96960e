"""What is named as a document of the site can be opened: a title alone shows an assessor nothing."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import AgencyRecords, Records
from prongsai.intake.validate import Placed
from prongsai.model.document import Document
from prongsai.model.oit import OitAnswer
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path
from prongsai.thai.text import shortened

_CURE = "เพิ่มบรรทัด file หรือ url ที่เปิดเอกสารได้ จนกว่าจะเพิ่ม เอกสารนี้ไม่นับเป็นหลักฐาน OIT"


def check(records: Records) -> Iterator[Problem]:
    """`nothing-to-open` at each document, and at each evidence of an OIT answer, that has neither a file nor a link."""
    for agency in records.agencies.values():
        for _, folder in agency.folders():
            for placed in folder.of(kinds.DOCUMENTS):
                if placed.value and not _opens(placed.value) and not _has_typed(placed, ()):
                    yield _told(placed, ("title_th",), placed.value.title_th, _CURE)
        for year in agency.years.values():
            known = {one.value.id: one.value for one in (*agency.of(kinds.DOCUMENTS), *year.of(kinds.DOCUMENTS)) if one.value}
            for placed in year.of(kinds.OIT):
                if placed.value:
                    yield from _answer(agency, placed, known)


def _answer(agency: AgencyRecords, placed: Placed, known: dict[str, Document]) -> Iterator[Problem]:
    answer: OitAnswer = placed.value
    for index, one in enumerate(answer.evidence):
        if not _opens(one) and not _has_typed(placed, ("evidence", index)):
            yield _told(placed, ("evidence", index, "title_th"), one.title_th, _CURE)
    # An element may be told by its place in the documents of the whole item.
    has_whole = any(_opens(known[name]) for name in answer.documents if name in known) or any(map(_opens, answer.evidence))
    if has_whole or any(kind is kinds.DOCUMENTS for kind, _ in agency.unreadable):
        return
    fulfilled = {fulfilment.item for one in known.values() if _opens(one) for fulfilment in one.fulfils if not fulfilment.elements}
    topics = any(fulfilment.topic and not fulfilment.elements for one in known.values() if _opens(one) for fulfilment in one.fulfils)
    for index, element in enumerate(answer.elements):
        if not (element.document or element.url or answer.item in fulfilled or topics):
            cure = "เพิ่มบรรทัด document หรือ url ของที่ที่เปิดดูได้ จนกว่าจะเพิ่ม องค์ประกอบนี้ไม่นับว่ามีหลักฐาน"
            yield _told(placed, ("elements", index, "element"), element.where_th or element.element, cure)


def _opens(one: object) -> bool:
    return bool(getattr(one, "file", None) or getattr(one, "url", None))


def _has_typed(placed: Placed, path: Path) -> bool:
    """Whether a file or a link was typed, be it one that was refused: that is told there."""
    typed = placed.typed(path)
    return isinstance(typed, dict) and bool(typed.get("file") or typed.get("url"))


def _told(placed: Placed, path: Path, title: str, cure: str) -> Problem:
    found = f"“{shortened(title)}” ไม่มีไฟล์หรือลิงก์ให้เปิดดู"
    return placed.problem("nothing-to-open", path, found, cure, severity=Severity.WARNING)

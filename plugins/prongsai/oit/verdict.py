"""The verdict on every OIT item of a year: element by element, from the agency's data, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai import address
from prongsai.model.document import Document, Fulfilment
from prongsai.model.fields import LabelledCode
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit import OitAnswer
from prongsai.model.oit_catalogue import CatalogueItem, Element, OitCatalogue, PeriodRule, Rule
from prongsai.model.portal import Agency
from prongsai.oit import of_agency, of_year
from prongsai.oit.periods import misfit, period_asked
from prongsai.oit.rules import Place, Subject, places

NOTHING_TO_OPEN = "มีเพียงชื่อ ไม่มีไฟล์หรือลิงก์ให้เปิดดู"
"""Why a title alone is no evidence: an assessor sees what can be opened."""

RULES_IN = (of_agency, of_year)
"""The modules whose functions `places` asks: importing them registers these."""


class ElementState(LabelledCode):
    """What can be said of one element."""

    PRESENT = "present", "มี"
    TO_BE_SEEN = "to_be_seen", "เครื่องตรวจไม่ได้ โปรดดูที่ลิงก์"
    MISSING = "missing", "ไม่มี"


class ItemState(LabelledCode):
    """What can be said of one item; `TO_BE_SEEN` where only a person who opens the links can tell whether it is complete."""

    COMPLETE = "complete", "ครบ"
    TO_BE_SEEN = "to_be_seen", "มีหลักฐาน ต้องเปิดดู"
    INCOMPLETE = "incomplete", "ไม่ครบ"
    ABSENT = "absent", "ประกาศว่าไม่มี"
    UNSTATED = "unstated", "ยังไม่ระบุ"


@dataclass(frozen=True, slots=True)
class Proof:
    """A document (หลักฐาน) that is said to show an item or an element of it.

    `misfit_th` is why it cannot: it covers another time, or there is nothing to open.
    """

    place: Place
    document: Document | None = None
    page: str | None = None
    where_th: str | None = None
    misfit_th: str | None = None


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """One element: by what the records show (`places`), by what the agency points at (`evidence`), or why it is missing."""

    element: Element
    period: PeriodRule
    state: ElementState
    places: tuple[Place, ...] = ()
    evidence: tuple[Proof, ...] = ()
    why_th: str = ""

    @property
    def counts(self) -> bool:
        """Whether the item needs it."""
        return not self.element.optional


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """One item with its elements, what the agency says of it, and the evidence for it as a whole."""

    item: CatalogueItem
    state: ItemState
    elements: tuple[ElementVerdict, ...]
    answer: OitAnswer | None = None
    evidence: tuple[Proof, ...] = ()

    @property
    def needed(self) -> int:
        """How many elements the item needs."""
        return sum(one.counts for one in self.elements)

    @property
    def can_be_seen(self) -> bool:
        """Whether anything of it is there to be opened: titles alone are nothing to be answered with."""
        shown = any(one.state != ElementState.MISSING for one in self.elements)
        return shown or any(one.place.address for one in (*self.evidence, *(proof for one in self.elements for proof in one.evidence)))

    @property
    def missing_th(self) -> tuple[str, ...]:
        """The words of the elements that are missing."""
        return tuple(one.element.text_th for one in self.missing)

    @property
    def reason_th(self) -> str:
        """Why the agency has nothing to disclose, where it says so."""
        return (self.answer.reason_th if self.answer else None) or ""

    def of(self, state: ElementState) -> tuple[ElementVerdict, ...]:
        """The elements in one state that the item needs."""
        # By value: a template of an agency names a state by its code.
        return tuple(one for one in self.elements if one.state == state and one.counts)

    @property
    def missing(self) -> tuple[ElementVerdict, ...]:
        """The elements that the item needs and nobody finds."""
        return self.of(ElementState.MISSING)

    @property
    def to_be_seen(self) -> tuple[ElementVerdict, ...]:
        """The elements that the item needs and only a person can see."""
        return self.of(ElementState.TO_BE_SEEN)


@dataclass(frozen=True, slots=True)
class YearVerdict:
    """All items of one year, in the order of the official form."""

    year_be: int
    catalogue: OitCatalogue
    items: tuple[ItemVerdict, ...]

    @property
    def counts(self) -> Counter[ItemState]:
        """How many items are in each state."""
        return Counter(one.state for one in self.items)

    @property
    def total(self) -> int:
        """How many items the form has."""
        return len(self.items)

    @property
    def source_th(self) -> str | None:
        """Where a site has its own form from."""
        return self.catalogue.source_th

    def in_section(self, section: str) -> tuple[ItemVerdict, ...]:
        """The items of one section."""
        return tuple(one for one in self.items if one.item.section == section)

    def of_topic(self, topic: str) -> tuple[ItemVerdict, ...]:
        """The items of one topic; in most years one."""
        return tuple(one for one in self.items if one.item.topic == topic)


def judge(agency: Agency, year: FiscalYear, catalogue: OitCatalogue) -> YearVerdict:
    """The verdict on every item of `catalogue` for one year of an agency."""
    judging = _Judging(agency, year)
    return YearVerdict(year.year_be, catalogue, tuple(judging.item(item) for item in catalogue.items))


class _Judging:
    """What is looked up for every item of one year."""

    def __init__(self, agency: Agency, year: FiscalYear) -> None:
        self._agency, self._year = agency, year
        self._answers = {answer.item: answer for answer in year.oit}
        # A year's own document hides an agency's of the same name.
        of_agency = {one.id: (one, address.of_agency(agency)) for one in agency.documents}
        self._documents = of_agency | {one.id: (one, address.of_year(agency, year.year_be)) for one in year.documents}

    def item(self, item: CatalogueItem) -> ItemVerdict:
        answer = self._answers.get(item.code)
        whole = tuple(self._of_item(item, answer))
        elements = tuple(self._element(item, element, answer, whole) for element in item.elements)
        return ItemVerdict(item, _state(elements, answer, whole), elements, answer, whole)

    def _element(self, item: CatalogueItem, element: Element, answer: OitAnswer | None, whole: tuple[Proof, ...]) -> ElementVerdict:
        rule = item.period_of(element)
        period = period_asked(rule, self._year.year_be)
        evidence = tuple(self._of_element(item, element, answer, rule, whole))
        if element.rule is Rule.DOCUMENT_COVERS:
            return _covered(element, rule, self._year.year_be, evidence, whole)
        shown = places(element.rule, Subject(self._agency, self._year, period)) if element.rule else ()
        if shown:
            return ElementVerdict(element, rule, ElementState.PRESENT, shown, evidence)
        sound = [one for one in evidence if not one.misfit_th]
        if sound:
            return ElementVerdict(element, rule, ElementState.TO_BE_SEEN, (), evidence)
        # What is said to show the whole item may show this element; whether it does is for a person to see.
        # Of several elements that records can show, a document stands for none; where one is all that is asked, it is that one.
        is_all = not element.optional and sum(not one.optional for one in item.elements) == 1
        if (is_all or not element.rule) and not evidence and any(not one.misfit_th for one in whole):
            return ElementVerdict(element, rule, ElementState.TO_BE_SEEN, (), tuple(one for one in whole if not one.misfit_th))
        misfits = [one.misfit_th for one in (*evidence, *whole) if one.misfit_th]
        return ElementVerdict(element, rule, ElementState.MISSING, (), evidence, misfits[0] if misfits else "")

    def _of_item(self, item: CatalogueItem, answer: OitAnswer | None) -> Iterator[Proof]:
        """Proof of the item as a whole: named in the answer, or documents that say so."""
        for name in answer.documents if answer else ():
            yield self._evidence(name, item.period)
        for one in answer.evidence if answer else ():
            folder = address.of_year(self._agency, self._year.year_be)
            target = one.url or (address.of_file(folder, one.file) if one.file else "")
            why = None if target else NOTHING_TO_OPEN
            yield Proof(Place(one.title_th, target, outside=bool(one.url)), page=one.page, where_th=one.note_th, misfit_th=why)
        for document, fulfilment in self._fulfilling(item):
            if not fulfilment.elements and not (answer and document.id in answer.documents):
                yield self._evidence(document.id, item.period, fulfilment.page)

    def _of_element(
        self, item: CatalogueItem, element: Element, answer: OitAnswer | None, rule: PeriodRule, whole: tuple[Proof, ...]
    ) -> Iterator[Proof]:
        for one in answer.elements if answer else ():
            if one.element != element.id:
                continue
            if one.document:
                yield self._evidence(one.document, rule, one.page, one.where_th)
            else:
                # A place without a document of its own is one in the documents of the whole item.
                why = None if one.url or any(proof.misfit_th is None for proof in whole) else NOTHING_TO_OPEN
                place = Place(one.where_th or element.text_th, one.url or "", outside=bool(one.url))
                yield Proof(place, None, one.page, one.where_th, why)
        for document, fulfilment in self._fulfilling(item):
            if element.id in fulfilment.elements:
                yield self._evidence(document.id, rule, fulfilment.page)

    def _fulfilling(self, item: CatalogueItem) -> Iterator[tuple[Document, Fulfilment]]:
        own = {one.id for one in self._year.documents}
        for document, _ in self._documents.values():
            for fulfilment in document.fulfils:
                if fulfilment.topic == item.topic or (fulfilment.item == item.code and document.id in own):
                    yield document, fulfilment

    def _evidence(self, name: str, rule: PeriodRule, page: str | None = None, where_th: str | None = None) -> Proof:
        document, folder = self._documents[name]
        target = document.url or (address.of_file(folder, document.file) if document.file else "")
        place = Place(document.title_th, target, outside=not document.file and bool(document.url))
        why = misfit(rule, self._year.year_be, document.covers) if document.covers else None
        why = why or (None if target else NOTHING_TO_OPEN)
        return Proof(place, document, page, where_th, why)


def _covered(element: Element, rule: PeriodRule, year_be: int, evidence: tuple[Proof, ...], whole: tuple[Proof, ...]) -> ElementVerdict:
    """What only asks for a document of a certain time: one that says which time it covers, and can be opened."""
    dated = [one for one in (*evidence, *whole) if one.document and one.document.covers]
    why = [(one, misfit(rule, year_be, one.document.covers)) for one in dated if one.document and one.document.covers]
    shown = tuple(one.place for one, reason in why if reason is None and one.place.address)
    if shown:
        return ElementVerdict(element, rule, ElementState.PRESENT, shown, evidence)
    told = next((reason for _, reason in why if reason), "") or next((one.misfit_th for one in (*evidence, *whole) if one.misfit_th), "")
    told = told or ("เอกสารไม่ได้บอกว่าครอบคลุมช่วงเวลาใด" if evidence or whole else "")
    return ElementVerdict(element, rule, ElementState.MISSING, (), evidence, told)


def _state(elements: Iterable[ElementVerdict], answer: OitAnswer | None, whole: tuple[Proof, ...]) -> ItemState:
    if answer and not answer.disclosed:
        return ItemState.ABSENT
    needed = [one for one in elements if one.counts]
    states = {one.state for one in needed}
    told = bool(whole) or any(one.places or one.evidence for one in elements)
    if not told:
        return ItemState.UNSTATED
    if ElementState.MISSING in states:
        return ItemState.INCOMPLETE
    return ItemState.TO_BE_SEEN if ElementState.TO_BE_SEEN in states or not needed else ItemState.COMPLETE

"""OIT answers (แบบตอบ OIT): what an agency itself says of each disclosure item of a year, beside what its records show."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.evidence import Evidence
from prongsai.model.fields import RECORD, AnnouncedDay, DocumentId, Id, Line, OitCode, Text, UnitId, Url
from prongsai.model.once import NEVER, Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ElementAnswer:
    """Where one element is to be seen, for what no record of ours holds."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("element",), "องค์ประกอบ", also=("document", "url", "page", "where_th")),)

    element: Id
    document: DocumentId | None = None
    url: Url | None = None
    page: Line | None = None
    where_th: Line | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OitAnswer:
    """`oit.yml`: one item. `disclosed` is false only for what the agency does not have, with the reason."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    item: OitCode
    disclosed: bool = True
    reason_th: Text | None = None
    documents: tuple[DocumentId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    elements: tuple[ElementAnswer, ...] = ()
    explanation_th: Text | None = None
    unit: UnitId | None = None
    answered_on: AnnouncedDay | None = None
    remark_th: Text | None = None

"""Document (เอกสาร): a plan, report, order or manual that an agency publishes, as a file or on the web."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Covered, FileName, Id, Line, OitCode, PublishedDay, Text, UnitId, Url
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """What a document shows: an OIT item by its code in the document's year, or by its topic in every year.

    Without `elements` it is evidence of the item as a whole.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("item",), "ข้อ", also=("elements", "page")),
        Once(("topic",), "หัวข้อ", also=("elements", "page")),
    )

    item: OitCode | None = None
    topic: Id | None = None
    elements: tuple[Id, ...] = ()
    page: Line | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Document:
    """One document: `covers` is the time that it tells of, not the day on which it was published.

    `sha256` is the checksum of the file that the agency meant to publish.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("title_th",), "เอกสาร", also=("covers", "published_on", "file", "url")),
        Once(("file",), "ไฟล์"),
    )

    id: Id
    title_th: Line
    file: FileName | None = None
    url: Url | None = None
    covers: Covered | None = None
    published_on: PublishedDay | None = None
    unit: UnitId | None = None
    fulfils: tuple[Fulfilment, ...] = ()
    sha256: Line | None = None
    remark_th: Text | None = None

    @property
    def changed_on(self) -> date | None:
        """The day on which it was published."""
        return self.published_on

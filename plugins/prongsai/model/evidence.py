"""Evidence (หลักฐาน): a document or page that proves what a record says."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, FileName, Line, PublishedDay, Text, Url
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document: on the web (`url`), in the year's folder (`file`), or known by its title only."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "หลักฐาน", also=("url", "file", "page")),)

    title_th: Line
    url: Url | None = None
    file: FileName | None = None
    page: Line | None = None
    published_on: PublishedDay | None = None
    note_th: Text | None = None

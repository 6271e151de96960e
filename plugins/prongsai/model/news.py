"""News (ข่าวประชาสัมพันธ์): what the agency did, told when it happened."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, FileName, Id, Line, NewsDay, Text, UnitId, Url
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class News:
    """One piece of news: `topic_th` says to what kind of work it belongs, `url` where more is told."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "ข่าว", also=("published_on",)),)

    id: Id
    title_th: Line
    published_on: NewsDay
    topic_th: Line | None = None
    text_th: Text | None = None
    unit: UnitId | None = None
    photo: FileName | None = None
    url: Url | None = None

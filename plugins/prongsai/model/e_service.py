"""EService (บริการออนไลน์): a request that a citizen can make without travelling."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.evidence import Evidence
from prongsai.model.fields import RECORD, Baht, ChannelId, Count, FileName, Id, Line, Text, UnitId, Url
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class EService:
    """One online service: who may ask, with what, at what fee, in how many days, and where."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "บริการ"),)

    id: Id
    title_th: Line
    summary_th: Text | None = None
    eligibility_th: Text | None = None
    documents_th: tuple[Text, ...] = ()
    no_documents: bool = False
    fee_baht: Baht | None = None
    fee_th: Text | None = None
    days: Count | None = None
    duration_th: Line | None = None
    office: UnitId | None = None
    steps_th: tuple[Text, ...] = ()
    request_url: Url | None = None
    manual_url: Url | None = None
    manual_file: FileName | None = None
    channels: tuple[ChannelId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    remark_th: Text | None = None
    source_th: Text | None = None

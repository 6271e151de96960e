"""ServiceManual (คู่มือการให้บริการ): how a citizen gets a service, wherever it is asked for."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Count, EServiceId, FileName, Id, Line, Text, UnitId, UpdatedDay, Url
from prongsai.model.once import Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ServiceManual:
    """One service: its steps, how long it takes, what it costs, what to bring, where and from whom.

    What there is none of is said (`fee_th: ไม่มี`, `no_documents: true`): a blank is not disclosed.
    """

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "คู่มือ"),)

    id: Id
    title_th: Line
    steps_th: tuple[Text, ...] = ()
    days: Count | None = None
    duration_th: Line | None = None
    fee_th: Text | None = None
    documents_th: tuple[Text, ...] = ()
    no_documents: bool = False
    where_th: Text | None = None
    unit: UnitId | None = None
    e_service: EServiceId | None = None
    file: FileName | None = None
    url: Url | None = None
    law_th: Text | None = None
    updated_on: UpdatedDay | None = None
    remark_th: Text | None = None

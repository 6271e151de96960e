"""Channel (ช่องทาง): how a citizen complains, reports, asks or comments."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.evidence import Evidence
from prongsai.model.fields import RECORD, Count, Id, LabelledCode, Line, LineAccount, OfficeEmail, OfficeTelephone, Text, UnitId, Url
from prongsai.model.once import Once


class Purpose(LabelledCode):
    """What a channel is for; corruption is kept apart from everything else."""

    CORRUPTION = "corruption", "ร้องเรียนการทุจริตและประพฤติมิชอบ"
    COMPLAINT = "complaint", "ร้องเรียนทั่วไป / แจ้งเหตุ"
    QUESTION = "question", "สอบถามข้อมูล"
    OPINION = "opinion", "แสดงความคิดเห็น / ติชม"


class WayKind(LabelledCode):
    """By what means a channel is used."""

    WEB_FORM = "web_form", "แบบฟอร์มออนไลน์"
    TELEPHONE = "telephone", "โทรศัพท์"
    EMAIL = "email", "อีเมล"
    LINE = "line", "LINE"
    FACEBOOK = "facebook", "Facebook"
    POST = "post", "ไปรษณีย์"
    WALK_IN = "walk_in", "มาด้วยตนเอง"
    OPINION_BOX = "opinion_box", "กล่องรับความคิดเห็น"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Way:
    """One way to use a channel. Where the address is not known, the page says that it is missing."""

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("url",), "ลิงก์", also=("kind", "label_th")),
        Once(("telephone",), "โทรศัพท์", also=("kind", "label_th")),
        Once(("email",), "อีเมล", also=("label_th",)),
        Once(("line_id",), "บัญชี LINE", also=("label_th",)),
        Once(("place_th", "kind"), "สถานที่", also=("label_th",)),
    )

    kind: WayKind
    label_th: Line | None = None
    url: Url | None = None
    telephone: OfficeTelephone | None = None
    email: OfficeEmail | None = None
    line_id: LineAccount | None = None
    place_th: Text | None = None
    note_th: Text | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel of an agency, with the ways to use it and what happens to what is sent."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th", "purpose"), "ช่องทาง"),)

    id: Id
    purpose: Purpose
    title_th: Line
    for_th: Text | None = None
    ways: tuple[Way, ...] = ()
    hours_th: Line | None = None
    response_days: Count | None = None
    response_time_th: Line | None = None
    readers: tuple[UnitId, ...] = ()
    readers_th: Line | None = None
    protection_th: Text | None = None
    steps_th: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    remark_th: Text | None = None
    source_th: Text | None = None

"""OwnCatalogue (รายการข้อ OIT ของเว็บไซต์): what a site says otherwise than the shipped form of a year, or the whole form of another year."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Id, IndicatorNumber, Line, OitCode, Text
from prongsai.model.oit_catalogue import Confidence, PeriodRule, Rule
from prongsai.model.once import NEVER, Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OwnElement:
    """An element (องค์ประกอบ): by its id one of the shipped item, of which only what is said changes, or a new one."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    id: Id
    text_th: Line | None = None
    rule: Rule | None = None
    period: PeriodRule | None = None
    optional: bool | None = None
    removed: bool = False


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OwnItem:
    """An item (ข้อ): by its code one of the shipped form, of which only what is said changes, or a new one.

    One that names another `topic` than the shipped item of its code is that topic, which has moved to this code.
    """

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    code: OitCode
    topic: Id | None = None
    title_th: Line | None = None
    section: IndicatorNumber | None = None
    title_confidence: Confidence | None = None
    elements_confidence: Confidence | None = None
    period: PeriodRule | None = None
    note_th: Text | None = None
    elements: tuple[OwnElement, ...] = ()
    removed: bool = False


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OwnSection:
    """A sub-indicator (ตัวชี้วัดย่อย) that is new, or has another name than in the shipped form."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    section: IndicatorNumber
    name_th: Line


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OwnCatalogue:
    """`oit-catalogue/<year>.yml`; `source_th` says where the site has it from, such as the NACC's manual of the year."""

    source_th: Text | None = None
    sections: tuple[OwnSection, ...] = ()
    items: tuple[OwnItem, ...] = ()

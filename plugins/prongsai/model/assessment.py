"""Assessment (ผลการประเมิน ITA): what the NACC's assessment of one year found."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, AnnouncedDay, Id, IndicatorNumber, Line, Score, Text
from prongsai.model.once import Once


class Tool(StrEnum):
    """The three instruments of ITA."""

    IIT = "iit", "IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"
    EIT = "eit", "EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"
    OIT = "oit", "OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ"

    label: str
    name_th: str

    def __new__(cls, code: str, label: str, name_th: str) -> Tool:
        """A member is its code; its abbreviation and Thai name ride along."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.name_th = name_th
        return member


class Level(StrEnum):
    """A level as announced: letters to 2565, words from 2566; entered, never computed."""

    AA = "AA"
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    EXCELLENT = "ผ่านดีเยี่ยม"
    GOOD = "ผ่านดี"
    PASSED = "ผ่าน"
    TO_IMPROVE = "ต้องปรับปรุง"
    TO_IMPROVE_AT_ONCE = "ต้องปรับปรุงโดยด่วน"

    @property
    def label(self) -> str:
        """The level as people read it."""
        return f"ระดับ {self}" if self.isascii() else str(self)


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ToolScore:
    """The score of one tool."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("tool",), "คะแนนของ", is_fact=True),)

    tool: Tool
    score: Score


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """The score of one indicator (ตัวชี้วัด) or sub-indicator (9.1)."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("indicator",), "คะแนนของตัวชี้วัดที่", is_fact=True),)

    indicator: IndicatorNumber
    score: Score


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Question:
    """One question (ข้อคำถาม) of a survey: its `code` (E6) and `score` only where the report gives them."""

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("code",), "ข้อคำถาม", also=("code_of_tool",)),
        Once(("text_th", "tool", "indicator"), "ข้อคำถาม"),
    )

    id: Id
    code: Line | None = None
    tool: Tool
    indicator: IndicatorNumber
    text_th: Text
    score: Score | None = None
    remark_th: Text | None = None

    @property
    def code_of_tool(self) -> str | None:
        """Its code, with the tool where it is a number alone: each survey counts from one."""
        return f"{self.tool} {self.code}" if self.code and self.code.isdigit() else self.code


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Assessment:
    """`assessment.yml`: the ITA result of one fiscal year. All scores are out of 100."""

    total_score: Score | None = None
    level_th: Level | None = None
    announced_on: AnnouncedDay | None = None
    tools: tuple[ToolScore, ...] = ()
    indicators: tuple[IndicatorScore, ...] = ()
    questions: tuple[Question, ...] = ()
    remark_th: Text | None = None
    source_th: Text | None = None

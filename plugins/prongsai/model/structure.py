"""Structure (โครงสร้าง หน้าที่และอำนาจ): the divisions of an agency on both sides, and what the law lets it do."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from prongsai.model import accepts
from prongsai.model.fields import A_DIVISION, RECORD, FileName, Id, LabelledCode, Line, Text, UnitId, UpdatedDay, Url, refuse
from prongsai.model.once import Once

SECTIONS = frozenset({"chart", "laws", "permanent", "political", "powers"})
"""Anchors of the pages' own sections, which no record on them can have."""


class Side(LabelledCode):
    """The two sides of a local government; the ITA form asks for both."""

    POLITICAL = "political", "ฝ่ายการเมือง"
    PERMANENT = "permanent", "ฝ่ายข้าราชการประจำ"


def _no_section(value: str) -> str:
    if value in SECTIONS:
        raise refuse("reserved-id", f"รหัส {value} สงวนไว้สำหรับหัวข้อของหน้า", f"ตั้งรหัสใหม่ เช่น {value}-1")
    return value


PlaceId = Annotated[Id, AfterValidator(_no_section), accepts.id_but(SECTIONS)]
"""The id of what stands on a page of the structure or the executives: its anchor there."""


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Law:
    """A law that the agency's powers rest on: on the web, as a file, or by its title only."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "กฎหมาย"),)

    title_th: Line
    url: Url | None = None
    file: FileName | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Division:
    """A position or part of the agency in its structure; `part_of` is the one it answers to, `unit` its entry in `agency.yml`."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("name_th", "side"), "ส่วนงาน", also=("part_of",)),)

    id: PlaceId
    name_th: Line
    side: Side
    part_of: Annotated[Id, A_DIVISION] | None = None
    unit: UnitId | None = None
    duties_th: Text | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Structure:
    """`structure.yml`: the chart, the divisions it shows, the duties and powers by law, and those laws."""

    chart: FileName | None = None
    updated_on: UpdatedDay | None = None
    powers_th: Text | None = None
    laws: tuple[Law, ...] = ()
    divisions: tuple[Division, ...] = ()

    def under(self, side: Side, part_of: str | None = None) -> tuple[Division, ...]:
        """The divisions of a side that answer to `part_of`; without it, to none of their own side."""
        of_side = {one.id for one in self.divisions if one.side is side}
        return tuple(one for one in self.divisions if one.side is side and (one.part_of if one.part_of in of_side else None) == part_of)

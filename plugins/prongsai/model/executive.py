"""Executive (ผู้บริหาร): who leads the agency on either side, and how to reach them."""

from __future__ import annotations

from typing import ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, FileName, InOfficeDay, LabelledCode, Line, OfficeEmail, OfficeTelephone, Text, UnitId
from prongsai.model.once import Once
from prongsai.model.structure import PlaceId, Side


class Rank(LabelledCode):
    """How high a position stands on its side, in this order."""

    HEAD = "head", "ผู้บริหารสูงสุด"
    DEPUTY = "deputy", "รองผู้บริหารสูงสุด"
    OTHER = "other", "อื่น ๆ"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Executive:
    """A position and who holds it; without `name_th` the name is not disclosed."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("position_th", "name_th", "side"), "ตำแหน่ง"),)

    id: PlaceId
    position_th: Line
    side: Side
    rank: Rank
    name_th: Line | None = None
    telephone: OfficeTelephone | None = None
    email: OfficeEmail | None = None
    photo: FileName | None = None
    unit: UnitId | None = None
    since_on: InOfficeDay | None = None
    remark_th: Text | None = None


def of_side(executives: tuple[Executive, ...], side: Side) -> tuple[Executive, ...]:
    """Those of one side by rank, equals in the order written."""
    order = list(Rank)
    return tuple(sorted((one for one in executives if one.side is side), key=lambda one: order.index(one.rank)))

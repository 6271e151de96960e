"""Loan (การยืมพัสดุ): what the agency lends to people and to other agencies. No official form asks for it: it is made up."""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Day, DayOfYear, FileName, Id, Line, Text, UnitId


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Loan:
    """One thing that was lent: `unit` keeps it, `from_on` and `to_on` are its first and its last day away, `file` the signed form."""

    id: Id
    title_th: Line
    unit: UnitId | None = None
    from_on: DayOfYear | None = None
    to_on: Day | None = None
    file: FileName | None = None
    remark_th: Text | None = None
    updated_on: Day | None = None

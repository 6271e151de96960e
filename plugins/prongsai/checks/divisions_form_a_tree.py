"""Each division of a structure answers to one above it, and in the end to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.problems.problem import Problem


def check(records: Records) -> Iterator[Problem]:
    """`division-in-circle` at the first division of each circle, naming the way round."""
    for agency in records.agencies.values():
        placed = agency.one(kinds.STRUCTURE)
        if not placed or not placed.value:
            continue
        divisions = {one.id: one for one in placed.value.divisions}
        told: set[str] = set()
        for index, division in enumerate(placed.value.divisions):
            way = [division.id]
            while (above := divisions[way[-1]].part_of) in divisions and above not in way:
                way.append(above)
            if above == division.id and division.id not in told:
                told.update(way)
                found = f"{' → '.join([*way, division.id])} ขึ้นตรงต่อกันเป็นวง"
                yield placed.problem("division-in-circle", ("divisions", index, "part_of"), found, "ลบ part_of ของส่วนงานที่อยู่บนสุด")

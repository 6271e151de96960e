"""A record that can be named in more than one way is named in one of them."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records, YearRecords
from prongsai.intake.validate import Placed
from prongsai.problems.problem import Problem
from prongsai.source.csv import HEADS
from prongsai.source.yaml.tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`missing-key` at a statistic of no service, and at a job without title in a month that is not said to have none."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            yield from _services(year)
            for placed in year.of(kinds.PROCUREMENT):
                if placed.value and not placed.value.none and not placed.value.title_th and _is_absent(placed, (), "title_th"):
                    cure = "เพิ่ม title_th ตามด้วยชื่องานที่ซื้อหรือจ้าง หรือใส่ none: true ถ้าเดือนนั้นไม่มีการจัดซื้อจัดจ้าง"
                    if placed.file.is_table:
                        cure = f"กรอกคอลัมน์ {HEADS['title_th'][0]} ในแถวนี้ ถ้าเดือนนั้นไม่มี ให้พิมพ์ ไม่มีการจัดซื้อจัดจ้าง ในช่องนี้"
                    yield placed.problem("missing-key", ("title_th",), "ยังไม่ได้กรอก title_th (ชื่องาน)", cure)


def _services(year: YearRecords) -> Iterator[Problem]:
    for placed in year.of(kinds.STATISTICS):
        for index, one in enumerate(placed.value.services if placed.value else ()):
            path = ("services", index)
            if not one.e_service and not one.title_th and all(_is_absent(placed, path, key) for key in ("e_service", "title_th")):
                cure = "เพิ่ม e_service ตามด้วยรหัสใน e-services.yml หรือ title_th ตามด้วยชื่องานบริการ"
                yield placed.problem("missing-key", path, "สถิตินี้ไม่ได้บอกว่าเป็นของบริการใด", cure)


def _is_absent(placed: Placed, path: Path, key: str) -> bool:
    """Whether nothing was typed: what could not be taken has been told of by itself."""
    typed = placed.typed(path)
    return isinstance(typed, dict) and typed.get(key) is None

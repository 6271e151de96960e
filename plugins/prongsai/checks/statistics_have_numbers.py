"""A statistic says how many: none at all is 0 or `none: true`, and an assessor takes a blank for nothing disclosed."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.catalogue import key_labels
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.statistics import FIGURES, ComplaintStatistic, ServiceStatistic
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path


def check(records: Records) -> Iterator[Problem]:
    """`statistic-without-number`, and the warning `statistic-does-not-add-up` where figures differ and no remark says why."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            for placed in year.of(kinds.STATISTICS):
                if placed.value is not None:
                    for index, service in enumerate(placed.value.services):
                        yield from _service(placed, ("services", index), service)
                    for index, complaint in enumerate(placed.value.complaints):
                        yield from _complaint(placed, ("complaints", index), complaint)


def _service(placed: Placed, path: Path, service: ServiceStatistic) -> Iterator[Problem]:
    typed = placed.typed(path)
    if not service.months and service.count is None and not (isinstance(typed, dict) and typed.get("months")):
        yield from _blank(placed, path, ["count"], "กรอก months ทุกเดือน หรือกรอก period กับ count ถ้าไม่มีผู้ใช้บริการให้กรอก 0")
    for nth, month in enumerate(service.months):
        if month.count is None:
            yield from _blank(placed, (*path, "months", nth), ["count"], "กรอกจำนวนของเดือนนั้น ถ้าไม่มีผู้ใช้บริการให้กรอก 0")


def _complaint(placed: Placed, path: Path, complaint: ComplaintStatistic) -> Iterator[Problem]:
    if complaint.none:
        return
    blank = [key for key in FIGURES if getattr(complaint, key) is None]
    yield from _blank(placed, path, blank, "กรอกจำนวนเรื่อง (ไม่มีให้กรอก 0) หรือใส่ none: true ถ้าไม่มีเรื่องร้องเรียนเลย")
    received, finished, pending = complaint.figures
    if received is None or finished is None or pending is None or complaint.remark_th:
        return
    if received != finished + pending:
        yield placed.problem(
            "statistic-does-not-add-up",
            (*path, "received"),
            f"รับเรื่อง {received:,} เรื่อง แต่แล้วเสร็จ {finished:,} กับอยู่ระหว่างดำเนินการ {pending:,} รวมเป็น {finished + pending:,} เรื่อง",
            "แก้ตัวเลขให้ตรงกัน หรืออธิบายใน remark_th เช่น มีเรื่องค้างจากปีก่อน",
            severity=Severity.WARNING,
        )


def _blank(placed: Placed, path: Path, keys: list[str], cure: str) -> Iterator[Problem]:
    """The blanks of one record: each key that stands empty at its line, the rest together at the record."""
    typed = placed.typed(path)
    # A figure that could not be read has been told of by itself.
    blank = [key for key in keys if isinstance(typed, dict) and typed.get(key) is None]
    standing = [key for key in blank if placed.file.typed.tree.stands((*placed.path, *path, key))]
    for key in standing:
        found = f"{key} ({key_labels()[key]}) ยังว่างอยู่"
        yield placed.problem("statistic-without-number", (*path, key), found, cure, at_key=True)
    absent = [f"{key} ({key_labels()[key]})" for key in blank if key not in standing]
    if absent:
        yield placed.problem("statistic-without-number", path, f"ยังไม่มีตัวเลขของ {', '.join(absent)}", cure)

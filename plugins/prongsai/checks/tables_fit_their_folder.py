"""What a table repeats in every row of its year and its agency is what the site itself says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.model.agency import AgencyProfile
from prongsai.problems.problem import Problem, Severity
from prongsai.source.csv import OF_SITE, CsvTree
from prongsai.source.files import SourceFile
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_BEFORE = {
    "district_th": re.compile("^(?:อำเภอ|อ[.])"),
    "province_th": re.compile("^(?:จังหวัด|จ[.])"),
    "ministry_th": re.compile("^กระทรวง"),
}
"""What may stand before a name or not."""


def check(records: Records) -> Iterator[Problem]:
    """The warning `table-differs` at the first row of each text that is another; no record takes these columns."""
    for agency in records.agencies.values():
        profile: AgencyProfile | None = agency.profile.value if agency.profile else None
        if profile is None:
            continue
        for year in agency.years.values():
            files = {placed.file.name: placed.file for placed in year.of(kinds.PROCUREMENT) if placed.file.is_table}
            for file in files.values():
                yield from _differences(file, profile, year.year_be)


def _differences(file: SourceFile, profile: AgencyProfile, year_be: int) -> Iterator[Problem]:
    tree = file.typed.tree
    assert isinstance(tree, CsvTree)
    of_profile = {
        "agency": (profile.name_th, profile.short_name_th),
        "district_th": (profile.district_th,),
        "province_th": (profile.province_th,),
        "ministry_th": (profile.ministry_th,),
    }
    for key, text, row, rows in _texts(tree):
        said = f"คอลัมน์ {OF_SITE[key][0]} เขียนว่า “{shortened(text)}”{f' ({rows} แถว)' if rows > 1 else ''}"
        if key == "fiscal_year_be":
            if str(year_be) in re.findall(r"\d{4}", to_arabic(text)):
                continue
            found, cure = f"{said} แต่ไฟล์อยู่ในโฟลเดอร์ของปี {year_be}", "แก้ปีในตาราง หรือย้ายแถวนั้นไปไฟล์ในโฟลเดอร์ของปีที่ถูกต้อง"
        else:
            names = [name for name in of_profile[key] if name]
            if any(_folded(key, text) == _folded(key, name) for name in names):
                continue
            found = f"{said} แต่ agency.yml {f'เขียนว่า {names[0]}' if names else f'ยังไม่ได้กรอก {key}'}"
            cure = "แก้ให้ตรงกัน หน้าเว็บใช้ค่าจาก agency.yml" if names else f"เพิ่ม {key}: {shortened(text)} ใน agency.yml"
        yield file.problem("table-differs", (row, key), found, cure, severity=Severity.WARNING)


def _texts(tree: CsvTree) -> Iterator[tuple[str, str, int, int]]:
    """Each text of each such column, with the first row that has it and how many have."""
    for key in ("fiscal_year_be", "agency", "district_th", "province_th", "ministry_th"):
        column = tree.column(key)
        for text in dict.fromkeys(column):
            if text not in ("", "-", "–"):
                yield key, text, column.index(text), column.count(text)


def _folded(key: str, text: str) -> str:
    folded = re.sub(r"\s", "", text)
    return _BEFORE[key].sub("", folded) if key in _BEFORE else folded

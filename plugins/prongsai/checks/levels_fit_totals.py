"""A level of the ITA result can belong to its total score.

The level depends on each tool's score as well (97.07 was ผ่านดี in 2568), so it is entered and
never computed; only pairs that no rule allows are told. The pass mark is 85.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.model.assessment import Level
from prongsai.problems.problem import Problem, Severity

PASS_MARK = 85.0
_PASSING = frozenset({Level.AA, Level.A, Level.EXCELLENT, Level.GOOD, Level.PASSED})
_FAILING = frozenset({Level.B, Level.C, Level.D, Level.E, Level.F, Level.TO_IMPROVE_AT_ONCE})


def check(records: Records) -> Iterator[Problem]:
    """The warning `level-unlike-total`."""
    for agency in records.agencies.values():
        for year in agency.years.values():
            placed = year.one(kinds.ASSESSMENT)
            if not placed or not placed.value:
                continue
            total, level = placed.value.total_score, placed.value.level_th
            if total is None or level is None:
                continue
            if (total < PASS_MARK and level in _PASSING) or (total >= PASS_MARK and level in _FAILING):
                yield placed.problem(
                    "level-unlike-total",
                    ("level_th",),
                    f"คะแนนรวม {total:.2f} กับระดับ “{level}” ไม่น่าเป็นผลเดียวกัน (เกณฑ์ผ่านคือ 85)",
                    "ตรวจคะแนนรวมและระดับกับประกาศผลอีกครั้ง",
                    severity=Severity.WARNING,
                )

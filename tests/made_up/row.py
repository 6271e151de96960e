"""The row of a made-up kind of record, as it would stand in `kinds.py`."""

from __future__ import annotations

from tests.made_up.loan import Loan

from prongsai.kinds import Place, RecordKind

LOANS = RecordKind(
    file="loans.yml",
    label_th="ทะเบียนการยืมพัสดุ",
    lies=frozenset({Place.YEAR}),
    record=Loan,
    many=True,
    field="loans",
    pages="tests.made_up.loan_pages",
    menu_th="การยืมพัสดุ",
    updated="updated_on",
    blanks=frozenset(),
)

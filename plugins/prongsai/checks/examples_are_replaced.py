"""The records that `prongsai new` writes to be written over are no records of the agency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.problems.problem import Problem, Severity
from prongsai.thai.text import shortened

CODE: Final = "example-record"
ID = "example"
SAID_TH = ("ไฟหน้าศาลา", "ไฟหนองน้ำ")
"""The words of the example in `search.yml`, which has neither id nor title."""
_BEGINS_TH = "ตัวอย่าง "

_KINDS = (kinds.MEASURES, kinds.E_SERVICES, kinds.SERVICE_MANUALS, kinds.EXECUTIVES, kinds.STRUCTURE, kinds.SEARCH)
"""What the starter has examples of; a document may really be called ตัวอย่าง."""


def check(records: Records) -> Iterator[Problem]:
    """The notice `example-record` at each example; a build that is to be published makes it an error."""
    for agency in records.agencies.values():
        profile = agency.profile
        if profile and profile.value and profile.value.fictional:
            continue
        for _, folder in agency.folders():
            for kind in _KINDS:
                for placed in folder.of(kind):
                    yield from _examples(placed)


def _examples(placed: Placed) -> Iterator[Problem]:
    inner = getattr(placed.value, "divisions", None)
    for path, record in [((), placed.value)] if inner is None else [(("divisions", at), one) for at, one in enumerate(inner)]:
        found = _found_in(record)
        if found:
            key, typed = found
            words = f"“{shortened(typed)}” เป็นรายการตัวอย่างที่มากับเว็บไซต์ใหม่ ยังไม่ใช่ข้อมูลของหน่วยงาน"
            cure = "แก้ทั้งรายการเป็นข้อมูลจริง หรือลบรายการนี้"
            if key == "id":
                cure = "ตั้ง id ใหม่ตามเรื่องของรายการ เช่น street-light ก่อนเผยแพร่ เพราะเผยแพร่แล้วเปลี่ยนไม่ได้"
            yield placed.problem(CODE, (*path, key), words, cure, severity=Severity.NOTICE)


def _found_in(record: object) -> tuple[str, str] | None:
    """The key and value by which a record is known for an example."""
    for key in ("title_th", "position_th", "name_th"):
        typed = getattr(record, key, None)
        if isinstance(typed, str) and typed.startswith(_BEGINS_TH):
            return key, typed
    if getattr(record, "id", None) == ID:
        return "id", ID
    if getattr(record, "said_th", ())[:2] == SAID_TH:
        return "said_th", SAID_TH[0]
    return None

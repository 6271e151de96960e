"""What was found, held against `allow.yml`: allowed for a reason, told with the lines that would allow it, or allowed in vain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.allow import Allowance, key_of
from prongsai.private.words import Hit
from prongsai.problems.codes import Code
from prongsai.problems.personal import masked
from prongsai.problems.problem import Problem, Severity
from prongsai.source.walk import printable

_PERSONAL_ID: Code = "personal-id"


@dataclass(slots=True)
class Sifted:
    """What was found: `told` as ever, `allowed` only by `check`."""

    told: list[Problem] = field(default_factory=list)
    allowed: list[Problem] = field(default_factory=list)


def sift(found: Iterable[Hit], records: Records, shown_as: str) -> Sifted:
    """Part what is allowed from what is not.

    A personal id that is allowed goes on being told, as a notice: a machine cannot know that the number is another's, and
    who looks at the report once more costs nothing.
    """
    sifted = Sifted()
    entries = _entries(records)
    used: set[int] = set()
    for hit in found:
        mine = next((at for at, (folder, placed) in enumerate(entries) if _allows(folder, placed.value, hit)), None)
        if mine is None:
            sifted.told.append(_with_lines(hit, records, shown_as))
            continue
        used.add(mine)
        placed = entries[mine][1]
        cure = f"ถ้าไม่อนุญาตแล้ว ลบรายการนี้ใน {placed.file.shown} บรรทัด {placed.file.line_of(placed.path)}"
        allowed = replace(hit.problem, severity=Severity.NOTICE, cure=cure, allowed_th=placed.value.reason_th)
        (sifted.told if hit.problem.code == _PERSONAL_ID else sifted.allowed).append(allowed)
    for at, (folder, placed) in enumerate(entries):
        if at not in used and _is_typed(placed) and _is_read(folder / placed.value.in_file, records):
            sifted.told.append(_unused(placed))
    return sifted


def _entries(records: Records) -> list[tuple[PurePosixPath, Placed]]:
    """Every entry with the folder below which its `file` lies, those of the site first."""
    placed = [*records.of(kinds.ALLOW), *(one for agency in records.agencies.values() for one in agency.of(kinds.ALLOW))]
    return [(one.file.name.parent, one) for one in placed if one.value is not None]


def _allows(folder: PurePosixPath, allowance: Allowance, hit: Hit) -> bool:
    if str(allowance.problem) != hit.problem.code or masked(str(folder / allowance.in_file)) != masked(str(hit.name)):
        return False
    return key_of(masked(allowance.text or "")) == key_of(hit.text)


def _with_lines(hit: Hit, records: Records, shown_as: str) -> Problem:
    """The problem, whose cure ends with the lines that would allow it; no entry without its reason is taken."""
    folder = hit.name.parts[0] if len(hit.name.parts) > 1 and hit.name.parts[0] in records.agencies else ""
    within = hit.name.relative_to(folder) if folder else hit.name
    allow = PurePosixPath(shown_as, folder, kinds.ALLOW.file)
    why = "ถ้าเป็นเลขอื่นที่บังเอิญตรงกัน" if hit.problem.code == _PERSONAL_ID else "ถ้าตรวจแล้วเผยแพร่ได้"
    lines = [
        f"- problem: {hit.problem.code}",
        f"  in_file: {json.dumps(masked(printable(str(within))), ensure_ascii=False)}",
        f"  text: {json.dumps(hit.text, ensure_ascii=False)}",
        "  reason_th:",
    ]
    cure = f"{hit.problem.cure} {why} ให้เพิ่มบรรทัดต่อไปนี้ท้ายไฟล์ {allow} แล้วกรอกเหตุผลหลัง reason_th:"
    return replace(hit.problem, cure="\n".join([cure, *lines]))


def _is_read(name: PurePosixPath, records: Records) -> bool:
    """Whether all of a file was looked through: of one that could not be read nothing is known."""
    return not any(file.name == name and (file.is_mended or file.data is None) for file in records.files)


def _is_typed(placed: Placed) -> bool:
    """Whether its problem is what was typed, and does not stand in for one that is none."""
    typed = placed.typed()
    return isinstance(typed, dict) and typed.get("problem") == placed.value.problem


def _unused(placed: Placed) -> Problem:
    entry: Allowance = placed.value
    what = f" “{entry.text}”" if entry.text else ""
    found = f"ไม่พบ {entry.problem}{what} ในไฟล์ {entry.in_file} แล้ว จึงไม่มีสิ่งที่ต้องอนุญาต"
    return placed.problem("allow-unused", (), found, "ลบรายการนี้ หรือแก้ in_file และ text ให้ตรงกับที่ระบบแจ้ง", severity=Severity.WARNING)

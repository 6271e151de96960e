"""Data → records: each file is held against its record type, each misfit becomes a problem."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from prongsai.catalogue import key_labels
from prongsai.layout import FileKind
from prongsai.load import SourceFile
from prongsai.model.agency import AgencyProfile
from prongsai.model.assessment import Assessment
from prongsai.model.channel import Channel
from prongsai.model.e_service import EService
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.measure import Measure
from prongsai.model.shape import Shape, shape_of
from prongsai.problem import Problem
from prongsai.yaml_tree import Path

AnyRecord: TypeAlias = AgencyProfile | Assessment | Channel | EService | YearRecord | Measure

RECORD_TYPES: dict[FileKind, Any] = {
    FileKind.AGENCY: AgencyProfile,
    FileKind.CHANNELS: Channel,
    FileKind.E_SERVICES: EService,
    FileKind.YEAR: YearRecord,
    FileKind.ASSESSMENT: Assessment,
    FileKind.MEASURES: Measure,
}
_ADAPTERS: dict[FileKind, TypeAdapter[Any]] = {kind: TypeAdapter(record) for kind, record in RECORD_TYPES.items()}

_KIND_TH = {
    "mapping": "ชุดข้อมูล (ชื่อช่อง: ค่า)",
    "list": "รายการ (แต่ละบรรทัดขึ้นต้นด้วย -)",
    "choice": "ค่าที่กำหนดไว้",
    "number": "ตัวเลข",
    "yes_no": "true หรือ false",
    "text": "ข้อความ",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it was written: `value` is None where nothing could be made of the data."""

    file: SourceFile
    path: Path
    value: Any

    def problem(self, code: str, path: Path, found: str, cure: str, **how: Any) -> Problem:
        """A problem at `path` below this record."""
        return self.file.problem(code, self.path + path, found, cure, **how)


@dataclass(frozen=True, slots=True)
class Validated:
    """The records of one file, and what is wrong with them."""

    records: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def validate(file: SourceFile, kind: FileKind) -> Validated:
    """Hold `file` against the record type of its kind.

    A record with problems still gets the value of its sound parts, so that the checks that
    follow can tell everything else about it in the same run; such a value is never built.
    """
    result = Validated()
    if file.data is None:
        return result
    for path, data in _records_in(file, kind, result.problems):
        adapter = _ADAPTERS[kind]
        try:
            value = adapter.validate_python(data)
        except ValidationError as error:
            misfits = error.errors(include_url=False)
            result.problems.extend(_told(file, path, data, misfits, shape_of(RECORD_TYPES[kind])))
            value = _sound_part(adapter, data, misfits)
        result.records.append(Placed(file, path, value))
    return result


def _records_in(file: SourceFile, kind: FileKind, problems: list[Problem]) -> Iterator[tuple[Path, Any]]:
    """Each record of a file with its path: the whole file, or the entries of its list."""
    data = file.data
    if not kind.holds_list:
        if isinstance(data, dict):
            yield (), data
        else:
            problems.append(_wrong_type(file, (), "mapping", data))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, dict):
                yield (index,), item
            else:
                problems.append(_wrong_type(file, (index,), "mapping", item))
    elif isinstance(data, dict) and file.name.parent.name == "measures":
        yield (), data
    else:
        problems.append(_wrong_type(file, (), "list", data))


def _told(file: SourceFile, base: Path, data: Any, misfits: Iterable[ErrorDetails], shape: Shape) -> list[Problem]:
    problems: dict[tuple[Path, str], Problem] = {}
    for misfit in misfits:
        path = _typed_path(data, misfit["loc"])
        code, found, cure, at, at_key = _explained(misfit, path, shape)
        problems.setdefault((at, code), file.problem(code, base + at, found, cure, at_key=at_key))
    return list(problems.values())


def _typed_path(data: Any, location: tuple[int | str, ...]) -> Path:
    """The part of pydantic's location that stands in the data, plus the key that is missing or too many."""
    path: list[str | int] = []
    for part in location:
        if isinstance(data, dict) and isinstance(part, str):
            path.append(part)
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            path.append(part)
            data = data[part]
        else:
            break
    return tuple(path)


def _explained(misfit: ErrorDetails, path: Path, shape: Shape) -> tuple[str, str, str, Path, bool]:
    """Code, what was found, cure, place, and whether the place is the key."""
    kind, context = misfit["type"], misfit.get("ctx", {})
    if "cure" in context:
        return kind, context["found"], context["cure"], path, False
    key = str(path[-1]) if path else ""
    if kind == "missing":
        label = key_labels().get(key, key)
        return "missing-key", f"ยังไม่ได้กรอก {key} ({label})", f"เพิ่มบรรทัด {key}: ตามด้วย{label}", path[:-1], False
    if kind == "unexpected_keyword_argument":
        return *_unknown_key(key, shape.at(path[:-1])), path, True
    here = shape.at(path) or Shape()
    if kind == "enum" and here.choices:
        return *_unknown_choice(str(misfit["input"]), here), path, False
    if kind in ("greater_than_equal", "less_than_equal"):
        low, high = context.get("ge"), context.get("le")
        limit = f"ไม่น้อยกว่า {low:g}" if low is not None else f"ไม่เกิน {high:g}"
        return "number-out-of-range", f"{key} เป็น {misfit['input']} แต่ต้อง{limit}", "แก้ตัวเลขให้อยู่ในช่วงที่เป็นไปได้", path, False
    if kind == "string_too_short":
        return "missing-value", f"{key} ยังว่างอยู่", "กรอกข้อความ หรือลบบรรทัดนี้ถ้าไม่มีข้อมูล", path, False
    code, found, cure = _wrong_type_words(here.kind, misfit["input"], key)
    return code, found, cure, path, False


def _unknown_key(key: str, shape: Shape | None) -> tuple[str, str, str]:
    known = list((shape.keys if shape else None) or {})
    near = difflib.get_close_matches(key, known, 1, 0.6) or [name for name, label in key_labels().items() if name in known and label == key]
    if near:
        return "unknown-key", f"ไม่รู้จักช่อง {key}", f"น่าจะเป็น {near[0]} ({key_labels().get(near[0], '')})"
    return "unknown-key", f"ไม่รู้จักช่อง {key}", f"ลบบรรทัดนี้ หรือใช้ช่องที่มี: {', '.join(known)}"


def _unknown_choice(typed: str, shape: Shape) -> tuple[str, str, str]:
    assert shape.choices is not None
    labels = {str(choice): getattr(choice, "label", str(choice)) for choice in shape.choices}
    by_label = [code for code, label in labels.items() if label == typed]
    words = [*labels, *labels.values()]
    near = by_label or difflib.get_close_matches(typed.casefold(), words, 1, 0.5)
    code = near[0] if near and near[0] in labels else next((c for c, label in labels.items() if near and label == near[0]), None)
    choices = ", ".join(c if c == label else f"{c} ({label})" for c, label in labels.items())
    cure = f"เปลี่ยนเป็น {code}" + ("" if labels[code] == code else f" ({labels[code]})") if code else f"เลือกจาก {choices}"
    return "unknown-choice", f"ไม่มีตัวเลือก “{typed}”", cure


def _wrong_type_words(wanted: str, data: Any, key: str) -> tuple[str, str, str]:
    met = "list" if isinstance(data, list) else "mapping" if isinstance(data, dict) else "text"
    where = f"{key} " if key and not key.isdigit() else ""
    if wanted == "text" and met == "mapping":
        name, rest = next(iter(data.items()), ("", ""))
        cure = f'ถ้าเป็นข้อความที่มีเครื่องหมาย : ให้ครอบด้วยเครื่องหมายคำพูด เช่น "{name}: {rest if isinstance(rest, str) else "…"}"'
        return "wrong-type", f"{where}ต้องเป็นข้อความ แต่พบชุดข้อมูล", cure
    if data is None:
        return "missing-value", f"{where}มีรายการที่ว่างอยู่", "กรอกข้อความ หรือลบบรรทัดที่ว่าง"
    found = f"{where}ต้องเป็น{_KIND_TH[wanted]} แต่พบ" + (f" “{data}”" if met == "text" else _KIND_TH[met])
    cures = {
        "list": "ขึ้นบรรทัดใหม่ ย่อหน้า 2 ช่อง แล้วขึ้นต้นแต่ละรายการด้วย - ",
        "mapping": "ขึ้นบรรทัดใหม่ ย่อหน้า 2 ช่อง แล้วเขียน ชื่อช่อง: ค่า",
        "number": "เขียนเฉพาะตัวเลข เช่น 97.07",
        "yes_no": "เขียน true (ใช่) หรือ false (ไม่ใช่)",
    }
    return "wrong-type", found, cures.get(wanted, "เขียนเป็นข้อความบรรทัดเดียว")


def _wrong_type(file: SourceFile, path: Path, wanted: str, data: Any) -> Problem:
    return file.problem("wrong-type", path, *_wrong_type_words(wanted, data, "")[1:])


def _sound_part(adapter: TypeAdapter[Any], data: Any, misfits: list[ErrorDetails]) -> Any:
    """The record made of what is sound in `data`, for further checks only; None if too little is."""
    data = copy.deepcopy(data)
    for _ in range(3):
        # Last first, so that list positions before it stay right.
        for path in sorted({_typed_path(data, misfit["loc"]) for misfit in misfits}, key=_from_the_end, reverse=True):
            _mend(data, path)
        try:
            return adapter.validate_python(data)
        except ValidationError as error:
            misfits = error.errors(include_url=False)
    return None


def _from_the_end(path: Path) -> tuple[tuple[bool, str | int], ...]:
    return tuple((isinstance(part, int), f"{part:09}" if isinstance(part, int) else part) for part in path)


def _mend(data: Any, path: Path) -> None:
    """Take out what misfits at `path`, or put a word where a key is missing."""
    for part in path[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return
    if not path:
        return
    last = path[-1]
    if isinstance(data, dict) and isinstance(last, str):
        if last in data:
            del data[last]
        else:
            data[last] = "unknown"
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]

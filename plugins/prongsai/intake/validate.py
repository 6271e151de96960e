"""Data → records: each file is held against its record type, each misfit becomes a problem."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from prongsai.catalogue import key_labels
from prongsai.kinds import RecordKind, all_kinds
from prongsai.problems.codes import Code
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.schema.shape import Shape, shape_of
from prongsai.source.files import SourceFile
from prongsai.source.yaml.lines import FOR_COLON
from prongsai.source.yaml.tree import Path
from prongsai.thai.calendar import Month, Period
from prongsai.thai.text import shortened


@cache
def _adapter(kind: RecordKind[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind.record)


_ANY_TIME = Period(date.min, date.max)
"""What stands in for a period that could not be read: it lies in every year."""

MAX_PROBLEMS = 500
"""After so many in one file the rest is not looked at: it is no file of an agency, or one mistake repeated."""

_READ_AS = "read_as"
"""In the context of an error: what stands for the value in a closed year (see `fields.refuse`)."""

_NOTHING = re.compile(r"[-–—.\s]+|ไม่มี\S*|ไม่ระบุ|ไม่ทราบ")
"""What is typed in the place of a number where there is none: whether it is 0 or unknown, only its writer knows."""

_MAX_CHOICES = 20
"""More are not read on one line of a problem."""

_KIND_TH = {
    "mapping": "ชุดข้อมูล (ชื่อช่อง: ค่า)",
    "list": "รายการ (แต่ละบรรทัดขึ้นต้นด้วย -)",
    "choice": "ค่าที่กำหนดไว้",
    "number": "ตัวเลข",
    "yes_no": "คำว่า true หรือ false",
    "text": "ข้อความ",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it was written: `value` is None where nothing could be made of the data."""

    file: SourceFile
    path: Path
    value: Any

    def typed(self, path: Path = ()) -> Any:
        """The data at `path` below this record, as typed."""
        data = self.file.data
        for part in self.path + path:
            data = data[part]
        return data

    def quoted(self, path: Path, otherwise: str) -> str:
        """What stands at `path` as it was typed; `otherwise` where a value was made of something else."""
        data = typed_at(self, path)
        return shortened(data) if isinstance(data, str) else otherwise

    @property
    def folder(self) -> PurePosixPath:
        """The folder, below the content folder, in which the files lie that this record names.

        `measures/one.yml` names files of the year's folder, as `measures.yml` does.
        """
        folder = self.file.name.parent
        return folder.parent if any(kind.folder and kind.stem == folder.name for kind in all_kinds()) else folder

    def problem(self, code: Code, path: Path, found: str, cure: str, **how: Any) -> Problem:
        """A problem at `path` below this record."""
        return self.file.problem(code, self.path + path, found, cure, **how)


def typed_at(placed: Placed, path: Path) -> Any:
    """What stands at `path`, or above it where a value was made of what stands there (`schedule: ตลอดปี`)."""
    data = placed.typed()
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            break
    return data


@dataclass(slots=True)
class Validated:
    """The records of one file, and what is wrong with them; `whole` unless the file is not of its kind at all."""

    records: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True


def validate(file: SourceFile, kind: RecordKind[Any], *, is_closed: bool = False) -> Validated:
    """Hold `file` against the record type of its kind.

    A record with problems still gets the value of its sound parts, so that the checks that
    follow can tell everything else about it in the same run; such a value is never built.
    In a closed year (`is_closed`) what only a stricter rule refuses is read as before, and told as a warning.
    """
    result = Validated()
    data_of_file = file.data
    if data_of_file is None:
        result.whole = False
        return result
    for path, data in _records_in(file, data_of_file, kind, result):
        if len(result.problems) > MAX_PROBLEMS:
            result.whole = False
            break
        result.records.append(Placed(file, path, _value(file, kind, path, data, result.problems, is_closed=is_closed)))
    return result


def _value(file: SourceFile, kind: RecordKind[Any], path: Path, data: dict[str, Any], problems: list[Problem], *, is_closed: bool) -> Any:
    adapter, shape = _adapter(kind), shape_of(kind.record)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        misfits = error.errors(include_url=False)
    if is_closed and (stricter := [one for one in misfits if _READ_AS in one.get("ctx", {})]):
        told = _told(file, path, data, stricter[: MAX_PROBLEMS + 1], shape)
        problems.extend(replace(one, severity=Severity.WARNING) for one in told)
        data = copy.deepcopy(data)
        for misfit in stricter:
            _patch(data, _typed_path(data, misfit["loc"], shape), shape, misfit["ctx"][_READ_AS])
        # What was read before fits: a second look finds only what was wrong before, or needed these values to be told.
        return _value(file, kind, path, data, problems, is_closed=False)
    problems.extend(_told(file, path, data, misfits[: MAX_PROBLEMS + 1], shape))
    return _sound_part(adapter, data, misfits, shape)


def _records_in(file: SourceFile, data: Any, kind: RecordKind[Any], result: Validated) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each record of a file with its path: the whole file, or the entries of its list."""
    if not kind.many:
        if isinstance(data, dict):
            yield (), data
        else:
            result.whole = False
            result.problems.append(_wrong_type(file, (), "mapping", data))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, dict):
                yield (index,), item
            else:
                result.records.append(Placed(file, (index,), None))
                result.problems.append(_wrong_type(file, (index,), "mapping", item))
                if len(result.problems) > MAX_PROBLEMS:
                    break
    elif isinstance(data, dict) and kind.folder and file.name.parent.name == kind.stem:
        yield (), data
    else:
        result.whole = False
        result.problems.append(_wrong_type(file, (), "list", data))


def _told(file: SourceFile, base: Path, data: Any, misfits: list[ErrorDetails], shape: Shape) -> list[Problem]:
    """One problem a place: a choice of types has an error for each of them."""
    problems: dict[tuple[Path, str], Problem] = {}
    for misfit in misfits:
        path = _typed_path(data, misfit["loc"], shape)
        if path and isinstance(path[-1], str) and (text := _text_with_colon(data, path[:-1], shape)):
            path = path[:-1]
            problems[path, "wrong-type"] = file.problem(*_at(base + path, _wrong_type_words("text", text, _last_key(path))))
            continue
        if misfit["type"] == "missing" and _is_elsewhere(file, base, data, path):
            continue
        blank = misfit["type"] == "missing" and file.typed.tree.stands(base + path)
        code, found, cure = (
            _blank(path, file.is_table) if blank else _explained(misfit, path, shape, _typed_at(data, path, misfit["input"]))
        )
        if file.is_table and code == "wrong-type" and (shape.at(path) or Shape()).kind == "number":
            cure = "เขียนเฉพาะตัวเลข เช่น 12,500 ถ้าไม่มีหรือยังไม่มีข้อมูลให้พิมพ์ขีด (-)"
        if (path, code) not in problems:
            problems[path, code] = file.problem(code, base + path, found, cure, at_key=blank or code == "unknown-key")
    return list(problems.values())


def _typed_path(data: Any, location: tuple[int | str, ...], shape: Shape | None) -> Path:
    """The part of pydantic's location that stands in the data, plus the key that is missing or too many."""
    path: list[str | int] = []
    for part in location:
        if isinstance(data, dict) and isinstance(part, str) and shape and shape.keys is not None:
            path.append(part)
            data, shape = data.get(part), shape.keys.get(part)
        elif isinstance(data, list) and isinstance(part, int) and shape and shape.item is not None:
            path.append(part)
            data, shape = data[part], shape.item
        else:
            break
    return tuple(path)


def _typed_at(data: Any, path: Path, read: Any) -> Any:
    """The text at `path` as it was typed, of which a validator may have made another; what misfits itself where there is none."""
    try:
        for part in path:
            data = data[part]
    except (KeyError, IndexError, TypeError):
        return read
    return data if isinstance(data, str) and isinstance(read, str | int | float) else read


def _is_elsewhere(file: SourceFile, base: Path, data: Any, path: Path) -> bool:
    """Whether a key is missing only because its line could not be read, or was read as another key."""
    if file.is_mended and file.typed.tree.is_guessed(base + path[:-1]):
        return True
    for part in path[:-1]:
        data = data[part]
    return isinstance(data, dict) and any(key.startswith((f"{path[-1]}:", f"{path[-1]} ")) for key in data)


def _text_with_colon(data: Any, path: Path, shape: Shape) -> dict[str, Any] | None:
    """What stands at `path`, if it is a text that YAML took for a mapping: its only key is Thai, and text may stand there."""
    here = shape.at(path)
    for part in path:
        data = data[part]
    is_text = (
        here is not None and here.required == {"text_th"} and isinstance(data, dict) and len(data) == 1 and not next(iter(data)).isascii()
    )
    return data if is_text else None


def _last_key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _blank(path: Path, in_table: bool) -> tuple[Code, str, str]:
    key = str(path[-1])
    label = key_labels().get(key, key)
    return "missing-value", f"{key} ({label}) ยังว่างอยู่", f"กรอก{label}{'ในคอลัมน์นี้' if in_table else 'หลังเครื่องหมาย :'}"


def _explained(misfit: ErrorDetails, path: Path, shape: Shape, typed: Any) -> tuple[Code, str, str]:
    """Code, what was found, and cure."""
    kind, context = misfit["type"], misfit.get("ctx", {})
    if "cure" in context:
        return cast("Code", kind), context["found"], context["cure"]
    key = _last_key(path)
    if kind == "missing":
        label = key_labels().get(key, key)
        return "missing-key", f"ยังไม่ได้กรอก {key} ({label})", f"เพิ่มบรรทัด {key}: ตามด้วย{label}"
    if kind == "unexpected_keyword_argument":
        return _unknown_key(key, shape.at(path[:-1]))
    here = shape.at(path) or Shape()
    if kind == "enum" and here.choices and isinstance(typed, str):
        return _unknown_choice(typed, here)
    if kind in ("greater_than_equal", "less_than_equal") and re.search("[0-9๐-๙]", str(typed)):
        low, high = context.get("ge"), context.get("le")
        limit = f"ไม่น้อยกว่า {_plain_number(low)}" if low is not None else f"ไม่เกิน {_plain_number(high)}"
        return "number-out-of-range", f"{key} เป็น {shortened(str(typed))} แต่ต้อง{limit}", "แก้ตัวเลขให้อยู่ในช่วงที่เป็นไปได้"
    if kind == "string_too_short":
        return "missing-value", f"{key} ยังว่างอยู่", "กรอกข้อความ หรือลบบรรทัดนี้ถ้าไม่มีข้อมูล"
    return _wrong_type_words(here.kind, typed, key)


def _plain_number(limit: Any) -> str:
    return f"{limit:,.10g}" if abs(limit) < 1e10 else f"{limit:,.0f}"


def _unknown_key(key: str, shape: Shape | None) -> tuple[Code, str, str]:
    if not key:
        return "unknown-key", "หน้าเครื่องหมาย : ไม่มีชื่อช่อง", "เติมชื่อช่องหน้าเครื่องหมาย : หรือลบบรรทัดนี้"
    if key.startswith("-"):
        return "unknown-key", f"ไม่ได้เว้นวรรคหลังเครื่องหมาย - หน้า {shortened(key[1:])}", f"เขียนเป็น - {shortened(key[1:])}:"
    known = list((shape.keys if shape else None) or {})
    joined = re.match(r"(\w+):?\s*(.*)", key)
    if joined and joined[2] and joined[1] in known:
        value = shortened(FOR_COLON.sub("", joined[2]), 40)
        cure = f"เขียน {joined[1]}: แล้วเว้นวรรค จากนั้นครอบข้อความทั้งหมดตั้งแต่ {value} จนจบด้วยเครื่องหมายคำพูด"
        return "unknown-key", f"ไม่รู้จักช่อง {shortened(key, 40)}", cure
    near = nearest(key, known) or next((name for name, label in key_labels().items() if name in known and label == key), None)
    if near:
        return "unknown-key", f"ไม่รู้จักช่อง {shortened(key)}", f"น่าจะเป็น {near} ({key_labels().get(near, '')})"
    return "unknown-key", f"ไม่รู้จักช่อง {shortened(key)}", f"ลบบรรทัดนี้ หรือใช้ช่องที่มี: {', '.join(known)}"


def _unknown_choice(typed: str, shape: Shape) -> tuple[Code, str, str]:
    assert shape.choices is not None
    labels = {str(choice): getattr(choice, "label", str(choice)) for choice in shape.choices}
    same = next((code for code, label in labels.items() if typed.casefold() in (code.casefold(), label.casefold())), None)
    near = same or nearest(typed, [*labels, *labels.values()], 0.5) or nearest(typed.casefold(), labels, 0.5)
    code = near if near in labels else next((code for code, label in labels.items() if near and label == near), None)
    choices = ", ".join(c if c == label else f"{c} ({label})" for c, label in labels.items())
    listed = f"เลือกจาก {choices}" if len(labels) <= _MAX_CHOICES else "เลือกจากตารางตัวเลือกของไฟล์นี้ใน docs/content.md"
    cure = f"เปลี่ยนเป็น {code}" + ("" if labels[code] == code else f" ({labels[code]})") if code else listed
    return "unknown-choice", f"ไม่มีตัวเลือก “{shortened(typed)}”", cure


def _wrong_type_words(wanted: str, data: Any, key: str) -> tuple[Code, str, str]:
    met = "list" if isinstance(data, list) else "mapping" if isinstance(data, dict) else "text"
    where = f"{key} " if key else ""
    if data is None:
        return "missing-value", f"{where}มีรายการที่ว่างอยู่", "กรอกข้อมูล หรือลบบรรทัดที่ว่าง"
    if wanted == "text" and met == "mapping":
        name, rest = next(iter(data.items()), ("", ""))
        text = shortened(f"{name}: {rest if isinstance(rest, str) else '…'}")
        cure = f'ถ้าเป็นข้อความที่มีเครื่องหมาย : ให้ครอบด้วยเครื่องหมายคำพูด เช่น "{text}"'
        return "wrong-type", f"{where}ต้องเป็นข้อความ แต่พบชุดข้อมูล", cure
    found = f"{where}ต้องเป็น{_KIND_TH[wanted]} แต่พบ" + (f" “{shortened(str(data))}”" if met == "text" else _KIND_TH[met])
    if wanted == "number" and met == "text" and _NOTHING.fullmatch(data):
        return "wrong-type", found, "เขียน 0 ถ้าไม่มีเลย ถ้ายังไม่มีข้อมูลให้เว้นช่องนี้ว่างไว้"
    if wanted == "list" and met == "text" and data.startswith("-"):
        return "wrong-type", found, "เว้นวรรคหลังเครื่องหมาย - ของทุกรายการ"
    cures = {
        "list": "ขึ้นบรรทัดใหม่ ย่อหน้า 2 ช่อง แล้วขึ้นต้นแต่ละรายการด้วย -",
        "mapping": "ขึ้นบรรทัดใหม่ ย่อหน้า 2 ช่อง แล้วเขียน ชื่อช่อง: ค่า",
        "number": f"เขียนเฉพาะตัวเลข เช่น {2567 if key.endswith('year_be') else 97.07 if 'score' in key else 12}",
        "yes_no": "เขียน true (ใช่) หรือ false (ไม่ใช่)",
    }
    return "wrong-type", found, cures.get(wanted, "เขียนเป็นข้อความบรรทัดเดียว")


def _wrong_type(file: SourceFile, path: Path, wanted: str, data: Any) -> Problem:
    return file.problem(*_at(path, _wrong_type_words(wanted, data, "")))


def _at(path: Path, words: tuple[Code, str, str]) -> tuple[Code, Path, str, str]:
    code, found, cure = words
    return code, path, found, cure


def _sound_part(adapter: TypeAdapter[Any], data: Any, misfits: list[ErrorDetails], shape: Shape) -> Any:
    """The record made of what is sound in `data`, for further checks only; None if too little is.

    Nothing leaves a list, so that what stands in it keeps its place.
    """
    data = copy.deepcopy(data)
    for _ in range(6):
        for path in {_typed_path(data, misfit["loc"], shape) for misfit in misfits}:
            _patch(data, path, shape)
        try:
            return adapter.validate_python(data)
        except ValidationError as error:
            misfits = error.errors(include_url=False)
    return None


def _patch(data: Any, path: Path, shape: Shape, read_as: str | float | None = None) -> None:
    """Put `read_as` in the place of what misfits at `path`; without it take that out, and where something must be, put in what fits."""
    for part in path[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return
    above = shape.at(path[:-1])
    if not path or above is None:
        return
    last = path[-1]
    if read_as is not None:
        data[last] = read_as
    elif isinstance(data, dict) and isinstance(last, str):
        data.pop(last, None)
        if above.keys and last in above.required:
            data[last] = _stand_in(above.keys[last], path)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data) and above.item:
        data[last] = _stand_in(above.item, path)


def _stand_in(shape: Shape, path: Path) -> Any:
    """Something of this shape that is like nothing else in the record."""
    if shape.choices:
        return str(next(iter(shape.choices)))
    if shape.stand_in:
        return shape.stand_in
    stand_ins: dict[str, Any] = {"mapping": {}, "list": [], "number": "1", "yes_no": "false", "period": _ANY_TIME, "month": Month(None, 1)}
    return stand_ins.get(shape.kind) if shape.kind in stand_ins else "unknown-" + "-".join(str(part).replace("_", "-") for part in path)

"""Shapes → JSON Schema (draft-07), so that an editor tells the clerk while she types what `prongsai check` would tell her later.

What a schema refuses is refused by `check`; `check` knows more. Keywords that are not of draft-07 (`enumDescriptions`,
`patternErrorMessage`, `errorMessage`) are those of VS Code, and nothing to other programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias

from prongsai.catalogue import Told, key_labels, told_of
from prongsai.kinds import RecordKind, all_kinds
from prongsai.model import accepts
from prongsai.model.accepts import Accepts, AlsoTogether, NotEmpty
from prongsai.schema.shape import Shape, shape_of
from prongsai.thai import patterns

Schema: TypeAlias = dict[str, Any]

WRITTEN_BY = "prongsai schema เขียนไฟล์นี้ สั่งใหม่เมื่อเปลี่ยนรุ่นของโปรแกรม ไม่ต้องแก้ด้วยมือ"
"""Stands in every file of ours, so that no other is overwritten."""

# `type: null` would have editors propose to type `null`.
# Without a description of its own, editors take it for the other thing that may stand there, and name both.
_BLANK: Schema = {"description": "ยังว่างอยู่", "not": {"type": ["array", "boolean", "number", "object", "string"]}}
_LIST_CURE_TH = "ขึ้นบรรทัดใหม่ ย่อหน้า 2 ช่อง แล้วขึ้นต้นแต่ละรายการด้วย -"
_MAX_LISTED = 20
"""More choices are not read in one message."""


def schemas() -> dict[str, Schema]:
    """The schema of every kind of file, by the name of its own file."""
    return {file_name(kind): schema_of(kind) for kind in all_kinds()}


def file_name(kind: RecordKind[Any]) -> str:
    """`measures.schema.json`."""
    return f"{kind.stem}.schema.json"


def schema_of(kind: RecordKind[Any]) -> Schema:
    """The schema of a kind of file: of its record, of a list of them, or of either where each may have a file of its own."""
    shape = shape_of(kind.record)
    writer = _Writer(told_of(kind.file), kind.label_th)
    head: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": file_name(kind),
        "$comment": WRITTEN_BY,
        "title": f"{kind.file} {kind.label_th}",
    }
    if told := writer.told.text_th:
        head["description"] = told
    if not kind.many:
        body = {**writer.mapping(shape, ""), "title": head["title"]}
    else:
        record = writer.value(shape, "")
        body = {"type": ["array", "object"] if kind.folder else "array", "items": record}
        if kind.folder:
            body |= {"if": {"type": "object"}, "then": record}
    return {**head, **body, "definitions": writer.definitions}


class _Writer:
    """The definitions of one schema: each kind of value, choice and record is written once, which also ends what holds itself."""

    def __init__(self, told: Told, label_th: str) -> None:
        self.told = told
        self.label_th = label_th
        self.definitions: dict[str, Schema] = {}

    def value(self, shape: Shape, name: str) -> Schema:
        """What stands at one place; `name` is the key that it, or the list it is in, stands under."""
        if shape.item:
            array = {"type": "array", "items": self.value(shape.item, name), "errorMessage": _LIST_CURE_TH}
            return array | ({"minItems": 1} if _is_never_empty(shape) else {})
        if shape.choices:
            return self._defined(shape.choices.__name__, lambda: _choice(shape))
        if not shape.record:
            return self._scalar(shape)
        record = self._defined(shape.record.__name__.strip("_"), lambda: self.mapping(shape, name))
        return {"anyOf": [self._scalar(shape), record]} if _accepts(shape) else record

    def mapping(self, shape: Shape, name: str) -> Schema:
        """A mapping with no keys but its own."""
        properties = {key: self._property(key, inner, name, key in shape.required) for key, inner in (shape.keys or {}).items()}
        title = f"ชุดข้อมูล {name}" if name else self.label_th
        written: Schema = {"title": title, "type": "object", "properties": properties, "additionalProperties": False}
        if shape.required:
            written["required"] = [key for key in properties if key in shape.required]
        for together in (mark for mark in shape.marks if isinstance(mark, AlsoTogether)):
            keys = [key for key, _ in together.keys]
            properties |= {key: self._property(key, Shape(marks=(taken,)), name, True) for key, taken in together.keys}
            written["dependencies"] = {key: [other for other in keys if other != key] for key in keys}
        return written

    def _property(self, key: str, shape: Shape, above: str, is_required: bool) -> Schema:
        """A key of the mapping `above`: its Thai name, what it is for, and what it takes; a blank one is left out by `check`."""
        label = key_labels().get(key, key)
        need = "จำเป็น" if is_required else "เลือกกรอก"
        written: Schema = {
            "title": label,
            "description": "\n".join(filter(None, (f"{label} ({type_th(shape, key)}, {need})", self.told.keys.get((above, key))))),
        }
        value = self.value(shape, key)
        if is_required:
            # `anyOf`, since editors put no colon behind a key of which they see no type.
            return written | ({"anyOf": [value]} if "$ref" in value else value)
        blank = self._defined("blank", lambda: _BLANK)
        if shape.item:
            # Where `items` stands here, an editor begins a list.
            return written | {"items": value.pop("items"), "anyOf": [value, blank]}
        return written | {"anyOf": [*value.get("anyOf", [value]), blank]}

    def _scalar(self, shape: Shape) -> Schema:
        taken = _accepts(shape) or _default(shape)
        low = max((limit for limit in (taken.low, shape.low) if limit is not None), default=None)
        high = min((limit for limit in (taken.high, shape.high) if limit is not None), default=None)
        # The limits of one kind of value differ from field to field: latitude and longitude are both numbers.
        own = "".join(f"-{limit:g}" for limit in (shape.low, shape.high) if limit is not None and taken.pattern is None)
        return self._defined(f"{taken.name}{own}", lambda: _scalar(taken, low, high, shape))

    def _defined(self, name: str, write: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = write()
        return {"$ref": f"#/definitions/{name}"}


def type_th(shape: Shape, name: str) -> str:
    """The kind of value in the words of `docs/content.md`."""
    if shape.item:
        return f"รายการของ{type_th(shape.item, name)}"
    if shape.choices:
        return "ตัวเลือก"
    taken = _accepts(shape)
    if shape.record:
        return f"{taken.name_th} หรือชุดข้อมูล {name}" if taken else f"ชุดข้อมูล {name}"
    return (taken or _default(shape)).name_th


def _accepts(shape: Shape) -> Accepts | None:
    return next((mark for mark in reversed(shape.marks) if isinstance(mark, Accepts)), None)


def _default(shape: Shape) -> Accepts:
    if shape.kind == "yes_no":
        return accepts.YES_NO
    if shape.kind == "number":
        return accepts.COUNT if shape.is_whole else accepts.NUMBER
    return accepts.ANY_TEXT


def _is_never_empty(shape: Shape) -> bool:
    return any(isinstance(mark, NotEmpty) for mark in shape.marks)


def _scalar(taken: Accepts, low: float | None, high: float | None, shape: Shape) -> Schema:
    written: Schema = {}
    if "boolean" in taken.also and shape.kind != "yes_no":
        # Named as types, editors would propose true and false for every text.
        written |= {"if": {"type": list(taken.also)}, "else": {"type": "string", "errorMessage": taken.cure_th}}
    else:
        written["type"] = [*taken.also, "string"] if taken.also else "string"
    written |= {name: limit for name, limit in (("minimum", low), ("maximum", high)) if limit is not None and taken.also}
    pattern = taken.pattern
    if pattern is None:
        pattern = patterns.number(low, high, taken.number, is_whole=shape.is_whole or taken.also == ("integer",))
    if pattern:
        written |= {"pattern": pattern, "patternErrorMessage": taken.cure_th}
    written["errorMessage"] = taken.cure_th
    # A latitude has closer limits than other numbers.
    examples = [one for one in taken.examples if re.search(pattern, str(one))]
    if len(examples) > 1:
        written["examples"] = examples
    return written


def _choice(shape: Shape) -> Schema:
    assert shape.choices is not None
    labels = {str(one): _label(one) for one in shape.choices}
    written: Schema = {"enum": list(labels), "enumDescriptions": list(labels.values())}
    if len(labels) <= _MAX_LISTED:
        written["errorMessage"] = "เลือกจาก " + ", ".join(code if code == label else f"{code} ({label})" for code, label in labels.items())
    return written


def _label(choice: StrEnum) -> str:
    """Its Thai name in full, where it has a short one as well (OIT)."""
    return str(getattr(choice, "name_th", getattr(choice, "label", choice)))

"""What the JSON Schemas say of content, in the two forms in which a validator meets it: typed by YAML, and all text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator, ValidationError

from prongsai.intake.layout import lay_out
from prongsai.kinds import RecordKind
from prongsai.schema.json_schema import schemas
from prongsai.source.files import SourceFile, read_content
from prongsai.source.yaml import tree as yaml_tree


@cache
def written() -> dict[str, dict[str, Any]]:
    """The schemas by the names of their files."""
    return schemas()


@cache
def validator(kind: RecordKind[Any]) -> Draft7Validator:
    return Draft7Validator(written()[f"{kind.stem}.schema.json"])


def as_yaml_types_it(text: str) -> Any:
    """The data as an editor sees it: numbers, booleans and null as YAML types them, days as text. Raises `yaml.YAMLError`."""
    return _days_as_text(yaml.safe_load(text))


def _days_as_text(data: Any) -> Any:
    if isinstance(data, datetime.date):
        return data.isoformat()
    if isinstance(data, list):
        return [_days_as_text(one) for one in data]
    if isinstance(data, dict):
        # YAML 1.1 takes the key `on` for a boolean, no editor does.
        return {{True: "on", False: "off"}.get(key, str(key)): _days_as_text(one) for key, one in data.items()}
    return data


def files_of(folder: Path) -> Iterator[tuple[RecordKind[Any], SourceFile]]:
    """Every YAML file of a content folder that is of a known kind."""
    layout = lay_out(read_content(folder, "content"))
    for one in (*layout.of_site, *layout.files):
        if not one.file.is_table:
            yield one.kind, one.file


def forms_of(file: SourceFile) -> Iterator[tuple[str, Any]]:
    """The data of a file in each form that it has: none where its YAML is broken."""
    with suppress(yaml.YAMLError, ValueError, RecursionError):
        yield "typed", as_yaml_types_it(file.path.read_text("utf-8"))
    if file.data is not None and not file.is_mended:
        yield "text", file.data


def refusals(kind: RecordKind[Any], data: Any) -> list[ValidationError]:
    """Everything that the schema of a kind of file refuses, down to the single values."""
    return [leaf for error in validator(kind).iter_errors(data) for leaf in _leaves(error)]


def refusals_of_record(kind: RecordKind[Any], record: Any) -> list[ValidationError]:
    """The same of one record: its path begins in the record."""
    schema = written()[f"{kind.stem}.schema.json"]
    one = {**schema["items"], "definitions": schema["definitions"]} if kind.many else schema
    return [leaf for error in Draft7Validator(one).iter_errors(record) for leaf in _leaves(error)]


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    yield error
    for inner in error.context or ():
        yield from _leaves(inner)


def lines_refused(kind: RecordKind[Any], file: SourceFile, data: Any) -> set[int]:
    """The lines, from 1, in which something stands (or is missing) that the schema refuses."""
    lines: set[int] = set()
    for error in refusals(kind, data):
        path = tuple(error.absolute_path)
        for place in (path, *((*path, key) for key in _keys_meant(error))):
            lines.update(mark.line + 1 for mark in file.typed.tree.marks(place))
    return lines


def _keys_meant(error: ValidationError) -> Iterator[str]:
    """The keys that an error about a mapping is about."""
    data: Any = error.instance
    schema: Any = error.schema
    if error.validator == "required":
        yield from (key for key in schema["required"] if key not in data)
    elif error.validator == "additionalProperties":
        yield from (key for key in data if key not in schema.get("properties", {}))


def mappings_in(data: Any, path: yaml_tree.Path = ()) -> Iterator[tuple[yaml_tree.Path, dict[str, Any]]]:
    """Every mapping in `data` with its path."""
    if isinstance(data, list):
        for index, one in enumerate(data):
            yield from mappings_in(one, (*path, index))
    elif isinstance(data, dict):
        yield path, data
        for key, one in data.items():
            yield from mappings_in(one, (*path, key))

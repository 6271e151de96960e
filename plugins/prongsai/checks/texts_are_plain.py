"""Texts are text: HTML in them is shown as typed, never executed, and the clerk is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from prongsai.intake.records import Records
from prongsai.problems.problem import Problem, Severity
from prongsai.source.yaml.tree import Path

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>?|<!--")


def check(records: Records) -> Iterator[Problem]:
    """The warning `html-in-text` at each text that holds a tag."""
    for file in records.files:
        if file.has_markup and file.data is not None:
            for path, tag in _tags(file.data, ()):
                yield file.problem(
                    "html-in-text",
                    path,
                    f"ข้อความมีคำสั่ง HTML “{tag}” ซึ่งจะแสดงตามที่พิมพ์",
                    "ลบคำสั่ง HTML ออก เหลือเฉพาะข้อความ",
                    severity=Severity.WARNING,
                )


def _tags(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        if tag := _TAG.search(data):
            yield path, tag.group()
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _tags(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _tags(value, (*path, index))

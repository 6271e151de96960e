"""The files of a search index as the browser reads them, put into Python."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.search import coding
from prongsai.search.index import FOLDER

_FILE = re.compile(r'prongsaiSearch\.take\("([^"]+)","([0-9a-f]+)",(.*)\)\n', re.DOTALL)


@dataclass(frozen=True, slots=True)
class IndexFile:
    """What one file hands over."""

    name: str
    version: str
    data: Any


def index_files(site: Path) -> dict[str, IndexFile]:
    """All files of a site's index by name."""
    folder = site / FOLDER
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            match = _FILE.fullmatch(path.read_text("utf-8"))
            assert match, path
            assert path.relative_to(folder).as_posix() == f"{match[1]}.js"
            found[match[1]] = IndexFile(match[1], match[2], json.loads(match[3]))
    return found


def numbers(text: str) -> list[int]:
    """What was written by `coding.number`, one after the other."""
    found, at = [], 0
    while at < len(text):
        value, at = _number(text, at)
        found.append(value)
    return found


def postings(text: str) -> dict[int, int]:
    """What was written by `coding.placed`: places by number."""
    found, at, previous = {}, 0, -1
    while at < len(text):
        step, at = _number(text, at)
        previous += step + 1
        found[previous] = coding.DIGITS.index(text[at])
        at += 1
    return found


def grams(files: dict[str, IndexFile]) -> dict[str, dict[int, int]]:
    """Every n-gram of an index with its postings, from its bucket and, where the bucket says so, its file of lists."""
    found = {}
    for file in files.values():
        if not file.name.startswith("grams/"):
            continue
        for prefix, listed in file.data.items():
            for entry in listed.split(" "):
                gram, rest = prefix + entry[:2], entry[2:]
                if rest.startswith("~"):
                    count, pack = numbers(rest[1:])
                    rest = files[f"lists/{pack}"].data[gram]
                    assert len(postings(rest)) == count
                assert gram not in found
                found[gram] = postings(rest)
    return found


def column(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The values of a column of facets, entry by entry, each with what people read for it."""
    coded = numbers(data["runs"])
    values = []
    for value, more in zip(coded[::2], coded[1::2], strict=True):
        values += [(data["values"][value], data["labels"][value])] * (more + 1)
    return values


def _number(text: str, at: int) -> tuple[int, int]:
    value, unit = 0, 1
    while True:
        digit = coding.DIGITS.index(text[at])
        at += 1
        value += unit * digit
        if digit < coding.LAST:
            return value, at
        unit *= coding.MORE

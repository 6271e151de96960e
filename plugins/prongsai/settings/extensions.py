"""`markdown_extensions` of `mkdocs.yml`: which extensions of Python-Markdown a page is written with, and how they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown

from prongsai.settings.loading import Foreign

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds by itself."""

_OF_OTHERS = ("material", "mkdocs", "zensical")
"""Packages whose extensions stand for their own themes."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """Names, in their order, and the settings of those that have some."""

    names: tuple[str, ...] = _ALWAYS
    settings: Mapping[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unusable:
    """An extension that a page has to do without: where it is named, and why, in Thai."""

    path: tuple[str | int, ...]
    name: str
    why_th: str


def extensions_of(value: Any) -> tuple[Extensions, list[Unusable]]:
    """The extensions that `value` names and that can be used, and those that cannot. Raises TypeError where it is no list of names."""
    names, settings, unusable = list(_ALWAYS), {}, []
    for path, name, given in _named(value):
        why = _why_unusable(name, given)
        if why:
            unusable.append(Unusable(path, name, why))
            continue
        if given:
            settings[name] = given
        if name not in names:
            names.append(name)
    return Extensions(tuple(names), settings), unusable


def _named(value: Any) -> Iterator[tuple[tuple[str | int, ...], str, dict[str, Any]]]:
    """Each extension with its place and settings; a list of names and of single mappings, or one mapping."""
    if isinstance(value, dict):
        entries: list[tuple[tuple[str | int, ...], Any]] = [((name,), {name: given}) for name, given in value.items()]
    elif isinstance(value, list):
        entries = [((at,), one) for at, one in enumerate(value)]
    elif value is None:
        entries = []
    else:
        raise TypeError
    for path, entry in entries:
        named = {entry: None} if isinstance(entry, str) else entry
        if not isinstance(named, dict) or len(named) != 1:
            raise TypeError
        ((name, given),) = named.items()
        if not isinstance(name, str) or not isinstance(given or {}, dict):
            raise TypeError
        yield ("markdown_extensions", *path), name, given or {}


def _why_unusable(name: str, given: dict[str, Any]) -> str:
    if name.partition(".")[0] in _OF_OTHERS:
        return f"เป็นส่วนของ {name.partition('.')[0]}"
    if foreign := next(_foreign_in(given), None):
        return f"ใช้ค่า {foreign.tag} ซึ่งมีเฉพาะใน MkDocs หรือ theme"
    try:
        Markdown().registerExtensions((name,), {name: given})
    except ImportError:
        return "ไม่ได้ติดตั้งไว้"
    except Exception as error:  # an extension may raise anything; what it says is told
        return f"ตั้งค่าไม่ถูกต้อง ({error})"
    return ""


def _foreign_in(value: Any) -> Iterator[Foreign]:
    if isinstance(value, Foreign):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _foreign_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _foreign_in(one)

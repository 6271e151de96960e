"""Names of files as the disk spells them, and the form in which they are typed and held in lists."""

from __future__ import annotations

from urllib.parse import quote, unquote

from prongsai.thai.text import compact, normalise


def as_typed(name: str) -> str:
    """A name as it is after it was typed into a record and read: two spaces are one, and ำ of two letters is one letter."""
    return compact(normalise(name))


def written(name: str) -> str:
    """A name for a list that is read as all content is: percent-encoded where it would be read as another name."""
    return name if as_typed(name) == name else quote(name, errors="surrogateescape")


def read(typed: str) -> str:
    """The name that `written` was given; any other text is a name as it stands."""
    name = unquote(typed) if "%" in typed else typed
    return typed if name == typed or as_typed(name) == name or "\ufffd" in name else name

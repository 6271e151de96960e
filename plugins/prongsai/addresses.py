"""What can be opened at which address of the site: planned pages, files, hand-written pages, and what redirects lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from prongsai.load import YAML_SUFFIXES
from prongsai.model.fields import A_FILE
from prongsai.model.publication import key_of
from prongsai.model.shape import marked, values_at
from prongsai.records import Records
from prongsai.validate import RECORD_TYPES, Placed

_BY_HAND = (".md", "/index.md", "/README.md", "/index.html")


class Living:
    """Everything that opens without a redirect: `pages` (address and title) and what lies below `root`."""

    def __init__(self, root: Path, pages: Iterable[tuple[str, str]]) -> None:
        self._root = root
        self.titles = {key_of(address): title for address, title in pages}

    def __contains__(self, address: str) -> bool:
        key = key_of(address)
        return key in self.titles or self.has_file(key) or self._is_by_hand(key)

    def leads_to(self, target: str) -> bool:
        """Whether a link within the site opens something; an anchor in it is not looked for."""
        return target in self or target.partition("#")[0] in self

    def has_file(self, address: str) -> bool:
        """Whether a file of the content folder is published there."""
        path = PurePosixPath(key_of(address))
        hidden = any(part.startswith(".") for part in path.parts)
        return not hidden and path.suffix.lower() not in (*YAML_SUFFIXES, ".md") and _is_file(self._root / path)

    def _is_by_hand(self, key: str) -> bool:
        return any(_is_file(self._root / f"{key}{end}".lstrip("/")) for end in _BY_HAND)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # a name that is too long, say


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a record names under a title of its own: evidence, a manual."""

    address: str
    title_th: str
    path: Path


def documents_of(records: Records, root: Path) -> Iterator[Document]:
    """Every document in file order. Pictures, such as an emblem, have no title and are none."""
    for placed in records.all():
        for pattern in marked(_type_of(placed), A_FILE):
            for path, name in values_at(placed.value, pattern):
                holder = placed.value
                for part in path[:-1]:
                    holder = holder[part] if isinstance(part, int) else getattr(holder, part)
                title = getattr(holder, "title_th", None)
                if title:
                    address = placed.folder / name
                    yield Document(str(address), title, root / address)


def _type_of(placed: Placed) -> Any:
    return next(one for one in RECORD_TYPES.values() if isinstance(placed.value, one))

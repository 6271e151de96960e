"""What can be opened at which address of the site: planned pages, files, hand-written pages, and what redirects lead to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from prongsai.intake.records import Records
from prongsai.model.publication import key_of
from prongsai.pages import Plan
from prongsai.source.static import content_files
from prongsai.source.walk import Listing
from prongsai.thai.names import written


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is made from data, or a file that is written with it."""

    address: str
    title_th: str
    is_page: bool = True


_PLAIN = re.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]*/|[A-Za-z])[A-Za-z0-9._/-]*")


def in_yaml(address: str) -> str:
    """An address as a value of YAML, quoted only where it must be. A JSON string is one of YAML as well."""
    address = written(address)
    return address if _PLAIN.fullmatch(address) and address != "null" else json.dumps(address, ensure_ascii=False)


def planned(plan: Plan) -> Iterator[Planned]:
    """Every page of a portal, each with the files that people take away from it."""
    for page in plan.pages():
        yield Planned(page.address, page.title_th)
        for file in page.files:
            yield Planned(file.address, f"{page.title_th} ({file.address.rpartition('/')[2]})", is_page=False)


class Living:
    """Everything that opens without a redirect: what is `planned`, and what lies in the content folder.

    `titles` are those of planned pages; `addresses` are all addresses, both by their keys.
    """

    def __init__(self, listing: Listing, planned: Iterable[Planned]) -> None:
        self.titles: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self._files: set[str] = set()
        for one in planned:
            self._add(one.address, is_page=one.is_page)
            if one.is_page:
                self.titles[key_of(one.address)] = one.title_th
        for file in content_files(listing):
            self._add(file.address, is_page=file.is_page)

    def _add(self, address: str, *, is_page: bool) -> None:
        self.addresses.setdefault(key_of(address), address)
        if not is_page:
            self._files.add(key_of(address))

    def __contains__(self, address: str) -> bool:
        return key_of(address) in self.addresses

    def leads_to(self, target: str) -> bool:
        """Whether a link within the site opens something; an anchor in it is not looked for."""
        return target in self or target.partition("#")[0] in self

    def has_file(self, address: str) -> bool:
        """Whether a file lies there, so that nothing can lie below it."""
        return key_of(address) in self._files


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that is published under a title: evidence, a manual, or what lies in the content folder by itself."""

    address: str
    title_th: str
    path: Path


def documents_of(records: Records) -> Iterator[NamedFile]:
    """Every document that a record names, record by record. Pictures, such as an emblem, have no title and are none."""
    for _, placed, path, name in records.named_files():
        holder = placed.value
        for part in path[:-1]:
            holder = holder[part] if isinstance(part, int) else getattr(holder, part)
        title = getattr(holder, "title_th", None)
        if title:
            address = placed.folder / name
            yield NamedFile(str(address), title, records.listing.root / address)

"""Files that records name → as the disk spells them, so that what was typed is found and every link to it opens."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.source.walk import Listing
from prongsai.source.yaml.tree import Path
from prongsai.thai.names import as_typed


def spell_as_on_disk(records: Records) -> None:
    """Give each file that a record names, and each file to which a redirect leads, the name that it has on the disk.

    What was typed is read in one form (`thai.text.normalise`); a file may have been named in another, which looks the same.
    """
    disk = _Disk(records.listing)
    for _, placed, path, name in records.named_files():
        wanted = placed.folder / name
        if wanted not in records.listing and (spelt := disk.spelt(str(wanted))):
            _put(placed, path, str(PurePosixPath(spelt).relative_to(placed.folder)))
    for placed in records.of(kinds.REDIRECTS):
        to = placed.value.to if placed.value else ""
        if to and "://" not in to and not to.endswith("/") and PurePosixPath(to) not in records.listing and (spelt := disk.spelt(to)):
            _put(placed, ("to",), spelt)


class _Disk:
    """What lies in the content folder, by the way it is typed: looked at once something is not found as it was typed."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    @cached_property
    def _typed(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = defaultdict(list)
        for file in self._listing.files:
            names[_folded(str(file.name))].append(str(file.name))
        return names

    def spelt(self, name: str) -> str | None:
        """The one file that this name can mean, as the disk spells it."""
        found = self._typed.get(_folded(name), [])
        return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return "/".join(as_typed(part) for part in name.split("/"))


def _put(placed: Placed, path: Path, name: str) -> None:
    holder: Any = placed.value
    for part in path[:-1]:
        holder = holder[part] if isinstance(part, int) else getattr(holder, part)
    # A record is frozen once it is handed on; it is still being made here.
    object.__setattr__(holder, str(path[-1]), name)

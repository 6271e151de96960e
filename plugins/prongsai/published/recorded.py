"""What the site's lists of published addresses hold: one of the site, and one in the folder of each agency of a portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.publication import ClosedYear, OlderChecksum, PublishedAddress
from prongsai.source.yaml.tree import Path


@dataclass(frozen=True, slots=True)
class Recorded:
    """An address as it is recorded, and where."""

    placed: Placed
    path: Path
    entry: PublishedAddress


def folder_of(placed: Placed) -> str:
    """The folder whose list it is; empty for that of the site."""
    return placed.file.name.parts[0] if len(placed.file.name.parts) > 1 else ""


def lists(records: Records) -> Iterator[Placed]:
    """Every list, those of agencies first: where a run was stopped between two, what stands in both is newer there."""
    return iter(sorted((one for one in records.of(kinds.PUBLISHED) if one.value), key=lambda one: not folder_of(one)))


def recorded_addresses(records: Records) -> dict[str, Recorded]:
    """Every address once, however many lists hold it."""
    found: dict[str, Recorded] = {}
    for placed in lists(records):
        for index, entry in enumerate(placed.value.addresses):
            if there := found.get(entry.address):
                found[entry.address] = replace(there, entry=_joined(there.entry, entry))
            else:
                found[entry.address] = Recorded(placed, ("addresses", index), entry)
    return found


def recorded_years(records: Records) -> dict[tuple[str, int], tuple[Placed, int, ClosedYear]]:
    """Every closed year once, with its list and its place there."""
    found: dict[tuple[str, int], tuple[Placed, int, ClosedYear]] = {}
    for placed in lists(records):
        for index, closed in enumerate(placed.value.years):
            found.setdefault((closed.agency, closed.year_be), (placed, index, closed))
    return found


def _joined(entry: PublishedAddress, other: PublishedAddress) -> PublishedAddress:
    """What two lists say of one address: the first day, and all that was ever known of the file."""
    known = {one.sha256 for one in entry.older} | {entry.sha256}
    more: tuple[OlderChecksum, ...] = tuple(one for one in other.older if one.sha256 not in known)
    return replace(entry, first_on=min(entry.first_on, other.first_on), older=(*more, *entry.older))

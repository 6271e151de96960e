"""The list of all that was published: `published.yml`, brought up to date by `prongsai publish-record`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.model.portal import Portal
from prongsai.model.publication import ClosedFile, ClosedYear, OlderChecksum, PublishedAddress, PublishedRecord
from prongsai.pages import Plan
from prongsai.published.checksums import checksum, is_unchanged
from prongsai.published.closed import Held, files_of_year, folder_of_year
from prongsai.published.living import NamedFile, Planned, documents_of, in_yaml, planned
from prongsai.published.recorded import folder_of, lists, recorded_addresses, recorded_years
from prongsai.source.static import content_files
from prongsai.thai.names import as_typed

_HEAD = """\
# ที่อยู่ของทุกหน้าและทุกไฟล์ที่เคยเผยแพร่ และปีงบประมาณที่ปิดแล้ว
# คำสั่ง prongsai publish-record เขียนไฟล์นี้ให้ ไม่ต้องแก้ด้วยมือ และห้ามลบรายการใด
"""


@dataclass(slots=True)
class Update:
    """The record as it is now, list by list, and what is new in it.

    `writes` are the lists (by their names below the content folder) in the order in which they are to be written: what leaves a list
    stands in another before, so that a run that is stopped loses no line.
    """

    record: PublishedRecord
    writes: list[tuple[str, str]] = field(default_factory=list)
    added: list[PublishedAddress] = field(default_factory=list)
    changed: list[PublishedAddress] = field(default_factory=list)
    """Files that were replaced at their address."""
    closed: list[ClosedYear] = field(default_factory=list)


def bring_up_to_date(records: Records, plan: Plan, today: date) -> Update:
    """The record of a site with all that is planned now; nothing is ever taken away."""
    recorded, recorded_before = recorded_addresses(records), recorded_years(records)
    entries = {address: one.entry for address, one in recorded.items()}
    known = set(entries)
    update = Update(PublishedRecord())
    kept = [file for file in content_files(records.listing) if file.is_kept]
    by_hand = [Planned(file.address, file.title_th) for file in kept if file.is_page]
    for page in (*by_hand, *planned(plan)):
        there = entries.get(page.address)
        entries[page.address] = replace(there, title_th=page.title_th) if there else _new(page.address, page.title_th, today)
    unnamed = [NamedFile(file.address, file.title_th, file.path) for file in kept if not file.is_page]
    # A title that a record gives to a file tells more than the file's name.
    for document in _first_of_each((*documents_of(records), *unnamed)):
        entries[document.address] = _document(entries.get(document.address), document, today, update)
    update.added = [entries[address] for address in sorted(entries) if address not in known]
    years = {key: closed for key, (_, _, closed) in recorded_before.items()}
    for closed in _closed_years(records, plan.portal, years):
        key = (closed.agency, closed.year_be)
        if years.get(key) != closed:
            years[key] = closed
            update.closed.append(closed)
    addresses = tuple(entries[address] for address in sorted(entries))
    update.record = PublishedRecord(addresses=addresses, years=tuple(years[key] for key in sorted(years)))
    homes = {address: folder_of(one.placed) for address, one in recorded.items()}
    slugs = {agency.slug for agency in plan.portal.agencies} - {""}
    update.writes = list(_writes({folder_of(one): one.value for one in lists(records)}, _split(update.record, slugs, homes)))
    return update


def _split(record: PublishedRecord, slugs: set[str], homes: dict[str, str]) -> dict[str, PublishedRecord]:
    """The lists by their folders: of each agency of a portal one, "" for all else.

    What no agency of today has stays where it was: the folder may have got another name.
    """
    addresses: dict[str, list[PublishedAddress]] = defaultdict(list)
    years: dict[str, list[ClosedYear]] = defaultdict(list)
    for one in record.addresses:
        slug, below, _ = one.address.partition("/")
        addresses[slug if below and slug in slugs else homes.get(one.address, "")].append(one)
    for closed in record.years:
        years[closed.agency if closed.agency in slugs else ""].append(closed)
    folders = {*addresses, *years, *homes.values()} - {""}
    split = {folder: PublishedRecord(addresses=tuple(addresses[folder]), years=tuple(years[folder])) for folder in sorted(folders)}
    return split | {"": PublishedRecord(agencies=tuple(sorted(folders)), addresses=tuple(addresses[""]), years=tuple(years[""]))}


def _writes(before: dict[str, PublishedRecord], after: dict[str, PublishedRecord]) -> Iterator[tuple[str, str]]:
    """First the lists with all that is new in them and all that they had; then those from which something moved to another."""
    for is_last in (False, True):
        for folder, new in after.items():
            old = before.get(folder, PublishedRecord())
            moved = _only_in(old, new)
            if is_last and not (moved.addresses or moved.years):
                continue
            text = as_yaml(new if is_last else _with(new, moved))
            yield f"{folder}/{kinds.PUBLISHED.file}" if folder else kinds.PUBLISHED.file, text


def _only_in(old: PublishedRecord, new: PublishedRecord) -> PublishedRecord:
    addresses, years = {one.address for one in new.addresses}, {(one.agency, one.year_be) for one in new.years}
    return PublishedRecord(
        addresses=tuple(one for one in old.addresses if one.address not in addresses),
        years=tuple(one for one in old.years if (one.agency, one.year_be) not in years),
    )


def _with(new: PublishedRecord, more: PublishedRecord) -> PublishedRecord:
    return replace(new, addresses=(*new.addresses, *more.addresses), years=(*new.years, *more.years))


def _new(address: str, title_th: str, today: date, sha256: str | None = None) -> PublishedAddress:
    return PublishedAddress(address=address, title_th=title_th, first_on=today, sha256=sha256)


def _first_of_each(documents: Iterable[NamedFile]) -> Iterable[NamedFile]:
    by_address: dict[str, NamedFile] = {}
    for one in documents:
        by_address.setdefault(one.address, one)
    return by_address.values()


def _document(there: PublishedAddress | None, document: NamedFile, today: date, update: Update) -> PublishedAddress:
    # What is recorded stays as it is while it is true: a list that another computer would write otherwise has changes of no meaning.
    if there is not None and there.sha256 is not None and is_unchanged(document.path, there.sha256):
        return replace(there, title_th=document.title_th)
    sha256 = checksum(document.path)
    if there is None:
        return _new(document.address, document.title_th, today, sha256)
    if there.sha256 is None:
        return replace(there, title_th=document.title_th, sha256=sha256)
    older = (*there.older, OlderChecksum(sha256=there.sha256, until_on=today))
    now = replace(there, title_th=document.title_th, sha256=sha256, older=older)
    update.changed.append(now)
    return now


def _closed_years(records: Records, portal: Portal, recorded: dict[tuple[str, int], ClosedYear]) -> Iterable[ClosedYear]:
    for agency in portal.agencies:
        for year in agency.years:
            if year.record.is_closed and year.record.frozen_on:
                held = files_of_year(records, folder_of_year(agency.slug, year.year_be)) or {}
                before = recorded.get((agency.slug, year.year_be))
                known: dict[str, list[str]] = defaultdict(list)
                for one in before.files if before else ():
                    known[as_typed(one.path)].append(one.sha256)
                paths = [(as_typed(name), held[name]) for name in sorted(held)]
                files = tuple(ClosedFile(path=path, sha256=_sum(one, known[path])) for path, one in paths)
                yield ClosedYear(agency=agency.slug, year_be=year.year_be, frozen_on=year.record.frozen_on, files=files)


def _sum(held: Held, recorded: list[str]) -> str:
    """The checksum that is recorded of a file, as long as it is true; else a new one."""
    return next(filter(held.is_as, recorded), None) or held.sha256


def as_yaml(record: PublishedRecord) -> str:
    """The record as it is kept: one line an address and a file, so that a difference reads as what was published."""
    lines = [_HEAD.rstrip("\n")]
    if record.agencies:
        lines += ["# ที่อยู่ของแต่ละหน่วยงานอยู่ใน published.yml ของโฟลเดอร์นั้น", "agencies:", *(f"  - {in_yaml(one)}" for one in record.agencies)]
    lines.append("addresses:" + ("" if record.addresses else " []"))
    lines += [f"  - {{{', '.join(_of_address(one))}}}" for one in record.addresses]
    if record.years:
        lines.append("years:")
    for year in record.years:
        lines += [f"  - agency: {in_yaml(year.agency)}", f"    year_be: {year.year_be}", f"    frozen_on: {year.frozen_on.isoformat()}"]
        lines.append("    files:" if year.files else "    files: []")
        lines += [f"      - {{path: {in_yaml(one.path)}, sha256: {one.sha256}}}" for one in year.files]
    return "\n".join(lines) + "\n"


def _of_address(one: PublishedAddress) -> list[str]:
    facts = [
        f"address: {in_yaml(one.address)}",
        f"title_th: {json.dumps(one.title_th, ensure_ascii=False)}",
        f"first_on: {one.first_on.isoformat()}",
    ]
    if one.sha256:
        facts.append(f"sha256: {one.sha256}")
    if one.older:
        older = ", ".join(f"{{sha256: {old.sha256}, until_on: {old.until_on.isoformat()}}}" for old in one.older)
        facts.append(f"older: [{older}]")
    return facts

"""The list of all that was published: `published.yml`, brought up to date by `prongsai publish-record`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
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
from prongsai.source.static import content_files
from prongsai.thai.names import as_typed

_HEAD = """\
# ที่อยู่ของทุกหน้าและทุกไฟล์ที่เคยเผยแพร่ และปีงบประมาณที่ปิดแล้ว
# คำสั่ง prongsai publish-record เขียนไฟล์นี้ให้ ไม่ต้องแก้ด้วยมือ และห้ามลบรายการใด
"""


@dataclass(slots=True)
class Update:
    """The record as it is now, and what is new in it."""

    record: PublishedRecord
    added: list[PublishedAddress] = field(default_factory=list)
    changed: list[PublishedAddress] = field(default_factory=list)
    """Files that were replaced at their address."""
    closed: list[ClosedYear] = field(default_factory=list)


def bring_up_to_date(records: Records, plan: Plan, today: date) -> Update:
    """The record of a site with all that is planned now; nothing is ever taken away."""
    placed = records.one(kinds.PUBLISHED)
    before: PublishedRecord = placed.value if placed else PublishedRecord()
    entries = {one.address: one for one in before.addresses}
    update = Update(before)
    kept = [file for file in content_files(records.listing) if file.is_kept]
    by_hand = [Planned(file.address, file.title_th) for file in kept if file.is_page]
    for page in (*by_hand, *planned(plan)):
        there = entries.get(page.address)
        entries[page.address] = replace(there, title_th=page.title_th) if there else _new(page.address, page.title_th, today)
    unnamed = [NamedFile(file.address, file.title_th, file.path) for file in kept if not file.is_page]
    # A title that a record gives to a file tells more than the file's name.
    for document in _first_of_each((*documents_of(records), *unnamed)):
        entries[document.address] = _document(entries.get(document.address), document, today, update)
    known = {one.address for one in before.addresses}
    update.added = [entries[address] for address in sorted(entries) if address not in known]
    years = {(one.agency, one.year_be): one for one in before.years}
    for closed in _closed_years(records, plan.portal, years):
        key = (closed.agency, closed.year_be)
        if years.get(key) != closed:
            years[key] = closed
            update.closed.append(closed)
    addresses = tuple(entries[address] for address in sorted(entries))
    update.record = PublishedRecord(addresses=addresses, years=tuple(years[key] for key in sorted(years)))
    return update


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
    lines = [_HEAD + "addresses:" + ("" if record.addresses else " []")]
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

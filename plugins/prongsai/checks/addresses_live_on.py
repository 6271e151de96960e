"""An address once published never dies: what it opens is there, or a redirect leads on to something that is.

Unlike the other rules this one looks at the planned pages, so it is asked once the portal is built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.model.publication import PublishedAddress, Redirect, end_of, key_of, key_of_page
from prongsai.pages import Plan
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.published.living import Living, in_yaml, planned
from prongsai.published.recorded import folder_of, lists, recorded_addresses
from prongsai.thai.text import shortened


def check(records: Records, plan: Plan) -> Iterator[Problem]:
    """`address-vanished` at each entry of `published.yml`, and what is wrong with redirects; one of them must be there."""
    recorded, redirects = recorded_addresses(records), records.of(kinds.REDIRECTS)
    living = Living(records.listing, planned(plan))
    by_key: dict[str, tuple[Placed, Redirect]] = {}
    for placed in redirects:
        redirect: Redirect = placed.value
        if first := by_key.get(key_of(redirect.from_)):
            line = first[0].file.line_of((*first[0].path, "from"))
            found = f"ที่อยู่ /{redirect.from_} มีแล้วในบรรทัด {line}"
            yield placed.problem("duplicate-id", ("from",), found, "เหลือไว้เพียงรายการเดียว")
        else:
            by_key[key_of(redirect.from_)] = placed, redirect
    yield from _redirects(by_key, living, _Near(living.addresses.values()))
    # A page that only changed its address is not in the list yet: no other agency, year or measure is it.
    listed = {key_of(address) for address in recorded}
    near = _Near(address for key, address in living.addresses.items() if key not in listed)
    for address, one in recorded.items():
        if address not in living and key_of(address) not in by_key:
            yield one.placed.problem("address-vanished", (*one.path, "address"), *_vanished(one.entry, near))
    yield from _lists_that_are_gone(records, recorded)


def _lists_that_are_gone(records: Records, recorded: Iterable[str]) -> Iterator[Problem]:
    """A folder that was deleted whole took the list of its addresses along: only the site's list knows that it was there."""
    placed = list(lists(records))
    there = {folder_of(one) for one in placed}
    # The list of a folder that got another name still tells of the old addresses.
    told_of = {address.partition("/")[0] for address in recorded}
    for one in placed:
        for index, folder in enumerate(one.value.agencies):
            if folder not in there and folder not in told_of:
                name = f"{folder}/{kinds.PUBLISHED.file}"
                found = f"ไฟล์ {name} ซึ่งจดที่อยู่ที่เคยเผยแพร่ของโฟลเดอร์ {folder} หายไป"
                cure = f"นำ {name} กลับมา (เช่น จาก Git หรือสำเนา) แม้เลิกใช้โฟลเดอร์นั้นแล้ว แล้วบอกที่อยู่ใหม่ใน redirects.yml"
                yield one.problem("address-vanished", ("agencies", index), found, cure)


def _vanished(entry: PublishedAddress, near: _Near) -> tuple[str, str]:
    what = "หน้า" if entry.is_page else "ไฟล์"
    found = f"{what} “{shortened(entry.title_th)}” ที่เคยเผยแพร่จะหายไปจาก /{entry.address}"
    back = "นำไฟล์กลับมาวางที่เดิม" if entry.sha256 else "นำข้อมูลของตารางนี้กลับมา"
    back = "นำข้อมูล รหัส หรือไฟล์ Markdown เดิมกลับมา" if entry.is_page else back
    there = near.beside(entry.address)
    line = f"- {{from: {in_yaml(entry.address)}, to: {in_yaml(there) if there else 'ที่อยู่ใหม่'}, since_on: วันที่ย้าย}}"
    return found, f"{back} ถ้าย้ายไปแล้ว ให้เพิ่มบรรทัดนี้ใน redirects.yml: {line}"


def _redirects(by_key: dict[str, tuple[Placed, Redirect]], living: Living, near: _Near) -> Iterator[Problem]:
    all_of_them = {key: redirect for key, (_, redirect) in by_key.items()}
    told: set[str] = set()
    for key, (placed, redirect) in by_key.items():
        if redirect.from_ in living or any(living.has_file(part) for part in _above(key)):
            title = living.titles.get(key)
            found = f"ที่อยู่ /{redirect.from_} ยังเปิดได้" + (f" คือหน้า “{shortened(title)}”" if title else "")
            cure = "ลบรายการนี้ หรือแก้ from เป็นที่อยู่เดิมของหน้าที่ย้ายแล้ว"
            yield placed.problem("redirect-from-living-page", ("from",), found, cure)
        if "://" in redirect.to or living.leads_to(redirect.to):
            continue
        if key_of_page(redirect.to) not in by_key:
            there = near.beside(redirect.to) or near.elsewhere(redirect.to)
            cure = f"น่าจะเป็น {there}" if there else "แก้ to เป็นที่อยู่ของหน้าที่มีอยู่"
            yield placed.problem("redirect-to-nowhere", ("to",), f"ไม่มีหน้าหรือไฟล์ที่ /{redirect.to}", cure)
        elif end_of(redirect, all_of_them) is None:
            circle = _circle(key, all_of_them)
            if told & {*circle}:
                continue
            told |= {*circle}
            found = "การเปลี่ยนทางวนเป็นวง: " + " → ".join(f"/{one}/" for one in (*circle, circle[0])[:6])
            yield placed.problem("redirect-in-circle", ("to",), found, "แก้ to ของรายการใดรายการหนึ่งเป็นหน้าที่มีอยู่")


def _above(key: str) -> Iterator[str]:
    parts = key.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _circle(key: str, by_key: dict[str, Redirect]) -> list[str]:
    """The addresses of the circle that the redirect at `key` runs into."""
    way: list[str] = []
    while key not in way:
        way.append(key)
        key = key_of_page(by_key[key].to)
    return way[way.index(key) :]


class _Near:
    """The page or file that was probably meant, of these addresses."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._below: dict[str, dict[str, str]] = defaultdict(dict)
        for address in addresses:
            above, _, name = key_of(address).rpartition("/")
            if len(self._below[above]) < _MOST:
                self._below[above][name] = address

    def beside(self, address: str) -> str | None:
        """The address below the same page whose last part is most like this one's; None where none is."""
        above, _, name = key_of(address).rpartition("/")
        there = self._below.get(above, {})
        near = nearest(name, there)
        return there[near] if near else None

    def elsewhere(self, address: str) -> str | None:
        """The same last part below a page of nearly the same address; None where there is none."""
        above, _, name = key_of(address).rpartition("/")
        near = nearest(above, [one for one, there in self._below.items() if name in there][:_MOST])
        return self._below[near][name] if near is not None else None


_MOST = 200
"""How many are compared: the likeness of two addresses takes some twenty microseconds."""

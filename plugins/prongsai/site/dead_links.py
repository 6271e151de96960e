"""Links to what is not there, told at the line that they come from: in a hand-written page, in a record, in a template, in `mkdocs.yml`."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from prongsai import kinds
from prongsai.address import NOT_FOUND, encoded
from prongsai.frame.protocol import ByHand
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.render.markdown import relative_link
from prongsai.site.links import BuiltSite, DeadLink, Target
from prongsai.source.files import is_content
from prongsai.source.page_links import address_beside, cure_of_file, file_with_signs, found_of_file, named_by, way_to
from prongsai.source.places import Places
from prongsai.source.static import files_on_disk
from prongsai.source.walk import Listing, printable
from prongsai.thai.text import shortened

_MOST_NAMES = 500
_MOST_SHOWN = 2000
_SHORT = 3
"""A link of so few letters stands in many templates by chance."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where links can come from: the content folder with its hand-written pages, the agency's own templates, and `mkdocs.yml`."""

    listing: Listing
    by_hand: Sequence[ByHand]
    templates: Sequence[Path]
    settings: Path
    url: str = ""


def told(dead: Iterable[DeadLink], site: BuiltSite, origins: Origins) -> Iterator[Problem]:
    """`broken-link` for each place where a dead link was typed; one of which none is found is told by its page, as a warning."""
    by_address = {unquote(one.plan.address): one for one in origins.by_hand}
    places = _Files()
    for link in dead:
        written = [by_address[page] for page in link.pages if page in by_address]
        problems = [problem for one in written for problem in _in_page(link, one, site, origins)]
        if len(written) < len(link.pages):
            problems += list(_elsewhere(link, site, origins, places))
        if not problems:
            page = next((one for one in link.pages if one not in by_address), link.pages[0])
            said = f"หน้า /{page} มีลิงก์ {_said(link)}" if page != NOT_FOUND else f"หน้า 404 มีลิงก์ {_said(link)}"
            cure = "ตรวจแม่แบบและปลั๊กอินที่เพิ่มเอง ถ้าไม่มี โปรดแจ้งผู้ดูแลระบบ"
            problems = [Problem(origins.listing.shown_as, 1, 1, "broken-link", said, cure, Severity.WARNING)]
        yield from problems


def _said(link: DeadLink, typed: str = "") -> str:
    typed = shortened(typed or html.unescape(link.link))
    if link.has_page:
        return f"{typed} ไปยังหัวข้อ #{shortened(link.target.anchor)} ซึ่งไม่มีในหน้า /{shortened(link.target.address)}"
    return f"{typed} ไปยัง /{shortened(link.target.address)} ซึ่งไม่มีหน้าหรือไฟล์"


# In hand-written pages


def _in_page(link: DeadLink, page: ByHand, site: BuiltSite, origins: Origins) -> Iterator[Problem]:
    finished = html.unescape(link.link)
    typed = page.typed.get(finished, finished)
    shown = f"{origins.listing.shown_as}/{page.source}"
    try:
        places = Places((origins.listing.root / page.source).read_text("utf-8-sig", errors="replace"))
    except OSError:
        return
    wanted = (typed, unquote(typed), typed.partition("#")[0], link.target.anchor)
    name = named_by(typed, page.source)
    found, cure = f"ลิงก์ {_said(link, typed)}", _cure_of_anchor(link, typed, site)
    if not link.has_page:
        if name is not None:
            found = found_of_file(typed, name, origins.listing)
        signs = file_with_signs(typed, page.source, origins.listing)
        if signs:
            cure = f"น่าจะเป็น {way_to(signs, page.source)}"
        elif name:
            cure = cure_of_file(name, page.source, origins.listing)
        else:
            cure = _cure_of_address(link, page, site, origins.listing)
    for line, column in next((all_ for one in wanted if one and (all_ := places.all(one))), [(1, 1)]):
        yield Problem(shown, line, column, "broken-link", found, cure, source_line=places.line(line)[:_MOST_SHOWN])


def _cure_of_anchor(link: DeadLink, typed: str, site: BuiltSite) -> str:
    file = site.file_of(link.target.address)
    near = nearest(link.target.anchor, sorted(site.anchors(file))[:_MOST_NAMES]) if file else None
    return f"น่าจะเป็น {typed.partition('#')[0]}#{near}" if near else f"แก้เป็นหัวข้อที่มีในหน้านั้น หรือลบ #{link.target.anchor} ออกจากลิงก์"


def _cure_of_address(link: DeadLink, page: ByHand, site: BuiltSite, listing: Listing) -> str:
    # Who counts from the folder of the file, as a link to a file does, is at the wrong level: a page lies in a folder of its own.
    beside_file = address_beside(page.typed.get(html.unescape(link.link), html.unescape(link.link)), page.source)
    near = f"{beside_file}/" if beside_file and site.file_of(f"{beside_file}/") else _near(link.target, site)
    if near is None:
        return "แก้ลิงก์เป็นที่อยู่ของหน้าที่มี ซึ่งลงท้ายด้วย / หรือลบลิงก์"
    sources = {file.address: str(file.name) for file in files_on_disk(listing)}
    if near in sources:
        return f"น่าจะเป็น {way_to(sources[near], page.source)}"
    return f"น่าจะเป็น {relative_link(encoded(near), page.plan.address)}"


def _near(target: Target, site: BuiltSite) -> str | None:
    """The address that was probably meant: nearly the same name in the same folder, or the same name in another."""
    return _beside(target, site) or site.called(target.address.rstrip("/").rpartition("/")[2])


def _beside(target: Target, site: BuiltSite) -> str | None:
    above, _, name = target.address.rstrip("/").rpartition("/")
    beside = site.names_below(above)
    near = nearest(name, sorted(beside)[:_MOST_NAMES], 0.7)
    return beside[near] if near else None


# In what pages are made from


class _Files:
    """Files that were read while looking for where a link was typed."""

    def __init__(self) -> None:
        self._read: dict[Path, Places] = {}

    def at(self, path: Path) -> Places:
        """The file at `path`; one that cannot be read is empty."""
        if path not in self._read:
            try:
                self._read[path] = Places(path.read_text("utf-8-sig", errors="replace"))
            except OSError:
                self._read[path] = Places("")
        return self._read[path]


def _elsewhere(link: DeadLink, site: BuiltSite, origins: Origins, files: _Files) -> Iterator[Problem]:
    """Of pages that are made from records: in a record, in a template of the agency's own, or in `mkdocs.yml`."""
    finished, address = html.unescape(link.link), link.target.address
    # A link to the site itself is typed in full in a record: whatever is relative comes from a template.
    if "://" in finished:
        near = _near(link.target, site) if not link.has_page and finished.endswith(address) else None
        cure = f"น่าจะเป็น {finished.removesuffix(address)}{encoded(near)}" if near else "แก้เป็นที่อยู่ของหน้าหรือไฟล์ที่มี หรือลบลิงก์"
        found = f"ลิงก์ {_said(link)}"
        if of_records := list(_typed_in(_data_files(origins.listing), [finished], found, cure, origins.listing.root, files)):
            # At the root of a host other programs may answer, such as the agency's old site.
            is_ours = urlsplit(origins.url).path != "/" or _beside(link.target, site) or address.partition("/")[0] in site.names_below("")
            yield from (one if is_ours else replace(one, severity=Severity.NOTICE) for one in of_records)
            return
    if of_settings := list(_typed_in([origins.settings], [finished, address], f"ลิงก์ {_said(link)}", "แก้ชื่อไฟล์ หรือลบบรรทัดนี้", None, files)):
        yield replace(of_settings[0], severity=Severity.WARNING)
        return
    yield from islice(_in_templates(link, origins, files), 1)


def _in_templates(link: DeadLink, origins: Origins, files: _Files) -> Iterator[Problem]:
    """At the line of a template that holds the link as it is, else by the names of the templates: one that was made for an older version
    stops nobody, as with all else that is told of templates.
    """
    cure, finished = "แก้ลิงก์ในแม่แบบให้ตรงกับหน้าหรือไฟล์ที่มี", html.unescape(link.link)
    wanted = [one for one in (finished, link.target.address) if len(one) > _SHORT]
    for folder in origins.templates:
        for one in _typed_in(_templates(folder), wanted, f"แม่แบบนี้เขียนลิงก์ {_said(link)}", cure, folder, files):
            yield replace(one, severity=Severity.NOTICE)
    for folder in origins.templates:
        if names := [path.name for path in _templates(folder)]:
            said = f"แม่แบบของหน่วยงาน ({', '.join(names[:5])}) สร้างลิงก์ {_said(link)} ในหน้า /{link.pages[0]}"
            yield Problem(folder.name, 1, 1, "broken-link", said, cure, Severity.NOTICE)


def _templates(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.html") if path.is_file())


def _data_files(listing: Listing) -> Iterator[Path]:
    return (file.path for file in listing.files if is_content(file.name) and file.name.name != kinds.PUBLISHED.file)


def _typed_in(paths: Iterable[Path], wanted: Sequence[str], found: str, cure: str, home: Path | None, files: _Files) -> Iterator[Problem]:
    """A problem at each place where the first of `wanted` that occurs is typed in one of the files, which lie below `home`."""
    known = list(paths)
    for one in wanted:
        problems = []
        for path in known:
            places = files.at(path)
            for line, column in places.all(one):
                shown = f"{home.name}/{printable(path.relative_to(home).as_posix())}" if home else path.name
                problems.append(Problem(shown, line, column, "broken-link", found, cure, source_line=places.line(line)[:_MOST_SHOWN]))
        if problems:
            yield from problems
            return

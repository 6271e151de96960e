"""What lies in the content folder is read, shown or told: data that is not read, what programs leave behind, and what nothing refers to.

Unlike the other rules this one also says which files are never put on the site, so it is asked before they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from prongsai import kinds
from prongsai.intake.lookalike import Meant, meant_by
from prongsai.intake.records import Records
from prongsai.problems.codes import Code
from prongsai.problems.problem import Problem, Severity
from prongsai.source.files import is_content
from prongsai.source.leftovers import Leftover, leftover_of
from prongsai.source.markdown import is_markdown
from prongsai.source.references import References
from prongsai.source.static import address_of
from prongsai.source.walk import Listing, Lying, printable

MOST_OF_FOLDER = 20
"""So many files of one folder that nothing refers to are told one by one; the rest is told as a number."""

_OF_PAGES = re.compile(r"\.(?:css|js|mjs|map|eot|otf|ttf|woff2?|webmanifest|html?|xml)", re.IGNORECASE)
_OF_LOOK = frozenset(
    {"assets", "stylesheets", "javascripts", "css", "js", "fonts", "overrides", "includes", "partials", "theme", "templates"}
)
_OF_HOSTS = re.compile(
    r"(?:robots|ads|app-ads|humans|security|llms)\.txt|favicon.*|apple-touch-icon.*|android-chrome.*|mstile.*|CNAME|_headers|_redirects"
    r"|web\.config|manifest\.json|netlify\.toml|vercel\.json|LICENSE.*|google[0-9a-f]+\.html|BingSiteAuth\.xml|yandex_.*",
    re.IGNORECASE,
)
_TEXTS_OF_SITE = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm", ".css", ".js", ".mjs", ".webmanifest", ".svg", ".xml")
_SETTINGS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
_CUSTOM_DIR = re.compile(r"^\s+custom_dir:\s*['\"]?([^\s'\"#]+)", re.MULTILINE)


@dataclass(slots=True)
class Found:
    """What is told of the files beside the data, and which of them are never put on the site."""

    problems: list[Problem] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)


def find(records: Records) -> Found:
    """`data-not-read`, `never-published` and `unused-file`; an address that is recorded already goes on opening."""
    listing, found = records.listing, Found()
    named = {str(placed.folder / name) for _, placed, _, name in records.named_files()}
    others = [file for file in listing.files if not is_content(file.name) and str(file.name) not in named]
    if not others:
        return found
    recorded = _recorded(records)
    refers = _Refers(records, others)
    meant: list[tuple[Lying, Meant]] = []
    unused: dict[PurePosixPath, list[Lying]] = defaultdict(list)
    for file in others:
        is_recorded = str(file.name) in recorded or address_of(file.name) in recorded
        leftover = leftover_of(file.name)
        if leftover in (Leftover.RUBBISH, Leftover.LOCK):
            if not is_recorded:
                found.withheld.add(str(file.name))
            if leftover is Leftover.LOCK:
                found.problems.append(_never_published(listing, file, leftover, is_recorded=is_recorded))
        elif is_markdown(file.name):
            if leftover is not Leftover.DRAFT and (data := meant_by(file)):
                meant.append((file, data))
        elif file.name.name in refers:
            continue
        elif data := meant_by(file):
            meant.append((file, data))
        elif leftover:
            if not is_recorded:
                found.withheld.add(str(file.name))
            found.problems.append(_never_published(listing, file, leftover, is_recorded=is_recorded))
        elif not is_recorded and not _is_of_site(file.name):
            unused[file.name.parent].append(file)
    found.withheld |= {str(file.name) for file, _ in meant if not {str(file.name), address_of(file.name)} & recorded}
    found.problems += _not_read(listing, meant)
    found.problems += (problem for files in unused.values() for problem in _unused(listing, files))
    return found


def _recorded(records: Records) -> frozenset[str]:
    """The addresses, and the files of closed years, that `published.yml` holds."""
    addresses: set[str] = set()
    for placed in records.of(kinds.PUBLISHED):
        if placed.value:
            addresses.update(one.address for one in placed.value.addresses)
            for year in placed.value.years:
                folder = PurePosixPath(year.agency, str(year.year_be))
                addresses.update(str(folder / one.path) for one in year.files)
    return frozenset(addresses)


class _Refers:
    """Whether anything refers to a file of this name: read step by step, since mostly the first step has the answer."""

    def __init__(self, records: Records, others: Iterable[Lying]) -> None:
        self._records = records
        self._references = References()
        texts = (file.path for file in others if file.name.name.casefold().endswith(_TEXTS_OF_SITE))
        self._steps = iter([(lambda: texts), self._settings, self._data])

    def __contains__(self, name: str) -> bool:
        while name not in self._references:
            step = next(self._steps, None)
            if step is None:
                return False
            self._references.read(step())
        return True

    def _settings(self) -> Iterator[Path]:
        """The settings of the site, and the agency's own templates: logos, scripts and the menu stand there."""
        above = self._records.listing.root.resolve().parent
        for path in (above / name for name in _SETTINGS):
            if path.is_file():
                yield path
                own = _CUSTOM_DIR.search(path.read_text("utf-8", errors="replace"))
                folder = above / own[1] if own else None
                if folder and folder.is_dir() and not (folder / "assets/prongsai").is_dir():
                    yield from (one for one in sorted(folder.rglob("*")) if one.suffix in _TEXTS_OF_SITE)

    def _data(self) -> Iterator[Path]:
        """Records can link to a file by its whole address."""
        return (file.path for file in self._records.files)


def _is_of_site(name: PurePosixPath) -> bool:
    """Whether nobody expects a record to name it: what pages look like, and what hosts and search engines ask for."""
    if any(part.casefold() in _OF_LOOK for part in name.parts[:-1]):
        return True
    return bool(_OF_PAGES.fullmatch(name.suffix)) or bool(_OF_HOSTS.fullmatch(name.name))


def _told(listing: Listing, name: PurePosixPath, code: Code, found: str, cure: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(listing.shown(name), 1, 1, code, found, cure, severity)


# Data that is not read


def _not_read(listing: Listing, meant: list[tuple[Lying, Meant]]) -> Iterator[Problem]:
    claimed = Counter(data.name for _, data in meant)
    for file, data in meant:
        rivals = [one for one, other in meant if other.name == data.name] if claimed[data.name] > 1 else [file]
        found = f"ไฟล์ {printable(file.name.name)} ดูเหมือนข้อมูล{data.kind.label_th} แต่ระบบไม่อ่านไฟล์ชื่อนี้ และไม่เผยแพร่"
        yield _told(listing, file.name, "data-not-read", found, _cure_of_data(listing, file.name, data, rivals))


def _cure_of_data(listing: Listing, name: PurePosixPath, data: Meant, rivals: list[Lying]) -> str:
    target, here = data.name.name, data.name.parent == name.parent
    there = data.name if here else data.name.relative_to(name.parts[0]) if len(data.name.parts) > 1 and len(name.parts) > 1 else data.name
    standing = next((one for one in (data.name, data.name.with_name(data.kind.file)) if one in listing), None)
    if data.is_table and not data.is_read_as_table:
        return f"ข้อมูลนี้อ่านจากตารางไม่ได้ กรอกลงใน {data.kind.file} แล้วย้ายไฟล์นี้ออกไปเก็บนอกโฟลเดอร์เนื้อหา"
    if standing:
        return f"เปิดไฟล์นี้เทียบกับ {standing.name} คัดลอกส่วนที่ขาดไปใส่ใน {standing.name} ให้ครบ แล้วลบไฟล์นี้"
    if len(rivals) > 1:
        names = ", ".join(printable(one.name.name) for one in rivals[:5]) + (" ฯลฯ" if len(rivals) > 5 else "")
        return (
            f"มี {len(rivals)} ไฟล์ที่อาจเป็น {target} ({names}) เลือกไฟล์ที่ถูกต้องเพียงไฟล์เดียวเปลี่ยนชื่อเป็น {target} แล้วย้ายไฟล์อื่นออกไปเก็บนอกโฟลเดอร์เนื้อหา"
        )
    if not here:
        return f"ย้ายไฟล์ไปไว้ในโฟลเดอร์ปีงบประมาณของข้อมูลนี้ เช่น {there} ถ้าที่นั่นมีไฟล์ชื่อนี้แล้ว อย่าวางทับ ให้เพิ่มส่วนที่ขาดลงในไฟล์นั้น"
    hidden = " (ถ้า Windows ไม่แสดงนามสกุลไฟล์ ให้เปิดการแสดงก่อน)" if name.name.casefold().startswith(target) else ""
    return f"เปลี่ยนชื่อไฟล์เป็น {target}{hidden}"


# What is left behind


def _never_published(listing: Listing, file: Lying, leftover: Leftover, *, is_recorded: bool) -> Problem:
    severity = Severity.NOTICE if leftover is Leftover.LOCK and not is_recorded else Severity.WARNING
    what = f"ชื่อไฟล์ {printable(file.name.name)} บอกว่าเป็น{leftover}"
    if is_recorded:
        found = f"{what} แต่ยังเผยแพร่อยู่ เพราะเคยเผยแพร่แล้วตามที่บันทึกใน published.yml"
        return _told(
            listing,
            file.name,
            "never-published",
            found,
            "ตรวจว่าเผยแพร่ไฟล์นี้ได้ ถ้าไม่ควรเผยแพร่ ให้ย้ายออกแล้วเปลี่ยนทางที่อยู่นี้ใน redirects.yml",
            severity,
        )
    cures = {
        Leftover.LOCK: "ปิดเอกสารในโปรแกรมให้เรียบร้อย ถ้าปิดแล้วไฟล์นี้ยังอยู่ ลบได้",
        Leftover.SHORTCUT: "นำไฟล์จริงมาวางแทน แล้วลบไฟล์นี้",
        Leftover.CONFLICT: "เปิดเทียบกับไฟล์จริง คัดลอกส่วนที่ขาดไปใส่ให้ครบ แล้วลบไฟล์นี้",
    }
    cure = "ถ้าต้องการเผยแพร่ ให้อ้างถึงไฟล์นี้ในรายการที่เกี่ยวข้อง เช่น documents.yml ไม่เช่นนั้นย้ายออกไปเก็บนอกโฟลเดอร์เนื้อหา"
    return _told(listing, file.name, "never-published", f"{what} จึงไม่เผยแพร่", cures.get(leftover, cure), severity)


# What nothing refers to


def _unused(listing: Listing, files: list[Lying]) -> Iterator[Problem]:
    cure = "ถ้าใช้เป็นเอกสาร ให้อ้างถึงในรายการที่เกี่ยวข้อง เช่น documents.yml หรือทำลิงก์จากหน้า Markdown ถ้าไม่ใช้ ให้ย้ายออกไปเก็บนอกโฟลเดอร์เนื้อหา"
    for file in files[:MOST_OF_FOLDER]:
        found = f"ไม่มีรายการหรือหน้าใดอ้างถึงไฟล์ {printable(file.name.name)} แต่ไฟล์นี้จะเผยแพร่ไปกับเว็บไซต์"
        yield _told(listing, file.name, "unused-file", found, cure)
    if rest := files[MOST_OF_FOLDER:]:
        found = f"ไม่มีรายการหรือหน้าใดอ้างถึงอีก {len(rest)} ไฟล์ในโฟลเดอร์นี้ เช่น {printable(rest[0].name.name)}"
        yield _told(listing, rest[0].name.parent, "unused-file", found, cure)

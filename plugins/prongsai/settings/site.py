"""What every build has to know of a site before it reads its content, whoever has read `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from prongsai.problems.problem import Problem, Severity
from prongsai.settings.place import SettingPath, problem_at
from prongsai.thai.digits import Numerals
from prongsai.thai.text import shortened

OPTIONS = frozenset({"numerals", "search", "example", "allow_hosts"})
"""The options of `plugins: - prongsai: …`."""

DRAFT_VARIABLE = "PRONGSAI_DRAFT"
"""In the environment, not empty: a build by another program is a draft, as `prongsai build --draft` is."""

_RESERVED = frozenset({"example", "test", "invalid", "localhost"})
_RESERVED_DOMAINS = frozenset({"example.com", "example.net", "example.org"})


class Stage(StrEnum):
    """What a build is for. Only what is to be published refuses what is not ready to be seen."""

    PUBLIC = "public"
    EXAMPLE = "example"
    """A site that shows how one is made: every page says so."""
    DRAFT = "draft"
    """A first look: every page says so."""
    PREVIEW = "preview"
    """Looked at while it is written, with its problems on top."""

    @property
    def is_shown_as_such(self) -> bool:
        """Whether every page says that it is no page of an agency."""
        return self in (Stage.EXAMPLE, Stage.DRAFT)


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """A site: its name, its public address (ends in `/`, empty where unknown), and from which folder to which it is built.

    `templates` are the agency's own folders of page templates, the first wins. `file` is where all this stands.
    """

    name_th: str
    url: str
    content: Path
    target: Path
    numerals: Numerals = Numerals.ARABIC
    has_search: bool = True
    templates: tuple[Path, ...] = ()
    stage: Stage = Stage.PUBLIC
    file: Path = Path("mkdocs.yml")
    allow_hosts: frozenset[str] = frozenset()
    """Other sites whose frames and pictures hand-written pages may show."""

    @property
    def hosts(self) -> frozenset[str]:
        """Whose frames and pictures they may show, its own among them."""
        own = urlsplit(self.url).hostname
        return self.allow_hosts | ({own} if own else frozenset())


def find_problems(file: Path, *, use_directory_urls: bool) -> Iterator[Problem]:
    """What in the settings of `file` no build can live with."""
    if not use_directory_urls:
        yield problem_at(
            file,
            ("use_directory_urls",),
            "directory-urls-off",
            "ปิด use_directory_urls ไม่ได้ เพราะที่อยู่ของทุกหน้าต้องลงท้ายด้วย / และไม่เปลี่ยนหลังเผยแพร่",
            "ลบบรรทัด use_directory_urls และไม่ใช้ตัวเลือก --no-directory-urls หรือปลั๊กอินที่ปิดให้ เช่น offline",
        )


def find_unready(site: SiteSettings) -> Iterator[Problem]:
    """What in the settings keeps a site from being published: an error, or a warning in a draft."""
    host = urlsplit(site.url).hostname or ""
    if site.stage in (Stage.PUBLIC, Stage.DRAFT) and is_reserved(host):
        yield problem_at(
            site.file,
            ("site_url",),
            "example-address",
            f"site_url เป็นที่อยู่{_what(host)}: {site.url} ลิงก์และ QR code ที่พิมพ์ไว้ทุกหน้าจะเปิดไม่ได้",
            f"เปลี่ยน site_url เป็นที่อยู่จริงของเว็บไซต์ {OR_A_DRAFT_TH}",
            severity=Severity.ERROR if site.stage is Stage.PUBLIC else Severity.WARNING,
        )


def _what(host: str) -> str:
    return "ในเครื่องหรือในหน่วยงาน" if re.fullmatch(r"[0-9.]+|localhost|.*:.*", host) else "ตัวอย่าง"


def is_reserved(host: str) -> bool:
    """Whether nobody can own this name (RFC 2606, RFC 6761), or it is that of a computer here: it stands in examples only."""
    with suppress(ValueError):
        return not ip_address(host).is_global
    names = host.casefold().rstrip(".").split(".")
    return names[-1] in _RESERVED or ".".join(names[-2:]) in _RESERVED_DOMAINS


OR_A_DRAFT_TH = "ถ้าต้องการดูก่อน สั่ง prongsai build --draft"


def overlap(file: Path, content: Path, target: Path) -> Iterator[Problem]:
    """The site and its content in one folder: a build replaces the site's whole folder."""
    one, other = content.resolve(), target.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        found = "โฟลเดอร์ของเว็บไซต์ที่สร้างกับโฟลเดอร์ข้อมูลอยู่ซ้อนกัน การสร้างเว็บไซต์จะเขียนทับข้อมูล"
        cure = "แยก site_dir และ docs_dir เป็นคนละโฟลเดอร์ เช่น site และ content"
        yield problem_at(file, ("site_dir",), "folders-overlap", found, cure)


def without_plugin(file: Path, misspelt: str | None = None) -> Problem:
    """No plugin of ours in `file`: MkDocs alone would put the YAML as it is on the web, and make no page of it."""
    found = "ใน plugins ไม่มี prongsai จึงไม่มีหน้าข้อมูลใดถูกสร้าง และไฟล์ข้อมูลจะขึ้นเว็บไซต์ทั้งไฟล์"
    cure = "เพิ่มบรรทัด   - prongsai ใต้ plugins: (เว้นวรรคสองช่องหน้าเครื่องหมาย -)"
    return problem_at(file, ("plugins",), "missing-plugin", found, f"เปลี่ยน {misspelt} ใต้ plugins: เป็น prongsai" if misspelt else cure)


_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def as_host(typed: Any) -> str | None:
    """A host as an address has it; None where it is none."""
    name = str(typed).strip().rstrip(".").lower()
    return name if _HOST.fullmatch(name) else None


def find_wrong_hosts(file: Path, typed: Iterable[Any], path: SettingPath) -> Iterator[Problem]:
    """Each of `allow_hosts`, which stands at `path` in `file`, that names no host."""
    for at, one in enumerate(typed):
        if as_host(one) is None:
            host = as_host(urlsplit(str(one) if "//" in str(one) else f"//{one}").hostname or "") if "[" not in str(one) else None
            found = f"“{shortened(str(one))}” ใน allow_hosts ไม่ใช่ชื่อเว็บไซต์"
            yield problem_at(file, (*path, at), "wrong-type", found, f"เปลี่ยนเป็น {host or 'ชื่อเว็บไซต์อย่างเดียว เช่น www.youtube.com'}")

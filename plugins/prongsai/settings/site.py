"""What every build has to know of a site before it reads its content, whoever has read `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prongsai.problems.problem import Problem
from prongsai.settings.place import problem_at
from prongsai.thai.digits import Numerals

OPTIONS = frozenset({"numerals", "search"})
"""The options of `plugins: - prongsai: …`."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """A site: its name, its public address (ends in `/`, empty where unknown), and from which folder to which it is built.

    `templates` are the agency's own folders of page templates, the first wins.
    """

    name_th: str
    url: str
    content: Path
    target: Path
    numerals: Numerals = Numerals.ARABIC
    has_search: bool = True
    templates: tuple[Path, ...] = ()


def find_problems(file: Path, *, use_directory_urls: bool) -> Iterator[Problem]:
    """What in the settings of `file` no build can live with."""
    if not use_directory_urls:
        yield problem_at(
            file,
            ("use_directory_urls",),
            "directory-urls-off",
            "ปิด use_directory_urls ไม่ได้ เพราะที่อยู่ของทุกหน้าต้องลงท้ายด้วย / และไม่เปลี่ยนหลังเผยแพร่",
            "ลบบรรทัด use_directory_urls และไม่ใช้ตัวเลือก --no-directory-urls",
        )

"""What of `mkdocs.yml` MkDocs has read, as the flow needs it; and the theme without which this adapter has no frame."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from prongsai.adapters.mkdocs.config import ProngsaiConfig
from prongsai.problems.problem import Problem
from prongsai.settings import site as of_site
from prongsai.settings.place import place_of_option, problem_at
from prongsai.settings.site import DRAFT_VARIABLE, SiteSettings, Stage
from prongsai.thai.digits import Numerals


def find_problems(config: MkDocsConfig, options: ProngsaiConfig, command: str, *, has_material: bool) -> Iterator[Problem]:
    """All problems of the settings, for this command of MkDocs."""
    file, theme = Path(config.config_file_path or "mkdocs.yml"), config.theme.name
    if not has_material:
        found = f"theme เป็น {theme}" if theme else "ไม่ได้ระบุชื่อ theme"
        yield problem_at(
            file,
            ("theme", "name"),
            "other-theme",
            f"{found} แต่หน้าเว็บของโปร่งใสใช้ได้กับ theme ชื่อ material เท่านั้น",
            "ในส่วน theme เขียน name: material",
        )
    i18n: Any = config.plugins.get("i18n")
    if i18n is not None and len([one for one in i18n.config.get("languages") or () if getattr(one, "build", True)]) > 1:
        yield builds_twice(file, "ปลั๊กอิน i18n ที่มีหลายภาษา")
    if command == "gh-deploy" and (options.example or os.environ.get(DRAFT_VARIABLE)):
        found = "เว็บไซต์นี้เป็นเว็บไซต์ตัวอย่างหรือฉบับร่าง จึงไม่เผยแพร่"
        yield problem_at(file, ("plugins",), "example-address", found, "ลบ example: true ออกจากส่วน plugins แล้วสั่งใหม่โดยไม่ใช้ --draft")
    yield from of_site.find_problems(file, use_directory_urls=config.use_directory_urls)
    yield from of_site.overlap(file, Path(config.docs_dir), Path(config.site_dir))
    if options.allow_hosts:
        yield from of_site.find_wrong_hosts(file, options.allow_hosts, place_of_option(file, "allow_hosts"))


def find_changed(config: MkDocsConfig) -> Iterator[Problem]:
    """What another plugin has turned off after we were asked."""
    return of_site.find_problems(Path(config.config_file_path or "mkdocs.yml"), use_directory_urls=config.use_directory_urls)


def builds_twice(file: Path, what_th: str) -> Problem:
    """Something that has MkDocs build again within a build: the second site would take the place of the first, whole."""
    return problem_at(
        file,
        ("plugins",),
        "builds-twice",
        f"{what_th} สร้างเว็บไซต์มากกว่าหนึ่งรอบในคราวเดียว รอบหลังจะแทนที่รอบแรกทั้งเว็บไซต์",
        "เหลือไว้ภาษาเดียวใน languages หรือลบปลั๊กอินนั้นออกจาก plugins",
    )


def settings_of(config: MkDocsConfig, options: ProngsaiConfig, own_templates: Sequence[Path], stage: Stage) -> SiteSettings:
    """The site as the flow needs to know it; `stage` is for one that is no example by its settings."""
    return SiteSettings(
        name_th=config.site_name,
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        content=Path(config.docs_dir),
        target=Path(config.site_dir),
        numerals=Numerals(options.numerals),
        has_search=options.search,
        allow_hosts=frozenset(host for one in options.allow_hosts if (host := of_site.as_host(one))),
        templates=tuple(folder / "prongsai" for folder in own_templates),
        stage=Stage.EXAMPLE if options.example else stage,
        file=Path(config.config_file_path or "mkdocs.yml"),
    )

"""The same pages three times: built by Prongsai, as a stock Material site, and indexed by Pagefind."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from benchmarks.run import ROOT, Build, timed
from benchmarks.search.pages import BuiltPage, Place, as_page, contents, places_of

# Nothing large is imported here: a child counts its parent's pages as its own peak until it has started.

SEED = 1
_HERE = Path(__file__).parent
_TITLE = re.compile("<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile("<[^>]*>")

_STOCK = """\
site_name: Material as shipped
site_url: https://benchmark.example/
theme:
  name: material
  language: th
  font: false
nav: [index.md]
not_in_nav: "*"
plugins:
  - search:
      lang: th
hooks: [{hook}]
extra:
  contents: {contents}
"""


@dataclass(frozen=True)
class Portal:
    """A portal to search: where its project is, and below `work` what is made of it."""

    name: str
    project: Path
    work: Path

    @property
    def site(self) -> Path:
        """Our built site."""
        return self.work / "prongsai"

    @property
    def without_search(self) -> Path:
        """Our site built without its search."""
        return self.work / "without-search"

    @property
    def material(self) -> Path:
        """The stock site."""
        return self.work / "material" / "site"

    @property
    def pagefind(self) -> Path:
        """A page with a box, and Pagefind's index in `pagefind/`."""
        return self.work / "pagefind"

    @property
    def contents(self) -> Path:
        """The content of each page, by itself."""
        return self.work / "contents"

    @cached_property
    def pages(self) -> list[BuiltPage]:
        """The built pages that can be found."""
        return [as_page(address, content) for address, content in contents(self.site)]

    @cached_property
    def places(self) -> list[Place]:
        """The agencies."""
        return places_of(self.project / "content")


def example(work: Path) -> Portal:
    """The example portal of this repository."""
    return Portal("example portal", ROOT, work / "example")


def synthetic(work: Path, measures: int) -> Portal:
    """A made-up portal, written to be built."""
    project = work / str(measures) / "project"
    shutil.rmtree(project, ignore_errors=True)
    _run("-m", "benchmarks.synthetic", "--measures", str(measures), "--seed", str(SEED), str(project))
    return Portal(f"{measures:,} measures", project, project.parent)


def build_ours(portal: Portal, *, search: bool = True) -> Build:
    """`mkdocs build` of the portal in a fresh process, into an empty place."""
    config, target = portal.project / "mkdocs.yml", portal.site
    if not search:
        target = portal.without_search
        config = settings_without_search(config, portal.work)
    shutil.rmtree(target, ignore_errors=True)
    return timed(["-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)], ROOT)


def settings_without_search(config: Path, folder: Path) -> Path:
    """The same settings with the search turned off."""
    settings = yaml.safe_load(config.read_text("utf-8"))
    plugins = [one["prongsai"] for one in settings["plugins"] if isinstance(one, dict) and "prongsai" in one]
    options: dict[str, Any] = plugins[0] if plugins else {}
    changed: dict[str, Any] = {
        "INHERIT": str(config),
        "docs_dir": str(config.parent / settings["docs_dir"]),
        "plugins": [{"prongsai": {**options, "search": False}}],
    }
    if "custom_dir" in settings["theme"]:
        changed["theme"] = {"custom_dir": str(config.parent / settings["theme"]["custom_dir"])}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "without-search.yml"
    file.write_text(yaml.safe_dump(changed, allow_unicode=True), "utf-8")
    return file


def can_build_without_search() -> bool:
    """Whether the plugin has an option for it; asked in another process, since the answer takes all of MkDocs."""
    code = "from prongsai.adapters.mkdocs.config import ProngsaiConfig as one; raise SystemExit(not hasattr(one, 'search'))"
    return subprocess.run([sys.executable, "-c", code], env=_environment(), check=False).returncode == 0


def write_contents(portal: Portal) -> None:
    """The content of every page as a file, for those who build on it."""
    shutil.rmtree(portal.contents, ignore_errors=True)
    for address, content in contents(portal.site):
        file = portal.contents / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")


def build_material(portal: Portal) -> Build:
    """The stock site with Material's own search plugin."""
    folder = portal.material.parent
    shutil.rmtree(folder, ignore_errors=True)
    for page in portal.contents.rglob("index.html"):
        source = folder / "docs" / page.relative_to(portal.contents).with_suffix(".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        title = json.dumps(_title_of(page.read_text("utf-8")), ensure_ascii=False)
        source.write_text(f"---\ntitle: {title}\n---\n", "utf-8")
    settings = _STOCK.format(hook=_HERE / "same_text.py", contents=portal.contents)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return timed(["-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"), "-d", str(portal.material)], ROOT)


def _title_of(content: str) -> str:
    heading = _TITLE.search(content)
    return " ".join(html.unescape(_TAG.sub("", heading[1])).split()) if heading else ""


def has_pagefind() -> bool:
    """Whether Pagefind is installed, which the extra `bench` does."""
    try:
        import pagefind  # noqa: F401
    except ImportError:
        return False
    return True


def build_pagefind(portal: Portal) -> Build:
    """Pagefind's index of the same pages, told that they are Thai."""
    shutil.rmtree(portal.pagefind, ignore_errors=True)
    portal.pagefind.mkdir(parents=True)
    shutil.copy(_HERE / "pagefind.html", portal.pagefind / "index.html")
    whole = portal.work / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    for page in portal.contents.rglob("index.html"):
        target = whole / page.relative_to(portal.contents)
        target.parent.mkdir(parents=True, exist_ok=True)
        body = page.read_text("utf-8")
        target.write_text(f'<!doctype html>\n<html lang="th"><head><meta charset="utf-8"></head><body>{body}</body></html>\n', "utf-8")
    output = portal.pagefind / "pagefind"
    build = timed(["-m", "pagefind", "--site", str(whole), "--output-path", str(output), "--force-language", "th", "--quiet"], ROOT)
    shutil.rmtree(whole)
    return build


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "plugins")}


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=_environment(), check=True, stdout=subprocess.DEVNULL)

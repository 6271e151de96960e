"""Sites built in this process, as `mkdocs build` builds them, or by it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

CHECKOUT = Path(__file__).parents[1]
EXAMPLE = CHECKOUT / "mkdocs.yml"
# `make properdocs` runs tests under ProperDocs, which answers to MkDocs' name.
ENGINE = BasePlugin.__module__.partition(".")[0]

SITE_URL = "https://transparency.example/"


def settings(*, numerals: str = "arabic", site_url: str | None = SITE_URL, theme: str = "", more: str = "") -> str:
    """A `mkdocs.yml`; `theme` are lines below `theme:`, `more` lines of its own."""
    return f"""\
site_name: ท้องถิ่นทดสอบ
{f"site_url: {site_url}" if site_url else ""}
docs_dir: content
theme:
  name: material
{theme}
plugins:
  - prongsai:
      numerals: {numerals}
      example: true
{more}
"""


AGENCY = """\
kind: subdistrict_administration
name_th: องค์การบริหารส่วนตำบลทดสอบ
short_name_th: อบต.ทดสอบ
district_th: เมือง
province_th: ทดสอบ
"""

Files = Mapping[str, str | bytes]


def write_files(folder: Path, files: Files) -> None:
    """Write texts (or bytes) by their names below `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def make_project(folder: Path, content: Files, mkdocs_yml: str | None = None) -> Path:
    """A project with this content; its `mkdocs.yml`."""
    write_files(folder, {"mkdocs.yml": mkdocs_yml or settings(), **{f"content/{name}": text for name, text in content.items()}})
    return folder / "mkdocs.yml"


def build_site(mkdocs_yml: Path, witness: BasePlugin | None = None, **options: Any) -> Path:
    """Build the site of `mkdocs.yml` the way the command does; the folder it is in.

    `witness` is one more plugin, which sees the events after all others.
    """
    config = load_config(str(mkdocs_yml), **options)
    if witness:
        config.plugins["witness"] = witness
    return build_config(config)


def run_build(mkdocs_yml: Path, target: Path, *, strict: bool = True, environment: Mapping[str, str] | None = None) -> Path:
    """Build the site of `mkdocs_yml` by MkDocs' (or ProperDocs') own command into `target`, which is returned."""
    command = [sys.executable, "-m", ENGINE, "build", "--quiet", "--config-file", str(mkdocs_yml), "--site-dir", str(target)]
    done = subprocess.run(
        [*command, *(["--strict"] if strict else [])],
        cwd=CHECKOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def build_config(config: MkDocsConfig) -> Path:
    """Build what `config` says; the folder the site is in."""
    site = Path(config.site_dir)
    with started(config):
        build(config)
    return site


@contextmanager
def started(config: MkDocsConfig) -> Iterator[None]:
    """What `mkdocs build` does around a build."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        yield
    finally:
        config.plugins.on_shutdown()


def all_files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

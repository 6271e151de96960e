"""`prongsai build`: the site, by MkDocs."""

from __future__ import annotations

import click

from prongsai.adapters.mkdocs.command import SETTINGS, run


@click.command("build", help="สร้างเว็บไซต์ไว้ในโฟลเดอร์ site ตัวเลือกอื่นส่งต่อให้ mkdocs build", context_settings=SETTINGS)
@click.option("--strict", is_flag=True, help="ไม่สร้างเว็บไซต์ถ้ามีคำเตือน")
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
def command(strict: bool, mkdocs_arguments: tuple[str, ...]) -> None:
    """`mkdocs build`."""
    run(["build", *(["--strict"] if strict else []), *mkdocs_arguments])

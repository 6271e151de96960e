"""`prongsai serve`: the site as it is written, by MkDocs."""

from __future__ import annotations

import click

from prongsai.cli.engine import SETTINGS, run


@click.command("serve", help="ดูเว็บไซต์ในเครื่องที่ http://127.0.0.1:8000 ตัวเลือกอื่นส่งต่อให้ mkdocs serve", context_settings=SETTINGS)
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
def command(mkdocs_arguments: tuple[str, ...]) -> None:
    """`mkdocs serve`."""
    run(["serve", *mkdocs_arguments])

"""The command line: one module a command, loaded when it is called."""

from __future__ import annotations

import errno
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from prongsai import __version__
from prongsai.clock import today_in_thailand


class Listed(click.Command):
    """A command with its line in the list; its module, with all that it needs, is loaded when it is called."""

    def whole(self) -> click.Command:
        """The command itself: `publish-record` is `command` of the module `publish_record`."""
        command: click.Command = import_module(f"prongsai.cli.{str(self.name).replace('-', '_')}").command
        return command

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """The call of the command itself."""
        return self.whole().make_context(info_name, args, parent, **extra)


class Commands(click.Group):
    """All commands; what the system refuses any of them is told in Thai."""

    def invoke(self, ctx: click.Context) -> Any:
        """Do the command."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Who reads our output has gone: click ends quietly.
            if error.errno == errno.EPIPE:
                raise
            from prongsai.cli.refusal import Failure
            from prongsai.problems.trouble import as_trouble

            raise Failure(as_trouble(error)) from error


_COMMANDS = {
    "new": "เริ่มเว็บไซต์ใหม่",
    "check": "ตรวจข้อมูล",
    "publish-record": "บันทึกที่อยู่ที่เผยแพร่แล้ว",
    "build": "สร้างเว็บไซต์",
    "serve": "ดูเว็บไซต์ในเครื่อง",
    "schema": "เขียน JSON Schema สำหรับโปรแกรมแก้ไขข้อความ",
}


@click.group(
    cls=Commands,
    commands=[Listed(name, short_help=line) for name, line in _COMMANDS.items()],
    context_settings={"help_option_names": ["-h", "--help"]},
    help="โปร่งใส: สร้างเว็บไซต์เปิดเผยข้อมูลขององค์กรปกครองส่วนท้องถิ่น",
)
@click.version_option(__version__, prog_name="prongsai", help="บอกรุ่นของโปรแกรม")
@click.pass_context
def main(context: click.Context) -> None:
    """All commands; `context.obj` is the clock, which tests replace."""
    context.obj = context.obj or today_in_thailand
    for stream in (sys.stdout, sys.stderr):
        # Windows code pages and LANG=C cannot hold Thai.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from prongsai.cli.left import see_to_what_is_left

    see_to_what_is_left(Path.cwd())

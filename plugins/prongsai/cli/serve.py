"""`prongsai serve`: the site as it is written, by MkDocs in Material's frame, or by our own flow in our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

import click

from prongsai.cli.build import FRAMES, refuse_others, refuse_unfit, settings_here
from prongsai.cli.content import coloured
from prongsai.cli.engine import SETTINGS, run
from prongsai.cli.refusal import Refusal
from prongsai.clock import Clock
from prongsai.parallel.processes import temporary_folder
from prongsai.problems.problem import Problem

_SECONDS_BETWEEN_LOOKS = 0.5


@click.command("serve", help="ดูเว็บไซต์ในเครื่องที่ http://127.0.0.1:8000 ตัวเลือกอื่นส่งต่อให้ mkdocs serve", context_settings=SETTINGS)
@click.option("--port", type=click.IntRange(0, 65535), help="หมายเลขพอร์ต (8000 ถ้าไม่ระบุ)")
@click.option("--frame", type=click.Choice(FRAMES), default=FRAMES[0], help="สร้างด้วย MkDocs และ Material (ค่าเดิม) หรือไม่ใช้ทั้งสอง")
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
@click.pass_obj
def command(clock: Clock, port: int | None, frame: str, mkdocs_arguments: tuple[str, ...]) -> None:
    """`mkdocs serve`, or our own preview in our own frame."""
    if frame == "plain":
        refuse_others(mkdocs_arguments)
        _serve_plain(8000 if port is None else port, clock)
        return
    refuse_unfit(settings_here())
    run(["serve", *(["--dev-addr", f"127.0.0.1:{port}"] if port is not None else []), *mkdocs_arguments])


def _serve_plain(port: int, clock: Clock) -> None:
    """Build, hand out, and build again after each change, until the person ends it."""
    from prongsai.site.preview import Preview, server

    def tell(problems: Iterable[Problem]) -> None:
        for problem in problems:
            click.echo(f"{coloured(problem)}\n", err=True)

    try:
        host = server(port)
    except OSError as error:
        cure = "ปิดโปรแกรมที่ใช้พอร์ตนี้อยู่ หรือระบุพอร์ตอื่น เช่น --port 8001"
        raise Refusal(f"ใช้พอร์ต {port} ไม่ได้ ({error.strerror})\nวิธีแก้: {cure}") from error
    with host, temporary_folder("preview") as folder:
        url = f"http://127.0.0.1:{host.server_port}/"
        preview = Preview(settings_here(), folder, url, tell, clock)
        preview.build()
        host.set_app(preview.app())
        threading.Thread(target=host.serve_forever, daemon=True).start()
        click.echo(f"ดูเว็บไซต์ได้ที่ {url} หยุดด้วย Ctrl+C", err=True)
        try:
            while True:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
                if preview.build_if_changed():
                    click.echo("สร้างใหม่แล้ว", err=True)
        except KeyboardInterrupt:
            host.shutdown()

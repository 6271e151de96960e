"""`prongsai build`: the site, by MkDocs in Material's frame, or by our own flow in our own."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from prongsai.cli.content import coloured, shown_as
from prongsai.cli.engine import SETTINGS, run
from prongsai.cli.refusal import Failure, Refusal
from prongsai.clock import Clock
from prongsai.problems.problem import Problem, Refused, summary
from prongsai.problems.trouble import as_build_trouble
from prongsai.settings.site import DRAFT_VARIABLE, Stage

_UNFIT = frozenset({"missing-plugin", "folders-overlap", "unsafe-url", "unknown-choice", "unknown-key"})
FRAMES = ("material", "plain")


@click.command("build", help="สร้างเว็บไซต์ไว้ในโฟลเดอร์ site ตัวเลือกอื่นส่งต่อให้ mkdocs build", context_settings=SETTINGS)
@click.option("-d", "--site-dir", "target", type=click.Path(path_type=Path, file_okay=False), help="โฟลเดอร์ที่จะสร้างเว็บไซต์ไว้")
@click.option("-f", "--config-file", "settings", type=click.Path(path_type=Path), help="ไฟล์การตั้งค่า (mkdocs.yml ถ้าไม่ระบุ)")
@click.option("--strict", is_flag=True, help="ไม่สร้างเว็บไซต์ถ้ามีคำเตือน")
@click.option("--frame", type=click.Choice(FRAMES), default=FRAMES[0], help="สร้างด้วย MkDocs และ Material (ค่าเดิม) หรือไม่ใช้ทั้งสอง")
@click.option("--draft", is_flag=True, help="สร้างไว้ดูก่อน แม้ยังไม่พร้อมเผยแพร่ ทุกหน้าจะบอกว่าเป็นฉบับร่าง")
@click.option("-v", "--verbose", is_flag=True, help="บอกเวลาของแต่ละขั้น")
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
@click.pass_obj
def command(
    clock: Clock,
    target: Path | None,
    settings: Path | None,
    strict: bool,
    frame: str,
    draft: bool,
    verbose: bool,
    mkdocs_arguments: tuple[str, ...],
) -> None:
    """`mkdocs build`, or our own flow in our own frame."""
    if frame == "plain":
        refuse_others(mkdocs_arguments)
        _build_plain(settings or settings_here(), target, strict, verbose, Stage.DRAFT if draft else Stage.PUBLIC, clock)
        return
    refuse_unfit(settings or settings_here(), target)
    if draft:
        os.environ[DRAFT_VARIABLE] = "1"
    # MkDocs takes a folder from where the settings are.
    options = [*(["--site-dir", str(target.absolute())] if target else []), *(["--config-file", str(settings)] if settings else [])]
    flags = [*(["--strict"] if strict else []), *(["--verbose"] if verbose else [])]
    run(["build", *options, *flags, *mkdocs_arguments])


def refuse_others(arguments: Sequence[str]) -> None:
    """Refuse options that only MkDocs knows."""
    if arguments:
        found = f"ตัวเลือก {' '.join(arguments)} เป็นของ MkDocs ใช้กับ --frame plain ไม่ได้"
        raise Refusal(f"{found}\nวิธีแก้: ลบตัวเลือกนั้น หรือใช้ --frame material")


def refuse_unfit(settings: Path, target: Path | None = None) -> None:
    """Refuse settings by which MkDocs would put raw data on the web, or the site into the content, and what it refuses in English."""
    from prongsai.settings.mkdocs_yml import read

    unfit = [one for one in read(settings, target)[1] if one.code in _UNFIT]
    if any(one.is_error for one in unfit):
        click.echo("\n\n".join([*(coloured(one) for one in unfit), f"{summary(unfit)}\nไม่ได้สร้างเว็บไซต์"]), err=True)
        raise SystemExit(1)
    for one in unfit:
        click.echo(f"{coloured(one)}\n", err=True)


def settings_here() -> Path:
    """The settings in the present folder; a file that is not there is told as such by who reads it."""
    from prongsai.settings.mkdocs_yml import NAMES

    return next((path for name in NAMES if (path := Path(name)).is_file()), Path(NAMES[0]))


def _build_plain(settings: Path, target: Path | None, strict: bool, verbose: bool, stage: Stage, clock: Clock) -> None:
    """Build in our own frame; all problems and all talk go to standard error."""
    from prongsai.site.plain import build_plain

    told: list[Problem] = []

    def tell(problems: Iterable[Problem]) -> None:
        for problem in problems:
            told.append(problem)
            click.echo(f"{coloured(problem)}\n", err=True)

    try:
        built = build_plain(settings, tell, target=target, strict=strict, stage=stage, today=clock())
    except OSError as error:
        raise Failure(as_build_trouble(error)) from error
    except Refused:
        click.echo(f"{summary(told)}\nไม่ได้สร้างเว็บไซต์", err=True)
        raise SystemExit(1) from None
    if verbose:
        click.echo("\n".join(built.steps.lines()), err=True)
    if told:
        click.echo(summary(told), err=True)
    if not built.is_in_place:
        click.echo("ไม่ได้สร้างเว็บไซต์ เพราะมีคำเตือนและสั่งด้วย --strict", err=True)
        raise SystemExit(1)
    click.echo(f"สร้างเว็บไซต์แล้ว {built.pages} หน้า ไว้ใน {shown_as(built.folder)}", err=True)
    # The process ends soon, and Python would look through the whole portal for cycles once more.
    gc.freeze()

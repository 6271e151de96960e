"""The command line: `prongsai check`, `publish-record`, `new`, `build` and `serve`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import click

from prongsai import __version__, kinds
from prongsai.model.agency import AgencyKind
from prongsai.problems import github, json, text
from prongsai.problems.problem import Problem, Severity, summary
from prongsai.published.record import Update, as_yaml, bring_up_to_date, write_whole
from prongsai.site.read import Reading, read_portal
from prongsai.starter import facts_of, kind_of, starter_files

Clock = Callable[[], date]
_MOST_TOLD = 50

_BANGKOK = timezone(timedelta(hours=7))
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}

# Material tells of its own end of life; plugins that belong to ProperDocs tell of MkDocs'. Both are
# for whoever keeps this package (docs/architecture.md), not for a clerk who looks for her own mistakes.
_BANNERS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class Refusal(click.ClickException):
    """A command that cannot be done as it was given, told in Thai."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The message without click's English prefix."""
        click.echo(self.message, file=file, err=file is None)


def today_in_thailand() -> date:
    """The day it is in Thailand, wherever the site is built."""
    return datetime.now(_BANGKOK).date()


def on_terminal() -> bool:
    """Whether a person can answer questions."""
    return sys.stdin.isatty()


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, help="โปร่งใส: สร้างเว็บไซต์เปิดเผยข้อมูลขององค์กรปกครองส่วนท้องถิ่น")
@click.version_option(__version__, prog_name="prongsai", help="บอกรุ่นของโปรแกรม")
@click.pass_context
def main(context: click.Context) -> None:
    """All commands; `context.obj` is the clock, which tests replace."""
    context.obj = context.obj or today_in_thailand
    for stream in (sys.stdout, sys.stderr):
        # Windows code pages and LANG=C cannot hold Thai.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command(short_help="ตรวจข้อมูล", help="ตรวจข้อมูลในโฟลเดอร์ (content ถ้าไม่ระบุ) โดยไม่สร้างเว็บไซต์")
@click.argument("folder", default="content")
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", help="รูปแบบของผลตรวจ")
def check(folder: str, style: str) -> None:
    """Tell all problems of a content folder; exit 1 where there are errors."""
    root = _content_folder(folder)
    reading = read_portal(root, _shown_as(root))
    if style == "json":
        click.echo(json.report(reading.problems))
    elif style == "github":
        click.echo("\n".join([*(github.annotation(one) for one in reading.problems), _summary(reading)]))
    else:
        click.echo("\n\n".join([*(_coloured(one) for one in reading.problems), _summary(reading)]))
    if any(one.is_error for one in reading.problems):
        raise SystemExit(1)


def _content_folder(folder: str) -> Path:
    root = Path(folder)
    if not root.is_dir():
        what = f"{folder} ไม่ใช่โฟลเดอร์" if root.exists() else f"ไม่พบโฟลเดอร์ {folder}"
        raise Refusal(f"{what}\nวิธีแก้: ระบุโฟลเดอร์ข้อมูล เช่น prongsai check content หรือเริ่มเว็บไซต์ใหม่ด้วย prongsai new")
    return root


def _shown_as(root: Path) -> str:
    """The folder as typed; one below the current directory relative to it, as GitHub's annotations need it."""
    inside = root.is_absolute() and root.is_relative_to(Path.cwd())
    return (root.relative_to(Path.cwd()) if inside else root).as_posix()


def _coloured(one: Problem) -> str:
    """The problem for a terminal; click takes the colour away everywhere else."""
    return text.as_text(one).replace(one.severity.label, click.style(one.severity.label, fg=_COLOURS[one.severity], bold=True), 1)


def _summary(reading: Reading) -> str:
    """How many problems there are and, where nothing stops the build, how much was checked."""
    counts = summary(reading.problems)
    if reading.portal is None:
        return counts
    agencies = reading.portal.agencies
    measures = sum(len(year.measures) for agency in agencies for year in agency.years)
    channels = sum(len(agency.channels) for agency in agencies)
    e_services = sum(len(agency.e_services) for agency in agencies)
    return f"{counts}\nตรวจแล้ว {len(agencies)} หน่วยงาน {measures} มาตรการ {channels} ช่องทาง {e_services} บริการออนไลน์"


@main.command(
    name="publish-record",
    short_help="บันทึกที่อยู่ที่เผยแพร่แล้ว",
    help="บันทึกที่อยู่ของทุกหน้าและทุกไฟล์ที่เผยแพร่ลงใน published.yml ของโฟลเดอร์ (content ถ้าไม่ระบุ) เพิ่มอย่างเดียว ไม่ลบรายการเดิม",
)
@click.argument("folder", default="content")
@click.pass_obj
def publish_record(clock: Clock, folder: str) -> None:
    """Bring `published.yml` up to date; content with errors is refused, and nothing is written."""
    root = _content_folder(folder)
    reading = read_portal(root, _shown_as(root))
    if reading.plan is None:
        click.echo("\n\n".join([*(_coloured(one) for one in reading.problems), summary(reading.problems)]))
        click.echo("ยังไม่ได้บันทึก แก้ข้อผิดพลาดแล้วสั่งอีกครั้ง")
        raise SystemExit(1)
    path = root / kinds.PUBLISHED.file
    try:
        update = bring_up_to_date(reading.records, reading.plan, root, clock())
    except OSError as error:
        raise Refusal(f"เปิด {error.filename} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่ามีสิทธิ์อ่านไฟล์นี้") from error
    if examples := [one for one in update.added if one.address.endswith("/example/") and one.title_th.startswith("ตัวอย่าง")]:
        # What is recorded must open for ever: nobody wants that of the entries that `prongsai new` wrote.
        names = "\n".join(f"  /{one.address}  {one.title_th}" for one in examples)
        cure = "แก้รหัสและชื่อให้เป็นรายการจริง หรือลบรายการนั้น แล้วสั่งอีกครั้ง"
        raise Refusal(f"ยังไม่ได้บันทึก เพราะยังมีรายการตัวอย่างที่ prongsai new เขียนไว้\n{names}\nวิธีแก้: {cure}")
    try:
        write_whole(path, as_yaml(update.record))
    except OSError as error:
        raise Refusal(f"เขียน {path.as_posix()} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่าเขียนไฟล์ในโฟลเดอร์นี้ได้") from error
    click.echo("\n".join(_told(update, path)))


def _told(update: Update, path: Path) -> Iterator[str]:
    """What is new in the record, in the words of whoever keeps the site."""
    for entries, what in ((update.added, "เพิ่ม"), (update.changed, "ไฟล์ที่เนื้อหาเปลี่ยน")):
        if entries:
            yield f"{what} {len(entries)} ที่อยู่"
            yield from (f"  /{one.address}  {one.title_th}" for one in entries[:_MOST_TOLD])
        if len(entries) > _MOST_TOLD:
            yield f"  และอีก {len(entries) - _MOST_TOLD} ที่อยู่"
    for year in update.closed:
        yield f"ปิดปีงบประมาณ {year.year_be}" + (f" ของ {year.agency}" if year.agency else "")
    if not (update.added or update.changed or update.closed):
        yield "ไม่มีที่อยู่ใหม่"
    yield f"บันทึกแล้วทั้งหมด {len(update.record.addresses)} ที่อยู่ใน {path.as_posix()}"


@main.command(short_help="เริ่มเว็บไซต์ใหม่", help="เริ่มเว็บไซต์ใหม่ของหน่วยงานเดียวในโฟลเดอร์ที่ระบุ ไม่เขียนทับไฟล์ที่มีอยู่")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="ชื่อหน่วยงาน เช่น องค์การบริหารส่วนตำบลกุดน้อย หรือ อบต.กุดน้อย")
@click.option("--district", help="อำเภอ")
@click.option("--province", help="จังหวัด")
@click.option("--kind", type=click.Choice([str(kind) for kind in AgencyKind]), help="ประเภทหน่วยงาน ไม่ต้องระบุถ้าชื่อบอกอยู่แล้ว")
@click.pass_obj
def new(clock: Clock, folder: Path, name: str | None, district: str | None, province: str | None, kind: str | None) -> None:
    """Write the first files of an agency's own site."""
    name = _given(name) or _ask("--name", "ชื่อหน่วยงาน เช่น องค์การบริหารส่วนตำบลกุดน้อย")
    agency_kind = _kind(kind) if kind else kind_of(name) or _ask_kind()
    district = _given(district) or _ask("--district", "อำเภอ")
    province = _given(province) or _ask("--province", "จังหวัด")
    files = starter_files(facts_of(agency_kind, name, district, province), clock())
    _write(folder, {folder / place: text for place, text in files.items()})
    where = folder.as_posix()
    click.echo("\n".join(["สร้างไฟล์แล้ว", *(f"  {where}/{place}" for place in files)]))
    click.echo(f"\nขั้นต่อไป: แก้ไฟล์ใน {where}/content แล้วสั่ง\n  cd {where}\n  prongsai check\n  prongsai serve")


def _given(answer: str | None) -> str:
    return answer.strip() if answer else ""


def _kind(code: str) -> AgencyKind:
    return next(kind for kind in AgencyKind if kind == code)


def _ask(option: str, question: str) -> str:
    if not on_terminal():
        raise Refusal(f"ยังไม่ได้ระบุ {option}: {question}")
    answer: str = click.prompt(question)
    return answer


def _ask_kind() -> AgencyKind:
    kinds = list(AgencyKind)
    if on_terminal():
        click.echo("\n".join(["ประเภทหน่วยงาน", *(f"  {number} {kind.label}" for number, kind in enumerate(kinds, 1))]))
    number = _ask("--kind", "ประเภทหน่วยงาน เลือกหมายเลข" if on_terminal() else "ประเภทหน่วยงาน ซึ่งชื่อหน่วยงานไม่ได้บอกไว้")
    while number not in {str(one) for one in range(1, len(kinds) + 1)}:
        number = _ask("--kind", f"เลือกหมายเลข 1–{len(kinds)}")
    return kinds[int(number) - 1]


def _write(folder: Path, files: dict[Path, str]) -> None:
    """Write all files, or none where one of them is there."""
    there = [path for path in files if os.path.lexists(path)]
    if there:
        names = "\n".join(f"  {path.as_posix()}" for path in there)
        raise Refusal(f"มีไฟล์อยู่แล้ว จึงไม่ได้สร้างไฟล์ใด\n{names}\nวิธีแก้: ใช้โฟลเดอร์ใหม่ หรือย้ายไฟล์เดิมออกก่อน")
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise Refusal(f"สร้างไฟล์ใน {folder.as_posix()} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่าเขียนไฟล์ในโฟลเดอร์นี้ได้") from error


_MKDOCS_SETTINGS = {"ignore_unknown_options": True}


@main.command(
    short_help="สร้างเว็บไซต์",
    help="สร้างเว็บไซต์ไว้ในโฟลเดอร์ site ตัวเลือกอื่นส่งต่อให้ mkdocs build",
    context_settings=_MKDOCS_SETTINGS,
)
@click.option("--strict", is_flag=True, help="ไม่สร้างเว็บไซต์ถ้ามีคำเตือน")
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
def build(strict: bool, mkdocs_arguments: tuple[str, ...]) -> None:
    """`mkdocs build`."""
    _run_mkdocs(["build", *(["--strict"] if strict else []), *mkdocs_arguments])


@main.command(
    short_help="ดูเว็บไซต์ในเครื่อง",
    help="ดูเว็บไซต์ในเครื่องที่ http://127.0.0.1:8000 ตัวเลือกอื่นส่งต่อให้ mkdocs serve",
    context_settings=_MKDOCS_SETTINGS,
)
@click.argument("mkdocs_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS_OPTIONS]...")
def serve(mkdocs_arguments: tuple[str, ...]) -> None:
    """`mkdocs serve`."""
    _run_mkdocs(["serve", *mkdocs_arguments])


def _run_mkdocs(arguments: Sequence[str]) -> None:
    """Run MkDocs, or ProperDocs where MkDocs is not installed, in this interpreter; ends the program with its exit code."""
    os.environ.update(_BANNERS_OFF)
    engine, (command, *others) = "mkdocs", arguments
    if not find_spec("mkdocs"):
        # ProperDocs takes this name as well, but says that it will not for ever unless it is told; the last name given wins.
        engine, others = "properdocs", ["--config-file", "mkdocs.yml", *others]
    # Imported late: `check` and `new` do without.
    import_module(f"{engine}.__main__").cli.main([command, *others], prog_name=engine)


if __name__ == "__main__":
    main()

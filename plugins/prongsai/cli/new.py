"""`prongsai new`: the first files of an agency's own site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import click

from prongsai.cli.refusal import Refusal
from prongsai.clock import Clock
from prongsai.model.agency import AgencyKind
from prongsai.schema.editor import EDITOR_FOLDER
from prongsai.starter import facts_of, kind_of, starter_files


def on_terminal() -> bool:
    """Whether a person can answer questions."""
    return sys.stdin.isatty()


@click.command("new", help="เริ่มเว็บไซต์ใหม่ของหน่วยงานเดียวในโฟลเดอร์ที่ระบุ ไม่เขียนทับไฟล์ที่มีอยู่")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="ชื่อหน่วยงาน เช่น องค์การบริหารส่วนตำบลกุดน้อย หรือ อบต.กุดน้อย")
@click.option("--district", help="อำเภอ")
@click.option("--province", help="จังหวัด")
@click.option("--kind", type=click.Choice([str(kind) for kind in AgencyKind]), help="ประเภทหน่วยงาน ไม่ต้องระบุถ้าชื่อบอกอยู่แล้ว")
@click.pass_obj
def command(clock: Clock, folder: Path, name: str | None, district: str | None, province: str | None, kind: str | None) -> None:
    """Write the first files of an agency's own site."""
    name = _given(name) or _ask("--name", "ชื่อหน่วยงาน เช่น องค์การบริหารส่วนตำบลกุดน้อย")
    agency_kind = _kind(kind) if kind else kind_of(name) or _ask_kind()
    district = _given(district) or _ask("--district", "อำเภอ")
    province = _given(province) or _ask("--province", "จังหวัด")
    files = starter_files(facts_of(agency_kind, name, district, province), clock())
    _write(folder, {folder / place: text for place, text in files.items()})
    where = folder.as_posix()
    click.echo("\n".join(["สร้างไฟล์แล้ว", *(f"  {where}/{line}" for line in _listed(files))]))
    click.echo(f"\nขั้นต่อไป: แก้ไฟล์ใน {where}/content แล้วสั่ง\n  cd {where}\n  prongsai check\n  prongsai serve")


def _listed(places: Iterable[PurePosixPath]) -> list[str]:
    """The files that people fill in, one a line; those of the editor are two dozen, and nobody opens them."""
    listed = [str(place) for place in places if EDITOR_FOLDER not in place.parents]
    return [*listed, f"{EDITOR_FOLDER}/ (ให้ VS Code ช่วยเติมและตรวจขณะพิมพ์)"]


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

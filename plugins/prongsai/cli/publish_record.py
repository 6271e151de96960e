"""`prongsai publish-record`: what is published now goes into the record of addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from prongsai import kinds
from prongsai.cli.content import coloured, content_folder, shown_as
from prongsai.cli.refusal import Refusal
from prongsai.clock import Clock
from prongsai.problems.problem import summary
from prongsai.published.record import Update, bring_up_to_date
from prongsai.replacing import replace_file
from prongsai.site.read import read_portal

_MOST_TOLD = 50


@click.command(
    "publish-record",
    help="บันทึกที่อยู่ของทุกหน้าและทุกไฟล์ที่เผยแพร่ลงใน published.yml ของโฟลเดอร์ (content ถ้าไม่ระบุ) เพิ่มอย่างเดียว ไม่ลบรายการเดิม",
)
@click.argument("folder", default="content")
@click.pass_obj
def command(clock: Clock, folder: str) -> None:
    """Bring `published.yml` up to date; content with errors is refused, and nothing is written."""
    root = content_folder(folder)
    reading = read_portal(root, shown_as(root), clock())
    if reading.plan is None:
        click.echo("\n\n".join([*(coloured(one) for one in reading.problems), summary(reading.problems)]))
        click.echo("ยังไม่ได้บันทึก แก้ข้อผิดพลาดแล้วสั่งอีกครั้ง")
        raise SystemExit(1)
    try:
        update = bring_up_to_date(reading.records, reading.plan, clock())
    except OSError as error:
        raise Refusal(f"เปิด {error.filename} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่ามีสิทธิ์อ่านไฟล์นี้") from error
    if examples := [one for one in update.added if one.address.endswith("/example/") and one.title_th.startswith("ตัวอย่าง")]:
        # What is recorded must open for ever: nobody wants that of the entries that `prongsai new` wrote.
        names = "\n".join(f"  /{one.address}  {one.title_th}" for one in examples)
        cure = "แก้รหัสและชื่อให้เป็นรายการจริง หรือลบรายการนั้น แล้วสั่งอีกครั้ง"
        raise Refusal(f"ยังไม่ได้บันทึก เพราะยังมีรายการตัวอย่างที่ prongsai new เขียนไว้\n{names}\nวิธีแก้: {cure}")
    path = root
    try:
        for name, text in update.writes:
            path = root / name
            _write(path, text, root)
    except OSError as error:
        raise Refusal(f"เขียน {path.as_posix()} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่าเขียนไฟล์ในโฟลเดอร์นี้ได้") from error
    click.echo("\n".join(_told(update, root)))


def _write(path: Path, text: str, root: Path) -> None:
    """Write a list, unless it is as it is to be: of a portal of a thousand agencies few have something new."""
    try:
        is_there = path.read_bytes() == text.encode()
    except FileNotFoundError:
        is_there = False
    if not is_there:
        # Not even for a moment does anything of ours lie in the content that is not meant to stay.
        replace_file(path, text, beside=root.absolute().parent)


def _told(update: Update, root: Path) -> Iterator[str]:
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
    of_agencies = len({name for name, _ in update.writes}) - 1
    beside = f" และในโฟลเดอร์ของ {of_agencies} หน่วยงาน" if of_agencies else ""
    yield f"บันทึกแล้วทั้งหมด {len(update.record.addresses)} ที่อยู่ใน {(root / kinds.PUBLISHED.file).as_posix()}{beside}"

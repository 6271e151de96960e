"""`prongsai check`: everything that is wrong with the content; builds nothing."""

from __future__ import annotations

import click

from prongsai.cli.content import coloured, content_folder, shown_as
from prongsai.clock import Clock
from prongsai.problems import github, json
from prongsai.problems.problem import summary
from prongsai.site.read import Reading, check_portal


@click.command("check", help="ตรวจข้อมูลในโฟลเดอร์ (content ถ้าไม่ระบุ) โดยไม่สร้างเว็บไซต์")
@click.argument("folder", default="content")
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", help="รูปแบบของผลตรวจ")
@click.pass_obj
def command(clock: Clock, folder: str, style: str) -> None:
    """Tell all problems of a content folder; exit 1 where there are errors."""
    root = content_folder(folder)
    reading = check_portal(root, shown_as(root), clock())
    listed = sorted([*reading.problems, *reading.allowed])
    if style == "json":
        click.echo(json.report(listed))
    elif style == "github":
        click.echo("\n".join([*(github.annotation(one) for one in listed), _summary(reading)]))
    else:
        click.echo("\n\n".join([*(coloured(one) for one in listed), _summary(reading)]))
    if any(one.is_error for one in reading.problems):
        raise SystemExit(1)


def _summary(reading: Reading) -> str:
    """How many problems there are and, where nothing stops the build, how much was checked."""
    allowed = sum(bool(one.allowed_th) for one in (*reading.problems, *reading.allowed))
    counts = summary(one for one in reading.problems if not one.allowed_th) + (f" อนุญาตไว้ {allowed} รายการ" if allowed else "")
    if reading.portal is None:
        return counts
    agencies = reading.portal.agencies
    measures = sum(len(year.measures) for agency in agencies for year in agency.years)
    channels = sum(len(agency.channels) for agency in agencies)
    e_services = sum(len(agency.e_services) for agency in agencies)
    return f"{counts}\nตรวจแล้ว {len(agencies)} หน่วยงาน {measures} มาตรการ {channels} ช่องทาง {e_services} บริการออนไลน์"

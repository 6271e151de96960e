"""`prongsai schema`: the JSON Schema of every kind of file, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from prongsai.cli.refusal import Refusal
from prongsai.replacing import replace_file
from prongsai.schema.editor import schema_files
from prongsai.schema.json_schema import WRITTEN_BY


@click.command("schema", help="เขียน JSON Schema ของไฟล์ข้อมูลทุกชนิดไว้ในโฟลเดอร์ที่ระบุ ให้โปรแกรมแก้ไขข้อความช่วยเติมและตรวจขณะพิมพ์")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a schema a kind of file; files of the same name are replaced where they are ours."""
    files = {folder / name: text for name, text in schema_files().items()}
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder.as_posix()} ไม่ใช่โฟลเดอร์\nวิธีแก้: ระบุโฟลเดอร์ เช่น prongsai schema .vscode/schemas")
    try:
        if strange := [path for path in files if path.exists() and WRITTEN_BY not in path.read_text("utf-8", errors="replace")]:
            names = "\n".join(f"  {path.as_posix()}" for path in strange)
            raise Refusal(f"มีไฟล์ชื่อเดียวกันที่โปรแกรมนี้ไม่ได้เขียน จึงไม่ได้เขียนไฟล์ใด\n{names}\nวิธีแก้: ใช้โฟลเดอร์อื่น หรือย้ายไฟล์เดิมออกก่อน")
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            replace_file(path, text)
    except OSError as error:
        where = folder.as_posix()
        raise Refusal(f"เขียนไฟล์ใน {where} ไม่ได้ ({error.strerror})\nวิธีแก้: ตรวจว่าเขียนไฟล์ในโฟลเดอร์นี้ได้") from error
    click.echo("\n".join([f"เขียนแล้ว {len(files)} ไฟล์ใน {folder.as_posix()}", *(f"  {path.name}" for path in files)]))

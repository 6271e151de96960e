"""What documents print of the program as it is: `python -m tests.printed` writes it anew."""

from __future__ import annotations

from collections.abc import Callable

from tests import interface, rooms
from tests.building import CHECKOUT

from prongsai.kinds import Place, all_kinds
from prongsai.schema.editor import EDITOR_FOLDER, editor_files

DOCS = CHECKOUT / "docs"

_WHERE = {
    Place.AGENCY: "โฟลเดอร์ของหน่วยงาน",
    Place.YEAR: "โฟลเดอร์ปี เช่น `2567`",
    Place.SITE: "โฟลเดอร์ `content` โดยตรง",
    Place.YEARS_OF_SITE: "โฟลเดอร์ `content` โดยตรง มีไฟล์ปีละหนึ่งไฟล์ เช่น `2569.yml`",
}


def files_of_kinds() -> str:
    """The handbook's table of all files, from the rows of `kinds.py`."""
    rows = ["| ไฟล์ | มีอะไร | วางไว้ที่ | เป็นรายการ |\n|---|---|---|---|\n"]
    for kind in all_kinds():
        names = [f"`{kind.file}`", *([f"`{kind.table}`"] if kind.table else []), *([f"`{kind.stem}/…yml`"] if kind.folder else [])]
        where = " หรือ".join(words for place, words in _WHERE.items() if place in kind.lies)
        rows.append(f"| {' หรือ '.join(names)} | {kind.label_th} | {where} | {'ใช่' if kind.many else 'ไม่'} |\n")
    return "".join(rows)


def editor_settings() -> str:
    """The settings of VS Code, as `prongsai new` writes them."""
    return f"```json\n{editor_files()[EDITOR_FOLDER / 'settings.json']}```\n"


PRINTED: dict[str, tuple[str, Callable[[], str]]] = {
    "architecture.md": ("rooms", rooms.tree),
    "templates.md": ("names", interface.tables),
    "handbook.md": ("files", files_of_kinds),
    "commands.md": ("vscode", editor_settings),
}
"""The document, the name of the place in it, and what stands there."""


def printed(name: str) -> str:
    """The document `name` with what it prints as it is now."""
    document = (DOCS / name).read_text("utf-8")
    block, text = PRINTED[name]
    start, end = f"<!-- {block}: written by `python -m tests.printed` -->\n", f"<!-- /{block} -->\n"
    assert start in document, f"{name} has no place for {block}"
    before, _, rest = document.partition(start)
    return f"{before}{start}{text()}{end}{rest.partition(end)[2]}"


if __name__ == "__main__":
    for one in PRINTED:
        (DOCS / one).write_text(printed(one), "utf-8")

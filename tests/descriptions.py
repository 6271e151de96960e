"""What `docs/content.md` says of each file and key, as the package takes it along: `python -m tests.descriptions` writes it there."""

from __future__ import annotations

import re

import yaml
from tests.building import CHECKOUT
from tests.unit.test_docs_content import CONTENT, section, tables

from prongsai.kinds import KINDS

DESCRIPTIONS = CHECKOUT / "plugins" / "prongsai" / "catalogue" / "descriptions.yml"
_HEAD = "# คำอธิบายของทุกไฟล์และทุกช่อง คัดจาก docs/content.md ด้วย python -m tests.descriptions ให้แก้ที่นั่น\n"


def plain(text: str) -> str:
    """Markdown without its signs: an editor shows it as it stands."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r" \1 ", text)
    return " ".join(text.replace("`", "").replace("**", "").split())


def described(file: str) -> dict[str, object]:
    """What is told of a file and of its keys, those of a mapping in it by `mapping.key`."""
    text = section(CONTENT, f"## {file}")
    keys: dict[str, str] = {}
    for table in tables(text):
        if table.header[0] == "ช่อง":
            for name in re.findall(r"`(\w+)`", table.under) or [""]:
                keys |= {f"{name}.{row[0].strip('`')}".lstrip("."): plain(row[4]) for row in table.rows}
    return {"text_th": plain(text.strip().split("\n\n")[0]), "keys": keys}


def as_yaml() -> str:
    """The whole file."""
    told = {kind.file: described(kind.file) for kind in KINDS}
    return _HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)


if __name__ == "__main__":
    DESCRIPTIONS.write_text(as_yaml(), "utf-8")

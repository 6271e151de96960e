"""MkDocs hook: stock pages whose content is that of our built pages, so that every side searches the same text."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_page_content(_html: str, *, page: Any, config: Any, **_: Any) -> str:
    """The content of the built page at the same address; `extra.contents` is the folder that holds them."""
    return Path(config.extra["contents"], page.url.removeprefix("./"), "index.html").read_text("utf-8")

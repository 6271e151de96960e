"""Which files a text refers to: the names of files in links, pictures and settings, wherever they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from prongsai.thai.text import normalise

_WORD = re.compile(r"""[^\s"'<>()\[\]{}|;=`\\]+""")
MAX_BYTES = 5_000_000
"""Nobody writes a longer page; a larger file is data of a program."""


class References:
    """The names that texts refer to. A name in any folder counts: what is doubtful is no reason to speak of a file that is used."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._texts: list[str] = []

    def read(self, paths: Iterable[Path]) -> None:
        """Take what these files refer to; one that cannot be opened refers to nothing."""
        for path in paths:
            try:
                if path.is_file() and path.stat().st_size <= MAX_BYTES:
                    self.take(path.read_text("utf-8", errors="replace"))
            except OSError:
                continue

    def take(self, text: str) -> None:
        """Take what one text refers to."""
        if "." not in text:
            return
        text = normalise(unquote(text) if "%" in text else text)
        self._texts.append(text)
        for word in _WORD.findall(text):
            if "." in word:
                name = re.split("[?#]", word, maxsplit=1)[0].rstrip(".,:")
                self._names.add(name.rpartition("/")[2])

    def __contains__(self, name: str) -> bool:
        """Whether a file of this name is referred to."""
        name = normalise(name)
        # A name with a space or a bracket is not one word; there are few such names.
        return name in self._names or (_WORD.fullmatch(name) is None and any(name in text for text in self._texts))

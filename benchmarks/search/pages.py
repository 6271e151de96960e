"""Built HTML → what a visitor can read of each page, line by line, and which agency the page is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import yaml

from benchmarks.search.folding import fold

UNSOUGHT = ("search/",)
"""Addresses whose pages are themselves ways of searching."""
REPEATING = re.compile("(?:.*/evidence-pack|oit(?:/.*)?)/")
"""Addresses whose pages tell again what other pages tell, to be printed or side by side: who searches is to be led to those.

They are no right answers: where one is given it counts as wrong.
"""

_START = 'id="pr-content"'
_END = "</article>"
# Text that these surround runs on in its line; whatever else begins or ends stands apart on the page.
_RUNNING = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "strong", "sub", "sup", "time", "u", "wbr"})
_UNREAD = frozenset({"script", "style", "svg", "template"})
_UNSEEN = "pr-hidden"
_WITHOUT_END = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as it is judged: its address below the site, its lines, and the same folded."""

    address: str
    lines: tuple[str, ...]
    folded: str
    """Line breaks are kept: nothing is contained across two lines."""

    @property
    def first_part(self) -> str:
        """The agency's folder, in a portal."""
        return self.address.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Place:
    """An agency as people name it."""

    slug: str
    name_th: str
    short_name_th: str
    district_th: str


class _Reader(HTMLParser):
    """Collects the lines of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WITHOUT_END:
            if tag not in _RUNNING:
                self.end_line()
            return
        if self._unread or tag in _UNREAD or _is_unseen(attrs):
            self._unread += 1
        if tag not in _RUNNING:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _WITHOUT_END:
            return
        if self._unread:
            self._unread -= 1
        if tag not in _RUNNING:
            self.end_line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the base class names it
        if tag not in _RUNNING:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._line.append(data)

    def end_line(self) -> None:
        """What follows is another line."""
        line = " ".join("".join(self._line).split())
        if line:
            self.lines.append(line)
        self._line = []


def _is_unseen(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "hidden" or (name == "class" and _UNSEEN in (value or "").split()) for name, value in attrs)


def content_of(html: str) -> str:
    """The HTML inside `#pr-content`; "" where a file has none."""
    start = html.find(_START)
    if start < 0:
        return ""
    start = html.index(">", start) + 1
    return html[start : html.index(_END, start)]


def lines_of(content: str) -> tuple[str, ...]:
    """What is read in a piece of HTML, a line for each that stands apart."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


def contents(site: Path) -> Iterator[tuple[str, str]]:
    """Each page to be found, in order: its address and the HTML inside `#pr-content`."""
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        content = "" if address.startswith(UNSOUGHT) or REPEATING.fullmatch(address) else content_of(path.read_text("utf-8"))
        if content:
            yield address, content


def as_page(address: str, content: str) -> BuiltPage:
    """A page from its HTML."""
    lines = lines_of(content)
    return BuiltPage(address, lines, "\n".join(map(fold, lines)))


def places_of(content: Path) -> list[Place]:
    """The agencies of a content folder; none on the site of a single one, which needs no name to be found by."""
    places = []
    for path in sorted(content.glob("*/agency.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        places.append(Place(path.parent.name, data["name_th"], data["short_name_th"], data["district_th"]))
    return places

"""A built site crawled as a browser reads it: from page to page by its links, by the base of each page, with percents and anchors.

It shares no code with the package: what the package checks about its own links is held against this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

START = "https://crawled.example/"
_LEADS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "source": "src", "form": "action"}


@dataclass
class Reading(HTMLParser):
    """What one page leads to, and the anchors on it."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    base: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "base" and named.get("href"):
            self.base = str(named["href"])
        if link := named.get(_LEADS.get(tag, "")):
            self.links.append(link)
        for one in (named.get("srcset") or "").split(","):
            if one.strip():
                self.links.append(one.split()[0])
        if anchor := named.get("id"):
            self.anchors.add(anchor)
        if tag == "a" and (anchor := named.get("name")):
            self.anchors.add(anchor)


@dataclass(frozen=True, order=True)
class Dead:
    """A link that opens nothing: the address of its page, and the link as it stands there."""

    page: str
    link: str


@dataclass
class Crawled:
    """What was found: the addresses that were read as pages, and the links that open nothing."""

    pages: set[str] = field(default_factory=set)
    dead: set[Dead] = field(default_factory=set)
    links: int = 0


class Crawler:
    """Reads the site in `folder`, which is served at `url`."""

    def __init__(self, folder: Path, url: str = START) -> None:
        self._folder = folder
        self._url = url if url.endswith("/") else f"{url}/"
        self._read: dict[Path, Reading] = {}

    def crawl(self, *starts: str, every_page: bool = True) -> Crawled:
        """From the home page (or `starts`) on; with `every_page` also what no link leads to."""
        found = Crawled()
        waiting = [urljoin(self._url, one) for one in starts or ("",)]
        if every_page:
            waiting += sorted(self._all_pages())
        while waiting:
            here = waiting.pop()
            if here in found.pages:
                continue
            found.pages.add(here)
            file = self.file_at(here)
            if file is None or file.suffix != ".html":
                continue
            reading = self.reading(file)
            for link in reading.links:
                found.links += 1
                # A host shows the page for what is not found at any address; its links are from the root.
                there = urljoin(urljoin(here, reading.base), link)
                if not self._is_inside(there):
                    continue
                target = self.file_at(there)
                if target is None or not self._has_anchor(target, there):
                    found.dead.add(Dead(here.removeprefix(self._url), link))
                elif target.suffix == ".html":
                    waiting.append(there.partition("#")[0].partition("?")[0])
        return found

    def _all_pages(self) -> Iterator[str]:
        for path in self._folder.rglob("*.html"):
            name = path.relative_to(self._folder).as_posix()
            yield urljoin(self._url, "".join(f"%{byte:02X}" if byte > 126 or byte in b' %#?"<>' else chr(byte) for byte in name.encode()))

    def _is_inside(self, url: str) -> bool:
        one, own = urlsplit(url), urlsplit(self._url)
        return one.scheme in ("http", "https") and one.netloc.lower() == own.netloc.lower() and one.path.startswith(own.path)

    def file_at(self, url: str) -> Path | None:
        """The file that a static host sends for `url`; None where it sends "not found"."""
        path = unquote(urlsplit(url).path.removeprefix(urlsplit(self._url).path))
        place = self._folder / path
        if path.endswith("/") or not path or place.is_dir():
            place = place / "index.html"
        return place if place.is_file() else None

    def _has_anchor(self, file: Path, url: str) -> bool:
        anchor = urlsplit(url).fragment.partition(":~:")[0]
        if not anchor or anchor.lower() == "top" or file.suffix != ".html":
            return True
        anchors = self.reading(file).anchors
        return anchor in anchors or unquote(anchor) in anchors

    def reading(self, file: Path) -> Reading:
        """What a page leads to; read once."""
        if file not in self._read:
            reading = Reading()
            reading.feed(file.read_text("utf-8"))
            self._read[file] = reading
        return self._read[file]

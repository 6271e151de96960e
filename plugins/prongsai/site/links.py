"""Where the pages of a site lead: noted while they are written, and held against what is there when all is written."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from prongsai.address import NOT_FOUND

MOST_PAGES = 20
"""Of the pages that lead to what is not there so many are told."""

_ATTRIBUTES = (' href="', ' src="')
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|textarea|title)\b([^>]*)>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][^\s/><"']*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>`]++))?""")
_LEADS = frozenset({"href", "src", "poster", "action", "srcset", "data"})
_OTHER_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_DOTTED = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A place in the site: the address from its root, percents read, and the anchor there ("" for the page as a whole)."""

    address: str
    anchor: str = ""

    def __str__(self) -> str:
        """As people write it."""
        return f"/{self.address}" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link to what is not there: as it stands in a page, and the addresses of pages with it."""

    target: Target
    link: str
    pages: tuple[str, ...]
    has_page: bool
    """Whether the page is there, and only the anchor is not."""


class Resolver:
    """Links as a browser takes them, on a site at `url` (empty where that is not known)."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.netloc.lower()
        self.root = parts.path or "/"

    def resolve(self, here: str, link: str) -> Target | None:
        """Where `link` of the page at address `here` leads in the site; None where it leads out of it."""
        link = link.strip().replace("\t", "").replace("\n", "").replace("\r", "")
        path, has_anchor, anchor = link.partition("#")
        path = path.partition("?")[0].replace("\\", "/")
        if _OTHER_SCHEME.match(path) or path.startswith("//"):
            scheme, _, rest = path.rpartition("//") if path.startswith("//") else path.partition("//")
            host, slash, within = rest.partition("/")
            if not self._host or host.lower() != self._host or scheme.lower() not in ("", "http:", "https:"):
                return None
            path = f"/{within}" if slash else "/"
            if f"{path}/" == self.root:
                path = self.root
        if path.startswith("/"):
            if not path.startswith(self.root):
                return None
            address = path[len(self.root) :]
        elif path:
            address = here.rpartition("/")[0] + "/" + path if "/" in here else path
        else:
            address = here
        if _DOTTED.search(address):
            address = _without_dots(address)
        return Target(unquote(address), _anchor(anchor) if has_anchor else "")


def _anchor(typed: str) -> str:
    # A browser looks for words of the page (`#:~:text=`), and goes to the top for `#top`, with nothing there.
    anchor = unquote(typed.partition(":~:")[0])
    return "" if anchor.lower() == "top" else anchor


def _without_dots(address: str) -> str:
    """`a/b/../c/` → `a/c/`; nothing leads above the root."""
    kept: list[str] = []
    parts = address.split("/")
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    ends_open = parts[-1] in (".", "..") and bool(kept)
    return "/".join(kept) + ("/" if ends_open else "")


@dataclass(slots=True)
class Links:
    """What the pages of a part of a site lead to; the first page with each link stands for all, up to `MOST_PAGES`."""

    url: str = ""
    targets: dict[Target, tuple[str, list[str]]] = field(default_factory=dict)
    _from_root: dict[str, Target] = field(default_factory=dict)
    _resolver: Resolver | None = None

    def note(self, here: str, page: str, *, is_ours: bool = True) -> None:
        """Note what the finished `page` at address `here` leads to.

        Only templates that `is_ours` say for sure write `href="…"` and never the like as text; others are read tag by tag.
        """
        resolver = self._resolver or Resolver(self.url)
        self._resolver = resolver
        links = set(_links_of_ours(page)) if is_ours else set(links_in(page))
        # Templates lead from the root, wherever they stand: at one depth the same link leads to the same place.
        up = "../" * here.count("/")
        known, base = self._from_root, "" if here == NOT_FOUND else here
        for link in links:
            if link.startswith("#"):
                if f' id="{link[1:]}"' not in page and (anchor := _anchor(html.unescape(link[1:]))):
                    self._note(Target(here, anchor), link, here)
                continue
            from_root = bool(up) and link.startswith(up)
            key = link[len(up) :] if from_root else ""
            found = known.get(key) if from_root else None
            if found is None:
                found = resolver.resolve(base, html.unescape(link) if "&" in link else link)
                if found is None:
                    continue
                if from_root and not key.startswith("../"):
                    known[key] = found
            self._note(found, link, here)

    def _note(self, target: Target, link: str, here: str) -> None:
        noted = self.targets.get(target)
        if noted is None:
            self.targets[target] = link, [here]
        elif len(noted[1]) < MOST_PAGES:
            noted[1].append(here)

    def merge(self, other: Links) -> None:
        """Take in what another part of the site leads to."""
        for target, (link, pages) in other.targets.items():
            known = self.targets.setdefault(target, (link, []))
            known[1].extend(pages[: MOST_PAGES - len(known[1])])

    def dead(self, there: BuiltSite) -> Iterator[DeadLink]:
        """The links to what is not there, in the order of where they lead."""
        for target in sorted(self.targets):
            link, pages = self.targets[target]
            file = there.file_of(target.address)
            # What opens any other file knows what `#page=5` means in it.
            if file is None or (target.anchor and file.endswith(".html") and target.anchor not in there.anchors(file)):
                yield DeadLink(target, link, tuple(pages), has_page=file is not None)


class BuiltSite:
    """The files of a built site, and the anchors of its pages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = frozenset(_files_below(str(folder)))
        self._anchors: dict[str, frozenset[str]] = {}

    def file_of(self, address: str) -> str | None:
        """The file that opens at an address, as any static host has it; None where there is none."""
        if not address or address.endswith("/"):
            names: tuple[str, ...] = (f"{address}index.html",)
        else:
            names = (address, f"{address}/index.html")
        return next((one for one in names if one in self._files), None)

    def names_below(self, folder: str) -> dict[str, str]:
        """What lies in a folder of the site by its name: pages, and files that are none."""
        found: dict[str, str] = {}
        start = len(folder) + 1 if folder else 0
        for file in self._files:
            if file.startswith(folder) and (not folder or file[start - 1 : start] == "/"):
                name, _, rest = file[start:].partition("/")
                if not rest or rest == "index.html":
                    found[name] = f"{file[:start]}{name}/" if rest else file
        return found

    def called(self, name: str) -> str | None:
        """The one page or file of this name, wherever it lies; None where there is none or more than one."""
        found = [one for one in self._files if one.endswith((f"/{name}/index.html", f"/{name}")) or one in (name, f"{name}/index.html")]
        return found[0].removesuffix("index.html") if len(found) == 1 and name else None

    def anchors(self, file: str) -> frozenset[str]:
        """The anchors of a page."""
        if file not in self._anchors:
            page = (self._folder / file).read_text("utf-8", errors="replace")
            self._anchors[file] = frozenset(anchors_in(page))
        return self._anchors[file]


def links_in(page: str) -> Iterator[str]:
    """Every link of a page that anybody wrote, with its entities: scripts, styles, comments and text hold none."""
    for name, attributes in _tags_in(page):
        for key, value in attributes:
            if key == "srcset":
                yield from (one.strip().split(" ", 1)[0] for one in value.split(",") if one.strip())
            elif key in _LEADS and not (key == "data" and name != "object") and value:
                yield value


def anchors_in(page: str) -> Iterator[str]:
    """Every anchor of a page."""
    for name, attributes in _tags_in(page):
        for key, value in attributes:
            if key == "id" or (key == "name" and name == "a"):
                yield html.unescape(value)


def _tags_in(page: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for tag in _TAG.finditer(_UNREAD.sub(lambda found: f"<{found[1]}{found[2]}>" if found[1] else "", page)):
        if "=" in tag[2]:
            yield tag[1].lower(), [(one[1].lower(), (one[2] or "").strip("\"'")) for one in _ATTRIBUTE.finditer(tag[2])]


def _links_of_ours(page: str) -> Iterator[str]:
    for attribute in _ATTRIBUTES:
        for piece in page.split(attribute)[1:]:
            yield piece[: piece.index('"')]


def _files_below(folder: str) -> Iterator[str]:
    start = len(folder) + 1
    for here, _, names in os.walk(folder):
        below = f"{here[start:]}/".replace(os.sep, "/") if len(here) >= start else ""
        yield from (below + name for name in names)


def merged(parts: Iterable[Links], url: str) -> Links:
    """What all parts of a site lead to."""
    whole = Links(url)
    for part in parts:
        whole.merge(part)
    return whole

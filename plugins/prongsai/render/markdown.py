"""A hand-written page's Markdown → HTML, as MkDocs makes it of the same text.

Source: mkdocs.org, "Writing your docs"; `tests/unit/render/test_markdown.py` holds both against each other.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from prongsai.render.hand import HandWrittenRules
from prongsai.settings.extensions import Extensions

LinkTo = Callable[[str], str | None]
"""The link from the page to the file that is called so from its folder; None where there is no such file."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading with those below it; `title` is HTML without tags."""

    id: str
    title: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as HTML; `title` is that of the heading with which it begins (HTML without tags, empty where there is none)."""

    content: str
    toc: tuple[TocEntry, ...]
    title: str


def draw(text: str, extensions: Extensions, link_to: LinkTo, rules: HandWrittenRules | None = None) -> Drawn:
    """The page of a Markdown `text` without its front matter, by the `rules` of hand-written pages where they are given."""
    names: list[str | Extension] = [*extensions.names, *([rules] if rules else [])]
    markdown = Markdown(extensions=names, extension_configs={name: dict(one) for name, one in extensions.settings.items()})
    title, links = _Title(markdown), _Links(markdown, link_to)
    # The places that MkDocs gives its own: after the headings have their ids, and last of all.
    markdown.treeprocessors.register(title, "prongsai_title", 1)
    markdown.treeprocessors.register(links, "prongsai_links", 0)
    content = markdown.convert(text)
    toc = tuple(_entry(token) for token in getattr(markdown, "toc_tokens", ()))
    return Drawn(content, toc, title.title)


def relative_link(there: str, here: str) -> str:
    """The shortest link from the page at address `here` to `there`, in the way of MkDocs."""
    link = posixpath.relpath(f"/{there}", f"/{here}")
    return f"{link}/" if there.endswith("/") or not there else link


def _entry(token: dict[str, Any]) -> TocEntry:
    return TocEntry(token["id"], token["name"], tuple(map(_entry, token["children"])))


class _Title(Treeprocessor):
    """Notes the text of the `h1` with which a page begins."""

    title = ""

    def run(self, root: Element) -> None:
        if len(root) and root[0].tag == "h1":
            heading = copy.deepcopy(root[0])
            if len(heading) and heading[-1].tag == "a" and heading[-1].get("class") == "headerlink":
                heading.remove(heading[-1])
            heading = remove_fnrefs(heading)
            _say_pictures(heading)
            self.title = strip_tags(render_inner_html(heading, self.md))


def _say_pictures(element: Element) -> None:
    """In the place of each picture the words that stand for it."""
    for parent in list(element.iter()):
        for at, child in reversed(list(enumerate(parent))):
            if child.tag == "img" and (words := child.get("alt")):
                said = words + (child.tail or "")
                if at:
                    parent[at - 1].tail = (parent[at - 1].tail or "") + said
                else:
                    parent.text = (parent.text or "") + said
                parent.remove(child)


class _Links(Treeprocessor):
    """Turns links to files of the content folder into links to where they open."""

    def __init__(self, markdown: Markdown, link_to: LinkTo) -> None:
        super().__init__(markdown)
        self._link_to = link_to

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag, "")
            if key and (url := element.get(key)):
                element.set(key, self._link(url))

    def _link(self, url: str) -> str:
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        # An address in `<a@b.example>` is written in entities, of which this stands for the `&`.
        if parts.scheme or parts.netloc or url.startswith(("/", "\\")) or AMP_SUBSTITUTE in url or not parts.path:
            return url
        path = unquote(parts.path)
        link = self._link_to(path)
        # What names no file may be the address of a record page.
        return url if link is None else urlunsplit(("", "", link, parts.query, parts.fragment))

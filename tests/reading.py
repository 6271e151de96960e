"""A built page as a person reads it: its own parts as plain text, one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

_BLOCK = re.compile(
    "address|article|aside|blockquote|caption|d[dlt]|details|div|figcaption|figure|footer|form|h[1-6]|header|label|li|main|nav|ol|p"
    "|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")


@dataclass(slots=True)
class Element:
    """An HTML element, or the text between elements where `name` is empty."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self) -> Iterator[Element]:
        """This element and everything in it, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)

    def find(self, name: str, /, **attributes: str) -> Element | None:
        """The first element in it with this name and these attributes (`class_` for `class`)."""
        return next(self.find_all(name, **attributes), None)

    def find_all(self, name: str, /, **attributes: str) -> Iterator[Element]:
        """Every element in it with this name, these attributes and, among others, these classes."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        for one in self.all():
            if one.name == name and all(_has(one, key, value) for key, value in wanted.items()):
                yield one

    def words(self) -> str:
        """Its text on one line, links and what is drawn told in signs."""
        return _one_line("".join(_inline(self)))


def _has(element: Element, key: str, value: str) -> bool:
    there = element.attributes.get(key, "")
    return value in there.split() if key == "class" else value == there


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if not _VOID.fullmatch(tag):
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(one.name == tag for one in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Element("", text=data))


def parse(html: str) -> Element:
    """The elements of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def read_page(html: str) -> str:
    """The page's own parts: title, description, address, the way to it, its contents, and what it says."""
    page = parse(html)
    title, article = page.find("title"), page.find("article")
    assert title is not None
    assert article is not None
    description, canonical = page.find("meta", name="description"), page.find("link", rel="canonical")
    crumbs, contents = page.find("nav", class_="pr-crumbs"), page.find("nav", class_="pr-toc")
    head = {
        "title": title.words(),
        "description": description.attributes["content"] if description else "–",
        "canonical": canonical.attributes["href"] if canonical else "–",
        "crumbs": " › ".join(one.words() for one in crumbs.find_all("li")) if crumbs else "–",
        "contents": " ".join(one.words() for one in contents.find_all("li")) if contents else "–",
    }
    return "".join(f"{line}\n" for line in [*(f"{name}: {value}" for name, value in head.items()), "", *_lines(article)])


def read_part(element: Element) -> str:
    """What a part of a page says."""
    return "".join(f"{line}\n" for line in _lines(element))


def _lines(element: Element) -> Iterator[str]:
    """The lines of an element, what is beside each other on one line."""
    if element.name == "tr":
        yield f"| {' | '.join(cell.words() for cell in element.children if cell.name in ('td', 'th'))} |"
    elif element.name == "div" and [child.name for child in element.children if child.name] == ["dt", "dd"]:
        yield ": ".join(child.words() for child in element.children if child.name)
    elif re.fullmatch("h[1-6]", element.name):
        yield f"{'#' * int(element.name[1])} {element.words()}{_anchor(element)}"
    else:
        lines = list(_lines_in(element))
        if element.name == "li":
            lines = [f"{'  ' if index else '- '}{line}" for index, line in enumerate(lines)]
        elif label := _label(element):
            lines.insert(0, label)
        yield from lines


def _lines_in(element: Element) -> Iterator[str]:
    for are_blocks, children in groupby(element.children, key=_holds_block):
        if are_blocks:
            for child in children:
                yield from _lines(child)
        elif words := Element("", children=list(children)).words():
            yield words


def _holds_block(element: Element) -> bool:
    return any(_BLOCK.fullmatch(one.name) for one in element.all())


def _label(element: Element) -> str:
    """What a part of a page is called, where it has a name or an anchor."""
    if element.name not in ("section", "nav", "aside", "figure", "details", "div"):
        return ""
    name = element.attributes.get("aria-label", "")
    return f"[{element.name}{f' {name}' if name else ''}{_anchor(element)}]" if name or "id" in element.attributes else ""


def _anchor(element: Element) -> str:
    return f" {{#{element.attributes['id']}}}" if "id" in element.attributes else ""


def _inline(element: Element) -> Iterator[str]:
    inside = "".join(part for child in element.children for part in _inline(child))
    if element.name == "":
        yield element.text + inside
    elif element.name in ("script", "style"):
        return
    elif element.name == "svg":
        yield "(QR)" if _has(element, "class", "pr-qr__code") else ""
    elif element.name in ("img", "input"):
        yield f"({element.name} {element.attributes.get('src') or element.attributes.get('type', '')})"
    elif element.name == "br":
        yield " "
    elif element.name == "a":
        yield f"[{_one_line(inside)}]({element.attributes.get('href', '')})"
    elif _has(element, "class", "pr-missing"):
        yield f"‹{inside}›"
    elif _BLOCK.fullmatch(element.name):
        yield f" {inside} "
    else:
        yield inside


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

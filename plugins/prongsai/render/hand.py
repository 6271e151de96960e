"""The rules of hand-written pages as an extension of Python-Markdown, which both frames draw them with."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from prongsai.render import anchors
from prongsai.render.cleaning import Made, clean
from prongsai.render.markup import Hosts, TakenOut

_LATE = 0.5
"""Before links to files become links to addresses (0), after all that extensions make."""
_MATHS = re.compile(r"math/[a-z0-9;=\s+-]*")
_KEPT = re.compile("<span>\ue002([0-9]+)\ue003</span>")
_TAG = re.compile("<[a-zA-Z/?]")


class HandWrittenRules(Extension):
    """One page's: its HTML is cleaned, its headings have anchors of their words, its links are remembered as they were typed.

    A frame makes one for all pages; after each it reads what was taken out, and the typed links by those that came of them.
    """

    def __init__(self, hosts: Hosts) -> None:
        super().__init__()
        self._hosts = hosts
        self.taken_out: list[TakenOut] = []
        self.links: list[tuple[Element, str, str]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        """Take the places of one who comes last."""
        # Markdown with an extension is made anew for each page.
        page = _Page(md, self._hosts, self)
        md.treeprocessors.register(anchors.HeadingAnchors(md), "prongsai_anchors", anchors.PRIORITY)
        md.treeprocessors.register(page, "prongsai_made", _LATE)
        convert = md.convert
        md.convert = lambda source: page.cleaned(convert(source))  # type: ignore[method-assign]

    def typed_links(self) -> dict[str, str]:
        """The links of the page that was drawn last, as they were typed, by what became of them."""
        return {became: typed for element, key, typed in self.links if (became := element.get(key))}


class _Page(Treeprocessor):
    """What is known of the page that is drawn: what was typed as HTML, and what Markdown has made."""

    def __init__(self, md: Markdown, hosts: Hosts, rules: HandWrittenRules) -> None:
        super().__init__(md)
        self._hosts = hosts
        self._rules = rules
        self._typed: set[int] = set()
        self._made = Made()
        self._kept: list[str] = []
        self._pictures: set[str] = set()
        rules.taken_out, rules.links = [], []
        blocks, inline = md.preprocessors, md.inlinePatterns
        if "html_block" in blocks:
            self._watch(blocks["html_block"], "run", self._note_typed)
        if "html" in inline:
            self._watch(inline["html"], "handleMatch", self._note_typed)
        if "emoji" in inline:
            self._watch(inline["emoji"], "handleMatch", self._note_picture)

    def _watch(self, processor: Any, name: str, note: Callable[[int, Any], None]) -> None:
        run = getattr(processor, name)

        def watched(*arguments: Any) -> Any:
            before = self.md.htmlStash.html_counter
            result = run(*arguments)
            note(before, result)
            return result

        setattr(processor, name, watched)

    def _note_typed(self, before: int, _: Any) -> None:
        self._typed.update(range(before, self.md.htmlStash.html_counter))

    def _note_picture(self, _: int, result: Any) -> None:
        # An emoji is a picture of the host that `mkdocs.yml` names, or that its extension has always had.
        element = result[0] if isinstance(result, tuple) else result
        for one in element.iter("img") if isinstance(element, Element) else ():
            self._pictures.add(one.get("src", ""))

    def run(self, root: Element) -> None:
        """Look at the finished tree: what it is made of, and where its links were meant to lead."""
        tags: set[str] = set()
        attributes: set[str] = set()
        for one in root.iter():
            if not isinstance(one.tag, str):
                continue
            is_formula = one.tag == "script" and _MATHS.fullmatch(one.get("type", "")) and one.attrib.keys() == {"type"}
            if is_formula or (one.tag == "a" and one.get("href", "").startswith(AMP_SUBSTITUTE) and one.attrib.keys() == {"href"}):
                self._keep(one)
            tags.add(one.tag.lower())
            attributes.update(name.lower() for name in one.attrib)
            for key in ("href", "src"):
                if link := one.get(key):
                    self._rules.links.append((one, key, link))
        self._made = Made(frozenset(tags), frozenset(attributes))

    def _keep(self, element: Element) -> None:
        """Put aside what cleaning would change: a formula in a script that no browser runs, an e-mail address written in entities."""
        tail, element.tail = element.tail, None
        self._kept.append(self.md.serializer(element).replace(AMP_SUBSTITUTE, "&"))
        element.clear()
        element.tag, element.text, element.tail = "span", f"\ue002{len(self._kept) - 1}\ue003", tail

    def cleaned(self, content: str) -> str:
        """The finished page without what may not be in it."""
        stash = self.md.htmlStash.rawHtmlBlocks
        typed = [one for at, one in enumerate(stash) if at in self._typed]
        has_typed = any(not isinstance(one, str) or _TAG.search(one) for one in typed)
        made = self._made
        if has_typed:
            made |= Made.of(one for at, one in enumerate(stash) if at not in self._typed and isinstance(one, str))
        hosts = Hosts(self._hosts.allowed, frozenset(self._pictures))
        content, self._rules.taken_out = clean(content, hosts, made, has_typed=has_typed)
        return _KEPT.sub(self._as_made, content) if self._kept else content

    def _as_made(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return self._kept[number] if number < len(self._kept) else found[0]

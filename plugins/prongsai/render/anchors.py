"""The anchors of a hand-written page's headings: their own words, with every vowel and tone.

Python-Markdown knows Latin letters only and numbers all others (`_1`, `_2`), so that a heading's anchor moves when another is put above
it. Those ids live on as empty anchors, since links of today lead to them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import toc
from markdown.treeprocessors import Treeprocessor

from prongsai.thai.text import normalise

PRIORITY = 6
"""After explicit ids (`attr_list`, 8) and just before `toc` (5), which leaves ids that are there as they are."""

_HEADING = re.compile("[hH][1-6]")
_BETWEEN = re.compile(r"[\s\-]+")


def words(text: str, separator: str) -> str:
    """`ที่ตั้งและอาณาเขต`, `แผน-2567`: letters, marks and digits, parted by `separator`; empty where there are none."""
    kept = (one for one in normalise(text).lower() if one in "_-" or one.isspace() or unicodedata.category(one)[0] in "LMN")
    return _BETWEEN.sub(lambda _: separator, "".join(kept).strip())


class HeadingAnchors(Treeprocessor):
    """Gives headings without an id that of their words. An agency's own `slugify` of `toc` goes its own way."""

    def run(self, root: Element) -> None:
        """Set the ids, and put an empty anchor of the old one into each heading that had another."""
        contents: Any = "toc" in self.md.treeprocessors and self.md.treeprocessors["toc"]
        if getattr(contents, "slugify", None) is not toc.slugify:
            return
        separator: str = contents.sep
        given = {id_ for one in root.iter() if (id_ := one.get("id"))}
        headings = [one for one in root.iter() if isinstance(one.tag, str) and _HEADING.fullmatch(one.tag) and "id" not in one.attrib]
        texts = [self._text_of(one) for one in headings]
        taken = set(given)
        old = [toc.unique(toc.slugify(text, separator), taken) for text in texts]
        # An id that some heading has today leads to it for ever.
        used = given | set(old)
        for heading, text, before in zip(headings, texts, old, strict=True):
            used.discard(before)
            id_ = words(text, separator)
            id_ = toc.unique(id_, used) if id_ else before
            used |= {id_, before}
            heading.set("id", id_)
            if id_ != before:
                _put_anchor(heading, before)

    def _text_of(self, heading: Element) -> str:
        """The text of a heading as `toc` takes it."""
        return html.unescape(toc.strip_tags(toc.render_inner_html(toc.remove_fnrefs(heading), self.md)))


def _put_anchor(heading: Element, id_: str) -> None:
    anchor = Element("span", {"id": id_})
    anchor.tail, heading.text = heading.text, None
    heading.insert(0, anchor)

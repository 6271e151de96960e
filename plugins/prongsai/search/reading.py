"""Finished HTML → what is read on the page: its text, block by block, under its headings."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "button", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"),
    *(
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
    ),
    *("p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
)
# What stands in boxes of its own in our templates is a word apart; other tags may stand amid a word.
_APART = {**dict.fromkeys(_BLOCKS, "\n"), "span": " ", "strong": " "}
# Markdown's own link of a heading to itself (¶) is no word of it.
_UNREAD = re.compile(
    r"""<(script|style|svg|template)\b.*?</\1\s*>|<a class="headerlink"[^>]*>.*?</a>|<!--.*?-->""", re.DOTALL | re.IGNORECASE
)
# What was once matched is not tried otherwise (++): a tag that nobody closed would keep a build busy for years.
_HEADING = re.compile(r"""<h([1-6])\b((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>(.*?)</h\1\s*>""", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"""(?<!\S)id=["']?([^"'\s>]+)""")
_TAG = re.compile(r"""<[/!]?([a-zA-Z][a-zA-Z0-9-]*+)[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>""")
# Characters that no text of ours holds (see `prongsai.thai.text`) stand for the headings while tags are taken out.
_PART, _HEAD, _BODY = "\x00", "\x01", "\x02"

_TITLE = "_title"
"""What our templates add to a section's id for that of its heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the text below it, one block a line; `anchor` is "" before the first heading that has one."""

    anchor: str
    heading_th: str
    text_th: str


def read(content: str) -> list[Part]:
    """The parts of a page's content, in order; the first holds what comes before any heading; the page's own title (h1) is left out.

    Pictures, scripts and markup are not read; a heading without an id is text of the part that it stands in.
    """
    marked = _HEADING.sub(_marked, _UNREAD.sub(" ", content))
    first, *others = _text(marked).split(_PART)
    parts = [Part("", "", first.strip())]
    for other in others:
        anchor, _, rest = other.partition(_HEAD)
        heading, _, text = rest.partition(_BODY)
        parts.append(Part(anchor.removesuffix(_TITLE), " ".join(heading.split()), text.strip()))
    return parts


def _marked(heading: re.Match[str]) -> str:
    if heading[1] == "1":
        return "\n"
    id_ = _ID.search(heading[2])
    return f"{_PART}{id_[1]}{_HEAD}{heading[3]}{_BODY}" if id_ else heading[0]


def _text(fragment: str) -> str:
    pieces = _TAG.split(fragment)
    apart = _APART.get
    pieces[1::2] = [apart(tag) or apart(tag.lower(), "") for tag in pieces[1::2]]
    lines = html.unescape("".join(pieces)).split("\n")
    return "\n".join([" ".join(line.split()) for line in lines if line and not line.isspace()])

"""Hand-written HTML → what may be published, and what had to go.

The cleaning is nh3's, which reads HTML as browsers do; `prongsai.render.markup` says what may stay. A page without typed HTML and
without anything to take out keeps its bytes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

import nh3

from prongsai.render.markup import ATTRIBUTES, FORBIDDEN, TAGS, Hosts, TakenOut, refused, refused_attribute, tags_in

# HTML's parser gives drawings their capitals back, and nh3 asks for them so.
_CAPITALS = (
    *("linearGradient", "radialGradient", "clipPath", "viewBox", "preserveAspectRatio", "gradientUnits", "gradientTransform"),
    *("patternUnits", "patternTransform", "clipPathUnits", "maskUnits", "markerWidth", "markerHeight", "markerUnits", "refX", "refY"),
)
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "geo", "line", "ftp", "data"}
"""What may be anywhere; which may be where is said attribute by attribute."""
_ATTRIBUTE = r"""\s[^\s=>"]+="[^"]*\""""
_EMPTY_FRAME = re.compile(rf"<iframe((?:{_ATTRIBUTE})*)>.*?</iframe>", re.DOTALL)
_PICTURE = re.compile(rf"<img((?:{_ATTRIBUTE})*)>")
_INPUT = re.compile(rf"<input((?:{_ATTRIBUTE})*)>")
_ALT = re.compile(r"""\salt="([^"]*)\"""")


@dataclass(frozen=True, slots=True)
class Made:
    """The tags and attributes that Markdown and its extensions have made: they are theirs, and stay."""

    tags: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, markup: Iterable[str]) -> Made:
        """What stands in pieces of `markup`."""
        tags: set[str] = set()
        attributes: set[str] = set()
        for piece in markup:
            for tag in tags_in(piece):
                tags.add(tag.name)
                attributes.update(name for name, _ in tag.attributes)
        return cls(frozenset(tags), frozenset(attributes))

    def __or__(self, other: Made) -> Made:
        return Made(self.tags | other.tags, self.attributes | other.attributes)


def clean(markup: str, hosts: Hosts, made: Made, *, has_typed: bool) -> tuple[str, list[TakenOut]]:
    """A page's finished HTML without what may not be in it; `has_typed` tells whether some of it was typed as HTML."""
    tags, attributes = (TAGS | made.tags) - FORBIDDEN, ATTRIBUTES | made.attributes
    if not has_typed:
        out = list(refused(markup, hosts))
        return (_cleaned(markup, hosts, tags, attributes) if out else markup), out
    return _cleaned(markup, hosts, tags, attributes), list(refused(markup, hosts, tags, attributes))


def _cleaned(markup: str, hosts: Hosts, tags: frozenset[str], attributes: frozenset[str]) -> str:
    def kept(tag: str, name: str, value: str) -> str | None:
        return None if refused_attribute(tag.lower(), name.lower(), value, hosts) else value

    capitals = {one for one in _CAPITALS if one.lower() in tags or one.lower() in attributes}
    text = nh3.clean(
        markup,
        tags={*tags, *capitals},
        clean_content_tags={"script", "style", "template", "noscript", "noframes", "noembed"},
        attributes={"*": {*attributes, *capitals}},
        attribute_filter=kept,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    # What lost its address, or asks something, is not even an empty box.
    text = _EMPTY_FRAME.sub(lambda found: found[0] if ' src="' in found[1] else "", text)
    text = _INPUT.sub(lambda found: found[0] if re.search(r'\stype="(?:checkbox|radio)"', found[1], re.IGNORECASE) else "", text)
    return _PICTURE.sub(lambda found: found[0] if ' src="' in found[1] or ' srcset="' in found[1] else _words_of(found[1]), text)


def _words_of(attributes: str) -> str:
    """The words that stand for a picture."""
    alt = _ALT.search(attributes)
    return html.escape(html.unescape(alt[1])) if alt else ""

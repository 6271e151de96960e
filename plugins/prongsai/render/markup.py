"""Which tags, attributes and links a hand-written page may have: what runs, what others send along, and what asks readers goes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TAGS = _set("""a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del
    details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd
    label legend li main map mark menu meter nav nobr ol output p picture pre progress q rb rp rt rtc ruby s samp search section small
    source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
    svg g path circle ellipse line polyline polygon rect text tspan title desc defs lineargradient radialgradient stop clippath mask
    marker symbol use pattern
    math mi mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace mstyle menclose merror
    mpadded mphantom mmultiscripts mprescripts mfenced semantics""")
"""Any other tag in typed HTML is taken out; what stands in it stays. Scripts and style sheets go whole."""

ATTRIBUTES = _set(
    """abbr align allow allowfullscreen alt aria-label axis background-color bgcolor border cellpadding cellspacing char charoff charset
    checked cite class clear color colspan compact controls coords crossorigin datetime decoding default dir disabled download face
    fetchpriority for frameborder headers height hidden high href hreflang hspace id inert ismap itemid itemprop itemref itemscope
    itemtype kind label lang loading longdesc loop low marginheight marginwidth markdown max media min muted name noshade nowrap open
    optimum playsinline poster preload property referrerpolicy rel resource rev reversed role rowspan rules scope scrolling shape size
    sizes span spellcheck src srclang srcset start style summary tabindex target title translate type typeof usemap valign value vspace
    width wrap xml:lang xmlns viewbox preserveaspectratio d fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin
    stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity opacity transform cx cy r rx ry x x1 x2 y y1 y2 dx dy points
    offset stop-color stop-opacity gradientunits gradienttransform patternunits patterntransform clip-path clip-rule clippathunits
    maskunits markerwidth markerheight markerunits refx refy orient font-size font-family font-weight text-anchor dominant-baseline
    vector-effect version focusable display mathvariant mathsize mathcolor mathbackground linethickness displaystyle scriptlevel stretchy
    fence separator lspace rspace minsize maxsize symmetric accent accentunder columnalign rowalign columnspan columnspacing rowspacing
    encoding notation voffset depth"""
)
"""Any other goes, but for those of data and of accessibility."""

_RUNS = _set("script applet object embed")
_STYLES = frozenset({"style", "link"})
_ASKS = _set("form button select option optgroup textarea datalist isindex keygen")
_OF_PAGES = _set("html head body title base meta frame frameset noframes noscript noembed template plaintext xmp listing")
FORBIDDEN = (_RUNS | _STYLES | _ASKS | _OF_PAGES | _set("portal fencedframe foreignobject animate set handler listener")) - {"title"}
"""Never in a page, whoever made them; a `title` is a part of a drawing."""

_LINKS = frozenset({"href", "cite", "longdesc", "xlink:href", "resource", "itemid"})
_PICTURES = frozenset({"src", "poster", "background", "data", "dynsrc", "lowsrc"})
_NEVER = frozenset({"srcdoc", "formaction", "action", "ping", "http-equiv", "manifest", "codebase", "classid", "attributename", "is"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo", "line", "ftp"})
_PAINTS = _set("fill stroke mask clip-path filter cursor marker marker-start marker-mid marker-end")

_TAG = re.compile(r"""<([a-zA-Z][^\s/><"']*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>?""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>`]++))?""")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,]", re.IGNORECASE)
_CSS_THAT_REACHES_OUT = re.compile(
    r"url\s*\((?!\s*[\"']?#)|expression\s*\(|@import|javascript:|-moz-binding|behavior\s*:|\\", re.IGNORECASE
)


class Why(Enum):
    """Why something is taken out."""

    RUNS = auto()
    STYLES = auto()
    ASKS = auto()
    FRAME = auto()
    PICTURE = auto()
    LINK = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Something that may not be in a page: `typed` is what to look for in the file, `host` the one that would have to be allowed."""

    why: Why
    typed: str
    host: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag as met, in lower case; values with their entities read."""

    name: str
    attributes: tuple[tuple[str, str], ...]


def tags_in(markup: str) -> Iterator[Tag]:
    """Every start tag of `markup`, whether it is closed or not."""
    for found in _TAG.finditer(markup):
        named = ((one[1].lower(), html.unescape((one[2] or "").strip("\"'"))) for one in _ATTRIBUTE.finditer(found[2]))
        yield Tag(found[1].lower(), tuple(named))


@dataclass(frozen=True, slots=True)
class Hosts:
    """Whose frames and pictures a page may show: its own site's, and those that `mkdocs.yml` allows by name."""

    allowed: frozenset[str] = frozenset()
    pictures: frozenset[str] = field(default=frozenset())
    """Addresses of pictures that an extension of Markdown has set: it is told of them in `mkdocs.yml` too."""

    def refuse(self, url: str) -> str | None:
        """The host of `url` where it is another's; empty where it leads nowhere that a page may show, None where all is well."""
        plain = plain_url(url)
        scheme = _SCHEME.match(plain)
        if scheme and scheme[1].lower() not in ("http", "https"):
            return ""
        if not scheme and not plain.startswith("//"):
            return None
        authority = re.split("[/?#]", plain[scheme.end() if scheme else 0 :].lstrip("/"), maxsplit=1)[0]
        host = authority.rpartition("@")[2].partition(":")[0].rstrip(".").lower()
        return None if host in self.allowed else host


def plain_url(url: str) -> str:
    r"""An address as a browser takes it: without what nobody sees, `\` as `/`."""
    return _UNSEEN.sub("", url).replace("\\", "/")


def refused_tag(name: str) -> Why | None:
    """Why a tag may never stand in a page, whoever made it; None where it may."""
    if name in _RUNS or name in ("handler", "listener", "animate", "set", "foreignobject"):
        return Why.RUNS
    if name in _STYLES:
        return Why.STYLES
    if name in _ASKS:
        return Why.ASKS
    if name in ("frame", "frameset", "portal", "fencedframe"):
        return Why.FRAME
    return Why.UNKNOWN if name in FORBIDDEN else None


def refused_attribute(tag: str, name: str, value: str, hosts: Hosts) -> TakenOut | None:
    """Why an attribute may never stand in a page, whoever made it; None where it may."""
    if name.startswith("on") or name in _NEVER:
        return TakenOut(Why.RUNS, name)
    if name == "style":
        return TakenOut(Why.STYLES, name) if _CSS_THAT_REACHES_OUT.search(value) else None
    if tag in ("use", "image") and name in ("href", "xlink:href"):
        return None if value.startswith("#") else TakenOut(Why.PICTURE, value, hosts.refuse(value) or "")
    if name in _LINKS:
        scheme = _SCHEME.match(plain_url(value))
        return TakenOut(Why.LINK, value) if scheme and scheme[1].lower() not in _SCHEMES else None
    if name in _PICTURES or name == "srcset":
        return _refused_picture(tag, name, value, hosts)
    if name in _PAINTS and _CSS_THAT_REACHES_OUT.search(value):
        return TakenOut(Why.PICTURE, name)
    return None


def _refused_picture(tag: str, name: str, value: str, hosts: Hosts) -> TakenOut | None:
    is_frame = tag in ("iframe", "frame", "embed", "object")
    for one in value.split(",") if name == "srcset" else [value]:
        url = one.strip().split(" ", 1)[0] if name == "srcset" else one
        if url in hosts.pictures or (not is_frame and _PICTURE_DATA.match(plain_url(value))):
            continue
        host = hosts.refuse(url)
        if host is not None:
            return TakenOut(Why.FRAME if is_frame else Why.PICTURE, url.strip() or name, host)
    return None


def refused(markup: str, hosts: Hosts, tags: Iterable[str] | None = None, attributes: Iterable[str] = ()) -> Iterator[TakenOut]:
    """What of `markup` may not be in a page; with `tags` and `attributes` also whatever is not among them."""
    known_tags = None if tags is None else frozenset(tags)
    known = frozenset(attributes)
    for tag in tags_in(markup):
        if why := refused_tag(tag.name):
            yield TakenOut(why, f"<{tag.name}")
            continue
        if tag.name == "input" and dict(tag.attributes).get("type", "").lower() not in ("checkbox", "radio"):
            yield TakenOut(Why.ASKS, "<input")
            continue
        if known_tags is not None and tag.name not in known_tags:
            yield TakenOut(Why.UNKNOWN, f"<{tag.name}")
            continue
        for name, value in tag.attributes:
            if one := refused_attribute(tag.name, name, value, hosts):
                yield one
            elif known_tags is not None and name not in known and not name.startswith(("data-", "aria-")):
                yield TakenOut(Why.UNKNOWN, name)

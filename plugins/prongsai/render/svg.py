"""A picture in SVG → the same without what runs in it, and without what it would fetch from elsewhere.

A sound picture keeps its bytes. SVG opened by its own address is a page of the site: what stands in it could do whatever a page can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from prongsai.problems.problem import Problem, Severity
from prongsai.render.markup import plain_url
from prongsai.source.places import Places

_MAY_BE_UNSOUND = re.compile(
    rb"script|\bon|foreign|href|src|url|@import|<!|<\?xml-|&#|handler|listener|frame|embed|object|animate|<set|xhtml|base\b|\\|\x00",
    re.IGNORECASE,
)
_RUNS = frozenset(
    (
        *("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "applet", "audio", "video", "canvas"),
        *("html", "body", "form", "meta", "link", "base"),
    )
)
_ANIMATES = frozenset({"set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard"})
_XHTML = "http://www.w3.org/1999/xhtml"
_SVG = "http://www.w3.org/2000/svg"
_INSIDE = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp|avif|bmp)[;,]", re.IGNORECASE)
_OPENS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_CSS_FROM_ELSEWHERE = re.compile(r"url\s*\((?!\s*[\"']?(?:#|data:image/|data:font/))|@import|expression\s*\(|javascript:|\\", re.IGNORECASE)
_MOST_SHOWN = 2000
_EMPTY = f'<svg xmlns="{_SVG}"/>'.encode()


@dataclass(frozen=True, slots=True)
class CleanedSvg:
    """The picture as it is published; `taken_out` are tags and attributes by their names. `is_broken` is one that no browser shows."""

    data: bytes
    taken_out: tuple[str, ...] = ()
    is_broken: bool = False


def cleaned(data: bytes) -> CleanedSvg:
    """The picture in `data`, which stays as it is where nothing has to go."""
    if not _MAY_BE_UNSOUND.search(data):
        return CleanedSvg(data)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # expat bounds what entities grow to, and fetches nothing
    except (ElementTree.ParseError, ValueError, LookupError):
        # A browser would run what stands before the mistake, and show nothing of it.
        return CleanedSvg(_EMPTY, is_broken=True)
    if _local(root.tag) != "svg":
        return CleanedSvg(_EMPTY, is_broken=True)
    out = tuple(_clean(root))
    # A document type can give every element an attribute that is not typed, and a style sheet of its own comes before the root.
    if not out and not re.search(rb"<!DOCTYPE[^>]*\[|<!ENTITY|<!ATTLIST|<\?xml-", data):
        return CleanedSvg(data)
    try:
        return CleanedSvg(_written(root), out)
    except RecursionError:
        return CleanedSvg(_EMPTY, is_broken=True)


def _local(name: object) -> str:
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def _clean(root: Element) -> Iterator[str]:
    """Take out what may not be there, from `root` down; each is named."""
    todo = [root]
    while todo:
        one = todo.pop()
        yield from _clean_attributes(one)
        kept: list[Element] = []
        for child in one:
            if not _is_unsound(child):
                kept.append(child)
                continue
            yield f"<{_local(child.tag)}>"
            if kept:
                kept[-1].tail = (kept[-1].tail or "") + (child.tail or "")
            else:
                one.text = (one.text or "") + (child.tail or "")
        if len(kept) < len(one):
            one[:] = kept
        todo += reversed(kept)


def _is_unsound(element: Element) -> bool:
    name = _local(element.tag)
    if name in _RUNS or (isinstance(element.tag, str) and element.tag.startswith(f"{{{_XHTML}}}")):
        return True
    if name in _ANIMATES:
        named = element.get("attributeName", "").rpartition(":")[2].lower()
        return named in ("href", "style", "src") or named.startswith("on")
    return name == "style" and bool(_CSS_FROM_ELSEWHERE.search("".join(element.itertext())))


def _clean_attributes(element: Element) -> Iterator[str]:
    tag = _local(element.tag)
    for key, value in list(element.attrib.items()):
        name, plain = _local(key), plain_url(value)
        if name.startswith("on"):
            wrong = True
        elif name in ("href", "src"):
            wrong = not (_INSIDE.match(plain) or (tag == "a" and (_OPENS.match(plain) or ":" not in plain.split("/")[0])))
        else:
            wrong = ("url" in value.lower() or "\\" in value or name == "style") and bool(_CSS_FROM_ELSEWHERE.search(value))
        if wrong:
            del element.attrib[key]
            yield name


def _written(root: Element) -> bytes:
    """The picture with the prefixes that editors give; those of the library itself would be `ns0`."""
    if str(root.tag).startswith("{"):
        ElementTree.register_namespace("", _SVG)
        ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def told(picture: CleanedSvg, data: bytes, shown: str) -> Problem | None:
    """`unsafe-svg` where something was taken out of the file that is `shown` so; the file itself stays as it is."""
    if picture.is_broken:
        found, cure = "ไฟล์ SVG นี้ไม่มีโปรแกรมใดแสดงเป็นภาพได้ จึงเผยแพร่เป็นภาพว่าง", "เปิดไฟล์ต้นฉบับแล้วบันทึกเป็น SVG หรือ PNG ใหม่"
        return Problem(shown, 1, 1, "unsafe-svg", found, cure, Severity.WARNING)
    if not picture.taken_out:
        return None
    places = Places(data.decode("utf-8", "replace"))
    first = picture.taken_out[0]
    line, column = places.of_any(first.rstrip(">"), first.strip("<>")) or (1, 1)
    names = ", ".join(dict.fromkeys(picture.taken_out))
    found = f"ภาพที่เผยแพร่ตัด {names} ออก เพราะสั่งให้เครื่องของผู้อ่านทำงาน หรือเรียกไฟล์จากที่อื่น"
    cure = "ถ้าภาพยังดูถูกต้อง ไม่ต้องทำอะไร ถ้าไม่ ให้เปิดไฟล์ต้นฉบับแล้วบันทึกเป็น Plain SVG หรือ PNG โดยฝังภาพไว้ในไฟล์"
    return Problem(shown, line, column, "unsafe-svg", found, cure, Severity.WARNING, places.line(line)[:_MOST_SHOWN])

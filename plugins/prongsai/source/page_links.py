"""The links of a hand-written page as they are typed, and what is said of one that leads to no file."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from prongsai.problems.nearest import nearest
from prongsai.source.files import is_content
from prongsai.source.places import Places
from prongsai.source.static import files_on_disk
from prongsai.source.walk import Listing
from prongsai.thai.text import shortened

_MOST_NAMES = 500
_INLINE = re.compile(r"\]\([ \t]*(?:<([^<>]*+)>|((?:[^\s()\\]|\\.|\([^\s()]*+\))++))")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]\[]++\]:[ \t]*(?:<([^<>]*+)>|(\S++))")
_HTML = re.compile(r"""<(?:a|img|iframe|source|video|audio)\s[^<>]*?\b(?:href|src)\s*=\s*(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_NOT_IN_MARKDOWN = re.compile(r"[\x00-\x20%#?()<>\[\]\"]")


def links_of(places: Places) -> Iterator[tuple[str, int, int]]:
    """Every link of a page with its line and column, from 1; in code there is none."""
    for number, line in enumerate(places.without_code, 1):
        if "](" not in line and "]:" not in line and "=" not in line:
            continue
        defined = _REFERENCE.match(line)
        for found in ([defined] if defined else []) + [*_INLINE.finditer(line), *_HTML.finditer(line)]:
            group = 1 if found[1] is not None else 2
            if found[group]:
                yield html.unescape(found[group]), number, found.start(group) + 1


def named_by(typed: str, page: str) -> str | None:
    """The file that a link on `page` names by its way from the page's folder; None where it gives an address."""
    path = unquote(typed.partition("#")[0].partition("?")[0])
    if ":" in path or path.startswith(("/", "\\")) or not posixpath.splitext(path)[1]:
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return None if name.startswith("..") else name


def file_with_signs(typed: str, page: str, listing: Listing) -> str | None:
    """The file whose name holds `#` or `?` as they stand, which a link must not; None where there is none."""
    if not set("#?%") & set(typed) or ":" in typed or typed.startswith(("/", "\\")):
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), typed))
    return name if not name.startswith("..") and PurePosixPath(name) in listing else None


def address_beside(typed: str, page: str) -> str | None:
    """The address that a link gives if it is counted from the folder of the file `page`; None where it leads out."""
    path = unquote(typed.partition("#")[0].partition("?")[0])
    if not path or ":" in path or path.startswith(("/", "\\")):
        return None
    address = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return None if address.startswith("..") else address


def way_to(name: str, page: str) -> str:
    """How a link on `page` names the file `name`; Thai stays readable."""
    way = posixpath.relpath(name, posixpath.dirname(page) or ".")
    return _NOT_IN_MARKDOWN.sub(lambda one: quote(one[0]), way)


def found_of_file(typed: str, name: str, listing: Listing) -> str:
    """What is wrong with a link that names a file which is not on the site."""
    where = "ไปยังไฟล์ที่ไม่ขึ้นเว็บไซต์" if PurePosixPath(name) in listing else f"ไม่ตรงกับไฟล์ใดในโฟลเดอร์ {listing.shown_as}"
    return f"ลิงก์ {shortened(typed)} {where}"


def cure_of_file(name: str, page: str, listing: Listing) -> str:
    """What to do about it: the file that was probably meant, if there is one."""
    if PurePosixPath(name) in listing:
        if is_content(PurePosixPath(name)):
            return "ไฟล์ข้อมูลไม่ขึ้นเว็บไซต์ ให้ลิงก์ไปยังที่อยู่ของหน้าที่สร้างจากไฟล์นั้น ซึ่งลงท้ายด้วย /"
        return "ไฟล์นี้มีอยู่แต่ไม่เผยแพร่ เช่น เป็นร่าง (draft: true) ให้เผยแพร่ไฟล์นั้น หรือลบลิงก์"
    files = [str(file.name) for file in files_on_disk(listing)]
    folder, last = posixpath.split(name)
    beside = {posixpath.basename(one): one for one in files if posixpath.dirname(one) == folder}
    called = [one for one in files if posixpath.basename(one) == last]
    likest = nearest(last, sorted(beside)[:_MOST_NAMES], 0.7)
    near = beside[likest] if likest else called[0] if len(called) == 1 else None
    if near is None:
        return "แก้ชื่อไฟล์ในลิงก์ให้ตรง โดยเริ่มนับจากโฟลเดอร์ของหน้านี้ หรือนำไฟล์มาวาง"
    return f"น่าจะเป็น {way_to(near, page)}"

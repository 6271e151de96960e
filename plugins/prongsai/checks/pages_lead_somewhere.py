"""A hand-written page links to what is there: files of the content folder, and pages of the site by their addresses.

Only what is typed is looked at. Anchors, links of extensions and what other plugins add are known when pages are drawn: a build holds
the finished pages against the finished site (`prongsai.site.links`), and this rule is for who only checks.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from prongsai.pages import Plan
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem
from prongsai.published.living import Living, planned
from prongsai.render.markdown import relative_link
from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten, is_markdown
from prongsai.source.page_links import address_beside, cure_of_file, file_with_signs, found_of_file, links_of, named_by, way_to
from prongsai.source.places import Places
from prongsai.source.static import ContentFile, content_files
from prongsai.source.walk import Listing
from prongsai.thai.text import shortened

_OF_THE_LOOK = ("assets/", "search/", "stylesheets/", "javascripts/", "sitemap.xml", "404.html")


def check(listing: Listing, plan: Plan) -> Iterator[Problem]:
    """`broken-link` at each link of a Markdown page that leads nowhere in the site of `plan`."""
    pages = [file for file in content_files(listing) if is_markdown(file.name)]
    living: Living | None = None
    for page in pages:
        try:
            typed = page.path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        if "](" not in typed and "]:" not in typed and "<" not in typed:
            continue
        places = Places(typed)
        shown = listing.shown(page.name)
        for link, line, column in links_of(places):
            if told := _dead_file(link, page, listing):
                yield Problem(shown, line, column, "broken-link", *told, source_line=places.line(line))
            elif (address := _address(link, page)) is not None:
                # Planning takes a while, and few pages link to addresses.
                living = living or Living(listing, planned(plan))
                if address not in living and not any(address.startswith(one) for one in _OF_THE_LOOK):
                    found = f"ลิงก์ {shortened(link)} ไปยัง /{shortened(address)} ซึ่งไม่มีหน้าหรือไฟล์"
                    yield Problem(
                        shown, line, column, "broken-link", found, _cure(link, address, page, living), source_line=places.line(line)
                    )


def _dead_file(link: str, page: ContentFile, listing: Listing) -> tuple[str, str] | None:
    if signs := file_with_signs(link, str(page.name), listing):
        rest = unquote(link.partition("#")[0].partition("?")[0])
        if str(signs) != posixpath.normpath(posixpath.join(str(page.name.parent), rest)):
            return found_of_file(link, rest, listing), f"น่าจะเป็น {way_to(signs, str(page.name))}"
    name = named_by(link, str(page.name))
    if name is None or name.startswith(_OF_THE_LOOK):
        return None
    file = PurePosixPath(name)
    is_published = listing.publishes(file) and not is_content(file)
    if is_published and not (is_markdown(file) and HandWritten.read(listing.root / file).is_draft):
        return None
    return found_of_file(link, name, listing), cure_of_file(name, str(page.name), listing)


def _address(link: str, page: ContentFile) -> str | None:
    """The address that a link gives from the page's own; None where it leads out, or stays on the page."""
    path = link.partition("#")[0].partition("?")[0]
    if not path or ":" in path or path.startswith(("/", "\\")) or posixpath.splitext(path)[1]:
        return None
    address = posixpath.normpath(f"{page.address}{unquote(path)}")
    # What lies above may be there: an agency of a portal can be checked by itself.
    return None if address.startswith("..") else address if address != "." else ""


def _cure(link: str, address: str, page: ContentFile, living: Living) -> str:
    # Who counts from the folder of the file, as a link to a file does, is at the wrong level: a page lies in a folder of its own.
    beside_file = address_beside(link, str(page.name))
    if beside_file and beside_file in living:
        return f"น่าจะเป็น {relative_link(quote(beside_file) + '/', quote(page.address))}"
    above, _, last = address.rpartition("/")
    beside = {key.rpartition("/")[2]: one for key, one in living.addresses.items() if key.rpartition("/")[0] == above}
    near = nearest(last, sorted(beside)[:500], 0.7)
    if near is None:
        return "แก้ลิงก์เป็นที่อยู่ของหน้าที่มี ซึ่งลงท้ายด้วย / หรือลบลิงก์"
    return f"น่าจะเป็น {relative_link(quote(beside[near]), quote(page.address))}"

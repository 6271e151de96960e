"""What people put into the content folder beside its data: hand-written pages and files, at the addresses that MkDocs gives them.

The core imports no mkdocs, so its documented rules are told anew here; a test holds both against each other.
What `mkdocs.yml` excludes is known only to who has read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten, is_markdown
from prongsai.source.walk import Listing, sorted_as_walked
from prongsai.thai.names import read, written

_NO_DOCUMENT = re.compile(r"\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp|css|js|map|mjs|eot|otf|ttf|woff2?|db|ini|tmp)|", re.IGNORECASE)
"""Pictures, looks and what programs leave behind: parts of a page, or nothing that anybody opens by its address."""

_NOT_IN_LIST = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file that is published: `name` below the content folder, and the address at which it opens."""

    path: Path
    name: PurePosixPath
    address: str

    @property
    def is_page(self) -> bool:
        """Whether it opens as a page of the site: Markdown, or the index of a folder."""
        return not self.address or self.address.endswith("/")

    @property
    def is_kept(self) -> bool:
        """Whether its address is one that people keep: a page or a document, of a name that a record can hold as it is."""
        is_left_behind = self.name.name.startswith("~") or str(self.name) == "robots.txt"
        is_document = not is_left_behind and not _NO_DOCUMENT.fullmatch(self.name.suffix)
        is_writable = not _NOT_IN_LIST.search(self.address) and read(written(self.address)) == self.address
        return (self.is_page or is_document) and is_writable

    @property
    def title_th(self) -> str:
        """What people call it: a page by MkDocs' rule, a file by its name."""
        if not self.is_page:
            return self.name.name
        title = HandWritten.read(self.path).title_th if is_markdown(self.name) else ""
        # Without any title MkDocs takes the file's name, which tells nothing where it is "index".
        last = self.address.rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ")
        return title or (last.capitalize() if last.islower() else last) or "หน้าแรก"


def content_files(listing: Listing) -> Iterator[ContentFile]:
    """Every file of a folder that MkDocs publishes, folder by folder; drafts, hidden files and `templates/` are none."""
    for _, in_folder in groupby(files_on_disk(listing), key=lambda file: file.name.parent):
        # As in MkDocs: of README.md, index.html and index.md, which all are the folder's page, the last is published.
        for file in {file.address: file for file in in_folder}.values():
            if not (is_markdown(file.name) and HandWritten.read(file.path).is_draft):
                yield file


def files_on_disk(listing: Listing, is_unpublished: Callable[[PurePosixPath], bool] | None = None) -> Iterator[ContentFile]:
    """Every file beside the data in the order of MkDocs, the page of a folder first; also drafts, and two files at one address.

    `is_unpublished` says of a name below the folder whether it stays out of the site; without it hidden files and the folder
    `templates/` do.
    """
    hides = is_unpublished or (lambda name: name.parts[0] == "templates" and len(name.parts) > 1)
    files = listing.files if is_unpublished is None else sorted_as_walked((*listing.files, *listing.hidden))
    for _, in_folder in groupby(files, key=lambda file: file.name.parent):
        for file in sorted(in_folder, key=lambda one: one.name.stem not in ("index", "README")):
            if not is_content(file.name) and str(file.name) not in listing.withheld and not hides(file.name):
                yield ContentFile(file.path, file.name, address_of(file.name))


def address_of(name: PurePosixPath) -> str:
    """`news/visit.md` → `news/visit/`; `news/index.md`, `news/README.md` → `news/`; any other file stays where it is."""
    if name.name == "index.html" or (is_markdown(name) and name.stem in ("index", "README")):
        page = name.parent
    elif is_markdown(name):
        page = name.with_suffix("")
    else:
        return str(name)
    return f"{page}/" if page.parts else ""

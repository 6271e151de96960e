"""Planned pages with their content → what the search knows of them: one entry for each thing that can be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.address import of_comparison
from prongsai.oit.verdict import ItemState
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Page, SearchKind
from prongsai.search.reading import Part, read
from prongsai.thai.digits import Numerals, in_text

_KINDS = tuple(
    map(
        SearchKind,
        (
            *("channel", "e-service", "service-manual", "measure", "year", "contact", "organisation", "agency"),
            *("records", "news", "oit", "documents", "page", "measures"),
        ),
    )
)
"""What can be acted on, then what tells most; a page that leads to others is found by its title."""
UNKNOWN = "unknown"
NO_STATUS = "ไม่ได้ระบุสถานะ"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found: a page, or a section of one that stands for itself (`address` then has its anchor).

    `where_th` are the agency's names and place: a search for a place finds all that is there.
    """

    address: str
    title_th: str
    kind: SearchKind
    parts: tuple[Part, ...]
    agency: str = ""
    agency_th: str = ""
    where_th: str = ""
    year_be: int | None = None
    status: str = ""
    status_th: str = ""
    owners_th: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands among equals: by kind, then the newest; last what only says that nothing is known, or compares agencies."""
        is_last = self.status == ItemState.UNSTATED or self.address.startswith(of_comparison())
        place = len(_KINDS) if is_last else _KINDS.index(self.kind)
        return place, -(self.year_be or 9999)


def entries_of(page: Page, content: str, numerals: Numerals) -> Iterator[Entry]:
    """What `page`, whose rendered content is `content`, gives to find."""
    found, agency = page.found, page.agency
    own = set(found.entries)
    parts = read(content)

    def entry(address: str, title_th: str, text: tuple[Part, ...]) -> Entry:
        return Entry(
            address=address,
            title_th=in_text(title_th, numerals),
            kind=found.kind,
            parts=text,
            agency=agency.slug if agency else "",
            agency_th=agency.short_name_th if agency else "",
            where_th=_where(agency) if agency else "",
            year_be=found.year_be,
            status=found.status or (UNKNOWN if found.kind is SearchKind.MEASURE else ""),
            status_th=found.status.label if found.status else NO_STATUS if found.kind is SearchKind.MEASURE else "",
            owners_th=tuple(unit.name_th for unit in found.owners),
        )

    # A section that stands for itself is on its page by its heading only, so that no search finds it twice.
    bare = own.union(found.unread)
    yield entry(page.address, page.title_th, tuple(Part(one.anchor, one.heading_th, "") if one.anchor in bare else one for one in parts))
    for part in parts:
        if part.anchor in own:
            yield entry(f"{page.address}#{part.anchor}", part.heading_th, (Part("", "", part.text_th),))


def _where(agency: AgencyFace) -> str:
    return " ".join((agency.name_th, agency.short_name_th, agency.place_th))

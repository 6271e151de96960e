"""How the index of a site is cut: decided by the number of its pages before any is written, since each page tells it to the client."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.kinds import OIT, YEAR, Place, lying
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Portal

SCANNED = 64
"""Pages up to which a site has no n-grams: its whole text is one small file."""
_SMALL = 2_000
"""Pages up to which every list stands beside its n-gram, so that one round of requests tells where to read."""
_POSTING = 3
"""Characters of a posting in a list, at most, where there are so few pages."""

_MANY = 20_000
"""Pages beyond which texts share files: their number counts more than their bytes then."""


@dataclass(frozen=True, slots=True)
class Cut:
    """`buckets`: files that n-grams are spread over, none where the text is scanned; `together`: entries in a file of texts.

    `inline`: characters up to which a list stands beside its n-gram rather than in a file of lists.
    """

    buckets: int
    together: int
    inline: int = 48

    def __str__(self) -> str:
        return f"{self.buckets}/{self.together}"


def cut_for(pages: int) -> Cut:
    """The cut of a site of so many pages."""
    if pages <= SCANNED:
        return Cut(0, 0)
    buckets = 256
    # Many small files: what is fetched of a bucket beside the n-gram that is wanted is of no use.
    while buckets < min(pages, _SMALL) or buckets * 100 < pages:
        buckets *= 2
    if pages <= _SMALL:
        return Cut(buckets, 1, inline=_POSTING * _SMALL)
    return Cut(buckets, 1 if pages <= _MANY else 4)


def pages_about(portal: Portal) -> int:
    """Nearly the number of a portal's pages that a search finds, without planning them."""
    forms = portal.oit_catalogues
    return sum(
        9
        + sum(len(kind.of(agency)) for kind in lying(Place.AGENCY) if kind.page_each)
        + sum(_of_year(year, len(forms[year.year_be].items) if year.year_be in forms else 0) for year in agency.years)
        for agency in portal.agencies
    )


def _of_year(year: FiscalYear, items: int) -> int:
    """The year with its OIT checklist and items, and each kind with its list and the pages of its own records."""
    held = [(kind, kind.of(year)) for kind in lying(Place.YEAR) if kind.pages and kind not in (YEAR, OIT)]
    return 2 + items + sum(bool(records) + (len(records) if kind.page_each else 0) for kind, records in held)


def bucket_of(prefix: str, buckets: int) -> int:
    """The bucket of the n-grams that begin with these two characters."""
    return (ord(prefix[0]) * 131 + ord(prefix[1])) % buckets


def year_gram(year_be: int) -> str:
    """The n-gram that every page of a fiscal year has."""
    return f"={year_be % 1000:03}"


def agency_gram(slug: str) -> str:
    """The n-gram that every page of an agency has; two agencies may share one, and what is read tells them apart."""
    total = 0
    for letter in slug:
        total = (total * 31 + ord(letter)) % 26**3
    return "@" + "".join(chr(ord("A") + total // unit % 26) for unit in (676, 26, 1))

"""What a page needs to know of the site it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.address import NOT_FOUND, readable
from prongsai.model.portal import Portal
from prongsai.search.size import Cut
from prongsai.settings.site import Stage
from prongsai.thai.digits import Numerals


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its name, its public address (ends in `/`, empty where unknown) and its readers' digits.

    `search` is how its search index is cut; None without a search. `frame_name` is whose frame it stands in, empty where it is ours.
    """

    name_th: str
    url: str
    numerals: Numerals
    portal: Portal
    search: Cut | None = None
    frame_name: str = ""
    stage: Stage = Stage.PUBLIC

    def address_of(self, address: str) -> str:
        """The address of a page as people copy it: the full one, or from the site's root where its host is not known."""
        return self.canonical(address) or f"/{address}"

    def on_paper(self, address: str) -> str:
        """The address as it is typed from a sheet of paper: nobody types the protocol."""
        return self.address_of(readable(address)).removeprefix("https://")

    def canonical(self, address: str) -> str | None:
        """The full address of a page; None where the site does not know its own, and for "not found"."""
        return f"{self.url}{address}" if self.url and address != NOT_FOUND else None

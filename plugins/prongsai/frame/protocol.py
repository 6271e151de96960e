"""What a frame gives the flow: the page around our pieces, and everything of a site that is not made from records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from prongsai.pages.page import Page
from prongsai.render.renderer import Renderer
from prongsai.source.walk import Listing


@dataclass(frozen=True, slots=True)
class ByHand:
    """A page that a person wrote in Markdown: its plan and its finished content.

    One that is not found stands in the site and its sitemap, and neither in the search nor in the index by kind.
    """

    plan: Page
    content: str
    is_found: bool = True
    source: str = ""
    """Its file, by its name below the content folder."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Its links as they were typed, by what became of them."""


class Frame(Protocol):
    """A frame: Material's (`adapters/mkdocs/`), or the plain one."""

    @property
    def name(self) -> str:
        """Whose work it is, as a footer thanks for it; empty where it is ours."""

    def files(self, listing: Listing) -> Iterable[tuple[str, str]]:
        """Everything in the content folder that is written to the site besides records: its name, and its place in the site.

        `listing` is what lies there; what it has refused or withheld is not written.
        """

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`, drawn the ordinary way; `Shell` asks for it once a depth."""

    def write_others(self, renderer: Renderer, folder: Path) -> Sequence[ByHand]:
        """Write below `folder` what is no page of records: hand-written pages, which are returned, files, the look and `404.html`."""

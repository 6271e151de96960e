"""What people take away: the records of a page as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Absolute: TypeAlias = Callable[[str], str]
"""An address of the site as people copy it: with the host where the site knows its own, else from the site's root."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written with a page: its address, and its text, which is made when it is written."""

    address: str
    text: Callable[[], str]

    def data(self, absolute: Absolute) -> bytes:  # noqa: ARG002  # a table names no address of the site in full
        """What is written."""
        return self.text().encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class AddressedFile:
    """A file that names pages of the site by their full addresses."""

    address: str
    made: Callable[[Absolute], bytes]

    def data(self, absolute: Absolute) -> bytes:
        """What is written."""
        return self.made(absolute)

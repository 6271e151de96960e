"""What people take away: the records of a page as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

Absolute: TypeAlias = Callable[[str], str]
"""An address of the site as people copy it: with the host where the site knows its own, else from the site's root."""


class File(Protocol):
    """A file that is written with a page: a value, which becomes bytes when it is written."""

    @property
    def address(self) -> str:
        """Where it lies, from the site's root."""

    def data(self, absolute: Absolute) -> bytes:
        """What is written."""

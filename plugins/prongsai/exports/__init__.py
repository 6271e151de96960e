"""What people take away: the records of a page as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written with a page: its address, and its text, which is made when it is written."""

    address: str
    text: Callable[[], str]

"""Publication (การเผยแพร่): every address that was ever published, the years that were closed, and where moved pages went."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Address, Checksum, Day, Line, MovedDay, Target, YearBE
from prongsai.model.once import NEVER, Once


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OlderChecksum:
    """What a file held before it was replaced at the same address, and the day on which that was noticed."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    sha256: Checksum
    until_on: Day


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class PublishedAddress:
    """A page or a file that was published: it never moves without a redirect. Files that people put there have a checksum."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    address: Address
    title_th: Line
    first_on: Day
    sha256: Checksum | None = None
    older: tuple[OlderChecksum, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether a page opened there. A table to take away has no checksum, as it changes with the data."""
        return self.sha256 is None and (not self.address or self.address.endswith("/"))


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ClosedFile:
    """A file of a closed year, by its path in the year's folder."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    path: Line
    sha256: Checksum


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class ClosedYear:
    """A year that was closed (ปีที่ปิดแล้ว) with what it held; `agency` is its folder, empty on a site of one agency."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    agency: str = ""
    year_be: YearBE
    frozen_on: Day
    files: tuple[ClosedFile, ...] = ()


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class PublishedRecord:
    """`published.yml`, kept by `prongsai publish-record`.

    `agencies` are the folders that have a list of their own: one that is gone would be missed by nobody else.
    """

    agencies: tuple[Line, ...] = ()
    addresses: tuple[PublishedAddress, ...] = ()
    years: tuple[ClosedYear, ...] = ()


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Redirect:
    """An entry of `redirects.yml`: a page that moved, and where it is now. `from` is a word of Python's own."""

    ONCE: ClassVar[tuple[Once, ...]] = NEVER

    from_: Annotated[Address, Field(alias="from")]
    to: Target
    since_on: MovedDay
    reason_th: Line | None = None


def key_of(address: str) -> str:
    """What an address has in common with the other ways to write it: `/kut-noi/2566` and `kut-noi/2566/` are one."""
    return address.strip("/")


def key_of_page(target: str) -> str:
    """The page that a target within the site leads to, whatever anchor in it is meant."""
    return key_of(target.partition("#")[0])


def end_of(redirect: Redirect, by_key: dict[str, Redirect]) -> str | None:
    """Where a chain of redirects ends; None where it runs in a circle."""
    seen = set()
    while True:
        seen.add(key_of(redirect.from_))
        following = by_key.get(key_of_page(redirect.to)) if "://" not in redirect.to else None
        if following is None:
            return redirect.to
        if key_of(following.from_) in seen:
            return None
        redirect = following

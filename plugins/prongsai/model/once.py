"""What may be told once in a list: the natural key of its entries, kept beside the type of the entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Once:
    """Beside a record type (`ONCE`): two entries of a list that agree in `keys` tell the same thing twice.

    All of `keys` must be filled in; `also` must agree as well, filled in or not. `noun_th` is what the first key names. `is_fact`
    says that only one can be true, as of two scores of one tool. A thing that is the same in `whole` may be told in several
    `parts` (a project of e-GP with a contract for each winner): entries that differ in one of them are no repeat.
    """

    keys: tuple[str, ...]
    noun_th: str
    also: tuple[str, ...] = ()
    is_fact: bool = False
    whole: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


NEVER: tuple[Once, ...] = ()
"""Beside a type whose entries may be alike, or whose repeats a rule of their own tells."""

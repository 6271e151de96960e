"""The word that was probably meant: bounded, because what is typed can be a whole book."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

_MAX_LENGTH = 100
_MAX_WORDS = 1000


def nearest(typed: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The one of `known` that is most like `typed`, from `likeness` (0 to 1) on; None where none is."""
    if len(typed) > _MAX_LENGTH:
        return None
    return next(iter(difflib.get_close_matches(typed, islice(known, _MAX_WORDS), 1, likeness)), None)

"""Lists of page numbers as short printable text, for scripts that a browser reads."""

from __future__ import annotations

from collections.abc import Sequence

# Printable ASCII but for `"` and `\\`, which JSON would escape, the space, which parts lists, and `~`, which stands for one kept elsewhere.
DIGITS = "".join(chr(code) for code in range(33, 126) if chr(code) not in '"\\')
LAST = 64
"""Digits of the alphabet that end a number; the others say that it goes on."""
MORE = len(DIGITS) - LAST


def _number(value: int) -> str:
    digits = ""
    while value >= LAST:
        value -= LAST
        digits += DIGITS[LAST + value % MORE]
        value //= MORE
    return digits + DIGITS[value]


_SHORT = [_number(value) for value in range(20_000)]


def number(value: int) -> str:
    """`value` (from 0) in as few digits as it needs, the lowest first; no number is the beginning of another."""
    return _SHORT[value] if value < len(_SHORT) else _number(value)


def placed(postings: Sequence[tuple[int, int]]) -> str:
    """Numbers, which rise, as the steps between them, each with its place (up to 63) as one digit more."""
    previous = -1
    codes: list[str] = []
    for value, place in postings:
        codes.append(number(value - previous - 1) + DIGITS[place])
        previous = value
    return "".join(codes)

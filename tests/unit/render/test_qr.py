"""QR codes: a reader gets the address out of the drawing, and the drawing is always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from prongsai.render.qr import qr_svg

QUIET = 4
LEVEL_M_MASK_3 = 0b00_011


def modules(svg: str) -> list[list[bool]]:
    """The modules of the drawing without its quiet zone; dark is True."""
    box = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    assert box
    side = int(box[1])
    grid = [[False] * side for _ in range(side)]
    row = end = 0
    for start, y, gap, length in re.findall(r"(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)", svg):
        row, begin = (int(y), int(start)) if y else (row, end + int(gap))
        end = begin + int(length)
        grid[row][begin:end] = [True] * int(length)
    edge = [*range(QUIET), *range(side - QUIET, side)]
    assert not any(grid[row][column] or grid[column][row] for row in edge for column in range(side)), "the quiet zone is quiet"
    return [row[QUIET:-QUIET] for row in grid[QUIET:-QUIET]]


def read(grid: list[list[bool]]) -> str:
    """What the code says, read as ISO/IEC 18004 tells: versions 1 to 3, level M, bytes, no damage to repair."""
    side = len(grid)
    assert format_of(grid) == LEVEL_M_MASK_3
    bits = "".join("01"[grid[row][column] ^ ((row + column) % 3 == 0)] for row, column in path(side))
    assert bits[:4] == "0100", "bytes"
    length = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * index : 20 + 8 * index], 2) for index in range(length)).decode()


def format_of(grid: list[list[bool]]) -> int:
    """Level and mask, from the format information beside the upper left finder."""
    places = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    return (int("".join("01"[grid[row][column]] for row, column in places), 2) ^ 0b101010000010010) >> 10


def path(side: int) -> Iterator[tuple[int, int]]:
    """The modules that hold data, in the order of the data: up and down in pairs of columns from the right."""
    upwards = True
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        for row in range(side - 1, -1, -1) if upwards else range(side):
            yield from ((row, column) for column in (right, right - 1) if holds_data(row, column, side))
        upwards = not upwards


def holds_data(row: int, column: int, side: int) -> bool:
    finder = (row < 9 and (column < 9 or column >= side - 8)) or (row >= side - 8 and column < 9)
    alignment = side > 21 and abs(row - side + 7) <= 2 and abs(column - side + 7) <= 2
    return not (finder or alignment or row == 6 or column == 6)


@pytest.mark.parametrize("url", ["https://a.example/", "https://kut-noi.example/channels/", "https://a.example/channels/#street-light"])
def test_reader_gets_the_address(url: str) -> None:
    assert read(modules(qr_svg(url))) == url


@pytest.mark.parametrize(("length", "version"), [(14, 1), (15, 2), (26, 2), (27, 3), (42, 3), (43, 4), (62, 4), (213, 10), (2331, 40)])
def test_code_is_as_large_as_its_address_needs(length: int, version: int) -> None:
    # Capacities in bytes at level M: ISO/IEC 18004, table 7.
    url = "https://a.example/".ljust(length, "x")[:length]
    assert len(modules(qr_svg(url))) == 17 + 4 * version


def test_same_address_gives_the_same_drawing() -> None:
    first = qr_svg("https://a.example/")
    qr_svg.cache_clear()
    assert qr_svg("https://a.example/") == first
    assert qr_svg("https://b.example/") != first


def test_drawing_is_for_eyes_only() -> None:
    # The address stands beside it in letters; a screen reader would read the drawing as nothing.
    svg = qr_svg("https://a.example/")
    assert 'aria-hidden="true"' in svg
    assert not re.search(r"<title|\bwidth=|\bheight=|http", svg)


def test_addresses_side_by_side_do_not_share_a_drawing() -> None:
    urls = [f"https://a.example/channels/#c{number}" for number in range(20)]
    assert all(qr_svg(one) != qr_svg(other) for one, other in pairwise(urls))

"""Long lists are split into pages of 200."""

from __future__ import annotations

import pytest

from prongsai.pages.page import slices


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (199, [199]), (200, [200]), (201, [200, 1]), (400, [200, 200]), (401, [200, 200, 1])]
)
def test_list_is_split_into_pages_of_200(count: int, sizes: list[int]) -> None:
    assert [len(entries) for _, entries in slices(range(count))] == sizes


@pytest.mark.parametrize("count", [0, 1, 200, 201, 401])
def test_every_entry_is_on_one_page_and_in_order(count: int) -> None:
    split = list(slices(range(count)))
    assert [entry for _, entries in split for entry in entries] == list(range(count))
    parts = [part for part, _ in split]
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert {part.count for part in parts} == {len(parts)}
    assert [part.start for part in parts] == [200 * (part.number - 1) for part in parts]

"""Where something stands in a file as typed."""

from __future__ import annotations

import pytest

from prongsai.source.places import Places


@pytest.mark.parametrize(
    ("typed", "wanted", "place"),
    [
        ("ก\n<SCRIPT>", "<script", (2, 1)),
        ("`<script>`\n\n```\n<script>\n```\n<script>", "<script", (6, 1)),
        ("~~~~\n~~~\n<b\n~~~~\n<b", "<b", (5, 1)),
        ("[ก](java&#115;cript:x)", "javascript:x", (1, 1)),
        ("[ก](a%20b.md)", "a b.md", (1, 1)),
        ("`only in code`", "code", (1, 10)),
        ("ก", "ข", None),
    ],
)
def test_a_thing_is_found_outside_of_code_first(typed: str, wanted: str, place: tuple[int, int] | None) -> None:
    assert Places(typed).of(wanted) == place


def test_each_of_several_is_found_in_turn() -> None:
    places = Places("a b\na\r\nb a")
    assert [places.of("a") for _ in range(4)] == [(1, 1), (2, 1), (3, 3), (1, 1)]
    assert places.of_any("x", "", "b") == (1, 3)
    assert places.line(3) == "b a"

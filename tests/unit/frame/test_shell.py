"""The shell by itself: what is rendered once, and what is put where."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from prongsai.frame.shell import Shell

NAMES = ("title", "content", "tabs")


class Theme:
    """A theme of one line; remembers for which addresses it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        self.asked.append(address)
        root = "../" * address.count("/")
        return f"<title>{slots['title']}</title><link href={root}a.css>{slots['tabs']}{slots['content']}{slots['tabs']}"


def test_theme_is_rendered_once_for_each_depth() -> None:
    theme = Theme()
    shell = Shell(theme.render, NAMES)
    for address in ("", "a/", "b/", "404.html", "a/b/", "a/c/", "a/b/c/"):
        shell.fill(address, dict.fromkeys(NAMES, address))
    assert [address.count("/") for address in theme.asked] == [0, 1, 2, 3]


# Whole placeholders, halves of them, and everything else that a person could type.
_TYPED = st.text() | st.sampled_from(
    ["\ue000title\ue001", "\ue000", "\ue001", "title\ue001", "\ue000\ue000content\ue001", "{{ title }}", "\\1"]
)


@given(title=_TYPED, content=_TYPED, tabs=_TYPED, address=st.sampled_from(["", "a/", "a/b/c/"]))
def test_filled_page_is_the_rendered_page(title: str, content: str, tabs: str, address: str) -> None:
    slots = {"title": title, "content": content, "tabs": tabs}
    assert Shell(Theme().render, NAMES).fill(address, slots) == Theme().render(address, slots)


def test_slots_of_one_page_do_not_stay_for_the_next() -> None:
    shell = Shell(Theme().render, NAMES)
    first, second = ({"title": title, "content": title, "tabs": ""} for title in ("หนึ่ง", "สอง"))
    shell.fill("", first)
    assert "หนึ่ง" not in shell.fill("", second)


def test_slots_that_the_theme_leaves_out_are_left_out() -> None:
    shell = Shell(lambda _, slots: slots["title"], NAMES)
    assert shell.fill("", {"title": "ก", "content": "ข", "tabs": "ค"}) == "ก"

"""Links as a browser takes them, and what of them is not there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import write_files

from prongsai.site.links import BuiltSite, Links, Resolver, Target, anchors_in, links_in

URL = "https://agency.example/t/"


@pytest.mark.parametrize(
    ("here", "link", "target"),
    [
        ("", "a/", Target("a/")),
        ("a/b/", "../c/", Target("a/c/")),
        ("a/b/", "./", Target("a/b/")),
        ("a/b/", "..", Target("a/")),
        ("a/b/", "../../../../c", Target("c")),
        ("a/b/", "?q=1", Target("a/b/")),
        ("a/b/", "x.pdf#page=2", Target("a/b/x.pdf", "page=2")),
        ("a/", "#ที่ตั้ง", Target("a/", "ที่ตั้ง")),
        ("a/", "#%E0%B8%81", Target("a/", "ก")),
        ("a/", "#top", Target("a/")),
        ("a/", "#:~:text=x", Target("a/")),
        ("a/", "b%20%23%3F%25.pdf", Target("a/b #?%.pdf")),
        ("a/", "/t/c/", Target("c/")),
        ("a/", "/t", None),
        ("a/", "/other/", None),
        ("a/", "https://agency.example/t/c/#d", Target("c/", "d")),
        ("a/", "HTTP://AGENCY.EXAMPLE/t/", Target("")),
        ("a/", "https://agency.example/t", Target("")),
        ("a/", "//agency.example/t/c", Target("c")),
        ("a/", "https://agency.example/other/", None),
        ("a/", "https://b.example/t/", None),
        ("a/", "mailto:a@b.example", None),
        ("a/", "tel:044", None),
        ("a/", "data:image/png;base64,AA", None),
        ("a/", " b\n/ ", Target("a/b/")),
        ("a/", r"..\b/", Target("b/")),
    ],
)
def test_a_link_leads_where_a_browser_goes(here: str, link: str, target: Target | None) -> None:
    assert Resolver(URL).resolve(here, link) == target


PART = st.sampled_from(["a", "b", "..", ".", "c%20d", "%E0%B8%81", ""])


@given(st.lists(PART, max_size=6), st.sampled_from(["", "a/", "a/b/", "a/b/c/"]), st.booleans(), st.sampled_from(["", "#x", "?q", "?q#x"]))
def test_links_are_resolved_as_the_standard_library_does(parts: list[str], here: str, is_folder: bool, end: str) -> None:
    path = "/".join(parts) + ("/" if is_folder else "")
    if path.startswith("/") or "//" in path:
        return
    theirs = urlsplit(urljoin(URL + here, path + end))
    found = Resolver(URL).resolve(here, path + end)
    if theirs.path.startswith("/t/"):
        assert found == Target(unquote(theirs.path.removeprefix("/t/")), theirs.fragment)
    else:
        # Above the root of the site there is nothing of ours.
        assert found is not None


def test_only_tags_hold_links() -> None:
    page = """<a href='a'>x</a><A HREF=b class="c"><img alt='<a href="no">' srcset="c 1x, d 2x" src="e&amp;f">
        <script src="g">var x = '<a href="no2">'</script><!-- <a href="no3"> --><style>a[href="no4"]{}</style>
        &lt;a href="no5"&gt; <a title="no6" href = "h"><object data="i"><input data="no7"><form action="j">"""
    assert list(links_in(page)) == ["a", "b", "c", "d", "e&amp;f", "g", "h", "i", "j"]


def test_anchors_are_ids_and_names() -> None:
    assert list(anchors_in('<h2 id="ก&amp;ข"><a name=top></a><input name="no"><p class="x" id=y>')) == ["ก&ข", "top", "y"]


def dead(folder: Path, links: Links) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(str(one.target), one.pages, one.has_page) for one in links.dead(BuiltSite(folder))]


def test_what_is_not_there_is_dead(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.html": '<h2 id="x">', "a/index.html": "", "a/b.pdf": "", "ก #%.pdf": ""})
    links = Links(URL)
    links.note(
        "a/", '<a href="../"><a href="../#x"><a href="../#y"><a href="b.pdf#page=2"><a href="../%E0%B8%81%20%23%25.pdf"><a href="../a">'
    )
    links.note("a/", '<a href="c.pdf"><a href="../d/"><a href="#z"><a href="https://agency.example/t/e/">')
    links.note("", '<a href="d/"><a href="#x"><a href="https://b.example/">')
    assert dead(tmp_path, links) == [
        ("/#y", ("a/",), True),
        ("/a/#z", ("a/",), True),
        ("/a/c.pdf", ("a/",), False),
        ("/d/", ("a/", ""), False),
        ("/e/", ("a/",), False),
    ]


def test_parts_of_a_site_are_put_together(tmp_path: Path) -> None:
    one, other = Links(URL), Links(URL)
    one.note("a/", '<a href="../x/">')
    other.note("b/", '<a href="../x/"><a href="../y/">')
    one.merge(other)
    assert dead(tmp_path, one) == [("/x/", ("a/", "b/"), False), ("/y/", ("b/",), False)]


def test_the_page_for_what_is_not_found_leads_from_the_root(tmp_path: Path) -> None:
    links = Links(URL)
    links.note("404.html", '<a href="/t/x/"><a href="/t/">', is_ours=False)
    assert dead(tmp_path, links) == [("/", ("404.html",), False), ("/x/", ("404.html",), False)]

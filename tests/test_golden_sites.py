"""Small sites, built and compared as whole sets of files with what is expected of them.

Of each HTML page its own parts are kept, as `tests/reading.py` tells them; the frame around them is the theme's,
which `tests/test_filled_equals_ordinary.py` sees to. `pytest tests/test_golden_sites.py --update-golden` writes
`expected/` anew; the difference is then read in the commit.
"""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

import pytest
from tests.building import all_files, build_site, write_files
from tests.reading import parse, read_page

SITES = Path(__file__).parent / "golden/sites"
CASES = sorted(path.name for path in SITES.iterdir())

_HASH = re.compile(r"\.[0-9a-f]{8}(?=\.min\.)")


def what_is_read(site: Path) -> dict[str, str]:
    """The built site in the form in which it is expected: its pages, its sitemap, and the names of all files."""
    files = all_files(site)
    read = {"files.txt": "".join(f"{_HASH.sub('', name)}\n" for name in files)}
    for name, data in files.items():
        if name.endswith(".html"):
            read[f"pages/{name.removesuffix('.html')}.txt"] = read_page(data.decode())
        elif name == "sitemap.xml":
            read[name] = data.decode()
    return read


def differences(expected: dict[str, str], read: dict[str, str]) -> str:
    """What differs between two sets of files, empty where they are the same; two empty sets are not."""
    if not expected:
        return "nothing is expected: write it with --update-golden"
    lines = [f"missing: {name}" for name in expected.keys() - read.keys()]
    lines += [f"not expected: {name}" for name in read.keys() - expected.keys()]
    for name in sorted(expected.keys() & read.keys()):
        before, after = (text.splitlines() for text in (expected[name], read[name]))
        lines += difflib.unified_diff(before, after, f"expected {name}", name, lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES)
def test_site_is_as_expected(case: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    site = build_site(SITES / case / "input/mkdocs.yml", site_dir=str(tmp_path / "site"), strict=True)
    read, folder = what_is_read(site), SITES / case / "expected"
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        write_files(folder, read)
    expected = {name: data.decode() for name, data in all_files(folder).items()}
    assert differences(expected, read) == ""


def test_every_kind_of_site_is_there() -> None:
    assert CASES == ["nothing-but-agency", "portal-two-agencies", "single-agency", "thai-numerals", "with-markdown"]


@pytest.mark.parametrize(
    ("expected", "read", "told"),
    [
        ({"a": "1\n", "b": "2\n"}, {"a": "1\n"}, "missing: b"),
        ({"a": "1\n"}, {"a": "1\n", "b": "2\n"}, "not expected: b"),
        ({"a": "1\n"}, {"a": "2\n"}, "-1\n+2"),
        ({"a": "1\n"}, {}, "missing: a"),
        ({}, {}, "nothing is expected"),
        ({}, {"a": "1\n"}, "nothing is expected"),
    ],
)
def test_comparison_tells(expected: dict[str, str], read: dict[str, str], told: str) -> None:
    assert told in differences(expected, read)


def test_comparison_has_nothing_to_tell_of_the_same_files() -> None:
    assert differences({"a": "1\n"}, {"a": "1\n"}) == ""


def test_hand_written_page_has_the_surroundings_of_its_neighbours(tmp_path: Path) -> None:
    site = build_site(SITES / "with-markdown/input/mkdocs.yml", site_dir=str(tmp_path / "site"))
    beside = {"about/": "channels/", "nong-a/history/": "nong-a/contact/"}
    for by_hand, recorded in beside.items():
        assert surroundings(site / by_hand) == surroundings(site / recorded)


def surroundings(page: Path) -> list[str]:
    """The notice, header, menus and footer of a page; which entry of the menu is the present one is left aside."""
    html = (page / "index.html").read_text("utf-8").replace(' aria-current="true"', "")
    found = re.findall(
        r'<header.*?</header>|<aside class="pr-notice".*?</aside>|<nav class="pr-(?:tabs|drawer)".*?</nav>|<footer.*?</footer>',
        html,
        re.DOTALL,
    )
    assert len(found) >= 4
    assert parse(html).find("article", id="pr-content")
    return found

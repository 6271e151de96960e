"""The scripts as they are sent; whether they run is tried in the browser."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from prongsai.search import client
from prongsai.search.client import BOX, PAGE, START, mark, minified_file, scripts, versioned, write_scripts

SOURCES = sorted((Path(client.__file__).parent / "client").glob("*.js"))

# Text becomes markup, or code, or leaves the browser.
NOT_WANTED = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "fetch(",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
]
# Newer than the phones that are to be served.
TOO_NEW = {
    "optional chaining": r"\?\.(?![0-9])",
    "nullish": r"\?\?",
    "lookbehind": r"\(\?<[=!]",
    "named groups": r"\(\?<[a-z]",
    "dot all": r"/[gimuy]*s[gimuy]*\.(test|exec)",
    "catch without a name": r"catch\s*\{",
    "replaceAll": r"\.(replaceAll|matchAll|flatMap|flat|at|fromEntries|allSettled)\(",
    "spread of objects": r"\{\s*\.\.\.",
    "async": r"\basync\b|\bawait\b",
}


def test_every_source_is_sent_with_some_script() -> None:
    sent = {name for parts in client._PARTS.values() for name in parts}
    assert {path.stem for path in SOURCES} == sent


@pytest.mark.parametrize("word", NOT_WANTED)
def test_no_script_makes_markup_or_code_of_text_or_asks_a_host(word: str) -> None:
    assert [path.name for path in SOURCES if word in path.read_text("utf-8")] == []
    assert [name for name, script in scripts().items() if word in script] == []


@pytest.mark.parametrize("feature", TOO_NEW)
def test_no_script_is_too_new_for_an_old_phone(feature: str) -> None:
    assert [path.name for path in SOURCES if re.search(TOO_NEW[feature], path.read_text("utf-8"))] == []
    assert [name for name, script in scripts().items() if re.search(TOO_NEW[feature], script)] == []


@pytest.mark.parametrize("name", [START, BOX, PAGE])
def test_what_is_sent_was_made_of_the_source(name: str) -> None:
    assert minified_file(name).read_text("utf-8").startswith(mark(name)), "the client has changed: make client"


def test_a_page_view_costs_little() -> None:
    assert len(gzip.compress(scripts()[START].encode(), 6)) <= 3 * 1024


def test_what_a_search_needs_fits_beside_its_index() -> None:
    """40 KB before the first result is the bar for all of it."""
    assert all(len(gzip.compress(scripts()[name].encode(), 6)) <= 18 * 1024 for name in (BOX, PAGE))


def test_every_script_is_strict_and_keeps_its_names_to_itself() -> None:
    for script in scripts().values():
        assert script.startswith('(function(){"use strict";\n')
        assert script.endswith("})();\n")
        assert len(script.splitlines()) == 4


def test_an_address_changes_with_its_script() -> None:
    addresses = [versioned(name) for name in scripts()]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"search/\w+\.js\?v=[0-9a-f]{8}", address) for address in addresses)
    assert len({address.split("=")[1] for address in addresses}) == len(addresses)


def test_scripts_are_written_below_the_site(tmp_path: Path) -> None:
    write_scripts(tmp_path)
    assert {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.js")} == scripts()

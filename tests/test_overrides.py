"""Agencies' own templates live on: sites that override all there is to override say what they said when they were written.

`golden/overrides/` holds a copy of every template there was, and `overrides-single/` uses these copies for one agency's own site;
the templates of `overrides-by-hand/` show more of the data than ours ever did. Nobody brings them up to date: no agency would.
Only `mkdocs build` is used here, and no name of the package. `pytest tests/test_overrides.py --update-golden` writes `expected/` anew.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from tests.building import all_files, run_build, write_files
from tests.reading import Element, parse, read_page, read_part
from tests.test_golden_sites import differences

GOLDEN = Path(__file__).parent / "golden"


class Project(NamedTuple):
    """A project below `golden/`: whose theme folder it wears, where its site lies, and what it adds to every page."""

    theme: str
    root: str
    styles: set[str]
    scripts: set[str]


SINGLE = "overrides-single"
PROJECTS = {
    "overrides": Project(
        "overrides",
        "https://overrides.example/",
        {"stylesheets/own.css", "https://styles.example/far.css"},
        {"javascripts/own.js", "javascripts/module.mjs", "https://scripts.example/far.js"},
    ),
    SINGLE: Project("overrides", "https://not-known-yet.example/", {"own.css"}, set()),
    "overrides-by-hand": Project("overrides-by-hand", "https://by-hand.example/data/", {"stylesheets/own.css"}, {"assets/own.js"}),
}

THEN = {"PRONGSAI_TODAY": "2028-08-15"}
"""In August 2571 what these sites tell has been: on an earlier day their days are told as days to come."""

_MARK = re.compile(r"own: [\w./-]+(?: \w+)?")
"""What each own template leaves in the pages it draws: its name, and that of the macro or the block."""
_OURS = frozenset({"pr-bar", "pr-brand", "pr-drawer", "pr-notice", "pr-search", "pr-tabs"})


class Site(NamedTuple):
    """A built site and the fixture it is built from; files by name."""

    case: str
    built: dict[str, bytes]

    @property
    def pages(self) -> dict[str, str]:
        return {name: data.decode() for name, data in self.built.items() if name.endswith(".html")}


@pytest.fixture(scope="module", params=PROJECTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    case: str = request.param
    return Site(case, all_files(run_build(GOLDEN / case / "mkdocs.yml", tmp_path_factory.mktemp(case) / "site", environment=THEN)))


def own_theme(case: str) -> dict[str, bytes]:
    """The files of the theme folder that a project wears."""
    return all_files(GOLDEN / PROJECTS[case].theme / "theme")


def is_template(name: str) -> bool:
    """Whether a theme's file is drawn into pages, or else published as it is."""
    return name.endswith(".html") or PurePosixPath(name).parts[0] in ("prongsai", ".icons")


def leads_on(html: str) -> bool:
    """Whether a page only leads to where another one is now; it has no frame."""
    return 'http-equiv="refresh"' in html


# What the pages say


def what_is_said(pages: dict[str, str]) -> dict[str, str]:
    """The words of every page with what stands around them; surroundings that an earlier page has too are told by its name."""
    said, first = {}, dict[str, str]()
    for name, html in pages.items():
        page = parse(html)
        if leads_on(html):
            words = "".join(read_part(one) for tag in ("title", "body") for one in page.find_all(tag))
        else:
            around = "".join(read_part(one) for one in surroundings(page))
            before = first.setdefault(around, name)
            words = f"{read_page(html)}\n--- around\n{around if before == name else f'as {before}'}\n"
        said[f"{name.removesuffix('.html')}.txt"] = words
    return said


def surroundings(element: Element) -> Iterator[Element]:
    """Our pieces of the frame and the agency's own. Material's own words are left out: they change with its releases."""
    for one in element.children:
        if one.name == "footer" or "data-own" in one.attributes or not _OURS.isdisjoint(one.attributes.get("class", "").split()):
            yield one
        elif one.name != "article":
            yield from surroundings(one)


def test_pages_say_what_they_said(site: Site, pytestconfig: pytest.Config) -> None:
    said, folder = what_is_said(site.pages), GOLDEN / site.case / "expected"
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        write_files(folder, said)
    expected = {name: data.decode() for name, data in all_files(folder).items()}
    assert differences(expected, said) == ""


# Whether it was the agency who said it


def test_every_template_of_the_day_is_overridden() -> None:
    names = (GOLDEN / "overrides/templates.txt").read_text("utf-8").split()
    assert len(names) == 55
    assert {f"prongsai/{name}" for name in names} == {name for name in own_theme("overrides") if name.startswith("prongsai/")}


@pytest.mark.parametrize("case", sorted({project.theme for project in PROJECTS.values()}))
def test_every_own_template_has_its_mark(case: str) -> None:
    for name, data in own_theme(case).items():
        if is_template(name):
            assert {mark.split()[1] for mark in _MARK.findall(data.decode())} == {name}


def test_every_own_template_is_drawn(site: Site) -> None:
    written = {mark for name, data in own_theme(site.case).items() if is_template(name) for mark in _MARK.findall(data.decode())}
    drawn = {mark for html in site.pages.values() for mark in _MARK.findall(html)}
    assert drawn
    assert drawn <= written
    # What a portal has and one agency's site has not is seen in the portal.
    assert drawn == written or site.case == SINGLE


def test_own_files_are_published_as_they_are(site: Site) -> None:
    own = {name: data for name, data in own_theme(site.case).items() if not is_template(name)}
    assert own
    assert {name: site.built.get(name) for name in own} == own


# Own styles and scripts


def test_every_page_has_the_own_styles_and_scripts(site: Site) -> None:
    _, root, styles, scripts = PROJECTS[site.case]
    for name in styles | scripts:
        assert "://" in name or b"own: " in site.built[name]
    for name, html in site.pages.items():
        if not leads_on(html):
            page, here = parse(html), urljoin(root, name)
            linked = {one.attributes["href"] for one in page.find_all("link", rel="stylesheet")}
            loaded = {one.attributes["src"] for one in page.find_all("script") if "src" in one.attributes}
            assert styles <= {urljoin(here, one).removeprefix(root) for one in linked}, name
            assert scripts <= {urljoin(here, one).removeprefix(root) for one in loaded}, name


def test_script_that_is_a_module_is_loaded_as_one(site: Site) -> None:
    modules = {name for name, html in site.pages.items() if re.search(r'<script src="[^"]*javascripts/module\.mjs" type="module">', html)}
    framed = {name for name, html in site.pages.items() if not leads_on(html)}
    assert modules == (framed if site.case == "overrides" else set())

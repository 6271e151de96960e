"""The same site in both frames: the same addresses, words, downloads and search, whether MkDocs and Material are there or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.awkward import TYPED
from tests.building import AGENCY, EXAMPLE, Files, all_files, build_site, make_project, settings, write_files
from tests.reading import Element, parse, read_page

from prongsai.frame.look import theme_overrides
from prongsai.problems.problem import Problem, Refused, Severity
from prongsai.site.plain import build_plain

SITES = Path(__file__).parent / "golden/sites"

_MATERIALS_OWN = re.compile(r"assets/(?:javascripts|stylesheets|images)/")
_CONTENT = re.compile(rb'<article [^>]*id="pr-content">.*?</article>', re.DOTALL)
_FOOTER = re.compile(" และ Material for MkDocs")


class Told(list[Problem]):
    """Keeps what is told."""

    def __call__(self, problems: Iterable[Problem]) -> None:
        self.extend(problems)

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self]


def plain_site(mkdocs_yml: Path, target: Path) -> dict[str, bytes]:
    """Every file of the site in our own frame, built strictly without a word."""
    told = Told()
    built = build_plain(mkdocs_yml, told, target=target, strict=True)
    assert [one for one in told if one.severity is not Severity.NOTICE] == []
    assert built.is_in_place
    return all_files(target)


def assert_same_site(material: dict[str, bytes], plain: dict[str, bytes]) -> None:
    assert plain.keys() == {name for name in material if not _MATERIALS_OWN.match(name)}
    pages = {name for name in plain if _CONTENT.search(plain[name])}
    assert len(pages) >= 7
    # Search, downloads, sitemap, redirects, documents and the look.
    assert [name for name in plain.keys() - pages if plain[name] != material[name]] == []
    # Also of hand-written pages, since the same Markdown makes the same HTML.
    assert [name for name in pages if content(plain[name]) != content(material[name])] == []
    assert [name for name in pages if read_page(plain[name].decode()) != read_page(material[name].decode())] == []
    for name in pages:
        assert surroundings(plain[name]) == surroundings(material[name])
        for tag in (b"javascripts", b"stylesheets", b"googleapis"):
            assert tag not in plain[name]


def content(page: bytes) -> bytes:
    (found,) = _CONTENT.findall(page)
    return found


def surroundings(page: bytes) -> dict[str, str]:
    """What stands around the content, as its words and links; the frame that is thanked for is left out."""
    root = parse(_FOOTER.sub("", page.decode()))
    html, body = root.find("html"), root.find("body")
    assert html
    assert body
    found = {"lang": html.attributes["lang"], "dir": body.attributes["dir"]}
    for name, tag, class_ in PARTS:
        part = root.find(tag, class_=class_)
        found[name] = part.words() if part else "–"
    for name in ("description", "theme-color"):
        meta = root.find("meta", name=name)
        found[name] = meta.attributes["content"] if meta else "–"
    return found


PARTS = [
    ("skip", "a", "md-skip"),
    ("menu button", "label", "pr-menu-button"),
    ("overlay", "label", "md-overlay"),
    ("brand", "a", "pr-brand"),
    ("bar", "nav", "pr-bar"),
    ("search", "div", "pr-search"),
    ("notice", "aside", "pr-notice"),
    ("tabs", "nav", "pr-tabs"),
    ("drawer", "div", "md-sidebar--primary"),
    ("contents", "div", "md-sidebar--secondary"),
    ("crumbs", "nav", "pr-crumbs"),
    ("footer", "footer", "md-footer"),
]


def chains(page: bytes) -> dict[str, list[str]]:
    """Each part that a style sheet may name → the elements that it stands in, by their names and classes."""
    found: dict[str, list[str]] = {}

    def walk(element: Element, above: list[str]) -> None:
        for child in element.children:
            described = ".".join([child.name, *child.attributes.get("class", "").split()])
            own = [one for one in child.attributes.get("class", "").split() if one.startswith(("md-", "pr-"))]
            for name in [*own, child.attributes.get("id", ""), child.attributes.get("data-md-component", "")]:
                if name and "article" not in " ".join(above):
                    found.setdefault(name, [*above, described])
            walk(child, [*above, described])

    walk(parse(page.decode()), [])
    return found


_ONLY_MATERIALS = {"__search", "__config", "announce", "dialog", "md-dialog", "md-dialog__inner", "md-option"}


@pytest.fixture(scope="module")
def example_plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The example portal in our own frame."""
    return plain_site(EXAMPLE, tmp_path_factory.mktemp("example") / "site")


def test_parts_stand_where_material_has_them(example_site: Path, example_plain: dict[str, bytes]) -> None:
    plain, material = example_plain, all_files(example_site)
    for name in ("index.html", "sample/channels/index.html", "404.html"):
        ours, theirs = chains(plain[name]), chains(material[name])
        assert theirs.keys() - ours.keys() <= _ONLY_MATERIALS
        assert ours.keys() <= theirs.keys()
        # Material's switch has a hidden choice and a label for what is one button here; its 404.html has no skip link of its own.
        differing = {part for part in ours if ours[part] != theirs[part]}
        assert differing <= {"__palette_0", "__palette_1", "md-skip"}
        for part in ("md-overlay", "pr-menu-button", "pr-brand", "pr-tabs", "pr-drawer", "pr-content", "pr-footer", "palette"):
            assert ours[part] == theirs[part]


def test_example_portal_is_the_same_in_both_frames(example_site: Path, example_plain: dict[str, bytes]) -> None:
    assert_same_site(all_files(example_site), example_plain)


@pytest.mark.parametrize("case", sorted(path.name for path in SITES.iterdir()))
def test_golden_site_is_the_same_in_both_frames(case: str, tmp_path: Path) -> None:
    mkdocs_yml = SITES / case / "input/mkdocs.yml"
    material = build_site(mkdocs_yml, site_dir=str(tmp_path / "material"), strict=True)
    assert_same_site(all_files(material), plain_site(mkdocs_yml, tmp_path / "plain"))


CONTENT: Files = {"kut-noi/agency.yml": AGENCY, "kut-noi/2560/measures.yml": "- {id: light, title_th: ไฟถนน}\n"}
BY_HAND: Files = {
    "about.md": "# ถาม & ตอบ <b>ก</b>\n\n## ลิงก์\n\n[ปี](kut-noi/2560/notes.md#a) [แฟ้ม](files/แผน%20งาน.pdf)\n\n## ภาพ\n\n![](files/a.png)\n",
    "files/แผน งาน.pdf": b"%PDF",
    "files/a.png": b"png",
    "files/page.html": "<p>ตามที่เขียน",
    "kut-noi/2560/notes.md": f"title: ชื่อแบบเก่า\n\n{TYPED}\n\n### a\n\n!!! note\n    หมายเหตุ[^1]\n\n[^1]: เชิงอรรถ\n",
    "kut-noi/ประวัติ ความเป็นมา.md": "---\ntitle: ชื่อข้างบน\ndescription: คำอธิบาย\n---\n# หัวเรื่อง\n\n[กลับ](../about.md)\n",
    "kut-noi/hidden.md": "---\nsearch: {exclude: true}\n---\n# ไม่ให้ค้นเจอ\n\nคำที่ซ่อนไว้\n",
    "kut-noi/soon.md": "---\ndraft: true\n---\n# ร่าง\n",
    "news/index.md": "ไม่มีหัวเรื่อง\n",
    "news/humans.txt": "ผู้จัดทำ",
    "in_the-nav.md": "# ชื่อในหน้า\n",
    "excluded.md": "# ไม่เผยแพร่\n",
    "well-known/.hidden.txt": "ซ่อน",
    ".well-known/security.txt": "เปิด",
    "assets/own.css": "body {}",
    "own.js": "1",
}
MORE = """
extra_css: [assets/own.css, https://a.example/b.css]
extra_javascript: [own.js, {path: own.js, defer: true}]
exclude_docs: |
  excluded.md
  !/.well-known
nav:
  - ชื่อจาก nav: in_the-nav.md
  - news/index.md
validation: {omitted_files: ignore}
markdown_extensions:
  - admonition
  - footnotes
  - toc: {permalink: true}
"""


@pytest.mark.parametrize("numerals", ["arabic", "thai"])
def test_hand_written_pages_and_files_are_the_same_in_both_frames(tmp_path: Path, numerals: str) -> None:
    moved = "- {from: old/, to: about/, since_on: 2024-11-02}\n"
    own = {
        "assets/logo.svg": "<svg/>",
        "prongsai/contact.html": "<h1>{{ page.title_th }}</h1><p>แบบของเรา</p>",
        "readme.md": "",
        "a.py": "",
    }
    write_files(tmp_path / "own", own)
    theme = "  custom_dir: own\n  favicon: assets/logo.svg"
    yml = settings(numerals=numerals, theme=theme, more=MORE, site_url="https://a.example/site/")
    mkdocs_yml = make_project(tmp_path, {**CONTENT, **BY_HAND, "redirects.yml": moved}, yml)
    material = all_files(build_site(mkdocs_yml, site_dir=str(tmp_path / "material")))
    plain = plain_site(mkdocs_yml, tmp_path / "plain")
    assert_same_site(material, plain)
    assert {"about/index.html", "old/index.html", "files/แผน งาน.pdf", ".well-known/security.txt", "assets/logo.svg"} <= plain.keys()
    assert not {"kut-noi/soon/index.html", "excluded/index.html"} & plain.keys()
    page = plain["kut-noi/ประวัติ ความเป็นมา/index.html"].decode()
    assert "<title>ชื่อข้างบน" in page
    for address in ("../../assets/own.css", "https://a.example/b.css", "../../own.js", "../../assets/logo.svg"):
        assert f'"{address}"' in page
    assert "แบบของเรา" in plain["kut-noi/contact/index.html"].decode()
    assert 'href="/site/assets/prongsai/prongsai.css?' in plain["404.html"].decode()


# What it is to be without Material


def test_templates_of_material_are_named_one_by_one(tmp_path: Path) -> None:
    own = ("main.html", "404.html", "partials/header.html", "prongsai/contact.html", "assets/own.css")
    write_files(tmp_path / "own", dict.fromkeys(own, ""))
    mkdocs_yml = make_project(tmp_path, CONTENT, settings(theme="  custom_dir: own"))
    told = Told()
    assert build_plain(mkdocs_yml, told).is_in_place
    assert [(one.file, one.line, one.code) for one in told] == [("mkdocs.yml", 6, "not-honoured")] * 3
    assert [re.findall(r"แม่แบบ (\S+) ใน own", one.found) for one in told] == [["404.html"], ["main.html"], ["partials/header.html"]]


def test_our_own_templates_are_nobodys_overrides(example_plain: dict[str, bytes]) -> None:
    # The checkout's custom_dir is our own folder; that nothing was told is held where the site is built.
    assert example_plain["assets/prongsai/prongsai.css"] == (theme_overrides() / "assets/prongsai/prongsai.css").read_bytes()


def test_copies_of_all_page_templates_are_used_and_those_of_materials_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_TODAY", "2028-08-15")
    project = Path(__file__).parent / "golden/overrides"
    told = Told()
    build_plain(project / "mkdocs.yml", told, target=tmp_path / "plain")
    of_material = {name for name in all_files(project / "theme") if name.endswith(".html") and not name.startswith("prongsai/")}
    assert {name for one in told for name in re.findall(r"^แม่แบบ (\S+) ", one.found)} == of_material
    assert [one.found.split()[0] for one in told if one.code == "not-honoured" and not one.found.startswith("แม่แบบ")] == ["การเก็บสถิติผู้เข้าชม"]
    plain, material = all_files(tmp_path / "plain"), all_files(build_site(project / "mkdocs.yml", site_dir=str(tmp_path / "material")))
    pages = [name for name in plain if _CONTENT.search(plain[name])]
    assert len(pages) > 100
    assert [name for name in pages if content(plain[name]) != content(material[name])] == []


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({"a.md": "# ก\n", "a/index.md": "# ข\n"}, "content/a.md:1:1 same-address", "/a/ เช่นเดียวกับ content/a/index.md"),
        ({"a/README.md": "# ก\n", "a/index.md": "# ข\n"}, "content/a/README.md:1:1 same-address", "/a/"),
        ({"a.md": "---\ntemplate: home.html\n---\n"}, "content/a.md:1:1 not-honoured", "แม่แบบ home.html"),
    ],
)
def test_strict_build_with_a_warning_leaves_the_old_site(tmp_path: Path, files: Files, place: str, words: str) -> None:
    mkdocs_yml = make_project(tmp_path, {**CONTENT, **files})
    write_files(tmp_path / "site", {"index.html": "เก่า"})
    told = Told()
    assert not build_plain(mkdocs_yml, told, strict=True).is_in_place
    (problem,) = told
    assert f"{problem.file}:{problem.line}:{problem.column} {problem.code}" == place
    assert words in problem.found
    assert all_files(tmp_path / "site") == {"index.html": "เก่า".encode()}
    # Without `strict` the same site is built, in both frames.
    assert build_plain(mkdocs_yml, told).is_in_place
    plain = all_files(tmp_path / "site")
    if problem.code != "not-honoured":
        material = all_files(build_site(mkdocs_yml))
        assert plain.keys() == {name for name in material if not _MATERIALS_OWN.match(name)}
        assert content(plain["a/index.html"]) == content(material["a/index.html"])


def test_strict_in_the_settings_counts_too(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, CONTENT, settings(more="hooks: [a.py]\nstrict: true"))
    assert not build_plain(mkdocs_yml, Told()).is_in_place
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"kut-noi/agency.yml": "kind: none\n"}, "unknown-choice"),
        ({"kut-noi/contact.md": "# ของฉัน\n"}, "address-taken"),
        ({"a.md": "# ก".encode("cp874")}, "not-utf8"),
        ({"a.md": "# ก\n\nดู [แผน](plan.pdf)\n"}, "broken-link"),
        ({"a.md": "[ก](none.md)\n", "b.md": "ก".encode("cp874")}, "not-utf8"),
    ],
)
def test_errors_are_told_and_the_old_site_stays(tmp_path: Path, files: Files, code: str) -> None:
    mkdocs_yml = make_project(tmp_path, {**CONTENT, **files})
    write_files(tmp_path / "site", {"index.html": "เก่า"})
    told = Told()
    with pytest.raises(Refused):
        build_plain(mkdocs_yml, told)
    assert code in told.codes
    assert all_files(tmp_path / "site") == {"index.html": "เก่า".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_nav_that_names_no_file_is_told_at_its_line(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, {**CONTENT, "a.md": "# ก\n"}, settings(more="nav:\n  - a.md\n  - ข: b.md\n"))
    told = Told()
    build_plain(mkdocs_yml, told)
    assert [(one.file, one.line, one.code) for one in told] == [("mkdocs.yml", 13, "broken-link")]


def test_settings_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, CONTENT, settings(more="use_directory_urls: false"))
    told = Told()
    with pytest.raises(Refused):
        build_plain(mkdocs_yml, told)
    assert told.codes == ["directory-urls-off"]


@pytest.mark.parametrize(
    ("palette", "body", "buttons"),
    [
        ("{scheme: slate, primary: teal}", 'data-md-color-scheme="slate" data-md-color-primary="teal"', 0),
        ("[{scheme: default, toggle: {name: ก}}, {scheme: slate, toggle: {name: ข}}]", '<body dir="ltr" data-md-color-primary="indigo"', 2),
    ],
)
def test_palette_of_the_settings_is_worn(tmp_path: Path, palette: str, body: str, buttons: int) -> None:
    mkdocs_yml = make_project(tmp_path, CONTENT, settings(theme=f"  palette: {palette}"))
    page = plain_site(mkdocs_yml, tmp_path / "site")["kut-noi/index.html"].decode()
    assert body in page
    assert page.count('id="__palette_') == buttons

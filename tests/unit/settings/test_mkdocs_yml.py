"""`mkdocs.yml` read without MkDocs: the same values as MkDocs reads, problems in Thai at their places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from tests.building import write_files

from prongsai.adapters.mkdocs.config import ProngsaiConfig
from prongsai.problems.problem import Problem
from prongsai.settings.mkdocs_yml import MkDocsYml, NavEntry, Script, read
from prongsai.settings.site import OPTIONS, Stage, find_unready, is_reserved, without_plugin
from prongsai.thai.digits import Numerals

WITHOUT_PLUGIN = "site_name: ท้องถิ่นทดสอบ\ndocs_dir: content\n"
LEAST = WITHOUT_PLUGIN + "plugins: [prongsai]\n"


def make(folder: Path, text: str, **files: str) -> Path:
    write_files(folder, {"mkdocs.yml": text, "content/agency.yml": "", **files})
    return folder / "mkdocs.yml"


def settings(folder: Path, text: str, **files: str) -> MkDocsYml:
    found, problems = read(make(folder, text, **files))
    assert problems == []
    assert found
    return found


def problems(folder: Path, text: str, **files: str) -> list[Problem]:
    return read(make(folder, text, **files))[1]


def places(folder: Path, text: str) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in problems(folder, text)]


def test_least_settings(tmp_path: Path) -> None:
    found = settings(tmp_path, LEAST)
    assert found.site.name_th == "ท้องถิ่นทดสอบ"
    assert found.site.url == ""
    assert found.site.content == tmp_path / "content"
    assert found.site.target == tmp_path / "site"
    assert found.site.numerals is Numerals.ARABIC
    assert found.site.has_search
    assert found.theme.language == "th"
    assert [one.scheme for one in found.theme.palette] == ["default", "slate"]
    assert found.markdown.names == ("toc", "tables", "fenced_code")
    assert not found.is_strict


def test_everything_that_is_honoured(tmp_path: Path) -> None:
    text = f"""{WITHOUT_PLUGIN}site_url: https://a.example/site
site_dir: public
strict: true
theme:
  name: material
  custom_dir: own
  language: ms
  favicon: own.png
  palette: {{scheme: slate, primary: deep purple}}
plugins:
  - prongsai: {{numerals: thai, search: false}}
extra_css: [own.css]
extra_javascript:
  - own.js
  - module.mjs
  - {{path: other.js, defer: true, async: true, type: text/javascript}}
exclude_docs: |
  drafts/
  *.tmp
draft_docs: /soon.md
nav:
  - about.md
  - เรา:
      - ประวัติ: history.md
      - ภายนอก: https://b.example/
markdown_extensions:
  - attr_list
  - toc: {{permalink: true}}
"""
    found = settings(tmp_path, text, **{"own/prongsai/contact.html": ""})
    assert found.site.url == "https://a.example/site/"
    assert found.site.target == tmp_path / "public"
    assert found.site.numerals is Numerals.THAI
    assert not found.site.has_search
    assert found.site.templates == (tmp_path / "own/prongsai",)
    assert found.is_strict
    assert (found.theme.language, found.theme.favicon, found.theme.custom_dir) == ("ms", "own.png", tmp_path / "own")
    assert [(one.scheme, one.primary) for one in found.theme.palette] == [("slate", "deep-purple")]
    assert found.extra_css == ("own.css",)
    assert found.extra_javascript == (
        Script("own.js"),
        Script("module.mjs", "module"),
        Script("other.js", "text/javascript", is_deferred=True, is_async=True),
    )
    assert found.unpublished == ("drafts/", "*.tmp", "/soon.md")
    assert found.nav == (NavEntry("about.md", None, ("nav", 0)), NavEntry("history.md", "ประวัติ", ("nav", 1, "เรา", 0)))
    assert found.markdown.names == ("toc", "tables", "fenced_code", "attr_list")
    assert found.markdown.settings == {"toc": {"permalink": True}}


def test_a_site_is_an_example_where_it_says_so(tmp_path: Path) -> None:
    assert settings(tmp_path, LEAST).site.stage is Stage.PUBLIC
    assert settings(tmp_path, WITHOUT_PLUGIN + "plugins: [prongsai: {example: true}]\n").site.stage is Stage.EXAMPLE


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("https://transparency.example/", True),
        ("https://EXAMPLE.com/a/", True),
        ("https://www.example.org./", True),
        ("http://localhost:8000/", True),
        ("https://agency.test/", True),
        ("https://example.go.th/", False),
        ("https://tambon-example.go.th/example.com/", False),
        ("https://my-example.com/", False),
        ("", False),
    ],
)
def test_an_address_that_nobody_can_own_is_not_ready(tmp_path: Path, url: str, is_told: bool) -> None:
    site = settings(tmp_path, LEAST + (f"site_url: {url}\n" if url else "")).site
    told = [(one.line, one.code, one.is_error) for one in find_unready(site)]
    assert told == ([(4, "example-address", True)] if is_told else [])
    drafted = list(find_unready(replace(site, stage=Stage.DRAFT)))
    assert [one.is_error for one in drafted] == [False] * is_told
    assert list(find_unready(replace(site, stage=Stage.EXAMPLE))) == []
    assert list(find_unready(replace(site, stage=Stage.PREVIEW))) == []


def test_target_that_is_asked_for_wins(tmp_path: Path) -> None:
    found, _ = read(make(tmp_path, LEAST), tmp_path / "other")
    assert found
    assert found.site.target == tmp_path / "other"


def test_values_are_those_that_mkdocs_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_NAME_OF_TEST", "จากสภาพแวดล้อม")
    monkeypatch.setenv("STRICT_OF_TEST", "true")
    text = """INHERIT: base.yml
site_name: !ENV SITE_NAME_OF_TEST
strict: !ENV [NONE_OF_TEST, STRICT_OF_TEST, false]
site_dir: !ENV [NONE_OF_TEST, public]
theme: {palette: {scheme: slate}}
markdown_extensions:
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.superfences:
      custom_fences: [{name: m, class: m, format: !!python/name:pymdownx.superfences.fence_code_format }]
  - pymdownx.snippets: {base_path: !relative $docs_dir}
"""
    base = """site_name: จากไฟล์แม่
docs_dir: content
theme: {name: material, language: ms}
plugins: [prongsai: {numerals: thai}]
extra_css: [own.css]
"""
    found = settings(tmp_path, text, **{"base.yml": base})
    theirs = load_config(str(tmp_path / "mkdocs.yml"))
    assert found.site.name_th == theirs.site_name == "จากสภาพแวดล้อม"
    assert found.is_strict is theirs.strict is True
    assert found.site.target == Path(theirs.site_dir) == tmp_path / "public"
    assert found.site.content == Path(theirs.docs_dir)
    assert found.theme.language == theirs.theme["language"] == "ms"
    assert found.theme.palette[0].scheme == theirs.theme["palette"]["scheme"] == "slate"
    assert list(found.extra_css) == theirs.extra_css
    assert list(found.markdown.names) == theirs.markdown_extensions
    assert found.markdown.settings.keys() == theirs.mdx_configs.keys()
    assert found.markdown.settings["pymdownx.superfences"] == theirs.mdx_configs["pymdownx.superfences"]
    slugify = found.markdown.settings["toc"]["slugify"]
    assert slugify("Open Data", "-") == theirs.mdx_configs["toc"]["slugify"]("Open Data", "-") == "open-data"
    assert found.markdown.settings["pymdownx.snippets"]["base_path"] == str(tmp_path / "content")


def test_options_are_those_of_the_plugin() -> None:
    assert {name for name, _ in ProngsaiConfig._schema} == OPTIONS


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("plugins: [prongsai, tags]\n", "ปลั๊กอิน tags"),
        ("plugins: {prongsai: {}, blog: {blog_dir: b}}\n", "ปลั๊กอิน blog"),
        ("hooks: [own.py]\n", "สคริปต์ hooks"),
        ("extra_templates: [own.html]\n", "แม่แบบใน extra_templates"),
        ("theme: {name: readthedocs}\n", "theme ชื่อ readthedocs"),
        ("theme: readthedocs\n", "theme ชื่อ readthedocs"),
        ("theme: {name: material, features: [navigation.instant]}\n", "การตั้งค่า theme.features"),
        ("theme: {font: {text: Sarabun}}\n", "การตั้งค่า theme.font"),
        ("extra: {analytics: {provider: google}}\n", "การเก็บสถิติผู้เข้าชม (extra.analytics)"),
        ("markdown_extensions: [material.extensions.preview]\n", "ส่วนขยาย Markdown material.extensions.preview เป็นส่วนของ material"),
        ("markdown_extensions: [no_such_thing]\n", "ส่วนขยาย Markdown no_such_thing ไม่ได้ติดตั้งไว้"),
        ("markdown_extensions: {toc: {permalinks: true}}\n", "ส่วนขยาย Markdown toc ตั้งค่าไม่ถูกต้อง"),
        (
            "markdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
            "ส่วนขยาย Markdown pymdownx.emoji ใช้ค่า !!python/name:material.extensions.emoji.twemoji ซึ่งมีเฉพาะใน MkDocs หรือ theme",
        ),
        ("markdown_extensions:\n  - pymdownx.snippets: {base_path: !relative }\n", "ส่วนขยาย Markdown pymdownx.snippets ใช้ค่า !relative"),
    ],
)
def test_what_cannot_be_honoured_is_named(tmp_path: Path, more: str, told: str) -> None:
    found, (problem,) = read(make(tmp_path, LEAST + more))
    assert found, "the site is built without it"
    assert (problem.code, problem.is_error) == ("not-honoured", False)
    assert problem.found.startswith(told)
    assert problem.line >= 3


@pytest.mark.parametrize(
    "more", ["theme: material\n", "theme: {name: material, features: [], font: false}\n", "hooks: []\n", "extra: {}\n"]
)
def test_what_changes_nothing_is_not_told(tmp_path: Path, more: str) -> None:
    assert problems(tmp_path, LEAST + more) == []


def test_a_setting_that_is_mistyped_is_named_with_the_right_one(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, LEAST + "site_nam: ก\n")
    assert problem.found.startswith("การตั้งค่า site_nam ")
    assert problem.cure == "เปลี่ยนเป็น site_name"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("docs_dir: content\nplugins: [prongsai]\n", (1, 1, "missing-key")),
        ("site_name: ก\nplugins: [prongsai]\n", (1, 1, "missing-file")),
        (LEAST + "site_url: a.example\n", (4, 1, "unsafe-url")),
        (LEAST + "site_dir: content/site\n", (4, 1, "folders-overlap")),
        (LEAST + "site_dir: .\n", (4, 1, "folders-overlap")),
        (LEAST + "use_directory_urls: false\n", (4, 1, "directory-urls-off")),
        (WITHOUT_PLUGIN + "plugins: [prongsai: {numerals: roman}]\n", (3, 22, "unknown-choice")),
        (WITHOUT_PLUGIN + "plugins: [prongsai: {search: yes please}]\n", (3, 22, "wrong-type")),
        (WITHOUT_PLUGIN, (1, 1, "missing-plugin")),
        (WITHOUT_PLUGIN + "plugins: []\n", (3, 1, "missing-plugin")),
        (WITHOUT_PLUGIN + "plugins: [prongsai: {example: perhaps}]\n", (3, 22, "wrong-type")),
        (LEAST + "theme: {custom_dir: none}\n", (4, 9, "missing-file")),
        (LEAST + "theme: {palette: red}\n", (4, 9, "wrong-type")),
        (LEAST + "theme: {palette: [red]}\n", (4, 9, "wrong-type")),
        (LEAST + "extra_css: own.css\n", (4, 1, "wrong-type")),
        (LEAST + "extra_css: [1]\n", (4, 13, "wrong-type")),
        (LEAST + "extra_javascript: [{defer: true}]\n", (4, 20, "wrong-type")),
        (LEAST + "strict: please\n", (4, 1, "wrong-type")),
        (LEAST + "markdown_extensions: toc\n", (4, 1, "wrong-type")),
        (LEAST + "markdown_extensions: [{a: b, c: d}]\n", (4, 1, "wrong-type")),
        (LEAST + "INHERIT: none.yml\n", (4, 1, "missing-file")),
        (LEAST + "INHERIT: mkdocs.yml\n", (1, 1, "wrong-type")),
        ("- site_name\n", (1, 1, "wrong-type")),
        (LEAST + "theme: [\n", (4, 8, "yaml-bracket")),
        (LEAST + "\ttheme: a\n", (4, 1, "yaml-tab")),
    ],
)
def test_problem_is_told_at_its_place(tmp_path: Path, text: str, place: tuple[int, int, str]) -> None:
    assert places(tmp_path, text) == [place]
    assert read(tmp_path / "mkdocs.yml")[0] is None


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = LEAST + "site_url: a\nhooks: [a.py]\nstrict: 1\n"
    assert [code for _, _, code in places(tmp_path, text)] == ["unsafe-url", "not-honoured", "wrong-type"]


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path / "mkdocs.yml")[1]] == ["unreadable-file"]
    (tmp_path / "mkdocs.yml").write_bytes("site_name: ก".encode("cp874"))
    assert [one.code for one in read(tmp_path / "mkdocs.yml")[1]] == ["not-utf8"]


def test_no_object_of_another_package_is_made(tmp_path: Path) -> None:
    more = "extra:\n  a: !!python/object/apply:os.mkdir [made]\n  b: !!python/name:pymdownx.snippets.os.mkdir\n  c: !own {a: b}\n"
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(more)
    assert settings(tmp_path, LEAST + more)
    assert not Path("made").exists()


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.1", True), ("192.168.1.5", True), ("10.0.0.8", True), ("8.8.8.8", False), ("tambon.go.th", False)]
)
def test_a_computer_here_is_no_address_of_a_site(host: str, expected: bool) -> None:
    assert is_reserved(host) is expected


def test_a_misspelt_plugin_is_named_in_the_cure(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    assert without_plugin(file, "prongsia").cure == "เปลี่ยน prongsia ใต้ plugins: เป็น prongsai"

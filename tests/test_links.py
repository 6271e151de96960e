"""Every link of a built site opens, in both frames; one that does not is told at its line before anything is published."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort
from tests.building import AGENCY, EXAMPLE, Files, build_site, make_project
from tests.crawler import Crawler
from tests.test_plain_frame import Told as ToldAll

from prongsai.cli import main
from prongsai.problems.problem import Problem, Refused, Severity
from prongsai.site.plain import build_plain

URL = "https://agency.go.th/t/"
SETTINGS = f"""\
site_name: ท้องถิ่นทดสอบ
site_url: {URL}
docs_dir: content
theme:
  name: material
plugins:
  - prongsai
"""
SOUND = """\
# ประวัติ

[ก](about.md) [ข](about.md#ผู้จัดทำ) [ค](../contact/) [ง](#ที่ตั้ง) [จ](files/%E0%B8%81%20%23%25%3F.pdf) [ฉ](<files/ก %23%25%3F.pdf>)
[ช](https://agency.go.th/t/channels/) [ซ](/t/2567/measures/a/) [ฌ](/other/) [ญ](https://other.example/x) [ฎ](mailto:a@b.example)
![ฏ](photo.png) <a href="../about/">ฐ</a> [ฑ](2567/note.md#_1) [ฒ](files/) `[โค้ด](none.md)`

## ที่ตั้ง
"""
MEASURE = "- id: a\n  title_th: ก\n  evidence:\n"
CONTENT: dict[str, str | bytes] = {
    "agency.yml": AGENCY,
    "2567/measures.yml": "- id: a\n  title_th: ก\n  evidence:\n    - {title_th: ข, url: 'https://agency.go.th/t/history/#ที่ตั้ง'}\n",
    "2567/note.md": "# บันทึก\n\n[ก](../history.md) [ข](../../2567/measures/)\n",
    "history.md": SOUND.replace(" [ฒ](files/)", ""),
    "about.md": "# เกี่ยวกับ\n\n## ผู้จัดทำ\n",
    "photo.png": b"png",
    "files/ก #%?.pdf": b"%PDF-1.4",
}

DEAD: list[tuple[str, str, int, str]] = [
    ("page.md", "[ก](abot.md)", 1, "น่าจะเป็น about.md"),
    ("page.md", "ข้อความ\n\n[ก]\n\n[ก]: abot.md 'ข'\n", 5, "น่าจะเป็น about.md"),
    ("2567/page.md", "\n[ก](../abut.md)", 2, "น่าจะเป็น ../about.md"),
    ("page.md", "![ก](photo.pgn)", 1, "น่าจะเป็น photo.png"),
    ("page.md", "[ก](files/ข.pdf)", 1, "นำไฟล์มาวาง"),
    ("page.md", "[ก](../contct/)", 1, "น่าจะเป็น ../contact/"),
    ("page.md", "[ก](../2567/measures/b/)", 1, "ซึ่งลงท้ายด้วย /"),
    ("page.md", "[ก](<files/ก #%?.pdf>)", 1, "น่าจะเป็น files/ก%20%23%25%3F.pdf"),
    ("page.md", "[ก](2567/measures/a/)", 1, "น่าจะเป็น ../2567/measures/a/"),
    ("page.md", "[ก](agency.yml)", 1, "ซึ่งลงท้ายด้วย /"),
    ("page.md", "[ก](draft.md)", 1, "draft: true"),
]
DEAD_WHEN_BUILT = [
    ("page.md", "[ก](about.md#ผู้จัดทา)", 1, "น่าจะเป็น about.md#ผู้จัดทำ"),
    ("page.md", "# ก\n\n[ก](#ข)", 3, "#ข"),
    ("page.md", "[ก](../contact/#none)", 1, "#none"),
    ("page.md", "[ก](https://agency.go.th/t/nothing/)", 1, "ซึ่งลงท้ายด้วย /"),
    ("page.md", "[ก](/t/nothing/)", 1, "ซึ่งลงท้ายด้วย /"),
    ("page.md", "<a href='none/'>ก</a>", 1, "ซึ่งลงท้ายด้วย /"),
    (
        "2567/measures.yml",
        "- id: a\n  title_th: ก\n  evidence:\n    - title_th: ข\n      url: https://agency.go.th/t/histry/",
        5,
        URL + "history/",
    ),
    ("2567/measures.yml", f"{MEASURE}    - {{title_th: ข, url: 'https://agency.go.th/t/history/#x'}}", 4, "ลบลิงก์"),
]


class Told(ToldAll):
    """What is told, but of names and files that other tests are about."""

    def __call__(self, problems: Iterable[Problem]) -> None:
        super().__call__(one for one in problems if one.code not in ("unfit-name", "unused-file"))


def broken(content: Files, folder: Path) -> list[Problem]:
    told = Told()
    with pytest.raises(Refused):
        build_plain(make_project(folder, content, SETTINGS), told, target=folder / "plain")
    assert not (folder / "plain").exists()
    return [one for one in told if one.code == "broken-link"]


def changed(name: str, text: str) -> Files:
    return {**CONTENT, "draft.md": "---\ndraft: true\n---\n# ร่าง\n", name: text}


@pytest.mark.parametrize(("name", "text", "line", "cure"), DEAD + DEAD_WHEN_BUILT)
def test_a_dead_link_is_told_at_its_line_with_a_cure_that_mends_it(name: str, text: str, line: int, cure: str, tmp_path: Path) -> None:
    (problem,) = [one for one in broken(changed(name, text), tmp_path) if one.file == f"content/{name}"]
    assert problem.is_error
    assert problem.line == line
    assert cure in problem.cure
    assert problem.source_line == text.split("\n")[line - 1]
    meant = re.fullmatch("น่าจะเป็น (.*)", problem.cure)
    typed = re.search(r"ลิงก์ (.+?) (?:ไปยัง|ไม่ตรง)", problem.found)
    if meant and typed:
        told = Told()
        mended = {**changed(name, text), name: text.replace(typed[1], meant[1])}
        build_plain(make_project(tmp_path, mended, SETTINGS), told, target=tmp_path / "plain")
        assert told == []


@pytest.mark.parametrize(("name", "text", "line", "cure"), DEAD)
def test_check_tells_those_of_files_and_addresses(
    name: str, text: str, line: int, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, changed(name, text), SETTINGS)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    assert re.search(rf"^content/{re.escape(name)}:{line}:\d+: ข้อผิดพลาด: .*\[broken-link\]$", done.output, re.MULTILINE)
    assert cure in done.output
    assert done.output.count("[broken-link]") == 1


def test_sound_links_are_all_alive_in_both_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdocs_yml = make_project(tmp_path, CONTENT, SETTINGS)
    told = Told()
    plain = build_plain(mkdocs_yml, told, target=tmp_path / "plain").folder
    assert told == []
    material = build_site(mkdocs_yml)
    for site in (plain, material):
        crawled = Crawler(site, URL).crawl()
        assert crawled.dead == set()
        assert crawled.links > 100
        assert f"{URL}2567/measures/a/" in crawled.pages
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_mkdocs_stops_as_well(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mkdocs_yml = make_project(tmp_path, changed("page.md", "# ก\n\n[ก](#ข) [ค](abot.md)\n"), SETTINGS)
    with pytest.raises(Abort):
        build_site(mkdocs_yml)
    assert not (tmp_path / "site").exists()
    assert list(tmp_path.glob(".site*")) == []
    ours = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR and "broken-link" in one.getMessage()]
    assert [line.partition("content/")[2].partition(": ")[0] for line in ours] == ["page.md:3:5", "page.md:3:13"]


def test_a_closed_year_is_spared(tmp_path: Path) -> None:
    closed = {"2567/year.yml": "frozen: true\nfrozen_on: 1 พ.ย. 2567\n", "2567/page.md": "[ก](none.md)\n"}
    told = Told()
    build_plain(make_project(tmp_path, {**CONTENT, **closed}, SETTINGS), told, target=tmp_path / "plain")
    assert [(one.code, one.file, one.is_error) for one in told] == [("broken-link", "content/2567/page.md", False)]


def test_a_template_of_the_agencys_own_is_told_by_name(tmp_path: Path) -> None:
    own = "<h1>{{ page.title_th }}</h1>\n<a href='{{ to('nothing/') }}'>ก</a>\n"
    mkdocs_yml = make_project(tmp_path, CONTENT, SETTINGS.replace("  name: material", "  name: material\n  custom_dir: theme"))
    (tmp_path / "theme/prongsai").mkdir(parents=True)
    (tmp_path / "theme/prongsai/contact.html").write_text(own, "utf-8")
    told = Told()
    build_plain(mkdocs_yml, told, target=tmp_path / "plain", strict=True)
    (problem,) = [one for one in told if one.code == "broken-link"]
    assert (problem.file, problem.line, problem.severity) == ("prongsai/contact.html", 2, Severity.NOTICE)


def test_an_address_at_the_root_of_a_host_may_be_another_programs(tmp_path: Path) -> None:
    at_root = SETTINGS.replace(URL, "https://agency.go.th/")
    measures = f"{MEASURE}    - {{title_th: ข, url: 'https://agency.go.th/forms/?a=1'}}\n"
    told = Told()
    build_plain(make_project(tmp_path, {"agency.yml": AGENCY, "2567/measures.yml": measures}, at_root), told, target=tmp_path / "plain")
    assert [(one.code, one.line, one.severity) for one in told] == [("broken-link", 4, Severity.NOTICE)]
    measures = measures.replace("forms/", "2567/forms/")
    with pytest.raises(Refused):
        build_plain(make_project(tmp_path, {"2567/measures.yml": measures}, at_root), Told(), target=tmp_path / "plain")


def test_a_file_that_the_settings_name_is_a_warning_there(tmp_path: Path) -> None:
    told = Told()
    build_plain(make_project(tmp_path, CONTENT, f"{SETTINGS}extra_css: [none.css]\n"), told, target=tmp_path / "plain")
    assert [(one.code, one.file, one.line, one.is_error) for one in told] == [("broken-link", "mkdocs.yml", 8, False)]


def test_every_link_of_the_example_opens(example_site: Path) -> None:
    assert EXAMPLE.read_text("utf-8").count("https://prongsai.example/") == 1
    crawled = Crawler(example_site, "https://prongsai.example/").crawl()
    assert crawled.dead == set()
    assert len(crawled.pages) > 600

"""Hand-written pages and pictures on a built site: both frames publish the same, and tell the same."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.building import AGENCY, all_files, build_site, make_project, settings
from tests.test_plain_frame import Told, content

from prongsai.problems.problem import Refused
from prongsai.site.plain import build_plain

PAGE = """\
---
title: ประวัติ
---
# ประวัติ

[ที่ตั้ง](#ที่ตั้งและอาณาเขต) [ของเดิม](#_2)

## ที่ตั้งและอาณาเขต

ข้อความ <b onclick="alert(1)">หนา</b>

<script>alert(1)</script>

<iframe src="https://www.youtube.com/embed/x" title="วีดิทัศน์"></iframe>

<iframe src="https://evil.example/"></iframe>

![ภาพ](photo.svg)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0"/></svg>'
CONTENT = {"agency.yml": AGENCY, "history.md": PAGE, "photo.svg": SVG, "sound.svg": SVG.replace("<script>alert(1)</script>", "")}
OPTIONS = "      allow_hosts: [www.youtube.com]"


def project(folder: Path, more: str = OPTIONS) -> Path:
    return make_project(folder, CONTENT, settings().replace("      numerals: arabic", f"      numerals: arabic\n{more}"))


def test_both_frames_publish_and_tell_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mkdocs_yml = project(tmp_path)
    material = all_files(build_site(mkdocs_yml))
    lines = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    told = Told()
    build_plain(mkdocs_yml, told, target=tmp_path / "plain")
    plain = all_files(tmp_path / "plain")
    assert content(plain["history/index.html"]) == content(material["history/index.html"])
    assert plain["photo.svg"] == material["photo.svg"]
    assert b"script" not in plain["photo.svg"]
    assert plain["sound.svg"] == material["sound.svg"] == CONTENT["sound.svg"].encode()
    assert (tmp_path / "content/photo.svg").read_text() == SVG
    found = sorted((one.file, one.line, one.code) for one in told if one.code != "unused-file")
    assert found == [
        ("content/history.md", 10, "unsafe-html"),
        ("content/history.md", 12, "unsafe-html"),
        ("content/history.md", 16, "unsafe-html"),
        ("content/photo.svg", 1, "unsafe-svg"),
    ]
    heads = (re.search(r"(content/\S+?):(\d+):.*\[(.*)\]", line) for line in lines)
    assert sorted((one[1], int(one[2]), one[3]) for one in heads if one and one[3] != "unused-file") == found


def test_page_has_what_is_allowed_and_anchors_of_its_words(tmp_path: Path) -> None:
    build_plain(project(tmp_path), Told(), target=tmp_path / "plain")
    page = content((tmp_path / "plain/history/index.html").read_bytes()).decode()
    assert '<h2 id="ที่ตั้งและอาณาเขต"><span id="_2"></span>' in page
    assert "https://www.youtube.com/embed/x" in page
    assert "evil" not in page
    assert "alert" not in page


def test_a_host_that_is_none_is_told_in_both_frames(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mkdocs_yml = project(tmp_path, "      allow_hosts: ['https://www.youtube.com/embed']")
    told = Told()
    with pytest.raises(Refused):
        build_plain(mkdocs_yml, told, target=tmp_path / "plain")
    assert [(one.code, one.line) for one in told] == [("wrong-type", 10)]
    assert told[0].cure == "เปลี่ยนเป็น www.youtube.com"
    with pytest.raises(Abort):
        build_site(mkdocs_yml)
    assert "mkdocs.yml:10:" in caplog.text

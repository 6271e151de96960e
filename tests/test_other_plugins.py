"""Beside other plugins of MkDocs: what builds the site a second time, or changes what addresses rest on, is refused in Thai."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from tests.building import AGENCY, all_files, build_config, make_project


class Languages(Config):
    """The one option that matters here."""

    languages = config_options.Type(list, default=[])


class ManyLanguages(BasePlugin[Languages]):
    """As mkdocs-static-i18n, which goes by the name of i18n."""


class BuildsAgain(BasePlugin[Languages]):
    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        build(config)


class Offline(BasePlugin[Languages]):
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> None:
        config.use_directory_urls = False


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    return load_config(str(make_project(tmp_path, {"agency.yml": AGENCY, "about.md": "# เกี่ยวกับ\n"})))


def refused(config: MkDocsConfig, name: str, plugin: BasePlugin[Any], caplog: pytest.LogCaptureFixture) -> str:
    config.plugins[name] = plugin
    caplog.clear()
    with pytest.raises(Abort):
        build_config(config)
    return "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)


@pytest.mark.parametrize("languages", [["th", "en"], ["th"], []])
def test_a_site_of_several_languages_is_refused_before_anything_is_written(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture, tmp_path: Path, languages: list[str]
) -> None:
    plugin = ManyLanguages()
    plugin.load_config({"languages": languages})
    if len(languages) < 2:
        config.plugins["i18n"] = plugin
        assert (build_config(config) / "about/index.html").is_file()
        return
    assert "ปลั๊กอิน i18n ที่มีหลายภาษา สร้างเว็บไซต์มากกว่าหนึ่งรอบ" in refused(config, "i18n", plugin, caplog)
    assert not (tmp_path / "site").exists()


def test_a_second_build_within_the_first_is_refused_and_the_first_site_stays(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    assert "[builds-twice]" in refused(config, "again", BuildsAgain(), caplog)
    assert {"index.html", "about/index.html"} <= all_files(tmp_path / "site").keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_addresses_that_another_plugin_changes_are_refused(config: MkDocsConfig, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    assert "[directory-urls-off]" in refused(config, "offline", Offline(), caplog)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml"]

"""The MkDocs adapter: its events call the parts of the flow. No order, no rules, no pages, no Thai of its own."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from prongsai.adapters.mkdocs import material, settings
from prongsai.adapters.mkdocs.config import ProngsaiConfig
from prongsai.adapters.mkdocs.material import MaterialFrame
from prongsai.clock import today_in_thailand
from prongsai.frame import look
from prongsai.parallel.processes import look_after
from prongsai.problems.panel import with_problem_panel
from prongsai.problems.problem import Problem, Refused, Severity, summary
from prongsai.problems.text import as_text
from prongsai.problems.trouble import as_build_trouble
from prongsai.render.hand import HandWrittenRules
from prongsai.render.markup import Hosts
from prongsai.settings.site import DRAFT_VARIABLE, Stage
from prongsai.site.build import Begun, admit, begin, finish
from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten
from prongsai.source.walk import Listing

log = get_plugin_logger("prongsai")


class ProngsaiPlugin(BasePlugin[ProngsaiConfig]):  # type: ignore[no-untyped-call]  # as in config.py
    """Turns the YAML of `content/` into pages around MkDocs' own build: the parts of `site/build.py`, when MkDocs comes to them."""

    begun: Begun
    """Set by `on_config`, as is the frame; later events only use them."""
    frame: MaterialFrame

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.command = ""
        self.serving = False
        self._starting = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a person is watching: then problems are shown rather than final."""
        self.command = command
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content; stop here when it has errors, before anything is written."""
        # Served for the first time, a site with errors is shown empty under its problems: there is no last good one.
        self._starting = self.serving and not hasattr(self, "begun")
        if self._starting and Path(config.site_dir).name.startswith("mkdocs_"):
            look_after(Path(config.site_dir))
        self.problems = []
        self._tell(settings.find_problems(config, self.config, self.command, has_material=material.is_worn(config)))
        if _builds_running() > 1:
            self._tell([settings.builds_twice(Path(config.config_file_path or "mkdocs.yml"), "ปลั๊กอินอื่น")])
        if self.problems:
            raise Abort(summary(self.problems))
        stage = Stage.PREVIEW if self.serving else Stage.DRAFT if os.environ.get(DRAFT_VARIABLE) else Stage.PUBLIC
        site_settings = settings.settings_of(config, self.config, material.dress(config), stage)
        try:
            self.begun = begin(site_settings, MaterialFrame.name, self._tell, whatever_is_wrong=self._starting, today=today_in_thailand())
        except Refused:
            raise Abort(summary(self.problems)) from None
        if self.begun.listing.is_endless:
            # MkDocs, too, walks through the content, and follows every link: it would never come back.
            self.begun.staging.discard()
            raise Abort(summary(self.problems))
        self.frame = MaterialFrame(config, HandWrittenRules(Hosts(site_settings.hosts)))
        config.site_dir = str(self.begun.staging.folder)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the content's own files, drafts and what is not to be opened out of the site, and every address of ours to ourselves."""
        listing = self.begun.listing
        for file in [one for one in files if is_content(PurePosixPath(one.src_uri)) or _is_refused(one, listing, config.docs_dir)]:
            files.remove(file)
        for file in files.documentation_pages():
            if file.abs_src_path and HandWritten.read(Path(file.abs_src_path)).is_draft:
                file.inclusion = InclusionLevel.DRAFT
        self.frame.found = files
        # Asked again: a plugin may have changed it since (Material's `offline` does).
        self._tell(settings.find_changed(config))
        try:
            clashes = admit(self.begun, self.frame.files(listing))
        except Refused:
            raise Abort(summary(self.problems)) from None
        if not config.use_directory_urls or (clashes and not self._starting):
            raise Abort(summary(self.problems))
        for clash in clashes:
            files.remove(files.src_uris[clash.source])
        self._tell(self.frame.clean_pictures())
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell what was taken out of a hand-written page."""
        self._tell(self.frame.drawn(page))
        return html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation for the theme; record pages are never in it."""
        self.frame.nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Keep the theme's environment, in which the shell is rendered."""
        self.frame.env = env
        return env

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give a hand-written page the same surroundings as the record pages."""
        return self.frame.surround(context, page, self.begun.renderer)

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """Give the theme's static pages (404.html) our surroundings."""
        return self.frame.surround_static(context, self.begun.renderer)

    # After all other plugins: what they write belongs to the site that is put in place here.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages, then put the whole site in place of the old one."""
        # With warnings in a strict build MkDocs itself stops right after this event, with the count.
        try:
            built = finish(self.begun, self.frame, lambda: not (config.strict and _warnings_counted()))
        except Refused:
            raise Abort(summary(self.problems)) from None
        log.debug("%s", "\n".join(built.steps.lines()))
        if not built.is_in_place:
            return
        config.site_dir = str(built.folder)  # `mkdocs gh-deploy` publishes what lies here
        if not self.serving:
            # The process ends soon, and Python would look through the whole portal for cycles once more.
            gc.freeze()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was; what the system refused is told in Thai."""
        if hasattr(self, "begun"):
            self.begun.staging.discard()
        if isinstance(error, OSError):
            raise Abort(as_build_trouble(error)) from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Keep serving the last good site while the content has problems, and show them."""
        app = server.get_app()
        assert app is not None, "the server was made with its application"
        server.set_app(with_problem_panel(app, lambda: self.problems, lambda: bool(self.begun.site.portal.agencies)))
        for folder in look.folders_in_work(Path(config.theme.custom_dir) if config.theme.custom_dir else None):
            server.watch(str(folder))
        build = server.builder

        def build_or_keep() -> None:
            try:
                build()
            except Abort:
                if not any(problem.is_error for problem in self.problems):
                    raise

        server.builder = build_or_keep
        return server

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.problems.append(problem)
            log.log(_LEVELS[problem.severity], "%s", as_text(problem))


def _is_refused(file: File, listing: Listing, docs_dir: str) -> bool:
    """Whether a file of the content folder is one that nobody opens, or that is never published; those of other plugins are theirs."""
    is_ours = file.src_dir == docs_dir and file.inclusion is not InclusionLevel.EXCLUDED
    return is_ours and not listing.publishes(PurePosixPath(file.src_uri))


_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}
"""A notice is not counted by `--strict`."""


def _warnings_counted() -> bool:
    """Whether MkDocs will refuse this build for its warnings (`--strict`)."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _builds_running() -> int:
    """How many builds of MkDocs are on the stack: a plugin may start one within another, and tells nobody.

    A flag would not do: no event marks the end of a build, and MkDocs keeps our plugin for the next one in the process.
    """
    count, frame = 0, sys._getframe()  # `inspect` reads source files, which takes longer
    while frame:
        count += frame.f_code.co_name == "build" and frame.f_globals.get("__name__", "").endswith(".commands.build")
        frame = frame.f_back  # type: ignore[assignment]
    return count

"""The MkDocs adapter: its events call the steps in order. No rules, no pages, no Thai of its own."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from prongsai.adapters.mkdocs import material, settings
from prongsai.adapters.mkdocs.config import ProngsaiConfig
from prongsai.adapters.mkdocs.preview import with_problem_panel
from prongsai.catalogue.oit import SHIPPED
from prongsai.frame.shell import Shell
from prongsai.model.portal import Portal
from prongsai.pages.page import Page
from prongsai.pages.portal_pages import not_found
from prongsai.problems.problem import Problem, summary
from prongsai.problems.text import as_text
from prongsai.render.renderer import SLOTS, Renderer
from prongsai.render.site import Site
from prongsai.render.written import find_clashes, framed_by_hand, plan_of
from prongsai.search import searching
from prongsai.search.entries import entries_of
from prongsai.search.size import cut_for, pages_about
from prongsai.site.read import read_portal
from prongsai.site.sitemap import write_sitemap
from prongsai.site.staging import Staging
from prongsai.site.write import write_site
from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten
from prongsai.thai.digits import Numerals

log = get_plugin_logger("prongsai")


class ProngsaiPlugin(BasePlugin[ProngsaiConfig]):  # type: ignore[no-untyped-call]  # as in config.py
    """Turns the YAML of `content/` into pages around MkDocs' own build."""

    site: Site
    """Set by `on_config`; later events only read it, as they do the two below."""
    renderer: Renderer
    staging: Staging

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.serving = False
        self._starting = False
        self._files: Files
        self._nav: Navigation
        self._env: jinja2.Environment
        self._by_hand: list[tuple[Page, str]]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a person is watching: then problems are shown rather than final."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content; stop here when it has errors, before anything is written."""
        # Served for the first time, a site with errors is shown empty under its problems: there is no last good one.
        self._starting = self.serving and not hasattr(self, "site")
        self.problems = []
        self._tell(
            settings.find_problems(
                Path(config.config_file_path or "mkdocs.yml"),
                theme=config.theme.name,
                has_material=material.is_worn(config),
                use_directory_urls=config.use_directory_urls,
            )
        )
        if self.problems:
            raise Abort(summary(self.problems))
        own_templates = material.dress(config)
        reading = read_portal(Path(config.docs_dir))
        self._tell(reading.problems)
        if reading.portal is None and not self._starting:
            raise Abort(summary(self.problems))
        portal = reading.portal or Portal((), SHIPPED)
        url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        cut = cut_for(pages_about(portal)) if self.config.search else None
        self.site = Site(config.site_name, url, Numerals(self.config.numerals), portal, cut)
        self.renderer = Renderer(self.site, [folder / "prongsai" for folder in own_templates])
        self.staging = Staging(Path(config.site_dir))
        self._by_hand = []
        config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the content's own files and drafts out of the site, and every address of ours to ourselves."""
        for file in [one for one in files if is_content(PurePosixPath(one.src_uri))]:
            files.remove(file)
        for file in files.documentation_pages():
            if file.abs_src_path and HandWritten.read(Path(file.abs_src_path)).is_draft:
                file.inclusion = InclusionLevel.DRAFT
        clashes = find_clashes([(file.src_uri, file.dest_uri) for file in files], self.site.portal)
        folder = Path(config.docs_dir).name
        self._tell(clash.problem(folder) for clash in clashes)
        if clashes and not self._starting:
            raise Abort(summary(self.problems))
        for clash in clashes:
            files.remove(files.src_uris[clash.source])
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation for the theme; record pages are never in it."""
        self._nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Keep the theme's environment, in which the shell is rendered, and the hand-written pages."""
        self._env, self._files = env, files
        return env

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give a hand-written page the same surroundings as the record pages."""
        plan = plan_of(page.url, page.title or config.site_name, page.meta, self.site)
        context["prongsai"] = material.context_of(framed_by_hand(plan, page.content or "", page.toc, self.renderer), config)
        if not (page.meta.get("search") or {}).get("exclude"):
            self._by_hand.append((plan, page.content or ""))
        page.toc = material.skip_link()
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """Give the theme's static pages (404.html) our surroundings."""
        context["prongsai"] = material.context_of(self.renderer.slots(not_found(self.site.portal)), config)
        context["page"] = None
        return context

    # After all other plugins: what they write belongs to the site that is put in place here.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages, then put the whole site in place of the old one."""
        shell = Shell(material.OrdinaryPages(self._env, config, self._nav).render, SLOTS)
        words = {agency.slug: agency.everyday_words for agency in self.site.portal.agencies}
        with searching(self.site.search, words) as search:
            plans = [plan for plan, _ in self._by_hand]
            written = write_site(self.site.portal, self.renderer, shell, self.staging.folder, search, plans)
            if search:
                search.add(entry for plan, content in self._by_hand for entry in entries_of(plan, content, self.site.numerals))
                search.write(self.staging.folder)
        by_hand = [(file.url, None) for file in self._files.documentation_pages()]
        write_sitemap([*written, *by_hand], self.site.url, self.staging.folder)
        if config.strict and _warnings_counted():
            self.staging.discard()
            return  # MkDocs itself stops right after this event, with the count
        self.staging.commit()
        config.site_dir = str(self.staging.target)  # `mkdocs gh-deploy` publishes what lies here
        if not self.serving:
            # The process ends soon, and Python would look through the whole portal for cycles once more.
            gc.freeze()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the old site as it was."""
        if hasattr(self, "staging"):
            self.staging.discard()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Keep serving the last good site while the content has problems, and show them."""
        app = server.get_app()
        assert app is not None, "the server was made with its application"
        server.set_app(with_problem_panel(app, lambda: self.problems, lambda: bool(self.site.portal.agencies)))
        for folder in material.folders_in_work(config):
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
            (log.error if problem.is_error else log.warning)("%s", as_text(problem))


def _warnings_counted() -> bool:
    """Whether MkDocs will refuse this build for its warnings (`--strict`)."""
    # Under ProperDocs the class, and with it the logger whose warnings are counted, has another name.
    handlers = logging.getLogger(CountHandler.__module__.partition(".")[0]).handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))

"""Material for MkDocs as a frame: its settings, its folders, and how it draws a page.

All that knows Material is here and in `theme_overrides/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from prongsai.frame import look
from prongsai.frame.protocol import ByHand
from prongsai.pages.portal_pages import not_found
from prongsai.problems.problem import Problem
from prongsai.render import svg
from prongsai.render.hand import HandWrittenRules
from prongsai.render.hand_told import told
from prongsai.render.renderer import Renderer
from prongsai.render.written import framed_by_hand, plan_of
from prongsai.settings.theme import SETTINGS
from prongsai.source.walk import Listing


def is_worn(config: MkDocsConfig) -> bool:
    """Whether the theme is Material, or one that builds on it."""
    return get_theme_dir("material") in config.theme.dirs


def dress(config: MkDocsConfig) -> list[Path]:
    """Put our folder behind the agency's own and before Material's, and our settings where it has none.

    Returns the agency's own template folders.
    """
    theme, ours = config.theme, str(look.theme_overrides())
    own = look.own_folder(Path(theme.custom_dir) if theme.custom_dir else None)
    if ours not in theme.dirs:
        theme.dirs.insert(1 if own else 0, ours)
    untouched = Theme(name="material")
    for name, value in SETTINGS.items():
        if name not in theme or theme[name] == untouched.get(name):
            theme[name] = value
    return [own] if own else []


def context_of(slots: Mapping[str, str], config: MkDocsConfig) -> dict[str, Any]:
    """What our templates see under the name `prongsai`."""
    return {**slots, "asset_version": partial(look.asset_version, tuple(config.theme.dirs))}


class OrdinaryPages:
    """Draws record pages the ordinary way: Material's own template with a page of MkDocs."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self._template = env.get_template("main.html")
        self._config = config
        self._nav = nav

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`."""
        file = File.generated(self._config, f"{address}index.md", content="")
        page = MkDocsPage("", file, self._config)
        page.meta, page.content, page.toc = {}, "", skip_link()
        context = get_context(self._nav, Files([]), self._config, page)
        return self._template.render({**context, "prongsai": context_of(slots, self._config)})


class MaterialFrame:
    """The frame while MkDocs builds: its events hand in what it has by then, and the hand-written pages that it has written."""

    name = "Material for MkDocs"

    def __init__(self, config: MkDocsConfig, rules: HandWrittenRules) -> None:
        self._config = config
        self.found: Files
        self.nav: Navigation
        self.env: jinja2.Environment
        self.by_hand: list[ByHand] = []
        self.rules = rules
        self._typed: dict[str, dict[str, str]] = {}
        config.markdown_extensions.append(rules)  # type: ignore[arg-type]  # Markdown takes names and extensions alike

    def files(self, listing: Listing) -> list[tuple[str, str]]:  # noqa: ARG002  # what it refuses is no longer among them
        """Everything that MkDocs writes."""
        return [(file.src_uri, file.dest_uri) for file in self.found]

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`."""
        return self._ordinary.render(address, slots)

    def clean_pictures(self) -> Iterator[Problem]:
        """Put a cleaned picture in the place of each in SVG of the content folder that has something in it that may not be published."""
        content = Path(self._config.docs_dir)
        for file in list(self.found):
            if not (file.src_uri.lower().endswith(".svg") and file.src_dir == self._config.docs_dir and not file.inclusion.is_excluded()):  # type: ignore[no-untyped-call]
                continue
            data = file.content_bytes
            picture = svg.cleaned(data)
            if problem := svg.told(picture, data, f"{content.name}/{file.src_uri}"):
                yield problem
            if picture.data != data:
                self.found.remove(file)
                self.found.append(File.generated(self._config, file.src_uri, content=picture.data, inclusion=file.inclusion))

    def drawn(self, page: MkDocsPage) -> Iterator[Problem]:
        """Remember how the links of the page that MkDocs has just drawn were typed; what was taken out of it is told."""
        self._typed[page.file.src_uri] = self.rules.typed_links()
        if self.rules.taken_out and page.file.abs_src_path:
            typed = Path(page.file.abs_src_path).read_text("utf-8-sig", errors="replace")
            yield from told(self.rules.taken_out, typed, f"{Path(self._config.docs_dir).name}/{page.file.src_uri}")

    @cached_property
    def _ordinary(self) -> OrdinaryPages:
        return OrdinaryPages(self.env, self._config, self.nav)

    def write_others(self, renderer: Renderer, folder: Path) -> list[ByHand]:  # noqa: ARG002
        """The hand-written pages; MkDocs has written them, and all others, by now."""
        return self.by_hand

    def surround(self, context: Any, page: MkDocsPage, renderer: Renderer) -> Any:
        """Give a hand-written page the same surroundings as the record pages."""
        content = page.content or ""
        plan = plan_of(page.url, page.title or self._config.site_name, page.meta, renderer.site)
        context["prongsai"] = context_of(framed_by_hand(plan, content, page.toc, renderer), self._config)
        if page.file.inclusion is not InclusionLevel.DRAFT:
            is_found = not (page.meta.get("search") or {}).get("exclude")
            self.by_hand.append(ByHand(plan, content, is_found, page.file.src_uri, self._typed.get(page.file.src_uri, {})))
        page.toc = skip_link()
        return context

    def surround_static(self, context: Any, renderer: Renderer) -> Any:
        """Give a static page of the theme (404.html) our surroundings."""
        context["prongsai"] = context_of(renderer.slots(not_found(renderer.site.portal)), self._config)
        context["page"] = None
        return context


def skip_link() -> TableOfContents:
    """The one entry that Material makes its "skip to content" link of."""
    return TableOfContents([AnchorLink("", "pr-content", 1)])

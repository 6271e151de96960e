"""The example portal, served, and one browser to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.finding import ARGUMENTS, find_browser
from tests.browser.patience import PATIENCE
from tests.browser.serving import served

QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check", "--no-first-run")

OpenPage: TypeAlias = Callable[..., Page]
"""`open_page(address, width=360, color_scheme="dark", own=True, …)`: options of a context; `own` asks for a new window."""


@pytest.fixture(scope="session")
def portal(example_site: Path) -> Path:
    """The folder of the example portal."""
    return example_site


@pytest.fixture(scope="session")
def host(portal: Path) -> Iterator[str]:
    """Where the example portal is served."""
    with served(portal) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        pytest.fail("No browser: python -m tests.browser.install_browser", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *QUIET])
        yield browser
        browser.close()


class Windows:
    """Windows of one browser: pages that want the same window share it, and with it what it has cached."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._shared: dict[str, BrowserContext] = {}

    def shared(self, options: dict[str, Any]) -> BrowserContext:
        """The window with these options of a context."""
        key = repr(sorted(options.items()))
        if key not in self._shared:
            self._shared[key] = self._browser.new_context(**options)
        return self._shared[key]

    def own(self, options: dict[str, Any]) -> BrowserContext:
        """A new window, which remembers nothing."""
        return self._browser.new_context(**options)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def open_page(windows: Windows, host: str) -> Iterator[OpenPage]:
    """Opens pages of the example portal, or of `base_url`; they are closed when the test ends."""
    opened: list[Page | BrowserContext] = []

    def open_page(address: str = "", *, width: int = 1280, height: int = 800, own: bool = False, **options: Any) -> Page:
        options = {"base_url": host, "reduced_motion": "reduce", "viewport": {"width": width, "height": height}, **options}
        context = windows.own(options) if own else windows.shared(options)
        page = context.new_page()
        opened.append(context if own else page)
        page.set_default_timeout(PATIENCE)
        page.goto(address or "./")
        return page

    yield open_page
    for one in opened:
        one.close()

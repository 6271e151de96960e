"""Asks each search the way a visitor does, in a page of a real browser, and reads the addresses of its answer."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from playwright.sync_api import Page

from benchmarks.search.scores import FIRST, distinct_pages

OURS = "^/search/(?!$)"
"""What of our site only a search fetches: all below `search/` but the page itself."""


def below(host: str, addresses: Iterable[str]) -> list[str]:
    """Absolute addresses as they are below `host`'s."""
    root = urlsplit(host).path
    return [urlsplit(address)._replace(scheme="", netloc="").geturl().removeprefix(root) for address in addresses]


def links_of(page: Page, selector: str) -> list[str]:
    """The addresses of the links that are shown now, in order."""
    return list(page.eval_on_selector_all(selector, "links => links.map(link => link.href)"))


class Engine:
    """A search on a site at `host`, asked in a page."""

    name = ""
    box = ""
    """What a visitor types into, as a selector."""
    result = ""
    """The links of results, as a selector."""
    own = ""
    """The addresses of what only this search fetches, as a regular expression."""
    loads_on_view = False
    """Whether it fetches its files with every page, searched or not."""
    patience = 20_000
    """Milliseconds without an answer after which there is none."""

    def __init__(self, host: str) -> None:
        self.host = host

    def open(self, page: Page) -> None:
        """Open the page to search from, with whatever it takes to follow what the search does."""
        page.goto(self.host)
        page.wait_for_load_state("load")

    def ready(self, page: Page) -> None:
        """Open it, and wait until nothing more is to be loaded before an answer."""
        self.open(page)
        self.ask(page, "การ")

    def type(self, page: Page, text: str) -> None:
        """The whole text at once, as from a phone or the clipboard."""
        page.locator(self.box).first.fill(text)

    def ask(self, page: Page, text: str) -> tuple[str, ...]:
        """The distinct pages of the answer to `text`, as addresses below the host's, best first."""
        raise NotImplementedError


SETTLED = "() => { const list = document.getElementById('search-results'); return !!list && list.getAttribute('aria-busy') === 'false'; }"


class ProngsaiPage(Engine):
    """Our page of results, opened by its address."""

    name = "Prongsai"
    box = "form[data-pr-search=page] [type=search]"
    result = "#search-results a"
    own = OURS
    more = "[data-pr-more] a"

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.shown: dict[str, list[str]] = {}
        """The links that were shown at first, by query."""

    def address(self, text: str) -> str:
        """The link to the answer of `text`."""
        return f"{self.host}search/?q={quote(text, safe='')}"

    def open(self, page: Page) -> None:
        """Open the page of results without a query."""
        page.goto(f"{self.host}search/")

    def ask(self, page: Page, text: str) -> tuple[str, ...]:
        """The answer at `/search/?q=`, with more shown until there are ten pages."""
        page.goto(self.address(text), wait_until="commit")
        page.wait_for_function(SETTLED, timeout=self.patience)
        links = self.shown[text] = links_of(page, self.result)
        more = page.locator(self.more)
        # Several headings of one page are one page found: ten pages can need more than ten results.
        while links and len(distinct_pages(links)) < FIRST and more.is_visible():
            shown = len(links)
            more.click()
            page.wait_for_function(SETTLED, timeout=self.patience)
            links = links_of(page, self.result)
            if len(links) <= shown:
                break
        return distinct_pages(below(self.host, links))


# The box says to nobody's eyes when its answer is complete; it is when the list has been left alone for a while.
_WATCH_LIST = """selector => {
  window.benchChangedAt = 0;
  if (window.benchWatching) { return; }
  window.benchWatching = true;
  const form = document.querySelector(selector).closest("form");
  const noted = new MutationObserver(() => { window.benchChangedAt = performance.now(); });
  noted.observe(form, { childList: true, subtree: true, characterData: true });
}"""
_LEFT_ALONE = "() => window.benchChangedAt && performance.now() - window.benchChangedAt > 400"


class ProngsaiBox(Engine):
    """Our box in the header of a page."""

    name = "Prongsai, box"
    box = "header form[data-pr-search] [type=search]"
    result = "header .md-search-result__link"
    own = OURS

    def links(self, page: Page, text: str) -> list[str]:
        """The addresses of all results in the box."""
        page.evaluate(_WATCH_LIST, self.box)
        self.type(page, text)
        page.wait_for_function(_LEFT_ALONE, timeout=self.patience)
        return links_of(page, self.result)

    def ask(self, page: Page, text: str) -> tuple[str, ...]:
        """The pages of what stands in the box."""
        return distinct_pages(below(self.host, self.links(page, text)))


# Material says nowhere that an answer is complete; its worker's messages do (2 is a query, 3 its answer).
_LISTEN_TO_WORKER = """
(() => {
  const Plain = window.Worker;
  window.benchAsked = window.benchAnswered = 0;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", event => { if (event.data && event.data.type === 3) window.benchAnswered += 1; });
    }
    postMessage(message, ...more) {
      if (message && message.type === 2) window.benchAsked += 1;
      super.postMessage(message, ...more);
    }
  };
})();
"""
_ALL_ANSWERED = "asked => window.benchAsked > asked && window.benchAnswered >= window.benchAsked"
_NEXT_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class MaterialBox(Engine):
    """Material's own box; it hears keys only, so one is pressed after the text is in."""

    name = "Material, as shipped"
    box = ".md-search__input"
    result = ".md-search-result__link"
    own = "^/search/|/javascripts/(workers|lunr)/"
    loads_on_view = True
    # At 10,000 pages it reads its index for half a minute.
    patience = 120_000

    def open(self, page: Page) -> None:
        """Open the start page, and listen to the worker from the beginning."""
        page.add_init_script(_LISTEN_TO_WORKER)
        super().open(page)

    def type(self, page: Page, text: str) -> None:
        """The whole text at once, and a key."""
        super().type(page, text)
        page.locator(self.box).first.press("End")

    def ask(self, page: Page, text: str) -> tuple[str, ...]:
        """The pages of the list under the box: Material shows the first ten."""
        asked = page.evaluate("window.benchAsked")
        self.type(page, text)
        page.wait_for_function(_ALL_ANSWERED, arg=asked, timeout=self.patience)
        page.evaluate(_NEXT_FRAMES)
        return distinct_pages(below(self.host, links_of(page, self.result)))


class Pagefind(Engine):
    """Pagefind's interface for scripts in a page as light as can be (`pagefind.html`): its ready-made box weighs 30 KB more."""

    name = "Pagefind (PyPI)"
    box = "input"
    result = "ol a"
    own = "^/pagefind/"
    # At 10,000 pages the beginning of many words takes it tens of seconds.
    patience = 120_000

    def ask(self, page: Page, text: str) -> tuple[str, ...]:
        """The first ten of Pagefind's answer."""
        self.type(page, text)
        page.wait_for_function("text => document.querySelector('ol').dataset.answered === text", arg=text, timeout=self.patience)
        return distinct_pages(below(self.host, links_of(page, self.result)))

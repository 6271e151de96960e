"""What the tests of the search share: watching a page, hostile queries, and waiting for answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Locator, Page, expect

HOSTILE = {
    "markup": '<img src=x onerror="document.title=1;alert(1)">',
    "script": "</script><script>alert(1)</script>",
    "regular expression": r".*+?^${}()|[]\/(?<=a)",
    "template": "{{ 7 * 7 }} ${alert(1)}",
    "lone marks": "\u0e49\u0e34\u0e4c\u0e48",
    "half an emoji": "😀👨‍👩‍👧 \ufe0f\u200d",
    "right to left": "\u202eabc\u202c אבג",
    "controls": "ก\u0000\u0007\u200bข",
    "long": "ข้อมูลข่าวสาร " * 700,
    "percent": "%E0%B8 %00 100%",
    "address": "javascript:alert(1)//https://evil.example/",
    "keys of objects": "__proto__ constructor toString",
}


@dataclass(slots=True)
class Watch:
    """What a page says and asks for that it should not."""

    host: str
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def watch(page: Page, host: str) -> Watch:
    """Write down all messages, errors, dialogs, and requests to other hosts."""
    seen = Watch(host)

    def note_request(address: str) -> None:
        seen.asked.append(address)
        if not address.startswith((host, "data:")):
            seen.told.append(f"asks {address}")

    def note_dialog(dialog: Dialog) -> None:
        seen.told.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: seen.told.append(message.text))
    page.on("pageerror", lambda error: seen.told.append(str(error)))
    page.on("dialog", note_dialog)
    page.on("request", lambda request: note_request(request.url))
    return seen


def box_of(page: Page) -> Locator:
    """The field of the box in the header."""
    return page.locator(".pr-search input[type=search]")


def options(page: Page) -> Locator:
    """The results under the box, without the ways to the search page."""
    return page.locator(".pr-search .md-search-result__link")


def all_options(page: Page) -> Locator:
    return page.locator(".pr-search [role=option]")


def search_in_box(page: Page, query: str) -> None:
    """Write a query into the box at once, as pasted or spoken, and wait for its results."""
    box_of(page).fill(query)
    expect(options(page).first).to_be_visible()
    expect(page.locator(".pr-search [role=listbox]")).to_have_attribute("aria-busy", "false")


def wait_for_answer(page: Page) -> None:
    """Wait until the search page has its whole answer."""
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")


def results(page: Page) -> list[str]:
    """Where the results of the search page lead, in order."""
    return [link.get_attribute("href") or "" for link in page.locator("#search-results > li > a").all()]


def count_of(page: Page) -> int:
    """The number of results that the search page tells."""
    return int("".join(letter for letter in page.locator("[data-pr-count]").inner_text().split("รายการ")[0] if letter.isdigit()))

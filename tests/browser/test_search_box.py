"""The search box in the header: it answers while one types, however that is done, and is worked by keyboard and by touch."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import OpenPage
from tests.browser.patience import PATIENCE
from tests.browser.searching import HOSTILE, all_options, box_of, options, search_in_box, watch
from tests.browser.test_accessibility import violations
from tests.browser.test_every_page import CUT_OFF, sideways

pytestmark = pytest.mark.browser

AGENCY = "sample/"
OF_AGENCY = re.compile(r"/sample/")
QUERY = "ไฟฟ้าสาธารณะ"


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def is_open(page: Page) -> bool:
    return page.locator(".pr-search__output").is_visible()


class Held:
    """Requests that match a pattern: they can be held back for a while."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page, self._is_open, self._waiting = page, True, list[Route]()
        page.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self._waiting.append(route)

    def hold(self) -> None:
        self._is_open = False

    def wait(self) -> None:
        """Until something is held back."""
        for _ in range(PATIENCE // 20):
            if self._waiting:
                return
            self._page.wait_for_timeout(20)
        raise AssertionError("nothing was asked for")

    def release(self) -> None:
        self._is_open = True
        while self._waiting:
            self._waiting.pop().continue_()


# Answers


def test_a_page_view_that_does_not_search_asks_for_one_small_script(open_page: OpenPage, host: str) -> None:
    page = open_page("about:blank", own=True)
    seen = watch(page, host)
    page.goto(AGENCY)
    page.wait_for_load_state("networkidle")
    assert [one.split("?")[0] for one in seen.asked if "/search/" in one] == [f"{host}search/start.js"]
    assert seen.told == []


@pytest.mark.parametrize("way", ["keys", "insertText", "paste", "dictation"])
def test_it_answers_however_the_text_comes(open_page: OpenPage, way: str) -> None:
    page = open_page(own=way == "paste", permissions=["clipboard-read", "clipboard-write"] if way == "paste" else None)
    box_of(page).click()
    if way == "keys":
        page.keyboard.type(QUERY, delay=20)
    elif way == "insertText":
        page.keyboard.insert_text(QUERY)
    elif way == "paste":
        page.evaluate("text => navigator.clipboard.writeText(text)", QUERY)
        page.keyboard.press("Control+V")
    else:
        page.evaluate(
            """text => {
              document.activeElement.value = text;
              document.activeElement.dispatchEvent(new InputEvent("input", {inputType: "insertReplacementText", bubbles: true}));
            }""",
            QUERY,
        )
    expect(options(page).first).to_be_visible()
    expect(options(page).first.locator("mark").first).to_be_visible()
    assert 1 <= options(page).count() <= 8


def test_a_result_says_what_it_is_and_leads_there(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, "ร้องเรียนการทุจริต")
    first = options(page).first
    expect(first.locator(".pr-search__title")).to_contain_text("ร้องเรียน")
    expect(first.locator(".pr-search__facts").first).to_contain_text("ช่องทางร้องเรียนและติดต่อ · ")
    address = first.evaluate("link => link.href")
    first.click()
    page.wait_for_url(address)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("query", ["", " ", "ก", " ก "])
def test_it_is_silent_below_two_letters(open_page: OpenPage, query: str) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    box_of(page).fill(query)
    expect(page.locator(".pr-search__output")).to_be_hidden()


def test_only_the_last_of_several_queries_is_answered(open_page: OpenPage) -> None:
    page = open_page()
    box_of(page).click()
    for query in ("ขยะ", "ถนน", "ภาษี", "ประปา", QUERY):
        box_of(page).fill(query)
        page.wait_for_timeout(95)
    expect(page.locator(".pr-search__all").first).to_contain_text(QUERY)
    expect(options(page).first.locator("mark").first).to_contain_text("ไฟฟ้า")


def test_who_types_on_sees_what_the_beginning_finds_until_there_is_more(open_page: OpenPage) -> None:
    page = open_page(own=True)
    box_of(page).click()
    page.wait_for_function("() => Boolean(prongsaiSearch.find)")
    texts, lists = Held(page, "**/search/data/text/*"), Held(page, "**/search/data/grams/*")
    texts.hold()
    box_of(page).fill("ขยะ")
    texts.wait()
    lists.hold()
    box_of(page).fill("ขยะมูลฝอย")
    lists.wait()
    # Its lists are asked for at once, it itself when no further key has come for a moment.
    page.wait_for_timeout(200)
    texts.release()
    expect(options(page).first.locator("mark").first).to_have_text("ขยะ")
    expect(page.locator(".md-search-result__list").first).to_have_attribute("aria-busy", "true")
    lists.release()
    expect(options(page).first.locator("mark").first).to_have_text("ขยะมูลฝอย")
    expect(page.locator(".md-search-result__list").first).to_have_attribute("aria-busy", "false")


def test_letters_that_a_phone_is_still_composing_are_answered(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, "ขยะ")
    page.evaluate(
        """text => {
          const input = document.activeElement;
          input.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
          input.value = text;
          input.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
        }""",
        QUERY,
    )
    expect(page.locator(".pr-search__all")).to_contain_text(QUERY)


def test_what_was_typed_before_its_script_came_is_answered_and_keeps_the_focus(open_page: OpenPage) -> None:
    page = open_page("about:blank", own=True)
    held: list[Route] = []
    page.route(re.compile(r"/search/box\.js"), lambda route: held.append(route))
    page.goto(AGENCY)
    box_of(page).click()
    page.keyboard.type(QUERY)
    expect(box_of(page)).to_have_value(QUERY)
    assert held
    held[0].continue_()
    expect(options(page).first).to_be_visible()
    expect(box_of(page)).to_be_focused()
    page.keyboard.type(" ถนน")
    expect(box_of(page)).to_have_value(f"{QUERY} ถนน")


def test_everyday_words_say_which_official_word_was_found(open_page: OpenPage) -> None:
    page = open_page(AGENCY)
    search_in_box(page, "ไฟข้างทางเสีย")
    expect(page.locator(".pr-search__note")).to_contain_text("พบจากคำว่า “ไฟ")
    expect(page.locator(".pr-search__note")).to_contain_text("ซึ่งตรงกับคำที่พิมพ์ “ไฟ")


def test_nothing_found_is_said_and_leads_on(open_page: OpenPage) -> None:
    page = open_page()
    box_of(page).fill("qqqqzzzzxxxx")
    expect(page.locator(".pr-search__note")).to_contain_text("ไม่พบ “qqqqzzzzxxxx”")
    expect(page.locator(".pr-search [role=status]")).to_contain_text("ไม่พบ")
    page.locator(".pr-search__all").click()
    page.wait_for_url("**/search/?q=qqqqzzzzxxxx")


# An agency first


def test_on_a_page_of_an_agency_its_own_pages_are_found(open_page: OpenPage) -> None:
    page = open_page("sample/2569/")
    search_in_box(page, "ร้องเรียน")
    hrefs = [link.evaluate("link => link.href") for link in options(page).all()]
    assert len(hrefs) == 8
    assert all(OF_AGENCY.search(href) for href in hrefs)


def test_one_step_leads_to_all_agencies(open_page: OpenPage) -> None:
    page = open_page(AGENCY)
    search_in_box(page, "ร้องเรียน")
    page.get_by_role("option", name="ค้นหาในทุกหน่วยงาน").click()
    page.wait_for_url(lambda url: "/search/?q=" in url and "agency" not in url)


def test_enter_in_an_agency_stays_in_the_agency(open_page: OpenPage) -> None:
    page = open_page(AGENCY)
    search_in_box(page, "ร้องเรียน")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/?q=" in url and url.endswith("&agency=sample"))


def test_what_the_agency_does_not_have_is_found_elsewhere_and_it_says_so(open_page: OpenPage) -> None:
    page = open_page("chai-mongkhon/")
    search_in_box(page, "ปฏิทินเก็บขยะ")
    if "ไม่พบในหน่วยงานนี้" not in page.locator(".pr-search__note").inner_text():
        search_in_box(page, "องค์การบริหารส่วนตำบลหลุ่งตะเคียน")
    expect(page.locator(".pr-search__note")).to_contain_text("ไม่พบในหน่วยงานนี้ รายการนี้มาจากทุกหน่วยงาน")
    assert not all("/chai-mongkhon/" in link.evaluate("link => link.href") for link in options(page).all())


def test_the_portal_itself_offers_no_step_to_all_agencies(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, "ร้องเรียน")
    expect(page.get_by_role("option", name="ค้นหาในทุกหน่วยงาน")).to_have_count(0)


# Keyboard


def chosen(page: Page) -> str | None:
    """The option that the field names as chosen; it must be the one that is shown as such."""
    active = box_of(page).get_attribute("aria-activedescendant")
    selected = page.locator('.pr-search [aria-selected="true"]')
    assert selected.count() == (1 if active else 0)
    if active:
        expect(selected).to_have_id(active)
        expect(selected).to_be_in_viewport()
    return active


def test_the_field_is_a_combobox_with_a_list_of_options(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    listed = field.get_attribute("aria-controls")
    assert page.locator(f"#{listed}").get_attribute("role") == "listbox"
    assert page.locator(f"#{listed} [role=option]").count() == all_options(page).count()


def test_arrows_home_and_end_go_through_all_options(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    ids = [one.get_attribute("id") for one in all_options(page).all()]
    assert chosen(page) is None
    for expected in [*ids, None, ids[0]]:
        page.keyboard.press("ArrowDown")
        assert chosen(page) == expected
    page.keyboard.press("End")
    assert chosen(page) == ids[-1]
    page.keyboard.press("Home")
    assert chosen(page) == ids[0]
    for expected in (None, ids[-1], ids[-2]):
        page.keyboard.press("ArrowUp")
        assert chosen(page) == expected
    expect(box_of(page)).to_be_focused()


def test_enter_opens_the_chosen_result(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    address = options(page).nth(1).evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_enter_without_a_choice_leads_to_the_search_page(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/search/?q={'%' + '%'.join(f'{byte:02X}' for byte in QUERY.encode())}")
    expect(page.locator(".pr-find input")).to_have_value(QUERY)


def test_escape_closes_the_list_then_empties_the_field(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    page.keyboard.press("Escape")
    assert not is_open(page)
    expect(box_of(page)).to_have_value(QUERY)
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    assert is_open(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box_of(page)).to_have_value("")


def test_the_list_closes_when_one_goes_elsewhere_and_comes_back_with_one(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not is_open(page)
    box_of(page).focus()
    expect(options(page).first).to_be_visible()
    page.mouse.click(5, 700)
    assert not is_open(page)


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_no_single_key_takes_the_focus_away(open_page: OpenPage, key: str) -> None:
    # WCAG 2.1.4: who speaks to a computer, or strikes a key by mistake, is taken nowhere.
    page = open_page(AGENCY)
    page.keyboard.press(key)
    expect(box_of(page)).not_to_be_focused()


def test_the_number_of_results_is_announced(open_page: OpenPage) -> None:
    page = open_page()
    search_in_box(page, QUERY)
    expect(page.locator(".pr-search [role=status]")).to_have_text(re.compile(r"^พบ(ประมาณ)? \d+ รายการ"))


# Phones


@pytest.mark.parametrize("width", [320, 360, 768])
def test_on_a_phone_a_button_opens_it_over_the_header(open_page: OpenPage, width: int) -> None:
    page = open_page(AGENCY, width=width, height=640)
    button = page.locator(".pr-search__open")
    expect(box_of(page)).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(box_of(page)).to_be_focused()
    search_in_box(page, "ร้องเรียน")
    assert sideways(page) <= 0
    frame = page.locator(".pr-search__output").bounding_box()
    assert frame is not None
    assert (frame["x"], frame["width"]) == (0, width)
    # What stands in one line ends in dots; nothing else is cut off.
    page.add_style_tag(content=".pr-search__line { white-space: normal !important }")
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("way", ["Escape", "button", "elsewhere"])
def test_it_closes_and_gives_the_focus_back(open_page: OpenPage, way: str) -> None:
    page = open_page(AGENCY, width=360, height=640, has_touch=True)
    button = page.locator(".pr-search__open")
    button.tap()
    search_in_box(page, QUERY)
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        page.get_by_label("ปิดการค้นหา").tap()
    else:
        page.locator(".pr-bar").evaluate("bar => bar.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))")
    expect(box_of(page)).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    if way != "elsewhere":
        expect(button).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_works_by_keyboard(open_page: OpenPage, key: str) -> None:
    page = open_page(AGENCY, width=360)
    page.locator(".pr-search__open").press(key)
    expect(box_of(page)).to_be_focused()


def test_it_closes_when_the_keyboard_leaves_it(open_page: OpenPage) -> None:
    page = open_page(AGENCY, width=360)
    page.locator(".pr-search__open").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box_of(page)).to_be_hidden()


def test_every_result_can_be_reached_above_the_keyboard_of_a_phone(open_page: OpenPage) -> None:
    page = open_page(AGENCY, width=360, height=640)
    page.locator(".pr-search__open").click()
    search_in_box(page, "ร้องเรียน")
    page.set_viewport_size({"width": 360, "height": 340})  # the other half is the keyboard's
    last = page.locator(".pr-search__all").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.99)


def test_it_works_at_twice_the_size(open_page: OpenPage) -> None:
    page = open_page(AGENCY, width=640, height=400, device_scale_factor=2)
    page.locator(".pr-search__open").click()
    search_in_box(page, "ร้องเรียน")
    assert sideways(page) <= 0
    last = page.locator(".pr-search__all").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.99)


# Without it


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_the_button_is_a_link_to_the_search_page(open_page: OpenPage, width: int) -> None:
    page = open_page(AGENCY, width=width, java_script_enabled=False)
    expect(box_of(page)).to_be_hidden()
    page.locator(".pr-search__open").click()
    page.wait_for_url("**/search/")
    expect(page.locator("#index")).to_be_visible()


@pytest.mark.parametrize("missing", ["box.js"])
def test_without_its_script_the_form_still_leads_to_the_search_page(open_page: OpenPage, missing: str) -> None:
    page = open_page("about:blank", own=True)
    page.route(re.compile(rf"/search/{re.escape(missing)}"), lambda route: route.abort())
    page.goto("./")
    box_of(page).fill("ขยะ")
    box_of(page).press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_an_index_that_cannot_be_read_is_told_with_the_way_on(open_page: OpenPage) -> None:
    page = open_page("about:blank", own=True)
    page.route(re.compile(r"/search/data/"), lambda route: route.abort())
    page.goto("./")
    box_of(page).fill(QUERY)
    expect(page.locator(".pr-search__note")).to_contain_text("ขณะนี้ค้นหาไม่ได้")
    page.get_by_role("option", name="เลือกดูตามประเภทและตัวอักษร").click()
    page.wait_for_url("**/search/")


def test_the_page_for_what_is_not_found_searches_from_the_root(open_page: OpenPage, host: str) -> None:
    page = open_page("no/such/page/")
    page.locator(".pr-find input").fill(QUERY)
    first = page.locator(".pr-find .md-search-result__link").first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url(lambda url: "/no/such/" not in url)
    assert page.url.startswith(host)
    expect(page.locator("h1")).not_to_have_text("ไม่พบหน้าที่ต้องการ")


# What is typed


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_stays_text_and_stays_here(open_page: OpenPage, host: str, query: str) -> None:
    page = open_page("about:blank", own=True)
    seen = watch(page, host)
    page.goto(AGENCY)
    elements = "document.querySelectorAll('img, script:not([src]), iframe, object').length"
    before = page.evaluate(elements)
    seen.asked.clear()
    box_of(page).click()
    page.keyboard.insert_text(query)
    page.wait_for_timeout(600)
    assert page.evaluate(elements) == before
    assert seen.told == []
    assert [one for one in seen.asked if not one.startswith((f"{host}search/", f"{host}assets/"))] == []
    assert [one for one in seen.asked if any(word in one for word in re.findall(r"\w{4,}", query))] == []


# Everyone


@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"width": 360}, {"width": 320, "color_scheme": "dark"}], ids=str
)
@pytest.mark.parametrize("query", ["ร้องเรียน", "ไฟข้างทางเสีย", "qqqqzzzzxxxx"])
def test_axe_finds_nothing_in_an_open_list(open_page: OpenPage, axe: Axe, look: dict[str, Any], query: str) -> None:
    page = open_page(AGENCY, **look)
    if look.get("width"):
        page.locator(".pr-search__open").click()
    box_of(page).fill(query)
    expect(all_options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(axe, page) == []

"""What the search finds and in which order: on a small site whose every text is known, scanned or cut, and on the example portal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.asking import SCANNED, Engine, build_small, engine, marks_in, small_content, text_of
from tests.browser.searching import HOSTILE
from tests.browser.serving import served

from prongsai.search.folding import skeleton
from prongsai.search.size import Cut

pytestmark = pytest.mark.browser

CUTS = {"scanned": SCANNED, "lists beside their n-grams": Cut(128, 1, 2_000), "lists in files of their own": Cut(4, 2, 48)}

KAEW = "kaew/2567/measures/"
PHRASE, APART, TITLED, TOLD, SHOP = (f"{KAEW}{name}/" for name in ("phrase", "apart", "titled", "told", "shop"))
LIGHT = "thong/e-services/light/"


@pytest.fixture(scope="module")
def engines(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    """The small site in every cut."""
    folders = {name: build_small(tmp_path_factory.mktemp("small"), cut) for name, cut in CUTS.items()}
    with ExitStack() as stack:
        hosts = {name: stack.enter_context(served(folder)) for name, folder in folders.items()}
        yield {name: stack.enter_context(engine(browser, host)) for name, host in hosts.items()}


@pytest.fixture(params=CUTS)
def small(request: pytest.FixtureRequest, engines: dict[str, Engine]) -> Engine:
    return engines[request.param]


@pytest.fixture(scope="module")
def example(browser: Browser, host: str) -> Iterator[Engine]:
    with engine(browser, host) as asked:
        yield asked


# The order


def test_the_whole_phrase_comes_before_its_words(small: Engine) -> None:
    assert small.found("ตรวจสอบ บัญชี ทรัพย์สิน")[:2] == [PHRASE, APART]


def test_a_title_comes_before_text(small: Engine) -> None:
    found = small.found("กำจัดผักตบชวา")
    assert found[0] == TITLED
    assert TOLD in found[1:]


@pytest.mark.parametrize("terms", list(permutations(["บัญชี", "ทรัพย์สิน", "ผู้รับจ้าง"])), ids=" ".join)
def test_words_are_found_in_any_order(small: Engine, terms: tuple[str, ...]) -> None:
    assert small.found(" ".join(terms))[0] == APART


@pytest.mark.parametrize(
    ("query", "measure"), [("E1", "survey"), ("e๑", "survey"), ("E 1", "survey"), ("E10", "training"), ("e๑๐", "training")]
)
def test_a_code_is_not_the_beginning_of_another(small: Engine, query: str, measure: str) -> None:
    first = small.found(query, count=20)[:6]
    assert {address.split("/")[-2] for address in first} == {measure}
    assert len(first) == len(set(first)) == 6


def test_of_equals_the_newest_comes_first(small: Engine) -> None:
    found = small.found("สำรวจความพึงพอใจ", filters={"agency": "kaew"})
    assert [one for one in found if one.endswith("/survey/")] == [f"kaew/{year}/measures/survey/" for year in (2568, 2567, 2566)]


@pytest.mark.parametrize("query", ["แจ้งซ่อมไฟฟ้าสาธารณะ", "ร้องเรียน", "แจ้งทุจริต", "ขอรับบริการสูบ"])
def test_who_wants_to_act_gets_channels_and_services_first(small: Engine, query: str) -> None:
    results = small.ask(query)["results"]
    assert results[0]["kind"]["value"] in ("channel", "e-service")


# Place


@pytest.mark.parametrize("query", ["ทองดี ไฟฟ้าสาธารณะ", "ไฟฟ้าสาธารณะ ทองดี", "ทองดีไฟฟ้าสาธารณะ", "ไฟฟ้าสาธารณะทองดี", "ไฟฟ้าสาธารณะ ปากช่อง"])
def test_a_place_and_a_topic_lead_to_the_topic_there(small: Engine, query: str) -> None:
    assert small.found(query)[0] == LIGHT


@pytest.mark.parametrize("query", ["ทองดี E10", "ทองดีE10", "e๑๐ทองดี", "อบต.แก้วงามe10"])
def test_a_code_written_together_with_a_place_is_the_code_there(small: Engine, query: str) -> None:
    agency = "kaew" if "แก้ว" in query else "thong"
    assert small.found(query)[:3] == [f"{agency}/{year}/measures/training/" for year in (2568, 2567, 2566)]


@pytest.mark.parametrize("query", ["ทองดีGIS", "gisทองดี", "ทต.ทองดีgis"])
def test_latin_written_together_with_thai_is_a_word_of_its_own(small: Engine, query: str) -> None:
    assert small.found(query)[0] == LIGHT


@pytest.mark.parametrize("query", ["อบต.แก้วงาม", "อบต แก้วงาม", "องค์การบริหารส่วนตำบลแก้วงาม"])
def test_an_agency_is_found_by_every_form_of_its_name(small: Engine, query: str) -> None:
    found = small.found(query)
    assert found[0].startswith("kaew/")
    assert "kaew/" in found
    assert all(not one.startswith("thong/") for one in found)


def test_the_agency_one_is_in_is_all_that_is_searched(small: Engine) -> None:
    found = small.ask("ไฟฟ้าสาธารณะ", agency="thong")
    assert {result["agency"]["value"] for result in found["results"]} == {"thong"}
    assert small.ask("กำจัดผักตบชวา", agency="thong")["total"] == 0


# However it is typed


@pytest.mark.parametrize(
    "query",
    ["ซาลาเ", "ร้านซาลา", "ลาเปา", "ตลาดธน", "ซา ลา เปา", "ซาลาเปาตลาดธนบุรี", "ร้าน ซาลาเปา ธนบุรี", "12 ร้าน", "๑๒ ร้าน", "ซาลาเปา\u200b ณ ตลาด"],
)
def test_parts_of_words_and_any_spaces_are_found(small: Engine, query: str) -> None:
    assert SHOP in small.found(query)[:2]


@pytest.mark.parametrize("query", ["ตั้งแต่ปี 2", "ตั้งแต่ปี 25", "ตั้งแต่ปี 256", "563 เป็นต้นมา", "63 เป็นต้นมา", "๕๖๓ เป็นต้น", "3 เป็นต้นมา"])
def test_a_year_cut_in_the_middle_is_found(small: Engine, query: str) -> None:
    answer = small.ask(query)
    assert [result["address"].split("#")[0] for result in answer["results"]] == [f"{KAEW}quality/"]
    assert answer["spelling"] is None


def test_a_year_without_its_first_digit_is_looked_for_by_what_its_skeleton_has(small: Engine) -> None:
    """2563 is three sounds in the index, its century being one."""
    sounds = small.page.evaluate("terms => prongsaiSearch.soundsOfPhrase(terms)", ["563", "เป็นต้นมา"])
    assert sounds == skeleton("2563 เป็นต้นมา")[1:] == skeleton("63 เป็นต้นมา")


MISTAKES = {
    "a tone mark": "กำจัดผั้กตบชวา",
    "no tone mark": "งานทีสาม",
    "ช for ซ": "ชาลาเปา",
    "ท for ธ": "ตลาดทนบุรี",
    "no karan": "ตรวจสอบบัญชีทรัพยสิน",
    "a doubled vowel": "ซาาลาเปา",
    "a letter dropped": "กำจัดผักตชวา",
    "a letter too many": "กำจัดผักตบชววา",
    "a wrong letter": "กำจัดผักคบชวา",
    "two letters swapped": "กำจัดผักตชบวา",
    "sara am in two": "กําจัดผักตบชวา",
    "a stray space too": "กำจัด ผักคบชวา",
}


@pytest.mark.parametrize(("kind", "query"), MISTAKES.items(), ids=MISTAKES)
def test_one_mistake_is_forgiven(small: Engine, kind: str, query: str) -> None:
    found = small.found(query)
    assert found
    assert found[0] in (TITLED, TOLD, SHOP, PHRASE)


@pytest.mark.parametrize("query", ["ธบนุรี", "นธบุรี", "ธนุบรี"])
def test_two_letters_in_the_wrong_order_are_forgiven_in_a_short_word(small: Engine, query: str) -> None:
    assert small.found(query)[0] == SHOP


def test_the_spelling_that_exists_is_told(small: Engine) -> None:
    answer = small.ask("กำจัดผักคบชวา")
    assert answer["spelling"] == "กำจัดผักตบชวา"
    assert small.ask("กำจัดผักตบชวา")["spelling"] is None


@pytest.mark.parametrize("query", ["qqqqzzzzxxxx", "ฮฮฮฮฮฮฮฮ", "ฬฬฬ ฎฎฎ", "9999999"])
def test_what_is_nowhere_is_not_found(small: Engine, query: str) -> None:
    answer = small.ask(query, facets=True)
    assert (answer["results"], answer["total"], answer["complete"]) == ([], 0, True)


@pytest.mark.parametrize("query", ["", " ", "ก", "้", "...", "😀"])
def test_less_than_two_letters_ask_for_nothing(small: Engine, query: str) -> None:
    assert small.ask(query)["total"] == 0


# Everyday words


def test_everyday_words_lead_to_official_ones_and_say_so(small: Engine) -> None:
    answer = small.ask("ไฟข้างทางเสีย")
    assert {one["address"] for one in answer["results"][:2]} == {LIGHT, LIGHT.replace("thong", "kaew")}
    assert answer["results"][0]["because"] == {"said": "ไฟข้างทาง", "means": "ไฟฟ้าสาธารณะ"}


@pytest.mark.parametrize("query", ["ไฟข้างทาง ทองดี", "ไฟข้างทางทองดี", "ทองดี ไฟข้างทางเสีย"])
def test_a_place_beside_everyday_words_counts(small: Engine, query: str) -> None:
    result = small.ask(query)["results"][0]
    assert (result["address"], result["because"]["means"]) == (LIGHT, "ไฟฟ้าสาธารณะ")


def test_an_agencys_own_words_count_there_only(small: Engine) -> None:
    there = small.ask("รถดูดส้วม", agency="kaew")
    assert there["results"][0]["address"] == "kaew/e-services/sewage/"
    assert there["because"] == {"said": "รถดูดส้วม", "means": "สูบสิ่งปฏิกูล"}
    for answer in (small.ask("รถดูดส้วม"), small.ask("รถดูดส้วม", agency="thong")):
        assert answer["because"] is None or answer["because"]["said"] != "รถดูดส้วม"


# Narrowing


@pytest.mark.parametrize("query", ["เพราะเก้าอี้ไม่พอ", "ไฟข้างทาง", "คุณธรรม จริยธรรม", "กำจัดผักคบชวา"])
def test_facets_count_what_each_filter_leaves(small: Engine, query: str) -> None:
    facets = small.ask(query, facets=True)["facets"]
    assert set(facets) == {"agency", "year", "kind", "status", "owner"}
    asked = 0
    for facet, values in facets.items():
        for value in values:
            answer = small.ask(query, count=50, filters={facet: value["value"]})
            assert (len(answer["results"]), answer["total"]) == (value["count"], value["count"]), (facet, value)
            asked += 1
    assert asked >= 4


@pytest.mark.parametrize("query", ["เพราะเก้าอี้ไม่พอ", "ไฟข้างทาง", "คุณธรรม จริยธรรม"])
def test_a_chosen_facet_still_offers_its_other_values(small: Engine, query: str) -> None:
    facets = small.ask(query, facets=True)["facets"]
    narrowed = 0
    for facet, values in facets.items():
        for value in values:
            again = small.ask(query, facets=True, filters={facet: value["value"]})["facets"]
            assert again[facet] == values, (facet, value)
            narrowed += 1
    assert narrowed >= 4


def test_facets_have_the_names_that_people_read(small: Engine) -> None:
    facets = small.ask("เพราะเก้าอี้ไม่พอ", facets=True, filters={"kind": "measure"})["facets"]
    assert [(one["value"], one["count"]) for one in facets["year"]] == [("2568", 2), ("2567", 2), ("2566", 2)]
    assert {(one["label"], one["count"]) for one in facets["agency"]} == {("อบต.แก้วงาม", 3), ("ทต.ทองดี", 3)}
    assert {one["value"] for one in facets["status"]} == {"done", "in_progress", "not_started"}
    assert [(one["label"], one["count"]) for one in facets["owner"]] == [("กองช่าง", 6)]


def test_filters_together_leave_what_has_all(small: Engine) -> None:
    filters = {"agency": "thong", "year": "2567", "kind": "measure", "status": "in_progress", "owner": "กองช่าง"}
    assert small.found("ผู้รับบริการ", filters=filters) == ["thong/2567/measures/survey/"]


# What is shown


def test_a_result_says_what_it_is(small: Engine) -> None:
    result = small.ask("กำจัดผักตบชวา ในคลอง")["results"][0]
    assert result["address"].split("#")[0] == TOLD
    assert text_of(result["title"]) == "งานที่สาม"
    assert (result["kind"]["label"], result["agency"]["label"], result["year"]) == ("มาตรการ", "อบต.แก้วงาม", 2567)
    assert result["status"] == {"value": "unknown", "label": "ไม่ได้ระบุสถานะ"}
    assert "สูบน้ำ" in text_of(result["passage"])
    assert marks_in(result["passage"]) == ["กำจัดผักตบชวา ในคลอง"]


def test_marks_are_on_whole_letters(small: Engine) -> None:
    result = small.ask("ความพึงพอใจของผ")["results"][0]
    assert marks_in(result["title"]) == ["ความพึงพอใจของผู้"]


@pytest.mark.parametrize("query", ["ศพด.", "ผู้อำนวยการกอง"])
def test_marks_stand_on_the_form_that_was_written(small: Engine, query: str) -> None:
    marks = [mark for result in small.ask(query)["results"][:2] for mark in marks_in(result["passage"]) + marks_in(result["heading"])]
    assert {"ศพด.": "ศูนย์พัฒนาเด็กเล็ก", "ผู้อำนวยการกอง": "ผู้อำนวยการกอง"}[query] in marks


def test_a_section_that_stands_for_itself_is_one_result_with_its_anchor(small: Engine) -> None:
    results = small.ask("ตู้รับเรื่องหน้าสำนักปลัด")["results"]
    assert [one["address"] for one in results if one["address"].startswith("kaew/")] == ["kaew/channels/corruption/#whistle"]


def test_a_heading_leads_to_its_place(small: Engine) -> None:
    result = small.ask("งบหน้าเดียวคืออะไร")["results"][0]
    assert result["address"].startswith("notes/#")
    assert text_of(result["heading"]) == "งบหน้าเดียวคืออะไร"
    address, anchor = result["address"].split("#")
    html = small.page.request.get(small.host + address).text()
    assert re.search(rf'<h2 id="{re.escape(anchor)}">(?:<[^>]*>)*งบหน้าเดียวคืออะไร', html)


# Scanned or cut

QUERIES = [
    "กำจัดผักตบชวา", "ผักตบชวา", "ตรวจสอบ บัญชี ทรัพย์สิน", "ทรัพย์สิน บัญชี", "E1", "E10", "ซาลาเปา", "ซาลาเ", "ซา ลา เปา", "12 ร้าน",
    "ไฟฟ้าสาธารณะ", "ทองดี ไฟฟ้าสาธารณะ", "ไฟฟ้าสาธารณะทองดี", "แจ้งซ่อม", "ไฟข้างทางเสีย", "รถดูดส้วม", "ร้องเรียน", "ทุจริต", "แจ้งเบาะแส",
    "สูบสิ่งปฏิกูล", "อบรมคุณธรรม", "จริยธรรม คุณธรรม", "คุณธรรม 2567", "สำรวจความพึงพอใจ", "ความพึงพอใจของผ", "เว็บไซต์", "เว็บไซต", "ประกาศจัดซื้อจัดจ้าง",
    "อบต.แก้วงาม", "แก้วงาม", "กองช่าง", "ศูนย์พัฒนาเด็กเล็ก", "ศพด", "อาหารกลางวัน", "งบหน้าเดียว", "ผู้อำนวยการกอง", "กำจัดผักคบชวา", "ชาลาเปา",
    "ตลาดทนบุรี", "ตรวจสอบบัญชีทรัพยสิน", "กำจัดผักตชบวา", "044-111-222", "2567", "qqqqzzzzxxxx", "ในคลอง",
]  # fmt: skip


@pytest.mark.parametrize("cut", [name for name in CUTS if name != "scanned"])
def test_a_cut_index_answers_as_a_scan_does(engines: dict[str, Engine], cut: str) -> None:
    whole = 0
    for query in QUERIES:
        scanned, answer = engines["scanned"].ask(query), engines[cut].ask(query)
        places = [[result["address"] for result in one["results"]] for one in (scanned, answer)]
        # Where more answer than are shown, a cut index reads no more than enough, so that only the first need be the same.
        shown = len(places[0]) if scanned["total"] <= 10 else 1
        assert places[1][:shown] == places[0][:shown], query
        if scanned["total"] <= 10:
            assert (answer["spelling"], answer["because"]) == (scanned["spelling"], scanned["because"]), query
            assert answer["approximate"] or answer["total"] == scanned["total"], query
        whole += 0 < answer["total"] <= 10 and not answer["approximate"]
    assert whole >= 20


def test_a_search_twice_finds_the_same(small: Engine) -> None:
    assert [small.places(query) for query in QUERIES[:8]] == [small.places(query) for query in QUERIES[:8]]


# Whatever is asked


@pytest.mark.parametrize(
    "query",
    [*HOSTILE.values(), "ก" * 10_000, "่" * 10_000, "ไฟ " * 5_000, "(((((((((((((((((((((" * 50, "0" * 500],
    ids=lambda text: ascii(text[:12]),
)
def test_whatever_is_asked_is_answered_and_no_more_of_it_read_than_its_beginning(small: Engine, query: str) -> None:
    longest = small.page.evaluate("prongsaiSearch.LONGEST")
    assert longest <= 200
    answer = small.ask(query, facets=True)
    assert answer["complete"] is True
    assert {**answer, "query": ""} == {**small.ask(query[:longest], facets=True), "query": ""}


# Where more pages are proposed than are read


def test_a_year_that_is_part_of_a_date_does_not_hide_the_pages_of_other_years(browser: Browser, tmp_path: Path) -> None:
    """ตุลาคม 2566 lies in the year 2567; every page of 2566 has all its n-grams."""
    content = small_content()
    told = "ตั้งแต่ตุลาคม 2565 ถึงมีนาคม 2566"
    content["kaew/2566/measures.yml"] = json.dumps(
        [{"id": f"early-{number}", "title_th": f"งานที่ {number}", "steps": [{"text_th": told}]} for number in range(150)]
    )
    content["kaew/2567/measures.yml"] = json.dumps([{"id": "late", "title_th": "งานใหม่", "steps": [{"text_th": "เริ่มเดือนตุลาคม 2566"}]}])
    site = build_small(tmp_path, CUTS["lists beside their n-grams"], content)
    with served(site) as host, engine(browser, host) as asked:
        assert asked.found("ตุลาคม 2566")[0] == f"{KAEW}late/"


@pytest.mark.parametrize("query", ["หญ้าแฝก ทองดี", "ทองดี หญ้าแฝก"])
def test_of_a_place_and_a_word_only_pages_with_both_are_read(browser: Browser, tmp_path: Path, query: str) -> None:
    """Entries so far apart that their distance takes two characters of a list narrow as others do."""
    content = small_content()
    titles = [f"ปลูกหญ้าแฝกแปลงที่ {number}" if number < 12 else f"งานที่ {number}" for number in range(150)]
    planted = [{"id": f"work-{number}", "title_th": title} for number, title in enumerate(titles)]
    content["kaew/2566/measures.yml"] = json.dumps(planted)
    content["thong/2566/measures.yml"] = json.dumps([{"id": "grass", "title_th": "อนุรักษ์หญ้าแฝก"}])
    site = build_small(tmp_path, CUTS["lists beside their n-grams"], content)
    with served(site) as host, engine(browser, host) as asked:
        read: list[str] = []
        asked.page.on("request", lambda request: read.append(request.url) if "/text/" in request.url else None)
        assert asked.found(query)[0] == "thong/2566/measures/grass/"
        assert 0 < len(read) <= 6


# The example portal


EXAMPLE = {
    "แจ้งซ่อมไฟฟ้าสาธารณะ": "sample/e-services/street-light-repair/",
    "ปฏิทินเก็บขยะ ตัวอย่าง": "sample/2569/news/waste-calendar/",
    "แบบแจ้งเบาะแสการทุจริต": "sample/channels/corruption/#corruption-report",
    "อบต.กุดน้อย": "kut-noi/",
}


@pytest.mark.parametrize(("query", "address"), EXAMPLE.items(), ids=EXAMPLE)
def test_the_example_portal_answers_with_what_was_meant(example: Engine, query: str, address: str) -> None:
    assert address in example.places(query)[:2]


def test_every_result_of_the_example_portal_leads_to_a_place(example: Engine, portal: Path) -> None:
    places = {place for query in ("ร้องเรียน", "ขยะ", "งบประมาณ", "O13", "ไฟฟ้า", "ประชาชน 2567") for place in example.places(query, count=20)}
    assert len(places) > 40
    for place in places:
        address, _, anchor = place.partition("#")
        html = (portal / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html or f"id={anchor}" in html, place

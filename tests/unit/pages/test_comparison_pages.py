"""Agencies side by side, topic by topic: in words, in the order of their names, and without a number about any of them."""

from __future__ import annotations

import csv
import io
import pickle
import re
from collections.abc import Iterable
from typing import Any

import pytest
from tests.portals import draw, example_portal, make_agency, make_portal, make_site, make_year, verdicts, view_of
from tests.reading import Element, parse

from prongsai.catalogue.oit import SHIPPED, Catalogues
from prongsai.exports.comparison import ComparisonFile
from prongsai.model.oit import OitAnswer
from prongsai.model.oit_catalogue import OitCatalogue
from prongsai.model.portal import Agency, Portal
from prongsai.oit.standing import ItemStanding, Standing, standing
from prongsai.oit.verdict import ItemState, judge
from prongsai.pages import Page, comparison_pages, pages_of, plan_agency
from prongsai.pages.comparison_pages import FEW, ComparisonView, TopicView
from prongsai.pages.page import SearchKind, Section
from prongsai.render.renderer import Renderer, menu

NONE = (OitAnswer(item="O4", disclosed=False, reason_th="ไม่มี"),)
FULL = {"address_th": "เลขที่ 1", "telephones": ("044-000-000",), "email": "a@b.example", "map_url": "https://map.example/"}
AGENCIES = (
    make_agency("a", name_th="เทศบาลตำบลไผ่", short_name_th="ทต.ไผ่", years=(make_year(2567),), **FULL),
    make_agency("b", name_th="เทศบาลตำบลแขก", short_name_th="ทต.แขก", years=(make_year(2567),), address_th="เลขที่ 2", fictional=True),
    make_agency("c", name_th="เทศบาลตำบลก่อ", short_name_th="ทต.ก่อ", years=(make_year(2567, oit=NONE), make_year(2566)), province_th="ตาก"),
    make_agency("d", name_th="เทศบาลตำบลกา", short_name_th="ทต.กา", years=(make_year(2565),)),
)
PORTAL = make_portal(AGENCIES)
IN_THAI_ORDER = ["ทต.ก่อ", "ทต.กา", "ทต.แขก", "ทต.ไผ่"]
YEAR, TOPIC = "oit/2567/", "oit/topics/contact/"


def standings_of(portal: Portal) -> list[Standing]:
    judged = ((agency, verdicts(agency, portal.oit_catalogues)) for agency in portal.agencies)
    return [standing(agency, verdict) for agency, of_years in judged for verdict in of_years.values()]


def compared(portal: Portal = PORTAL) -> dict[str, Page]:
    return {page.address: page for page in comparison_pages.pages(portal, standings_of(portal))}


def content(address: str, portal: Portal = PORTAL) -> Element:
    """The content of one page; links are read as their words."""
    return parse(Renderer(make_site(portal)).slots(compared(portal)[address])["content"])


def words(element: Element) -> str:
    """What is read; of links and of what is marked as missing the words only."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[‹›]", r"\1", element.words())


def many(count: int) -> Portal:
    return make_portal(
        tuple(make_agency(f"a{number:03}", name_th=f"อบต.ที่ {number:03}", years=(make_year(2567),)) for number in range(count))
    )


def rows_of(page: Page) -> list[dict[str, str]]:
    (file,) = page.files
    assert isinstance(file, ComparisonFile)
    text = file.data(lambda address: f"https://a.example/{address}").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# What is kept


def kept(agency: Agency) -> list[Standing]:
    return list(plan_agency(agency, SHIPPED).standings)


def test_of_an_agencys_years_those_that_have_a_checklist_are_kept() -> None:
    assert [(one.agency, one.year_be, len(one.items)) for one in kept(AGENCIES[2])] == [("c", 2567, 35), ("c", 2566, 43)]


def test_what_is_kept_is_the_verdict_and_no_more() -> None:
    (verdict,) = verdicts(AGENCIES[1]).values()
    items = standing(AGENCIES[1], verdict).items
    assert [one.state for one in items] == [one.state for one in verdict.items]
    assert items[3] == ItemStanding(ItemState.INCOMPLETE, ("telephone", "email", "map"))
    others = {one.missing for one in items if one.state is not ItemState.INCOMPLETE}
    assert others == {()}


def test_what_is_kept_is_small_between_processes_and_comes_back_the_same() -> None:
    standings = [Standing(f"a{number}", 2567, kept(AGENCIES[1])[0].items) for number in range(100)]
    data = pickle.dumps(standings)
    assert len(data) < 100 * 1_000
    assert pickle.loads(data) == standings  # noqa: S301


def test_nothing_is_judged_for_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[tuple[Any, ...]] = []

    def counted(*given: Any) -> Any:
        judged.append(given)
        return judge(*given)

    monkeypatch.setattr("prongsai.pages.planning.judge", counted)
    assert {page.address for page in pages_of(PORTAL)} > {"oit/", YEAR, TOPIC}
    assert len(judged) == 4


def test_the_order_in_which_agencies_pass_by_does_not_matter() -> None:
    standings = standings_of(PORTAL)
    forth, back = (list(comparison_pages.pages(PORTAL, some)) for some in (standings, reversed(standings)))
    assert [rows_of(page) for page in forth if page.files] == [rows_of(page) for page in back if page.files]


# Which pages


def test_every_year_and_every_topic_of_the_forms_has_a_page() -> None:
    topics = {item.topic for year_be in (2566, 2567) for item in SHIPPED[year_be].items}
    assert set(compared()) == {"oit/", "oit/2566/", YEAR, *(f"oit/topics/{topic}/" for topic in topics)}


def test_the_start_is_the_newest_year_that_an_agency_has() -> None:
    start, year = (words(content(address)).split("ทีละหัวข้อ OIT", 1)[1] for address in ("oit/", YEAR))
    assert start.strip() == year.removeprefix(" ปีงบประมาณ 2567").strip()


@pytest.mark.parametrize("agencies", [(make_agency("", years=(make_year(2567),)),), (make_agency("a", years=(make_year(2565),)),), ()])
def test_one_agencys_site_and_a_portal_without_a_known_year_compare_nothing(agencies: tuple[Agency, ...]) -> None:
    assert [page.address for page in pages_of(make_portal(agencies)) if page.address.startswith("oit/")] == []
    assert [entry for entry in menu(make_site(make_portal(agencies)), None, Section.HOME) if entry.link.address == "oit/"] == []


def test_the_portals_home_and_menu_and_every_checklist_and_item_lead_to_it() -> None:
    drawn = draw(PORTAL)
    assert [sum(one.attributes["href"] == "oit/" for one in parse(drawn[""][1][piece]).find_all("a")) for piece in ("content", "tabs")] == [
        1,
        1,
    ]
    assert 'href="../../../oit/2567/"' in drawn["a/2567/oit/"][1]["content"]
    assert 'href="../../../../oit/topics/contact/"' in drawn["a/2567/oit/o4/"][1]["content"]


def test_a_site_of_one_agency_has_no_links_to_it() -> None:
    drawn = draw(make_portal((make_agency("", years=(make_year(2567),)),)))
    assert "เทียบกับหน่วยงานอื่น" not in drawn["2567/oit/"][1]["content"]
    assert "oit/topics/" not in drawn["2567/oit/o4/"][1]["content"]


def test_a_topic_of_more_than_200_agencies_is_split_and_has_one_file() -> None:
    pages = compared(many(201))
    first, second = pages[TOPIC], pages[f"{TOPIC}page-2/"]
    assert [len(view_of(page, TopicView).lines) for page in (first, second)] == [200, 1]
    assert (len(rows_of(first)), second.files) == (201, ())


# The page of a year


def head(section: Element) -> list[str]:
    return [words(one) for one in next(section.find_all("thead")).find_all("th")]


def rows_in(page: Element, name: str = "tr") -> dict[str, Element]:
    """The rows of topics by their code."""
    return {words(next(row.find_all("span", class_="pr-code"))): row for row in page.find_all(name, class_="pr-row")}


def test_topics_stand_in_the_order_of_the_form_under_its_sections() -> None:
    page = content(YEAR)
    assert list(rows_in(page)) == [item.code for item in SHIPPED[2567].items]
    assert [words(one) for one in page.find_all("h3")] == [f"{one.section} {one.name_th}" for one in SHIPPED[2567].sections]


def test_agencies_stand_in_the_order_of_their_names_and_never_by_result() -> None:
    assert head(content(YEAR)) == ["หัวข้อ", "ทต.ก่อ", "ทต.แขก (สมมติ)", "ทต.ไผ่"]
    (names,) = [[words(next(row.find_all("a"))) for row in content(TOPIC).find_all("tr", class_="pr-row")]]
    assert names == [f"เทศบาลตำบล{one.removeprefix('ทต.')}" for one in IN_THAI_ORDER]


def test_a_topic_says_in_words_how_many_agencies_are_in_which_state() -> None:
    row = rows_in(content(YEAR))["O4"]
    assert words(next(row.find_all("span", class_="pr-tally"))) == "ครบ 1 แห่ง ไม่ครบ 1 แห่ง ประกาศว่าไม่มี 1 แห่ง"


def test_each_cell_says_its_state_and_leads_to_the_item_of_that_agency() -> None:
    cells = [next(one.find_all("a")) for one in rows_in(content(YEAR))["O4"].find_all("td")]
    assert [(words(one), one.attributes["href"]) for one in cells] == [
        ("ประกาศว่าไม่มี", "../../c/2567/oit/o4/"),
        ("ไม่ครบ", "../../b/2567/oit/o4/"),
        ("ครบ", "../../a/2567/oit/o4/"),
    ]


def test_what_is_not_confirmed_by_the_manual_is_told_at_every_topic() -> None:
    told = {code for code, row in rows_in(content(YEAR)).items() if "ยังไม่ยืนยันกับคู่มือ" in words(row)}
    assert told == {item.code for item in SHIPPED[2567].items if not item.is_confirmed}
    assert 0 < len(told) < 35


def test_where_no_topic_is_confirmed_it_is_told_once() -> None:
    read = words(content("oit/2569/", make_portal((make_agency("a", years=(make_year(2569),)),))))
    assert "ชื่อข้อและองค์ประกอบของปีนี้ยังไม่ยืนยันกับคู่มือของ ป.ป.ช. ทุกข้อ" in read
    assert read.count("ยังไม่ยืนยันกับคู่มือ") == 1


def test_agencies_without_the_year_and_years_without_a_form_are_named() -> None:
    read = words(content(YEAR))
    assert "ยังไม่มีข้อมูลปี 2567: ทต.กา" in read
    assert "ปี 2565 มีหน่วยงานเปิดเผยข้อมูล แต่ยังไม่มีแบบ OIT" in read
    assert "หน่วยงานสมมติ 1 หน่วยงาน คือ ทต.แขก" in read


def test_of_many_agencies_the_page_shows_their_number_and_leads_to_those_of_a_state() -> None:
    assert len(list(content(YEAR, many(FEW)).find_all("table"))) == len(SHIPPED[2567].sections)
    page = content(YEAR, many(FEW + 1))
    assert list(page.find_all("table")) == []
    rows = rows_in(page, "li")
    assert list(rows) == [item.code for item in SHIPPED[2567].items]
    title, state = rows["O1"].find_all("a")
    assert title.attributes["href"] == "../../oit/topics/structure/"
    assert (words(state), state.attributes["href"]) == ("ยังไม่ระบุ 13 แห่ง", "../../oit/topics/structure/?verdict-2567=unstated#list")


def test_a_state_leads_nowhere_where_a_filter_would_hide_the_agencies_of_other_pages() -> None:
    assert len(list(rows_in(content(YEAR, many(201)), "li")["O1"].find_all("a"))) == 1


def test_no_number_is_told_about_an_agency() -> None:
    """Neither a score nor a share nor a sum: what stands in an agency's row or column are states."""
    labels = {state.label for state in ItemState}
    for page in (content(YEAR), content("oit/2566/")):
        assert {words(cell) for cell in page.find_all("td")} <= labels
    cells = [re.sub(r"^ปี \d+: ", "", words(cell)) for cell in content(TOPIC).find_all("td")]
    assert set(cells) <= labels | {"ยังไม่มีข้อมูลปีนี้"}
    for address, planned in compared().items():
        if address in ("oit/", YEAR, "oit/2566/", TOPIC):
            assert not re.search(r"คะแนน [0-9]|ร้อยละ|เปอร์เซ็นต์|%|อันดับที่", words(content(address))), address
        assert planned.structured_data == ()


# The page of a topic


def test_a_topic_says_what_it_was_in_each_year_and_where_a_form_does_not_ask_it() -> None:
    read = words(content(TOPIC))
    assert "ปี 2567 ข้อ O4 ข้อมูลการติดต่อ" in read
    assert "ปี 2566 ข้อ O5 ข้อมูลการติดต่อ" in read
    assert "ปี 2567 แบบของปีนี้ไม่มีหัวข้อนี้" in words(content("oit/topics/laws/"))
    assert head(content("oit/topics/laws/")) == ["หน่วยงาน", "ปี 2566 O6"]


def test_a_topic_shows_every_agency_in_every_year_and_what_is_missing() -> None:
    rows = list(content(TOPIC).find_all("tr", class_="pr-row"))
    gap = "ยังไม่มีข้อมูลปีนี้"
    assert [[words(cell) for cell in row.find_all("td")] for row in rows] == [
        ["ปี 2567: ประกาศว่าไม่มี", "ปี 2566: ยังไม่ระบุ"],
        [f"ปี 2567: {gap}", f"ปี 2566: {gap}"],
        ["ปี 2567: ไม่ครบ", f"ปี 2566: {gap}"],
        ["ปี 2567: ครบ", f"ปี 2566: {gap}"],
    ]
    assert rows[0].attributes["data-verdict-2567"] == "absent"
    assert "data-verdict-2567" not in rows[1].attributes


def test_a_topic_is_narrowed_by_state_and_province() -> None:
    facets = {one.name: [(value.label_th, value.count) for value in one.values] for one in view_of(compared()[TOPIC], TopicView).facets}
    assert facets == {
        "verdict-2567": [("ปี 2567 ครบ", 1), ("ปี 2567 ไม่ครบ", 1), ("ปี 2567 ประกาศว่าไม่มี", 1)],
        "province": [("ตาก", 1), ("นครราชสีมา", 3)],
    }


# Files


def codes(rows: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    return [(row["รหัสหน่วยงาน"], row["ข้อ"]) for row in rows]


def test_the_file_of_a_year_has_a_row_for_every_agency_and_item() -> None:
    page = compared()[YEAR]
    assert [file.address for file in page.files] == ["oit/2567/oit-2567.csv"]
    assert codes(rows_of(page)) == [(slug, item.code) for slug in "cdba" for item in SHIPPED[2567].items]
    assert [view_of(one, ComparisonView).file for one in (page, compared()["oit/"])] == ["oit/2567/oit-2567.csv"] * 2


def test_a_row_tells_the_state_what_is_missing_and_where_to_look() -> None:
    rows = dict(zip(codes(rows_of(compared()[YEAR])), rows_of(compared()[YEAR]), strict=True))
    item = SHIPPED[2567].items[3]
    assert rows["b", "O4"] == {
        "รหัสหน่วยงาน": "b",
        "หน่วยงาน": "เทศบาลตำบลแขก",
        "อำเภอ": "สีคิ้ว",
        "จังหวัด": "นครราชสีมา",
        "หน่วยงานสมมติ": "ใช่",
        "ปีงบประมาณ": "2567",
        "ข้อ": "O4",
        "รหัสหัวข้อ": "contact",
        "ข้อมูลที่ต้องเปิดเผย": item.title_th,
        "หมวด": "9.1",
        "ผลตรวจของเว็บไซต์": "ไม่ครบ",
        "องค์ประกอบที่ขาด": "; ".join(one.text_th for one in item.elements if one.id in {"telephone", "email", "map"}),
        "ยังไม่ยืนยันกับคู่มือของ ป.ป.ช.": "",
        "URL": "https://a.example/b/2567/oit/o4/",
    }
    assert [rows[slug, "O4"]["ผลตรวจของเว็บไซต์"] for slug in "acd"] == ["ครบ", "ประกาศว่าไม่มี", "หน่วยงานยังไม่มีข้อมูลปีนี้"]
    assert [rows[slug, "O4"]["องค์ประกอบที่ขาด"] for slug in "acd"] == ["", "", ""]
    assert rows["d", "O4"]["URL"] == ""
    assert rows["a", "O5"]["ยังไม่ยืนยันกับคู่มือของ ป.ป.ช."] == "ใช่"


def test_the_file_of_a_topic_has_a_row_for_every_agency_and_year() -> None:
    rows = rows_of(compared()[TOPIC])
    assert [(row["รหัสหน่วยงาน"], row["ปีงบประมาณ"], row["ข้อ"]) for row in rows] == [
        (slug, year, code) for year, code in (("2567", "O4"), ("2566", "O5")) for slug in "cdba"
    ]


# The forms of the portal


def test_titles_and_codes_are_those_of_the_portals_own_form() -> None:
    """A year may ask one topic in two items, and a site may know the form better than we do."""
    shipped = SHIPPED[2567]
    items = tuple(
        type(one)(**{**{name: getattr(one, name) for name in one.__dataclass_fields__}, "title_th": "ติดต่อเรา", "topic": "contact"})
        for one in shipped.items[3:5]
    )
    own = OitCatalogue(fiscal_year_be=2567, sections=shipped.sections[:1], items=items)
    portal = make_portal(AGENCIES[:2], oit_catalogues=Catalogues({2567: own}))
    assert list(rows_in(content(YEAR, portal))) == ["O4", "O5"]
    cells = [words(cell) for cell in content(TOPIC, portal).find_all("td")]
    assert cells == ["ปี 2567: O4 ไม่ครบ O5 ยังไม่ระบุ", "ปี 2567: O4 ครบ O5 ยังไม่ระบุ"]
    assert len(rows_of(compared(portal)[TOPIC])) == 4


# The search


def test_years_and_topics_are_found_and_the_start_is_not_found_twice() -> None:
    kinds = {address: page.found.kind for address, page in compared().items()}
    assert kinds.pop("oit/") is SearchKind.NONE
    assert set(kinds.values()) == {SearchKind.OIT}


def test_the_example_compares_all_agencies_of_the_portal() -> None:
    page = compared(example_portal())["oit/2566/"]
    form = view_of(page, ComparisonView).form
    assert len(form.present) + len(form.absent) == len(example_portal().agencies)
    assert {row["ผลตรวจของเว็บไซต์"] for row in rows_of(page)} >= {"ครบ", "มีหลักฐาน ต้องเปิดดู", "ยังไม่ระบุ", "หน่วยงานยังไม่มีข้อมูลปีนี้"}

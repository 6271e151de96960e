"""Tables of records as HTML: heads, values, gaps, links, and the way to the file."""

from __future__ import annotations

from datetime import date

from tests.portals import make_agency, make_portal, make_site
from tests.reading import Element, parse

from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Table, row
from prongsai.pages.page import Page
from prongsai.pages.view import View
from prongsai.render.renderer import Renderer
from prongsai.thai.calendar import Month
from prongsai.thai.digits import Numerals

TABLE = Table(
    name="jobs",
    caption_th="การจัดซื้อจัดจ้าง <ทุกเดือน>",
    columns=(Column("title_th", "งาน"), Column("budget", "งบประมาณ", numeric=True), Column("on", "วันที่"), Column("month", "เดือน")),
    rows=(
        row(
            {"title_th": "ซ่อมถนน", "budget": 12500.5, "on": date(2024, 9, 1), "month": Month(2024, 9)},
            {"title_th": "kut-noi/jobs/"},
            "m2567-09",
        ),
        row({"title_th": "<b>ขุดสระ</b>"}, {"title_th": "https://jobs.example/1"}),
    ),
)


def drawn(numerals: Numerals = Numerals.ARABIC) -> Element:
    portal = make_portal((make_agency(),))
    renderer = Renderer(make_site(portal, numerals=numerals))
    template = renderer._env.from_string('{% from "table.html" import record_table %}{{ record_table(table, page, to) }}')
    page = Page(address="kut-noi/jobs/", title_th="ง", tab_title_th="ง", description_th="ง", view=View())
    return parse(renderer._html(template.render(table=TABLE, page=page, to=lambda there: f"../../{there}")))


def test_heads_and_rows_are_those_of_the_table() -> None:
    table = drawn()
    caption = table.find("caption")
    assert caption
    assert caption.words() == TABLE.caption_th
    assert [(head.words(), head.attributes.get("class")) for head in table.find_all("th", scope="col")] == [
        ("งาน", None),
        ("งบประมาณ", "pr-number"),
        ("วันที่", None),
        ("เดือน", None),
    ]
    assert [row.attributes.get("id") for row in table.find_all("tr")] == [None, "m2567-09", None]
    assert [cell.words() for cell in table.find_all("td")][:3] == ["12,500.5", "1 ก.ย. 2567", "กันยายน 2567"]


def test_what_sorts_is_kept_beside_what_is_read() -> None:
    assert [cell.attributes.get("data-value") for cell in drawn(Numerals.THAI).find_all("td")] == [
        "12500.5",
        "2024-09-01",
        "2024-09",
        None,
        None,
        None,
    ]


def test_gaps_say_so() -> None:
    assert [gap.words() for gap in drawn().find_all("span", class_="pr-missing")] == ["‹ยังไม่ได้เปิดเผย›"] * 3


def test_cells_lead_inside_the_site_and_out_of_it_and_typed_markup_is_text() -> None:
    inside, outside, _ = drawn().find_all("a")
    assert inside.words() == "[ซ่อมถนน](../../kut-noi/jobs/)"
    assert outside.attributes["href"] == "https://jobs.example/1"
    assert "<b>ขุดสระ</b>" in outside.words()


def test_the_file_can_be_taken_from_where_it_is_written() -> None:
    *_, link = drawn().find_all("a")
    assert "download" in link.attributes
    assert link.attributes["href"] == f"../../{CsvFile(TABLE, 'kut-noi/jobs/').address}"

"""The structure and the executives: both sides, in order, with what is missing said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.portals import draw, make_agency, make_portal
from tests.reading import Element, parse

from prongsai.catalogue.oit import SHIPPED
from prongsai.model.agency import Unit
from prongsai.model.executive import Executive, Rank
from prongsai.model.portal import Agency
from prongsai.model.structure import Division, Law, Side, Structure
from prongsai.pages import plan_agency


def page_of(agency: Agency, name: str) -> Element:
    return parse(draw(make_portal((agency,)))[f"kut-noi/{name}/"][1]["content"])


def with_structure(**facts: Any) -> Element:
    return page_of(replace(make_agency(), structure=Structure(**facts)), "structure")


def with_executives(*executives: Executive) -> Element:
    return page_of(replace(make_agency(), executives=executives), "executives")


def executive(name: str, side: Side = Side.POLITICAL, rank: Rank = Rank.OTHER, **facts: Any) -> Executive:
    return Executive(**{"id": name, "position_th": f"ตำแหน่ง {name}", "side": side, "rank": rank, **facts})


def missing(page: Element) -> list[str]:
    return [one.words().strip("‹›") for one in page.find_all("span", class_="pr-missing")]


def test_an_agency_without_records_has_neither_page() -> None:
    addresses = {page.address for page in plan_agency(make_agency(), SHIPPED).pages}
    assert addresses & {"kut-noi/structure/", "kut-noi/executives/"} == set()
    assert "about" not in draw(make_portal((make_agency(),)))["kut-noi/"][1]["content"]


def test_the_home_leads_to_what_there_is() -> None:
    agency = replace(make_agency(), structure=Structure())
    home = draw(make_portal((agency,)))["kut-noi/"][1]["content"]
    assert 'href="../kut-noi/structure/"' in home
    assert "kut-noi/executives/" not in home


def test_everything_that_a_structure_does_not_tell_is_said() -> None:
    assert missing(with_structure()) == [
        "ยังไม่ได้เปิดเผยแผนผังโครงสร้าง",
        "ยังไม่ได้เปิดเผยฝ่ายการเมือง",
        "ยังไม่ได้เปิดเผยฝ่ายข้าราชการประจำ",
        "ยังไม่ได้เปิดเผย",
        "ยังไม่ได้เปิดเผย",
    ]


def test_sections_and_divisions_can_be_pointed_at() -> None:
    page = with_structure(divisions=(Division(id="council", name_th="สภา", side=Side.POLITICAL),))
    anchors = {one.attributes["id"] for one in page.all() if "id" in one.attributes}
    assert anchors == {"chart", "political", "council", "permanent", "powers", "laws"}


def test_divisions_stand_below_what_they_answer_to_on_their_own_side() -> None:
    chief = Division(id="chief", name_th="นายก", side=Side.POLITICAL)
    secretary = Division(id="secretary", name_th="ปลัด", side=Side.PERMANENT, part_of="chief")
    finance = Division(id="finance", name_th="กองคลัง", side=Side.PERMANENT, part_of="secretary", duties_th="การเงิน")
    page = with_structure(divisions=(finance, secretary, chief))
    nested = {
        item.attributes["id"]: [one.attributes["id"] for inner in item.find_all("ul") for one in inner.children if one.name == "li"]
        for item in page.find_all("li")
    }
    assert nested == {"chief": [], "secretary": ["finance"], "finance": []}
    item = page.find("li", id="secretary")
    assert item
    assert "ขึ้นตรงต่อนายก" in item.words()


def test_a_division_that_is_a_unit_has_its_telephone_and_duties() -> None:
    unit = Unit(id="office", name_th="สำนักปลัด", duties_th="งานสารบรรณ", telephone="000-000-0002")
    division = Division(id="office", name_th="สำนักปลัด", side=Side.PERMANENT, unit="office")
    agency = replace(make_agency(), units={"office": unit}, structure=Structure(divisions=(division,)))
    item = page_of(agency, "structure").find("li", id="office")
    assert item
    assert "000-000-0002" in item.words()
    assert "งานสารบรรณ" in item.words()


@pytest.mark.parametrize(("chart", "is_picture"), [("files/a.svg", True), ("a.PNG", True), ("a.pdf", False), ("a.docx", False)])
def test_a_chart_is_shown_where_browsers_can_and_linked_otherwise(chart: str, is_picture: bool) -> None:
    page = with_structure(chart=chart)
    assert bool(list(page.find_all("img"))) == is_picture
    assert f"../../kut-noi/{chart}" in {link.attributes["href"] for link in page.find_all("a")}


def test_laws_lead_to_the_web_to_a_file_or_say_that_they_lead_nowhere() -> None:
    laws = (
        Law(title_th="กฎหมาย ก", url="https://law.example/a", file="a.pdf"),
        Law(title_th="กฎหมาย ข", file="b.pdf"),
        Law(title_th="กฎหมาย ค"),
    )
    page = with_structure(laws=laws)
    assert [link.attributes["href"] for link in page.find_all("a")] == [
        "https://law.example/a",
        "../../kut-noi/a.pdf",
        "../../kut-noi/b.pdf",
    ]
    assert "ไม่มีลิงก์หรือไฟล์ในข้อมูล" in missing(page)


def test_executives_stand_by_rank_on_their_side() -> None:
    page = with_executives(
        executive("clerk", Side.PERMANENT),
        executive("helper"),
        executive("vice-2", rank=Rank.DEPUTY),
        executive("chief", rank=Rank.HEAD),
        executive("vice-1", rank=Rank.DEPUTY),
    )
    assert [one.attributes["id"] for one in page.all() if one.name in ("h2", "section")] == [
        "political",
        *("chief", "vice-2", "vice-1", "helper"),
        "permanent",
        "clerk",
    ]


def test_what_is_not_known_of_an_executive_is_said_and_so_is_an_empty_side() -> None:
    assert missing(with_executives(executive("chief"))) == [
        "ไม่มีภาพถ่ายในข้อมูล",
        "ยังไม่ได้เปิดเผยชื่อ",
        "ยังไม่ได้เปิดเผย",
        "ยังไม่ได้เปิดเผย",
        "ยังไม่ได้เปิดเผยผู้บริหารฝ่ายข้าราชการประจำ",
    ]


def test_an_executive_can_be_called_and_written_to() -> None:
    known: dict[str, Any] = {
        "name_th": "นายสมมติ",
        "telephone": "000-000-0001 ต่อ 101",
        "email": "chief@a.example",
        "photo": "files/chief.jpg",
    }
    page = with_executives(executive("chief", rank=Rank.HEAD, **known))
    assert [link.attributes["href"] for link in page.find_all("a")] == ["tel:0000000001,101", "mailto:chief@a.example"]
    picture = page.find("img")
    assert picture
    assert (picture.attributes["src"], picture.attributes["alt"]) == ("../../kut-noi/files/chief.jpg", "ภาพถ่ายนายสมมติ")


def test_each_executive_is_found_by_itself() -> None:
    agency = replace(make_agency(), executives=(executive("chief"), executive("clerk", Side.PERMANENT)))
    page, _ = draw(make_portal((agency,)))["kut-noi/executives/"]
    assert page.found.entries == ("chief", "clerk")

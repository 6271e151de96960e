"""Service manuals: the table of all, and each with what a citizen must know or is not told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.portals import draw, make_agency, make_portal, text_of
from tests.reading import Element, parse

from prongsai.catalogue.oit import SHIPPED
from prongsai.model.e_service import EService
from prongsai.model.portal import Agency
from prongsai.model.service_manual import ServiceManual
from prongsai.pages import Page, plan_agency


def agency_with(*manuals: ServiceManual) -> Agency:
    return replace(make_agency(), service_manuals=manuals)


def manual(name: str = "water", **facts: Any) -> ServiceManual:
    return ServiceManual(**{"id": name, "title_th": f"บริการ {name}", **facts})


def list_of(*manuals: ServiceManual) -> tuple[Page, Element]:
    page, slots = draw(make_portal((agency_with(*manuals),)))["kut-noi/service-manuals/"]
    return page, parse(slots["content"])


def page_of(one: ServiceManual, agency: Agency | None = None) -> Element:
    agency = replace(agency or make_agency(), service_manuals=(one,))
    return parse(draw(make_portal((agency,)))[f"kut-noi/service-manuals/{one.id}/"][1]["content"])


def missing(page: Element) -> int:
    return len(list(page.find_all("span", class_="pr-missing")))


def test_an_agency_without_manuals_has_no_page_of_them() -> None:
    assert [page.address for page in plan_agency(make_agency(), SHIPPED).pages if "manual" in page.address] == []


def test_the_table_tells_days_fee_and_unit_and_leads_on() -> None:
    _, page = list_of(manual(days=3, fee_th="ไม่มี", unit="office"), manual("tax", duration_th="ภายในวันเดียว"))
    rows = [[cell.words() for cell in row.all() if cell.name in ("th", "td")] for row in page.find_all("tr")][1:]
    assert rows == [
        ["[บริการ water](../../kut-noi/service-manuals/water/)", "3", "ไม่มี", "สำนักปลัด"],
        ["[บริการ tax](../../kut-noi/service-manuals/tax/)", "ภายในวันเดียว", "‹ยังไม่ได้เปิดเผย›", "‹ยังไม่ได้เปิดเผย›"],
    ]


def test_the_table_is_a_file_beside_its_page() -> None:
    page, _ = list_of(manual(days=3, fee_th="ไม่มี", unit="office"), manual("tax"))
    (file,) = page.files
    assert file.address == "kut-noi/service-manuals/service-manuals.csv"
    assert text_of(file) == "\ufeffบริการ,ระยะเวลา (วันทำการ),ค่าธรรมเนียม,ส่วนราชการ\r\nบริการ water,3,ไม่มี,สำนักปลัด\r\nบริการ tax,,,\r\n"


def test_the_list_changed_when_its_newest_manual_did() -> None:
    page, _ = list_of(manual(updated_on="2024-10-01"), manual("tax", updated_on="2025-02-03"), manual("dogs"))
    assert page.changed_on == date(2025, 2, 3)
    assert list_of(manual())[0].changed_on is None


def test_every_part_of_a_manual_can_be_pointed_at() -> None:
    anchors = {one.attributes["id"] for one in page_of(manual()).all() if "id" in one.attributes}
    assert anchors == {"steps", "duration", "fee", "documents", "unit", "where"}


def test_a_blank_is_not_disclosed_and_none_is_said() -> None:
    assert missing(page_of(manual())) == 6
    told = manual(steps_th=("ยื่นคำขอ",), days=0, fee_th="ไม่มี", no_documents=True, where_th="กองช่าง", unit="office")
    page = page_of(told)
    assert missing(page) == 0
    assert {"0 วันทำการ", "ไม่ต้องใช้เอกสาร", "ไม่มี"} <= {one.words().strip("*") for one in page.all() if one.name in ("strong", "p")}


def test_a_manual_leads_to_its_online_service_and_to_its_documents() -> None:
    agency = replace(make_agency(), e_services=(EService(id="light", title_th="แจ้งซ่อมไฟ"),))
    page = page_of(manual(e_service="light", file="files/a.pdf", url="https://a.example/"), agency)
    assert [link.attributes["href"] for link in page.find_all("a")] == [
        "../../../kut-noi/e-services/light/",
        "https://a.example/",
        "../../../kut-noi/files/a.pdf",
    ]

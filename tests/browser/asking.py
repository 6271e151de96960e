"""The search itself, asked in the browser without its box or page; and a small site made to be searched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from unittest.mock import patch

from playwright.sync_api import Browser, Page
from tests.browser.patience import PATIENCE
from tests.building import build_site, make_project

from prongsai.search.size import Cut
from prongsai.site import build

Answer: TypeAlias = dict[str, Any]

FIND = "([query, options]) => prongsaiSearch.find(query, options)"


class Engine:
    """The search of one site in one page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.host = page, address
        page.goto(f"{address}search/")
        page.locator("[data-pr-search=page] input").focus()
        page.wait_for_function("() => Boolean(window.prongsaiSearch && prongsaiSearch.find)")

    def ask(self, query: str, **options: Any) -> Answer:
        """The whole answer."""
        answer: Answer = self.page.evaluate(FIND, [query, options])
        return answer

    def found(self, query: str, **options: Any) -> list[str]:
        """The addresses of the results in order, without anchors."""
        return [one.split("#")[0] for one in self.places(query, **options)]

    def places(self, query: str, **options: Any) -> list[str]:
        """The addresses of the results in order, with the anchors they lead to."""
        return [result["address"] for result in self.ask(query, **options)["results"]]


@contextmanager
def engine(browser: Browser, address: str) -> Iterator[Engine]:
    """An engine in a window of its own."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield Engine(context.new_page(), address)
    context.close()


def text_of(parts: list[dict[str, Any]] | None) -> str:
    """A marked text as it is read."""
    return "".join(part["text"] for part in parts or [])


def marks_in(parts: list[dict[str, Any]] | None) -> list[str]:
    """What is marked in a text."""
    return [part["text"] for part in parts or [] if part["match"]]


def build_small(folder: Path, cut: Cut, content: dict[str, str] | None = None) -> Path:
    """The small site (or one of other `content`), its index cut as wanted."""
    with patch.object(build, "cut_for", lambda _: cut):
        return build_site(make_project(folder, content or small_content()))


SCANNED = Cut(0, 0)


def small_content() -> dict[str, str]:
    """Two agencies with four years of measures, services and channels; every text is written for a search below."""
    kaew = _agency("kaew", "subdistrict_administration", "องค์การบริหารส่วนตำบลแก้วงาม", "อบต.แก้วงาม", "สีคิ้ว")
    thong = _agency("thong", "subdistrict_municipality", "เทศบาลตำบลทองดี", "ทต.ทองดี", "ปากช่อง")
    own = [{"said_th": ["รถดูดส้วม", "ส้วมเต็ม"], "means_th": ["สูบสิ่งปฏิกูล"]}]
    return {**kaew, **thong, "kaew/search.yml": _yaml(own), "notes.md": NOTES}


QUALITY = ("เด็กศูนย์พัฒนาเด็กเล็กได้กินผักสะอาด", "ปลูกเองตั้งแต่ปี 2563 เป็นต้นมา")
NOTES = """# คู่มือการอ่านงบประมาณ

## งบหน้าเดียวคืออะไร

งบหน้าเดียวสรุปรายรับและรายจ่ายทั้งปีไว้ในกระดาษแผ่นเดียว <span title="ก > ข">เข้าใจง่าย</span>

## คำย่อที่พบบ่อย

ผอ. หมายถึง ผู้อำนวยการกอง
"""


def _yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _agency(slug: str, kind: str, name: str, short: str, district: str) -> dict[str, str]:
    units = [{"id": "engineering", "name_th": "กองช่าง"}, {"id": "finance", "name_th": "กองคลัง"}]
    place = {"district_th": district, "province_th": "นครราชสีมา"}
    profile = {"kind": kind, "name_th": name, "short_name_th": short, **place, "telephones": ["044-111-222"], "units": units}
    channels = [
        _channel("general", "complaint", "ศูนย์รับเรื่องร้องเรียนทั่วไป", "เรื่องถนนชำรุดหรือขยะตกค้าง"),
        _channel("whistle", "corruption", "แจ้งเบาะแสการทุจริต", "ตู้รับเรื่องหน้าสำนักปลัด"),
    ]
    services = [
        {"id": "light", "title_th": "แจ้งซ่อมไฟฟ้าสาธารณะ", "request_url": "https://a.example/light", "steps_th": ["ปักหมุดเสาไฟใน GIS"]},
        {"id": "sewage", "title_th": "ขอรับบริการสูบสิ่งปฏิกูล", "request_url": "https://a.example/sewage", "steps_th": ["นัดวันสูบ"]},
    ]
    files = {"agency.yml": profile, "channels.yml": channels, "e-services.yml": services}
    for year in (2566, 2567, 2568):
        files[f"{year}/measures.yml"] = [{"id": id_, **facts} for id_, facts in _measures(slug, year).items()]
    return {f"{slug}/{name}": _yaml(data) for name, data in files.items()}


def _channel(id_: str, purpose: str, title: str, place: str) -> dict[str, Any]:
    return {"id": id_, "purpose": purpose, "title_th": title, "ways": [{"kind": "walk_in", "label_th": "มาด้วยตนเอง", "place_th": place}]}


def _measures(slug: str, year: int) -> dict[str, dict[str, Any]]:
    first = {2566: "done", 2567: "in_progress", 2568: "not_started"}[year]
    measures: dict[str, dict[str, Any]] = {
        "survey": {
            "title_th": "สำรวจความพึงพอใจของผู้รับบริการ",
            "status": first,
            "owners": ["engineering"],
            "weaknesses_th": ["ข้อ E1 ได้คะแนนน้อย เพราะเก้าอี้ไม่พอ"],
        },
        "training": {"title_th": "อบรมคุณธรรมจริยธรรม", "status": "done", "owners": ["finance"], "weaknesses_th": ["ข้อ E10 ได้คะแนนน้อย"]},
        "website": {"title_th": "ปรับปรุงเว็บไซต์ให้ค้นหาง่าย", "results": [{"text_th": "เผยแพร่ประกาศจัดซื้อจัดจ้าง ครบทุกเดือน"}]},
    }
    if (slug, year) == ("kaew", 2567):
        measures |= {
            "phrase": {"title_th": "งานที่หนึ่ง", "steps": [{"text_th": "ตรวจสอบบัญชีทรัพย์สินทุกไตรมาส"}]},
            "apart": {"title_th": "งานที่สอง", "steps": [{"text_th": "ตรวจสอบผู้รับจ้าง"}, {"text_th": "นับวัสดุ และทำบัญชี ก่อนแยกทรัพย์สิน"}]},
            "titled": {"title_th": "กำจัดผักตบชวา", "steps": [{"text_th": "ลงเรือเก็บ"}]},
            "told": {"title_th": "งานที่สาม", "steps": [{"text_th": "สูบน้ำ แล้วกำจัดผักตบชวา ในคลอง"}]},
            "shop": {"title_th": "ส่งเสริมอาชีพ", "results": [{"text_th": "เปิดร้านซาลาเปา ณ ตลาดธนบุรี ๑๒ ร้าน"}]},
            "quality": {"title_th": "ยกระดับคุณภาพอาหารกลางวัน", "outcomes": [{"text_th": text} for text in QUALITY]},
        }
    return measures

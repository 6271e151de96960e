"""What an agency discloses in a year beside its measures: each kind has its page where there are records, and only there."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

from tests.portals import draw, make_agency, make_portal, make_year, text_of

from prongsai.model.news import News
from prongsai.model.no_gift import NoGift, NoGiftActivity
from prongsai.model.participation import Participation
from prongsai.model.procurement import Bidder, Job
from prongsai.model.statistics import ComplaintKind, ComplaintStatistic, MonthCount, ServiceStatistic, Statistics
from prongsai.pages.page import Page
from prongsai.thai.calendar import Month, parse_period
from prongsai.thai.digits import Numerals

HALF_YEAR = parse_period("ต.ค. 2566 - มี.ค. 2567")
OFFICIAL = [
    *("ลำดับที่", "ปีงบประมาณ", "ชื่อหน่วยงาน", "อำเภอ", "จังหวัด", "กระทรวง", "ประเภทหน่วยงาน", "งานที่จัดซื้อหรือจัดจ้าง", "วงเงิน (บาท)"),
    *("แหล่งที่มาของงบประมาณ", "สถานะการจัดซื้อจัดจ้าง", "วิธี", "ราคากลาง (บาท)", "ราคาที่ตกลง (บาท)", "ผู้ได้รับคัดเลือก"),
    *("เลขที่โครงการในระบบ e-GP", "เดือน", "ไม่มี"),
]
"""The heads of OIT's list of 2568 in its order, then what it says of months."""
OCTOBER, DECEMBER = Month(2023, 10), Month(2023, 12)


def drawn(**records: Any) -> dict[str, tuple[Page, str]]:
    """The pages of one year but those of its OIT items, by their address below it, with their content."""
    portal = make_portal((make_agency(years=(make_year(2567, **records),)),))
    base = "kut-noi/2567/"
    return {
        address.removeprefix(base): (page, slots["content"])
        for address, (page, slots) in draw(portal).items()
        if address.startswith(base) and not address.startswith(f"{base}oit/")
    }


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def below(html: str, anchor: str) -> str:
    """The words between the heading with this anchor and the next."""
    return words(re.split(r"<h2", html.split(f'<h2 id="{anchor}">', 1)[1], maxsplit=1)[0])


def files(page: Page) -> dict[str, str]:
    return {file.address.rsplit("/", 1)[1]: text_of(file) for file in page.files}


def test_year_without_records_has_no_page_of_them_and_no_link() -> None:
    pages = drawn()
    assert list(pages) == [""]
    assert 'id="records"' not in pages[""][1]


def test_year_links_to_each_page_that_it_has() -> None:
    pages = drawn(
        statistics=Statistics(),
        procurement=(Job(month=OCTOBER, none=True),),
        news=(News(id="one", title_th="ข่าว", published_on=date(2023, 12, 6)),),
        participation=(Participation(id="hearing", title_th="ประชาคม"),),
        no_gift=NoGift(),
    )
    assert list(pages) == ["", "statistics/", "procurement/", "news/", "news/one/", "participation/", "no-gift/"]
    section = pages[""][1].split('id="records"')[1].split("<h2")[0]
    assert re.findall(r'href="[./]*kut-noi/2567/([^"]*)"', section) == [
        "statistics/",
        "procurement/",
        "news/",
        "participation/",
        "no-gift/",
    ]


def test_statistics_tell_none_from_not_disclosed() -> None:
    statistics = Statistics(
        complaints=(ComplaintStatistic(kind=ComplaintKind.CORRUPTION, period=HALF_YEAR, none=True),),
    )
    page, html = drawn(statistics=statistics)["statistics/"]
    assert "ตุลาคม 2566 – มีนาคม 2567: ไม่มีเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ" in below(html, "corruption")
    assert "ยังไม่ได้เปิดเผย" not in below(html, "corruption")
    assert "ยังไม่ได้เปิดเผย" in below(html, "complaints")
    assert "ยังไม่ได้เปิดเผย" in below(html, "services")
    assert files(page) == {
        "corruption.csv": "\ufeff"
        + "ช่วงเวลา,รับเรื่อง (เรื่อง),แล้วเสร็จ (เรื่อง),อยู่ระหว่างดำเนินการ (เรื่อง)\r\n"
        + "ตุลาคม 2566 – มีนาคม 2567,0,0,0\r\n"
    }


def test_statistics_of_services_by_month_and_by_period() -> None:
    statistics = Statistics(
        services=(
            ServiceStatistic(e_service="street-light", months=(MonthCount(month=DECEMBER, count=0), MonthCount(month=OCTOBER, count=1200))),
            ServiceStatistic(title_th="จดทะเบียน", months=(MonthCount(month=OCTOBER, count=3),)),
            ServiceStatistic(title_th="จดทะเบียน", period=HALF_YEAR, count=0),
        )
    )
    page, html = drawn(statistics=statistics)["statistics/"]
    assert files(page)["services-by-month.csv"].split("\r\n")[:3] == [
        "\ufeffบริการ,ต.ค. 2566,ธ.ค. 2566,รวม (ครั้ง)",
        "แจ้งซ่อมไฟถนน,1200,0,1200",
        "จดทะเบียน,3,,3",
    ]
    assert files(page)["services-by-period.csv"].split("\r\n")[1] == "จดทะเบียน,ตุลาคม 2566 – มีนาคม 2567,0"
    assert "kut-noi/e-services/street-light/" in html
    assert "1,200" in below(html, "services")


def test_procurement_goes_month_by_month_and_names_the_months_that_tell_nothing() -> None:
    jobs = (
        Job(month=DECEMBER, none=True, remark_th="รองบประมาณ"),
        Job(
            id="drain",
            month=Month(2024, 4),
            title_th="รางระบายน้ำ",
            bidders=(Bidder(name_th="หจก. ก", price=495000), Bidder(name_th="ร้าน ข", price=497500.5)),
            winner_price=495000,
        ),
        Job(month=OCTOBER, title_th="น้ำมัน", contract_on=date(2023, 10, 2)),
    )
    page, html = drawn(procurement=jobs)["procurement/"]
    anchors = re.findall(r'<h2 id="(m[^"]*)"', html)
    assert anchors == ["m2566-10", "m2566-11", "m2566-12", "m2567-01", "m2567-02", "m2567-03", "m2567-04"]
    assert below(html, "m2566-11").split()[-1] == "ยังไม่ได้เปิดเผย"
    assert "ไม่มีการจัดซื้อจัดจ้างในเดือนนี้ รองบประมาณ" in below(html, "m2566-12")
    assert "หจก. ก 495,000 บาท; ร้าน ข 497,500.50 บาท" in below(html, "m2567-04")
    assert 'id="drain"' in html
    assert "ยังเปิดเผยราคาไม่ครบทุกงาน" in html
    assert page.changed_on == date(2023, 10, 2)
    assert sorted(files(page)) == ["procurement-2023-10.csv", "procurement-2024-04.csv", "procurement.csv"]
    rows = [dict(zip(OFFICIAL, row, strict=False)) for row in csv_rows(page)[1:]]
    assert [(row["ลำดับที่"], row["งานที่จัดซื้อหรือจัดจ้าง"], row["เดือน"], row["ไม่มี"]) for row in rows] == [
        ("1", "น้ำมัน", "2023-10", ""),
        ("", "", "2023-12", "ไม่มี"),
        ("2", "รางระบายน้ำ", "2024-04", ""),
    ]


def csv_rows(page: Page) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files(page)["procurement.csv"].removeprefix("\ufeff"))))


def test_the_file_of_procurement_is_the_official_list_whatever_the_page_shows() -> None:
    page, html = drawn(procurement=(Job(month=OCTOBER, title_th="น้ำมัน"),))["procurement/"]
    heads, row = csv_rows(page)
    assert heads[:18] == OFFICIAL
    assert row[:8] == ["1", "2567", "องค์การบริหารส่วนตำบลกุดน้อย", "สีคิ้ว", "นครราชสีมา", "", "องค์การบริหารส่วนตำบล", "น้ำมัน"]
    # The form of 2567 asks for the progress, and for neither source nor number.
    assert "สถานะการจัดซื้อจัดจ้าง" in html
    assert "แหล่งที่มาของงบประมาณ" not in html
    assert "กระทรวง" not in html


def test_what_the_form_of_a_year_asks_is_shown_as_missing() -> None:
    year = make_year(2568, procurement=(Job(month=Month(2024, 10), title_th="น้ำมัน"),))
    html = draw(make_portal((make_agency(years=(year,)),)))["kut-noi/2568/procurement/"][1]["content"]
    shown = words(html)
    for head in ("กระทรวง", "แหล่งที่มาของงบประมาณ", "เลขที่โครงการในระบบ e-GP"):
        assert re.search(f"{head}: +ยังไม่ได้เปิดเผย", shown), head


def test_source_and_number_stand_below_a_job_and_the_number_keeps_its_digits() -> None:
    job = Job(month=OCTOBER, title_th="น้ำมัน", budget_source_th="รายได้", project_number="99256700001")
    portal = make_portal((make_agency(years=(make_year(2567, procurement=(job,)),), ministry_th="กระทรวงตัวอย่าง"),))
    html = draw(portal, numerals=Numerals.THAI)["kut-noi/2567/procurement/"][1]["content"]
    head = html.split('<th scope="row">', 1)[1].split("</th>", 1)[0]
    assert words(head).split() == ["น้ำมัน", "ลำดับที่:", "๑", "แหล่งที่มาของงบประมาณ:", "รายได้", "เลขที่โครงการในระบบ", "e-GP:", "99256700001"]
    assert "กระทรวง: กระทรวงตัวอย่าง" in words(html)


def test_prices_are_summed_where_each_job_tells_its_own() -> None:
    jobs = (Job(month=OCTOBER, title_th="ก", winner_price=1000.25), Job(month=OCTOBER, title_th="ข", winner_price=2000))
    assert "3,000.25 บาท" in words(drawn(procurement=jobs)["procurement/"][1])


def test_news_stand_newest_first_and_have_a_page_each() -> None:
    old = News(id="old", title_th="เก่า", published_on=date(2023, 10, 6), url="https://news.example/")
    new = News(id="new", title_th="ใหม่", published_on=date(2023, 12, 6), photo="files/a.jpg", unit="office", text_th="ก\nข")
    pages = drawn(news=(old, new))
    html = pages["news/"][1]
    assert html.index("ใหม่") < html.index("เก่า")
    assert pages["news/"][0].changed_on == date(2023, 12, 6)
    assert 'src="../../../../kut-noi/2567/files/a.jpg"' in pages["news/new/"][1]
    assert "<p>ก</p><p>ข</p>" in pages["news/new/"][1]
    assert "https://news.example/" in pages["news/old/"][1]


def test_participation_has_an_anchor_for_each_occasion_and_says_what_is_missing() -> None:
    hearing = Participation(id="hearing", title_th="ประชาคม", period=HALF_YEAR, participants=84, use_th="บรรจุในแผน")
    page, html = drawn(participation=(hearing, Participation(id="survey", title_th="สำรวจ")))["participation/"]
    assert "ตุลาคม 2566 – มีนาคม 2567" in below(html, "hearing")
    assert "84 คน" in below(html, "hearing")
    assert below(html, "survey").count("ยังไม่ได้เปิดเผย") == 7
    assert page.found.entries == ("hearing", "survey")
    assert page.changed_on == date(2024, 3, 31)


def test_no_gift_tells_of_declaration_activities_and_report() -> None:
    activity = NoGiftActivity(title_th="ประชุม", held_on=date(2023, 11, 20))
    page, html = drawn(no_gift=NoGift(declared_on=date(2023, 10, 20), everyone=True, activities=(activity,), file="files/a.pdf"))[
        "no-gift/"
    ]
    assert re.findall(r'<h2 id="([^"]*)"', html) == ["declaration", "activities", "report"]
    assert "ผู้บริหารและเจ้าหน้าที่ทุกคน" in below(html, "declaration")
    assert "20 พฤศจิกายน 2566" in below(html, "activities")
    assert "ยังไม่ได้เปิดเผย" in below(html, "report")
    assert page.changed_on == date(2023, 11, 20)


def test_no_gift_that_binds_some_does_not_say_everyone() -> None:
    assert "ทุกคน" not in below(drawn(no_gift=NoGift(everyone=False))["no-gift/"][1], "declaration").replace("ไม่ใช่ทุกคน", "")

"""News of a year: the list, newest first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai import address
from prongsai.exports.csv import csv_file
from prongsai.exports.table import Column, Row, Table
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.news import News
from prongsai.model.portal import Agency
from prongsai.pages.page import Found, Kind, Link, Page, Section, slices
from prongsai.pages.year_pages import crumbs_below_year


def pages(agency: Agency, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/news/`, split where there are more than 200, and `/<agency>/<year>/news/<id>/`."""
    if not year.news:
        return
    news = sorted(year.news, key=lambda one: one.published_on, reverse=True)
    base = address.of_news(agency, year.year_be)
    for part in slices(news):
        nth = f" หน้า {part.number}" if part.number > 1 else ""
        here = address.nth(base, part.number)
        table = _table(agency, year, part.entries)
        yield Page(
            address=here,
            title_th=f"ข่าวประชาสัมพันธ์ ปีงบประมาณ {year.year_be}",
            tab_title_th=f"ข่าวประชาสัมพันธ์ {year.year_be}{nth} · {agency.short_name_th}",
            description_th=f"ข่าวประชาสัมพันธ์ {len(news)} เรื่อง ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}{nth}",
            template="news.html",
            context={
                "agency": agency,
                "year": year,
                "table": table,
                "part": part,
                "address_of_part": lambda number: address.nth(base, number),
            },
            agency=agency,
            section=Section.DISCLOSURE,
            crumbs=crumbs_below_year(agency, year),
            changed_on=news[0].published_on,
            found=Found(Kind.RECORDS, year.year_be),
            files=(csv_file(table, here),),
        )
    crumbs = crumbs_below_year(agency, year, Link("ข่าวประชาสัมพันธ์", base))
    for one in news:
        yield _item(agency, year, one, crumbs)


def _table(agency: Agency, year: FiscalYear, news: Iterable[News]) -> Table:
    return Table(
        name="news",
        caption_th=f"ข่าวประชาสัมพันธ์ ปีงบประมาณ {year.year_be}",
        columns=(
            Column("title_th", "เรื่อง"),
            Column("published_on", "วันที่เผยแพร่"),
            Column("topic_th", "ประเภทงาน", missing_th="ไม่ได้ระบุ"),
            Column("unit", "ผู้เผยแพร่", missing_th="ไม่ได้ระบุ"),
        ),
        rows=tuple(
            Row(
                {
                    "title_th": one.title_th,
                    "published_on": one.published_on,
                    "topic_th": one.topic_th,
                    "unit": agency.units[one.unit].name_th if one.unit else None,
                },
                {"title_th": address.of_news_item(agency, year.year_be, one.id)},
            )
            for one in news
        ),
    )


def _item(agency: Agency, year: FiscalYear, one: News, crumbs: tuple[Link, ...]) -> Page:
    return Page(
        address=address.of_news_item(agency, year.year_be, one.id),
        title_th=one.title_th,
        tab_title_th=f"{one.title_th} · {agency.short_name_th}",
        description_th=f"{one.title_th} ข่าวประชาสัมพันธ์ของ{agency.name_th} ปีงบประมาณ พ.ศ. {year.year_be}",
        template="news_item.html",
        context={"agency": agency, "year": year, "news": one},
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs,
        changed_on=one.published_on,
        found=Found(Kind.NEWS, year.year_be, owners=(agency.units[one.unit],) if one.unit else ()),
    )

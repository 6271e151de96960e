"""News of a year: the list, newest first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai import address
from prongsai.exports.csv import CsvFile
from prongsai.exports.table import Column, Table, row
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.news import News
from prongsai.model.portal import Agency
from prongsai.pages.faces import AgencyFace, YearFace, face_of_unit, face_of_year
from prongsai.pages.page import Found, Link, Page, Part, SearchKind, Section, slices
from prongsai.pages.planning import Planning
from prongsai.pages.view import AddressOfPart, View, like_parts, view


@view("news.html")
class NewsListView(View):
    """The news of a year, or a part of it, as a table."""

    agency: AgencyFace
    year: YearFace
    table: Table
    part: Part
    address_of_part: AddressOfPart


@view("news_item.html")
class NewsItemView(View):
    """One piece of news."""

    agency: AgencyFace
    year: YearFace
    news: News


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/news/`, split where there are more than 200, and `/<agency>/<year>/news/<id>/`."""
    if not year.news:
        return
    agency = planning.agency
    news = sorted(year.news, key=lambda one: one.published_on, reverse=True)
    base = address.of_news(agency, year.year_be)
    address_of_part = AddressOfPart(base, taken=like_parts(one.id for one in news))
    for part, entries in slices(news):
        here = address_of_part(part.number)
        table = _table(agency, year, entries)
        yield Page(
            address=here,
            title_th=f"ข่าวประชาสัมพันธ์ ปีงบประมาณ {year.year_be}",
            tab_title_th=f"ข่าวประชาสัมพันธ์ {year.year_be}{part.nth_th} · {agency.short_name_th}",
            description_th=f"ข่าวประชาสัมพันธ์ {len(news)} เรื่อง ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}{part.nth_th}",
            view=NewsListView(agency=planning.face, year=face_of_year(year), table=table, part=part, address_of_part=address_of_part),
            agency=planning.face,
            section=Section.DISCLOSURE,
            crumbs=planning.crumbs_below_year(year),
            changed_on=news[0].published_on,
            found=Found(SearchKind.RECORDS, year.year_be),
            files=(CsvFile(table, here),),
        )
    crumbs = planning.crumbs_below_year(year, Link("ข่าวประชาสัมพันธ์", base))
    for one in news:
        yield _item(planning, year, one, crumbs)


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
            row(
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


def _item(planning: Planning, year: FiscalYear, one: News, crumbs: tuple[Link, ...]) -> Page:
    agency = planning.agency
    return Page(
        address=address.of_news_item(agency, year.year_be, one.id),
        title_th=one.title_th,
        tab_title_th=f"{one.title_th} · {agency.short_name_th}",
        description_th=f"{one.title_th} ข่าวประชาสัมพันธ์ของ{agency.name_th} ปีงบประมาณ พ.ศ. {year.year_be}",
        view=NewsItemView(agency=planning.face.naming(agency, (one.unit,)), year=face_of_year(year), news=one),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=crumbs,
        changed_on=one.published_on,
        found=Found(SearchKind.NEWS, year.year_be, owners=(face_of_unit(agency.units[one.unit]),) if one.unit else ()),
    )

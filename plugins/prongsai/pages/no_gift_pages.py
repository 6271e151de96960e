"""The No Gift Policy of a year: the declaration, what made it known, and its result."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.no_gift import NoGift
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("no_gift.html")
class NoGiftView(View):
    """The record of a year."""

    agency: AgencyFace
    year: YearFace
    no_gift: NoGift


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/no-gift/`, where the year has a record of it."""
    if year.no_gift is None:
        return
    agency = planning.agency
    yield Page(
        address=address.of_no_gift(agency, year.year_be),
        title_th=f"นโยบายไม่รับของขวัญ (No Gift Policy) ปีงบประมาณ {year.year_be}",
        tab_title_th=f"No Gift Policy {year.year_be} · {agency.short_name_th}",
        description_th=f"ประกาศเจตนารมณ์ กิจกรรม และรายงานผลตามนโยบาย No Gift Policy ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        view=NoGiftView(agency=planning.face, year=face_of_year(year), no_gift=year.no_gift),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year),
        changed_on=year.no_gift.changed_on,
        found=Found(SearchKind.RECORDS, year.year_be),
    )

"""The No Gift Policy of a year: the declaration, what made it known, and its result."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.portal import Agency
from prongsai.pages.page import Found, Kind, Page, Section
from prongsai.pages.year_pages import crumbs_below_year


def pages(agency: Agency, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/no-gift/`, where the year has a record of it."""
    if year.no_gift is None:
        return
    yield Page(
        address=address.of_no_gift(agency, year.year_be),
        title_th=f"นโยบายไม่รับของขวัญ (No Gift Policy) ปีงบประมาณ {year.year_be}",
        tab_title_th=f"No Gift Policy {year.year_be} · {agency.short_name_th}",
        description_th=f"ประกาศเจตนารมณ์ กิจกรรม และรายงานผลตามนโยบาย No Gift Policy ปีงบประมาณ พ.ศ. {year.year_be} ของ{agency.name_th}",
        template="no_gift.html",
        context={"agency": agency, "year": year, "no_gift": year.no_gift},
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs_below_year(agency, year),
        changed_on=year.no_gift.changed_on,
        found=Found(Kind.RECORDS, year.year_be),
    )

"""Contact: where the agency is, when it is open, how its units are reached, and where its data come from."""

from __future__ import annotations

from prongsai import address
from prongsai.model.portal import Agency
from prongsai.pages import structured_data
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Page, Section


def contact(agency: Agency) -> Page:
    """`/<agency>/contact/`."""
    return Page(
        address=address.of_contact(agency),
        title_th=f"ติดต่อ {agency.short_name_th}",
        tab_title_th=f"ติดต่อ · {agency.short_name_th}",
        description_th=f"ที่อยู่ โทรศัพท์ อีเมล แผนที่ เวลาทำการ และส่วนราชการภายในของ{agency.name_th} {agency.place_th}",
        template="contact.html",
        context={"agency": agency},
        agency=agency,
        section=Section.CONTACT,
        crumbs=crumbs_below(agency),
        structured_data=(structured_data.organization(agency),),
        found=Found(Kind.CONTACT),
    )

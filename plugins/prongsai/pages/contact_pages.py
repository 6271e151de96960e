"""Contact: where the agency is, when it is open, how its units are reached, and where its data come from."""

from __future__ import annotations

from prongsai import address
from prongsai.model.agency import AgencyProfile, Unit
from prongsai.pages import structured_data
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("contact.html")
class ContactView(View):
    """All that the profile says."""

    agency: AgencyFace
    profile: AgencyProfile
    units: tuple[Unit, ...]


def contact(planning: Planning) -> Page:
    """`/<agency>/contact/`."""
    agency = planning.agency
    return Page(
        address=address.of_contact(agency),
        title_th=f"ติดต่อ {agency.short_name_th}",
        tab_title_th=f"ติดต่อ · {agency.short_name_th}",
        description_th=f"ที่อยู่ โทรศัพท์ อีเมล แผนที่ เวลาทำการ และส่วนราชการภายในของ{agency.name_th} {agency.place_th}",
        view=ContactView(agency=planning.face, profile=agency.profile, units=tuple(agency.units.values())),
        agency=planning.face,
        section=Section.CONTACT,
        crumbs=planning.crumbs_below(),
        structured_data=(structured_data.organization(agency),),
        found=Found(SearchKind.CONTACT),
    )

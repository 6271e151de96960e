"""E-Services: the list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.agency import Unit
from prongsai.model.e_service import EService
from prongsai.pages import structured_data
from prongsai.pages.faces import AgencyFace, ChannelFace, face_of_channel
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("e_services.html")
class EServicesView(View):
    """All services of an agency."""

    agency: AgencyFace
    note_th: str | None
    services: tuple[EService, ...]
    has_service_manuals: bool


@view("e_service.html")
class EServiceView(View):
    """One service, the unit that offers it, and the channels by which to ask about it."""

    agency: AgencyFace
    service: EService
    office: Unit | None
    channels: tuple[ChannelFace, ...]


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/e-services/`, which exists for every agency, and `/<agency>/e-services/<id>/`."""
    agency = planning.agency
    yield Page(
        address=address.of_e_services(agency),
        title_th="บริการออนไลน์ (E-Service)",
        tab_title_th=f"บริการออนไลน์ · {agency.short_name_th}",
        description_th=f"บริการที่ยื่นคำขอออนไลน์กับ{agency.name_th} ได้โดยไม่ต้องเดินทาง",
        view=EServicesView(
            agency=planning.face,
            note_th=agency.profile.e_services_note_th,
            services=agency.e_services,
            has_service_manuals=bool(agency.service_manuals),
        ),
        agency=planning.face,
        section=Section.E_SERVICES,
        crumbs=planning.crumbs_below(),
        found=Found(SearchKind.E_SERVICE),
    )
    for service in agency.e_services:
        yield _service(planning, service)


def _service(planning: Planning, service: EService) -> Page:
    agency = planning.agency
    channels = {channel.id: channel for channel in agency.channels}
    return Page(
        address=address.of_e_service(agency, service.id),
        title_th=service.title_th,
        tab_title_th=f"{service.title_th} · {agency.short_name_th}",
        description_th=f"{service.title_th}: ผู้ขอรับบริการ เอกสาร ค่าธรรมเนียม ระยะเวลา และวิธียื่นคำขอออนไลน์กับ{agency.name_th}",
        view=EServiceView(
            agency=planning.face,
            service=service,
            office=agency.units[service.office] if service.office else None,
            channels=tuple(face_of_channel(channels[one]) for one in service.channels),
        ),
        agency=planning.face,
        section=Section.E_SERVICES,
        crumbs=planning.crumbs_below(Link("บริการออนไลน์", address.of_e_services(agency))),
        structured_data=(structured_data.e_service(agency, service),),
        found=Found(SearchKind.E_SERVICE),
    )

"""E-Services: the list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.e_service import EService
from prongsai.model.portal import Agency
from prongsai.pages import structured_data
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Link, Page, Section


def pages(agency: Agency) -> Iterator[Page]:
    """`/<agency>/e-services/`, which exists for every agency, and `/<agency>/e-services/<id>/`."""
    yield Page(
        address=address.of_e_services(agency),
        title_th="บริการออนไลน์ (E-Service)",
        tab_title_th=f"บริการออนไลน์ · {agency.short_name_th}",
        description_th=f"บริการที่ยื่นคำขอออนไลน์กับ{agency.name_th} ได้โดยไม่ต้องเดินทาง",
        template="e_services.html",
        context={"agency": agency},
        agency=agency,
        section=Section.E_SERVICES,
        crumbs=crumbs_below(agency),
        found=Found(Kind.E_SERVICE),
    )
    for service in agency.e_services:
        yield _service(agency, service)


def _service(agency: Agency, service: EService) -> Page:
    channels = {channel.id: channel for channel in agency.channels}
    return Page(
        address=address.of_e_service(agency, service.id),
        title_th=service.title_th,
        tab_title_th=f"{service.title_th} · {agency.short_name_th}",
        description_th=f"{service.title_th}: ผู้ขอรับบริการ เอกสาร ค่าธรรมเนียม ระยะเวลา และวิธียื่นคำขอออนไลน์กับ{agency.name_th}",
        template="e_service.html",
        context={
            "agency": agency,
            "service": service,
            "office": agency.units[service.office] if service.office else None,
            "channels": [channels[one] for one in service.channels],
        },
        agency=agency,
        section=Section.E_SERVICES,
        crumbs=crumbs_below(agency, Link("บริการออนไลน์", address.of_e_services(agency))),
        structured_data=(structured_data.e_service(agency, service),),
        found=Found(Kind.E_SERVICE),
    )

"""The portal's own pages: find your agency, all channels, all services; and the page for what is not found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from prongsai import address
from prongsai.model.portal import Agency, Portal
from prongsai.oit.standing import compared_years
from prongsai.pages.faces import AgencyFace, ChannelFace, EServiceFace, face_of, face_of_channel, face_of_e_service
from prongsai.pages.page import Page, Part, Section, slices
from prongsai.pages.planning import PORTAL_HOME
from prongsai.pages.view import AddressOfPart, View, view
from prongsai.thai.sorting import thai_sort_key

Provinces = tuple[tuple[str, tuple[AgencyFace, ...]], ...]


@view("portal_home.html")
class PortalHomeView(View):
    """The agencies of a part by province, `count` of all; `compared` are the years in which they can be compared."""

    provinces: Provinces
    count: int
    compared: tuple[int, ...]
    part: Part
    address_of_part: AddressOfPart


@dataclass(frozen=True, slots=True)
class AgencyWithChannels:
    """An agency in the list of all channels."""

    slug: str
    name_th: str
    place_th: str
    fictional: bool
    channels: tuple[ChannelFace, ...]


@view("portal_channels.html")
class PortalChannelsView(View):
    """The channels of all agencies."""

    agencies: tuple[AgencyWithChannels, ...]
    part: Part
    address_of_part: AddressOfPart


@dataclass(frozen=True, slots=True)
class AgencyWithServices:
    """An agency in the list of all services."""

    slug: str
    name_th: str
    place_th: str
    fictional: bool
    e_services: tuple[EServiceFace, ...]


@view("portal_e_services.html")
class PortalEServicesView(View):
    """The services of all agencies."""

    agencies: tuple[AgencyWithServices, ...]
    part: Part
    address_of_part: AddressOfPart


@view("not_found.html")
class NotFoundView(View):
    """The agency of a site of one, else the first agencies of a portal by province."""

    single: AgencyFace | None
    provinces: Provinces
    count: int
    more: bool


def pages(portal: Portal) -> Iterator[Page]:
    """Home, channels and services, each in as many pages as its list needs."""
    agencies = _by_place(portal)
    for part, some in slices(agencies):
        yield _home(portal, part, some)
    yield from _channels([agency for agency in agencies if agency.channels or agency.profile.channels_note_th])
    yield from _e_services([agency for agency in agencies if agency.e_services or agency.profile.e_services_note_th])


def _by_place(portal: Portal) -> list[Agency]:
    return sorted(portal.agencies, key=lambda agency: (thai_sort_key(agency.province_th), thai_sort_key(agency.name_th)))


def _home(portal: Portal, part: Part, agencies: tuple[Agency, ...]) -> Page:
    address_of_part = AddressOfPart("agencies/", first="")
    return Page(
        address=address_of_part(part.number),
        title_th="ข้อมูลโปร่งใสขององค์กรปกครองส่วนท้องถิ่น",
        tab_title_th="ค้นหาหน่วยงานของคุณ" if part.number == 1 else f"หน่วยงานทั้งหมด หน้า {part.number}",
        description_th="ค้นหาองค์กรปกครองส่วนท้องถิ่นของคุณ ร้องเรียน แจ้งเหตุ ขอรับบริการออนไลน์ และดูข้อมูลที่หน่วยงานเปิดเผย",
        view=PortalHomeView(
            provinces=_by_province(agencies),
            count=len(portal.agencies),
            compared=tuple(compared_years(portal)),
            part=part,
            address_of_part=address_of_part,
        ),
        section=Section.HOME,
        crumbs=() if part.number == 1 else (PORTAL_HOME,),
    )


def _by_province(agencies: tuple[Agency, ...]) -> Provinces:
    by_province: Callable[[Agency], str] = lambda agency: agency.province_th  # noqa: E731
    return tuple((province, tuple(map(face_of, group))) for province, group in groupby(agencies, key=by_province))


def _channels(agencies: list[Agency]) -> Iterator[Page]:
    address_of_part = AddressOfPart("channels/")
    for part, some in slices(agencies):
        yield Page(
            address=address_of_part(part.number),
            title_th="ช่องทางร้องเรียนและแจ้งเหตุของทุกหน่วยงาน",
            tab_title_th=f"ช่องทางร้องเรียนและแจ้งเหตุของทุกหน่วยงาน{part.nth_th}",
            description_th="รวมช่องทางร้องเรียนการทุจริต ร้องเรียนทั่วไป แจ้งเหตุ สอบถาม และแสดงความคิดเห็น ของทุกหน่วยงานในเว็บไซต์นี้",
            view=PortalChannelsView(
                agencies=tuple(
                    AgencyWithChannels(one.slug, one.name_th, one.place_th, one.fictional, tuple(map(face_of_channel, one.channels)))
                    for one in some
                ),
                part=part,
                address_of_part=address_of_part,
            ),
            section=Section.CHANNELS,
            crumbs=(PORTAL_HOME,),
        )


def _e_services(agencies: list[Agency]) -> Iterator[Page]:
    address_of_part = AddressOfPart("e-services/")
    for part, some in slices(agencies):
        yield Page(
            address=address_of_part(part.number),
            title_th="บริการออนไลน์ (E-Service) ของทุกหน่วยงาน",
            tab_title_th=f"บริการออนไลน์ (E-Service) ของทุกหน่วยงาน{part.nth_th}",
            description_th="รวมบริการที่ยื่นคำขอออนไลน์ได้โดยไม่ต้องเดินทาง ของทุกหน่วยงานในเว็บไซต์นี้",
            view=PortalEServicesView(
                agencies=tuple(
                    AgencyWithServices(one.slug, one.name_th, one.place_th, one.fictional, tuple(map(face_of_e_service, one.e_services)))
                    for one in some
                ),
                part=part,
                address_of_part=address_of_part,
            ),
            section=Section.E_SERVICES,
            crumbs=(PORTAL_HOME,),
        )


def not_found(portal: Portal) -> Page:
    """`404.html`: says what happened, finds the agency, and leads to the channels and the services."""
    part, first = next(slices(_by_place(portal)))
    single = face_of(portal.agencies[0]) if portal.single else None
    return Page(
        address=address.NOT_FOUND,
        title_th="ไม่พบหน้าที่ต้องการ",
        tab_title_th="ไม่พบหน้าที่ต้องการ",
        description_th="ไม่พบหน้าที่ต้องการ หน้านี้อาจถูกย้ายหรือที่อยู่พิมพ์ไม่ครบ",
        view=NotFoundView(single=single, provinces=() if single else _by_province(first), count=len(portal.agencies), more=part.count > 1),
        agency=single,
    )

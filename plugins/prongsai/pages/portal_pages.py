"""The portal's own pages: find your agency, all channels, all services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from prongsai import address
from prongsai.model.portal import Agency, Portal
from prongsai.oit.standing import compared_years
from prongsai.pages.page import Link, Page, Section, Slice, slices
from prongsai.thai.sorting import thai_sort_key

HOME = Link("หน้าแรกของเว็บไซต์", "")


def pages(portal: Portal) -> Iterator[Page]:
    """Home, channels and services, each in as many pages as its list needs."""
    agencies = _by_place(portal)
    for part in slices(agencies):
        yield _home(portal, part)
    yield from _lists(
        [agency for agency in agencies if agency.channels or agency.profile.channels_note_th],
        "channels/",
        "ช่องทางร้องเรียนและแจ้งเหตุของทุกหน่วยงาน",
        "รวมช่องทางร้องเรียนการทุจริต ร้องเรียนทั่วไป แจ้งเหตุ สอบถาม และแสดงความคิดเห็น ของทุกหน่วยงานในเว็บไซต์นี้",
        "portal_channels.html",
        Section.CHANNELS,
    )
    yield from _lists(
        [agency for agency in agencies if agency.e_services or agency.profile.e_services_note_th],
        "e-services/",
        "บริการออนไลน์ (E-Service) ของทุกหน่วยงาน",
        "รวมบริการที่ยื่นคำขอออนไลน์ได้โดยไม่ต้องเดินทาง ของทุกหน่วยงานในเว็บไซต์นี้",
        "portal_e_services.html",
        Section.E_SERVICES,
    )


def _by_place(portal: Portal) -> list[Agency]:
    return sorted(portal.agencies, key=lambda agency: (thai_sort_key(agency.profile.province_th), thai_sort_key(agency.name_th)))


def _home(portal: Portal, part: Slice) -> Page:
    return Page(
        address="" if part.number == 1 else f"agencies/page-{part.number}/",
        title_th="ข้อมูลโปร่งใสขององค์กรปกครองส่วนท้องถิ่น",
        tab_title_th="ค้นหาหน่วยงานของคุณ" if part.number == 1 else f"หน่วยงานทั้งหมด หน้า {part.number}",
        description_th="ค้นหาองค์กรปกครองส่วนท้องถิ่นของคุณ ร้องเรียน แจ้งเหตุ ขอรับบริการออนไลน์ และดูข้อมูลที่หน่วยงานเปิดเผย",
        template="portal_home.html",
        context={
            "provinces": _by_province(part),
            "part": part,
            "address_of_part": _home_address,
            "count": len(portal.agencies),
            "compared": compared_years(portal),
        },
        section=Section.HOME,
        crumbs=() if part.number == 1 else (HOME,),
    )


def _home_address(number: int) -> str:
    return "" if number == 1 else f"agencies/page-{number}/"


def _by_province(part: Slice) -> list[tuple[str, list[Agency]]]:
    by_province: Callable[[Agency], str] = lambda agency: agency.profile.province_th  # noqa: E731
    return [(province, list(group)) for province, group in groupby(part.entries, key=by_province)]


def _lists(agencies: list[Agency], base: str, title_th: str, description_th: str, template: str, section: Section) -> Iterator[Page]:
    for part in slices(agencies):
        nth = f" หน้า {part.number}" if part.number > 1 else ""
        yield Page(
            address=address.nth(base, part.number),
            title_th=title_th,
            tab_title_th=title_th + nth,
            description_th=description_th,
            template=template,
            context={"agencies": part.entries, "part": part, "address_of_part": lambda number: address.nth(base, number)},
            section=section,
            crumbs=(HOME,),
        )


def not_found(portal: Portal) -> Page:
    """`404.html`: says what happened, finds the agency, and leads to the channels and the services."""
    first = next(slices(_by_place(portal)))
    return Page(
        address=address.NOT_FOUND,
        title_th="ไม่พบหน้าที่ต้องการ",
        tab_title_th="ไม่พบหน้าที่ต้องการ",
        description_th="ไม่พบหน้าที่ต้องการ หน้านี้อาจถูกย้ายหรือที่อยู่พิมพ์ไม่ครบ",
        template="not_found.html",
        context={
            "portal": portal,
            "provinces": [] if portal.single else _by_province(first),
            "count": len(portal.agencies),
            "more": first.count > 1,
        },
        agency=portal.agencies[0] if portal.single else None,
    )

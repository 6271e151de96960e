"""Channels: general complaints and corruption complaints, kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.channel import Channel, Purpose
from prongsai.model.portal import Agency
from prongsai.pages import structured_data
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Link, Page, Section

GENERAL = (Purpose.COMPLAINT, Purpose.QUESTION, Purpose.OPINION)


def pages(agency: Agency) -> Iterator[Page]:
    """`/<agency>/channels/` and `/<agency>/channels/corruption/`; both exist for every agency."""
    yield Page(
        address=address.of_channels(agency),
        title_th="ร้องเรียน แจ้งเหตุ และติดต่อสอบถาม",
        tab_title_th=f"ร้องเรียน แจ้งเหตุ · {agency.short_name_th}",
        description_th=f"ช่องทางร้องเรียนทั่วไป แจ้งเหตุ สอบถาม และแสดงความคิดเห็นต่อ{agency.name_th} แยกจากช่องทางร้องเรียนการทุจริต",
        template="channels.html",
        context={
            "agency": agency,
            "groups": [(purpose, agency.channels_for(purpose)) for purpose in GENERAL if agency.channels_for(purpose)],
            "corruption": agency.channels_for(Purpose.CORRUPTION),
        },
        agency=agency,
        section=Section.CHANNELS,
        crumbs=crumbs_below(agency),
        structured_data=_described(agency, agency.channels_for(*GENERAL)),
        found=_found(agency.channels_for(*GENERAL)),
    )
    corruption = agency.channels_for(Purpose.CORRUPTION)
    yield Page(
        address=address.of_corruption(agency),
        title_th="ร้องเรียนการทุจริตและประพฤติมิชอบ",
        tab_title_th=f"ร้องเรียนการทุจริต · {agency.short_name_th}",
        description_th=f"ช่องทางแจ้งเบาะแสและร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่{agency.name_th} และการคุ้มครองผู้แจ้ง",
        template="corruption.html",
        context={"agency": agency, "corruption": corruption},
        agency=agency,
        section=Section.CHANNELS,
        crumbs=crumbs_below(agency, Link("ร้องเรียน แจ้งเหตุ", address.of_channels(agency))),
        structured_data=_described(agency, corruption),
        found=_found(corruption),
    )


def _found(channels: tuple[Channel, ...]) -> Found:
    return Found(Kind.CHANNEL, entries=tuple(channel.id for channel in channels))


def _described(agency: Agency, channels: tuple[Channel, ...]) -> tuple[dict[str, object], ...]:
    return tuple(structured_data.channel(agency, channel) for channel in channels)

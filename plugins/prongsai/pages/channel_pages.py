"""Channels: general complaints and corruption complaints, kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.channel import Channel, Purpose
from prongsai.model.portal import Agency
from prongsai.pages import structured_data
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

GENERAL = (Purpose.COMPLAINT, Purpose.QUESTION, Purpose.OPINION)


@view("channels.html")
class ChannelsView(View):
    """The channels for everything but corruption, by purpose; how many there are for corruption, which stand on a page of their own."""

    agency: AgencyFace
    note_th: str | None
    groups: tuple[tuple[Purpose, tuple[Channel, ...]], ...]
    corruption_channels: int


@view("corruption.html")
class CorruptionView(View):
    """The channels for corruption."""

    agency: AgencyFace
    note_th: str | None
    corruption: tuple[Channel, ...]


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/channels/` and `/<agency>/channels/corruption/`; both exist for every agency."""
    agency = planning.agency
    general, corruption = agency.channels_for(*GENERAL), agency.channels_for(Purpose.CORRUPTION)
    yield Page(
        address=address.of_channels(agency),
        title_th="ร้องเรียน แจ้งเหตุ และติดต่อสอบถาม",
        tab_title_th=f"ร้องเรียน แจ้งเหตุ · {agency.short_name_th}",
        description_th=f"ช่องทางร้องเรียนทั่วไป แจ้งเหตุ สอบถาม และแสดงความคิดเห็นต่อ{agency.name_th} แยกจากช่องทางร้องเรียนการทุจริต",
        view=ChannelsView(
            agency=_reading(planning, general),
            note_th=agency.profile.channels_note_th,
            groups=tuple((purpose, agency.channels_for(purpose)) for purpose in GENERAL if agency.channels_for(purpose)),
            corruption_channels=len(corruption),
        ),
        agency=planning.face,
        section=Section.CHANNELS,
        crumbs=planning.crumbs_below(),
        structured_data=_described(agency, general),
        found=_found(general),
    )
    yield Page(
        address=address.of_corruption(agency),
        title_th="ร้องเรียนการทุจริตและประพฤติมิชอบ",
        tab_title_th=f"ร้องเรียนการทุจริต · {agency.short_name_th}",
        description_th=f"ช่องทางแจ้งเบาะแสและร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่{agency.name_th} และการคุ้มครองผู้แจ้ง",
        view=CorruptionView(agency=_reading(planning, corruption), note_th=agency.profile.channels_note_th, corruption=corruption),
        agency=planning.face,
        section=Section.CHANNELS,
        crumbs=planning.crumbs_below(Link("ร้องเรียน แจ้งเหตุ", address.of_channels(agency))),
        structured_data=_described(agency, corruption),
        found=_found(corruption),
    )


def _reading(planning: Planning, channels: tuple[Channel, ...]) -> AgencyFace:
    return planning.face.naming(planning.agency, (one for channel in channels for one in channel.readers))


def _found(channels: tuple[Channel, ...]) -> Found:
    return Found(SearchKind.CHANNEL, entries=tuple(channel.id for channel in channels))


def _described(agency: Agency, channels: tuple[Channel, ...]) -> tuple[str, ...]:
    return tuple(structured_data.channel(agency, channel) for channel in channels)

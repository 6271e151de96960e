"""What an agency's own records show: contact, structure, executives, channels, E-Services, service manuals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prongsai import address
from prongsai.model.channel import Channel, Purpose, WayKind
from prongsai.model.executive import Executive, Rank
from prongsai.model.oit_catalogue import Rule
from prongsai.model.service_manual import ServiceManual
from prongsai.model.structure import Side
from prongsai.oit.rules import Place, Subject, shows

_FEW = 3
"""Places told where many show the same."""


# Contact


def _contact(subject: Subject, what: object, anchor: str) -> Iterator[Place]:
    if what:
        yield Place("ข้อมูลติดต่อ", f"{address.of_contact(subject.agency)}#{anchor}")


@shows(Rule.CONTACT_ADDRESS)
def _contact_address(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.address_th, "address")


@shows(Rule.CONTACT_TELEPHONE)
def _contact_telephone(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.telephones, "telephone")


@shows(Rule.CONTACT_EMAIL)
def _contact_email(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.email, "email")


@shows(Rule.CONTACT_MAP)
def _contact_map(subject: Subject) -> Iterator[Place]:
    profile = subject.agency.profile
    yield from _contact(subject, profile.map_url or profile.latitude is not None, "map")


@shows(Rule.CONTACT_QUESTION_CHANNEL)
def _question_channel(subject: Subject) -> Iterator[Place]:
    yield from _channels(subject, Purpose.QUESTION, lambda channel: any(_is_online(way.kind) and way.url for way in channel.ways))


@shows(Rule.SOCIAL_ACCOUNT)
def _social_account(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, any(account.url for account in subject.agency.profile.social_accounts), "social")


# Channels


def _is_online(kind: WayKind) -> bool:
    return kind in (WayKind.WEB_FORM, WayKind.LINE, WayKind.FACEBOOK)


def _channels(subject: Subject, purpose: Purpose, holds: Callable[[Channel], object]) -> Iterator[Place]:
    page = address.of_corruption if purpose is Purpose.CORRUPTION else address.of_channels
    for channel in subject.agency.channels_for(purpose):
        if holds(channel):
            yield Place(channel.title_th, f"{page(subject.agency)}#{channel.id}")


def _corruption(rule: Rule, holds: Callable[[Channel], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        yield from _channels(subject, Purpose.CORRUPTION, holds)


_corruption(Rule.CORRUPTION_ONLINE, lambda channel: any(_is_online(way.kind) and way.url for way in channel.ways))
# They are kept by purpose, on a page of their own that every page's menu leads to.
_corruption(Rule.CORRUPTION_SEPARATE, bool)
_corruption(Rule.CORRUPTION_REACHABLE, lambda channel: any(_is_online(way.kind) and way.url for way in channel.ways))
_corruption(Rule.CORRUPTION_PROTECTION, lambda channel: channel.protection_th)
_corruption(Rule.PRACTICE_HOW, lambda channel: channel.ways)
_corruption(Rule.PRACTICE_STEPS, lambda channel: channel.steps_th)
_corruption(Rule.PRACTICE_UNIT, lambda channel: channel.readers or channel.readers_th)
_corruption(Rule.PRACTICE_DURATION, lambda channel: channel.response_days is not None or channel.response_time_th)


# E-Services


@shows(Rule.E_SERVICES_ONLINE)
def _e_services_online(subject: Subject) -> Iterator[Place]:
    for service in subject.agency.e_services:
        if service.request_url:
            yield Place(service.title_th, address.of_e_service(subject.agency, service.id))


@shows(Rule.E_SERVICES_REACHABLE)
def _e_services_reachable(subject: Subject) -> Iterator[Place]:
    if any(service.request_url for service in subject.agency.e_services):
        yield Place("บริการออนไลน์", address.of_e_services(subject.agency))


@shows(Rule.E_SERVICES_MANUAL)
def _e_services_manual(subject: Subject) -> Iterator[Place]:
    for service in subject.agency.e_services:
        if service.manual_url or service.manual_file or service.steps_th:
            yield Place(service.title_th, address.of_e_service(subject.agency, service.id))


# Structure and executives


def _structure(subject: Subject, what: object, anchor: str) -> Iterator[Place]:
    if what:
        yield Place("โครงสร้าง หน้าที่และอำนาจ", f"{address.of_structure(subject.agency)}#{anchor}")


@shows(Rule.STRUCTURE_CHART)
def _chart(subject: Subject) -> Iterator[Place]:
    structure = subject.agency.structure
    yield from _structure(subject, structure and structure.chart, "chart")


@shows(Rule.STRUCTURE_DIVISIONS)
def _divisions(subject: Subject) -> Iterator[Place]:
    structure = subject.agency.structure
    yield from _structure(subject, structure and structure.under(Side.PERMANENT), Side.PERMANENT)


@shows(Rule.STRUCTURE_BOTH_SIDES)
def _structure_of_both_sides(subject: Subject) -> Iterator[Place]:
    structure = subject.agency.structure
    if structure and all(structure.under(side) for side in Side):
        for side in Side:
            yield from _structure(subject, structure, side)


@shows(Rule.STRUCTURE_POWERS)
def _powers(subject: Subject) -> Iterator[Place]:
    structure = subject.agency.structure
    yield from _structure(subject, structure and structure.powers_th, "powers")


@shows(Rule.STRUCTURE_LAWS)
def _laws(subject: Subject) -> Iterator[Place]:
    structure = subject.agency.structure
    yield from _structure(subject, structure and structure.laws and all(one.url or one.file for one in structure.laws), "laws")


def _executives(subject: Subject, holds: Callable[[Executive], object]) -> Iterator[Place]:
    """The page of the executives, where all of them hold something."""
    executives = subject.agency.executives
    if executives and all(holds(one) for one in executives):
        yield Place("ผู้บริหาร", address.of_executives(subject.agency))


@shows(Rule.EXECUTIVES_TOP_AND_DEPUTIES)
def _top_and_deputies(subject: Subject) -> Iterator[Place]:
    executives = subject.agency.executives
    if {Rank.HEAD, Rank.DEPUTY} <= {one.rank for one in executives}:
        for one in executives:
            if one.rank is not Rank.OTHER:
                yield Place(one.position_th, f"{address.of_executives(subject.agency)}#{one.id}")


@shows(Rule.EXECUTIVES_BOTH_SIDES)
def _executives_of_both_sides(subject: Subject) -> Iterator[Place]:
    if {one.side for one in subject.agency.executives} == set(Side):
        for side in Side:
            yield Place(f"ผู้บริหาร{side.label}", f"{address.of_executives(subject.agency)}#{side}")


def _of_executives(rule: Rule, holds: Callable[[Executive], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        yield from _executives(subject, holds)


_of_executives(Rule.EXECUTIVES_NAMED, lambda one: one.name_th)
_of_executives(Rule.EXECUTIVES_CONTACT, lambda one: one.telephone or one.email)
_of_executives(Rule.EXECUTIVES_PHOTOS, lambda one: one.photo)


# Service manuals


def _of_manuals(rule: Rule, anchor: str, holds: Callable[[ServiceManual], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        """Every manual must say it: a blank in one is a blank in the item."""
        manuals = subject.agency.service_manuals
        if manuals and all(holds(one) for one in manuals):
            for one in manuals[:_FEW]:
                yield Place(one.title_th, address.of_service_manual(subject.agency, one.id) + anchor)


_of_manuals(Rule.MANUALS_SERVICE, "", bool)
_of_manuals(Rule.MANUALS_STEPS, "#steps", lambda one: one.steps_th)
_of_manuals(Rule.MANUALS_DURATION, "#duration", lambda one: one.days is not None or one.duration_th)
_of_manuals(Rule.MANUALS_CHANNEL, "#where", lambda one: one.where_th or one.e_service)
_of_manuals(Rule.MANUALS_UNIT, "#unit", lambda one: one.unit)
_of_manuals(Rule.MANUALS_FEE, "#fee", lambda one: one.fee_th)
_of_manuals(Rule.MANUALS_DOCUMENTS, "#documents", lambda one: one.documents_th or one.no_documents)

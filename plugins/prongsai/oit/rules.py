"""Where an agency's records show an element: one function a rule, each telling the places, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.model.channel import Channel, Purpose, WayKind
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure
from prongsai.model.oit_catalogue import Rule
from prongsai.model.portal import Agency
from prongsai.pages import address
from prongsai.thai.calendar import Period


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is to be seen: an address of the site, or (`outside`) of the web."""

    title_th: str
    address: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at; `period` is the time that the element asks for, None where any will do."""

    agency: Agency
    year: FiscalYear
    period: Period | None

    def other_year(self, year_be: int) -> FiscalYear | None:
        """Another year of the same agency."""
        return next((one for one in self.agency.years if one.year_be == year_be), None)


Shows = Callable[[Subject], Iterator[Place]]
SHOWS: dict[Rule, Shows] = {}


def _shows(rule: Rule) -> Callable[[Shows], Shows]:
    def register(shows: Shows) -> Shows:
        SHOWS[rule] = shows
        return shows

    return register


def places(rule: Rule, subject: Subject) -> tuple[Place, ...]:
    """Where the records show what `rule` looks for, each place once."""
    return tuple(dict.fromkeys(SHOWS[rule](subject))) if rule in SHOWS else ()


# Contact


def _contact(subject: Subject, what: object, anchor: str) -> Iterator[Place]:
    if what:
        yield Place("ข้อมูลติดต่อ", f"{address.of_contact(subject.agency)}#{anchor}")


@_shows(Rule.CONTACT_ADDRESS)
def _contact_address(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.address_th, "address")


@_shows(Rule.CONTACT_TELEPHONE)
def _contact_telephone(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.telephones, "telephone")


@_shows(Rule.CONTACT_EMAIL)
def _contact_email(subject: Subject) -> Iterator[Place]:
    yield from _contact(subject, subject.agency.profile.email, "email")


@_shows(Rule.CONTACT_MAP)
def _contact_map(subject: Subject) -> Iterator[Place]:
    profile = subject.agency.profile
    yield from _contact(subject, profile.map_url or profile.latitude is not None, "map")


@_shows(Rule.CONTACT_QUESTION_CHANNEL)
def _question_channel(subject: Subject) -> Iterator[Place]:
    yield from _channels(subject, Purpose.QUESTION, lambda channel: any(_is_online(way.kind) and way.url for way in channel.ways))


@_shows(Rule.SOCIAL_ACCOUNT)
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
    @_shows(rule)
    def shows(subject: Subject) -> Iterator[Place]:
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


@_shows(Rule.E_SERVICES_ONLINE)
def _e_services_online(subject: Subject) -> Iterator[Place]:
    for service in subject.agency.e_services:
        if service.request_url:
            yield Place(service.title_th, address.of_e_service(subject.agency, service.id))


@_shows(Rule.E_SERVICES_REACHABLE)
def _e_services_reachable(subject: Subject) -> Iterator[Place]:
    if any(service.request_url for service in subject.agency.e_services):
        yield Place("บริการออนไลน์", address.of_e_services(subject.agency))


@_shows(Rule.E_SERVICES_MANUAL)
def _e_services_manual(subject: Subject) -> Iterator[Place]:
    for service in subject.agency.e_services:
        if service.manual_url or service.manual_file or service.steps_th:
            yield Place(service.title_th, address.of_e_service(subject.agency, service.id))


# Measures and the report on them


def _measures(subject: Subject, year: FiscalYear | None, holds: Callable[[Measure], object], *, every: bool = False) -> Iterator[Place]:
    """Places of measures that hold something; with `every` only where all of the year's do."""
    if not year or not year.measures:
        return
    holding = [measure for measure in year.measures if holds(measure)]
    if every and len(holding) < len(year.measures):
        return
    if len(holding) == len(year.measures):
        yield Place(f"มาตรการ ปีงบประมาณ {year.year_be}", address.of_measures(subject.agency, year.year_be))
        return
    for measure in holding[:3]:
        yield Place(measure.title_th, address.of_measure(subject.agency, year.year_be, measure.id))


def _of_measures(rule: Rule, holds: Callable[[Measure], object]) -> None:
    @_shows(rule)
    def shows(subject: Subject) -> Iterator[Place]:
        yield from _measures(subject, subject.year, holds, every=True)


_of_measures(Rule.MEASURES_MEASURES, bool)
_of_measures(Rule.MEASURES_STEPS, lambda measure: measure.steps)
_of_measures(Rule.MEASURES_OWNERS, lambda measure: measure.owners)
_of_measures(Rule.MEASURES_SCHEDULE, lambda measure: measure.schedule)
_of_measures(Rule.MEASURES_FOLLOW_UP, lambda measure: measure.follow_up)


@_shows(Rule.MEASURES_ANALYSIS)
def _analysis(subject: Subject) -> Iterator[Place]:
    """The result of the year before by indicator or question, and the weaknesses that the measures answer."""
    answered = subject.other_year(subject.year.assessment_year_be)
    result = answered.assessment if answered else None
    if answered and result and (result.indicators or result.questions) and any(one.weaknesses_th for one in subject.year.measures):
        yield Place(f"ผลการประเมิน ITA ปีงบประมาณ {answered.year_be}", f"{address.of_year(subject.agency, answered.year_be)}#assessment")
        yield from _measures(subject, subject.year, lambda measure: measure.weaknesses_th)


def _of_report(rule: Rule, holds: Callable[[Measure], object]) -> None:
    @_shows(rule)
    def shows(subject: Subject) -> Iterator[Place]:
        # What is reported is the year that the item asks for: the one before, in most forms.
        year_be = subject.period.to_on.year + 543 if subject.period else subject.year.year_be
        yield from _measures(subject, subject.other_year(year_be), holds, every=True)


_of_report(Rule.REPORT_STATUS, lambda measure: measure.status)
_of_report(Rule.REPORT_RESULTS, lambda measure: measure.results)
_of_report(Rule.REPORT_OUTCOMES, lambda measure: measure.outcomes)

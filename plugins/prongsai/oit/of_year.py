"""What the records of a year show: measures and their report, statistics, procurement, news, participation, No Gift."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prongsai import address
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure
from prongsai.model.no_gift import NoGift
from prongsai.model.oit_catalogue import Rule
from prongsai.model.participation import Participation
from prongsai.model.portal import Agency
from prongsai.model.procurement import Job
from prongsai.model.statistics import ComplaintKind
from prongsai.oit.rules import Place, Subject, shows
from prongsai.thai.calendar import Period, be_year, fiscal_year, fiscal_year_of

_FEW = 3
"""Places told where many show the same."""


def _period(subject: Subject) -> Period:
    """The time asked for; the year itself where none is."""
    return subject.period or fiscal_year(subject.year.year_be)


def _told_in(subject: Subject) -> Iterator[FiscalYear]:
    """The years whose records may tell of the time asked for: the year itself, and the one that it lies in."""
    yield subject.year
    other = subject.other_year(fiscal_year_of(_period(subject).to_on))
    if other and other is not subject.year:
        yield other


def _covers(period: Period, asked: Period) -> bool:
    return period.from_on <= asked.from_on and period.to_on >= asked.to_on


def _months(period: Period) -> set[tuple[int, int]]:
    """The months of a period of whole months, as (CE year, month)."""
    first, last = period.from_on.year * 12 + period.from_on.month - 1, period.to_on.year * 12 + period.to_on.month - 1
    return {(month // 12, month % 12 + 1) for month in range(first, last + 1)}


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
    for measure in holding[:_FEW]:
        yield Place(measure.title_th, address.of_measure(subject.agency, year.year_be, measure.id))


def _of_measures(rule: Rule, holds: Callable[[Measure], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        yield from _measures(subject, subject.year, holds, every=True)


_of_measures(Rule.MEASURES_MEASURES, bool)
_of_measures(Rule.MEASURES_STEPS, lambda measure: measure.steps)
_of_measures(Rule.MEASURES_OWNERS, lambda measure: measure.owners)
_of_measures(Rule.MEASURES_SCHEDULE, lambda measure: measure.schedule)
_of_measures(Rule.MEASURES_FOLLOW_UP, lambda measure: measure.follow_up)


@shows(Rule.MEASURES_ANALYSIS)
def _analysis(subject: Subject) -> Iterator[Place]:
    """The result of the year before by indicator or question, and the weaknesses that the measures answer."""
    answered = subject.other_year(subject.year.assessment_year_be)
    result = answered.assessment if answered else None
    if answered and result and (result.indicators or result.questions) and any(one.weaknesses_th for one in subject.year.measures):
        yield Place(f"ผลการประเมิน ITA ปีงบประมาณ {answered.year_be}", f"{address.of_year(subject.agency, answered.year_be)}#assessment")
        yield from _measures(subject, subject.year, lambda measure: measure.weaknesses_th)


def _of_report(rule: Rule, holds: Callable[[Measure], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        # What is reported is the year that the item asks for: the one before, in most forms.
        year_be = be_year(subject.period.to_on.year) if subject.period else subject.year.year_be
        yield from _measures(subject, subject.other_year(year_be), holds, every=True)


_of_report(Rule.REPORT_STATUS, lambda measure: measure.status)
_of_report(Rule.REPORT_RESULTS, lambda measure: measure.results)
_of_report(Rule.REPORT_OUTCOMES, lambda measure: measure.outcomes)

# Statistics


@shows(Rule.SERVICE_STATISTICS_COUNTS)
def _service_statistics(subject: Subject) -> Iterator[Place]:
    """Of some service, the whole time asked for."""
    asked = _period(subject)
    for year in _told_in(subject):
        for one in year.statistics.services if year.statistics else ():
            counted = {(month.month.year_ce, month.month.month) for month in one.months if month.count is not None}
            is_whole = _months(asked) <= counted if one.months else one.count is not None and one.period and _covers(one.period, asked)
            if is_whole:
                yield Place(f"สถิติ ปีงบประมาณ {year.year_be}", f"{address.of_statistics(subject.agency, year.year_be)}#services")
                return


@shows(Rule.E_SERVICES_STATISTICS)
def _e_service_statistics(subject: Subject) -> Iterator[Place]:
    for year in _told_in(subject):
        if any(one.e_service and one.total is not None for one in (year.statistics.services if year.statistics else ())):
            yield Place(f"สถิติ ปีงบประมาณ {year.year_be}", f"{address.of_statistics(subject.agency, year.year_be)}#services")


def _of_complaints(rule: Rule, place: int) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        for year in _told_in(subject):
            for one in year.statistics.complaints_of(ComplaintKind.CORRUPTION) if year.statistics else ():
                # Where no certain time is asked for, what is told of any part of the year will do.
                if one.figures[place] is not None and (subject.period is None or _covers(one.period, subject.period)):
                    yield Place(f"สถิติ {one.period.name_th}", f"{address.of_statistics(subject.agency, year.year_be)}#corruption")


_of_complaints(Rule.COMPLAINTS_RECEIVED, 0)
_of_complaints(Rule.COMPLAINTS_FINISHED, 1)
_of_complaints(Rule.COMPLAINTS_PENDING, 2)


# Procurement


def _jobs(subject: Subject) -> tuple[FiscalYear, list[Job]] | None:
    """The jobs of the time asked for, with the months that are said to have none; None where nothing is told."""
    months = _months(_period(subject))
    for year in _told_in(subject):
        jobs = [one for one in year.procurement if (one.month.year_ce, one.month.month) in months]
        if jobs:
            return year, jobs
    return None


def _procurement(subject: Subject, year: FiscalYear, anchor: str = "") -> Place:
    return Place(f"จัดซื้อจัดจ้าง ปีงบประมาณ {year.year_be}", address.of_procurement(subject.agency, year.year_be) + anchor)


def _is_whole(subject: Subject, jobs: list[Job]) -> bool:
    """Whether every month asked for has a job, or is said to have none."""
    return _months(_period(subject)) == {(one.month.year_ce, one.month.month) for one in jobs}


def _of_jobs(rule: Rule, holds: Callable[[Job], object], *, of_every_month: bool = False) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        told = _jobs(subject)
        if told and all(one.none or holds(one) for one in told[1]) and (not of_every_month or _is_whole(subject, told[1])):
            yield _procurement(subject, told[0])


def _of_list(rule: Rule, holds: Callable[[Agency], object]) -> None:
    """What the page says above the list of jobs, of the agency itself."""

    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        told = _jobs(subject)
        if told and holds(subject.agency):
            yield _procurement(subject, told[0], "#agency")


_of_jobs(Rule.PROCUREMENT_JOB, lambda one: one.title_th)
_of_jobs(Rule.PROCUREMENT_BUDGET, lambda one: one.budget is not None)
_of_jobs(Rule.PROCUREMENT_REFERENCE_PRICE, lambda one: one.reference_price is not None)
_of_jobs(Rule.PROCUREMENT_METHOD, lambda one: one.method_th)
_of_jobs(Rule.PROCUREMENT_BIDDERS, lambda one: one.bidders and all(bidder.price is not None for bidder in one.bidders))
_of_jobs(Rule.PROCUREMENT_WINNER, lambda one: one.winner_th and one.winner_price is not None)
_of_jobs(Rule.PROCUREMENT_REASON, lambda one: one.reason_th)
_of_jobs(Rule.PROCUREMENT_CONTRACT, lambda one: one.contract_number and one.contract_on)


_of_jobs(Rule.PROCUREMENT_BUDGET_SOURCE, lambda one: one.budget_source_th)
_of_jobs(Rule.PROCUREMENT_STATUS, lambda one: one.status_th)
_of_jobs(Rule.PROCUREMENT_PROJECT_NUMBER, lambda one: one.project_number)
_of_jobs(Rule.PROCUREMENT_PROGRESS, lambda one: one.status_th, of_every_month=True)
_of_jobs(Rule.PROCUREMENT_BY_MONTH, bool, of_every_month=True)
# The page numbers the jobs itself, and repeats what `agency.yml` must say.
_of_jobs(Rule.PROCUREMENT_NUMBER, bool)
_of_list(Rule.PROCUREMENT_AGENCY, bool)
_of_list(Rule.PROCUREMENT_MINISTRY, lambda agency: agency.profile.ministry_th)


# News, participation, No Gift


@shows(Rule.NEWS_ITEMS)
def _news(subject: Subject) -> Iterator[Place]:
    asked = _period(subject)
    if any(asked.from_on <= one.published_on <= asked.to_on for one in subject.year.news):
        yield Place(f"ข่าวประชาสัมพันธ์ ปีงบประมาณ {subject.year.year_be}", address.of_news(subject.agency, subject.year.year_be))


def _of_participation(rule: Rule, holds: Callable[[Participation], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        occasions = subject.year.participation
        if occasions and all(holds(one) for one in occasions):
            for one in occasions[:_FEW]:
                yield Place(one.title_th, f"{address.of_participation(subject.agency, subject.year.year_be)}#{one.id}")


_of_participation(Rule.PARTICIPATION_TOPIC, bool)
_of_participation(Rule.PARTICIPATION_PARTICIPANTS, lambda one: one.participants is not None or one.participants_th)
_of_participation(Rule.PARTICIPATION_OUTCOME, lambda one: one.outcome_th)
_of_participation(Rule.PARTICIPATION_USE, lambda one: one.use_th)
_of_participation(Rule.PARTICIPATION_BY_AGENCY, lambda one: one.unit)
_of_participation(
    Rule.PARTICIPATION_DOCUMENTS, lambda one: one.evidence and all(document.url or document.file for document in one.evidence)
)


def _of_no_gift(rule: Rule, anchor: str, holds: Callable[[NoGift], object]) -> None:
    @shows(rule)
    def function(subject: Subject) -> Iterator[Place]:
        record = subject.year.no_gift
        if record and holds(record):
            title = f"No Gift Policy ปีงบประมาณ {subject.year.year_be}"
            yield Place(title, f"{address.of_no_gift(subject.agency, subject.year.year_be)}#{anchor}")


_of_no_gift(Rule.NO_GIFT_DECLARED, "declaration", lambda one: one.declared_on)
_of_no_gift(Rule.NO_GIFT_SIGNED, "declaration", lambda one: one.signed_by_th)
_of_no_gift(Rule.NO_GIFT_EVERYONE, "declaration", lambda one: one.everyone)
_of_no_gift(Rule.NO_GIFT_ACTIVITIES, "activities", lambda one: one.activities)
_of_no_gift(Rule.NO_GIFT_REPORT, "report", lambda one: one.report_th)

"""FiscalYear (ปีงบประมาณ): the report of a year, its issues, its assessment and its measures."""

from __future__ import annotations

from dataclasses import dataclass as plain_dataclass

from pydantic.dataclasses import dataclass

from prongsai.model.assessment import Assessment, Question
from prongsai.model.fields import RECORD, Count, Day, Id, Line, Text, YearBE
from prongsai.model.measure import Measure, Round
from prongsai.model.news import News
from prongsai.model.no_gift import NoGift
from prongsai.model.participation import Participation
from prongsai.model.procurement import Job
from prongsai.model.statistics import Statistics


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue (ประเด็น) under which a report groups its measures."""

    id: Id
    number: Count | None = None
    title_th: Line


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class MeasuresReport:
    """The report in which the agency told of the year's measures."""

    title_th: Line
    round: Round | None = None
    period_th: Line | None = None
    reported_on: Day | None = None
    remark_th: Text | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class YearRecord:
    """`year.yml`: what holds for a whole fiscal year.

    `assessment_year_be` is the year whose ITA result the measures answer; without it, the year before.
    """

    report: MeasuresReport | None = None
    assessment_year_be: YearBE | None = None
    issues: tuple[Issue, ...] = ()
    remark_th: Text | None = None


@plain_dataclass(frozen=True, slots=True)
class FiscalYear:
    """One fiscal year of one agency."""

    year_be: int
    record: YearRecord
    assessment: Assessment | None
    measures: tuple[Measure, ...]
    questions: dict[str, Question]
    """The questions of the assessment that the measures answer, by id."""
    statistics: Statistics | None = None
    procurement: tuple[Job, ...] = ()
    news: tuple[News, ...] = ()
    participation: tuple[Participation, ...] = ()
    no_gift: NoGift | None = None

    @property
    def assessment_year_be(self) -> int:
        """The year whose ITA result the measures answer."""
        return self.record.assessment_year_be or self.year_be - 1

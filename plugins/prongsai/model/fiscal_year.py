"""FiscalYear (ปีงบประมาณ): the report of a year, its issues, its assessment and its measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from typing import Any, ClassVar

from pydantic.dataclasses import dataclass

from prongsai.model.assessment import Assessment, Question
from prongsai.model.document import Document
from prongsai.model.fields import RECORD, Count, Day, Id, Line, ReopenedDay, ReportedDay, Text, YearBE
from prongsai.model.measure import Measure, Round
from prongsai.model.news import News
from prongsai.model.no_gift import NoGift
from prongsai.model.oit import OitAnswer
from prongsai.model.once import Once
from prongsai.model.participation import Participation
from prongsai.model.procurement import Job
from prongsai.model.statistics import Statistics


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue (ประเด็น) under which a report groups its measures."""

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("number",), "ประเด็นที่"),
        Once(("title_th",), "ประเด็น", also=("number",)),
    )

    id: Id
    number: Count | None = None
    title_th: Line


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class MeasuresReport:
    """The report in which the agency told of the year's measures."""

    title_th: Line
    round: Round | None = None
    period_th: Line | None = None
    reported_on: ReportedDay | None = None
    remark_th: Text | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Reopening:
    """A closed year was opened again (เปิดแก้ไข) on this day, for this reason."""

    on: ReopenedDay
    reason_th: Line


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class YearRecord:
    """`year.yml`: what holds for a whole fiscal year.

    `assessment_year_be` is the year whose ITA result the measures answer; without it, the year before.
    A year that is `frozen` is closed (ปิดแล้ว) since `frozen_on`: what it holds stays as it is.
    """

    report: MeasuresReport | None = None
    assessment_year_be: YearBE | None = None
    issues: tuple[Issue, ...] = ()
    remark_th: Text | None = None
    frozen: bool = False
    frozen_on: Day | None = None
    reopened: Reopening | None = None

    @property
    def is_open_again(self) -> bool:
        """Whether it was opened after it was closed; a later `frozen_on` closes it again."""
        return self.frozen and self.reopened is not None and (self.frozen_on is None or self.reopened.on >= self.frozen_on)

    @property
    def is_closed(self) -> bool:
        """Whether nothing in it may change."""
        return self.frozen and not self.is_open_again


@plain_dataclass(frozen=True, slots=True)
class FiscalYear:
    """One fiscal year of one agency."""

    year_be: int
    record: YearRecord
    assessment: Assessment | None
    measures: tuple[Measure, ...]
    questions: dict[str, Question]
    """The questions of the assessment that the measures answer, by id."""
    documents: tuple[Document, ...] = ()
    oit: tuple[OitAnswer, ...] = ()
    statistics: Statistics | None = None
    procurement: tuple[Job, ...] = ()
    news: tuple[News, ...] = ()
    participation: tuple[Participation, ...] = ()
    no_gift: NoGift | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Records of kinds that have no field of their own, by the field that their row in `kinds.py` names."""

    @property
    def assessment_year_be(self) -> int:
        """The year whose ITA result the measures answer."""
        return self.record.assessment_year_be or self.year_be - 1

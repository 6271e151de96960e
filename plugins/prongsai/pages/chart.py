"""The figures that pages draw: numbers in, geometry out; the templates draw it beside the table it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.model.measure import Measure, Status
from prongsai.model.portal import Agency


@dataclass(frozen=True, slots=True)
class Segment:
    """A share of a bar: `status` None is "not stated"; `start` and `width` in percent of the bar."""

    status: Status | None
    count: int
    start: float
    width: float

    @property
    def label_th(self) -> str:
        """The status as people read it."""
        return self.status.label if self.status else "รายงานไม่ได้ระบุสถานะ"

    @property
    def key(self) -> str:
        """The status as templates name its shape and colour."""
        return self.status or "unknown"


def progress(measures: Iterable[Measure]) -> tuple[Segment, ...]:
    """How many measures have which status: done first, statuses without measures left out."""
    statuses = [measure.status for measure in measures]
    order = (Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, None)
    segments: list[Segment] = []
    start = 0.0
    for status in order:
        count = statuses.count(status)
        if count:
            width = round(100 * count / len(statuses), 3)
            segments.append(Segment(status, count, round(start, 3), width))
            start += width
    return tuple(segments)


@dataclass(frozen=True, slots=True)
class ScoreOfYear:
    """The ITA result of a year for the chart: total and level as entered; `height` in percent."""

    year_be: int
    total: float
    level_th: str | None

    @property
    def height(self) -> float:
        """Zero to 100: a score is drawn on its whole scale, never from a cut axis."""
        return self.total


def scores(agency: Agency) -> tuple[ScoreOfYear, ...]:
    """The totals of all years that have one, oldest first."""
    found = [
        ScoreOfYear(year.year_be, year.assessment.total_score, year.assessment.level_th.label if year.assessment.level_th else None)
        for year in agency.years
        if year.assessment and year.assessment.total_score is not None
    ]
    return tuple(sorted(found, key=lambda score: score.year_be))

"""The figures: shares of a whole, on a whole scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portals import make_agency, make_assessment, make_year

from prongsai.model.assessment import Level
from prongsai.model.measure import Measure, Status
from prongsai.pages import chart

STATUSES = (Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, None)


def measures(statuses: Sequence[Status | None]) -> list[Measure]:
    return [Measure(id=f"m{number}", title_th="มาตรการ", status=status) for number, status in enumerate(statuses, 1)]


@given(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=300))
def test_shares_add_to_the_whole_bar(statuses: list[Status | None]) -> None:
    segments = chart.progress(measures(statuses))
    assert sum(segment.width for segment in segments) == pytest.approx(100, abs=0.01)
    assert sum(segment.count for segment in segments) == len(statuses)
    for before, after in pairwise(segments):
        assert after.start == pytest.approx(before.start + before.width, abs=0.002)
    assert segments[0].start == 0


@given(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=50))
def test_only_statuses_that_occur_have_a_share_and_done_comes_first(statuses: list[Status | None]) -> None:
    assert [segment.status for segment in chart.progress(measures(statuses))] == [one for one in STATUSES if one in statuses]


def test_no_measures_have_no_shares() -> None:
    assert chart.progress([]) == ()


def test_status_that_no_report_gives_is_named_so() -> None:
    (segment,) = chart.progress(measures([None]))
    assert (segment.key, segment.label_th) == ("unknown", "รายงานไม่ได้ระบุสถานะ")


def test_scores_run_from_the_oldest_year_and_leave_out_years_without_a_total() -> None:
    years = (
        make_year(2567, assessment=make_assessment(total_score=91.5, level_th=Level.GOOD)),
        make_year(2566, assessment=make_assessment()),
        make_year(2565, assessment=make_assessment(total_score=0, level_th=Level.F)),
        make_year(2564),
    )
    scores = chart.scores(make_agency(years=years))
    assert [(one.year_be, one.total, one.level_th) for one in scores] == [(2565, 0, "ระดับ F"), (2567, 91.5, "ผ่านดี")]


@given(st.floats(min_value=0, max_value=100))
def test_score_is_drawn_on_the_whole_scale(total: float) -> None:
    (score,) = chart.scores(make_agency(years=(make_year(assessment=make_assessment(total_score=total)),)))
    assert score.height == total

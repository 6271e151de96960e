"""Measures: the list of a year in pages, its groups and filters, and the same weakness in other years."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import draw, make_agency, make_assessment, make_measures, make_portal, make_year, view_of

from prongsai.catalogue.oit import SHIPPED
from prongsai.model.fiscal_year import FiscalYear, Issue, YearRecord
from prongsai.model.measure import Measure, Status
from prongsai.model.portal import Agency
from prongsai.pages import Page, measure_pages
from prongsai.pages.measure_pages import MeasuresView, MeasureView
from prongsai.pages.planning import planning_of


def lists(*measures: Measure, **facts: Any) -> list[Page]:
    year = make_year(2566, measures, **facts)
    return [page for page in pages_of_year(make_agency(years=(year,)), year) if isinstance(page.view, MeasuresView)]


def pages_of_year(agency: Agency, year: FiscalYear) -> list[Page]:
    return list(measure_pages.of_year(planning_of(agency, SHIPPED), year))


def measures_of(agency: Agency, year: FiscalYear) -> list[MeasureView]:
    return [page.view for page in pages_of_year(agency, year) if isinstance(page.view, MeasureView)]


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (200, 1), (201, 2), (401, 3)])
def test_list_of_more_than_200_measures_is_split(count: int, pages: int) -> None:
    addresses = [page.address for page in lists(*make_measures(count))]
    assert addresses == [f"kut-noi/2566/measures/{f'page-{number}/' if number > 1 else ''}" for number in range(1, pages + 1)]


def test_pages_of_a_split_list_lead_to_each_other_and_show_every_measure() -> None:
    pages = draw(make_portal((make_agency(years=(make_year(2566, make_measures(401)),)),)))
    first, second, third = (pages[f"kut-noi/2566/measures/{part}"][1]["content"] for part in ("", "page-2/", "page-3/"))
    assert 'rel="next" href="../../../kut-noi/2566/measures/page-2/"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="../../../../kut-noi/2566/measures/"' in second
    assert 'rel="next" href="../../../../kut-noi/2566/measures/page-3/"' in second
    assert 'rel="next"' not in third
    assert [html.count('class="pr-row"') for html in (first, second, third)] == [200, 200, 1]


def test_measures_stand_under_their_issues_in_the_reports_order() -> None:
    issues = (Issue(id="b", number=1, title_th="งบประมาณ"), Issue(id="a", title_th="บริการ"))
    measures = [Measure(id=f"m{number}", title_th="มาตรการ", issue=issue) for number, issue in enumerate(("b", None, "a", "b"), 1)]
    (page,) = lists(*measures, record=YearRecord(issues=issues))
    assert [(group.title_th, [one.id for one in group.measures]) for group in view_of(page, MeasuresView).groups] == [
        ("ประเด็นที่ 1 งบประมาณ", ["m1", "m4"]),
        ("ไม่ได้ระบุประเด็น", ["m2"]),
        ("บริการ", ["m3"]),
    ]


def test_measures_without_issues_stand_under_their_indicators() -> None:
    (page,) = lists(Measure(id="m1", title_th="ก", indicator="๗"), Measure(id="m2", title_th="ข"))
    titles = [group.title_th for group in view_of(page, MeasuresView).groups]
    assert len(titles) == 2
    assert "ตัวชี้วัดที่ 7" in titles[0]
    assert titles[1] == "มาตรการทั้งหมด"


def test_filters_count_what_occurs_and_a_single_value_is_no_filter() -> None:
    measures = [
        Measure(id="m1", title_th="ก", status=Status.DONE, owners=("office",)),
        Measure(id="m2", title_th="ข", status=Status.DONE, owners=("office",)),
        Measure(id="m3", title_th="ค", owners=("office",)),
    ]
    (page,) = lists(*measures)
    assert [(facet.name, [(one.value, one.count) for one in facet.values]) for facet in view_of(page, MeasuresView).facets] == [
        ("status", [("done", 2), ("unknown", 1)])
    ]


def test_first_and_last_measure_have_one_neighbour() -> None:
    year = make_year(2566, make_measures(3))
    agency = make_agency(years=(year,))
    around = [(one.previous, one.next) for one in measures_of(agency, year)]
    assert [(before.id if before else None, after.id if after else None) for before, after in around] == [
        (None, "m2"),
        ("m1", "m3"),
        ("m2", None),
    ]


def test_same_weakness_is_found_in_other_years_by_its_id_and_by_its_question() -> None:
    asked = {"website": make_assessment().questions[0]}
    years = (
        make_year(2567, (Measure(id="by-id", title_th="ก", weakness_id="website"), Measure(id="other", title_th="ข"))),
        make_year(2566, (Measure(id="both", title_th="ค", weakness_id="website", questions=("website",)),), questions=asked),
        make_year(2565, (Measure(id="by-question", title_th="ง", questions=("website",)),), questions=asked),
    )
    agency = make_agency(years=years)
    found = {shown.measure.id: [one.measure.id for one in shown.siblings] for year in years for shown in measures_of(agency, year)}
    assert found == {"by-id": ["both"], "other": [], "both": ["by-id", "by-question"], "by-question": ["both"]}


def test_only_measure_of_a_year_has_no_neighbours() -> None:
    agency = make_agency(years=(make_year(2567, make_measures(2)), make_year(2566, make_measures(1))))
    pages = draw(make_portal((agency,)))
    assert "pr-neighbours" in pages["kut-noi/2567/measures/m1/"][1]["content"]
    assert "pr-neighbours" not in pages["kut-noi/2566/measures/m1/"][1]["content"]

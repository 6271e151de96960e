"""Checksums of a year: what counts as a change, and what does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from tests.building import Files
from tests.checking import MEASURE, records_of

from prongsai.model.fiscal_year import Reopening, YearRecord
from prongsai.published.closed import files_of_year

YEAR: Files = {"2567/measures.yml": MEASURE, "2567/year.yml": "remark_th: ก\n", "2567/files/a.pdf": b"%PDF", "2567/data.csv": "a,b\n"}


def sums(folder: Path, files: Files) -> dict[str, str] | None:
    held = files_of_year(records_of(folder, files), PurePosixPath("2567"))
    return None if held is None else {name: one.sha256 for name, one in held.items()}


def test_every_file_of_the_year_counts_and_no_other(tmp_path: Path) -> None:
    files = {**YEAR, "2566/year.yml": "remark_th: ข\n", "channels.yml": "[]\n", "2567/.hidden": "x", "2567/measures/two.yml": MEASURE}
    found = sums(tmp_path, files)
    assert found
    assert sorted(found) == ["data.csv", "files/a.pdf", "measures.yml", "measures/two.yml", "year.yml"]


@pytest.mark.parametrize(
    "change",
    [
        {"2567/measures.yml": "# หมายเหตุ\n- {title_th: 'ปรับปรุงเว็บไซต์', id: new-website}\n"},
        {"2567/year.yml": "frozen: true\nfrozen_on: 1 ต.ค. 2567\nremark_th: ก\n"},
        {"2567/year.yml": "remark_th: ก\nreopened: {on: 1 ต.ค. 2567, reason_th: ข}\n"},
        {"agency.yml": "# หมายเหตุ\n"},
    ],
)
def test_layout_comments_and_closing_are_no_change(tmp_path: Path, change: Files) -> None:
    assert sums(tmp_path / "a", YEAR) == sums(tmp_path / "b", {**YEAR, **change})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("measures.yml", MEASURE + "  remark_th: ก\n"),
        ("measures.yml", MEASURE + "- {id: two, title_th: ข}\n"),
        ("year.yml", "remark_th: กก\n"),
        ("files/a.pdf", b"%PDF\n"),
        ("data.csv", "a,c\n"),
    ],
)
def test_any_other_difference_is_one_of_that_file_alone(tmp_path: Path, name: str, content: str | bytes) -> None:
    before, after = sums(tmp_path / "a", YEAR), sums(tmp_path / "b", {**YEAR, f"2567/{name}": content})
    assert before
    assert after
    assert [one for one in before if before[one] != after[one]] == [name]


def test_a_file_that_cannot_be_read_as_it_stands_is_not_judged(tmp_path: Path) -> None:
    assert sums(tmp_path, {**YEAR, "2567/measures.yml": "- id: *a\n"}) is None


@pytest.mark.parametrize(
    ("reopened_on", "frozen_on", "is_closed"),
    [(None, date(2024, 10, 1), True), (date(2024, 11, 5), date(2024, 10, 1), False), (date(2024, 11, 5), date(2024, 11, 6), True)],
)
def test_a_year_is_open_from_its_reopening_until_it_is_closed_later(reopened_on: date | None, frozen_on: date, is_closed: bool) -> None:
    reopened = Reopening(on=reopened_on, reason_th="ก") if reopened_on else None
    year = YearRecord(frozen=True, frozen_on=frozen_on, reopened=reopened)
    assert (year.is_closed, year.is_open_again) == (is_closed, not is_closed)


def test_a_year_that_was_never_closed_is_neither() -> None:
    year = YearRecord()
    assert (year.is_closed, year.is_open_again) == (False, False)

"""The made-up portal of `make bench-oit` is one that the product takes, with every item of every year."""

from __future__ import annotations

from pathlib import Path

from benchmarks.oit import YEARS_BE, write_portal
from tests.portals import verdicts

from prongsai.site.read import read_portal


def test_every_agency_has_its_name_and_every_item_of_the_years(tmp_path: Path) -> None:
    write_portal(tmp_path, 2)
    reading = read_portal(tmp_path / "content")
    assert reading.problems == []
    assert reading.portal
    names = [(agency.name_th, agency.short_name_th) for agency in reading.portal.agencies]
    assert len({name for both in names for name in both}) == 4
    for agency in reading.portal.agencies:
        of_years = verdicts(agency, reading.portal.oit_catalogues)
        assert sorted(of_years) == list(YEARS_BE)
        assert {year: len(one.items) for year, one in of_years.items()} == {2566: 43, 2567: 35, 2568: 28, 2569: 26}

from pathlib import Path
from typing import Any

from benchmarks.stock import write_stock
from benchmarks.synthetic import write_content

from prongsai.pages import pages_of
from prongsai.pages.page import Section
from prongsai.site.read import read_portal


def test_stock_side_has_the_pages_of_this_side_but_those_of_the_search(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 30, seed=1)
    count, left_out = write_stock(tmp_path / "content", tmp_path / "stock")
    portal = read_portal(tmp_path / "content").portal
    assert portal is not None
    written = {f"{path.parent.relative_to(tmp_path / 'stock' / 'docs').as_posix()}/" for path in (tmp_path / "stock").rglob("index.md")}
    assert left_out == set()
    assert written == {page.address or "./" for page in pages_of(portal) if page.section is not Section.SEARCH}
    assert count == len(written)


def test_stock_side_tells_the_same_facts(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 30, seed=1)
    write_stock(tmp_path / "content", tmp_path / "stock")
    portal = read_portal(tmp_path / "content").portal
    assert portal is not None
    agency = portal.agencies[0]
    year = next(year for year in agency.years if year.measures)
    measure = year.measures[0]
    page = tmp_path / "stock" / "docs" / agency.slug / str(year.year_be) / "measures" / measure.id / "index.md"
    text = page.read_text("utf-8")
    parts: tuple[Any, ...] = (*measure.steps, *measure.results, *measure.outcomes, *measure.follow_up)
    told = [measure.title_th, *(one.text_th for one in parts)]
    assert [one for one in told if one not in text] == []

"""The sitemap: full addresses, days only where the data name one, the same bytes each time."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.portals import URL, example_portal

from prongsai.pages import pages_of
from prongsai.site.sitemap import MAX_ADDRESSES, write_sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(path: Path) -> list[str]:
    return [one.text or "" for one in ElementTree.parse(path).iter(f"{SPACE}loc")]  # noqa: S314  # written here


def test_day_stands_only_where_the_data_name_one(tmp_path: Path) -> None:
    write_sitemap([("", None), ("a/", date(2024, 9, 1))], URL, tmp_path)
    assert (tmp_path / "sitemap.xml").read_text("utf-8") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://transparency.example/</loc></url>\n"
        "<url><loc>https://transparency.example/a/</loc><lastmod>2024-09-01</lastmod></url>\n</urlset>\n"
    )


def test_days_of_the_example_are_those_of_its_data() -> None:
    pages = list(pages_of(example_portal()))
    of_years = {"year.html", "measures.html", "measure.html", "documents.html", "oit_item.html", "evidence_pack.html"}
    of_agencies = {"agency_home.html", "structure.html", "service_manuals.html", "service_manual.html"}
    of_records = {"statistics.html", "procurement.html", "news.html", "news_item.html", "participation.html", "no_gift.html"}
    assert {page.template for page in pages if page.changed_on} == of_years | of_agencies | of_records
    assert [page for page in pages if page.template == "measure.html" and not page.changed_on]


@pytest.mark.parametrize("count", [0, 1, MAX_ADDRESSES])
def test_one_file_holds_fifty_thousand(tmp_path: Path, count: int) -> None:
    write_sitemap(((f"{number}/", None) for number in range(count)), URL, tmp_path)
    assert len(locations(tmp_path / "sitemap.xml")) == count
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sitemap.xml", "sitemap.xml.gz"]


def test_more_stand_in_several_files_with_an_index(tmp_path: Path) -> None:
    write_sitemap(((f"{number}/", None) for number in range(MAX_ADDRESSES + 1)), URL, tmp_path)
    assert locations(tmp_path / "sitemap.xml") == [f"{URL}sitemap-1.xml", f"{URL}sitemap-2.xml"]
    assert len(locations(tmp_path / "sitemap-1.xml")) == MAX_ADDRESSES
    assert locations(tmp_path / "sitemap-2.xml") == [f"{URL}{MAX_ADDRESSES}/"]


def test_same_addresses_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_sitemap([("a/", date(2024, 9, 1))], URL, tmp_path / name)
    one, other = ((tmp_path / name / "sitemap.xml.gz").read_bytes() for name in ("one", "other"))
    assert one == other
    time, system = one[4:8], one[9:10]
    assert (time, system) == (b"\0\0\0\0", b"\xff"), "no time, and a system that is not named (RFC 1952)"
    assert gzip.decompress(one) == (tmp_path / "one/sitemap.xml").read_bytes()


def test_awkward_address_is_written_as_xml(tmp_path: Path) -> None:
    write_sitemap([("a&b<c>/", None)], URL, tmp_path)
    assert locations(tmp_path / "sitemap.xml") == [f"{URL}a&b<c>/"]


def test_site_that_does_not_know_its_address_has_none(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("MkDocs' own")
    write_sitemap([("a/", None)], "", tmp_path)
    assert list(tmp_path.iterdir()) == []

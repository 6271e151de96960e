"""No address dies: what is told of one that would, and of redirects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.building import AGENCY, Files, write_files
from tests.checking import MEASURE
from tests.effort import assert_seconds_in_line, assert_steps_in_line

from prongsai.model.publication import PublishedAddress, PublishedRecord
from prongsai.published.record import as_yaml
from prongsai.site.read import Reading, read_portal

DAY = date(2024, 4, 5)


def read(folder: Path, files: Files) -> Reading:
    write_files(folder, {"agency.yml": AGENCY, "2567/measures.yml": MEASURE, **files})
    return read_portal(folder, "content")


def told(folder: Path, files: Files) -> list[tuple[str, int, str]]:
    return [(one.file.removeprefix("content/"), one.line, one.code) for one in read(folder, files).problems]


def listed(*addresses: str) -> Files:
    entries = tuple(PublishedAddress(address=one, title_th="หน้า", first_on=DAY) for one in addresses)
    return {"published.yml": as_yaml(PublishedRecord(addresses=entries))}


def redirects(*pairs: tuple[str, str]) -> Files:
    return {"redirects.yml": "".join(f'- {{from: "{old}", to: "{new}", since_on: 2024-11-02}}\n' for old, new in pairs)}


def test_a_vanished_address_stops_the_portal_at_its_line(tmp_path: Path) -> None:
    reading = read(tmp_path, listed("2567/", "2567/measures/website/"))
    assert reading.portal is None
    (problem,) = reading.problems
    assert (problem.file, problem.line, problem.code) == ("content/published.yml", 5, "address-vanished")
    assert "“หน้า”" in problem.found
    assert "to: 2567/measures/new-website/" in problem.cure


def test_a_page_that_was_there_before_is_not_proposed(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, listed("2566/", "2567/", "2567/measures/")).problems
    assert problem.cure.endswith("ใน redirects.yml: - {from: 2566/, to: ที่อยู่ใหม่, since_on: วันที่ย้าย}")


@pytest.mark.parametrize(
    ("to", "meant"),
    [("2567/measures/new-webste/", "2567/measures/new-website/"), ("2567/mesures/new-website/", "2567/measures/new-website/")],
)
def test_the_end_that_was_meant_is_named(tmp_path: Path, to: str, meant: str) -> None:
    (problem,) = read(tmp_path, redirects(("old/", to))).problems
    assert (problem.code, problem.cure) == ("redirect-to-nowhere", f"น่าจะเป็น {meant}")


def test_other_errors_are_told_first_and_alone(tmp_path: Path) -> None:
    files = {**listed("2566/"), "channels.yml": "- ก\n"}
    assert told(tmp_path, files) == [("channels.yml", 1, "wrong-type")]


def test_a_redirect_to_nowhere_does_not_tell_of_the_vanished_page_as_well(tmp_path: Path) -> None:
    files = {**listed("about/"), **redirects(("about/", "history/"))}
    assert told(tmp_path, files) == [("redirects.yml", 1, "redirect-to-nowhere")]


def test_a_redirect_below_a_file_could_not_be_written(tmp_path: Path) -> None:
    files = {"a.pdf": "%PDF", "about.md": "[ก](a.pdf)", **redirects(("a.pdf/old/", "contact/"))}
    assert told(tmp_path, files) == [("redirects.yml", 1, "redirect-from-living-page")]


def test_a_circle_is_told_once(tmp_path: Path) -> None:
    files = redirects(("x/", "contact/"), ("a/", "b/"), ("b/", "c/"), ("c/", "a/"), ("d/", "b/"))
    assert told(tmp_path, files) == [("redirects.yml", 2, "redirect-in-circle")]


@pytest.mark.parametrize("to", ["", "/", "contact", "/contact/", "contact/#map", "about/", "a.pdf", "https://agency.example/"])
def test_ends_that_open(tmp_path: Path, to: str) -> None:
    assert told(tmp_path, {"about.md": "[ก](a.pdf)", "a.pdf": "%PDF", **redirects(("old/", to))}) == []


def test_a_chain_goes_on_where_the_page_of_an_anchor_moved(tmp_path: Path) -> None:
    assert told(tmp_path, redirects(("a/", "b/#x"), ("b/", "contact/"))) == []
    assert told(tmp_path, redirects(("a/", "b/#x"), ("b/", "a/#y"))) == [("redirects.yml", 1, "redirect-in-circle")]


def test_a_portal_keeps_its_files_beside_its_agencies(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"kut-noi/agency.yml": AGENCY, **listed("", "kut-noi/", "kut-noi/old/"), **redirects(("kut-noi/old/", "kut-noi/"))}
    )
    reading = read_portal(tmp_path)
    assert reading.problems == []
    assert reading.portal
    assert [one.to for one in reading.portal.redirects] == ["kut-noi/"]


def test_the_lists_alone_are_no_content(tmp_path: Path) -> None:
    write_files(tmp_path, redirects(("a/", "b/")))
    assert [one.code for one in read_portal(tmp_path).problems] == ["no-content"]


def test_very_many_vanished_addresses_are_told_in_line_with_their_number(tmp_path: Path) -> None:
    def read_many(count: int) -> None:
        reading = read(tmp_path, listed(*(f"2566/measures/website-{number}/" for number in range(count))))
        assert {one.code for one in reading.problems} - {"too-many-problems"} == {"address-vanished"}

    assert_steps_in_line(read_many, 250)
    assert_seconds_in_line(read_many, 250)

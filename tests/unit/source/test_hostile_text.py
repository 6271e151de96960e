"""No text of a megabyte takes long, whatever it is made of: what nobody can have typed is refused, or told a part of."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.effort import assert_seconds_in_line, assert_steps_in_line

from prongsai import kinds
from prongsai.kinds import Place
from prongsai.site.read import read_portal
from prongsai.source import files as source_files
from prongsai.source.files import MAX_BYTES, MAX_VALUES, read_content
from prongsai.source.markdown import HandWritten
from prongsai.source.references import References
from prongsai.source.yaml import tree as yaml_tree


def told(folder: Path, name: str, text: str) -> list[tuple[str, str]]:
    write_files(folder, {"agency.yml": AGENCY, name: text})
    return [(one.code, one.cure) for one in read_content(folder, "content").problems]


@pytest.mark.parametrize("unit", ["a: b\n", "\x07a\n", "? a\n", "- \n", "\ta: b\n", "id: b\n"])
def test_a_file_of_more_lines_than_anybody_types_is_refused(tmp_path: Path, unit: str) -> None:
    assert [code for code, _ in told(tmp_path, "2567/measures.yml", unit * (MAX_VALUES + 2))] == ["file-too-large"]


def test_a_file_of_more_values_on_a_line_is_refused_as_well(tmp_path: Path) -> None:
    assert [code for code, _ in told(tmp_path, "2567/measures.yml", f"[{'a,' * (2 * MAX_VALUES + 2)}]")] == ["file-too-large"]


def test_long_texts_are_no_reason_to_refuse_a_file(tmp_path: Path) -> None:
    lines = "".join(f"- id: m{number}\n  title_th: {'ก' * 100}, {'ข' * 100}\n" for number in range(1400))
    assert told(tmp_path, "2567/measures.yml", lines) == []


@pytest.mark.parametrize("name", [kind.file for kind in kinds.all_kinds() if kind.lies & {Place.AGENCY, Place.YEAR}])
def test_every_kind_of_file_that_is_too_large_has_a_cure_of_its_own(tmp_path: Path, name: str) -> None:
    kind = next(one for one in kinds.all_kinds() if one.file == name)
    for folder in [*(["2567/"] if Place.YEAR in kind.lies else []), *([""] if Place.AGENCY in kind.lies else [])]:
        ((code, cure),) = told(tmp_path / (folder or "agency"), f"{folder}{name}", "#" * (MAX_BYTES + 1))
        assert code == "file-too-large"
        assert ("measures" in cure) == kind.folder  # only what may lie in a folder can be parted
        assert "ลบไฟล์" not in cure or "ครบ" in cure


def test_a_table_and_a_measure_alone_have_theirs(tmp_path: Path) -> None:
    ((_, of_table),) = told(tmp_path / "a", "2567/procurement.csv", "," * (MAX_BYTES + 1))
    assert "Excel" in of_table
    ((_, of_measure),) = told(tmp_path / "b", "2567/measures/one.yml", "#" * (MAX_BYTES + 1))
    assert "มาตรการ" in of_measure


def test_control_characters_are_mended_at_once_where_there_are_many() -> None:
    def parse(count: int) -> None:
        yaml_tree.parse("a\x07: b\n" * count)

    assert_steps_in_line(parse, 1500)


HEADINGS = ["# a{} x", "# {}", "[", "[](", "![", "<", "* ", "*a ", "**a*", "`a", "a_", " {#", "#", " #"]


@pytest.mark.parametrize("unit", HEADINGS)
def test_titles_of_pages_take_no_longer_for_what_follows(unit: str) -> None:
    def title(count: int) -> None:
        assert isinstance(HandWritten.parse("# " + unit * count + "x").title_th, str)

    assert_seconds_in_line(title, 20_000)


@pytest.mark.parametrize("unit", ["a: b\n", "    a\n", "---\n", "a: {", "...\n"])
def test_what_stands_above_a_page_takes_no_longer_than_the_page(unit: str) -> None:
    def parse(count: int) -> None:
        HandWritten.parse("---\n" + unit * count + "\n---\n")
        HandWritten.parse("a: b\n" + unit * count)

    assert_seconds_in_line(parse, 10_000)


def test_what_names_itself_above_a_page_says_no_endless_title() -> None:
    names = "".join(f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]\n" for number in range(1, 60))
    page = HandWritten.parse(f"---\na0: &a0 [x, x]\n{names}title: *a59\nauthor: ก\n---\n# หัวเรื่อง\n")
    assert page.title_th == "หัวเรื่อง"
    assert page.meta == {"author": "ก"}


@pytest.mark.parametrize("unit", ["[](a", "%", "%e0%b8", "a.", "<img src=", "(((", "a.b/"])
def test_references_are_found_in_one_pass(unit: str) -> None:
    def take(count: int) -> None:
        References().take(unit * count + "." * 2)

    assert_seconds_in_line(take, 10_000)


@pytest.mark.parametrize("name", ["notes.txt", "about.md", "2567/list.csv", "2567/measures.txt", "own.css", "a.json"])
def test_a_file_beside_the_data_is_looked_into_only_so_far(tmp_path: Path, name: str) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, "2567/year.yml": "remark_th: ก\n", name: "- id: {a: [\n" * 90_000})
    reading = read_portal(tmp_path, "content")
    assert reading.portal is not None
    assert {one.code for one in reading.problems} <= {"data-not-read", "unused-file"}


def test_published_addresses_have_no_such_limit(tmp_path: Path) -> None:
    entries = "".join(f"  - {{address: a{number}/, title_th: ก, first_on: 2024-01-01}}\n" for number in range(3))
    write_files(tmp_path, {"agency.yml": AGENCY, "published.yml": "addresses:\n" + entries + "\n" * (MAX_VALUES + 1)})
    assert source_files.read_content(tmp_path, "content").problems == []

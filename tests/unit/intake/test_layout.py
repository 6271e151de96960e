from pathlib import Path
from typing import Any

import pytest
from tests.building import write_files

from prongsai import kinds
from prongsai.intake.layout import RESERVED_SLUGS, Layout, lay_out
from prongsai.kinds import RecordKind
from prongsai.source.files import read_content


def laid_out(folder: Path, *names: str) -> Layout:
    write_files(folder, dict.fromkeys(names, "a: 1"))
    return lay_out(read_content(folder, "content"))


def found(layout: Layout) -> list[tuple[str, RecordKind[Any], int | None]]:
    return [(one.slug, one.kind, one.year_be) for one in layout.files]


def told(layout: Layout) -> list[tuple[str, str]]:
    return [(one.file.removeprefix("content/"), one.code) for one in layout.problems]


def test_a_site_of_one_agency_has_its_files_at_the_top(tmp_path: Path) -> None:
    names = [
        "agency.yml",
        "channels.yml",
        "e-services.yml",
        "search.yml",
        "2567/assessment.yml",
        "2567/measures.yml",
        "2567/measures/a.yml",
        "2567/year.yml",
    ]
    layout = laid_out(tmp_path, *names)
    assert layout.problems == []
    assert found(layout) == [
        ("", kinds.AGENCY, None),
        ("", kinds.CHANNELS, None),
        ("", kinds.E_SERVICES, None),
        ("", kinds.SEARCH, None),
        ("", kinds.ASSESSMENT, 2567),
        ("", kinds.MEASURES, 2567),
        ("", kinds.YEAR, 2567),
        ("", kinds.MEASURES, 2567),
    ]


def test_a_site_of_many_agencies_has_a_folder_for_each(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, "a/agency.yml", "a/2566/measures.yml", "b-2/agency.yml")
    assert layout.problems == []
    assert found(layout) == [("a", kinds.AGENCY, None), ("a", kinds.MEASURES, 2566), ("b-2", kinds.AGENCY, None)]


@pytest.mark.parametrize("agency", ["agency.yml", "a/agency.yml"])
def test_files_of_the_whole_site_lie_at_the_top(tmp_path: Path, agency: str) -> None:
    layout = laid_out(tmp_path, agency, "published.yml", "redirects.yml")
    assert layout.problems == []
    assert [one.kind for one in layout.files] == [kinds.AGENCY]
    assert [one.kind for one in layout.of_site] == [kinds.PUBLISHED, kinds.REDIRECTS]


def test_each_agency_of_a_portal_may_have_its_list_of_addresses(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, "a/agency.yml", "published.yml", "a/published.yml", "gone/published.yml")
    assert layout.problems == []
    assert [str(one.file.name) for one in layout.of_site] == ["published.yml", "a/published.yml", "gone/published.yml"]


@pytest.mark.parametrize("name", ["a/2567/published.yml", "a/2567/redirects.yml"])
def test_they_lie_nowhere_else(tmp_path: Path, name: str) -> None:
    layout = laid_out(tmp_path, "a/agency.yml", name)
    assert told(layout) == [(name, "unknown-file")]
    assert "โฟลเดอร์เนื้อหาโดยตรง" in layout.problems[0].cure


@pytest.mark.parametrize("agency", ["agency.yml", "a/agency.yml"])
def test_own_oit_forms_are_of_the_whole_site_and_of_the_year_they_are_called_by(tmp_path: Path, agency: str) -> None:
    layout = laid_out(tmp_path, agency, "oit-catalogue/2569.yml", "oit-catalogue/2570.yml")
    assert layout.problems == []
    assert [one.kind for one in layout.files] == [kinds.AGENCY]
    assert [(one.kind, one.year_be) for one in layout.of_site] == [(kinds.OIT_CATALOGUE, 2569), (kinds.OIT_CATALOGUE, 2570)]


@pytest.mark.parametrize(
    ("name", "code", "cure"),
    [
        ("oit-catalogue/2026.yml", "fiscal-year-in-ce", "2569.yml"),
        ("oit-catalogue/๒๐๒๖.yml", "fiscal-year-in-ce", "2569.yml"),
        ("oit-catalogue/๒๕๖๙.yml", "unknown-file", "2569.yml"),
        ("oit-catalogue/2569.yaml", "unknown-file", "2569.yml"),
        ("oit-catalogue/oit-2568.yml", "unknown-file", "2568.yml"),
        ("oit-catalogue/1234.yml", "unknown-file", "พ.ศ."),
        ("oit-catalogue.yml", "unknown-file", "oit-catalogue/2569.yml"),
        ("a/oit-catalogue/2568.yml", "unknown-file", "oit-catalogue/2568.yml"),
        ("a/2568/oit_catalogue.yml", "unknown-file", "โฟลเดอร์เนื้อหาโดยตรง"),
        ("OIT-Catalogue/2568.yml", "unknown-file", "oit-catalogue/2568.yml"),
        ("oit-catalogue/2568/2568.yml", "unknown-file", "oit-catalogue/2568.yml"),
    ],
)
def test_an_own_oit_form_elsewhere_is_told_with_its_place(tmp_path: Path, name: str, code: str, cure: str) -> None:
    layout = laid_out(tmp_path, "a/agency.yml", name)
    assert told(layout) == [(name, code)]
    assert cure in layout.problems[0].cure
    assert layout.of_site == []


@pytest.mark.parametrize("names", [["2567/measures.yml"], ["channels.yml"], ["๒๕๖๗/measures.yml", "e-services.yml"]])
def test_an_agency_without_its_description_is_still_one(tmp_path: Path, names: list[str]) -> None:
    layout = laid_out(tmp_path, *names)
    assert "unknown-file" not in dict(told(layout)).values()
    assert {one.slug for one in layout.files} <= {""}


@pytest.mark.parametrize(
    ("name", "code", "cure"),
    [
        ("agencies.yml", "unknown-file", "agency.yml"),
        ("Channels.yml", "unknown-file", "channels.yml"),
        ("channels.yaml", "unknown-file", "channels.yml"),
        ("e_services.yml", "unknown-file", "e-services.yml"),
        ("measures.yml", "unknown-file", "ย้าย"),
        ("บันทึก.yml", "unknown-file", "agency.yml, channels.yml, e-services.yml, structure.yml"),
        ("serach.yml", "unknown-file", "search.yml"),
        ("2567/search.yml", "unknown-file", "ย้ายไฟล์ออก"),
        ("2567/agency.yml", "unknown-file", "ย้ายไฟล์ออก"),
        ("2567/measure.yml", "unknown-file", "measures.yml"),
        ("2567/measures/deep/a.yml", "unknown-file", "year.yml"),
        ("2567/measures/a.yaml", "unknown-file", "a.yml"),
        ("2567/measures/a.YML", "unknown-file", "a.yml"),
        ("ปี 2567/measures.yml", "unknown-file", "2567"),
        ("notes/measures.yml", "unknown-file", "2567"),
        ("other/agency.yml", "unknown-file", "หลายหน่วยงาน"),
        ("2024/measures.yml", "fiscal-year-in-ce", "2567"),
        ("๒๕๖๗/measures.yml", "unreadable-year", "2567"),
        ("๒๐๒๔/measures.yml", "fiscal-year-in-ce", "2567"),
        ("9999/measures.yml", "unreadable-year", "2567"),
        ("٢٥٦٧/measures.yml", "unknown-file", "2567"),
    ],
)
def test_a_file_in_no_known_place_is_told_with_the_place_it_belongs_to(tmp_path: Path, name: str, code: str, cure: str) -> None:
    layout = laid_out(tmp_path, "agency.yml", name)
    assert told(layout) == [(name, code)]
    assert cure in layout.problems[0].cure
    assert [one.kind for one in layout.files] == [kinds.AGENCY]


@pytest.mark.parametrize(
    ("name", "code"),
    [("kut noi", "unsafe-id"), ("กุดน้อย", "unsafe-id"), ("Kut-Noi", "unsafe-id"), ("a_b", "unsafe-id"), ("-a", "unsafe-id")],
)
def test_a_folder_that_is_no_address_is_told(tmp_path: Path, name: str, code: str) -> None:
    assert told(laid_out(tmp_path, f"{name}/agency.yml")) == [(f"{name}/agency.yml", code)]


@pytest.mark.parametrize("name", sorted(RESERVED_SLUGS))
def test_folders_of_the_built_site_belong_to_no_agency(tmp_path: Path, name: str) -> None:
    assert told(laid_out(tmp_path, f"{name}/agency.yml")) == [(f"{name}/agency.yml", "reserved-id")]


def test_every_agency_needs_its_description(tmp_path: Path) -> None:
    assert told(laid_out(tmp_path, "a/agency.yml", "b/channels.yml", "c/2567/measures.yml")) == [
        ("b/channels.yml", "missing-agency"),
        ("c/2567/measures.yml", "missing-agency"),
    ]


def test_a_file_beside_the_agencies_folders_belongs_in_one(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, "a/agency.yml", "channels.yml")
    assert told(layout) == [("channels.yml", "unknown-file")]
    assert "โฟลเดอร์ของหน่วยงาน" in layout.problems[0].cure


def test_only_lists_hold_lists() -> None:
    of_year = {kinds.YEAR, kinds.ASSESSMENT, kinds.STATISTICS, kinds.NO_GIFT}
    assert {kind for kind in kinds.KINDS if not kind.many} == {
        kinds.AGENCY,
        kinds.STRUCTURE,
        kinds.PUBLISHED,
        kinds.OIT_CATALOGUE,
    } | of_year

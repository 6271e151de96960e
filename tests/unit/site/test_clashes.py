"""Two things at one address: told before anything is built; lists give way to records."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.building import AGENCY, Files, make_project, settings, write_files
from tests.crawler import Crawler
from tests.test_plain_frame import Told

from prongsai.cli import main
from prongsai.pages import Plan
from prongsai.pages.view import AddressOfPart, like_parts
from prongsai.problems.problem import Refused
from prongsai.site.clashes import find_doubles
from prongsai.site.plain import build_plain
from prongsai.site.read import read_portal


def measures(*ids: str) -> str:
    return "".join(f"- id: {one}\n  title_th: มาตรการ {one}\n" for one in ids)


def plan_of(folder: Path, files: Files) -> Plan:
    write_files(folder, {"agency.yml": AGENCY, **files})
    plan = read_portal(folder, "content").plan
    assert plan
    return plan


MANY = [f"m{number}" for number in range(401)]


@pytest.mark.parametrize(
    ("own", "parts"),
    [
        (["x"], ["", "page-2/", "page-3/"]),
        (["page-2"], ["", "list-page-2/", "page-3/"]),
        (["page-3", "page-9", "page-02"], ["", "page-2/", "list-page-3/"]),
        (["page-2", "list-page-2"], ["", "list-list-page-2/", "page-3/"]),
        (["oit", "measures", "index", "page-1"], ["", "page-2/", "page-3/"]),
    ],
)
def test_a_list_gives_way_to_records(own: list[str], parts: list[str], tmp_path: Path) -> None:
    news = "".join(f"- {{id: {one}, title_th: ข่าว, published_on: 2 พ.ย. 2566}}\n" for one in (*own, *MANY))
    plan = plan_of(tmp_path, {"2567/measures.yml": measures(*own, *MANY), "2567/news.yml": news})
    pages = list(plan.pages())
    addresses = [page.address for page in pages]
    assert len(addresses) == len(set(addresses))
    for kind in ("measures", "news"):
        base = f"2567/{kind}/"
        lists = [page.address.removeprefix(base) for page in pages if page.template == f"{kind}.html"]
        assert lists == parts
        assert {f"{base}{one}/" for one in own} <= set(addresses)


def test_a_record_called_as_a_part_stands_in_the_index_and_no_part_does(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, {"2567/measures.yml": measures("page-2", *MANY)})
    groups = [group for page in plan.pages() for group in getattr(page.view, "groups", ())]
    listed = {entry.address for group in groups for entry in getattr(group, "entries", ())}
    assert "2567/measures/page-2/" in listed
    assert not {one for one in listed if one.endswith(("measures/list-page-2/", "measures/page-3/"))}


def test_addresses_of_parts_are_those_of_before() -> None:
    assert [AddressOfPart("a/")(number) for number in (1, 2)] == ["a/", "a/page-2/"]
    assert like_parts(["page-2", "page-2a", "list-page-10", "x"]) == {"page-2", "list-page-10"}


def test_a_list_that_gives_way_leads_to_all(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    mkdocs_yml = make_project(tmp_path, {"agency.yml": AGENCY, "2567/measures.yml": measures(*MANY[:201], "page-2")})
    build_plain(mkdocs_yml, Told(), target=folder)
    crawled = Crawler(folder, "https://transparency.example/").crawl(every_page=False)
    assert crawled.dead == set()
    led_to = {one.removeprefix("https://transparency.example/2567/measures/") for one in crawled.pages if "/measures/" in one}
    assert {f"{one}/" for one in (*MANY[:201], "page-2", "list-page-2")} <= led_to


CLASHES = [
    ("channels.md", "หน้า “ร้องเรียน"),
    ("2567/measures/a.md", "หน้า “มาตรการ a”"),
    ("2567/measures/a/index.html", "หน้า “มาตรการ a”"),
    ("2567/news/news.csv", "ไฟล์ดาวน์โหลด"),
    ("2567/measures", "โฟลเดอร์ /2567/measures/"),
    ("search.md", "หน้า “ค้นหา”"),
]


@pytest.mark.parametrize(("name", "found"), CLASHES)
def test_a_file_at_an_address_of_ours_is_told_before_anything_is_built(
    name: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {
        "agency.yml": AGENCY,
        **({} if name == "2567/measures" else {"2567/measures.yml": measures("a")}),
        "2567/assessment.yml": "total_score: 90\n",
        "2567/news.yml": "- {id: n, title_th: ข่าว, published_on: 2 พ.ย. 2566}\n",
        name: "# ก\n",
    }
    if name == "2567/measures":
        content["2567/measures.yml"] = measures("a")
    if name.endswith(".csv"):
        content["about.md"] = f"[ตาราง]({name})\n"  # else it is data that is not read, and not published at all
    mkdocs_yml = make_project(tmp_path, content, settings())
    told = Told()
    with pytest.raises(Refused):
        build_plain(mkdocs_yml, told, target=tmp_path / "site")
    (problem,) = [one for one in told if one.is_error]
    assert (problem.code, problem.file) == ("address-taken", f"content/{name}")
    assert found in problem.found
    assert not (tmp_path / "site").exists()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    assert done.output.count("[address-taken]") == 1


def test_files_that_some_systems_take_for_one_are_told() -> None:
    files = [("files/A.pdf", "files/A.pdf"), ("files/a.pdf", "files/a.pdf"), ("b.pdf", "b.pdf")]
    (problem,) = find_doubles(files, "content")
    assert (problem.file, problem.code, problem.is_error) == ("content/files/a.pdf", "same-address", False)


def test_a_page_that_differs_from_ours_in_capitals_is_a_warning(tmp_path: Path) -> None:
    told = Told()
    build_plain(make_project(tmp_path, {"agency.yml": AGENCY, "Channels.md": "# ก\n"}), told, target=tmp_path / "site")
    assert [(one.file, one.code, one.is_error) for one in told] == [("content/Channels.md", "address-taken", False)]


def test_a_file_where_the_folder_of_another_lies_is_told() -> None:
    files = [("about.md", "about/index.html"), ("about", "about")]
    assert [(one.file, one.code, one.is_error) for one in find_doubles(files, "content")] == [("content/about", "same-address", True)]


def test_files_in_order_are_no_clash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"2567/measures.yml": measures("a"), "2567/files/measures.csv": "a", "history.md": "# ก\n"}
    make_project(tmp_path, {"agency.yml": AGENCY, **content}, settings())
    monkeypatch.chdir(tmp_path)
    output = CliRunner().invoke(main, ["check"]).output
    assert "address" not in output

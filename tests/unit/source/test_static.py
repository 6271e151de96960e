"""Hand-written pages and files of the content folder: their addresses and titles, held against MkDocs' own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data
from tests.building import Files, make_project, write_files

from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten
from prongsai.source.static import ContentFile, content_files, files_on_disk
from prongsai.source.walk import walk

PDF = b"%PDF-1.4\n"
FOLDER: Files = {
    "index.md": "ยินดีต้อนรับ\n",
    "about.md": "# เกี่ยวกับเรา\n",
    "history/README.md": "# ประวัติ\n",
    "history/founding.markdown": "ประวัติการก่อตั้ง\n",
    "both/README.md": "# ก\n",
    "both/index.md": "# ข\n",
    "page/index.html": "<p>",
    "page/other.html": "<p>",
    "page/index.md": "# ค\n",
    "คู่มือ/การใช้ เว็บไซต์.md": "# คู่มือ\n",
    "a.b.md": "# จุด\n",
    "readme.md": "# ตัวเล็ก\n",
    "UPPER.MD": "# ไม่ใช่ Markdown\n",
    "files/plan.pdf": PDF,
    "files/table.csv": "a,b\n",
    "files/photo.jpg": b"jpg",
    "templates/secret.md": "# ซ่อน\n",
    "news/templates/open.md": "# เปิด\n",
    ".hidden/page.md": "# ซ่อน\n",
    "news/.draft.md": "# ซ่อน\n",
    "agency.yml": "a: b\n",
    "2567/procurement.csv": "a,b\n",
    "extra.yaml": "a: b\n",
}


def found(root: Path) -> dict[str, ContentFile]:
    return {one.address: one for one in content_files(walk(root))}


def of_mkdocs(mkdocs_yml: Path) -> list[Page]:
    config = load_config(str(mkdocs_yml))
    files = get_files(config)
    pages = [Page(None, file, config) for file in files.documentation_pages()]
    for page in pages:
        page.read_source(config)
        page.render(config, files)
    return pages


def test_addresses_are_those_that_mkdocs_gives(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, FOLDER)
    files = get_files(load_config(str(mkdocs_yml)))
    published = [one for one in files if one.inclusion.is_included() and not is_content(PurePosixPath(one.src_uri))]
    theirs = {unquote(one.url).removeprefix("./"): one.src_uri for one in published}
    assert {address: str(one.name) for address, one in found(tmp_path / "content").items()} == theirs
    assert len(theirs) == 15


@pytest.mark.parametrize(
    "text",
    [
        "# หัวเรื่อง\n\nข้อความ\n",
        "\n\n# หัวเรื่อง ##\n",
        "หัวเรื่อง\n=====\n",
        "ข้อความก่อน\n\n# หัวเรื่อง\n",
        "## หัวรอง\n\n# หัวเรื่อง\n",
        "---\ntitle: ชื่อข้างบน\n---\n# หัวเรื่อง\n",
        "---\ntitle: 2567\n---\n",
        "---\ndescription: ไม่มีชื่อ\n---\n\n# หัวเรื่อง\n",
        "---\n- รายการ\n---\n# หัวเรื่อง\n",
        "---\nข้อความ: [\n---\n# หัวเรื่อง\n",
        "title: ชื่อแบบเก่า\ndraft: no\n\n# หัวเรื่อง\n",
        "# **หัว** `เรื่อง` [ลิงก์](https://a.example/) ![ภาพ](a.png)\n",
        "# snake_case_stays 2*3\n",
        "# ก**ข**ค _ง_ <b>จ</b>\n",
        "\ufeff# หัวเรื่อง\n",
        "# หัวเรื่อง\r\n\r\nข้อความ\r\n",
        "ไม่มีหัวเรื่อง\n",
        "",
    ],
)
def test_titles_are_those_that_mkdocs_gives(tmp_path: Path, text: str) -> None:
    mkdocs_yml = make_project(tmp_path, {"how-to_apply.md": text.encode()})
    (page,) = of_mkdocs(mkdocs_yml)
    (file,) = content_files(walk(tmp_path / "content"))
    assert file.title_th == str(page.title)


def test_an_attribute_list_is_no_part_of_a_title(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": "# หัวเรื่อง {#top .wide}\n"})
    assert found(tmp_path)["a/"].title_th == "หัวเรื่อง"


def test_a_folders_page_without_a_title_is_called_as_its_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.md": "ก\n", "public-hearing/index.md": "ข\n", "map/index.html": "<p>"})
    assert {address: one.title_th for address, one in found(tmp_path).items()} == {
        "": "หน้าแรก",
        "public-hearing/": "Public hearing",
        "map/": "Map",
    }


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        ("---\ndraft: true\n---\n# ก\n", True),
        ("---\ndraft: yes\n---\n", True),
        ("draft: true\n\n# ก\n", True),
        ("---\ndraft: false\n---\n", False),
        ("---\ntitle: ก\n---\ndraft: true\n", False),
        ("# ก\n\n---\ndraft: true\n---\n", False),
    ],
)
def test_a_draft_is_not_published(tmp_path: Path, text: str, is_draft: bool) -> None:
    write_files(tmp_path, {"a.md": text})
    assert HandWritten.read(tmp_path / "a.md").is_draft is is_draft
    assert ("a/" in found(tmp_path)) is not is_draft


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("about.md", True),
        ("map/index.html", True),
        ("map/other.html", True),
        ("files/plan.pdf", True),
        ("files/plan.PDF", True),
        ("files/data.json", True),
        ("files/photo.JPG", False),
        ("own.css", False),
        ("CNAME", False),
        ("robots.txt", False),
        ("files/robots.txt", True),
        ("files/~$plan.docx", False),
        ("files/two  spaces.pdf", True),
        ("files/น\u0e4d\u0e32.pdf", True),
    ],
)
def test_pages_and_documents_are_kept_and_parts_of_pages_are_not(tmp_path: Path, name: str, is_kept: bool) -> None:
    write_files(tmp_path, {name: "ก"})
    (file,) = content_files(walk(tmp_path))
    assert file.is_kept is is_kept


def test_a_page_that_cannot_be_read_is_there_all_the_same(tmp_path: Path) -> None:
    write_files(tmp_path, {"old-page.md": "# เก่า\n".encode("cp874"), "gone.md": "# ก\n"})
    pages = found(tmp_path)
    assert set(pages) == {"old-page/", "gone/"}
    (tmp_path / "gone.md").unlink()
    assert pages["gone/"].title_th == "Gone"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: ก\n---\n\n\nข้อความ\n",
        "---\ntitle: ก\n...\nข้อความ\n",
        "---\nข้อความ: [\n---\nข้อความ\n",
        "---\n- ก\n---\nข้อความ\n",
        "title: ก\nauthor: ข\n    ค\n\n\nข้อความ\n",
        "title: ก\ntitle: ข\nข้อความ\n",
        "title:\n\nข้อความ\n",
        "Note: ก\n",
        "   \nข้อความ: ก\n",
        "\n\nข้อความ\n",
        "ข้อความ\ntitle: ก\n",
        "    title: ก\n",
        "",
    ],
)
def test_what_stands_above_a_text_is_what_mkdocs_takes(text: str) -> None:
    page = HandWritten.parse(text)
    assert (page.text, page.meta) == get_data(text)


def test_order_is_that_of_mkdocs(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, FOLDER)
    theirs = [one.src_uri for one in get_files(load_config(str(mkdocs_yml))) if one.inclusion.is_included()]
    ours = [str(one.name) for one in content_files(walk(tmp_path / "content"))]
    assert ours == [name for name in theirs if name in ours]


def test_files_on_disk_are_also_drafts_and_what_lies_at_one_address(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"a.md": "---\ndraft: true\n---\n", "a/index.md": "ก", "a/README.md": "ข", ".b/c.txt": "", "d.tmp": "", "agency.yml": ""}
    )
    assert [str(one.name) for one in files_on_disk(walk(tmp_path))] == ["a.md", "d.tmp", "a/README.md", "a/index.md"]
    by_rule = files_on_disk(walk(tmp_path), lambda name: name.suffix == ".tmp")
    assert [str(one.name) for one in by_rule] == ["a.md", ".b/c.txt", "a/README.md", "a/index.md"]


def test_links_to_folders_of_the_content_are_followed_as_mkdocs_does(tmp_path: Path) -> None:
    mkdocs_yml = make_project(tmp_path, {"a/b.txt": "", "a/c/d.md": "# ก\n", "a/agency.yml": ""})
    (tmp_path / "content/linked").symlink_to(tmp_path / "content/a")
    ours = [str(one.name) for one in content_files(walk(tmp_path / "content"))]
    assert ours == [one.src_uri for one in get_files(load_config(str(mkdocs_yml))) if not is_content(PurePosixPath(one.src_uri))]
    assert "linked/c/d.md" in ours


def test_what_is_withheld_is_not_published(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "", "b/c.txt": ""})
    listing = walk(tmp_path)
    listing.withheld = frozenset({"b/c.txt"})
    assert [str(one.name) for one in content_files(listing)] == ["a.txt"]

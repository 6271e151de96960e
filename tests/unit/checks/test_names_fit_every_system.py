"""Names of files and folders that Windows cannot make or tell apart are told; others are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.building import AGENCY, Files, write_files

from prongsai.site.read import read_portal

UNFIT = (
    *("CON", "con.pdf", "Aux.tar.gz", "nul", "PRN.txt", "com1.pdf", "LPT9", "com¹.pdf", "conin$"),
    *("a:b.pdf", "a?.pdf", "a*.pdf", 'a"b.pdf', "a<b>.pdf", "a|b.pdf", "a\\b.pdf", "a\tb.pdf", "a.pdf.", "a ", "ก."),
)
FIT = (
    "console.pdf",
    "com.pdf",
    "com10",
    "a.con",
    "a#b.pdf",
    "50%.pdf",
    "a  b.pdf",
    "ก ข.pdf",
    "a&b+c.pdf",
    "it's.pdf",
    "(1).pdf",
    "a..pdf",
)


def told(folder: Path, files: Files) -> list[tuple[str, str]]:
    write_files(folder, {"agency.yml": AGENCY, **files})
    return [(one.file, one.cure) for one in read_portal(folder, "content").problems if one.code == "unfit-name"]


@pytest.mark.parametrize("name", UNFIT)
def test_a_name_that_windows_cannot_make_is_told_with_one_that_it_can(name: str, tmp_path: Path) -> None:
    for at, place in enumerate((f"files/{name}", f"{name}/a.pdf")):
        ((file, cure),) = told(tmp_path / str(at), {place: b"%PDF-1.4"})
        assert file == "content/" + re.sub("[\\x00-\\x1f]", "�", place.removesuffix("/a.pdf"))
        better = re.search("เปลี่ยนชื่อเป็น (.*?) แล้วแก้", cure)
        assert better
        assert told(tmp_path / f"better-{at}", {place.replace(name, better[1]): b"%PDF-1.4"}) == []


@pytest.mark.parametrize("name", FIT)
def test_a_name_that_windows_can_make_is_not_told(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, {f"files/{name}": b"%PDF-1.4", f"{name}/a.pdf": b"%PDF-1.4"}) == []


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("A.pdf", "a.pdf", True),
        ("Files/a.pdf", "files/b.pdf", True),
        ("é.pdf", "e\u0301.pdf", True),
        ("a.pdf", "b.pdf", False),
        ("x/A.pdf", "y/a.pdf", False),
    ],
)
def test_two_names_of_which_windows_keeps_one(one: str, other: str, is_told: bool, tmp_path: Path) -> None:
    found = told(tmp_path, {f"2567/{one}": b"%PDF-1.4", f"2567/{other}": b"%PDF-1.4"})
    assert len(found) == is_told
    assert all("ไม่ต้องลบ" in cure for _, cure in found)


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    long = "/".join(["โฟลเดอร์" * 4] * 6)
    assert len(told(tmp_path, {f"{long}/a.pdf": b"%PDF-1.4", "short/a.pdf": b"%PDF-1.4"})) == 1


def test_an_id_that_becomes_a_folder_is_told(tmp_path: Path) -> None:
    measures = "- {id: nul, title_th: ก}\n- {id: null-value, title_th: ข}\n"
    assert [file for file, _ in told(tmp_path, {"2567/measures.yml": measures})] == ["content/2567/measures.yml"]

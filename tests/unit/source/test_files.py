import os
import stat
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from tests.building import AGENCY, write_files

from prongsai.problems.text import as_text
from prongsai.source import files as load
from prongsai.source.files import MAX_BYTES, Content, read_content

links = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right that Windows gives to few")


def contents(folder: Path, files: dict[str, str | bytes]) -> Content:
    write_files(folder, files)
    return read_content(folder, "content")


def told(content: Content) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in content.problems]


def data_of(folder: Path, typed: str | bytes) -> Any:
    (file,) = contents(folder, {"a.yml": typed}).files
    return file.data


def test_files_are_read_in_an_order_that_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    content = contents(tmp_path, {"b.yml": "a: 1", "a/c.yml": "a: 1", "a.yaml": "a: 1", "a/B.YML": "a: 1", "a/x.txt": "no"})
    assert [str(file.name) for file in content.files] == ["a.yaml", "b.yml", "a/B.YML", "a/c.yml"]


def test_hidden_files_and_folders_are_none_of_ours(tmp_path: Path) -> None:
    assert contents(tmp_path, {".a.yml": "*", "._agency.yml": "*", ".git/a.yml": "*"}).files == []


def test_a_folder_is_shown_by_its_name_unless_another_is_given(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.yml": "a: *b"})
    assert read_content(tmp_path / "content").problems[0].file == "content/a.yml"
    assert read_content(tmp_path / "content", "site/content").problems[0].file == "site/content/a.yml"


def test_this_folder_has_a_name_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"content/a.yml": "a: *b"})
    monkeypatch.chdir(tmp_path / "content")
    assert read_content(Path()).problems[0].file == "content/a.yml"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_content(tmp_path / "nowhere").files == []


@pytest.mark.parametrize(
    "raw",
    [
        "a: ก\nb: ข\n".encode(),
        "a: ก\nb: ข\n".encode("utf-8-sig"),
        "a: ก\r\nb: ข\r\n".encode(),
        "a: ก\rb: ข\r".encode(),
        "\ufeffa: ก\n\ufeffb: ข\n".encode("utf-8-sig"),
        "a: ก\u2028\nb: ข\x85\n".encode(),
        "a: ก\nb: ข".encode(),
    ],
)
def test_marks_and_line_ends_of_any_editor_are_taken(tmp_path: Path, raw: bytes) -> None:
    assert data_of(tmp_path, raw) == {"a": "ก", "b": "ข"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_the_editor_does(tmp_path: Path, end: str) -> None:
    text = end.join(["a: ก\u2028ข", "b: ก\x85ข", "c: *ค", ""])
    assert told(contents(tmp_path, {"a.yml": text.encode()})) == [("content/a.yml", 3, "yaml-special-character")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a: ปรับ\u200bปรุง", "ปรับปรุง"),
        ("a: น\u0e4d\u0e49\u0e32", "น้ำ"),
        ('a: "ก\\u200bข"', "กข"),
        ('a: "\\e[31mก"', "[31mก"),
        ('a: "\\u0e40\\u0e40ม่"', "แม่"),
        ("a: 'ก  ข '", "ก ข"),
        ("a: |\n  ก\n   ข\n\n", "ก\nข"),
        ("a: >-\n  ก\n  ข", "ก ข"),
    ],
)
def test_texts_are_normalised_on_the_way_in(tmp_path: Path, typed: str, kept: str) -> None:
    assert data_of(tmp_path, typed) == {"a": kept}


def test_texts_in_lists_are_normalised_and_blanks_stay(tmp_path: Path) -> None:
    assert data_of(tmp_path, "- [ก\u200b, {a: เเก}]\n-\n") == [["ก", {"a": "แก"}], None]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("a: 1\nb: ก\n".encode("cp874"), 2),
        ("a: ก\n".encode("utf-16"), 1),
        ("a: ก\n".encode("utf-16-le"), 1),
        ("a: ก\n".encode("utf-16-be"), 1),
        ("a: ก\n".encode("utf-32"), 1),
        ("a: 1\nb: 2\nc: ก".encode()[:-1], 3),
        (b"a: 1\nb: \xed\xa0\x80\n", 2),
        (b"\x80\x81", 1),
    ],
)
def test_another_encoding_is_told_at_its_first_line(tmp_path: Path, raw: bytes, line: int) -> None:
    content = contents(tmp_path, {"a.yml": raw})
    assert told(content) == [("content/a.yml", line, "not-utf8")]
    assert content.files[0].data is None


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    content = contents(tmp_path, {"a.yml": b"a: 1\n" * (MAX_BYTES // 5 + 1), "b.yml": b"#" * MAX_BYTES})
    assert told(content) == [("content/a.yml", 1, "file-too-large"), ("content/b.yml", 1, "empty-file")]
    assert "1.0 MB" in content.problems[0].found


def test_the_list_of_addresses_may_be_larger_than_what_people_write(tmp_path: Path) -> None:
    content = contents(tmp_path, {"published.yml": b"addresses: []\n" + b"#" * MAX_BYTES})
    assert content.problems == []
    assert content.files[0].data == {"addresses": []}


@links
def test_a_link_out_of_the_folder_is_told_whatever_it_leads_to(tmp_path: Path) -> None:
    write_files(tmp_path, {"outside/a.yml": "a: 1", "outside/b.pdf": "b", "content/agency.yml": AGENCY})
    for name, target in {"a.yml": "a.yml", "b.pdf": "b.pdf", "folder": "."}.items():
        (tmp_path / "content" / name).symlink_to(tmp_path / "outside" / target)
    content = read_content(tmp_path / "content")
    assert [(one.file, one.code) for one in content.problems] == [
        ("content/a.yml", "symlink-outside"),
        ("content/b.pdf", "symlink-outside"),
        ("content/folder", "symlink-outside"),
    ]
    assert [str(file.name) for file in content.files] == ["agency.yml"]


@links
def test_a_link_within_the_folder_is_a_file_like_others(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.yml": "a: 1"})
    (tmp_path / "b.yml").symlink_to("a.yml")
    content = read_content(tmp_path)
    assert content.problems == []
    assert [file.data for file in content.files] == [{"a": "1"}, {"a": "1"}]


@links
def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "itself.yml").symlink_to("itself.yml")
    (tmp_path / "gone.yml").symlink_to("nothing.yml")
    assert sorted((one.file, one.code) for one in read_content(tmp_path, "c").problems) == [
        ("c/gone.yml", "unreadable-file"),
        ("c/itself.yml", "unreadable-file"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    assert told(read_content(tmp_path, "content")) == [("content/a.yml", 1, "unreadable-file")]


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write_files(tmp_path, {"a.yml": "a: 1"})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    content = read_content(tmp_path, "content")
    assert told(content) == [("content/a.yml", 1, "unreadable-file")]
    assert content.files[0].problem("missing-key", ("a",), "ก", "ข").source_line == ""


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"2567/a.yml": "a: 1"})
    (tmp_path / "2567").chmod(0)
    try:
        assert told(read_content(tmp_path, "content")) == [("content/2567", 1, "unreadable-file")]
    finally:
        (tmp_path / "2567").chmod(stat.S_IRWXU)


def test_a_closed_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "2567":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    write_files(tmp_path, {"2567/a.yml": "a: 1"})
    monkeypatch.setattr(os, "scandir", scandir)
    assert told(read_content(tmp_path, "content")) == [("content/2567", 1, "unreadable-file")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_of_another_system_are_told_without_harm(tmp_path: Path) -> None:
    for name in ("อบต.yml".encode("cp874"), b"a\x1b[31m\n.yml"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("a: *b", "utf-8")
    for problem in read_content(tmp_path, "content").problems:
        as_text(problem).encode()
        assert "\x1b" not in problem.file


def test_a_problem_reads_the_file_again_for_its_line(tmp_path: Path) -> None:
    (file,) = contents(tmp_path, {"a.yml": "a: 1\r\nb:\r\n  - ก\r\n"}).files
    problem = file.problem("wrong-type", ("b", 0), "ก", "ข")
    assert (problem.line, problem.column, problem.source_line) == (3, 5, "  - ก")
    assert file.problem("unknown-key", ("b",), "ก", "ข", at_key=True).column == 1
    assert file.line_of(("b", 0)) == 3


def test_a_problem_after_the_file_is_gone_has_no_line(tmp_path: Path) -> None:
    (file,) = contents(tmp_path, {"a.yml": "a: 1\nb: 2\n"}).files
    file.path.unlink()
    problem = file.problem("wrong-type", ("b",), "ก", "ข")
    assert (problem.line, problem.column, problem.source_line) == (1, 1, "")


def test_a_file_on_one_endless_line_is_not_repeated_in_its_problems(tmp_path: Path) -> None:
    (file,) = contents(tmp_path, {"a.yml": "{" + "".join(f"a{index}: b, " for index in range(1000)) + "}"}).files
    assert len(file.problem("unknown-key", ("a1",), "ก", "ข").source_line) == 2000
    assert file.problem("unknown-key", ("a999",), "ก", "ข").source_line == ""


@pytest.mark.parametrize(("typed", "mended"), [("a: *b", True), ("a: 1\na: 2", True), ("a: b #c", False), ("a: 1", False)])
def test_a_file_knows_whether_its_data_was_mended(tmp_path: Path, typed: str, mended: bool) -> None:
    assert contents(tmp_path, {"a.yml": typed}).files[0].is_mended is mended


@pytest.mark.parametrize(("typed", "markup"), [("a: <b>", True), ('a: "\\x3cb>"', True), ("a: b", False)])
def test_a_file_knows_whether_it_may_hold_markup(tmp_path: Path, typed: str, markup: bool) -> None:
    assert contents(tmp_path, {"a.yml": typed}).files[0].has_markup is markup


def test_many_files_are_read_in_the_same_order_by_many_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {f"{index:03}.yml": f"a: {index}" if index % 3 else "a: *b" for index in range(50)})
    alone = read_content(tmp_path)
    monkeypatch.setattr(load, "_ENOUGH_FILES", 2)
    shared = read_content(tmp_path)
    assert [file.data for file in shared.files] == [file.data for file in alone.files]
    assert shared.problems == alone.problems
    assert shared.files[1].name == PurePosixPath("001.yml")

from pathlib import Path

import pytest
from tests.building import AGENCY, CHECKOUT, Files, write_files
from tests.checking import MEASURE
from tests.effort import assert_seconds_in_line, assert_steps_in_line

from prongsai.intake.validate import MAX_PROBLEMS
from prongsai.problems import text as as_text
from prongsai.site.read import Reading, read_portal


def read(folder: Path, files: Files) -> Reading:
    write_files(folder, {"agency.yml": AGENCY, **files})
    return read_portal(folder, "content")


def told(reading: Reading) -> list[tuple[str, int, str]]:
    return [(one.file.removeprefix("content/"), one.line, one.code) for one in reading.problems]


def test_the_example_content_is_in_order() -> None:
    reading = read_portal(CHECKOUT / "content")
    assert reading.problems == []
    assert reading.portal


def test_warnings_do_not_stop_a_portal(tmp_path: Path) -> None:
    reading = read(tmp_path, {"2567/measures.yml": MEASURE + "  remark_th: <b>ก</b>\n"})
    assert reading.portal
    assert told(reading) == [("2567/measures.yml", 3, "html-in-text")]


def test_an_error_anywhere_stops_it(tmp_path: Path) -> None:
    reading = read(tmp_path, {"2567/measures.yml": MEASURE + "  remark_th: *ก\n"})
    assert reading.portal is None


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_content_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (problem,) = read_portal(tmp_path / name).problems
    assert (problem.file, problem.code) == (name, "no-content")


def test_problems_are_in_file_order_and_told_once(tmp_path: Path) -> None:
    files = {
        "2567/measures.yml": "- id: B\n  title_th: ก\n- id: B\n",
        "channels.yml": "- ก\n",
        "2566/x.yml": "a: b",
        "agency.yml": AGENCY + "colour: ก\n",
    }
    reading = read(tmp_path, files)
    assert reading.problems == sorted(set(reading.problems))
    assert [one.code for one in reading.problems] == [
        "unknown-file",
        "unsafe-id",
        "missing-key",
        "unsafe-id",
        "unreadable-colour",
        "wrong-type",
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- id: A b\n  title_th: ก\n- id: A b\n  title_th: ก\n", ["unsafe-id", "unsafe-id"]),
        ("- title_th: ก\n- title_th: ข\n", ["missing-key", "missing-key"]),
        (MEASURE + "  tool: xit\n  indicator: 7\n", ["unknown-choice"]),
        (MEASURE + "  owners: [กองคลัง]\n", ["unsafe-id"]),
        (MEASURE + "  results: [{text_th: ก, quantities: [{number: สอง}]}]\n", ["wrong-type"]),
        (MEASURE + "  evidence: [{title_th: ก, file: ../a.pdf}]\n", ["unsafe-file"]),
        (MEASURE + "  schedule: ต.ค. 2570 - ก.ย. 2566\n", ["end-before-start"]),
        (MEASURE + "  remark_th: *<b>\n", ["yaml-special-character"]),
        (MEASURE + "  status: [done\n", ["yaml-bracket"]),
        (MEASURE + "  owners: finance: x\n", ["yaml-colon"]),
        (MEASURE + "   owners: [x]\n", ["yaml-indent"]),
        (MEASURE + "  questions: [B]\n  issue: C\n", ["unsafe-id", "unsafe-id"]),
    ],
)
def test_what_only_follows_from_another_problem_is_not_told(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [one.code for one in read(tmp_path, {"2567/measures.yml": text}).problems] == codes


def test_more_than_anybody_reads_ends_in_a_note_file_by_file(tmp_path: Path) -> None:
    reading = read(tmp_path, {"channels.yml": "- ก\n" * 2000, "e-services.yml": "- ข\n"})
    assert len(reading.problems) == MAX_PROBLEMS + 2
    assert told(reading)[MAX_PROBLEMS] == ("channels.yml", MAX_PROBLEMS + 1, "too-many-problems")
    assert told(reading)[-1] == ("e-services.yml", 1, "wrong-type")


def test_a_note_after_warnings_is_a_warning(tmp_path: Path) -> None:
    text = MEASURE + "  weaknesses_th:\n" + "    - <b>\n" * 600
    reading = read(tmp_path, {"2567/measures.yml": text})
    assert reading.portal
    assert (reading.problems[-1].code, reading.problems[-1].is_error) == ("too-many-problems", False)


def test_a_note_that_stands_for_an_error_is_one(tmp_path: Path) -> None:
    text = MEASURE + "  weaknesses_th:\n" + "    - <b>\n" * 600 + "  status: doen\n"
    reading = read(tmp_path, {"2567/measures.yml": text})
    assert reading.portal is None
    assert reading.problems[-1].is_error


JUNK = {
    "a list of nothing": "- a\n",
    "endless keys": "a{}: b\n",
    "sets": "{{a,",
    "colons": "a: b: c\n",
    "quotes": '"a\n',
    "tabs": "\ta\n",
    "anchors": "- &a b\n",
    "aliases": "- *a\n",
    "tags": "- !a b\n",
    "directives": "%\n",
    "documents": "---\n",
    "hashes": "- a #b\n",
    "brackets": "- [a\n",
    "escapes": '- "\\q"\n',
    "measures": "- id: a{}\n  title_th: b\n  owners: [c{}]\n",
    "one measure": "- id: a\n  title_th: b\n",
    "markup": "- id: <b>\n  title_th: <i>\n",
    "controls": "a\x01b\n",
    "thai": "ก้ำ ",
    "spaces": " ",
    "newlines": "\n",
    "odd indentation": "   a: b\n a: b\n",
}


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_told_in_line_with_its_size(tmp_path: Path, name: str) -> None:
    piece = JUNK[name]

    def read_junk(size: int) -> None:
        text = "".join(piece.replace("{}", str(index)) for index in range(size // len(piece.encode())))
        reading = read(tmp_path, {"2567/measures.yml": text})
        assert reading.portal is None
        assert len(as_text.report(reading.problems)) < 1_000_000

    assert_steps_in_line(read_junk, 10_000)
    assert_seconds_in_line(read_junk, 20_000)


def test_a_date_as_long_as_a_book_is_told_in_line_with_its_length(tmp_path: Path) -> None:
    def read_date(length: int) -> None:
        text = MEASURE + "  schedule: |\n    ต.ค.\n" + "\n" * length + "    2566\n"
        assert told(read(tmp_path, {"2567/measures.yml": text})) == [("2567/measures.yml", 3, "unreadable-date")]

    assert_steps_in_line(read_date, 25_000)
    assert_seconds_in_line(read_date, 25_000)

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.problems import github
from prongsai.problems import json as as_json
from prongsai.problems import text as voice
from prongsai.problems.problem import Problem, Severity, summary, too_many


def make_problem(line: int = 3, column: int = 1, source_line: str = "", **parts: object) -> Problem:
    facts = {"code": "wrong-type", "found": "พบ ก", "cure": "เปลี่ยนเป็น ข", **parts}
    return Problem("content/agency.yml", line, column, source_line=source_line, **facts)  # type: ignore[arg-type]


def caret_of(line: str, column: int) -> tuple[str, str]:
    """The excerpt and the caret's line, without what stands left of them."""
    _, excerpt, caret, _ = voice.as_text(make_problem(column=column, source_line=line)).split("\n")
    return excerpt[10:], caret[10:]


def test_a_problem_says_where_what_and_what_to_do() -> None:
    text = voice.as_text(make_problem(14, 12, "  status: doen"))
    assert text == (
        "content/agency.yml:14:12: ข้อผิดพลาด: พบ ก [wrong-type]\n     14 |   status: doen\n        |            ^\n    วิธีแก้: เปลี่ยนเป็น ข"
    )


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert voice.as_text(make_problem(1)) == "content/agency.yml:1:1: ข้อผิดพลาด: พบ ก [wrong-type]\n    วิธีแก้: เปลี่ยนเป็น ข"


@pytest.mark.parametrize(
    ("line", "column", "width"),
    [
        ("abc", 3, 2),
        ("ที่นี่: x", 7, 2),
        ("กำกับ: x", 6, 4),
        ("น้ำ: x", 5, 3),
        ("ก\u200bข", 3, 1),
        ("\tx", 2, 1),
        ("漢字: x", 3, 4),
        ("e\u0301x", 3, 1),
        ("a\x1bx", 3, 2),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, width: int) -> None:
    assert caret_of(line, column)[1] == " " * width + "^"


def test_a_long_line_is_shown_around_its_problem() -> None:
    excerpt, caret = caret_of("ก" * 200 + "X" + "ข" * 200, 201)
    assert excerpt.startswith("…ก")
    assert excerpt.endswith("ข…")
    assert len(excerpt) < 80
    assert excerpt[len(caret) - 1] == "X"


def test_the_end_of_a_long_line_is_not_announced_as_cut() -> None:
    assert not caret_of("ก" * 100, 100)[0].endswith("…")
    assert not caret_of("abc" + " " * 200, 1)[0].endswith("…")


def test_nothing_typed_steers_the_terminal() -> None:
    excerpt, _ = caret_of("a: \x1b[2J\u202eb\x9b", 1)
    assert excerpt == "a: �[2J�b�"


def test_a_tab_is_seen() -> None:
    assert caret_of("\ta: b", 1)[0] == "→a: b"


def test_github_shows_a_problem_beside_its_line() -> None:
    one = make_problem(14, 12, found="50%\nของ ก", severity=Severity.WARNING)
    place = "file=content/agency.yml,line=14,col=12,title=wrong-type"
    assert github.annotation(one) == f"::warning {place}::50%25%0Aของ ก%0Aวิธีแก้: เปลี่ยนเป็น ข"


def test_github_properties_are_escaped() -> None:
    one = Problem("a,b:c\r%.yml", 1, 1, "wrong-type", "ก", "ข")
    assert github.annotation(one).startswith("::error file=a%2Cb%3Ac%0D%25.yml,line=1,")


def test_json_has_the_attributes_of_a_problem() -> None:
    one = make_problem(2, 5, "  x: ก")
    (told,) = json.loads(as_json.report([one]))
    assert told == {**asdict(one), "severity": "error", "message": one.found}
    assert "ก" in as_json.report([one])
    assert json.loads(as_json.report([])) == []


@pytest.mark.parametrize(
    ("severities", "text"),
    [
        ([], "ไม่พบปัญหา"),
        ([Severity.WARNING], "พบคำเตือน 1 รายการ"),
        ([Severity.WARNING, Severity.ERROR, Severity.ERROR], "พบข้อผิดพลาด 2 รายการ คำเตือน 1 รายการ"),
    ],
)
def test_the_summary_counts_by_severity(severities: list[Severity], text: str) -> None:
    problems = [make_problem(severity=severity) for severity in severities]
    assert summary(problems) == text
    assert voice.report(problems).endswith(text)


def test_all_problems_are_told_in_every_voice() -> None:
    problems = [make_problem(1), make_problem(2)]
    assert voice.report(iter(problems)).count("วิธีแก้") == 2
    assert len(github.report(problems).split("\n")) == 2


def test_problems_are_sorted_by_file_and_line() -> None:
    first, second, third = make_problem(2, 9), make_problem(10, 1), make_problem(10, 2)
    assert sorted([third, first, second]) == [first, second, third]


def test_too_many_stands_where_the_list_ends() -> None:
    note = too_many(make_problem(7, 3, "x: y", severity=Severity.WARNING))
    assert (note.code, note.line, note.severity, note.source_line) == ("too-many-problems", 7, Severity.WARNING, "")


@given(st.text(), st.integers(1, 100), st.text(), st.sampled_from(Severity))
def test_any_line_can_be_told(line: str, column: int, found: str, severity: Severity) -> None:
    one = make_problem(1, column, line.replace("\n", " "), found=found, severity=severity)
    for report in (voice.report, github.report, as_json.report):
        assert report([one])

from pathlib import Path
from typing import Any

import pytest
from tests.building import AGENCY, write_files
from tests.checking import MEASURE

from prongsai import kinds
from prongsai.intake.validate import MAX_PROBLEMS, Validated, validate
from prongsai.kinds import RecordKind
from prongsai.source.files import read_content


def validated(folder: Path, kind: RecordKind[Any], text: str, name: str = "") -> Validated:
    write_files(folder, {name or str(kind): text})
    (file,) = read_content(folder, "content").files
    return validate(file, kind)


def told(result: Validated) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in sorted(result.problems)]


def words(result: Validated) -> str:
    (problem,) = result.problems
    return f"{problem.found} | {problem.cure}"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kinds.AGENCY, AGENCY),
        (kinds.CHANNELS, "[]"),
        (kinds.CHANNELS, "- {id: a, purpose: corruption, title_th: ก}"),
        (kinds.E_SERVICES, "- {id: a, title_th: ก}"),
        (kinds.YEAR, "{}"),
        (kinds.ASSESSMENT, "total_score: ๙๗.๐๗"),
        (kinds.MEASURES, MEASURE),
    ],
)
def test_each_kind_of_file_makes_its_records(tmp_path: Path, kind: RecordKind[Any], text: str) -> None:
    result = validated(tmp_path, kind, text)
    assert result.problems == []
    assert result.whole
    assert all(isinstance(one.value, kind.record) for one in result.records)


def test_a_file_that_could_not_be_read_has_no_records_and_no_problems_of_its_own(tmp_path: Path) -> None:
    result = validated(tmp_path, kinds.AGENCY, "- " * 40)
    assert (result.records, result.problems, result.whole) == ([], [], False)


@pytest.mark.parametrize(
    ("kind", "text", "at"),
    [
        (kinds.AGENCY, "- ก", (1, 1, "wrong-type")),
        (kinds.AGENCY, "ก", (1, 1, "wrong-type")),
        (kinds.YEAR, "[]", (1, 1, "wrong-type")),
        (kinds.CHANNELS, "id: a", (1, 1, "wrong-type")),
        (kinds.CHANNELS, "ก", (1, 1, "wrong-type")),
        (kinds.MEASURES, "id: a", (1, 1, "wrong-type")),
    ],
)
def test_a_file_that_is_another_thing_altogether_is_told_once(
    tmp_path: Path, kind: RecordKind[Any], text: str, at: tuple[int, int, str]
) -> None:
    result = validated(tmp_path, kind, text)
    assert told(result) == [at]
    assert not result.whole


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("- ก", (1, 3, "wrong-type")),
        ("- [ก]", (1, 3, "wrong-type")),
        ("- {id: a, title_th: ก}\n-\n", (2, 2, "missing-value")),
        ("- ~", (1, 3, "missing-value")),
    ],
)
def test_an_entry_that_is_no_record_is_told(tmp_path: Path, text: str, at: tuple[int, int, str]) -> None:
    result = validated(tmp_path, kinds.MEASURES, text)
    assert told(result) == [at]
    assert result.records[-1].value is None


@pytest.mark.parametrize("text", ["id: a\ntitle_th: ก\n", "- id: a\n  title_th: ก\n"])
def test_a_file_in_the_folder_measures_is_one_measure_or_a_list(tmp_path: Path, text: str) -> None:
    result = validated(tmp_path, kinds.MEASURES, text, "measures/a.yml")
    assert [one.value.id for one in result.records] == ["a"]


def test_all_that_is_missing_is_told_at_the_start_of_the_record(tmp_path: Path) -> None:
    result = validated(tmp_path, kinds.AGENCY, "# ก\nname_th: ก\nunits:\n  - id: a\n")
    assert told(result) == [(2, 1, "missing-key")] * 3 + [(4, 5, "missing-key")]
    assert "name_th (ชื่อ)" in " ".join(one.found for one in result.problems)


def test_a_blank_key_is_told_at_its_line(tmp_path: Path) -> None:
    result = validated(tmp_path, kinds.MEASURES, "- id: a\n  title_th: ~\n")
    assert told(result) == [(2, 3, "missing-value")]


@pytest.mark.parametrize(
    ("line", "column", "code", "word"),
    [
        ("titel_th: ก", 3, "unknown-key", "title_th (ชื่อเรื่อง)"),
        ("ชื่อเรื่อง: ก", 3, "unknown-key", "title_th"),
        ("zzz: ก", 3, "unknown-key", "id, number, title_th"),
        ('"": ก', 3, "unknown-key", "ไม่มีชื่อช่อง"),
        ("-status: done", 3, "unknown-key", "- status:"),
        ("status:done: ก", 3, "unknown-key", "เว้นวรรค"),
        ("<<: {status: done}", 3, "unknown-key", "<<"),
        ("๑: ก", 3, "unknown-key", "๑"),
        ("status: doen", 11, "unknown-choice", "done (ดำเนินการแล้ว)"),
        ("status: DONE", 11, "unknown-choice", "done"),
        ("status: ดำเนินการแล้ว", 11, "unknown-choice", "done"),
        ("status: zzz", 11, "unknown-choice", "not_started (ยังไม่ดำเนินการ), in_progress"),
        ("status: [done]", 11, "wrong-type", "ค่าที่กำหนดไว้"),
        ("status: {a: b}", 11, "wrong-type", "ค่าที่กำหนดไว้"),
        ("number: สอง", 11, "wrong-type", "“สอง”"),
        ("number: [1]", 11, "wrong-type", "ตัวเลข"),
        ("number: nan", 11, "wrong-type", "nan"),
        ("number: -1", 11, "number-out-of-range", "ไม่น้อยกว่า 0"),
        ("number: 99999999999", 11, "number-out-of-range", "1,000,000,000"),
        ("remark_th: [ก]", 14, "wrong-type", "ข้อความ"),
        ("remark_th: {ก: ข}", 14, "wrong-type", '"ก: ข"'),
        ("remark_th: ''", 14, "missing-value", "ยังว่างอยู่"),
        ("owners: finance", 11, "wrong-type", "ขึ้นบรรทัดใหม่"),
        ("owners: {a: b}", 11, "wrong-type", "ชุดข้อมูล"),
        ("owners: [finance, ~]", 21, "missing-value", "owners"),
        ("owners: [[a]]", 12, "wrong-type", "ข้อความ"),
        ("results: [{ก: ข}]", 13, "wrong-type", '"ก: ข"'),
        ("results: [{text: ข, text_th: ก}]", 14, "unknown-key", "text_th"),
        ("schedule: {quarters: [5]}", 25, "number-out-of-range", "quarters เป็น 5"),
        ("schedule: [1]", 13, "wrong-type", "schedule"),
        ("updated_on: [ก]", 15, "wrong-type", "วันที่"),
        ("follow_up: [{text_th: ก, due: [{a: b}]}]", 34, "wrong-type", "วันที่"),
        ("follow_up: [{text_th: ก, due: [~]}]", 34, "missing-value", "วันที่"),
        ("evidence: [{title_th: ก, url: x}]", 33, "unsafe-url", "https://"),
    ],
)
def test_a_misfit_is_told_once_at_its_place_with_its_cure(tmp_path: Path, line: str, column: int, code: str, word: str) -> None:
    result = validated(tmp_path, kinds.MEASURES, f"- id: a\n  title_th: ก\n  {line}\n")
    assert told(result) == [(3, column, code)]
    assert word in words(result)


def test_a_value_as_long_as_a_book_is_named_briefly(tmp_path: Path) -> None:
    for line in ("status: " + "ก" * 5000, "number: " + "9" * 5000, "z" * 900 + ": ก", "remark_th: {" + "ก" * 900 + ": ข}"):
        assert len(words(validated(tmp_path, kinds.MEASURES, f"- id: a\n  title_th: ก\n  {line}\n"))) < 600


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: a\n  title_th: ก\n  status: doen\n  number: x\n", {"id": "a", "title_th": "ก", "status": None, "number": None}),
        ("- id: A b\n  title_th: ก\n", {"title_th": "ก"}),
        ("- title_th: ก\n", {"title_th": "ก"}),
        ("- id: a\n  unknown: ก\n", {"id": "a"}),
        ("- id: a\n  title_th: ก\n  questions: [b, B, c]\n", {"id": "a"}),
    ],
)
def test_what_is_sound_in_a_record_is_kept_for_the_checks(tmp_path: Path, text: str, expected: dict[str, Any]) -> None:
    result = validated(tmp_path, kinds.MEASURES, text)
    assert result.problems
    value = result.records[0].value
    assert {key: getattr(value, key) for key in expected} == expected


def test_what_is_sound_in_a_list_keeps_its_place(tmp_path: Path) -> None:
    questions = ["ก", "{id: B, tool: iit, indicator: 1, text_th: ก}", "{id: c, tool: xit, indicator: 1, text_th: ก}", "{id: d}", "5"]
    text = "questions:\n" + "".join(f"  - {question}\n" for question in questions)
    result = validated(tmp_path, kinds.ASSESSMENT, text)
    ids = [one.id for one in result.records[0].value.questions]
    assert ids[2:4] == ["c", "d"]
    assert len(set(ids)) == 5


def test_a_record_knows_what_was_typed(tmp_path: Path) -> None:
    result = validated(tmp_path, kinds.MEASURES, MEASURE + "  owners: [a, b]\n")
    assert result.records[0].typed()["id"] == "new-website"
    assert result.records[0].typed(("owners", 1)) == "b"


def test_what_a_line_that_could_not_be_read_held_is_not_missed(tmp_path: Path) -> None:
    text = "- id: a\n   title_th: ก\n- id: b\n  status: done\n"
    assert told(validated(tmp_path, kinds.MEASURES, text)) == [(3, 3, "missing-key")]


def test_a_file_of_one_mistake_repeated_is_given_up(tmp_path: Path) -> None:
    for text in ("- ก\n" * 2000, "- {id: a}\n" * 2000, "- id: a\n  title_th: ก\n" + "".join(f"  z{index}: ก\n" for index in range(2000))):
        result = validated(tmp_path, kinds.MEASURES, text)
        assert MAX_PROBLEMS < len(result.problems) <= MAX_PROBLEMS + 5

import copy
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError
from tests.building import AGENCY, CHECKOUT, write_files
from tests.descriptions import DESCRIPTIONS, as_yaml
from tests.schema_measure import (
    files_of,
    forms_of,
    lines_refused,
    mappings_in,
    refusals,
    refusals_of_record,
    validator,
    written,
)
from tests.test_golden_problems import CASES, as_bytes
from tests.unit.test_any_input import VALUES
from tests.unit.test_docs_content import CONTENT, examples, section, tables

from prongsai.intake.validate import validate
from prongsai.kinds import KINDS, RecordKind
from prongsai.model.allow import Allowable
from prongsai.problems.codes import CONTENT_CODES
from prongsai.schema.json_schema import Schema, type_th
from prongsai.schema.shape import Shape, shape_of
from prongsai.site.read import read_portal
from prongsai.source.files import read_content
from prongsai.source.yaml import tree as yaml_tree

THAI = re.compile("[ก-๙]")

BEYOND_A_SCHEMA: dict[str, str] = {
    # It sees data, not the text of a file: an editor tells by itself that YAML is broken.
    **dict.fromkeys((code for code in CONTENT_CODES if code.startswith("yaml-") and code != "yaml-too-deep"), "the text of a file"),
    **dict.fromkeys(("not-utf8", "empty-file", "hash-cuts-text", "duplicate-key", "csv-table", "table-differs"), "the text of a file"),
    "unlikely-number": "a warning",
    **dict.fromkeys(("unit-not-baht", "doubtful-price", "month-unlike-contracts", "total-unlike-rows"), "the text of a table"),
    # It sees one file, not the folder.
    **dict.fromkeys(("no-content", "unknown-file", "missing-agency", "missing-file", "not-a-pdf", "checksum-differs"), "other files"),
    **dict.fromkeys(("address-vanished", "year-is-closed"), "what was published"),
    **dict.fromkeys(("redirect-from-living-page", "redirect-to-nowhere", "redirect-in-circle"), "what was published"),
    **dict.fromkeys(("date-outside-year", "schedule-outside-year"), "the year of the folder"),
    # It sees values, not what they tell of people.
    **dict.fromkeys((*map(str, Allowable), "allow-unused"), "what is told of people"),
    **dict.fromkeys(("sum-differs", "contradicted", "price-too-high", "days-out-of-order", "month-in-future"), "other keys"),
    "list-in-two-files": "other files",
    # It sees one value, not what others say.
    **dict.fromkeys((code for code in CONTENT_CODES if code.startswith("unknown-")), "ids of other records"),
    **dict.fromkeys(("file-unlike-name", "evidence-type", "file-not-published", "unfit-name"), "the disk"),
    "nothing-to-open": "a title alone is a record all the same",
    "year-copied": "other years, and today",
    **dict.fromkeys(("duplicate-id", "duplicate-entry", "duplicate-word", "anchor-claimed-twice", "division-in-circle"), "other records"),
    **dict.fromkeys(("indicator-name-differs", "indicator-of-other-tool", "level-unlike-total"), "other keys"),
    **dict.fromkeys(("missing-reason", "removed-contradicted", "none-contradicted"), "other keys"),
    **dict.fromkeys(("statistic-does-not-add-up", "statistic-without-number", "quantity-without-number"), "other keys"),
    "end-before-start": "which of two days is the earlier",
    **dict.fromkeys((code for code in CONTENT_CODES if code.startswith("unlikely-")), "what is likely, not what is possible"),
    # It is for a person to judge.
    **dict.fromkeys(("blank-value", "html-in-text", "markdown-in-text", "placeholder-text", "garbled-text", "example-record"), "a warning"),
    "markdown-mistyped": "pages written by hand",
    **dict.fromkeys(("data-not-read", "never-published", "unused-file"), "the disk"),
    # Told by tests of other kinds: what no text can show.
    **dict.fromkeys(("symlink-outside", "unreadable-file", "file-too-large", "too-many-problems", "evidence-too-large"), "the disk"),
}
"""The problems that no schema can express, each with what it would have to see."""
del BEYOND_A_SCHEMA["unknown-key"], BEYOND_A_SCHEMA["unknown-choice"]

CHECK_KNOWS_MORE = {
    ("wrong-type", "ทั้งไฟล์ต้องเป็นรายการ"): "a measure alone is right in a folder of measures",
    ("unknown-key", "ช่องของ YAML (<<)"): "YAML itself takes the key for one of its own",
    ("unreadable-number", "จุดที่อาจคั่นหลักพัน และสตางค์ที่เกินสองหลัก"): "how many decimals make a number of baht doubtful",
    ("unreadable-telephone", "โทรสารอยู่ข้างกัน และหมายเลขโทรสารอย่างเดียว"): "which words stand before which number",
    ("unreadable-telephone", "เลข 0 หาย หลักขาด หลักเกิน ปี และหมายเลขภายใน"): "how many digits a number has",
    ("impossible-date", "วันในสัปดาห์ไม่ตรง และเดือนอยู่หน้าวัน"): "which day of the week it was",
    ("missing-key", "สถิติไม่บอกว่าเป็นของบริการใด และงานไม่มีชื่อ"): "one key of two",
    ("missing-key", "ช่องว่างที่ข้อ OIT ถาม บอกทุกช่อง"): "one key of two",
    ("missing-key", "ปิดปีโดยไม่บอกวันที่"): "what another key says",
    ("missing-key", "ข้อ OIT ใหม่ที่ยังไม่ครบ"): "what the shipped form has",
    ("missing-key", "ข้อ OIT ที่ไม่เหลือองค์ประกอบ"): "what the shipped form has",
    ("missing-key", "ปีใหม่ที่ไม่มีข้อใด"): "what the shipped form has",
}
"""Cases in which a problem of a code that a schema can express mostly is beyond it."""


def golden_files(case: dict[str, Any], folder: Path) -> Path:
    """The files of a golden case, on disk as its test has them."""
    content = folder / "content"
    files = {name: as_bytes(typed) for name, typed in case["files"].items()}
    if not case.get("bare"):
        files.setdefault("agency.yml", AGENCY.encode())
    write_files(content, files)
    return content


def subschemas(schema: Schema) -> Iterator[Schema]:
    yield schema
    for key in ("properties", "definitions"):
        for inner in schema.get(key, {}).values():
            yield from subschemas(inner)
    for key in ("items", "not", "if", "then", "else"):
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key])
    for key in ("anyOf", "allOf"):
        for inner in schema.get(key, ()):
            yield from subschemas(inner)


@cache
def sound_records() -> list[tuple[RecordKind[Any], Any]]:
    """Records in order, as text: those of `content/`, and the examples of the documentation, which show every key."""
    found = [(kind, file.data) for kind, file in files_of(CHECKOUT / "content")]
    for example in examples(CONTENT):
        kind = next(one for one in KINDS if example.file.split("/")[-1] == one.file or example.file.split("/")[-2:-1] == [one.stem])
        found.append((kind, yaml_tree.parse(example.text)[0]))
    return [(kind, shortened(record)) for kind, data in found for record in (data if isinstance(data, list) else [data])]


def shortened(data: Any) -> Any:
    """Of a list the first few: hundreds of published addresses are all alike."""
    if isinstance(data, list):
        return [shortened(one) for one in data[:6]]
    return {key: shortened(one) for key, one in data.items()} if isinstance(data, dict) else data


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_it_is_a_schema_of_draft_07(kind: RecordKind[Any]) -> None:
    schema = written()[f"{kind.stem}.schema.json"]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert THAI.search(schema["title"])
    assert THAI.search(schema["description"])
    Draft7Validator.check_schema(schema)
    used = {one["$ref"].removeprefix("#/definitions/") for one in subschemas(schema) if "$ref" in one}
    assert used == set(schema["definitions"])


def test_each_kind_of_file_has_one() -> None:
    assert list(written()) == [f"{kind.stem}.schema.json" for kind in KINDS]


def test_all_of_the_content_is_taken_typed_and_as_text() -> None:
    files = list(files_of(CHECKOUT / "content"))
    forms = [(form, kind, file, data) for kind, file in files for form, data in forms_of(file)]
    refused = {(file.shown, form): refusals(kind, data) for form, kind, file, data in forms if not validator(kind).is_valid(data)}
    assert refused == {}
    assert len(forms) == 2 * len(files) > 100


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, of_code in CASES.items() for case in of_code])
def test_what_check_takes_is_taken(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    content = golden_files(case, tmp_path)
    broken = {one.file for one in read_content(content, "content").problems}
    for kind, file in files_of(content):
        if file.shown not in broken and not validate(file, kind).problems:
            assert [(form, error.message) for form, data in forms_of(file) for error in refusals(kind, data)] == []


@cache
def expressible() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Each code of a problem with the golden cases in which it is told."""
    return {
        code: [(name, case) for name, of_code in CASES.items() for case in of_code if f"[{code}]" in case["report"]]
        for code in CONTENT_CODES
    }


def seen_by_schema(code: str, case: dict[str, Any], folder: Path) -> Iterator[bool]:
    """Of each problem of this code in a case, whether the schema refuses something in its line, in every form that the file has."""
    content = golden_files(case, folder)
    files = {file.shown: (kind, file) for kind, file in files_of(content)}
    for one in read_portal(content, "content").problems:
        # A problem without its line is one of the file itself: its name, its place.
        if one.code == code and one.source_line and one.file in files:
            kind, file = files[one.file]
            seen = [one.line in lines_refused(kind, file, data) for _, data in forms_of(file)]
            if seen:
                yield all(seen)


@pytest.mark.parametrize("code", [code for code in CONTENT_CODES if code not in BEYOND_A_SCHEMA])
def test_what_a_schema_can_see_is_refused_where_check_tells_it(code: str, tmp_path: Path) -> None:
    unseen, seen = [], 0
    for number, (_, case) in enumerate(expressible()[code]):
        for was_seen in seen_by_schema(code, case, tmp_path / str(number)):
            seen += was_seen
            if not was_seen and (code, case["case"]) not in CHECK_KNOWS_MORE:
                unseen.append(case["case"])
    assert unseen == []
    assert seen or all(name.endswith(".csv") for _, case in expressible()[code] for name in case["files"])


@pytest.mark.parametrize("code", BEYOND_A_SCHEMA)
def test_what_no_schema_can_see_is_not_refused_always(code: str, tmp_path: Path) -> None:
    problems = [seen for number, (_, case) in enumerate(expressible()[code]) for seen in seen_by_schema(code, case, tmp_path / str(number))]
    assert not problems or not all(problems)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_an_unknown_key_is_refused_at_every_level(kind: RecordKind[Any]) -> None:
    levels = 0
    for record in (record for one, record in sound_records() if one is kind):
        typo = copy.deepcopy(record)
        paths = [path for path, mapping in mappings_in(typo) if mapping.setdefault("titel_th", "ก")]
        refused = {tuple(error.absolute_path) for error in refusals_of_record(kind, typo) if "titel_th" in error.message}
        assert refused == set(paths)
        levels += len(paths)
    assert levels
    for schema in subschemas(written()[f"{kind.stem}.schema.json"]):
        assert "properties" not in schema or schema["additionalProperties"] is False


def properties(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for one in subschemas(schema):
        yield from one.get("properties", {}).items()


def test_every_key_has_a_thai_title_and_what_it_is_for() -> None:
    told = [(name, key, one) for name, schema in written().items() for key, one in properties(schema)]
    assert [(name, key) for name, key, one in told if not THAI.search(one["title"])] == []
    assert [(name, key) for name, key, one in told if not one["description"].partition("\n")[2]] == []


def test_choices_have_their_thai_names() -> None:
    choices = [one for schema in written().values() for one in subschemas(schema) if "enum" in one]
    assert choices
    for one in choices:
        assert len(one["enum"]) == len(one["enumDescriptions"])
        assert all(one["enumDescriptions"])


def test_what_has_a_form_of_its_own_shows_examples_that_it_takes() -> None:
    shown = {name: one for schema in written().values() for name, one in schema["definitions"].items() if "examples" in one}
    assert set(shown) >= {"day", "month", "month-or-day", "period", "coverage", "schedule", "telephone", "oit-code"}
    for one in shown.values():
        assert [example for example in one["examples"] if not Draft7Validator(one).is_valid(example)] == []
        # An editor puts a lone example into the file unasked.
        assert len(one["examples"]) > 1


def test_descriptions_are_those_of_the_documentation() -> None:
    assert DESCRIPTIONS.read_text("utf-8") == as_yaml()


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_kinds_of_values_are_called_as_in_the_documentation(kind: RecordKind[Any]) -> None:
    def called(shape: Shape, name: str = "") -> Iterator[tuple[str, str, str]]:
        if shape.item:
            yield from called(shape.item, name)
        for key, inner in (shape.keys or {}).items():
            yield name, key, type_th(inner, key)
            if key != name:
                yield from called(inner, key)

    documented = {
        (name, row[0].strip("`")): row[2].replace("`", "").replace(" ", "")
        for table in tables(section(CONTENT, f"## {kind}"))
        if table.header[0] == "ช่อง"
        for name in re.findall(r"`(\w+)`", table.under) or [""]
        for row in table.rows
    }
    differing = {
        (name, key): (words, documented[name, key])
        for name, key, words in called(shape_of(kind.record))
        # Limits stand behind the name: `ตัวเลข (5 ถึง 21)`.
        if not documented[name, key].startswith(words.replace(" ", ""))
    }
    assert differing == {}


def test_measures_take_a_list_and_a_single_record() -> None:
    measure = {"id": "new-website", "title_th": "ปรับปรุงเว็บไซต์", "steps": ["ประชุม", {"text_th": "ก", "steps": [{"text_th": "ข"}]}]}
    kind = next(kind for kind in KINDS if kind.folder)
    assert refusals(kind, measure) == []
    assert refusals(kind, [measure, measure]) == []
    assert refusals(kind, {**measure, "steps": [{"text_th": "ก", "steps": [{"text_th": "ข", "stesp": []}]}]})
    assert refusals(kind, "ปรับปรุงเว็บไซต์")


def test_patterns_are_read_alike_by_python_and_by_javascript() -> None:
    patterns = {one["pattern"] for schema in written().values() for one in subschemas(schema) if "pattern" in one}
    assert len(patterns) > 20
    for pattern in patterns:
        re.compile(pattern)
        # Not there, or not the same in the other: named classes, named groups, looking back, flags, escapes that are none.
        assert re.findall(r"\\[^sSu.\\/\[\]+*?(){}|^$-]|\(\?[^:=!]", pattern) == []


def takes(kind: RecordKind[Any], record: Any) -> bool:
    try:
        TypeAdapter(kind.record).validate_python(record)
    except ValidationError:
        return False
    return True


VALUES_TYPED = [
    *VALUES, "2566", "1,200", "๑๒", "12.5", "0", "-0", "100", "100.0", "4", "yes", "TRUE", "0x10", "1e2", "1_000", ".5", "044000000", "no",
    "9,7", "10,000.-", "97.07%", "10 000", "฿500",
    "2023-11-02", "๒ พ.ย. ๒๕๖๖", "2/11/2566", "ธ.ค. 2566", "2023-12", "ภายในเดือนเมษายน", "ต.ค. - ธ.ค. 2566", "1-30 ก.ย. 2566", "ตลอดปี",
    "2566-2570", "6 เดือนแรก 2567", "ไตรมาสที่ ๑ - ๒", "1 ต.ค. 66 - 30 ก.ย. 67", "29 กุมภาพันธ์ พ.ศ. 2566", "สิ้นเดือนมกราคม 2567",
]  # fmt: skip


@given(data=st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_validators_take_no_schema_refuses(data: st.DataObject) -> None:
    kind, record = data.draw(st.sampled_from(sound_records()))
    record = copy.deepcopy(record)
    # The loader strips texts: what is blank is empty before a validator sees it.
    values = (st.sampled_from(VALUES_TYPED) | st.text(max_size=6)).filter(lambda text: not text or bool(text.strip()))
    for _ in range(data.draw(st.integers(1, 3))):
        _, mapping = data.draw(st.sampled_from(list(mappings_in(record))))
        key = data.draw(st.sampled_from([*mapping, "title_th", "text_th"]))
        old, new = mapping.get(key), data.draw(values)
        mapping[key] = data.draw(st.sampled_from([new, new, [new], [old], {"text_th": old}]))
    if takes(kind, record):
        assert [(list(error.absolute_path), error.message) for error in refusals_of_record(kind, record)] == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_blank_keys_are_taken_where_they_may_be_left_out(kind: RecordKind[Any]) -> None:
    tried = set()
    for record in (record for one, record in sound_records() if one is kind):
        for path, mapping in mappings_in(record):
            for key in mapping:
                place = (*path, key)
                if (pattern := tuple(part for part in place if isinstance(part, str))) not in tried:
                    tried.add(pattern)
                    blank = changed(record, place, None)
                    assert (refusals_of_record(kind, blank) == []) == takes(kind, without(record, place)), place
    assert tried


def changed(record: Any, path: yaml_tree.Path, value: Any) -> Any:
    """A copy of the record with another value at `path`."""
    copied = copy.deepcopy(record)
    place = copied
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return copied


def without(record: Any, path: yaml_tree.Path) -> Any:
    """A copy of the record without the key at `path`."""
    copied = copy.deepcopy(record)
    place = copied
    for part in path[:-1]:
        place = place[part]
    del place[path[-1]]
    return copied

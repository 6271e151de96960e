"""The clerk's two documents tell of every key and choice, and their examples are content without problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import TypeAdapter

from prongsai import kinds
from prongsai.catalogue import key_labels, main_indicators
from prongsai.catalogue.oit import SHIPPED
from prongsai.intake.layout import RESERVED_SLUGS
from prongsai.kinds import KINDS, RecordKind
from prongsai.model.measure import Schedule, Status
from prongsai.problems.text import as_text
from prongsai.schema.shape import Shape, shape_of
from prongsai.site.read import read_portal
from prongsai.source.yaml import tree as yaml_tree
from prongsai.thai.calendar import long_date, parse_date, parse_month_or_date
from prongsai.thai.digits import Numerals

DOCS = Path(__file__).parents[2] / "docs"
BEGINNINGS = {".pdf": b"%PDF-1.4\n", ".jpg": b"\xff\xd8\xff\xe0", ".png": b"\x89PNG\r\n\x1a\n\0", ".svg": b"<svg/>", ".xlsx": b"PK\x03\x04"}
CONTENT = (DOCS / "content.md").read_text("utf-8")
HANDBOOK = (DOCS / "handbook.md").read_text("utf-8")

# A schedule takes these two in place of `period`, before its type is held against the data.
SPAN_KEYS = ("from_on", "to_on")

# Labelled in keys.yml, a key of no record so far.
NOT_YET_KEYS = {"measures"}


class Table(NamedTuple):
    under: str
    header: list[str]
    rows: list[list[str]]


class Example(NamedTuple):
    file: str
    text: str


def section(document: str, heading: str) -> str:
    """What stands below `heading`, up to the next heading of its level."""
    level = heading.split(" ")[0]
    return re.split(rf"^{level} ", document.split(f"\n{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def tables(text: str) -> Iterator[Table]:
    """Each table of `text`, with the heading it stands under ("" where there is none yet)."""
    under = ""
    for block in re.split(r"\n{2,}", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)):
        lines = block.strip().splitlines()
        under = next((line.lstrip("# ") for line in lines if line.startswith("#")), under)
        cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("|")]
        if cells:
            yield Table(under, cells[0], cells[2:])


def mappings(shape: Shape, name: str = "") -> Iterator[tuple[str, Shape]]:
    """Each mapping in `shape`, by the key it stands under; the record itself stands under ""."""
    if shape.item:
        yield from mappings(shape.item, name)
    for key, inner in (shape.keys or {}).items():
        yield from mappings(inner, key)
    if shape.keys:
        yield name, shape


def keys_of(kind: RecordKind[Any]) -> dict[str, dict[str, bool]]:
    """Name of each mapping of a file → its keys → whether they are required."""
    keys = {name: {key: key in shape.required for key in shape.keys or ()} for name, shape in mappings(shape_of(kind.record))}
    if "schedule" in keys:
        keys["schedule"] |= dict.fromkeys(SPAN_KEYS, False)
    return keys


def documented_keys(document: str, kind: RecordKind[Any]) -> dict[str, dict[str, tuple[str, str]]]:
    """Name of each mapping of a file → its keys → their label and need, as its section tells them."""
    documented: dict[str, dict[str, tuple[str, str]]] = {}
    for table in tables(section(document, f"## {kind}")):
        if table.header[0] == "ช่อง":
            rows = {row[0].strip("`"): (row[1], row[3]) for row in table.rows}
            assert len(rows) == len(table.rows), f"a key twice under {table.under!r}"
            assert all(len(row) == 5 and all(row) for row in table.rows), f"a cell left empty under {table.under!r}"
            for name in re.findall(r"`(\w+)`", table.under) or [""]:
                documented[name] = rows
    return documented


def keys_to_document(kind: RecordKind[Any]) -> dict[str, dict[str, tuple[str, str]]]:
    """What its section must tell."""
    return {
        name: {key: (key_labels()[key], "จำเป็น" if required else "เลือกกรอก") for key, required in keys.items()}
        for name, keys in keys_of(kind).items()
    }


def choices_of(shape: Shape) -> Iterator[tuple[str, str]]:
    if shape.item:
        yield from choices_of(shape.item)
    for inner in (shape.keys or {}).values():
        yield from choices_of(inner)
    for choice in shape.choices or ():
        labelled: Any = choice
        yield f"`{choice}`", labelled.label


def blocks(document: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", document, flags=re.DOTALL | re.MULTILINE)


def examples(document: str) -> list[Example]:
    """The YAML blocks whose first line names their content file."""
    names = "|".join(re.escape(kind.file) for kind in kinds.all_kinds())
    place = re.compile(rf"# ((?:\d{{4}}/)?(?:{names})|\d{{4}}/measures/[a-z0-9-]+\.yml|{kinds.OIT_CATALOGUE}/\d{{4}}\.yml)\n")
    return [Example(named[1], block) for block in blocks(document) if (named := place.match(block))]


def write_site(root: Path, files: dict[str, str]) -> None:
    """The files, and the beginning of one wherever one of them names evidence, a manual or an emblem."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        for attached in re.findall(r"^[ -]*(?:file|manual_file|emblem|chart|photo): (\S+)$", text, flags=re.MULTILINE):
            beside = path.parent / attached
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(BEGINNINGS[beside.suffix])


def written_keys(data: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for item in data:
            yield from written_keys(item, name)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield name, key
            yield from written_keys(value, key)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_key_has_its_row_with_label_and_need(kind: RecordKind[Any]) -> None:
    assert documented_keys(CONTENT, kind) == keys_to_document(kind)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_choice_is_listed_with_its_label(kind: RecordKind[Any]) -> None:
    listed = {(row[0], row[1]) for table in tables(section(CONTENT, f"## {kind}")) if table.header[0] == "รหัสที่พิมพ์" for row in table.rows}
    assert listed == set(choices_of(shape_of(kind.record)))


def test_the_list_of_indicators_is_the_official_one() -> None:
    rows = next(table.rows for table in tables(CONTENT) if table.header[0] == "ตัวชี้วัดที่")
    for year in SHIPPED:
        assert rows == [[f"`{one.indicator}`", f"`{one.tool}`", one.name_th] for one in main_indicators(year).values()]


def test_the_list_of_sub_indicators_is_that_of_each_year() -> None:
    rows = next(table.rows for table in tables(CONTENT) if table.header[0] == "ตัวชี้วัดย่อยที่")
    listed = {(year, number.strip("`"), name) for number, years, name in rows for year in SHIPPED if str(year) in years.split(", ")}
    assert listed == {(year, one.section, one.name_th) for year, form in SHIPPED.items() for one in form.sections}


def test_the_list_of_topics_is_that_of_the_forms() -> None:
    rows = next(table.rows for table in tables(CONTENT) if table.header[0] == "หัวข้อ")
    listed = {
        (year, topic.strip("`"), code)
        for topic, _, *codes in rows
        for year, cell in zip(SHIPPED, codes, strict=True)
        for code in cell.split(", ")
    }
    asked = {(year, one.topic, one.code) for year, form in SHIPPED.items() for one in form.items}
    assert {one for one in listed if one[2] != "–"} == asked


def test_every_key_has_a_label_and_no_label_is_left_over() -> None:
    keys = {key for kind in KINDS for mapping in keys_of(kind).values() for key in mapping}
    assert set(key_labels()) - NOT_YET_KEYS == keys


@pytest.mark.parametrize("document", [CONTENT, HANDBOOK], ids=["content", "handbook"])
def test_every_yaml_block_can_be_read(document: str) -> None:
    assert blocks(document)
    assert [problem for block in blocks(document) for problem in yaml_tree.parse(block)[1]] == []


@pytest.mark.parametrize(
    ("document", "number"),
    [
        pytest.param(text, i, id=f"{name}-{i}-{one.file}")
        for name, text in (("content", CONTENT), ("handbook", HANDBOOK))
        for i, one in enumerate(examples(text))
    ],
)
def test_every_example_is_content_without_problems(document: str, number: int, tmp_path: Path) -> None:
    # A document that shows one file twice (before and after a round) is tried with each.
    shown = examples(document)
    write_site(tmp_path, {one.file: one.text for one in [*shown, shown[number]]})
    reading = read_portal(tmp_path)
    assert [as_text(problem) for problem in reading.problems] == []
    assert reading.portal
    assert reading.portal.single


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_example_of_a_file_shows_every_key(kind: RecordKind[Any]) -> None:
    text = next(one.text for one in examples(CONTENT) if one.file.endswith(kind.file) or one.file.startswith(f"{kind}/"))
    written = set(written_keys(yaml_tree.parse(text)[0]))
    assert written == {(name, key) for name, keys in keys_of(kind).items() for key in keys}


def test_dates_in_the_handbook_are_read_as_it_says() -> None:
    def month_or_day(typed: str) -> str:
        when = parse_month_or_date(typed)
        return long_date(when) if isinstance(when, date) else when.name_th

    read = {
        "วันที่": lambda typed: long_date(parse_date(typed)),
        "เดือนหรือวันที่": month_or_day,
        "ระยะเวลา": lambda typed: TypeAdapter(Schedule).validate_python(typed).name_th,
    }
    shown = {table.under: table.rows for table in tables(HANDBOOK) if table.header == ["พิมพ์", "ระบบอ่านว่า"]}
    assert shown == {kind: [[typed, reading(typed.strip("`"))] for typed, _ in shown[kind]] for kind, reading in read.items()}


def test_the_handbook_names_all_statuses_numerals_and_reserved_folders() -> None:
    assert [[f"`{one}`", one.label] for one in Status] in [[row[:2] for row in table.rows] for table in tables(HANDBOOK)]
    assert [code for code in (*Numerals, *RESERVED_SLUGS) if f"`{code}`" not in HANDBOOK] == []


def test_links_between_the_two_documents_lead_somewhere() -> None:
    anchors = {
        name: {
            *re.findall(r'<a id="([\w-]+)">', text),
            *(re.sub(r"[^\w-]", "", line) for line in re.findall(r"^## (\S+)$", text, re.MULTILINE)),
        }
        for name, text in (("content.md", CONTENT), ("handbook.md", HANDBOOK))
    }
    for name, text in (("content.md", CONTENT), ("handbook.md", HANDBOOK)):
        links = re.findall(r"\]\((content\.md|handbook\.md|)#([^)]+)\)", re.sub("`[^`]*`", "", text))
        assert links
        assert [(target, anchor) for target, anchor in links if anchor not in anchors[target or name]] == []

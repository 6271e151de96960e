import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.building import CHECKOUT, write_files

from prongsai.site.read import read_portal
from prongsai.source.yaml.tree import Mark, Tree, parse

AGENCY = """\
# หน่วยงาน
kind: subdistrict_administration
name_th: องค์การบริหารส่วนตำบลทดสอบ
short_name_th: อบต.ทดสอบ
district_th: เมือง
province_th: ทดสอบ
telephones:
  - 000-000-0001
  - 000-000-0002
units:
  - id: office
    name_th: สำนักปลัด
    duties_th: งานสารบรรณ
  - id: finance
    name_th: กองคลัง
    telephone: 000-000-0003
"""
MEASURES = """\
- id: new-website
  title_th: ปรับปรุงเว็บไซต์
  steps:
    - วางแผนร่วมกับทุกส่วนราชการ
    - text_th: จัดทำเว็บไซต์
      steps:
        - ออกแบบหน้าแรก
        - ทดสอบกับประชาชน
  owners: [office, finance]
  progress:
    - round: half_year
      on: 31 มี.ค. 2567
      status: in_progress
    - round: full_year
      status: done
  results:
    - text_th: มีผู้ใช้งาน
      quantities:
        - label_th: ผู้ใช้
          people: 131
- id: open-day
  title_th: วันเปิดบ้าน
  remark_th: >-
    จัดทุกปี
    ที่ศาลากลางบ้าน
"""
FILES = {"agency.yml": AGENCY, "2567/measures.yml": MEASURES}

SLIPS = {
    "a tab for a level": (r"^  ( *)(?=\S)", "\t\\1"),
    "no colon": (r"^(\s*(?:- )?[a-z_]+):( |$)", r"\1\2"),
    "no space after the colon": (r"^(\s*(?:- )?[a-z_]+): (?=\S)", r"\1:"),
    "a colon in the text": (r"(: [ก-๙]{3})", r"\1: "),
    "a colon in an item": (r"^(\s*- [ก-๙]{3})", r"\1: "),
    "a colon after the text": (r"(?<=: )([ก-๙]+)$", r"\1:"),
    "a quote that is not closed": (r": (?=[ก-๙])", ': "'),
    "an apostrophe that is not closed": (r": (?=[ก-๙])", ": '"),
    "a star": (r": (?=[ก-๙])", ": *"),
    "an ampersand": (r"- (?=[ก-๙])", "- &"),
    "an exclamation mark": (r": (?=[ก-๙])", ": !"),
    "a bracketed word": (r": (?=[ก-๙])", ": [ร่าง] "),
    "a bracket that is not closed": (r"\]$", ""),
    "one space too many": (r"^(\s+)(?=[a-z_]+:)", r"\1 "),
    "one space too few": (r"^\s(\s*)(?=[a-z_]+:)", r"\1"),
    "no indentation": (r"^\s+(?=[a-z_]+: )", ""),
    "an item one space to the right": (r"^(\s+)(?=- )", r"\1 "),
    "an item one space to the left": (r"^ ( *)(?=- )", r"\1"),
    "no space after the dash": (r"^(\s*)- (?=[a-z])", r"\1-"),
    "no dash": (r"^(\s*)- (?=[a-z_]+:)", r"\1  "),
    "a line across": (r"^(?=- |[a-z])", "---\n"),
    "a broken line": (r"(: [ก-๙]{3})([ก-๙]{3})", r"\1\n\2"),
    "a control character": (r"(?<=[ก-๙])(?=[ก-๙]+$)", "\x07"),
}


def slips(name: str) -> Iterator[tuple[str, int, str]]:
    """Every file with the slip made at one line: its name, the line (from 1) and its text."""
    pattern, typed = SLIPS[name]
    for file, text in FILES.items():
        lines = text.split("\n")
        for index, line in enumerate(lines):
            slipped = re.sub(pattern, typed, line, count=1)
            if slipped != line and not line.startswith("#"):
                yield file, index + 1, "\n".join([*lines[:index], slipped, *lines[index + 1 :]])


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_told_where_it_was_made_and_brings_no_other(name: str, tmp_path: Path) -> None:
    made = list(slips(name))
    assert made
    for file, line, text in made:
        write_files(tmp_path, {**FILES, file: text})
        reading = read_portal(tmp_path, "content")
        told = [(one.file, one.line, one.code) for one in reading.problems]
        if told or not re.search("star|line across|colon after", name):
            # The second is of the list or the record that came apart.
            assert 1 <= len(told) <= 2, (line, text, told)
            assert told[0][0] == f"content/{file}"
            assert any(line - 1 <= one[1] <= line + 1 for one in told) or len(told) == 1, (line, text, told)


def test_the_example_files_are_in_order(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    assert read_portal(tmp_path).problems == []


def test_marks_are_those_of_the_file_as_typed() -> None:
    tree = Tree("- id: a\n\ttitle_th: ก\n\tsteps:\n\t  - ข\n   status: done\n")
    assert tree.marks((0, "title_th")) == (Mark(1, 1), Mark(1, 11))
    assert tree.marks((0, "steps", 0)) == (Mark(3, 5), Mark(3, 5))
    assert tree.marks((0, "status"))[1] == Mark(4, 11)


def test_a_mended_copy_has_the_lines_of_the_file() -> None:
    text = 'a: "ก\nb: [ข\nc: ค: ง\nd: *จ\n\te: ฉ\nf\ng: ช\n'
    data, problems = parse(text)
    assert [one.line for one in sorted(problems, key=lambda one: one.line)] == [0, 1, 2, 3, 4, 5]
    assert data["g"] == "ช"
    assert list(data) == ["a", "b", "c", "d", "e", "g"]


def test_a_file_of_errors_is_given_up_with_a_note() -> None:
    _, problems = parse("".join(f"a{index}: b: c\n" for index in range(80)))
    assert [one.code for one in problems[:-1]] == ["yaml-colon"] * 50
    assert problems[-1].code == "too-many-problems"


def test_what_no_mend_helps_has_no_data() -> None:
    data, problems = parse("a: *b\nc: " + "[" * 30 + "]" * 30 + "\n")
    assert data is None
    assert [one.code for one in problems] == ["yaml-special-character", "yaml-too-deep"]


@pytest.mark.parametrize(
    "path", sorted((CHECKOUT / "content").rglob("*.yml")), ids=lambda path: path.relative_to(CHECKOUT / "content").as_posix()
)
def test_files_in_order_are_not_mended(path: Path) -> None:
    tree = Tree(path.read_text("utf-8"))
    assert (tree.problems, tree.silent) == ([], frozenset())

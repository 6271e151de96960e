"""Every list of the model says what may stand in it once, and a repeat names the line of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.building import AGENCY, write_files

from prongsai.kinds import KINDS, RecordKind
from prongsai.model.once import Once
from prongsai.problems.problem import Problem
from prongsai.schema.shape import Shape, shape_of
from prongsai.site.read import read_portal


def entry_types(shape: Shape) -> Iterator[type]:
    if shape.item and shape.item.keys:
        assert shape.item.record
        yield shape.item.record
    for inner in [*(shape.keys or {}).values(), *([shape.item] if shape.item else [])]:
        yield from entry_types(inner)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_list_says_what_may_stand_in_it_once(kind: RecordKind[Any]) -> None:
    types = {*entry_types(shape_of(kind.record)), *([kind.record] if kind.many else [])}
    assert [one.__name__ for one in types if not isinstance(getattr(one, "ONCE", None), tuple)] == []
    for one in types:
        fields = {*(shape_of(one).keys or ()), *vars(one)}
        onces: tuple[Once, ...] = one.ONCE  # type: ignore[attr-defined]
        assert all({*once.keys, *once.also, *once.whole, *once.parts} <= fields and once.keys for once in onces), one


def problems_of(folder: Path, files: dict[str, str]) -> list[Problem]:
    write_files(folder, {"agency.yml": AGENCY, **files})
    return [one for one in read_portal(folder, "content").problems if one.code == "duplicate-entry"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("agency.yml", AGENCY + "telephones:\n  - 044-000-000\n  - 044-000-000\n"),
        (
            "agency.yml",
            AGENCY + "social_accounts:\n  - {kind: facebook, url: https://a.example/1}\n  - {kind: facebook, url: https://a.example/1}\n",
        ),
        ("channels.yml", "- id: a\n  purpose: question\n  title_th: ถาม\n- id: b\n  purpose: question\n  title_th: ถาม\n"),
        ("channels.yml", "- id: a\n  purpose: question\n  title_th: ถาม\n  steps_th:\n    - ก\n    - ข\n    - ก\n"),
        ("e-services.yml", "- {id: a, title_th: ขอน้ำ}\n- {id: b, title_th: ขอน้ำ}\n"),
        ("service-manuals.yml", "- {id: a, title_th: ขอน้ำ, documents_th: [สำเนา, สำเนา]}\n"),
        ("structure.yml", "laws:\n  - title_th: พ.ร.บ. ก\n  - title_th: พ.ร.บ. ก\n"),
        ("2567/year.yml", "issues:\n  - {id: a, number: 1, title_th: ก}\n  - {id: b, number: 1, title_th: ข}\n"),
        ("2567/measures.yml", "- id: a\n  title_th: ก\n  results:\n    - อบรมแล้ว\n    - text_th: อบรมแล้ว\n"),
        ("2567/measures.yml", "- id: a\n  title_th: ก\n  oit_items: [O1, o1]\n"),
        ("2567/news.yml", "- {id: a, title_th: ก, published_on: 1 ธ.ค. 2566}\n- {id: b, title_th: ก, published_on: 1 ธ.ค. 2566}\n"),
        ("2567/participation.yml", "- {id: a, title_th: ก, held_on: 1 ธ.ค. 2566}\n- {id: b, title_th: ก, held_on: 1 ธ.ค. 2566}\n"),
        ("2567/no-gift.yml", "activities:\n  - {title_th: อบรม}\n  - {title_th: อบรม}\n"),
        ("2567/documents.yml", "- {id: a, title_th: ก, url: https://a.example/}\n- {id: b, title_th: ก, url: https://a.example/}\n"),
        (
            "2567/procurement.yml",
            "- month: ต.ค. 2566\n  title_th: ซื้อ\n  bidders:\n    - {name_th: ร้าน ก, price: 10}\n    - {name_th: ร้าน ก, price: 12}\n",
        ),
        ("allow.yml", "- {problem: personal-id, in_file: a.md, reason_th: ก}\n- {problem: personal-id, in_file: a.md, reason_th: ก}\n"),
    ],
)
def test_a_repeat_is_told_at_the_later_with_the_line_of_the_first(name: str, typed: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {name: typed})
    first = re.search(r"บรรทัด (\d+)", problem.found)
    assert problem.file == f"content/{name}"
    assert first
    assert int(first[1]) <= problem.line
    assert problem.line == typed.rstrip("\n").count("\n") + 1 or "id: b" in typed or "price: 12" in typed or "[O1" in typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("2567/measures.yml", "- id: a\n  title_th: ก\n  steps: [ตรวจ, แก้, ตรวจ]\n"),
        ("2567/measures.yml", "- {id: a, title_th: ก}\n- {id: a, title_th: ก}\n"),
        (
            "2567/procurement.yml",
            "- {month: ต.ค. 2566, title_th: ซื้อ, contract_on: 1 ต.ค. 2566}\n- {month: ต.ค. 2566, title_th: ซื้อ, contract_on: 9 ต.ค. 2566}\n",
        ),
    ],
)
def test_steps_ids_and_jobs_of_other_days_are_no_repeats(name: str, typed: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, {name: typed}) == []


def test_in_a_closed_year_it_is_a_warning(tmp_path: Path) -> None:
    closed = "frozen: true\nfrozen_on: 30 ก.ย. 2567\n"
    tools = "tools:\n  - {tool: iit, score: 90}\n  - {tool: iit, score: 91}\n"
    (problem,) = problems_of(tmp_path, {"2567/year.yml": closed, "2567/assessment.yml": tools})
    assert not problem.is_error

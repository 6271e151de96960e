"""Names in an agency's own templates that go on working for one more version only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from jinja2 import Environment, TemplateError, nodes

from prongsai.pages import views
from prongsai.pages.faces import AgencyFace, YearFace
from prongsai.problems.problem import Problem, Severity
from prongsai.render.wholes import GIVEN_UP

_BY_NAME: dict[str, type] = {"agency": AgencyFace, "year": YearFace}
"""What these names mean wherever they stand, in macros too."""

_INSTEAD = {
    "portal": "single",
    "jobs": "job_count",
    "corruption": "corruption_channels",
    "oit_stand_in": "stand_in_be",
    "last_result": "last_result_be กับ last_total_score",
    "agency.profile": "ชื่อเดียวกันที่อยู่ใน agency โดยตรง เช่น agency.email",
    "year.measures": "count หรือ measures",
    "year.record": "record",
    "year.assessment": "assessment",
}


def find_outdated(environment: Environment, folders: Sequence[Path]) -> Iterator[Problem]:
    """`outdated-template`: the first use of each such name in each file below `folders`."""
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            source = file.read_text("utf-8", errors="replace")
            try:
                tree = environment.parse(source)
            except TemplateError:
                continue  # told when the template is drawn
            told: set[str] = set()
            for name, line in _outdated_in(tree, file.relative_to(folder).as_posix()):
                if name not in told:
                    told.add(name)
                    yield _problem(folder, file, name, line, source)


def _outdated_in(tree: nodes.Template, template: str) -> Iterator[tuple[str, int]]:
    given_up = GIVEN_UP.get(template, ())
    types = {**_BY_NAME, **(get_type_hints(views()[template]) if template in views() else {})}
    for node in tree.find_all((nodes.Name, nodes.Getattr)):
        if isinstance(node, nodes.Name):
            if node.name in given_up and node.ctx == "load":
                yield node.name, node.lineno
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            face: Any = types.get(node.node.name)
            if _is_face(face) and not hasattr(face, node.attr) and node.attr not in {one.name for one in fields(face)}:
                yield f"{node.node.name}.{node.attr}", node.lineno


def _is_face(one: Any) -> bool:
    return is_dataclass(one) and getattr(one, "__module__", "") == AgencyFace.__module__


def _problem(folder: Path, file: Path, name: str, line: int, source: str) -> Problem:
    shown = f"{folder.parent.name}/{file.relative_to(folder.parent).as_posix()}"
    instead = _INSTEAD.get(name)
    cure = f"ใช้ {instead} แทน" if instead else "ใช้ชื่อที่มีในตารางของแม่แบบนี้"
    found = f"แม่แบบของหน่วยงานใช้ชื่อ {name} ซึ่งรุ่นนี้ยังใช้ได้ แต่รุ่นถัดไปจะไม่มี"
    lines = source.split("\n")
    column = max(lines[line - 1].find(name), 0) + 1 if line <= len(lines) else 1
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(shown, line, column, "outdated-template", found, f"{cure} (ดู docs/templates.md)", Severity.NOTICE, text)

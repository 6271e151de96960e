"""What an agency's own template may use, as `docs/templates.md` prints it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from prongsai.pages import faces, views
from prongsai.render.wholes import GIVEN_UP


def tables() -> str:
    """The names of every page template with their types, then what the faces have."""
    return "".join([*_of_templates(), "## ชนิดข้อมูลย่อ\n\n", *_of_faces()])


def _of_templates() -> Iterator[str]:
    for template, view in sorted(views().items()):
        yield f"### {template}\n\n| ชื่อ | ชนิด |\n|---|---|\n"
        yield from (
            f"| `{name}` | `{_plain(type_)}` |\n" for name, type_ in inspect.get_annotations(view).items() if "ClassVar" not in type_
        )
        if template in GIVEN_UP:
            yield f"\nใช้ได้ถึงรุ่น 0.2: {', '.join(f'`{name}`' for name in GIVEN_UP[template])}\n"
        yield "\n"


def _of_faces() -> Iterator[str]:
    for name, face in sorted(vars(faces).items()):
        if is_dataclass(face) and getattr(face, "__module__", "") == faces.__name__:
            yield f"- `{name}`: {', '.join(f'`{one.name}`' for one in fields(face))}\n"


def _plain(type_: str) -> str:
    return type_.replace("|", "\\|")

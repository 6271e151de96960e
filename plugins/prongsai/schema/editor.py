"""The files that make an editor look at content with our schemas: VS Code with its YAML extension."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from prongsai.kinds import Place, RecordKind, all_kinds
from prongsai.schema.json_schema import file_name, schemas

EDITOR_FOLDER = PurePosixPath(".vscode")
SCHEMA_FOLDER = EDITOR_FOLDER / "schemas"


def schema_files() -> dict[str, str]:
    """Every schema as text, by the name of its file."""
    return {name: _as_text(schema) for name, schema in schemas().items()}


def editor_files(content: str = "content") -> dict[PurePosixPath, str]:
    """What makes VS Code complete and check the files of the folder `content`: paths are below that which holds it."""
    return {
        EDITOR_FOLDER / "settings.json": _as_text(settings(content)),
        # The extension that knows schemas of YAML; VS Code asks whether to install it.
        EDITOR_FOLDER / "extensions.json": _as_text({"recommendations": ["redhat.vscode-yaml"]}),
        **{SCHEMA_FOLDER / name: text for name, text in schema_files().items()},
    }


def settings(content: str) -> dict[str, Any]:
    """The settings of a folder opened in VS Code: which schema is for which files."""
    return {
        # What is proposed is taken with Tab alone: who leaves a key blank and goes on to the next line has chosen nothing.
        "[yaml]": {"editor.acceptSuggestionOnEnter": "off"},
        # Its collection knows `year.yml` and the like of other programs, and is fetched from the internet.
        "yaml.schemaStore.enable": False,
        "yaml.schemas": {f"./{SCHEMA_FOLDER / file_name(kind)}": list(_patterns(kind, content)) for kind in all_kinds()},
    }


def _patterns(kind: RecordKind[Any], content: str) -> Iterator[str]:
    """Where files of a kind lie; `**` is any number of folders, or none."""
    if Place.YEARS_OF_SITE in kind.lies:
        yield f"{content}/{kind.file}/*.yml"
    elif kind.lies == {Place.SITE}:
        yield f"{content}/{kind.file}"
    else:
        yield f"{content}/**/{kind.file}"
    if kind.folder:
        yield f"{content}/**/{kind.stem}/*.yml"


def _as_text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

"""Where a setting stands in `mkdocs.yml`, for the problems that are told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from prongsai.problems.codes import Code
from prongsai.problems.problem import Problem, Severity

SettingPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the root."""


def problem_at(file: Path, path: SettingPath, code: Code, found: str, cure: str, *, severity: Severity = Severity.ERROR) -> Problem:
    """A problem at a setting, or at the nearest thing above it that stands in the file: it may come from elsewhere."""
    try:
        text = file.read_text("utf-8-sig")
        node = _find(yaml.compose(text, yaml.CSafeLoader), path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        text, node = "", None
    if node is None:
        return Problem(file.name, 1, 1, code, found, cure, severity, text.split("\n", 1)[0])
    mark = node.start_mark
    return Problem(file.name, mark.line + 1, mark.column + 1, code, found, cure, severity, text.split("\n")[mark.line])


def place_of_option(file: Path, option: str) -> SettingPath:
    """Where an option of ours stands below `plugins`, which is a list of names or of single mappings, or one mapping."""
    try:
        root = yaml.compose(file.read_text("utf-8-sig"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        root = None
    plugins = next((value for key, value in root.value if key.value == "plugins"), None) if isinstance(root, MappingNode) else None
    if isinstance(plugins, SequenceNode):
        for at, one in enumerate(plugins.value):
            if isinstance(one, MappingNode) and any(key.value == "prongsai" for key, _ in one.value):
                return ("plugins", at, "prongsai", option)
    return ("plugins", "prongsai", option)


def _find(node: Node | None, path: SettingPath) -> Node | None:
    """The key at `path`, or the nearest above it."""
    key = None
    for part in path:
        if isinstance(node, MappingNode):
            found = next(((one, value) for one, value in node.value if isinstance(one, ScalarNode) and one.value == part), None)
            if found is None:
                return key
            key, node = found
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            key = node = node.value[part]
        else:
            return key
    return key

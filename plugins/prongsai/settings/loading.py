"""`mkdocs.yml` as MkDocs loads it, without MkDocs: its tags, and the file that it inherits from.

Sources: mkdocs.org, "Configuration" (environment variables, configuration inheritance, `!relative`); pyyaml_env_tag.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_PYTHON = "tag:yaml.org,2002:python/"
_PACKAGES = ("markdown", "pymdownx")
"""Whose functions a file may name. MkDocs takes any; themes and plugins are what this loader has to do without."""

DOCS_DIR = "docs"
"""Where MkDocs looks for content when nobody says where it is."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A value that only MkDocs' own loader, or a package that is not there, could make; `tag` as typed."""

    tag: str


class NotFoundError(Exception):
    """The file from which a file inherits is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def load(path: Path) -> dict[str, Any]:
    """The settings in `path`, laid over those that it inherits.

    Raises OSError, UnicodeDecodeError and YAMLError for the file itself; NotFoundError for one that it inherits from, ValueError where
    they inherit from each other or are no settings.
    """
    home = {"$config_dir": path.parent}
    docs = _load(path, home, ()).get("docs_dir")
    # Read again where the content folder may be part of other settings: which it is, is one itself.
    return _load(path, {**home, "$docs_dir": path.parent / str(docs or DOCS_DIR)}, ())


def _load(path: Path, homes: Mapping[str, Path], heirs: tuple[Path, ...]) -> dict[str, Any]:
    if path in heirs:
        raise ValueError(path)

    class Loader(_Base):  # type: ignore[misc]  # PyYAML's C loader has no types
        """A loader of its own, since `!relative` depends on where the file lies."""

        folders = homes

    Loader.add_constructor("!ENV", _environment)
    Loader.add_constructor("!relative", _folder)
    Loader.add_multi_constructor(_PYTHON, _python)
    Loader.add_multi_constructor("!", _foreign)
    data = yaml.load(path.read_text("utf-8-sig"), Loader)  # noqa: S506  # derived from the safe loader
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ValueError(path)
    parent = data.pop("INHERIT", None)
    if parent is None:
        return data
    inherited = Path(os.path.normpath(path.parent / str(parent)))
    if not inherited.is_file():
        raise NotFoundError(str(parent))
    return _merged(_load(inherited, homes, (*heirs, path)), data)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """`above` over `below`, key by key; lists are replaced."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _environment(loader: Any, node: Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first variable that is set, read as YAML reads a plain value."""
    default, names = None, [node]
    if isinstance(node, SequenceNode):
        names = node.value
        if len(names) > 1:
            default, names = loader.construct_object(names[-1]), names[:-1]
    for name in (loader.construct_scalar(one) for one in names):
        if name in os.environ:
            value = os.environ[name]
            return loader.construct_object(ScalarNode(loader.resolve(ScalarNode, value, (True, False)), value))
    return default


def _folder(loader: Any, node: ScalarNode) -> Any:
    """`!relative $config_dir/…`, `!relative $docs_dir/…`; what is relative to the page is foreign."""
    prefix, _, rest = str(node.value).partition("/")
    return str(loader.folders[prefix] / rest) if prefix in loader.folders else Foreign(f"!relative {node.value}".rstrip())


def _python(loader: Any, suffix: str, node: Node) -> Any:
    """`!!python/name:pymdownx.slugs.uslugify`, and `!!python/object/apply:` of such a function."""
    kind, _, name = suffix.partition(":")
    found = _named(name) if kind in ("name", "object/apply") else None
    if found is None:
        return Foreign(f"!!python/{suffix}")
    if kind == "name":
        return found
    if isinstance(node, MappingNode):
        given = loader.construct_mapping(node, deep=True)
        return found(*given.get("args", ()), **given.get("kwds", {}))
    return found(*loader.construct_sequence(node, deep=True))


def _named(name: str) -> Any:
    """The function of a Markdown package; None where it is another's, or not there."""
    module, _, attribute = name.rpartition(".")
    if module.partition(".")[0] not in _PACKAGES:
        return None
    try:
        found = getattr(importlib.import_module(module), attribute, None)
    except ImportError:
        return None
    return found if callable(found) and str(getattr(found, "__module__", "")).partition(".")[0] in _PACKAGES else None


def _foreign(_: Any, suffix: str, __: Node) -> Foreign:
    return Foreign(f"!{suffix}")

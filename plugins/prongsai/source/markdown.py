"""A hand-written Markdown page as far as the core looks into it: what stands above the text, and how the text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from prongsai.thai.text import compact, normalise

MARKDOWN_SUFFIXES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_MOST_ABOVE = 20_000
_MOST_LINES_ABOVE = 500
_LONGEST_HEADING = 500
"""A page begins with what people wrote above it and called it; the patterns below take their time for each letter of more."""
_OLD_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")
_OLD_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(.*)")
_HEADING = re.compile(r"#(?!#)[ \t]*(.+?)[ \t]*#*[ \t]*(?:\n|$)|(.+)\n=+[ \t]*(?:\n|$)")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^}]*\}[ \t]*$")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_TAG = re.compile("<[^>]*>")
_EMPHASIS = re.compile(r"(\*{1,3}|`+)(?=\S)(.+?)(?<=\S)\1|(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\3(?!\w)")


def is_markdown(name: PurePosixPath) -> bool:
    """Whether MkDocs makes a page of it."""
    return name.name.endswith(MARKDOWN_SUFFIXES)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A Markdown page as far as the core looks into it: what stands above the text (front matter), and how the text begins."""

    text: str
    meta: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> HandWritten:
        """The page at `path`; one that cannot be opened is an empty one, as MkDocs itself tells of it."""
        try:
            text = path.read_text("utf-8-sig", errors="replace")
        except OSError:
            text = ""
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> HandWritten:
        """The page in `text`: its front matter, in YAML or in the older way of MultiMarkdown, and the text below."""
        if (found := _FRONT_MATTER.match(text)) and len(found[1]) <= _MOST_ABOVE:
            try:
                meta = yaml.load(found[1], yaml.CSafeLoader)
            except (yaml.YAMLError, ValueError):
                meta = None
            if isinstance(meta, dict) and "*" in found[1] and "&" in found[1]:
                # What is named may hold what is named: ten lines can say a text of a thousand pages.
                meta = {key: value for key, value in meta.items() if not isinstance(value, list | dict)}
            return cls(text[found.end() :].lstrip("\n"), meta) if isinstance(meta, dict) else cls(text)
        lines = text.split("\n", _MOST_LINES_ABOVE)
        old: dict[str, str] = {}
        key = ""
        for at, line in enumerate(lines):
            if at == _MOST_LINES_ABOVE:
                return cls(text)
            if not line.strip():
                return cls("\n".join(lines[at + 1 :]).lstrip("\n"), old)
            if named := _OLD_KEY.match(line):
                key = named[1].lower()
                old[key] = f"{old[key]} {named[2].strip()}" if key in old else named[2].strip()
            elif key and (more := _OLD_MORE.match(line)):
                old[key] += f" {more[1].strip()}"
            else:
                return cls("\n".join(lines[at:]).lstrip("\n"), old)
        return cls("", old)

    @property
    def is_draft(self) -> bool:
        """Whether `draft: true` keeps it out of the site."""
        return str(self.meta.get("draft", "")).casefold() in ("true", "yes", "on")

    @property
    def title_th(self) -> str:
        """The `title` above the text, else the heading with which the text begins; empty where there is neither."""
        if title := compact(normalise(str(self.meta.get("title") or ""))):
            return title
        found = _HEADING.match(self.text[:_LONGEST_HEADING])
        heading = _ATTRIBUTES.sub("", (found[1] or found[2]) if found else "")
        return compact(normalise(_EMPHASIS.sub(r"\2\4", _TAG.sub("", _LINK.sub(r"\1", heading)))))

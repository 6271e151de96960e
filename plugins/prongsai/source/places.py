"""Where in a hand-written file something stands of which only what became of it is known."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_MOST = 100
_CODE = re.compile("(`+)(?!`)[^`]*+\\1")


class Places:
    """A file as typed, asked for one thing after another: of what stands there twice, the second is found the second time."""

    def __init__(self, typed: str) -> None:
        self.lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._text = _without_code(self.lines)
        self._next: dict[str, tuple[int, int]] = {}

    @property
    def without_code(self) -> list[str]:
        """The lines with blanks in the place of code."""
        return self._text

    def of(self, wanted: str) -> tuple[int, int] | None:
        """Line and column, from 1, where `wanted` stands next in whatever case; None where it does not."""
        start = self._next.get(wanted, (0, 0))
        found = self._find(wanted, *start) or (self._find(wanted, 0, 0) if start != (0, 0) else None)
        if found is None:
            return None
        self._next[wanted] = found[0], found[1] + 1
        return found[0] + 1, found[1] + 1

    def of_any(self, *wanted: str) -> tuple[int, int] | None:
        """The same of the first of several that is found."""
        return next((found for one in wanted if one and (found := self.of(one))), None)

    def all(self, wanted: str) -> list[tuple[int, int]]:
        """Every place where `wanted` stands, in file order; that in code only where it stands nowhere else."""
        found: list[tuple[int, int]] = []
        at = self._find(wanted, 0, 0)
        while at and len(found) < _MOST:
            found.append((at[0] + 1, at[1] + 1))
            at = self._find(wanted, at[0], at[1] + 1, only_text=True)
        return found

    def line(self, number: int) -> str:
        """A line as typed, from 1."""
        return self.lines[number - 1]

    def _find(self, wanted: str, line: int, column: int, *, only_text: bool = False) -> tuple[int, int] | None:
        folded = wanted.lower()
        for lines in (self._text,) if only_text else (self._text, self.lines):
            for at in range(line, len(lines)):
                there = lines[at].lower().find(folded, column if at == line else 0)
                if there >= 0:
                    return at, min(there, max(0, len(lines[at]) - 1))
        # Written in entities (`java&#115;cript:`) or percents, or with what nobody sees in between.
        for at in range(line + (1 if column else 0), len(self._text)):
            if ("&" in self._text[at] or "%" in self._text[at]) and folded in unquote(html.unescape(self._text[at])).lower():
                return at, 0
        return None


def _without_code(lines: list[str]) -> list[str]:
    """The lines with blanks in the place of code: what stands there only shows something."""
    kept: list[str] = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
            kept.append("")
        elif found:
            fence = found[1]
            kept.append("")
        else:
            kept.append(_CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line)
    return kept

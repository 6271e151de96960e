"""Lines of YAML looked at without a parser: what they begin, how far they are indented, what they belong to."""

from __future__ import annotations

import re

ENTRY = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[A-Za-z_][A-Za-z0-9_-]*|\"[^\"]*\"|'[^']*'):(?=\s|$)|[ \t]*-(?=\s|$)")
"""A line that begins something of its own: `key:`, `- key:` or `- value`."""

KEY_AND_REST = re.compile(r"(\s*(?:-\s+)*)([A-Za-z_][A-Za-z0-9_]*)(:?)\s*(.*)")
"""A line that begins with a key, whether or not a colon follows it."""

FOR_COLON = re.compile(r"^[\s:：∶﹕ː;；=＝]+")
"""What people type for a colon, or beside it, between a key and its value."""

CONFLICT = re.compile(r"<{7}(?:\s|$)")
"""The line with which Git begins what it could not join."""

NO_SPACE_AFTER_DASH = re.compile(r"(\s*-)([A-Za-z_][A-Za-z0-9_]*:(?:\s.*|$))")
"""`-key: value`, which YAML takes for a key that begins with a dash."""

_VALUED = re.compile(r"[ ]*(?:-[ ]+)*[A-Za-z_][A-Za-z0-9_-]*:[ ]+[^\s#>|]")
"""A key with its value beside it, so that nothing can hang below it."""


_NO_VALUE = re.compile(r"^([ \t]*(?:-[ \t]+)*)[A-Za-z_]+:[ \t]*(?:(?:~|null)[ \t]*)?(?:#[^\n]*)?$", re.MULTILINE)
_BELOW = re.compile(r"\n(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]*)(-(?=\s))?(?=\S)")
_NO_VALUE_IN_BRACES = re.compile(r"[{,]\s*[A-Za-z_]+:\s*(?:~|null)?\s*[,}]")


def has_blank(text: str) -> bool:
    """Whether a key may stand without a value: a quick look, before anybody asks which."""
    for key in _NO_VALUE.finditer(text):
        below = _BELOW.match(text, key.end())
        if not below or len(below[1]) < len(key[1]) or (len(below[1]) == len(key[1]) and not below[2]):
            return True
    return bool(_NO_VALUE_IN_BRACES.search(text))


def width(line: str, tab: int = 1) -> int:
    """How far a line is indented, each tab `tab` spaces wide."""
    leading = line[: len(line) - len(line.lstrip(" \t"))]
    return leading.count(" ") + leading.count("\t") * tab


def open_columns(lines: list[str], line: int) -> list[tuple[int, bool]]:
    """The columns at which keys and dashes (True) above `line` can still have a neighbour."""
    columns: list[tuple[int, bool]] = []
    for typed in lines[:line]:
        entry = re.match(r"( *)((?:-\s+|-$)*)([A-Za-z_][\w-]*:(?=\s|$))?", typed)
        if entry is None or not (entry[2] or entry[3]):
            continue
        begins = len(entry[1])
        columns = [(column, dash) for column, dash in columns if column < begins or (column == begins and dash is not bool(entry[2]))]
        columns += [(begins + dash.start(), True) for dash in re.finditer("-", entry[2])]
        if entry[3]:
            columns.append((entry.end(2), False))
    return columns


def is_item(line: str) -> bool:
    """Whether a line begins with a dash."""
    return bool(re.match(r"\s*-(\s|$)", line))


def under_indented(lines: list[str], line: int) -> int | None:
    """The column at which `line` belongs if it lies too far left, so that the next line has lost its neighbours."""
    below = next((at for at in range(line + 1, len(lines)) if lines[at].strip()), None)
    if below is None or not _VALUED.match(lines[line]) or is_item(lines[line]) or width(lines[below]) <= width(lines[line]):
        return None
    columns = open_columns(lines, line)
    column = width(lines[below])
    if (column, is_item(lines[below])) not in columns:
        return None
    return min((key for key, dash in columns if not dash and key >= column), default=None)

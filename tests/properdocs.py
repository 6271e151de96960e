"""Compares a site that MkDocs built with one that ProperDocs built: `python -m tests.properdocs SITE OTHER`.

`make properdocs` builds both. Ends with exit code 1 where they differ in more than the name of the program.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.building import all_files

_GENERATOR = re.compile(rb'<meta name="generator" content="([^"]*)">')
_CONTENT = b' id="pr-content"'
_MOST_TOLD = 20


def differences(site: Mapping[str, bytes], other: Mapping[str, bytes]) -> Iterator[str]:
    """What is not as it should be: files of one side only, files that differ, and sites that prove nothing."""
    pages = [name for name, data in site.items() if _CONTENT in data]
    if not pages:
        yield "the site of MkDocs has no page of ours"
    for name in pages:
        if "ProperDocs" not in _program(other.get(name, b"")):
            yield f"{name}: the other site's page is not by ProperDocs"
        if "ProperDocs" in _program(site[name]):
            yield f"{name}: is by ProperDocs itself"
    for name in sorted(site.keys() | other.keys()):
        if name not in other:
            yield f"{name}: by MkDocs only"
        elif name not in site:
            yield f"{name}: by ProperDocs only"
        elif _GENERATOR.sub(b"", site[name]) != _GENERATOR.sub(b"", other[name]):
            yield f"{name}: differs"


def _program(page: bytes) -> str:
    named = _GENERATOR.search(page)
    return named[1].decode() if named else ""


def main(folders: list[str]) -> int:
    """Compare the two folders; the exit code."""
    site, other = (all_files(Path(folder)) for folder in folders)
    found = list(differences(site, other))
    lines = found[:_MOST_TOLD] + ([f"and {len(found) - _MOST_TOLD} more"] if len(found) > _MOST_TOLD else [])
    lines.append(f"{len(site)} and {len(other)} files, {sum(_CONTENT in data for data in site.values())} pages, {len(found)} differences")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

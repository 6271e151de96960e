"""The browser's side of the search: its scripts, put together from `client/`, made small in `minified/`, with what they need to know."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from prongsai.catalogue import everyday_words
from prongsai.model.measure import Status
from prongsai.oit.verdict import ItemState
from prongsai.pages.page import SearchKind
from prongsai.search.entries import NO_STATUS, UNKNOWN
from prongsai.search.folding import fold, script, skeleton, tables

START = "search/start.js"
"""What every page loads."""
BOX = "search/box.js"
PAGE = "search/page.js"
"""What is fetched when somebody searches, in a box or on the search page: one file, since a browser fetches but six side by side."""

_HERE = Path(__file__).parent / "client"
_SMALL = Path(__file__).parent / "minified"
_ENGINE = ("normalise", "postings", "propose", "documents", "match", "words", "rank", "result", "facets", "answer", "find")
_PARTS = {
    START: ("sounds", "files", "ask", "start"),
    BOX: (*_ENGINE, "show", "box"),
    PAGE: (*_ENGINE, "show", "narrow", "page"),
}
_SHARED = (
    *("SOUNDS", "LONGEST", "WIDTH", "cut", "files", "load", "unavailable", "startAfresh", "heardIn", "skeleton"),
    *("windowsOf", "soundsOfPhrase", "windowsOfPhrase", "MOST_WINDOWS", "bucketOf", "agencyGram", "yearOf", "yearGrams", "expect"),
)
"""What the first script hands on to the second."""

_HANDED_ON = "search.find=find;search.fold=fold;search.attach=attach;\n"
# Whole lines only: a `//` inside a line may stand in a text or an expression.
_NOT_SENT = re.compile(r"^\s*(?://.*)?\n|^\s+", re.MULTILINE)


@cache
def scripts() -> dict[str, str]:
    """The scripts by their addresses, as they are sent."""
    kept = ("TABLES", "KINDS_OF_AGENCY", "ACTIONS", "KINDS", "STATUSES")
    known = {
        "SCRIPT": script(),
        "STYLE": _style(),
        "TABLES": tables(),
        "KINDS_OF_AGENCY": script()["short"],
        "ACTIONS": sorted({skeleton(fold(action)) for action in everyday_words().actions}),
        "KINDS": {str(kind): kind.label_th for kind in SearchKind if kind},
        "STATUSES": {**{str(status): status.label for status in (*Status, *ItemState)}, UNKNOWN: NO_STATUS},
    }
    names = {START: ("SCRIPT",), BOX: (*kept, "STYLE"), PAGE: kept}
    return {name: _alone("".join(f"var {one}={_json(known[one])};" for one in names[name]) + "\n" + _minified(name)) for name in names}


def source(name: str) -> str:
    """A script as it is written: its parts in a scope of their own; of what stands outside only constants, which `scripts` adds."""
    parts = "".join(_NOT_SENT.sub("", (_HERE / f"{part}.js").read_text("utf-8")) for part in _PARTS[name])
    if name == START:
        handed = ",".join(f"{one}:{one}" for one in _SHARED)
        return _alone(f"{parts}Object.assign(search,{{{handed}}});\nbegin();\n")
    received = "".join(f"var {one}=search.{one};\n" for one in _SHARED)
    return _alone(f"var search=window.prongsaiSearch;\n{received}{parts}{_HANDED_ON}")


def minified_file(name: str) -> Path:
    """The file that holds a script made small, below a line that tells of which source."""
    return _SMALL / Path(name).name


def mark(name: str) -> str:
    """The line above a script made small: while it fits, the file is that of today's source."""
    return f"// {hashlib.sha256(source(name).encode()).hexdigest()}\n"


def _minified(name: str) -> str:
    return minified_file(name).read_text("utf-8").split("\n", 1)[1]


@cache
def versioned(name: str) -> str:
    """A script's address with a few letters that change when it does, so that no phone keeps an old one."""
    return f"{name}?v={hashlib.sha256(scripts()[name].encode()).hexdigest()[:8]}"


def write_scripts(site: Path) -> None:
    """Write the scripts below the folder of the site."""
    for name, text in scripts().items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def _style() -> str:
    """The look of the box's answers, which no page needs before there are any."""
    css = (_HERE / "box.css").read_text("utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def _alone(script: str) -> str:
    return f'(function(){{"use strict";\n{script}}})();\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

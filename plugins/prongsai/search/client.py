"""The browser's side of the search: its scripts, put together from `client/`."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from prongsai.catalogue import everyday_words
from prongsai.model.measure import Status
from prongsai.oit.verdict import ItemState
from prongsai.pages.page import Kind
from prongsai.search.entries import NO_STATUS, UNKNOWN
from prongsai.search.folding import fold, script, skeleton, tables

START = "search/start.js"
"""What every page loads."""
BOX = "search/box.js"
PAGE = "search/page.js"
"""What is fetched when somebody searches, in a box or on the search page: one file, since a browser fetches but six side by side."""

_HERE = Path(__file__).parent / "client"
_ENGINE = ("normalise", "postings", "propose", "documents", "match", "words", "rank", "result", "facets", "answer", "find")
_PARTS = {
    START: ("sounds", "files", "ask", "start"),
    BOX: (*_ENGINE, "show", "box"),
    PAGE: (*_ENGINE, "show", "narrow", "page"),
}
_SHARED = (
    *("SOUNDS", "LONGEST", "WIDTH", "cut", "files", "load", "unavailable", "startAfresh", "heardIn", "skeleton"),
    *("windowsOf", "windowsOfPhrase", "MOST_WINDOWS", "bucketOf", "agencyGram"),
)
"""What the first script hands on to the second."""

# Whole lines only: a `//` inside a line may stand in a text or an expression.
_SEARCH = "var search=window.prongsaiSearch;\n"
_NOT_SENT = re.compile(r"^\s*(?://.*)?\n|^\s+", re.MULTILINE)


@cache
def scripts() -> dict[str, str]:
    """The scripts by their addresses."""
    handed = ",".join(f"{name}:{name}" for name in _SHARED)
    received = "".join(f"var {name}=search.{name};\n" for name in _SHARED)
    constants = {
        "TABLES": tables(),
        "KINDS_OF_AGENCY": script()["short"],
        "ACTIONS": sorted({skeleton(fold(action)) for action in everyday_words().actions}),
        "KINDS": {str(kind): kind.label_th for kind in Kind if kind},
        "STATUSES": {**{str(status): status.label for status in (*Status, *ItemState)}, UNKNOWN: NO_STATUS},
    }
    known = "".join(f"var {name}={_json(value)};\n" for name, value in constants.items())
    before = f"{_SEARCH}{received}{known}"
    after = "search.find=find;search.fold=fold;search.attach=attach;\n"
    return {
        START: _alone(f"var SCRIPT={_json(script())};\n{_joined(START)}Object.assign(search,{{{handed}}});\nbegin();\n"),
        BOX: _alone(f"{before}var STYLE={_json(_style())};\n{_joined(BOX)}{after}"),
        PAGE: _alone(f"{before}{_joined(PAGE)}{after}"),
    }


@cache
def versioned(name: str) -> str:
    """A script's address with a few letters that change when it does, so that no phone keeps an old one."""
    return f"{name}?v={hashlib.sha256(scripts()[name].encode()).hexdigest()[:8]}"


def write_scripts(site: Path) -> None:
    """Write the scripts below the folder of the site."""
    for name, text in scripts().items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _joined(script: str) -> str:
    return "".join(_NOT_SENT.sub("", (_HERE / f"{name}.js").read_text("utf-8")) for name in _PARTS[script])


def _style() -> str:
    """The look of the box's answers, which no page needs before there are any."""
    css = (_HERE / "box.css").read_text("utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def _alone(script: str) -> str:
    return f'(function(){{"use strict";\n{script}}})();\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

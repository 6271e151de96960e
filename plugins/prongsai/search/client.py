"""The browser's side of the search: its scripts, put together from `client/`."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from prongsai.catalogue import everyday_words
from prongsai.model.measure import Status
from prongsai.pages.page import Kind
from prongsai.search.entries import NO_STATUS, UNKNOWN
from prongsai.search.folding import fold, script, skeleton, tables

START = "search/start.js"
"""What every page loads."""
CLIENT = "search/client.js"
"""What is fetched when somebody searches, together with the box's or the search page's part."""
BOX = "search/box.js"
PAGE = "search/page.js"

_HERE = Path(__file__).parent / "client"
_PARTS = {
    START: ("sounds", "files", "ask", "start"),
    CLIENT: ("normalise", "postings", "propose", "documents", "match", "words", "rank", "result", "facets", "answer", "find"),
    BOX: ("show", "box"),
    PAGE: ("show", "narrow", "page"),
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
        "STATUSES": {**{str(status): status.label for status in Status}, UNKNOWN: NO_STATUS},
    }
    known = "".join(f"var {name}={_json(value)};\n" for name, value in constants.items())
    return {
        START: _alone(f"var SCRIPT={_json(script())};\n{_joined(START)}Object.assign(search,{{{handed}}});\nbegin();\n"),
        CLIENT: _alone(f"{_SEARCH}{received}{known}{_joined(CLIENT)}search.find=find;search.fold=fold;\n"),
        # The two come together, in any order: `find` is asked for when it is needed.
        BOX: _alone(f"var STYLE={_json(_style())};\n{_SEARCH}function find(q,o){{return search.find(q,o);}}\n{_joined(BOX)}search.attach=attach;\n"),
        PAGE: _alone(f"{_SEARCH}function find(q,o){{return search.find(q,o);}}\n{_joined(PAGE)}search.attach=attach;\n"),
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

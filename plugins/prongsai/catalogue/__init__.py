"""Official lists as data: a new list or year is a new file beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from prongsai.model.oit_forms import Indicator
from prongsai.model.search import EverydayWord
from prongsai.source.yaml import tree as yaml_tree


@dataclass(frozen=True, slots=True)
class EverydayWords:
    """What every agency's search knows of how people speak, before the words of its own.

    A query that begins with one of `actions` wants something done: channels and E-Services come first.
    """

    actions: tuple[str, ...]
    words: tuple[EverydayWord, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a kind of file, and of its keys: by the mapping in it (empty for the record itself) and the key."""

    text_th: str
    keys: Mapping[tuple[str, str], str]


def read(name: str) -> Any:
    """The list in the file `name` beside this module; every scalar is text. A damaged one is our mistake."""
    data, problems = yaml_tree.parse(files(__name__).joinpath(name).read_text("utf-8"))
    if problems:
        raise ValueError(f"{name} is damaged: {problems[0]}")
    return data


@cache
def provinces() -> dict[str, str]:
    """The provinces, each with the first two digits of its postcodes."""
    return dict(read("provinces.yml"))


@cache
def main_indicators(year_be: int) -> dict[str, Indicator]:
    """The indicators `1` to `10` of a year by their number, in the order of the official form."""
    return in_force(read("indicators.yml"), year_be)


def in_force(rows: Iterable[Mapping[str, str]], year_be: int) -> dict[str, Indicator]:
    """Of `rows` those that hold in `year_be`: a row with `since_be` takes the place of the one before it from that year on."""
    found: dict[str, Indicator] = {}
    for row in rows:
        if int(row.get("since_be", 0)) <= year_be:
            found[row["indicator"]] = Indicator(row["indicator"], row["tool"], row["name_th"])
    return found


@cache
def key_labels() -> dict[str, str]:
    """The Thai name of every key of the content files."""
    labels: dict[str, str] = read("keys.yml")
    return labels


def told_of(file: str) -> Told:
    """What is told of the kind of file that is called so; nothing of one that is not described."""
    told = _descriptions().get(file, {"text_th": "", "keys": {}})
    parts = {name: name.rpartition(".") for name in told["keys"]}
    return Told(told["text_th"], {(parts[name][0], parts[name][2]): text for name, text in told["keys"].items()})


@cache
def _descriptions() -> dict[str, Any]:
    described: dict[str, Any] = read("descriptions.yml")
    return described


@cache
def everyday_words() -> EverydayWords:
    """The words that citizens of any subdistrict use, by subject."""
    data = read("everyday_words.yml")
    return EverydayWords(tuple(data["actions"]), TypeAdapter(tuple[EverydayWord, ...]).validate_python(data["words"]))

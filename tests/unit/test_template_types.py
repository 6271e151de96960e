"""The checker of templates: what it finds in each construct of Jinja, and what it lets pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, make_dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, Literal, NamedTuple, Protocol, TypeGuard, TypeVar

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pydantic.dataclasses import dataclass as record
from tests.template_types import Findings, MacroOf, annotations_of, check, examine

from prongsai import address
from prongsai.model.channel import Purpose
from prongsai.model.measure import Measure
from prongsai.model.portal import Agency

_Entry = TypeVar("_Entry")
_Key = TypeVar("_Key")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"

    @property
    def warm(self) -> bool:
        return self is Colour.RED


class Point(NamedTuple):
    x: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    title_th: str
    note_th: str | None = None
    parts: tuple[Part, ...] = ()
    colour: Colour = Colour.RED
    on: date | None = None

    def next_to(self, other: Part, distance: int = 1) -> Part | None:
        return self.parts[0].next_to(other) if self.parts and distance > 1 else self

    @property
    def first(self) -> Part | None:
        return self.parts[0] if self.parts else None


@record(frozen=True)
class Record:
    number: Annotated[int, "at least 0"]
    kind: Literal["a", "b"] = "a"


@dataclass(frozen=True)
class Slice(Generic[_Entry]):
    entries: Sequence[_Entry]
    by_name: Mapping[str, _Entry] = field(default_factory=dict)

    def newest(self) -> _Entry:
        return self.entries[0]


class Kept(dict[_Key, _Entry]):
    """Made of a generic class of Python's own."""


class Titled(Protocol):
    @property
    def title_th(self) -> str: ...


class Plain:
    def __init__(self) -> None:
        self.unannotated = 1


def length_of(titled: Titled, *more: int, unit: str = "m") -> str:
    return unit


def is_part(value: object) -> TypeGuard[Part]:
    return isinstance(value, Part)


def starred(text: str, count: int = 1) -> Markup:
    return Markup("*" * count)  # noqa: S704  # nobody draws it


NAMES: dict[str, Any] = {
    "part": Part,
    "maybe": Part | None,
    "parts": list[Part],
    "either": Part | Record | None,
    "record": Record,
    "point": Point,
    "points": list[Point],
    "pair": tuple[int, Part],
    "colour": Colour,
    "colour_or_none": Colour | None,
    "by_name": dict[str, Part],
    "by_colour": dict[Colour, int],
    "kept_parts": Kept[str, Part],
    "counts": Counter[str],
    "slice": Slice[Part],
    "text": str,
    "text_or_none": str | None,
    "number": int,
    "number_or_none": int | None,
    "share": float,
    "day": date,
    "flag": bool,
    "anything": Any,
    "to": Callable[[str], str],
    "part_of": Callable[[int, str], Part | None],
    "lines": Iterator[str],
    "iterable": Iterable[Part],
    "plain": Plain,
}
PART = Part("ก", parts=(Part("ข"),))
FULL = Part("ค", "หมายเหตุ", (PART,), on=date(2024, 10, 1))


class Anything:
    """Has everything, and is printed."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_: 1 if name == "all" else self

    def __str__(self) -> str:
        return "anything"


VALUES: dict[str, Any] = {
    "part": PART,
    "maybe": None,
    "parts": [PART, FULL],
    "either": None,
    "record": Record(1),
    "point": Point(1, "a"),
    "points": [Point(1, "a")],
    "pair": (1, PART),
    "colour": Colour.RED,
    "colour_or_none": None,
    "by_name": {"a": FULL},
    "by_colour": dict.fromkeys(Colour, 1),
    "kept_parts": Kept(a=PART),
    "counts": Counter("aab"),
    "slice": Slice([PART], {"a": PART}),
    "text": "a",
    "text_or_none": None,
    "number": 1,
    "number_or_none": None,
    "share": 0.5,
    "day": date(2024, 10, 1),
    "flag": False,
    "anything": Anything(),
    "to": lambda there: f"../{there}",
    "part_of": lambda *_: None,
    "lines": iter("ab"),
    "iterable": [PART],
    "plain": Plain(),
}
FULLER = {
    "part": FULL,
    "maybe": FULL,
    "either": FULL,
    "colour_or_none": Colour.BLUE,
    "text_or_none": "b",
    "number_or_none": 2,
    "flag": True,
}
MORE = {
    "words.html": "{% macro shown(one, note='') %}{{ one.title_th }}"
    "{{ note }}{% endmacro %}{% macro _own() %}{% endmacro %}{% set big = 3 %}",
    "context.html": "{{ part.title_th }}{{ place.title_th }}",
    "wrong.html": "{{ part.titel_th }}",
    "page.html": "<title>{% block title %}{{ part.title_th }}{% endblock %}</title>{% block body %}{% endblock %}",
}


def environment(source: str) -> Environment:
    made = Environment(loader=DictLoader({**MORE, "t.html": source}), autoescape=True, undefined=StrictUndefined)
    made.globals |= {"address": address, "length_of": length_of, "Colour": Colour, "kept": MacroOf("words.html", "shown"), "best": Part("")}
    made.filters["starred"] = starred
    made.tests["part"] = is_part
    return made


def found(source: str) -> Findings:
    return examine(environment(source), "t.html", NAMES)


def errors(source: str) -> list[str]:
    return [one.removeprefix("t.html:1: ") for one in check(environment(source), "t.html", NAMES)]


SOUND = [
    "{{ part.title_th }} {{ part.parts[0].title_th }} {{ part['title_th'] }}",
    "{{ record.number }} {{ record.kind }} {{ best.title_th }} {{ plain.unannotated }}",
    "{{ point.x + pair[0] }} {{ pair[1].title_th }} {{ point[1] }} {{ point[-1].upper() }}",
    "{{ part.next_to(part, distance=2).title_th if part.next_to(part, distance=2) }}",
    "{{ slice.newest().title_th }} {{ slice.entries[0].title_th }} {{ slice.by_name['a'].title_th }} {{ slice.by_name.a.title_th }}",
    "{{ kept_parts[text].title_th }} {% for one in kept_parts.values() %}{{ one.title_th }}{% endfor %}",
    # What may be None, where it is known not to be.
    "{% if maybe %}{{ maybe.title_th }}{% endif %}",
    "{% if not maybe %}{% else %}{{ maybe.title_th }}{% endif %}",
    "{% if maybe is none %}{% elif flag %}{{ maybe.title_th }}{% endif %}",
    "{% if flag and maybe is not none and maybe.note_th %}{{ maybe.note_th }}{% endif %}",
    "{% if not maybe or not maybe.note_th %}{% else %}{{ maybe.note_th }}{% endif %}",
    "{% if part.note_th and part.on %}{{ part.note_th }}{{ part.on.isoformat() }}{% endif %}",
    "{{ maybe and maybe.title_th or '' }} {{ maybe.title_th if maybe else '' }} "
    "{{ text_or_none or 'x' }} {{ text_or_none if text_or_none }}",
    "{% for one in parts if one.note_th %}{{ one.note_th.split(',') | join }}{% endfor %}",
    "{% if maybe == none %}{% else %}{{ maybe.title_th }}{% endif %}",
    "{% if by_name[text].note_th %}{{ by_name[text].note_th }}{% endif %}",
    "{% if part.next_to(part) %}{{ part.next_to(part).title_th }}{% endif %}",
    "{% if either is part %}{{ either.title_th }}{% elif either %}{{ either.number }}{% endif %}",
    "{% if text_or_none is string %}{{ text_or_none.upper() }}{% endif %}",
    "{% set first = part.first %}{% if first %}{{ first.title_th }}{% endif %}",
    # Loops.
    "{% for one in parts %}{{ loop.index }}{{ one.title_th }}{{ ', ' if not loop.last }}{% else %}-{% endfor %}",
    "{% for x, name in points %}{{ x + 1 }}{{ name.upper() }}{% endfor %}",
    "{% for name, one in by_name.items() %}{{ name }}{{ one.title_th }}{% endfor %}{% for name in by_name %}{{ name }}{% endfor %}",
    "{% for one in by_name.values() %}{{ one.title_th }}{% endfor %}{% for one in Colour %}{{ one.value if one.warm }}{% endfor %}",
    "{% for one in parts recursive %}{{ one.title_th }}{{ loop(one.parts) }}{% endfor %}",
    "{% for one in iterable %}{{ one.title_th }}{% endfor %}{% for one in [part, part] %}{{ one.title_th }}{% endfor %}",
    "{% for i in range(3) %}{{ i + 1 }}{% endfor %}{% for letter in text %}{{ letter }}{% endfor %}",
    "{% for one in parts %}{{ loop.previtem.title_th if not loop.first }}{{ loop.cycle('a', 'b') }}{% endfor %}",
    # Names.
    "{% set a, b = pair %}{{ a + 1 }}{{ b.title_th }}",
    "{% if flag %}{% set x = 1 %}{% else %}{% set x = 2 %}{% endif %}{{ x + 1 }}",
    "{% set x %}<b>{{ text }}</b>{% endset %}{{ x.upper() }}",
    "{% with one = part %}{{ one.title_th }}{% endwith %}",
    "{% set box = namespace(sum=0) %}{% for one in parts %}{% set box.sum = box.sum + 1 %}{% endfor %}{{ box.sum }}",
    "{% if nothing is defined %}{{ nothing.at.all }}{% endif %}{{ nothing | default('x') }}",
    # Macros, and other templates.
    "{% macro m(one, n=2) %}{{ one.title_th }}{{ n + 1 }}{% endmacro %}{{ m(part) }}{{ m(part, n=3) }}",
    "{% macro deep(one) %}{% for part in one.parts %}{{ deep(part) }}{% endfor %}{% endmacro %}{{ deep(part) }}",
    "{% macro each(all) %}{% for one in all %}{{ caller(one) }}{% endfor %}"
    "{% endmacro %}{% call(one) each(parts) %}{{ one.title_th }}{% endcall %}",
    "{% macro m(one) %}{% if one %}{{ one.title_th }}{% endif %}{% endmacro %}{{ m(part) }}{{ m(none) }}",
    "{% macro m(one) %}{{ one.note_th.upper() }}{% endmacro %}{% if part.note_th %}{{ m(part) }}{% endif %}",
    "{% macro m() %}{{ best.note_th.upper() }}{% endmacro %}{% if best.note_th %}{{ m() }}{% endif %}",
    "{% macro m(a) %}{{ a }}{{ varargs | length }}{{ kwargs | length }}{% endmacro %}{{ m(1, 2, b=3) }}",
    "{% import 'words.html' as words %}{{ words.shown(part) }}{{ words.big + 1 }}",
    "{% from 'words.html' import shown as drawn %}{{ drawn(part, note='x') }}{{ kept(part) }}",
    "{% set place = part %}{% include 'context.html' %}{% include 'nowhere.html' ignore missing %}",
    "{% set place = part %}{% import 'context.html' as other with context %}{% include ['nowhere.html', 'words.html'] %}",
    "{% extends 'page.html' %}{% block body %}{{ part.title_th }}{% endblock %}",
    # Filters, tests and operators.
    "{{ parts | length + 1 }} {{ parts | map(attribute='title_th') | join(', ') }} "
    "{{ parts | map(attribute='colour.value') | list | length }}",
    "{{ (parts | first).title_th }} {{ (parts | sort(attribute='title_th') | last).title_th }} "
    "{{ parts | selectattr('note_th') | list | length }}",
    "{{ text | replace('a', 'b') | upper | urlencode }} {{ share | round | int + 1 }} {{ text_or_none | default('x', true) }}",
    "{{ text | starred(2) | length }} {{ [text] | map('starred') | list | length }} {{ [text] | map('upper') | join }}",
    "{% for n, some in parts | groupby('title_th') %}{{ n }}"
    "{{ (some | first).title_th }}{% endfor %}{{ points | map(attribute='x') | sum }}",
    "{% for row in parts | batch(2) %}{{ row[0].title_th }}{% endfor %}"
    "{% for k, v in by_name | dictsort %}{{ k }}{{ v.title_th }}{% endfor %}",
    "{{ text ~ number ~ share }} {{ '%d' % number }} {{ '%s %s' % (text, number) }} {{ -number + 1 }} {{ number / 2 }} {{ text * 2 }}",
    "{{ 'x' if number < share }} {{ 'x' if day > day }} {{ 'x' if text in ['a', text] }} {{ 'x' if 'a' not in text }}",
    "{{ parts[1:] | length }} {{ text[:2] }} {{ pair[:1] | length }}",
    "{% filter upper %}{{ text }}{% endfilter %}",
    # Enums, and dicts written where they are asked.
    "{{ colour }} {{ 'x' if colour in ('red', 'blue') or colour == Colour.RED }} {{ {'red': 1, 'blue': 2}[colour] + 1 }}",
    "{% if colour_or_none and colour_or_none != 'red' %}{{ {'blue': 1}.get(colour_or_none, 2) }}"
    "{% endif %}{{ by_colour[colour] + 1 }} {{ counts.most_common(1) | length }}",
    "{% if colour == 'red' %}{% elif colour == 'blue' %}{{ {'blue': 1}[colour] }}{% else %}{{ never.looked.at }}{% endif %}",
    # Calls.
    "{{ to(text) }} {{ to(colour) }} {{ address.of_index('news', number=2) }} {{ length_of(part, 1, 2, unit='km') }}",
    "{{ by_name.get(text).title_th if by_name.get(text) }} {{ by_name.get(text, part).title_th }} {{ anything.all(1) + 2 }}",
    "{{ 1 if colour.warm }} {{ 1 if text.startswith(('a', 'b')) }} {{ address.NOT_FOUND.upper() }} {{ day.year + 1 }}",
]


@pytest.mark.parametrize("source", SOUND)
def test_what_fits_is_let_pass(source: str) -> None:
    assert errors(source) == []


@pytest.mark.parametrize("source", SOUND)
@pytest.mark.parametrize("more", [{}, FULLER, {"either": Record(2), "colour": Colour.BLUE}], ids=["with gaps", "without", "otherwise"])
def test_what_is_let_pass_is_drawn(source: str, more: dict[str, Any]) -> None:
    made = environment(source)
    made.globals["kept"] = lambda one: one.title_th
    drawn = made.get_template("t.html").render(VALUES | more)
    assert not re.search(r"None|True|False|\w\(| at 0x", drawn)


FAULTY = [
    # Attributes and names.
    ("{{ part.titel_th }}", "Part has no titel_th"),
    ("{{ part['titel_th'] }}", "Part has no titel_th"),
    ("{{ record.numbr }}", "Record has no numbr"),
    ("{{ slice.entries[0].titel_th }}", "Part has no titel_th"),
    ("{{ slice.newest().titel_th }}", "Part has no titel_th"),
    ("{{ kept_parts[text].titel_th }}", "Part has no titel_th"),
    ("{{ point.y }}", "Point has no y"),
    ("{{ colour.wram }}", "Colour has no wram"),
    ("{{ Colour.GREEN }}", "class Colour has no GREEN"),
    ("{{ address.of_page }}", "prongsai.address has no of_page"),
    ("{{ text.uper() }}", "str has no uper"),
    ("{{ day.isofromat() }}", "date has no isofromat"),
    ("{{ titel_th }}", "there is no titel_th"),
    ("{{ either.title_th if either }}", "Record has no title_th"),
    ("{% if flag %}{% set x = 1 %}{% endif %}{{ x }}", "x is not set on every way that leads here"),
    ("{% for one in parts %}{% set x = 1 %}{% endfor %}{{ x }}", "there is no x"),
    ("{% if false %}{{ part.titel_th }}{% endif %}{{ part.nam }}", "Part has no nam"),
    ("{% if flag %}{% else %}{{ part.titel_th }}{% endif %}", "Part has no titel_th"),
    # What may be None.
    ("{{ maybe.title_th }}", "maybe may be None, which has no title_th"),
    ("{% if maybe or flag %}{{ maybe.title_th }}{% endif %}", "maybe may be None, which has no title_th"),
    ("{% if maybe %}{% else %}{{ maybe.title_th }}{% endif %}", "maybe may be None, which has no title_th"),
    ("{% if flag and maybe %}{% else %}{{ maybe.title_th }}{% endif %}", "maybe may be None, which has no title_th"),
    ("{% if maybe %}{% set maybe = part.first %}{{ maybe.title_th }}{% endif %}", "maybe may be None, which has no title_th"),
    ("{% for maybe in [part.first] if flag %}{{ maybe.title_th }}{% endfor %}", "maybe may be None, which has no title_th"),
    (
        "{% if part.first %}{% for part in parts %}{{ part.first.title_th }}{% endfor %}{% endif %}",
        "part.first may be None, which has no title_th",
    ),
    ("{{ text_or_none }}", "text_or_none may be None and is printed"),
    ("{{ 'x' ~ text_or_none }}", "text_or_none may be None and is printed"),
    ("{{ text_or_none | upper }}", "text_or_none may be None and is printed"),
    ("{{ '%s' % text_or_none }}", "'%s' % text_or_none: what may be None is printed"),
    ("{% for one in text_or_none %}{% endfor %}", "text_or_none may be None, which cannot be looped over"),
    ("{{ by_name.get(text).title_th }}", "by_name.get(text) may be None, which has no title_th"),
    ("{{ to(text_or_none) }}", "to: argument 1 is to be str, not str | None"),
    ("{{ to(text if flag) }}", "to: argument 1 is to be str, not nothing | str"),
    ("{{ by_name[text_or_none].title_th }}", "dict[str, Part] has no key str | None"),
    ("{{ part_of(1, text)[0] }}", "part_of(1, text) may be None, which has no 0"),
    ("{{ number + number_or_none }}", "number + number_or_none: int + None"),
    ("{{ 'x' if text_or_none < text }}", "text_or_none < text: None and str have no order"),
    # What is not for readers.
    ("{{ part }}", "part is Part and is printed"),
    ("{{ parts }}", "parts is list[Part] and is printed"),
    ("{{ flag }}", "flag is bool and is printed"),
    ("{{ part.next_to }}", "part.next_to is function Part.next_to and is printed"),
    ("{{ parts | join(', ') }}", "parts | join: a part is Part and is printed"),
    # Loops.
    ("{% for one in part %}{% endfor %}", "Part cannot be looped over"),
    ("{% for one in parts %}{{ one.titel_th }}{% endfor %}", "Part has no titel_th"),
    ("{% for one in parts if one.nte %}{% endfor %}", "Part has no nte"),
    ("{% for one in parts %}{% else %}{{ one }}{% endfor %}", "there is no one"),
    ("{% for a, b, c in points %}{% endfor %}", "Point has 2 parts, not 3"),
    ("{% for a, b in [pair] %}{{ b.titel_th }}{% endfor %}", "Part has no titel_th"),
    ("{% for one in parts %}{{ loop.indx }}{% endfor %}", "loop has no indx"),
    ("{% for one in parts %}{{ loop(one.parts) }}{% endfor %}", "loop: this loop is not recursive"),
    ("{% for one in parts recursive %}{{ loop(one.colour) }}{{ one.upper }}{% endfor %}", "Part has no upper"),
    ("{% for name, one in by_name.items() %}{{ one.titel_th }}{% endfor %}", "Part has no titel_th"),
    ("{% set a, b = text %}{{ a.titel }}", "str has no titel"),
    # Macros.
    ("{% macro m(one) %}{{ one.titel_th }}{% endmacro %}{{ m(part) }}", "Part has no titel_th (called from t.html:1)"),
    ("{% macro m(one) %}{{ one.title_th }}{% endmacro %}{{ m(part) }}{{ m(record) }}", "Record has no title_th (called from t.html:1)"),
    ("{% macro m(one) %}{{ one }}{% endmacro %}{{ m() }}", "m: argument one is missing"),
    ("{% macro m(one) %}{{ one }}{% endmacro %}{{ m(1, 2) }}", "m: it takes 1 arguments, not 2"),
    ("{% macro m(one) %}{{ one }}{% endmacro %}{{ m(1, one=2) }}", "m: one is given twice"),
    ("{% macro m(one) %}{{ one }}{% endmacro %}{{ m(1, two=2) }}", "m: it has no argument two"),
    ("{% macro m(one=part.titel) %}{% endmacro %}{{ m() }}", "Part has no titel"),
    ("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", "caller: it may be None, which cannot be called (called from t.html:1)"),
    (
        "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(a, b) m() %}{% endcall %}",
        "caller: the block takes 2 arguments, not 1 (called from t.html:1)",
    ),
    (
        "{% macro m(all) %}{{ caller(all[0]) }}{% endmacro %}{% call(a) m(parts) %}{{ a.b }}{% endcall %}",
        "Part has no b (called from t.html:1, from t.html:1)",
    ),
    (
        "{% macro m(best) %}{{ best.note_th.upper() }}{% endmacro %}{% if best.note_th %}{{ m(part) }}{% endif %}",
        "best.note_th may be None, which has no upper (called from t.html:1)",
    ),
    # Other templates.
    ("{% import 'nowhere.html' as words %}", "there is no template 'nowhere.html'"),
    ("{% include text %}", "nobody knows which template text is"),
    ("{% import 'words.html' as words %}{{ words.drawn(part) }}", "template words.html has no drawn"),
    ("{% import 'words.html' as words %}{{ words._own() }}", "template words.html has no _own"),
    ("{% from 'words.html' import drawn %}", "template words.html has no drawn"),
    ("{% import 'words.html' as words %}{{ words.shown(record) }}", "words.html:1: Record has no title_th (called from t.html:1)"),
    ("{{ kept(record) }}", "words.html:1: Record has no title_th (called from t.html:1)"),
    ("{% set place = record %}{% include 'context.html' %}", "context.html:1: Record has no title_th"),
    ("{% set place = part %}{% include 'context.html' without context %}", "context.html:1: there is no part"),
    ("{% import 'context.html' as other %}", "context.html:1: there is no part"),
    ("{% set place = part %}{% include 'wrong.html' %}", "wrong.html:1: Part has no titel_th"),
    # Filters, tests and operators.
    ("{{ text | uper }}", "there is no filter uper"),
    ("{{ 'x' if text is sting }}", "there is no test sting"),
    ("{{ lines | length }}", "lines | length: Iterator[str] has no length"),
    ("{{ number | length }}", "number | length: int has no length"),
    ("{{ parts | map(attribute='titel_th') | join }}", "parts | map: Part has no titel_th"),
    ("{{ parts | map(attribute='first.title_th') | join }}", "parts | map: it may be None, which has no title_th"),
    ("{{ parts | selectattr('nte') | list | length }}", "parts | selectattr: Part has no nte"),
    ("{{ parts | sort(attribute='titel') | length }}", "parts | sort: Part has no titel"),
    ("{{ [text] | map('uper') | join }}", "this list | map: there is no filter uper"),
    ("{{ number | starred }}", "number | starred: text is to be str, not int"),
    ("{{ text | starred(1, 2) }}", "text | starred: too many positional arguments"),
    ("{{ (parts | first).titel_th }}", "Part has no titel_th"),
    ("{{ part | round }}", "part | round: Part is no number"),
    ("{{ text + number }}", "text + number: str + int"),
    ("{{ -text }}", "text is str, no number"),
    ("{{ 'x' if number < text }}", "number < text: int and str have no order"),
    ("{{ 'x' if number in text }}", "number is int, which is in no text"),
    ("{{ pair[2] }}", "tuple[int, Part] has no item 2"),
    ("{{ parts['a'] }}", "list[Part] has no a"),
    ("{{ number[0] }}", "int has no item 0"),
    ("{{ parts[text:] | length }}", "text is no whole number"),
    # Literals that nothing can equal.
    ("{{ 'x' if colour == 'rde' }}", "Colour is never 'rde'"),
    ("{{ 'x' if colour_or_none != 'rde' }}", "Colour | None is never 'rde'"),
    ("{{ 'x' if colour in ('red', 'bleu') }}", "Colour is never 'bleu'"),
    ("{{ 'x' if record.kind == 'c' }}", "'a' | 'b' is never 'c'"),
    ("{{ 'x' if number == '1' }}", "int is never '1'"),
    ("{{ {'red': 1}[colour] }}", "{'red'} has no key Colour.BLUE"),
    ("{{ {'red': 1, 'blue': 2, 'geen': 3}[colour] }}", "Colour is never 'geen'"),
    ("{{ {'red': 1, 'geen': 3}.get(colour, 2) }}", "Colour is never 'geen'"),
    ("{{ by_colour['red'] }}", "dict[Colour, int] has no key 'red'"),
    # Calls.
    ("{{ to() }}", "to: it takes 1 arguments without names, not 0"),
    ("{{ to(there=text) }}", "to: it takes 1 arguments without names, not 1"),
    ("{{ to(number) }}", "to: argument 1 is to be str, not int"),
    ("{{ address.of_index() }}", "address.of_index: missing a required argument: 'kind'"),
    ("{{ address.of_index('news', 1, 2) }}", "address.of_index: too many positional arguments"),
    ("{{ address.of_index('news', nmber=1) }}", "address.of_index: got an unexpected keyword argument 'nmber'"),
    ("{{ address.of_index('news', text) }}", "address.of_index: number is to be int, not str"),
    ("{{ address.of_agency(part) }}", "address.of_agency: agency is to be Whose, not Part"),
    ("{{ length_of(record) }}", "length_of: titled is to be Titled, not Record"),
    ("{{ length_of(part, text) }}", "length_of: more is to be int, not str"),
    ("{{ part.next_to(record) }}", "part.next_to: other is to be Part, not Record"),
    ("{{ part.title_th() }}", "part.title_th: str cannot be called"),
    ("{{ text.split(number) | join }}", "text.split: sep is to be str | None, not int"),
]


@pytest.mark.parametrize(("source", "error"), FAULTY)
def test_what_does_not_fit_is_told(source: str, error: str) -> None:
    assert error in errors(source)


def test_an_error_names_the_template_and_the_line() -> None:
    assert check(environment("\n\n{{ part.titel_th }}"), "t.html", NAMES) == ["t.html:3: Part has no titel_th"]


def test_an_error_is_told_once_however_often_its_macro_is_called() -> None:
    assert errors("{% macro m(one) %}{{ one.titel_th }}{% endmacro %}{{ m(part) }}{{ m(maybe or part) }}{{ m(best) }}") == [
        "Part has no titel_th (called from t.html:1)"
    ]


def test_what_is_any_is_counted_and_nothing_is_told_of_it() -> None:
    findings = found("{{ anything.at.all }}{% for one in anything %}{{ one.name }}{% endfor %}{{ text }}")
    assert findings.errors == []
    assert sorted(set(findings.unknown.values())) == [
        f"t.html:1: {one}" for one in ("anything", "anything.at", "anything.at.all", "one", "one.name")
    ]
    assert len(findings.expressions) == len(findings.unknown) + 1


def test_what_no_way_leads_to_is_counted() -> None:
    findings = found("{% macro uncalled(one) %}{{ one.titel_th }}{% endmacro %}\n{% if colour is none %}{{ colour.wram }}{% endif %}")
    assert findings.errors == []
    assert [line for _, line, _ in findings.unreached] == [1, 1, 2, 2]


def test_a_literal_in_a_shared_macro_is_in_vain_only_where_no_page_has_it() -> None:
    shared = "{% macro m(one) %}{{ 'x' if one == 'red' }}{{ 'y' if one == 'complaint' }}{{ 'z' if one == 'green' }}{% endmacro %}"
    loader = DictLoader(
        {
            "ui.html": shared,
            "a.html": "{% import 'ui.html' as ui %}{{ ui.m(one) }}",
            "b.html": "{% import 'ui.html' as ui %}{{ ui.m(one) }}",
        }
    )
    made = Environment(loader=loader, autoescape=True)
    one, other = examine(made, "a.html", {"one": Colour}), examine(made, "b.html", {"one": Purpose})
    assert one.errors + other.errors == []
    assert one.unreachable == ["ui.html:1: Colour is never 'complaint'", "ui.html:1: Colour is never 'green'"]
    assert (one | other).unreachable == ["ui.html:1: Colour is never 'green'"]


def test_a_view_gives_its_fields() -> None:
    view = make_dataclass("View", [("measure", Measure), ("agency", Agency | None)])
    assert annotations_of(view) == {"measure": Measure, "agency": Agency | None}


def test_a_field_that_is_renamed_is_missed() -> None:
    before = make_dataclass("Of", [("title_th", str), ("year_be", int)])
    after = make_dataclass("Of", [("name_th", str), ("year_be", int)])
    made = environment("{{ one.title_th }} {{ one.year_be }}")
    assert check(made, "t.html", {"one": before}) == []
    assert check(made, "t.html", {"one": after}) == ["t.html:1: Of has no title_th"]


def test_an_attribute_can_be_taken_to_be_missing() -> None:
    made = environment("{{ measure.title_th }}")
    assert examine(made, "t.html", {"measure": Measure}).asked == {(Measure, "title_th")}
    assert examine(made, "t.html", {"measure": Measure}, {(Measure, "title_th")}).errors == ["t.html:1: Measure has no title_th"]

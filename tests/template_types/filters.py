"""What Jinja's own filters give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from jinja2 import Environment
from jinja2.filters import FILTERS
from markupsafe import Markup
from tests.template_types.annotations import class_of, of_value
from tests.template_types.members import ANY, BLANK, Const, Fixed, Function, Member, Misfit, Type, exactly, only, union
from tests.template_types.reader import Reader
from tests.template_types.values import can_be, elements, is_sized, why_unprintable

_TEXT, _MARKUP, _INT = exactly(str), exactly(Markup), exactly(int)

OF_TEXT: dict[str, Type] = {
    **dict.fromkeys(
        ("upper", "lower", "capitalize", "title", "trim", "replace", "string", "center", "indent", "wordwrap", "truncate"), _TEXT
    ),
    **dict.fromkeys(("urlencode", "striptags", "format", "filesizeformat"), _TEXT),
    **dict.fromkeys(("safe", "escape", "e", "forceescape", "urlize"), _MARKUP),
    "wordcount": _INT,
}
"""What filters of texts give."""
_OF_ANYTHING = {"tojson": _MARKUP, "xmlattr": _MARKUP, "pprint": _TEXT, "int": _INT, "float": exactly(float)}
_OF_LIST: dict[str, type] = {
    **dict.fromkeys(("list", "sort"), list),
    **dict.fromkeys(("unique", "select", "reject", "selectattr", "rejectattr"), Iterator),
}
_ONE_OF_LIST = frozenset({"first", "last", "min", "max", "random"})

Attribute: TypeAlias = Callable[[Member, str], Type]
"""What an attribute of a value is, as a template asks for it."""


class Filters:
    """Jinja's filters in one environment."""

    def __init__(self, environment: Environment, reader: Reader, attribute: Attribute) -> None:
        self._environment = environment
        self._reader = reader
        self._attribute = attribute

    def default(self, value: Type, args: Sequence[Type], named: Mapping[str, Type]) -> Type:
        """`default`: what stands where nothing is set, or with `true` where nothing counts."""
        boolean = args[1] if len(args) > 1 else named.get("boolean", of_value(False))
        kept = (one for one in value if one is not BLANK and (can_be(True, one) or boolean == of_value(False)))
        return frozenset(kept) | (args[0] if args else named.get("default_value", of_value("")))

    def result(self, name: str, one: Member, args: Sequence[Type], named: Mapping[str, Type]) -> Type:
        """What any other filter gives; Any where that is not known."""
        cls = class_of(one) or object
        if name in OF_TEXT or name in _OF_ANYTHING:
            return (OF_TEXT | _OF_ANYTHING)[name]
        if name in ("round", "abs"):
            if one is not ANY and not issubclass(cls, int | float):
                raise Misfit(f"{one} is no number")
            return only(ANY) if one is ANY else exactly(cls)
        if name in ("length", "count"):
            if not is_sized(one):
                raise Misfit(f"{one} has no length")
            return _INT
        if name == "attr":
            return self._chain(only(one), args[0])
        if name in ("items", "dictsort"):
            pair = only(Fixed(tuple, (elements(one), self._reader.item(one, elements(one)))))
            return exactly(list if name == "dictsort" else Iterator, pair)
        if name == "reverse" and issubclass(cls, str):
            return _TEXT
        return self._of_list(name, elements(one), args, named)

    def _of_list(self, name: str, element: Type, args: Sequence[Type], named: Mapping[str, Type]) -> Type:
        if name in _OF_LIST or name in _ONE_OF_LIST:
            self._choose(name, element, args, named)
            return element if name in _ONE_OF_LIST else exactly(_OF_LIST[name], element)
        if name == "reverse":
            return exactly(Iterator, element)
        if name in ("batch", "slice"):
            return exactly(Iterator, exactly(list, element))
        if name == "map" and "attribute" not in named:
            return exactly(Iterator, self._mapped(element, args, named))
        if name in ("map", "sum", "join", "groupby"):
            by = named.get("attribute") or next(iter(args[0 if name == "groupby" else 1 :]), None)
            value = self._chain(element, by) if by else element
            return self._summed(name, value, element, named)
        return only(ANY)

    def _choose(self, name: str, element: Type, args: Sequence[Type], named: Mapping[str, Type]) -> None:
        """Holds that elements have what they are chosen or sorted by."""
        by_attribute = name in ("selectattr", "rejectattr")
        if by := args[0] if by_attribute else named.get("attribute"):
            self._chain(element, by)
        for test in union(args[1:2] if by_attribute else args[:1] if name in ("select", "reject") else ()):
            if isinstance(test, Const) and test.value not in self._environment.tests:
                raise Misfit(f"there is no test {test.value}")

    def _mapped(self, element: Type, args: Sequence[Type], named: Mapping[str, Type]) -> Type:
        """What the filter that is named gives for each element."""
        (called,) = args[0]
        assert isinstance(called, Const), "a filter is called by its name"
        if called.value not in self._environment.filters:
            raise Misfit(f"there is no filter {called.value}")
        function = self._environment.filters[called.value]
        if function is FILTERS.get(called.value):
            return union(self.result(called.value, one, args[1:], named) for one in element)
        return self._reader.call(Function(function), [element, *args[1:]], named)

    def _summed(self, name: str, value: Type, element: Type, named: Mapping[str, Type]) -> Type:
        if name == "map":
            return exactly(Iterator, value | named.get("default", frozenset()))
        if name == "groupby":
            return exactly(list, only(Fixed(tuple, (value, exactly(list, element)))))
        if name == "sum":
            return value
        for one in value:
            if why := why_unprintable(one):
                raise Misfit(f"a part {why} and is printed")
        return _TEXT

    def _chain(self, value: Type, names: Type) -> Type:
        """What `a.b` of a value is, as filters are given it."""
        for one in names:
            if not isinstance(one, Const) or not isinstance(one.value, str):
                return only(ANY)
            for name in one.value.split("."):
                value = union(self._attribute(each, name) for each in value)
        return value

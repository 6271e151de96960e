"""Views are values: picklable, hashable, small, and of types that hold no more than is shown."""

from __future__ import annotations

import dataclasses
import pickle
import pkgutil
import re
import types
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from tests.awkward import awkward_agency
from tests.building import write_files
from tests.portals import example_portal, make_agency, make_portal, make_site

import prongsai
from prongsai import pages
from prongsai.frozen import Frozen
from prongsai.model.agency import Unit
from prongsai.model.channel import Channel
from prongsai.model.e_service import EService
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.measure import Measure
from prongsai.model.oit_catalogue import CatalogueItem, OitCatalogue
from prongsai.model.portal import Agency, Portal
from prongsai.oit.verdict import ItemVerdict, YearVerdict
from prongsai.pages import Page, Plan, faces
from prongsai.pages.faces import (
    AgencyFace,
    ChannelFace,
    EServiceFace,
    FormFace,
    ItemFace,
    MeasureFace,
    Tally,
    UnitFace,
    VerdictFace,
    YearFace,
)
from prongsai.pages.planning import Planning
from prongsai.pages.portal_pages import AgencyWithChannels, AgencyWithServices, not_found
from prongsai.pages.view import VIEWS, AddressOfPart
from prongsai.render.written import plan_of
from prongsai.site.read import read_portal

for _module in pkgutil.iter_modules(pages.__path__):
    import_module(f"prongsai.pages.{_module.name}")

TEMPLATES = Path(prongsai.__file__).parent / "render/templates"
OURS = {name: view for name, view in VIEWS.items() if view.__module__.startswith("prongsai.")}
"""Not those that other tests make."""
MOST_BYTES = 6_000

OF_WHAT: dict[type, type] = {
    AgencyFace: Agency,
    AgencyWithChannels: Agency,
    AgencyWithServices: Agency,
    YearFace: FiscalYear,
    MeasureFace: Measure,
    UnitFace: Unit,
    ChannelFace: Channel,
    EServiceFace: EService,
    ItemFace: CatalogueItem,
    FormFace: OitCatalogue,
    VerdictFace: ItemVerdict,
    Tally: YearVerdict,
}
"""What each face is a face of."""
ITS_OWN: dict[type, set[str]] = {VerdictFace: {"year_be"}}
"""What a face says that the thing itself need not: a verdict is found in those on its year."""


def awkward_portal(folder: Path, *slugs: str) -> Portal:
    files = {name: text for slug in slugs for name, text in awkward_agency(slug).items()}
    write_files(folder, files)
    portal = read_portal(folder).portal
    assert portal
    return portal


def all_pages(portal: Portal) -> list[Page]:
    """Those of the plan, the one for what is not found, and one that a person wrote."""
    slug = portal.agencies[0].slug
    by_hand = plan_of(f"{slug}/about/" if slug else "about/", "เกี่ยวกับเรา", {}, make_site(portal))
    return [*Plan(portal).pages(), not_found(portal), by_hand]


def assert_values(planned: list[Page]) -> None:
    for page in planned:
        again = pickle.loads(pickle.dumps(page))  # noqa: S301
        assert again == page, page.address
        assert hash(again) == hash(page), page.address
        assert again is not page


def test_every_page_of_the_example_is_a_value() -> None:
    planned = all_pages(example_portal())
    assert len(planned) > 600
    assert {page.template for page in planned} == {*OURS, ""}
    assert_values(planned)


@pytest.mark.parametrize("slugs", [("",), ("one", "two")])
def test_every_page_of_awkward_agencies_is_a_value(slugs: tuple[str, ...], tmp_path: Path) -> None:
    planned = all_pages(awkward_portal(tmp_path, *slugs))
    assert len(planned) > 200
    assert_values(planned)


def test_a_page_that_says_something_else_is_another_value() -> None:
    one, other = (all_pages(make_portal((make_agency(hours_th=text),))) for text in ("หนึ่ง", "สอง"))
    differing = [page.address for page, again in zip(one, other, strict=True) if page != again]
    assert differing == ["kut-noi/contact/"]
    assert [page.address for page, again in zip(one, other, strict=True) if hash(page) != hash(again)] == differing


def test_views_are_small() -> None:
    assert median(len(pickle.dumps(page)) for page in Plan(example_portal()).pages()) <= MOST_BYTES


def test_every_page_template_has_its_view_and_every_view_its_template() -> None:
    texts = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
    everywhere = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")]
    parts = {name for text in everywhere for name in re.findall(r'(?:from|import|include|extends) "(\w+\.html)"', text)}
    # A page that leads on has no surroundings and no view.
    assert set(OURS) == set(texts) - parts - {"redirect.html"}
    assert {name: view.template for name, view in OURS.items()} == {name: name for name in OURS}


# Types


def held(annotation: Any) -> Iterator[Any]:
    """Every type that a value of this type can hold, itself first; of dataclasses of ours what their fields can hold."""
    yield from _held(annotation, set())


def _held(annotation: Any, met: set[Any]) -> Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _held(typing.get_args(annotation)[0], met)
        return
    if origin is not None:
        if origin not in (typing.Union, types.UnionType, typing.Literal, typing.ClassVar):
            yield origin
        for argument in typing.get_args(annotation) if origin is not typing.Literal else ():
            yield from _held(argument, met)
        return
    yield annotation
    if dataclasses.is_dataclass(annotation) and annotation not in met:
        met.add(annotation)
        hints = typing.get_type_hints(annotation, include_extras=True)
        for field in dataclasses.fields(annotation):
            yield from _held(hints[field.name], met)


def is_value(one: Any) -> bool:
    """Whether it is a type whose values stay as they are, and none of what is too much for a page."""
    if one in (..., None):  # `tuple[X, ...]`, `X | None`
        return True
    if not isinstance(one, type) or one in (object, Agency, FiscalYear, Portal, Planning):
        return False
    if issubclass(one, dict | list | set) and one is not Frozen:
        return False
    if typing.get_origin(one) or one.__module__ in ("collections.abc", "typing"):
        return False
    return one is AddressOfPart or not any("__call__" in vars(base) for base in one.__mro__)


@pytest.mark.parametrize("view", OURS.values(), ids=OURS)
def test_a_view_holds_values_only(view: type) -> None:
    assert dataclasses.is_dataclass(view)
    assert [one for one in held(view) if not is_value(one)] == []


def test_so_does_a_page_and_its_files() -> None:
    files = {type(file) for page in Plan(example_portal()).pages() for file in page.files}
    assert {file.__name__ for file in files} == {"CsvFile", "CsvSheet", "XlsxSheet", "ComparisonFile"}
    hints = typing.get_type_hints(Page)
    own = [hints[field.name] for field in dataclasses.fields(Page) if field.name not in ("view", "files")]
    # A table of agencies takes whatever has their names.
    protocols = [one for kind in (*files, *own) for one in held(kind) if getattr(one, "_is_protocol", False)]
    assert {one.__name__ for one in protocols} == {"ComparedAgency"}
    assert [one for kind in (*files, *own) for one in held(kind) if not is_value(one)] == []


@pytest.mark.parametrize(
    "annotation",
    [
        *(Agency, tuple[FiscalYear, ...], Portal | None, dict[str, str], list[int], Any, object, set[str], dict),
        *(typing.Callable[[int], str], typing.Mapping[str, str], typing.Sequence[int], typing.Iterable[str]),
        *(types.FunctionType, Frozen[str, list[int]], Planning),
    ],
    ids=str,
)
def test_what_is_none_is_told(annotation: Any) -> None:
    @dataclasses.dataclass
    class Below:
        it: Any

    Below.__annotations__["it"] = annotation
    assert [one for one in held(tuple[Below, ...]) if not is_value(one)] != []


# Faces


def test_every_face_is_known() -> None:
    named = {one for name, one in vars(faces).items() if isinstance(one, type) and name.endswith(("Face", "Tally"))}
    assert named | {AgencyWithChannels, AgencyWithServices} == set(OF_WHAT)


@pytest.mark.parametrize(("face", "thing"), OF_WHAT.items(), ids=lambda one: one.__name__)
def test_a_face_has_names_of_the_thing_only(face: type, thing: type) -> None:
    names = {field.name for field in dataclasses.fields(face)}
    has = {field.name for field in dataclasses.fields(thing)} | {name for name, one in vars(thing).items() if isinstance(one, property)}
    assert names - has == ITS_OWN.get(face, set())

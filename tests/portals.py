"""Portals made in memory, and the example portal as it is read from `content/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from tests.building import CHECKOUT

from prongsai.catalogue.oit import SHIPPED
from prongsai.exports import File
from prongsai.model.agency import AgencyKind, AgencyProfile, Unit
from prongsai.model.assessment import Assessment, Question, Tool
from prongsai.model.channel import Channel, Purpose
from prongsai.model.e_service import EService
from prongsai.model.fiscal_year import FiscalYear, YearRecord
from prongsai.model.measure import Measure
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency, Portal
from prongsai.model.publication import Redirect
from prongsai.oit.verdict import YearVerdict
from prongsai.pages import Page, pages_of
from prongsai.pages.planning import planning_of
from prongsai.pages.view import View
from prongsai.render.renderer import Renderer, Slots
from prongsai.render.site import Site
from prongsai.site.read import read_portal
from prongsai.thai.digits import Numerals

URL = "https://transparency.example/"

_View = TypeVar("_View", bound=View)


@cache
def example_portal() -> Portal:
    """The portal of `content/`."""
    portal = read_portal(CHECKOUT / "content").portal
    assert portal
    return portal


def make_portal(agencies: tuple[Agency, ...], *, oit_catalogues: OitForms = SHIPPED, redirects: tuple[Redirect, ...] = ()) -> Portal:
    """A portal of these agencies, judged by the shipped forms."""
    return Portal(agencies, oit_catalogues, redirects)


def make_agency(slug: str = "kut-noi", *, years: tuple[FiscalYear, ...] = (), **profile: Any) -> Agency:
    """An agency with one unit, two channels and one service."""
    required = {"kind": AgencyKind.SUBDISTRICT_ADMINISTRATION, "name_th": "องค์การบริหารส่วนตำบลกุดน้อย", "short_name_th": "อบต.กุดน้อย"}
    place = {"district_th": "สีคิ้ว", "province_th": "นครราชสีมา"}
    unit = Unit(id="office", name_th="สำนักปลัด")
    return Agency(
        slug=slug,
        profile=AgencyProfile(**{**required, **place, "units": (unit,), **profile}),
        units={unit.id: unit},
        channels=(
            Channel(id="general", purpose=Purpose.COMPLAINT, title_th="ศูนย์รับเรื่องร้องเรียน"),
            Channel(id="whistle", purpose=Purpose.CORRUPTION, title_th="แจ้งเบาะแส"),
        ),
        e_services=(EService(id="street-light", title_th="แจ้งซ่อมไฟถนน"),),
        years=years,
    )


def verdicts(agency: Agency, forms: OitForms = SHIPPED) -> Mapping[int, YearVerdict]:
    """The verdict on every year of an agency whose items are known."""
    return planning_of(agency, forms).verdicts


def view_of(page: Page, kind: type[_View]) -> _View:
    """What a page of a certain kind shows."""
    assert isinstance(page.view, kind)
    return page.view


def text_of(file: File) -> str:
    """A file of a page as it is written to a site that knows its own address."""
    return file.data(lambda address: URL + address).decode("utf-8")


def make_measures(count: int) -> tuple[Measure, ...]:
    """Measures `m1`, `m2`, …, of which only the title is known."""
    return tuple(Measure(id=f"m{number}", title_th=f"มาตรการ {number}") for number in range(1, count + 1))


def make_year(year_be: int = 2566, measures: tuple[Measure, ...] = (), **facts: Any) -> FiscalYear:
    """A fiscal year, with nothing but its measures where `facts` say nothing else."""
    return FiscalYear(**{"year_be": year_be, "record": YearRecord(), "assessment": None, "measures": measures, "questions": {}, **facts})


def make_assessment(**facts: Any) -> Assessment:
    """The result of a year, with one question."""
    question = Question(id="website", code="E6", tool=Tool.EIT, indicator="7", text_th="เข้าถึงข้อมูลง่าย")
    return Assessment(**{"questions": (question,), **facts})


def make_site(portal: Portal, *, url: str = URL, numerals: Numerals = Numerals.ARABIC) -> Site:
    """The site of `portal`."""
    return Site("ท้องถิ่นโปร่งใส", url, numerals, portal)


def draw(portal: Portal, **options: Any) -> dict[str, tuple[Page, Slots]]:
    """Every page of `portal` with its pieces, by address."""
    renderer = Renderer(make_site(portal, **options))
    return {page.address: (page, renderer.slots(page)) for page in pages_of(portal)}

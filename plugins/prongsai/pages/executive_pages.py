"""The executives of an agency; a page only where there are records."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.executive import Executive, of_side
from prongsai.model.structure import Side
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("executives.html")
class ExecutivesView(View):
    """The executives of both sides, by rank."""

    agency: AgencyFace
    sides: tuple[tuple[Side, tuple[Executive, ...]], ...]
    has_structure: bool


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/executives/`."""
    agency = planning.agency
    if not agency.executives:
        return
    yield Page(
        address=address.of_executives(agency),
        title_th="ผู้บริหาร",
        tab_title_th=f"ผู้บริหาร · {agency.short_name_th}",
        description_th=f"ตำแหน่ง ชื่อ และช่องทางติดต่อผู้บริหารฝ่ายการเมืองและฝ่ายข้าราชการประจำของ{agency.name_th}",
        view=ExecutivesView(
            agency=planning.face.naming(agency, (one.unit for one in agency.executives)),
            sides=tuple((side, of_side(agency.executives, side)) for side in Side),
            has_structure=agency.structure is not None,
        ),
        agency=planning.face,
        section=Section.HOME,
        crumbs=planning.crumbs_below(),
        found=Found(SearchKind.ORGANISATION, entries=tuple(one.id for one in agency.executives)),
    )

"""The structure of an agency and its powers; a page only where there is a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai import address
from prongsai.frozen import Frozen
from prongsai.model.structure import Side, Structure
from prongsai.pages.faces import AgencyFace
from prongsai.pages.page import Found, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view

_PICTURES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


@view("structure.html")
class StructureView(View):
    """`names` are those of the divisions by id; `is_picture` says whether the chart can be shown in the page."""

    agency: AgencyFace
    structure: Structure
    names: Frozen[str, str]
    sides: tuple[Side, ...]
    is_picture: bool
    has_executives: bool


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/structure/`."""
    agency, structure = planning.agency, planning.agency.structure
    if structure is None:
        return
    yield Page(
        address=address.of_structure(agency),
        title_th="โครงสร้าง หน้าที่และอำนาจ",
        tab_title_th=f"โครงสร้าง หน้าที่และอำนาจ · {agency.short_name_th}",
        description_th=f"แผนผังโครงสร้าง ส่วนงานฝ่ายการเมืองและฝ่ายข้าราชการประจำ หน้าที่และอำนาจ และกฎหมายที่เกี่ยวข้องของ{agency.name_th}",
        view=StructureView(
            agency=planning.face.naming(agency, (one.unit for one in structure.divisions)),
            structure=structure,
            names=Frozen({one.id: one.name_th for one in structure.divisions}),
            sides=tuple(Side),
            is_picture=structure.chart is not None and PurePosixPath(structure.chart).suffix.lower() in _PICTURES,
            has_executives=bool(agency.executives),
        ),
        agency=planning.face,
        section=Section.HOME,
        crumbs=planning.crumbs_below(),
        changed_on=structure.updated_on,
        found=Found(SearchKind.ORGANISATION),
    )

"""Who the agency is within: its structure and powers, and its executives; a page only where there are records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai import address
from prongsai.model.executive import of_side
from prongsai.model.portal import Agency
from prongsai.model.structure import Side, Structure
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Page, Section

_PICTURES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def pages(agency: Agency) -> Iterator[Page]:
    """`/<agency>/structure/` and `/<agency>/executives/`."""
    if agency.structure:
        yield _structure(agency, agency.structure)
    if agency.executives:
        yield _executives(agency)


def _structure(agency: Agency, structure: Structure) -> Page:
    return Page(
        address=address.of_structure(agency),
        title_th="โครงสร้าง หน้าที่และอำนาจ",
        tab_title_th=f"โครงสร้าง หน้าที่และอำนาจ · {agency.short_name_th}",
        description_th=f"แผนผังโครงสร้าง ส่วนงานฝ่ายการเมืองและฝ่ายข้าราชการประจำ หน้าที่และอำนาจ และกฎหมายที่เกี่ยวข้องของ{agency.name_th}",
        template="structure.html",
        context={
            "agency": agency,
            "structure": structure,
            "names": {one.id: one.name_th for one in structure.divisions},
            "sides": tuple(Side),
            "is_picture": structure.chart is not None and PurePosixPath(structure.chart).suffix.lower() in _PICTURES,
        },
        agency=agency,
        section=Section.HOME,
        crumbs=crumbs_below(agency),
        changed_on=structure.updated_on,
        found=Found(Kind.ORGANISATION),
    )


def _executives(agency: Agency) -> Page:
    return Page(
        address=address.of_executives(agency),
        title_th="ผู้บริหาร",
        tab_title_th=f"ผู้บริหาร · {agency.short_name_th}",
        description_th=f"ตำแหน่ง ชื่อ และช่องทางติดต่อผู้บริหารฝ่ายการเมืองและฝ่ายข้าราชการประจำของ{agency.name_th}",
        template="executives.html",
        context={"agency": agency, "sides": [(side, of_side(agency.executives, side)) for side in Side]},
        agency=agency,
        section=Section.HOME,
        crumbs=crumbs_below(agency),
        found=Found(Kind.ORGANISATION, entries=tuple(one.id for one in agency.executives)),
    )

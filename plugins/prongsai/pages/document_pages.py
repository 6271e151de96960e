"""Documents: what an agency publishes as files or links, of one year or for every year."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.model.document import Document, Fulfilment
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_forms import OitForms
from prongsai.model.portal import Agency
from prongsai.pages.agency_pages import crumbs_below
from prongsai.pages.page import Found, Kind, Link, Page, Section


def pages(agency: Agency, catalogues: OitForms, year: FiscalYear | None = None) -> Iterator[Page]:
    """`/<agency>/<year>/documents/`, or without a year `/<agency>/documents/`; only where there are any."""
    documents = year.documents if year else agency.documents
    if not documents:
        return
    of_what = f" ปีงบประมาณ {year.year_be}" if year else ""
    crumbs = [Link(f"ปีงบประมาณ {year.year_be}", address.of_year(agency, year.year_be))] if year else []
    yield Page(
        address=address.of_documents(agency, year.year_be if year else None),
        title_th=f"เอกสารเผยแพร่{of_what}",
        tab_title_th=f"เอกสารเผยแพร่{of_what} · {agency.short_name_th}",
        description_th=f"เอกสาร {len(documents)} ฉบับ{of_what} ของ{agency.name_th} พร้อมไฟล์หรือลิงก์ และช่วงเวลาที่เอกสารครอบคลุม",
        template="documents.html",
        context={
            "agency": agency,
            "year": year,
            "documents": documents,
            "folder": address.of_year(agency, year.year_be) if year else address.of_agency(agency),
            "links": {document.id: _links(agency, catalogues, document, year) for document in documents},
        },
        agency=agency,
        section=Section.DISCLOSURE,
        crumbs=crumbs_below(agency, *crumbs),
        changed_on=max((day for document in documents if (day := document.changed_on)), default=None),
        found=Found(Kind.DOCUMENTS, year.year_be if year else None),
    )


def _links(agency: Agency, catalogues: OitForms, document: Document, year: FiscalYear | None) -> list[Link]:
    """The OIT items that a document is evidence of: of its year, or of the newest year that is known."""
    known = [one.year_be for one in agency.years if one.year_be in catalogues]
    year_be = year.year_be if year else next(iter(known), 0)
    catalogue = catalogues.get(year_be)
    links: list[Link] = []
    for one in document.fulfils:
        for item in catalogue.items if catalogue else ():
            if _names(one, item.code, item.topic):
                page = f" (หน้า {one.page})" if one.page else ""
                links.append(Link(f"{item.code} {item.title_th}{page}", address.of_oit_item(agency, year_be, item.code)))
    return list(dict.fromkeys(links))


def _names(fulfilment: Fulfilment, code: str, topic: str) -> bool:
    return fulfilment.topic == topic or fulfilment.item == code

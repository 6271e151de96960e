"""Documents: what an agency publishes as files or links, of one year or for every year."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai import address
from prongsai.frozen import Frozen
from prongsai.model.document import Document, Fulfilment
from prongsai.model.fiscal_year import FiscalYear
from prongsai.pages.faces import AgencyFace, YearFace, face_of_year
from prongsai.pages.page import Found, Link, Page, SearchKind, Section
from prongsai.pages.planning import Planning
from prongsai.pages.view import View, view


@view("documents.html")
class DocumentsView(View):
    """`links` are the OIT items that a document is evidence of, by its id; `folder` is where the files lie."""

    agency: AgencyFace
    year: YearFace | None
    documents: tuple[Document, ...]
    folder: str
    links: Frozen[str, tuple[Link, ...]]


def of_agency(planning: Planning) -> Iterator[Page]:
    """`/<agency>/documents/`: those that hold in every year; only where there are any."""
    yield from _documents(planning, None)


def of_year(planning: Planning, year: FiscalYear) -> Iterator[Page]:
    """`/<agency>/<year>/documents/`; only where there are any."""
    yield from _documents(planning, year)


def _documents(planning: Planning, year: FiscalYear | None) -> Iterator[Page]:
    agency = planning.agency
    documents = year.documents if year else agency.documents
    if not documents:
        return
    of_what = f" ปีงบประมาณ {year.year_be}" if year else ""
    yield Page(
        address=address.of_documents(agency, year.year_be if year else None),
        title_th=f"เอกสารเผยแพร่{of_what}",
        tab_title_th=f"เอกสารเผยแพร่{of_what} · {agency.short_name_th}",
        description_th=f"เอกสาร {len(documents)} ฉบับ{of_what} ของ{agency.name_th} พร้อมไฟล์หรือลิงก์ และช่วงเวลาที่เอกสารครอบคลุม",
        view=DocumentsView(
            agency=planning.face.naming(agency, (one.unit for one in documents)),
            year=face_of_year(year) if year else None,
            documents=documents,
            folder=address.of_year(agency, year.year_be) if year else address.of_agency(agency),
            links=Frozen({document.id: _links(planning, document, year) for document in documents}),
        ),
        agency=planning.face,
        section=Section.DISCLOSURE,
        crumbs=planning.crumbs_below_year(year) if year else planning.crumbs_below(),
        changed_on=max((day for document in documents if (day := document.changed_on)), default=None),
        found=Found(SearchKind.DOCUMENTS, year.year_be if year else None),
    )


def _links(planning: Planning, document: Document, year: FiscalYear | None) -> tuple[Link, ...]:
    """The OIT items that a document is evidence of: of its year, or of the newest year that is known."""
    agency, forms = planning.agency, planning.forms
    known = [one.year_be for one in agency.years if one.year_be in forms]
    year_be = year.year_be if year else next(iter(known), 0)
    form = forms.get(year_be)
    links: list[Link] = []
    for one in document.fulfils:
        for item in form.items if form else ():
            if _names(one, item.code, item.topic):
                page = f" (หน้า {one.page})" if one.page else ""
                links.append(Link(f"{item.code} {item.title_th}{page}", address.of_oit_item(agency, year_be, item.code)))
    return tuple(dict.fromkeys(links))


def _names(fulfilment: Fulfilment, code: str, topic: str) -> bool:
    return fulfilment.topic == topic or fulfilment.item == code

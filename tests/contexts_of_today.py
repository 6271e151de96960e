"""What pages give their templates today, as the views that are to come: a dataclass a template.

It goes when `prongsai.pages.views` has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import make_dataclass
from datetime import date
from typing import Any, Protocol

from prongsai.exports.table import Table
from prongsai.model.agency import Unit
from prongsai.model.assessment import Question
from prongsai.model.channel import Channel, Purpose
from prongsai.model.document import Document
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive
from prongsai.model.fiscal_year import FiscalYear, Issue
from prongsai.model.measure import Measure, Status
from prongsai.model.news import News
from prongsai.model.no_gift import NoGift
from prongsai.model.oit_catalogue import OitCatalogue
from prongsai.model.oit_forms import Indicator
from prongsai.model.portal import Agency, Portal
from prongsai.model.procurement import Job
from prongsai.model.service_manual import ServiceManual
from prongsai.model.statistics import Statistics
from prongsai.model.structure import Side, Structure
from prongsai.oit.verdict import ItemState, YearVerdict
from prongsai.pages import comparison_pages, measure_pages, oit_pages, search_pages
from prongsai.pages.chart import ScoreOfYear, Segment
from prongsai.pages.facets import Facet
from prongsai.pages.named_items import NamedItem, Naming
from prongsai.pages.oit_sheet import ItemSheet
from prongsai.pages.page import Link, Slice
from prongsai.pages.procurement_pages import MonthOfJobs
from prongsai.pages.statistics_pages import Complaints


class _Form(Protocol):
    year_be: int
    present: list[Agency]
    absent: list[Agency]


_AddressOfPart = Callable[[int], str]
_OF_AGENCY: dict[str, Any] = {"agency": Agency}
_OF_YEAR: dict[str, Any] = {"agency": Agency, "year": FiscalYear}
_OF_PART: dict[str, Any] = {"part": Slice, "address_of_part": _AddressOfPart}

_CONTEXTS: dict[str, dict[str, Any]] = {
    "agency_home.html": {
        "agency": Agency,
        "year": FiscalYear | None,
        "year_before": FiscalYear | None,
        "done_before": int,
        "progress": tuple[Segment, ...],
        "scores": list[ScoreOfYear],
        "newest": list[tuple[date, FiscalYear, Measure]],
    },
    "channels.html": {**_OF_AGENCY, "groups": list[tuple[Purpose, tuple[Channel, ...]]], "corruption": tuple[Channel, ...]},
    "comparison.html": {
        "form": _Form,
        "years": list[int],
        "groups": list[comparison_pages.Group],
        "few": int,
        "none_confirmed": bool,
        "filtered": bool,
        "fictional": list[Agency],
        "formless": list[int],
        "states": list[ItemState],
        "facets": list[Facet],
        "file": str,
    },
    "comparison_topic.html": {
        "of_years": list[comparison_pages.OfYear],
        "asked": list[comparison_pages.OfYear],
        "states": list[ItemState],
        "lines": list[comparison_pages.Line],
        "facets": list[Facet],
        "file": str,
        **_OF_PART,
    },
    "contact.html": _OF_AGENCY,
    "corruption.html": {**_OF_AGENCY, "corruption": tuple[Channel, ...]},
    "documents.html": {
        "agency": Agency,
        "year": FiscalYear | None,
        "documents": tuple[Document, ...],
        "folder": str,
        "links": dict[str, list[Link]],
    },
    "e_service.html": {**_OF_AGENCY, "service": EService, "office": Unit | None, "channels": list[Channel]},
    "e_services.html": _OF_AGENCY,
    "evidence_pack.html": {
        **_OF_YEAR,
        "verdict": YearVerdict,
        "sheets": list[ItemSheet],
        "meanings": dict[ItemState, str],
        "span_th": str,
        "changed_on": date | None,
    },
    "executives.html": {**_OF_AGENCY, "sides": list[tuple[Side, tuple[Executive, ...]]]},
    "measure.html": {
        **_OF_YEAR,
        "measure": Measure,
        "issue": Issue | None,
        "indicator": Indicator | None,
        "questions": list[Question],
        "owners": tuple[Unit, ...],
        "channels": list[Channel],
        "e_services": list[EService],
        "oit_items": list[NamedItem],
        "siblings": list[measure_pages.Sibling],
        "previous": Measure | None,
        "next": Measure | None,
        "position": int,
    },
    "measures.html": {
        **_OF_YEAR,
        **_OF_PART,
        "years": list[FiscalYear],
        "progress": tuple[Segment, ...],
        "facets": list[Facet],
        "groups": list[measure_pages.Group],
    },
    "news.html": {**_OF_YEAR, **_OF_PART, "table": Table},
    "news_item.html": {**_OF_YEAR, "news": News},
    "no_gift.html": {**_OF_YEAR, "no_gift": NoGift},
    "not_found.html": {"portal": Portal, "provinces": list[tuple[str, list[Agency]]], "count": int, "more": bool},
    "oit.html": {
        **_OF_YEAR,
        "verdict": YearVerdict,
        "years": list[int],
        "groups": list[oit_pages.Group],
        "changes": list[oit_pages.Change],
        "facets": list[Facet],
        "own": int,
        "unconfirmed": int,
        "span_th": str,
        "changed_on": date | None,
        "states": list[ItemState],
    },
    "oit_item.html": {**_OF_YEAR, "sheet": ItemSheet, "namings": list[Naming], "siblings": list[oit_pages.Sibling]},
    "oit_provisional.html": {
        **_OF_YEAR,
        "years": list[int],
        "catalogue": OitCatalogue,
        "verdict": YearVerdict | None,
        "states": list[ItemState],
        "states_of": dict[str, ItemState],
    },
    "participation.html": {**_OF_YEAR, "table": Table},
    "portal_channels.html": {"agencies": Sequence[Agency], **_OF_PART},
    "portal_e_services.html": {"agencies": Sequence[Agency], **_OF_PART},
    "portal_home.html": {"provinces": list[tuple[str, list[Agency]]], "count": int, "compared": list[int], **_OF_PART},
    "procurement.html": {
        **_OF_YEAR,
        "months": list[MonthOfJobs],
        "jobs": tuple[Job, ...],
        "whole": Table,
        "spent": float | None,
        "asks_ministry": bool,
    },
    "search.html": {
        "portal": Portal,
        "shelves": list[search_pages.Shelf],
        "small": bool,
        "statuses": tuple[Status | None, ...],
        "verdicts": tuple[ItemState, ...],
    },
    "search_index.html": {"shelf": search_pages.Shelf, "groups": list[search_pages.Group], **_OF_PART},
    "service_manual.html": {**_OF_AGENCY, "manual": ServiceManual, "unit": Unit | None, "e_service": EService | None},
    "service_manuals.html": {**_OF_AGENCY, "table": Table},
    "statistics.html": {**_OF_YEAR, "statistics": Statistics, "services": list[Table], "complaints": list[Complaints]},
    "structure.html": {
        **_OF_AGENCY,
        "structure": Structure,
        "names": dict[str, str],
        "sides": tuple[Side, ...],
        "is_picture": bool,
    },
    "year.html": {
        **_OF_YEAR,
        "progress": tuple[Segment, ...],
        "indicators": dict[str, Indicator],
        "oit": YearVerdict | None,
        "oit_states": list[ItemState],
        "oit_stand_in": OitCatalogue | None,
        "answered_in": FiscalYear | None,
        "last_result": FiscalYear | None,
        "records": list[Link],
    },
}
VIEWS: dict[str, type] = {name: make_dataclass("View", names.items(), frozen=True) for name, names in _CONTEXTS.items()}
"""The view of each page template."""

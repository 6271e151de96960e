"""Every address of the site: a contract, held by tests. Addresses are relative to the site, end in `/`, and are as links have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote, unquote

from prongsai.thai.text import normalise


class Whose(Protocol):
    """Whose pages they are: an agency, or what is known of one."""

    @property
    def slug(self) -> str:
        """Its folder; empty on a site of one agency."""


PAGE_SIZE = 200
"""A list with more entries is split into pages."""

NOT_FOUND = "404.html"
"""The page that hosts show where there is none."""

SEARCH = "search/"
"""The search page, and the start of the site's index."""


def of_agency(agency: Whose) -> str:
    """`kut-noi/`; the site's root on a site of one agency."""
    return f"{agency.slug}/" if agency.slug else ""


def of_year(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/`."""
    return f"{of_agency(agency)}{year_be}/"


def of_measures(agency: Whose, year_be: int, number: int = 1) -> str:
    """`kut-noi/2566/measures/`, and `…/measures/page-2/` where a list is split."""
    return nth(f"{of_year(agency, year_be)}measures/", number)


def of_measure(agency: Whose, year_be: int, measure_id: str) -> str:
    """`kut-noi/2566/measures/executive-participation/`."""
    return f"{of_year(agency, year_be)}measures/{measure_id}/"


def of_documents(agency: Whose, year_be: int | None = None) -> str:
    """`kut-noi/2566/documents/`; `kut-noi/documents/` for those that hold in every year."""
    return f"{of_year(agency, year_be) if year_be else of_agency(agency)}documents/"


def of_oit(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/oit/`."""
    return f"{of_year(agency, year_be)}oit/"


def of_oit_item(agency: Whose, year_be: int, code: str) -> str:
    """`kut-noi/2566/oit/o13/`."""
    return f"{of_oit(agency, year_be)}{code.lower()}/"


def of_evidence_pack(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/oit/evidence-pack/`."""
    return f"{of_oit(agency, year_be)}evidence-pack/"


def of_comparison(year_be: int | None = None) -> str:
    """`oit/2569/`, where a portal compares its agencies; `oit/` for the newest year."""
    return f"oit/{year_be}/" if year_be else "oit/"


def of_topic(topic: str, number: int = 1) -> str:
    """`oit/topics/annual-report/`, and `…/page-2/` where the agencies are many."""
    return nth(f"oit/topics/{topic}/", number)


def of_kind(agency: Whose, year_be: int, stem: str) -> str:
    """`kut-noi/2566/statistics/`: the page of what a file of a year holds, which is called as the file."""
    return f"{of_year(agency, year_be)}{stem}/"


def of_statistics(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/statistics/`."""
    return f"{of_year(agency, year_be)}statistics/"


def of_procurement(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/procurement/`."""
    return f"{of_year(agency, year_be)}procurement/"


def of_news(agency: Whose, year_be: int, number: int = 1) -> str:
    """`kut-noi/2566/news/`, and `…/news/page-2/` where the list is split."""
    return nth(f"{of_year(agency, year_be)}news/", number)


def of_news_item(agency: Whose, year_be: int, news_id: str) -> str:
    """`kut-noi/2566/news/tree-planting/`."""
    return f"{of_year(agency, year_be)}news/{news_id}/"


def of_participation(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/participation/`."""
    return f"{of_year(agency, year_be)}participation/"


def of_no_gift(agency: Whose, year_be: int) -> str:
    """`kut-noi/2566/no-gift/`."""
    return f"{of_year(agency, year_be)}no-gift/"


def of_channels(agency: Whose) -> str:
    """`kut-noi/channels/`."""
    return f"{of_agency(agency)}channels/"


def of_corruption(agency: Whose) -> str:
    """`kut-noi/channels/corruption/`."""
    return f"{of_channels(agency)}corruption/"


def of_e_services(agency: Whose) -> str:
    """`kut-noi/e-services/`."""
    return f"{of_agency(agency)}e-services/"


def of_e_service(agency: Whose, service_id: str) -> str:
    """`kut-noi/e-services/street-light-repair/`."""
    return f"{of_e_services(agency)}{service_id}/"


def of_structure(agency: Whose) -> str:
    """`kut-noi/structure/`."""
    return f"{of_agency(agency)}structure/"


def of_executives(agency: Whose) -> str:
    """`kut-noi/executives/`."""
    return f"{of_agency(agency)}executives/"


def of_service_manuals(agency: Whose) -> str:
    """`kut-noi/service-manuals/`."""
    return f"{of_agency(agency)}service-manuals/"


def of_service_manual(agency: Whose, manual_id: str) -> str:
    """`kut-noi/service-manuals/birth-registration/`."""
    return f"{of_service_manuals(agency)}{manual_id}/"


def of_contact(agency: Whose) -> str:
    """`kut-noi/contact/`."""
    return f"{of_agency(agency)}contact/"


def of_index(kind: str, number: int = 1) -> str:
    """`search/measure/`, and `search/measure/page-2/` where the list of a kind is split."""
    return nth(f"{SEARCH}{kind}/", number)


def of_file(folder: str, name: str) -> str:
    """A file in the folder of an address: `kut-noi/2566/files/100%25.pdf` for `files/100%.pdf`."""
    return folder + encoded(name)


def encoded(name: str) -> str:
    """A path as the disk spells it → as a link has it, so that no `#`, `?`, `%` or space in it changes where the link leads."""
    return quote(name, errors="surrogateescape")


def readable(link: str) -> str:
    """An address as a person types it from paper: Thai letters are letters, unless they were typed in a way that nobody repeats."""
    path, mark, anchor = link.partition("#")
    parts = ((part, unquote(part)) for part in path.split("/"))
    return "/".join(_NOT_TYPED.sub(_quoted, name) if normalise(name) == name else part for part, name in parts) + mark + anchor


_NOT_TYPED = re.compile(r"""[\x00-\x20"#%<>?\[\\\]^`{|}\ufffd]""")


def _quoted(character: re.Match[str]) -> str:
    return quote(character.group(), safe="")


def nth(address: str, number: int) -> str:
    """The address of page `number` (from 1) of a list."""
    return address if number == 1 else f"{address}page-{number}/"


def depth(address: str) -> int:
    """How many folders below the root a page lies."""
    return address.count("/")


def links_from(here: str) -> Callable[[str], str]:
    """How page `here` links to a page or file: a function from its address, both from the site's root."""
    up = "../" * depth(here)
    return lambda there: (up + there) or "./"

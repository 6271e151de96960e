"""One page of every kind, by what a person would call it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

KINDS = {
    "portal home": "",
    "portal channels": "channels/",
    "portal e-services": "e-services/",
    "comparison": "oit/2566/",
    "comparison of a topic": "oit/topics/contact/",
    "agency home": "sample/",
    "year": "sample/2569/",
    "year to come": "sample/2570/",
    "year opened again": "sample/2566/",
    "OIT of a year to come": "sample/2570/oit/",
    "measure list": "sample/2569/measures/",
    "measure": "sample/2569/measures/waste-collection-calendar/",
    "statistics": "sample/2569/statistics/",
    "procurement": "sample/2569/procurement/",
    "news list": "sample/2569/news/",
    "news": "sample/2569/news/big-cleaning-day/",
    "participation": "sample/2569/participation/",
    "no gift": "sample/2569/no-gift/",
    "OIT checklist": "sample/2569/oit/",
    "OIT item": "sample/2569/oit/o21/",
    "OIT evidence pack": "sample/2569/oit/evidence-pack/",
    "channels": "sample/channels/",
    "corruption channels": "sample/channels/corruption/",
    "e-services": "sample/e-services/",
    "e-service": "sample/e-services/street-light-repair/",
    "structure": "sample/structure/",
    "executives": "sample/executives/",
    "service manuals": "sample/service-manuals/",
    "service manual": "sample/service-manuals/building-permit/",
    "contact": "sample/contact/",
    "search": "search/",
    "index of a kind": "search/measure/",
    "not found": "no/such/page/",
}

WITH_GAPS = {
    "agency home with gaps": "chai-mongkhon/",
    "measure list with gaps": "din-daeng/2568/measures/",
    "OIT checklist with gaps": "kut-noi/2566/oit/",
    "OIT item with gaps": "kut-noi/2566/oit/o42/",
    "corruption channels with gaps": "kut-noi/channels/corruption/",
    "contact with gaps": "kut-noi/contact/",
}
"""Pages of agencies whose reports say little: much is "not disclosed" there."""

SITE_URL = "https://prongsai.example/"
"""The example portal's own address, from its `mkdocs.yml`."""


def addresses_in(site: Path) -> list[str]:
    """The address of every page of a built site; 404.html is left out, and what only leads on to another page."""
    pages = (path for path in site.rglob("index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    folders = (path.parent.relative_to(site).as_posix() for path in pages)
    return sorted("" if folder == "." else f"{folder}/" for folder in folders)


def unlike_each_other(addresses: Iterable[str]) -> list[str]:
    """The same without most pages that differ by their titles only: of the items that agencies tell nothing of, one in ten."""
    alike = re.compile("(?!sample/).*/oit/o[0-9]+/")
    return [address for number, address in enumerate(addresses) if not alike.fullmatch(address) or number % 10 == 0]
